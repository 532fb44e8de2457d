"""Forgets old months: persons go, and of each file its hash and a tombstone stay.

Source: docs/ADMINISTRATION.md; the accounting law keeps invoices for five
years after the accounting year.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass

from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.store import (
    archived_decisions,
    archived_files,
    archived_mail,
    archived_refunds,
    archived_reminders,
    frozen,
    guards,
    portal_purging,
    purging,
)
from einvoice.store.purging import OldMonth
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context
from jobs.residents.house_documents import forget_files
from jobs.steps.refused_file import forget_refused

LEAST_YEARS = 5
"""How many years after the accounting year the law keeps invoices."""


@dataclass(frozen=True, slots=True)
class Purge:
    """The forgotten rows. ``ended`` counts deleted rows by table."""

    first_kept: Period
    months: tuple[OldMonth, ...]
    ended: dict[str, int]
    files: int = 0


def plan(context: Context, years: int) -> Purge:
    """Return what a purge would forget; nothing is done.

    Raises:
        UsageError: the law keeps it longer.
    """
    if years < LEAST_YEARS:
        raise UsageError("kept-by-law", years=years, least=LEAST_YEARS)
    first_kept = Period(context.today.year - years, 1)
    with context.store.reading() as tx:
        months = purging.old_months(tx, first_kept)
    return Purge(first_kept, tuple(months), {})


def purge(context: Context, years: int) -> Purge:
    """Forget what is older, month by month; a killed purge is taken up by the next.

    Of each archived file the tombstone is written before its bytes go, so that none is ever lost
    without its hash.

    Raises:
        UsageError: the law keeps it longer.
        RefusedByCheckError: a month is not finished.
    """
    planned = plan(context, years)
    still_open = [str(month.period) for month in planned.months if month.open]
    if still_open:
        raise RefusedByCheckError(
            "months-unfinished", periods=tuple(still_open), first=still_open[0]
        )
    buried = 0
    for month in planned.months:
        buried += _bury_files(context, month.period)
        with context.store.writing() as tx:
            _forget(tx, month.period)
            tx.journal(Event.PURGED, month.period, "", invoices=month.invoices, files=month.files)
    with context.store.writing() as tx:
        first_day = dt.date(planned.first_kept.year, 1, 1)
        now = dt.datetime.fromtimestamp(context.clock.seconds(), dt.UTC)
        ended = _summed(
            purging.forget_ended(tx, first_day),
            portal_purging.forget_years(tx, first_day),
            portal_purging.forget_over(tx, now),
        )
        if any(ended.values()):
            tx.journal(Event.PURGED_ROWS, "", "", **ended)
    _bury_refunds(context, planned.first_kept)
    buried += forget_files(context, first_day)
    buried += forget_refused(context, planned.first_kept.first_day)
    return Purge(planned.first_kept, planned.months, ended, buried)


def _summed(*counts: dict[str, int]) -> dict[str, int]:
    """Return the rows that were deleted, by table."""
    tables = dict.fromkeys(name for part in counts for name in part)
    return {name: sum(part.get(name, 0) for part in counts) for name in tables}


def _forget(tx: WriteTransaction, period: Period) -> None:
    """Forget a month's persons, past the triggers, and freeze what is left."""
    with guards.thawed(tx, "purge"):
        purging.forget_month(tx, period)
    frozen.freeze(tx, frozen.frozen_shards(tx, period), "purged")


def _bury_files(context: Context, period: Period) -> int:
    """Leave tombstones in the place of a month's archived files, sent and received."""
    archive, at = context.store.data_dir / "archive", context.clock.timestamp()
    buried, digest = 0, hashlib.sha256()
    for direction in ("outbound", "inbound"):
        for path in archived_files.content_files(archive, direction, str(period)):
            if path.exists():
                digest.update(archived_files.bury(path, at).sha256.encode())
                buried += 1
            path.with_name(path.name + ".contents.json").unlink(missing_ok=True)
    for folder in (archived_decisions.FOLDER, archived_mail.FOLDER, archived_reminders.FOLDER):
        for path in archive.glob(f"{period}/{folder}/*.json"):
            path.unlink()  # a reason, and a mail server's answer, may name a person
    if buried:
        with context.store.writing() as tx:
            tx.journal(Event.BURIED, period, "", files=buried, sha256=digest.hexdigest())
    return buried


def _bury_refunds(context: Context, first_kept: Period) -> None:
    """Forget to whom the refunds of old months went; tombstones keep the hashes of their files."""
    archive, at = context.store.data_dir / "archive", context.clock.timestamp()
    for path in archive.glob(f"*/{archived_refunds.FILES}/*.xml"):
        if Period.parse(path.parents[1].name) < first_kept:
            archived_files.bury(path, at)
    for path in archive.glob(f"*/{archived_refunds.FOLDER}/*.json"):
        if Period.parse(path.parents[1].name) < first_kept:
            path.unlink()


def again_after_restore(context: Context) -> int:
    """Forget once more what an older copy of the database brought back; return how many months."""
    archive = context.store.data_dir / "archive"
    buried = {path.parents[2].name for path in archive.glob(f"*/*/*/*{archived_files.TOMBSTONE}")}
    with context.store.writing() as tx:
        for name in sorted(buried):
            period = Period.parse(name)
            _forget(tx, period)
            tx.journal(Event.PURGED, period, "", after="restore")
        if buried:
            first_day = dt.date(Period.parse(max(buried)).year + 1, 1, 1)  # whole years go
            purging.forget_ended(tx, first_day)
            portal_purging.forget_years(tx, first_day)
    return len(buried)
