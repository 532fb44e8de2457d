"""Acts of staff, written down in their own transaction: to which id, never to which name."""

import datetime as dt
from dataclasses import dataclass, replace

from einvoice.clock import utc_time
from einvoice.core.staff_acts import ActKind, WhichActs
from einvoice.store import staff
from einvoice.store.staff import StaffAct
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context
from jobs.residents.act_subjects import About, abouts, subjects_of_flat

SHOWN = 50
Days = tuple[dt.date | None, dt.date | None]
"""The first and the last day that are asked for, both inclusive; None = open."""
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ShownAct:
    """An act with the address of who did it; empty for the command line, and for a gone account."""

    number: int
    at: str
    act: str
    subject: str
    email: str
    about: About = About()  # noqa: RUF009 - a frozen value

    @property
    def is_known(self) -> bool:
        """Whether this version has words for it: a later version may have written it."""
        return self.act in set(ActKind)


@dataclass(frozen=True, slots=True)
class ShownActs:
    """Some acts, the latest first; ``before`` is the number that leads on, None at the end.

    ``members`` are the staff by id, to choose from.
    """

    acts: tuple[ShownAct, ...]
    before: int | None
    members: tuple[tuple[str, str], ...] = ()


def note_act(
    context: Context, tx: WriteTransaction, staff_id: str, kind: ActKind, subject: str
) -> None:
    """Write down an act; ``subject`` is an id."""
    staff.note_act(tx, StaffAct(staff_id, context.clock.timestamp(), kind, subject))


def acts_of(
    context: Context,
    which: WhichActs = WhichActs(),  # noqa: B008 - a frozen value
    flat_id: str = "",
    days: Days = (None, None),
) -> ShownActs:
    """Return the last acts, or those that are asked for; ``days``: from one to another, or open."""
    first, last = days
    since = utc_time(dt.datetime.combine(first, dt.time())) if first else ""
    until = utc_time(dt.datetime.combine(last + _DAY, dt.time())) if last else ""
    with context.store.reading() as tx:
        subjects = subjects_of_flat(tx, flat_id) if flat_id else None
        asked = replace(which, subjects=subjects, since=since, until=until)
        rows = staff.acts(tx, SHOWN + 1, asked)
        emails = {member.staff_id: member.email for member in staff.members(tx)}
        subjects_shown = abouts(tx, [act for _, act in rows[:SHOWN]], emails)
    shown = tuple(
        ShownAct(
            number,
            act.at,
            act.act,
            act.subject,
            emails.get(act.staff_id, ""),
            subjects_shown[act.subject],
        )
        for number, act in rows[:SHOWN]
    )
    more = shown[-1].number if len(rows) > SHOWN else None
    return ShownActs(shown, more, tuple(emails.items()))
