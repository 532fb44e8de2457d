"""Readings: what was sent for the own flats, and a reading to keep, once for its key."""

import hashlib
from collections.abc import Iterable, Iterator

from einvoice.core.entered_readings import MONTH_ISSUED, Fault, Question
from einvoice.core.money import format_scaled
from einvoice.core.submitted_readings import EARLY
from einvoice.texts.portal import portal_text
from einvoice.texts.portal.reading_states import state_key
from einvoice.texts.writing import written
from einvoice.web.answers import Answer, Data, NotThere
from einvoice.web.api import shapes
from einvoice.web.api.listing import page_of
from einvoice.web.api.problems import BUSY_SECONDS, STATUS, ProblemError
from einvoice.web.visit import Visit
from jobs.residents.enter_reading import Answer as Entered
from jobs.residents.enter_reading import (
    EnteredReading,
    Entry,
    EntryState,
    enter_reading,
    entered_readings,
    flat_of_meter,
)
from jobs.views.resident_windows import first_day_of

_DECIMALS = 3
_USED = "use_until_issue"
_KEPT = (EntryState.RECEIVED, EntryState.LATE, EntryState.REPLACED)
_CREATED, _THERE, _FORBIDDEN, _REFUSED = 201, 200, 403, 422


def sent(visit: Visit) -> Answer:
    """Return what was sent for the own flats, the newest first."""
    newest_first = sorted(_sent(visit), key=lambda row: row[0], reverse=True)
    items, following = page_of(visit, newest_first)
    return Data(shapes.SentReadings(items=items, next=following))


def send(visit: Visit) -> Answer:
    """Keep a reading, once for its key, by the same rules as the page's form."""
    new = visit.call.body
    if not isinstance(new, shapes.NewReading):
        raise TypeError("a reading is sent as its shape")
    flat_id = flat_of_meter(visit.context, visit.person_id, new.meter_id)
    if flat_id is None:
        raise NotThere
    entry = Entry(
        key=visit.call.key,
        flat_id=flat_id,
        meter_id=new.meter_id,
        typed=format_scaled(new.value_e3, _DECIMALS),
        read_on=new.read_on,
        read_at=new.read_at,
        sent_at=new.sent_at,
        confirmed=tuple(new.confirmed),
    )
    entered = enter_reading(visit.context, visit.person_id, entry)
    return _kept(visit, entry, entered)


def _kept(visit: Visit, entry: Entry, entered: Entered) -> Answer:
    """Return a reading that is kept.

    Raises:
        ProblemError: it is not: a question is open, a fault is found, or the database is busy.
    """
    now, language = visit.context.clock.timestamp(), visit.language
    period, value, day = entered.counts_for, entered.value_e3, entered.read_on
    if entered.state not in _KEPT or period is None or value is None or day is None:
        raise _problem(entered, language, now)
    shape = shapes.KeptReading(
        key=entry.key,
        meter_id=entry.meter_id,
        flat_id=entry.flat_id,
        value_e3=value,
        read_on=day,
        state=entered.state,
        period=str(period),
        note=entered.note,
        text=_text(visit, entered),
        clock_off=entered.clock_off,
        read_at=entered.read_at or entered.received_at,
        received_at=entered.received_at,
        server_time=now,
    )
    return Data(shape, _CREATED if entered.is_new else _THERE)


def _text(visit: Visit, entered: Entered) -> str:
    """Return what became of a reading, in a sentence."""
    month = written(str(entered.counts_for), visit.language)
    key = f"api.state.{entered.state}"
    if entered.note == EARLY and entered.counts_for and entered.state is EntryState.RECEIVED:
        first = written(str(first_day_of(visit.context, entered.counts_for)), visit.language)
        return portal_text("api.EARLY", visit.language, month=month, first=first)
    if entered.note == MONTH_ISSUED:
        key = "api.MONTH_ISSUED"
    elif entered.state is EntryState.LATE and visit.context.config.portal.late == _USED:
        key = "api.state.late_used"
    return portal_text(key, visit.language, month=month)


def _problem(entered: Entered, language: str, now: str) -> ProblemError:
    """Return why a reading is not kept; the same codes and sentences as on the page."""
    if entered.state is EntryState.BUSY:
        wait = BUSY_SECONDS
        return ProblemError("BUSY", STATUS["BUSY"], "api.BUSY", server_time=now, wait=wait)
    if entered.questions:
        asked = tuple(_asked(question, language) for question in entered.questions)
        status = STATUS["QUESTIONS"]
        return ProblemError("QUESTIONS", status, "api.QUESTIONS", questions=asked, server_time=now)
    fault = entered.fault or Fault("NOT_FOUND")
    statuses = {**STATUS, "NO_RIGHT": _FORBIDDEN}
    status = statuses.get(fault.code, _REFUSED)
    key = f"api.{fault.code}" if fault.code in STATUS else f"readings.fault.{fault.code}"
    return ProblemError(fault.code, status, key, fault.facts, server_time=now)


def _asked(question: Question, language: str) -> shapes.Question:
    text = _said(f"readings.ask.{question.words}", question.facts, language)
    may_confirm = question.may_be_confirmed
    return shapes.Question(code=question.code, text=text, may_confirm=may_confirm)


def _said(key: str, facts: Iterable[tuple[str, str]], language: str) -> str:
    return portal_text(key, language, **{name: written(value, language) for name, value in facts})


def _sent(visit: Visit) -> Iterator[tuple[str, shapes.SentReading]]:
    for right in visit.rights:
        if not right.past:
            for row in entered_readings(visit.context, visit.person_id, right.key):
                yield _name(row), _shape(visit, row, right.key.flat_id)


def _name(row: EnteredReading) -> str:
    """Return the place in the order; the key of another user's reading is not in it."""
    return f"{row.received_at} {hashlib.sha256(row.key.encode()).hexdigest()[:16]}"


def _shape(visit: Visit, row: EnteredReading, flat_id: str) -> shapes.SentReading:
    key = state_key(row.state, row.code, visit.context.config.portal.late)
    month = written(str(row.period), visit.language)
    return shapes.SentReading(
        key=row.key if row.own else None,
        meter_id=row.meter_id,
        flat_id=flat_id,
        read_on=row.read_on,
        period=str(row.period),
        value_e3=row.value_e3,
        state=row.state,
        code=row.code,
        text=portal_text(key, visit.language, month=month),
        read_at=row.read_at,
        received_at=row.received_at,
        clock_off=row.clock_off,
        own=row.own,
    )
