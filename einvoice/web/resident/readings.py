"""Sending readings: one form for all meters of the flat, questions asked back, values kept.

A photo may come with each: the reading is kept first and never waits for it.
"""

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from einvoice.core.entered_readings import Fault, Placement
from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState
from einvoice.core.submitted_readings import EARLY, LIVE
from einvoice.texts.portal import portal_text
from einvoice.texts.portal.reading_states import state_key
from einvoice.texts.writing import grouped, written
from einvoice.web.answers import Answer, Moved, NotThere, Picture, Shown
from einvoice.web.attaching import LARGEST_MB, TOO_LARGE, photo
from einvoice.web.visit import Visit
from jobs.residents.enter_reading import Answer as Entered
from jobs.residents.enter_reading import (
    EnteredReading,
    Entry,
    EntryState,
    enter_reading,
    entered_readings,
)
from jobs.residents.photos import PhotoState, keep_photo, own_photo
from jobs.residents.placing import placed_today
from jobs.residents.wishes import reminds_of_days
from jobs.views.resident_meters import ResidentMeters, ShownMeter, meters_of
from jobs.views.resident_windows import ShownWindow

_DAYS_BACK = 2
_KEPT = (EntryState.RECEIVED, EntryState.LATE, EntryState.REPLACED)
_OPEN = (EntryState.ASKED, EntryState.REFUSED, EntryState.BUSY)
_BUSY, _TOO_LARGE, _FAULTY = 503, 413, 422
_AGAIN, _NOT_KEPT, _ALONE = "again", "not_kept", "alone"
_FIGURE = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class MeterField:
    """A meter in the form: what was typed, and the answer to it; None = nothing was sent.

    ``photo_fault``: why the photo that came with it is not kept.
    """

    shown: ShownMeter
    typed: str = ""
    entered: Entered | None = None
    photo_fault: str = ""

    @property
    def name(self) -> str:
        """The name of its field."""
        return f"value.{self.shown.meter.meter_id}"

    @property
    def photo_name(self) -> str:
        """The name of the field of its photo."""
        return f"photo.{self.shown.meter.meter_id}"

    @property
    def is_kept(self) -> bool:
        """Whether what was typed is kept."""
        return self.entered is not None and self.entered.state in _KEPT

    @property
    def is_open(self) -> bool:
        """Whether a person has to look at it again."""
        return self.entered is not None and self.entered.state in _OPEN


def readings(visit: Visit) -> Answer:
    """Show the form, with what is typed in it."""
    listed = _meters(visit)
    fields = tuple(_typed(visit, meter) for meter in _asked_of(visit, listed))
    return _form(visit, listed, fields, visit.form.get("form", "")[:64] or str(uuid.uuid4()))


def _typed(visit: Visit, meter: ShownMeter) -> MeterField:
    """Return a field with what is typed in it; no browser shows a photo that was chosen there.

    A form that asks for another language has the photo's name alone.
    """
    field = MeterField(meter, visit.form.get(f"value.{meter.meter.meter_id}", ""))
    chosen = visit.uploads.get(field.photo_name) or visit.form.get(field.photo_name)
    return replace(field, photo_fault=_NOT_KEPT if chosen else "")


def send(visit: Visit) -> Answer:
    """Keep what was typed; what is asked or wrong is shown again with all values.

    The key of a reading is made of the form's, the meter, the day and what was typed: a second
    sending of the same is the same reading, another value is another.
    """
    listed = _meters(visit)
    form = visit.form.get("form", "")[:64]
    sent = [_entered(visit, meter, form) for meter in _asked_of(visit, listed)]
    fields = tuple(_with_photos(visit, sent))
    if not any(field.typed for field in fields):
        return _form(visit, listed, fields, form, status=_FAULTY, nothing=True)
    if not any(field.is_open or field.photo_fault for field in fields):
        return Moved("readings", {"flat_id": visit.flat.key.flat_id}, {"sent": "1"})
    return _form(visit, listed, fields, form, status=_status(fields))


def reading_photo(visit: Visit) -> Answer:
    """Hand out a photo that the user sent."""
    return Picture(_photo(visit))


def photo_page(visit: Visit) -> Answer:
    """Show a photo that the user sent, with the way back to the readings."""
    _photo(visit)
    return Shown({name: visit.path[name] for name in ("flat_id", "photo_id")})


def _photo(visit: Visit) -> bytes:
    """Return a photo that the user sent.

    Raises:
        NotThere: there is none, or none of this person's.
    """
    content = own_photo(visit.context, visit.person_id, visit.path["photo_id"])
    if content is None:
        raise NotThere
    return content


def _status(fields: tuple[MeterField, ...]) -> int:
    busy = (f.entered and f.entered.state is EntryState.BUSY for f in fields)
    if any(busy) or any(f.photo_fault == PhotoState.BUSY for f in fields):
        return _BUSY
    return _TOO_LARGE if any(f.photo_fault == TOO_LARGE for f in fields) else _FAULTY


def _with_photos(visit: Visit, fields: Iterable[MeterField]) -> Iterator[MeterField]:
    """Keep the photos, when all readings are; once the database was busy no other is waited for."""
    is_busy = False
    for field in fields:
        kept = _with_photo(visit, field, is_busy=is_busy)
        is_busy = is_busy or kept.photo_fault == PhotoState.BUSY
        yield kept


def _with_photo(visit: Visit, field: MeterField, *, is_busy: bool) -> MeterField:
    """Keep the photo of a reading that is kept; of any other it has to be chosen again."""
    upload, entered = visit.uploads.get(field.photo_name), field.entered
    if upload is None:
        return field
    if entered is None:
        return replace(field, photo_fault=_ALONE)
    if not field.is_kept or entered.value_e3 is None or entered.read_on is None:
        return replace(field, photo_fault=_AGAIN)
    if is_busy:
        return replace(field, photo_fault=str(PhotoState.BUSY))
    jpeg, fault = photo(upload)
    if not fault:
        reading = (field.shown.meter.meter_id, entered.read_on, entered.value_e3)
        state = keep_photo(visit.context, visit.person_id, reading, jpeg)
        fault = "" if state is PhotoState.KEPT else str(state)
    return replace(field, photo_fault=fault)


def _meters(visit: Visit) -> ResidentMeters:
    listed = meters_of(visit.context, visit.flat.key)
    if listed is None:
        raise NotThere
    return listed


def _asked_of(visit: Visit, listed: ResidentMeters) -> list[ShownMeter]:
    """Return the meters that are there, and those that went while a value was typed."""
    today, form = visit.context.today, visit.form
    return [
        meter
        for meter in listed.meters
        if meter.is_there(today) or form.get(f"value.{meter.meter.meter_id}", "").strip()
    ]


def _entered(visit: Visit, meter: ShownMeter, form: str) -> MeterField:
    meter_id = meter.meter.meter_id
    typed = visit.form.get(f"value.{meter_id}", "")
    if not typed.strip():
        return MeterField(meter)
    read_on = _day(visit.form)
    entry = Entry(
        key=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{form} {meter_id} {read_on} {typed.strip()}")),
        flat_id=visit.flat.key.flat_id,
        meter_id=meter_id,
        typed=typed,
        read_on=read_on,
        confirmed=tuple(_confirmed(visit.form, meter_id)),
    )
    return MeterField(meter, typed, enter_reading(visit.context, visit.person_id, entry))


def _confirmed(form: Mapping[str, str], meter_id: str) -> Iterator[str]:
    """Yield the codes of questions that were answered yes, of the value that was asked about."""
    prefix = f"yes.{meter_id}."
    for name, value in form.items():
        if name.startswith(prefix) and value == form.get(f"value.{meter_id}", "").strip():
            yield name.removeprefix(prefix)


def _day(form: Mapping[str, str]) -> dt.date | None:
    """Return the day that was chosen; None = today, also where it is no day."""
    try:
        return dt.date.fromisoformat(form.get("day", ""))
    except ValueError:
        return None


def _form(  # noqa: PLR0913 - a form has many facts
    visit: Visit,
    listed: ResidentMeters,
    fields: tuple[MeterField, ...],
    form: str,
    *,
    status: int = 200,
    nothing: bool = False,
) -> Shown:
    today, late_rule = visit.context.today, str(visit.context.config.portal.late)
    window = listed.windows[0] if listed.windows else None
    placed = placed_today(visit.context, visit.flat.key.flat_id)
    sent = entered_readings(visit.context, visit.person_id, visit.flat.key)
    return Shown(
        {
            "flat_id": visit.flat.key.flat_id,
            "fields": fields,
            "form": form,
            "today": today,
            "days": _days(window, today),
            "chosen": _day(visit.form) or today,
            "window": window,
            "is_open": window is not None and window.is_open(today),
            "is_early": isinstance(placed, Placement) and placed.note == EARLY,
            "reminds": lambda: reminds_of_days(visit.context, visit.person_id),
            "late_for": _late_for(placed),
            "may_send": visit.flat.right.enters_readings,
            "nothing": nothing,
            "most_mb": LARGEST_MB,
            "just_sent": visit.query.get("sent") == "1",
            "sent": sent,
            "received": _received(sent, window),
            "late_rule": late_rule,
            "state_key": lambda row: state_key(row.state, row.code, late_rule),
            "said": lambda key, facts: _said(visit.language, key, facts),
            "meters": {meter.meter.meter_id: meter.meter for meter in listed.meters},
        },
        status=status,
    )


def _received(
    sent: Sequence[EnteredReading], window: ShownWindow | None
) -> dict[str, EnteredReading]:
    """Return by meter the latest reading that counts for the month of the window."""
    return {
        row.meter_id: row
        for row in reversed(sent)
        if window is not None and row.period == window.period and row.state in LIVE
    }


def _late_for(placed: Placement | Fault) -> Period | None:
    """Return the month that a reading of today would be late for; None = it would not be kept so.

    The last window has ended, and its month is not issued yet.
    """
    late = isinstance(placed, Placement) and placed.state is SubmittedState.LATE
    return placed.period if isinstance(placed, Placement) and late else None


def _said(language: str, key: str, facts: Iterable[tuple[str, str]]) -> str:
    """Return a text of the portal with facts as the language writes them, thousands apart."""
    return portal_text(key, language, **{name: _fact(value, language) for name, value in facts})


def _fact(value: str, language: str) -> str:
    r"""Return a fact as the language writes it; what begins with no figure has no thousands.

    >>> _fact("5005.551", "lv")
    '5\xa0005,551'
    """
    text = str(written(value, language))
    return grouped(text) if _FIGURE.fullmatch(value) else text


def _days(window: ShownWindow | None, today: dt.date) -> tuple[dt.date, ...]:
    """Return the days that may be chosen: today, and up to two before it inside the window."""
    if window is None or not window.is_open(today):
        return (today,)
    days = (today - dt.timedelta(days=back) for back in range(_DAYS_BACK + 1))
    return tuple(day for day in days if day >= window.first_day)
