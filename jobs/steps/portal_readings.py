"""Takes what residents sent by the portal into the readings, before a month is calculated.

It goes through the checks of an import file, so that the same reading by the portal and by a file
gives the same cents, is doubted alike and is traced alike. Source: docs/decisions/ 0073.
"""

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.account_keys import AccountKey
from einvoice.core.events import Event
from einvoice.core.meters import Reading, Source, Window
from einvoice.core.money import format_scaled
from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState
from einvoice.core.submitted_readings import (
    EARLY,
    FILE_COUNTS,
    NEWER_COUNTS,
    NOT_TAKEN,
    SubmittedReading,
)
from einvoice.core.unsettled import PORTAL_FILE
from einvoice.core.windows import window_of
from einvoice.encodings import Encoding
from einvoice.store import calculated_months, submitted_readings
from einvoice.store.present_customers import present_customers
from einvoice.store.rows import all_rows
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.context import Context
from jobs.steps.import_files import ImportedFile, import_rows
from jobs.steps.refused_file import Reasons

_COLUMNS = ("meter_id", "read_on", "value", "source", "submitted_at")
_USE_LATE = "use_until_issue"


@dataclass(frozen=True, slots=True)
class _Counted:
    """A reading to take, and the day as of which it counts: its own, or an edge of its window."""

    row: SubmittedReading
    day: dt.date

    @property
    def key(self) -> tuple[str, dt.date]:
        """The key of the reading that it becomes."""
        return self.row.meter_id, self.day


def take_portal_readings(context: Context, period: Period) -> int:
    """Take what was sent for a month and for earlier months; return how many readings.

    All of it is one transaction; what was taken is not taken again.
    """
    with context.store.reading() as tx:
        if not _waiting(context, tx, period):
            return 0
    with context.store.writing() as tx:
        return _take(context, tx, period)


def _waiting(context: Context, tx: ReadTransaction, period: Period) -> list[_Counted]:
    """Return the readings to take, in the order of arrival."""
    rows = submitted_readings.received_until(tx, period)
    moved = _moved(tx, [row for row in rows if row.code == EARLY])
    received = (_Counted(row, moved.get(row.key, row.read_on)) for row in rows)
    counted = [row for row in received if row.row.code != EARLY or row.day <= context.today]
    if context.config.portal.late == _USE_LATE:
        counted += _late(tx, period)
    return counted


def _moved(tx: ReadTransaction, early: Sequence[SubmittedReading]) -> dict[str, dt.date]:
    """Return the days as of which readings count that came before their window, by their keys.

    The window's first day, for a reading of the window closes a month; its own where another
    customer is in the flat by then, or nobody: it closes no month of theirs.
    """
    if not early:
        return {}
    own = {window.period: window for window in all_rows(tx, Window)}
    homes = submitted_readings.flats_of_meters(tx, sorted({row.meter_id for row in early}))
    first_days = {row.key: window_of(row.period, own).first_day for row in early}
    days = {row.read_on for row in early}.union(first_days.values())
    there = {day: present_customers(tx, set(homes.values()), day) for day in sorted(days)}

    def customer(row: SubmittedReading, day: dt.date) -> AccountKey | None:
        present = there[day].get(homes.get(row.meter_id, ""))
        return present[0] if present else None

    return {
        row.key: max(row.read_on, first_day)
        for row in early
        if customer(row, row.read_on) == customer(row, first_day := first_days[row.key])
    }


def _late(tx: ReadTransaction, period: Period) -> Iterator[_Counted]:
    """Yield what came late for a month that is not issued to its flat, where no reading closes it.

    It counts as of the window's last day, since a reading of the window closes a month.
    """
    rows = submitted_readings.late_in(tx, period)
    homes = submitted_readings.flats_of_meters(tx, sorted({row.meter_id for row in rows}))
    issued = submitted_readings.issued_periods(tx, sorted(set(homes.values())))
    window = window_of(period, {row.period: row for row in all_rows(tx, Window)})
    closed = submitted_readings.meters_read(tx, sorted(homes), window.first_day, window.last_day)
    for row in rows:
        flat_id = homes.get(row.meter_id)
        if flat_id is None or period in issued[flat_id] or row.meter_id in closed:
            continue
        yield _Counted(row, window.last_day)


def _take(context: Context, tx: WriteTransaction, period: Period) -> int:
    waiting = _waiting(context, tx, period)
    there = submitted_readings.readings_by_key(tx, [counted.key for counted in waiting])
    by_file, new = _parted(waiting, lambda counted: _is_of_a_file(tx, counted, there))
    taken_back = _take_back_older(tx, waiting)
    places = _import(context, tx, new)
    refused = [counted for place, counted in enumerate(new) if place in places]
    taken = [counted for place, counted in enumerate(new) if place not in places]
    same, other = _parted(by_file, lambda c: there[c.key].value_e3 == c.row.value_e3)
    _set(tx, (*taken, *same), SubmittedState.TAKEN)
    _keep_days(tx, taken)
    _set(tx, other, SubmittedState.REPLACED, FILE_COUNTS)
    _set(tx, refused, SubmittedState.REFUSED, NOT_TAKEN)
    calculated_months.keep_imported(tx)
    counts = {"taken": len(taken), "refused": len(refused), "of_files": len(by_file)}
    tx.journal(Event.PORTAL_TAKEN, period, "", **counts, taken_back=taken_back)
    return len(taken)


def _parted(
    rows: Iterable[_Counted], chosen: Callable[[_Counted], bool]
) -> tuple[list[_Counted], list[_Counted]]:
    """Return the rows that are chosen, and the others, in their order."""
    parts: tuple[list[_Counted], list[_Counted]] = ([], [])
    for row in rows:
        parts[not chosen(row)].append(row)
    return parts


def _set(
    tx: WriteTransaction, counted: Sequence[_Counted], state: SubmittedState, code: str = ""
) -> None:
    submitted_readings.set_state(tx, [waiting.row.key for waiting in counted], state, code)


def _keep_days(tx: WriteTransaction, taken: Sequence[_Counted]) -> None:
    """Keep as of which day readings were taken, where it is not their own."""
    moved: dict[dt.date, list[str]] = {}
    for counted in taken:
        if counted.day != counted.row.read_on:
            moved.setdefault(counted.day, []).append(counted.row.key)
    for day, keys in moved.items():
        submitted_readings.keep_counted(tx, keys, day)


def _is_of_a_file(
    tx: ReadTransaction, counted: _Counted, there: Mapping[tuple[str, dt.date], Reading]
) -> bool:
    """Return whether a file brought the reading of that meter and day, and not the portal."""
    reading = there.get(counted.key)
    if reading is None:
        return False
    if reading.source is not Source.PORTAL:
        return True
    return not any(
        row.value_e3 == reading.value_e3 and _was_taken(row)
        for row in submitted_readings.of_window(tx, reading.meter_id, counted.row.period)
    )


def _was_taken(row: SubmittedReading) -> bool:
    return row.state is SubmittedState.TAKEN or row.code == NEWER_COUNTS


def _take_back_older(tx: WriteTransaction, waiting: Sequence[_Counted]) -> int:
    """Delete readings of other days that were made of rows which these rows replaced.

    Those of a month that is issued to its flat stay. A row in whose place a file's reading counts
    has replaced them as well.
    """
    counted = {(row.row.meter_id, row.row.period): row.day for row in waiting}
    older = submitted_readings.replaced_by_newer(tx, sorted({meter for meter, _ in counted}))
    if not older:
        return 0
    homes = submitted_readings.flats_of_meters(tx, sorted({row.meter_id for row in older}))
    issued = submitted_readings.issued_periods(tx, sorted(set(homes.values())))
    return sum(
        submitted_readings.take_back(tx, row)
        for row in older
        if counted.get((row.meter_id, row.period), row.day) != row.day
        and row.period not in issued.get(homes.get(row.meter_id, ""), ())
    )


def _import(context: Context, tx: WriteTransaction, counted: Sequence[_Counted]) -> set[int]:
    """Import readings as a file of them would be; return the places of those that it refuses."""
    if not counted:
        return set()
    reasons = Reasons(context.config.language)
    with context.store.temporary() as path:
        file = path.with_name(PORTAL_FILE)
        _write(file, counted)
        import_rows(context, tx, ImportedFile(file, "readings", Encoding.UTF_8), reasons)
    return {line - 2 for line in reasons.texts()}


def _write(path: Path, counted: Sequence[_Counted]) -> None:
    with path.open("x", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for reading in counted:
            value = format_scaled(reading.row.value_e3, 3)
            writer.writerow([*reading.key, value, Source.PORTAL, reading.row.moment])
