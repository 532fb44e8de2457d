"""Judges a reading that a resident enters, within one transaction.

Source: docs/decisions/ 0073.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from einvoice.core import entered_readings as entered
from einvoice.core.account_keys import AccountKey
from einvoice.core.entered_readings import EntryDay, Fault, Placement, Question
from einvoice.core.meters import Meter, PlaceKind
from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState
from einvoice.core.submitted_readings import (
    EARLY,
    FILE_COUNTS,
    LIVE,
    NEWER_COUNTS,
    SubmittedReading,
    is_clock_off,
    is_read_believed,
    newest,
    parse_moment,
)
from einvoice.store import reading_steps, submitted_readings
from einvoice.store.customer_spans import span_of
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.context import Context
from jobs.residents.entries import Answer, Entry, EntryState
from jobs.residents.placing import grace_of, placed_in
from jobs.residents.rights import right_in

_LONGEST_KEY = 64
_STATES = {
    SubmittedState.RECEIVED: EntryState.RECEIVED,
    SubmittedState.TAKEN: EntryState.RECEIVED,
    SubmittedState.LATE: EntryState.LATE,
    SubmittedState.REPLACED: EntryState.REPLACED,
    SubmittedState.REFUSED: EntryState.REFUSED,
}
_CONFIRMABLE = frozenset({"NO_USE", "ROLLED_OVER", "LARGE_USE"})


class Judgement:
    """One entry as it is judged in one transaction."""

    def __init__(self, context: Context, tx: ReadTransaction, user_id: str, entry: Entry) -> None:
        self._context = context
        self._tx = tx
        self._user_id = user_id
        self._entry = entry
        self._received_at = context.clock.timestamp()
        self._received = context.clock.now()
        sent = bool(entry.read_at)
        self._clock_off = sent and (
            is_clock_off(entry.sent_at, self._received_at)
            or not is_read_believed(entry.read_at, self._received_at)
        )
        read_at, arrived = parse_moment(entry.read_at), parse_moment(self._received_at)
        believed = read_at is not None and not self._clock_off
        ago = arrived - read_at if arrived and read_at and believed else dt.timedelta()
        self._entered_on = (self._received - ago).date()
        self._read_at = entry.read_at if read_at else self._received_at
        self._read_on = entry.read_on or self._entered_on
        self._placement: Placement

    def answer(self) -> Answer:
        """Return what becomes of the entry."""
        row = self._row()
        return row if isinstance(row, Answer) else self._answer_of(row, row.state)

    def kept(self, tx: WriteTransaction) -> Answer:
        """Keep the entry, where nothing is against it, and return what became of it."""
        row = self._row()
        if isinstance(row, Answer):
            return row
        every = submitted_readings.of_window(tx, row.meter_id, row.period)
        live = [other for other in every if other.state in LIVE]
        by_files = [other for other in every if other.code == FILE_COUNTS]
        same = [o for o in live if (o.read_on, o.value_e3) == (row.read_on, row.value_e3)]
        if same:
            return self._answer_of(row, same[-1].state)
        others = [other for other in live if self._one_replaces_the_other(row, other)]
        if newest([row, *others, *by_files]) is not row:
            row = self._sent(row.value_e3, row.period, SubmittedState.REPLACED, NEWER_COUNTS)
        else:
            keys = [other.key for other in others]
            submitted_readings.set_state(tx, keys, SubmittedState.REPLACED, NEWER_COUNTS)
        submitted_readings.add(tx, row)
        return replace(self._answer_of(row, row.state), is_new=True)

    def _one_replaces_the_other(self, row: SubmittedReading, other: SubmittedReading) -> bool:
        """Return whether only the newer of two counts.

        What is late and not used takes the place of nothing that came in time, and what is used
        only where no reading closes the month takes it of none that was taken.
        """
        late = [sent.state is SubmittedState.LATE for sent in (row, other)]
        if late[0] == late[1]:
            return True
        uses_late = self._context.config.portal.late == "use_until_issue"
        return uses_late and other.state is not SubmittedState.TAKEN

    def _row(self) -> SubmittedReading | Answer:
        """Return the row to keep; an answer where there is none, or it was kept before."""
        entry = self._entry
        right = right_in(self._context, self._tx, self._user_id, entry.flat_id)
        meter = self._meter()
        if right is None or right.past or meter is None:
            return self._refused(Fault("NOT_FOUND"))
        if not right.right.enters_readings:
            return self._refused(Fault("NO_RIGHT"))
        if not 0 < len(entry.key) <= _LONGEST_KEY or not entry.key.isascii():
            return self._refused(Fault("KEY_MISSING"))
        before = submitted_readings.of_key(self._tx, entry.key)
        value = entered.parse_value(entry.typed, meter.digits)
        if before is not None:
            return self._again(before, value)
        return self._judged(meter, value, right.key)

    def _judged(
        self, meter: Meter, value: int | Fault, key: AccountKey
    ) -> SubmittedReading | Answer:
        if isinstance(value, Fault):
            return self._refused(value)
        if self._read_on < key.since:
            return self._refused(Fault("DAY_TOO_EARLY", (("first", str(key.since)),)))
        fault = entered.meter_fault(meter, self._read_on)
        placed = fault or self._placed(meter.place_id)
        if isinstance(placed, Fault):
            return self._refused(placed)
        before = self._before(meter, placed.period, key)
        asked = entered.questions(value, self._read_on, before)
        if before.values and before.values[-1][0] < key.since:  # another's: nothing of it is said
            asked = tuple(Question(question.code) for question in asked)
        open_questions = entered.unanswered(asked, self._entry.confirmed)
        if open_questions:
            return self._answer(EntryState.ASKED, value, placed, open_questions)
        self._placement = placed
        code = EARLY if placed.note == EARLY else ""
        return self._sent(value, placed.period, placed.state, code)

    def _meter(self) -> Meter | None:
        meter = reading_steps.meter_of(self._tx, self._entry.meter_id)
        if meter is None or meter.place_kind is not PlaceKind.FLAT:
            return None
        return meter if meter.place_id == self._entry.flat_id else None

    def _placed(self, flat_id: str) -> Placement | Fault:
        grace = grace_of(self._context)
        day = EntryDay(self._read_on, self._entered_on, self._received, grace)
        return placed_in(self._context, self._tx, flat_id, day)

    def _before(self, meter: Meter, period: Period, key: AccountKey) -> entered.Before:
        """Return the meter's values before the day; what this entry would replace is left out.

        Of what was only sent, and is not taken yet, the own customer's alone.
        """
        day = self._read_on - dt.timedelta(days=1)
        values = dict(
            reading_steps.last_readings(self._tx, meter.meter_id, day, entered.LOOKS_BACK)
        )
        values.setdefault(meter.installed_on, meter.start_value_e3)
        for row in self._sent_before(meter, day, key):
            if row.period == period:
                if values.get(row.day) == row.value_e3:
                    del values[row.day]
            elif row.state is SubmittedState.RECEIVED:
                values.setdefault(row.read_on, row.value_e3)
        return entered.Before(tuple(sorted(values.items())), meter.digits)

    def _sent_before(
        self, meter: Meter, last: dt.date, key: AccountKey
    ) -> Iterator[SubmittedReading]:
        span, first = span_of(self._tx, key), last - dt.timedelta(days=62)
        rows = submitted_readings.of_span(self._tx, span, last, meter.meter_id) if span else ()
        return (row for row in rows if row.read_on >= first)

    def _again(self, before: SubmittedReading, value: int | Fault) -> Answer:
        """Return the answer to an entry that was kept before."""
        same = (before.meter_id, before.user_id, before.value_e3)
        if same != (self._entry.meter_id, self._user_id, value):
            return self._refused(Fault("KEY_USED_OTHERWISE"))
        return Answer(
            _STATES[before.state],
            before.received_at,
            before.value_e3,
            before.read_on,
            before.period,
            clock_off=before.clock_off,
            read_at=before.read_at,
            fault=Fault(before.code) if before.state is SubmittedState.REFUSED else None,
        )

    def _sent(
        self, value: int, period: Period, state: SubmittedState, code: str
    ) -> SubmittedReading:
        return SubmittedReading(
            key=self._entry.key,
            meter_id=self._entry.meter_id,
            read_on=self._read_on,
            period=period,
            value_e3=value,
            user_id=self._user_id,
            read_at=self._read_at,
            received_at=self._received_at,
            clock_off=self._clock_off,
            state=state,
            code=code,
            confirmed=tuple(sorted(set(self._entry.confirmed) & _CONFIRMABLE)),
        )

    def _answer_of(self, row: SubmittedReading, state: SubmittedState) -> Answer:
        return self._answer(_STATES[state], row.value_e3, self._placement)

    def _answer(
        self,
        state: EntryState,
        value: int,
        placed: Placement,
        questions: tuple[Question, ...] = (),
    ) -> Answer:
        return Answer(
            state,
            self._received_at,
            value,
            self._read_on,
            placed.counts_for,
            placed.note,
            clock_off=self._clock_off,
            questions=questions,
            read_at=self._read_at,
        )

    def _refused(self, fault: Fault) -> Answer:
        return Answer(EntryState.REFUSED, self._received_at, fault=fault)
