"""A drawn world of flats that are sold, with orders, meters and readings that come and go.

It keeps books of its own: which account, name and balance is whose. What the program makes of it
is compared with these books alone; no rule of the program is repeated here.
"""

import csv
import datetime as dt
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sample_company import Company

from bank_adapters.simulator.orders import render_applications
from einvoice.core.period import Period
from jobs.setup.sample.draw import Draw
from jobs.setup.sample.people import account as drawn_account
from jobs.setup.sample.people import person as drawn_person

BANKS = {"seb": "SEB-EXAMPLE", "swedbank": "SWED-EXAMPLE"}
SELLER = "49900001005"
NAME = re.compile(r"Persona [0-9]{4}[a-z]*")
_DAY = dt.timedelta(days=1)


@dataclass
class Human:
    """Somebody with all names they had; ``code`` may be empty."""

    number: int
    code: str
    names: list[str]


@dataclass
class Flat:
    """A flat: the rows told of its customers, who is really there, and its meter."""

    flat_id: str
    told: list[dict[str, str]] = field(default_factory=list)
    there: list[Human] = field(default_factory=list)
    told_late: bool = False
    meter: int = 1
    register: int = 0
    installed: dt.date = dt.date(2025, 1, 1)


class World:
    """The drawn company, month by month."""

    def __init__(self, company: Company, seed: int, flats: int, first: Period) -> None:
        self.company, self.first = company, first
        self.random = random.Random(seed)  # noqa: S311 - repeatable, no secret
        self._draw = Draw(seed)
        self.humans: list[Human] = []
        self.flats = [Flat(f"F{number:04d}") for number in range(flats)]
        self.account_of: dict[str, set[int]] = {}
        self.used: dict[tuple[str, int], list[str]] = {}
        self.pays_for: dict[tuple[str, int], set[int]] = {}
        self.balance_of: dict[int, int] = {}
        self._files: dict[str, list[dict[str, str]]] = {}
        self.sold = 0

    def chance(self, percent: int) -> bool:
        """Return true in so many of a hundred cases."""
        return self.random.randrange(100) < percent

    def human(self, like: Human | None = None) -> Human:
        """Return somebody new; ``like`` is one with the same name and another code."""
        number = len(self.humans)
        coded = like is not None or self.chance(75)
        code = drawn_person(self._draw).code if coded else ""
        made = Human(number, code, [like.names[-1] if like else f"Persona {number:04d}"])
        self.humans.append(made)
        return made

    def account(self, flat: Flat, human: Human, bank: str) -> str:
        """Return a new account of somebody, who may pay for a later customer of the flat too."""
        made = drawn_account(self._draw, bank)
        place = flat.flat_id, human.number
        self.used.setdefault(place, []).append(made)
        self.account_of[made] = {human.number, *self.pays_for.get(place, ())}
        return made

    def confirm(self, flat: Flat, address: str) -> None:
        """Note that whoever ordered with an account pays for the present customer from now on."""
        present = self.teller(flat).number
        for (flat_id, payer), accounts in self.used.items():
            if flat_id == flat.flat_id and address in accounts:
                self.pays_for.setdefault((flat_id, payer), set()).add(present)
                for one in accounts:
                    self.account_of[one].add(present)

    def known(self, name: str, code: str) -> Human:
        """Return who is meant by name and code."""
        own = [human for human in self.humans if name in human.names]
        return next(human for human in own if human.code == code)

    # What is told to the program

    def add(self, kind: str, **cells: object) -> None:
        """Put a row into the month's import files."""
        self._files.setdefault(kind, []).append({name: str(v) for name, v in cells.items()})

    def bring(self, today: dt.date, name: str) -> int:
        """Import what was put together, and return the exit code."""
        folder = self.company.home / "told" / name
        folder.mkdir(parents=True)
        for kind, rows in self._files.items():
            with (folder / f"{kind}.csv").open("w", encoding="utf-8", newline="") as file:
                columns = list(dict.fromkeys(name for row in rows for name in row))
                writer = csv.DictWriter(file, columns, restval="")
                writer.writeheader()
                writer.writerows(rows)
        self._files = {}
        return self.company.cli("import", str(folder), today=str(today)).code

    def begin(self) -> None:
        """Put the first import together: houses, prices, meters and customers."""
        since = self.first.first_day
        for service, unit in (("management_fee", "m2"), ("cold_water", "m3"), ("sewage", "m3")):
            price = {"valid_from": "2020-01-01", "unit": unit, "price_net": "1.1"}
            self.add("tariffs", service=service, **price, vat_percent=21, vat_kind="TAX")
        for number, flat in enumerate(self.flats):
            home = f"B{number // 8:03d}"
            if number % 8 == 0:
                place = {"address": f"Iela {home}", "city": "Ogre", "postal_code": "LV-5001"}
                self.add("buildings", building_id=home, **place, regulation="1013")
            areas = {"fee_area_m2": 40 + number % 30, "heat_area_m2": 40}
            self.add("flats", flat_id=flat.flat_id, building_id=home, number=number, **areas)
            self._meter(flat, dt.date(2025, 1, 1))
            self.read(flat, since - _DAY)
            self.move_in(flat, self.human(), since)
            if self.chance(60):
                self.import_order(flat, since - dt.timedelta(days=self.random.randrange(900)))

    def move_in(self, flat: Flat, human: Human, told_from: dt.date) -> None:
        """Tell that somebody is the customer from a day on; who was before leaves."""
        if flat.told:
            flat.told[-1]["valid_to"] = str(told_from - _DAY)
            self.add("customers", **flat.told[-1])
        row = {"flat_id": flat.flat_id, "name": human.names[-1], "customer_kind": "person"}
        row |= {"code": human.code, "language": "en", "valid_from": str(told_from), "valid_to": ""}
        flat.told.append(row)
        self.add("customers", **row)
        if not flat.there or flat.there[-1] is not human:
            flat.there.append(human)

    def import_order(self, flat: Flat, since: dt.date) -> None:
        """Put in an order of the customer told of, sometimes paid by a firm of theirs."""
        human, bank = self.teller(flat), self.random.choice(list(BANKS))
        payer = {"payer_name": human.names[-1], "payer_code": human.code}
        if self.chance(25):
            payer = {"payer_name": f"Firma {human.number:04d}", "payer_code": ""}
        where = {"flat_id": flat.flat_id, "bank": bank, "valid_from": since}
        self.add("subscriptions", **where, channel_address=self.account(flat, human, bank), **payer)

    def teller(self, flat: Flat) -> Human:
        """Return the customer that the program was told of last."""
        return self.known(flat.told[-1]["name"], flat.told[-1]["code"])

    def _meter(self, flat: Flat, day: dt.date) -> None:
        meter = {"meter_id": f"{flat.flat_id}-{flat.meter}", "place_kind": "flat"}
        meter |= {"place_id": flat.flat_id, "service": "cold_water", "serial": "S"}
        self.add("meters", **meter, installed_on=day, start_value=0)
        flat.register, flat.installed = 0, day

    def read(self, flat: Flat, day: dt.date) -> None:
        """Put a reading in."""
        flat.register += self.random.randrange(1, 9)
        self.add(
            "readings", meter_id=f"{flat.flat_id}-{flat.meter}", read_on=day, value=flat.register
        )

    def replace_meter(self, flat: Flat, day: dt.date) -> None:
        """Tell that a meter was replaced."""
        old = {"meter_id": f"{flat.flat_id}-{flat.meter}", "place_kind": "flat"}
        old |= {"place_id": flat.flat_id, "service": "cold_water", "serial": "S"}
        end = {"removed_on": day, "end_value": flat.register + 1}
        self.add("meters", **old, installed_on=flat.installed, start_value=0, **end)
        flat.meter += 1
        self._meter(flat, day)

    def balance(self, flat: Flat, period: Period, human: Human, *, named: bool) -> None:
        """Put in what somebody owes, in a sum that nobody else has."""
        cents = 10_000 + len(self.balance_of)
        self.balance_of[cents] = human.number
        begin = f"{cents // 100}.{cents % 100:02d}"
        row = {"flat_id": flat.flat_id, "period": period, "balance_begin": begin}
        whose = (human.code or human.names[-1]) if named else ""
        self.add("balances", **row, customer_code=whose)

    # What happens at the banks

    def apply(self, flat: Flat, human: Human, day: dt.date) -> tuple[str, dict[str, str]]:
        """Return what somebody orders at a bank on a day."""
        bank = self.random.choice(list(BANKS))
        action = self.random.choice(("ADD", "ADD", "ADD", "CHG", "DEL"))
        record = {
            "SellerRegNumber": SELLER,
            "GlobalSellerContractId": BANKS[bank],
            "Action": action,
            "ServiceId": flat.flat_id,
            "ChannelAddress": self.account(flat, human, bank),
            "PresentmentType": "FULL",
            "CustomerIdCode": human.code,
            "CustomerName": human.names[-1],
            "TimeStamp": f"{day}T{self.random.randrange(8, 20):02d}:00:00",
        }
        return bank, record

    def send(self, name: str, told: Iterable[tuple[str, dict[str, str]]]) -> None:
        """Let the banks send what was ordered."""
        by_bank: dict[str, list[dict[str, str]]] = {}
        for bank, record in told:
            by_bank.setdefault(bank, []).append(record)
        for bank, records in by_bank.items():
            folder = Path(self.company.home) / "bank" / bank / "outbox"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.xml").write_bytes(render_applications(records))

    # What must hold

    def refuse_foreign(self, where: str, text: str, allowed: set[int]) -> None:
        """Fail when a text holds a name or an account of somebody who has no business there."""
        own = {name for number in allowed for name in self.humans[number].names}
        firms = {f"Firma {number:04d}" for number in allowed}
        foreign = set(NAME.findall(text)) - own
        foreign |= set(re.findall(r"Firma [0-9]{4}", text)) - firms
        assert not foreign, f"{where}: {sorted(foreign)} beside {sorted(own)}"
        accounts = set(re.findall(r"LV[0-9]{2}(?:UNLA|HABA)[0-9]{13}", text)) & set(self.account_of)
        for found in accounts:
            assert self.account_of[found] & allowed, f"{where}: {found} is not theirs"


def flat_of(world: World, flat_id: str) -> Flat:
    """Return a flat by its id."""
    return next(flat for flat in world.flats if flat.flat_id == flat_id)
