"""A house of a few flats whose meters are read, month by month."""

import csv
from pathlib import Path

from sample_company import Company

from einvoice.core.period import Period
from jobs.setup.config_text import config_text

OCTOBER = Period(2026, 10)


FILES = {
    "buildings": (
        "building_id,address,city,postal_code,regulation\nB1,Mālkalnes 1,Ogre,LV-5001,1013\n"
    ),
    "flats": (
        "flat_id,building_id,number,fee_area_m2,heat_area_m2\nF1,B1,1,50,50\nF2,B1,2,50,50\n"
    ),
    "customers": (
        "flat_id,name,customer_kind,valid_from\n"
        "F1,Anna Ozola,person,2020-01-01\nF2,Jānis Bērzs,person,2020-01-01\n"
    ),
    "meters": (
        "meter_id,place_kind,place_id,service,serial,installed_on,removed_on,start_value,end_value\n"
        "H,building,B1,cold_water,SH,2026-06-30,,0,\n"
        "M1,flat,F1,cold_water,S1,2026-06-30,,0,\n"
        "M2,flat,F2,cold_water,S2,2026-06-30,,0,\n"
    ),
    "readings": (
        "meter_id,read_on,value\n"
        "H,2026-07-31,8\nH,2026-08-31,16\nH,2026-09-30,24\nH,2026-10-31,32\n"
        "M1,2026-07-31,3\nM1,2026-08-31,6\nM1,2026-09-30,9\n"
        "M2,2026-07-31,5\nM2,2026-08-31,10\nM2,2026-09-30,15\nM2,2026-10-31,20\n"
    ),
    "tariffs": (
        "service,building_id,valid_from,unit,price_net,vat_percent\n"
        "cold_water,,2020-01-01,m3,1.0000,12\nsewage,,2020-01-01,m3,2.0000,12\n"
        "management_fee,,2020-01-01,m2,0.5000,21\n"
    ),
    "norms": "service,building_id,valid_from,value\nwater,,2020-01-01,4.5\n",
}


class House:
    """Two flats with a cold-water meter each and a house meter; its months issued one by one."""

    def __init__(self, home: Path) -> None:
        self.company = Company(home)
        (home / "input").mkdir(parents=True)
        text = config_text("TEST01", "2026-11-05", settle_seconds=0)
        (home / "config.toml").write_text(text, "utf-8")
        self.company.edit_config('language = "lv"', 'language = "en"')
        assert self.company.cli("init").code == 0
        for kind, rows in FILES.items():
            self.told(kind, *rows.splitlines()[1:])

    def told(self, kind: str, *rows: str, today: str = "2026-11-05", code: int = 0) -> str:
        """Import rows of a kind on a day; return what was said."""
        header = FILES[kind].splitlines()[0]
        path = self.company.home / "input" / f"{kind}.csv"
        path.write_text("\n".join([header, *rows, ""]), "utf-8")
        found = self.company.cli("import", str(path), today=today)
        assert found.code == code, found.err + found.out
        return found.out + found.err

    def step(self, name: str, period: Period, code: int = 0) -> str:
        """Do one step of a month on the 5th of the next; return what it printed."""
        today = str(period.next.first_day.replace(day=5))
        found = self.company.cli(name, "--period", str(period), today=today)
        assert found.code == code, found.err
        return found.out

    def issued(self, period: Period) -> dict[str, str]:
        """Issue a month; return each flat's m3 of cold water."""
        self.step("calculate", period)
        self.step("issue", period)
        return self.water(period)

    def water(self, period: Period, service: str = "cold_water") -> dict[str, str]:
        """Return each flat's m3 of a service."""
        target = self.company.home / "lines.csv"
        done = self.company.cli("export", "lines", "--period", str(period), "--to", str(target))
        assert done.code == 0
        with target.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return {row["flat_id"]: row["quantity"] for row in rows if row["service"] == service}


NEW = "N1,flat,F1,cold_water,SN,2026-10-10,,0,"


NOVEMBER = Period(2026, 11)


IN_NOVEMBER = ("H,2026-11-30,40", "M1,2026-11-30,20", "M2,2026-11-30,25")


def lines_of(house: House, period: Period) -> list[str]:
    """Return the exported lines of a month."""
    house.water(period)
    return (house.company.home / "lines.csv").read_text("utf-8").splitlines()


GONE = "M1,flat,F1,cold_water,S1,2026-06-30,2026-10-10,0,10"
