"""Months of every length and the turn of the year, from sample to bank."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from month_steps import assert_reproduced
from sample_company import Company

from einvoice.core.period import Period
from jobs.setup.config_text import config_text
from jobs.setup.sample import write_sample


def month(home: Path, period: str, today: str) -> Company:
    """Make an installation with a month imported."""
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text(config_text("TEST01", today, settle_seconds=0), "utf-8")
    write_sample(home / "input", 12, 3, 4, Period.parse(period))
    company = Company(home)
    assert company.cli("init").code == 0
    assert company.cli("import", str(home / "input")).code == 0
    return company


@pytest.mark.parametrize(
    ("period", "today", "due", "first_number"),
    [
        pytest.param("2026-12", "2027-01-05", "2027-01-31", "27010000001", id="turn of the year"),
        pytest.param("2027-01", "2027-02-05", "2027-02-28", "27020000001", id="31 days, due on 28"),
        pytest.param("2027-02", "2027-03-05", "2027-03-31", "27030000001", id="28 days"),
        pytest.param("2028-02", "2028-03-06", "2028-03-31", "28030000001", id="29 days"),
        pytest.param("2026-11", "2026-12-04", "2026-12-31", "26120000001", id="30 days"),
    ],
)
def test_a_month_from_readings_to_bank(
    tmp_path: Path, period: str, today: str, due: str, first_number: str
) -> None:
    """Window, numbers, due date and the period on the invoice follow the calendar."""
    company = month(tmp_path / "home", period, today)
    result = company.cli("run", "--json")
    assert result.code == 0, result.err
    counts = result.json["counts"]
    assert counts["issued"] == counts["calculated"] == 12
    assert counts["accepted"] == counts["rendered"] > 0
    target = tmp_path / "invoices.csv"
    assert company.cli("export", "invoices", "--period", period, "--to", str(target)).code == 0
    assert first_number in target.read_text("utf-8")
    texts = [path.read_text("utf-8") for path in company.home.glob("bank/*/inbox/*.xml")]
    assert {d for text in texts for d in re.findall("<PayDueDate>([^<]*)", text)} == {due}
    last_day = str(Period.parse(period).last_day)
    assert {d for text in texts for d in re.findall("<EndDate>([^<]*)", text)} == {last_day}
    assert_reproduced(company, period)


def test_ten_times_the_usual_is_flagged_and_not_held(company: Company) -> None:
    """A register that jumped: `check` names the flat; with three invoices it is not held."""
    for period, today in (
        ("2026-07", "2026-08-05"),
        ("2026-08", "2026-09-04"),
        ("2026-09", "2026-10-05"),
    ):
        for kind in ("costs", "balances"):
            text = (company.home / "input" / f"{kind}.csv").read_text("utf-8")
            earlier = company.home / f"{kind}-{period}.csv"
            if period != "2026-09":  # the owner who is named came in September
                text = re.sub(r"(2026-10,.*),[0-9-]+$", r"\1,", text, flags=re.MULTILINE)
            earlier.write_text(text.replace("2026-10", period), "utf-8")
            assert company.cli("import", str(earlier)).code == 0
        ran = company.cli("run", "--period", period, today=today)
        assert ran.code == 0
        assert ("what moved most since" in ran.out) is (period != "2026-07")
    flat_id = "B0001-1"
    meters = (company.home / "input" / "meters.csv").read_text("utf-8").splitlines()
    meter_id = next(m for m in meters if f",flat,{flat_id},cold_water," in m).split(",")[0]
    rows = (company.home / "input" / "readings.csv").read_text("utf-8").splitlines()
    own = [row.split(",") for row in rows if row.startswith(f"{meter_id},2026-1")]
    october = max(own, key=lambda cells: cells[1])
    october[2] = str(Decimal(october[2]) + 90)
    jumped = company.home / "readings-jumped.csv"
    jumped.write_text(f"{rows[0]}\n{','.join(october)}\n", "utf-8")
    assert company.cli("import", str(jumped)).code == 0
    calculated = company.cli("calculate", "--json")
    assert calculated.json["held"] == 0
    checked = company.cli("check", "--json").json
    found = checked["findings"]
    assert calculated.json["movers"] == checked["movers"]
    first = calculated.json["movers"][0]
    assert first["before_cents"] != first["now_cents"]
    told = company.cli("calculate").out
    assert "what moved most since 2026-09" in told
    assert first["service"].replace("_", " ") in told.split("what moved most")[1].lower()
    assert "UNUSUAL_USE" in {row["code"] for row in found if row["where"] == flat_id}
