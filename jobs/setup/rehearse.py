"""The coming month rehearsed: what is there, expected values for the rest, the simulated banks.

All of it happens in a copy of the database in a folder of its own that is deleted, however it ends.
Nothing is written into the month, no bank is reached and nobody gets a mail. What stays missing in
the month itself is said at the end.
"""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from einvoice.clock import Clock
from einvoice.config import AlertsTable, Config, DatabaseTable
from einvoice.config_mail import MailTable
from einvoice.config_scale import ScaleTable
from einvoice.core.expected_readings import expected_reading
from einvoice.core.period import Period
from einvoice.store import missing_inputs, scratch
from einvoice.store.rows import insert_rows
from einvoice.store.transactions import WriteTransaction
from jobs.care.alone import alone
from jobs.context import Context
from jobs.running.month import RunReport, run
from jobs.setup.still_missing import Missing, still_missing
from jobs.talk import Silence

_FOLDER = "rehearsal-"
_DAY = 5
"""Of the month after the period: when a month is usually calculated and issued."""

_OLD_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A rehearsed month, and what the month itself lacks.

    ``day`` is the day it was done on, ``expected`` counts values in place of what is missing,
    ``bytes_made`` is what the month adds to the disk.
    """

    period: Period
    day: dt.date
    report: RunReport
    expected: int
    bytes_made: int
    missing: tuple[Missing, ...]


def coming_month(context: Context) -> Period:
    """Return the month that is issued next: last month until it is issued, then this month."""
    with context.store.reading() as tx:
        issued = missing_inputs.is_issued(tx, context.default_period)
    return context.default_period.next if issued else context.default_period


def rehearse(context: Context, period: Period) -> Rehearsal:
    """Do a month in a copy of everything, and say what the month itself still lacks.

    Raises:
        StorageError: the disk is full.
    """
    day = max(context.today, period.next.first_day.replace(day=_DAY))
    with _scratch_folder(context.store.data_dir, context.clock.seconds()) as home:
        rehearsed = Context(_rehearsing(context.config, home, day), Clock(day), Silence())
        try:
            _copy(context, rehearsed)
            with rehearsed.store.writing() as tx:
                expected = _fill(tx, period)
            before = _size(home)
            with alone(rehearsed):
                report = run(rehearsed, period)
            made = _size(home) - before
        finally:
            rehearsed.close()
    with context.store.reading() as tx:
        missing = still_missing(context, tx, period, made)
    return Rehearsal(period, day, report, expected, made, missing)


@contextmanager
def _scratch_folder(data_dir: Path, now: int) -> Iterator[Path]:
    """Yield a folder that its owner alone reads; those that a killed rehearsal left are removed."""
    for left in data_dir.glob(f"{_FOLDER}*"):
        if now - left.stat().st_mtime > _OLD_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
    home = Path(tempfile.mkdtemp(prefix=_FOLDER, dir=data_dir))
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _rehearsing(config: Config, home: Path, day: dt.date) -> Config:
    """Return the configuration of a rehearsal: simulated banks, no mail, nothing waited for.

    Balances are taken where they are imported, and nobody is held for one: whether all are there is
    said at the end.
    """
    banks = {
        bank: table.model_copy(
            update={"transport": "simulator", "settle_seconds": 0, "simulator_faults": ()}
        )
        for bank, table in config.banks.items()
    }
    billing = config.billing.model_copy(update={"balances": "none", "review": "none"})
    payments = config.payments.model_copy(update={"source": "imported", "since": ""})
    return config.model_copy(
        update={
            "home": home,
            "data_dir": Path("data"),
            "today": day,
            "database": DatabaseTable(),
            "alerts": AlertsTable(),
            "mail": MailTable(),
            "scale": ScaleTable(),
            "banks": banks,
            "billing": billing,
            "payments": payments,
        }
    )


def _copy(context: Context, rehearsed: Context) -> None:
    """Copy the database, of whatever kind, into one of the rehearsal's own."""
    path = rehearsed.config.data_path
    path.mkdir(mode=0o700)
    if not context.config.database_url.startswith("postgresql"):
        context.store.backup(path / "einvoice.db")
        return
    rehearsed.store.create()
    with context.store.reading() as source, rehearsed.store.writing() as target:
        scratch.copy_rows(source, target)


def _fill(tx: WriteTransaction, period: Period) -> int:
    """Write an expected value for each reading, cost and heating month that is missing."""
    window = missing_inputs.window_in(tx, period)
    day = min(max(period.last_day, window.first_day), window.last_day)
    readings = [
        expected_reading(meter, own, day) for meter, own in missing_inputs.unread_meters(tx, period)
    ]
    costs = [replace(cost, period=period) for cost in missing_inputs.missing_costs(tx, period)]
    heating = [replace(row, period=period) for row in missing_inputs.missing_heating(tx, period)]
    insert_rows(tx, readings)
    insert_rows(tx, costs)
    insert_rows(tx, heating)
    return len(readings) + len(costs) + len(heating)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
