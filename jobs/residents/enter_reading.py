"""A reading that a resident enters: judged, asked about, and kept once.

It is kept apart from the readings until the month is calculated (`jobs.steps.portal_readings`).
The answer is a value: states, questions and faults are codes, whose sentences the page has. The
sender's key makes a second sending of the same reading harmless. Source: docs/decisions/ 0073.
"""

from einvoice.core.account_keys import AccountKey
from einvoice.core.entered_readings import Fault
from einvoice.core.errors import StorageError
from einvoice.core.meters import PlaceKind
from einvoice.core.submitted_readings import SubmittedReading
from einvoice.store import reading_steps, submitted_readings
from einvoice.store.customer_spans import span_of
from jobs.context import Context
from jobs.residents.entries import Answer, EnteredReading, Entry, EntryState
from jobs.residents.judgement import Judgement
from jobs.residents.rights import right_in

__all__ = [
    "Answer",
    "EnteredReading",
    "Entry",
    "EntryState",
    "check_reading",
    "enter_reading",
    "entered_readings",
    "flat_of_meter",
]

WAIT_SECONDS = 5
"""For how long an entry waits for whoever writes."""


def enter_reading(context: Context, user_id: str, entry: Entry) -> Answer:
    """Keep a reading, or say why it is not kept; the same entry again changes nothing.

    It waits at most five seconds for whoever writes.
    """
    answer = check_reading(context, user_id, entry)
    if answer.state in {EntryState.REFUSED, EntryState.ASKED}:
        return answer
    try:
        with context.store.writing_soon(WAIT_SECONDS) as tx:
            return Judgement(context, tx, user_id, entry).kept(tx)
    except StorageError as error:
        if error.code != "database-busy":
            raise
        return Answer(EntryState.BUSY, answer.received_at, fault=Fault("BUSY"))


def check_reading(context: Context, user_id: str, entry: Entry) -> Answer:
    """Return what `enter_reading` would answer, and keep nothing."""
    with context.store.reading() as tx:
        return Judgement(context, tx, user_id, entry).answer()


def flat_of_meter(context: Context, user_id: str, meter_id: str) -> str | None:
    """Return the flat of a meter that a user may see today; None where it is none of theirs."""
    with context.store.reading() as tx:
        meter = reading_steps.meter_of(tx, meter_id)
        if meter is None or meter.place_kind is not PlaceKind.FLAT:
            return None
        right = right_in(context, tx, user_id, meter.place_id)
    return None if right is None or right.past else meter.place_id


def entered_readings(context: Context, user_id: str, key: AccountKey) -> tuple[EnteredReading, ...]:
    """Return what a customer's users sent for the flat in their time, the newest first."""
    with context.store.reading() as tx:
        span = span_of(tx, key)
        if span is None:
            return ()
        rows = submitted_readings.of_span(tx, span, span.last_day(context.today))
    return tuple(_shown(row, user_id) for row in sorted(rows, key=_newest_first, reverse=True))


def _newest_first(row: SubmittedReading) -> tuple[str, str, str]:
    return row.order


def _shown(row: SubmittedReading, user_id: str) -> EnteredReading:
    return EnteredReading(
        meter_id=row.meter_id,
        read_on=row.read_on,
        period=row.period,
        value_e3=row.value_e3,
        state=row.state,
        code=row.code,
        read_at=row.read_at,
        received_at=row.received_at,
        clock_off=row.clock_off,
        own=row.user_id == user_id,
        photo_id=row.photo_id if row.user_id == user_id else None,
        confirmed=row.confirmed,
        key=row.key,
    )
