"""A house of which one flat has sent no reading for October, and its owner in the portal."""

import csv
import datetime as dt
import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sample_company import Company
from sqlalchemy import text

from einvoice.core.account_keys import AccountKey
from einvoice.core.meters import Reading
from einvoice.store.rows import all_rows
from jobs.context import Context
from jobs.residents.enter_reading import Answer, Entry, enter_reading
from jobs.residents.register import Account, make_codes, register
from jobs.steps.import_files import import_paths

FLAT, COLD, HOT = "B0001-2", "B0001-2-c1", "B0001-2-h1"
"""Of the sample: cold 627.677 in September and 630.277 on 30 October, hot 498.136 on 31."""
KEY = AccountKey(FLAT, dt.date(2023, 5, 1))
IN_WINDOW, AFTER, TO_CALCULATE = "2026-10-31", "2026-11-03", "2026-11-05"


@dataclass
class Resident:
    """An owner of a flat, on an installation."""

    company: Company
    user_id: str
    _keys: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @contextmanager
    def at(self, today: str = IN_WINDOW) -> Iterator[Context]:
        """Yield a context on a day."""
        with self.company.context(today) as context:
            yield context

    def entry(self, typed: str, meter_id: str = COLD, **more: object) -> Entry:
        """Return an entry with a key of its own."""
        key = f"00000000-0000-4000-8000-{next(self._keys):012d}"
        return Entry(**({"key": key, "flat_id": FLAT, "meter_id": meter_id, "typed": typed} | more))  # type: ignore[arg-type]

    def send(self, typed: str, today: str = IN_WINDOW, **more: object) -> Answer:
        """Send a reading on a day, all questions answered yes."""
        more = {"confirmed": ("NO_USE", "LARGE_USE", "ROLLED_OVER")} | more
        with self.at(today) as context:
            return enter_reading(context, self.user_id, self.entry(typed, **more))

    def import_reading(self, typed: str, read_on: str, source: str = "staff") -> None:
        """Import a file with a reading of the cold-water meter."""
        path = self.company.home / "readings.csv"
        rows = f"meter_id,read_on,value,source\n{COLD},{read_on},{typed},{source}\n"
        path.write_text(rows, "utf-8")
        with self.at(TO_CALCULATE) as context:
            assert import_paths(context, [path]).refused == 0

    def states(self) -> list[tuple[str, str]]:
        """Return the states of all that was sent, with their codes, in the order of the keys."""
        with self.at() as context, context.store.reading() as tx:
            query = text("SELECT state, code FROM submitted_readings ORDER BY key")
            return [tuple(row) for row in tx._connection.execute(query)]

    def readings(self) -> dict[str, tuple[int, str]]:
        """Return the cold-water meter's readings since the middle of October, by day."""
        with self.at() as context, context.store.reading() as tx:
            rows = [row for row in all_rows(tx, Reading) if row.meter_id == COLD]
        since = dt.date(2026, 10, 15)
        return {str(r.read_on): (r.value_e3, str(r.source)) for r in rows if r.read_on > since}


def without_october(imported: Path, home: Path) -> Company:
    """Return a copy of the company that was imported without the flat's readings of October."""
    shutil.copytree(imported, home)
    company = Company(home)
    for meter_id in (COLD, HOT):
        for row in october(company, meter_id):
            company.drop_rows("readings", row)
    company.import_anew()
    return company


def october(company: Company, meter_id: str) -> list[str]:
    """Return the beginnings of the rows that a meter has for October."""
    with (company.home / "input" / "readings.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["meter_id"] == meter_id]
    return [f"{meter_id},{row['read_on']}" for row in rows if row["read_on"] >= "2026-10-15"]


def move_in(company: Company) -> Resident:
    """Register the flat's owner."""
    with company.context("2026-10-30") as context:
        (made,) = make_codes(context, [FLAT])
        account = Account("anna@example.lv", "hash", "lv")
        user_id = register(context, FLAT, made.code, account).user_id
    return Resident(company, user_id)
