"""A reading as a resident typed it, and the answers to it, as values."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from einvoice.core.entered_readings import Fault, Question
from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState


class EntryState(StrEnum):
    """The outcome of an entry."""

    RECEIVED = "received"
    LATE = "late"
    REPLACED = "replaced"  # kept, and a newer reading of the same window counts
    ASKED = "asked"  # not kept: a question is open
    REFUSED = "refused"  # not kept: a fault
    BUSY = "busy"  # not kept: the database is busy, try again


@dataclass(frozen=True, slots=True)
class Entry:
    """A reading as it was typed. ``key`` is a UUID that the sender made.

    ``read_at`` is when it was typed and ``sent_at`` when it was sent, both UTC by the sender's
    clock; a web page leaves them empty. Without ``read_on`` it is of the day on which it was typed.
    ``confirmed`` are the codes of the questions that were answered yes.
    """

    key: str
    flat_id: str
    meter_id: str
    typed: str
    read_on: dt.date | None = None
    read_at: str = ""
    sent_at: str = ""
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of an entry; ``note`` is what to say of a reading that was, or would be, kept.

    ``counts_for`` is the month whose invoice it decides; ``received_at`` is our time (UTC), and
    ``read_at`` the sender's, where it says one. ``is_new``: it was kept now, not before.
    """

    state: EntryState
    received_at: str
    value_e3: int | None = None
    read_on: dt.date | None = None
    counts_for: Period | None = None
    note: str = ""
    clock_off: bool = False
    questions: tuple[Question, ...] = ()
    fault: Fault | None = None
    read_at: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class EnteredReading:
    """A reading that was sent for a flat; ``own``: by the user who looks, who sees its photo.

    ``key`` is the sender's. ``confirmed`` are the codes of the questions that were answered yes.
    """

    meter_id: str
    read_on: dt.date
    period: Period
    value_e3: int
    state: SubmittedState
    code: str
    read_at: str
    received_at: str
    clock_off: bool
    own: bool
    photo_id: str | None = None
    confirmed: tuple[str, ...] = ()
    key: str = field(default="", repr=False)
