"""Acts of staff, written down in their own transaction: to which id, never to which name."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from einvoice.core.staff_acts import ActKind
from einvoice.store import staff
from einvoice.store.staff import StaffAct
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context

SHOWN = 50


@dataclass(frozen=True, slots=True)
class ShownAct:
    """An act with the address of who did it; empty for the command line, and for a gone account."""

    number: int
    at: str
    act: str
    subject: str
    email: str

    @property
    def is_known(self) -> bool:
        """Whether this version has words for it: a later version may have written it."""
        return self.act in set(ActKind)


@dataclass(frozen=True, slots=True)
class ShownActs:
    """Some acts, the latest first; ``before`` is the number that leads on, None at the end."""

    acts: tuple[ShownAct, ...]
    before: int | None


def note_act(
    context: Context, tx: WriteTransaction, staff_id: str, kind: ActKind, subject: str
) -> None:
    """Write down an act; ``subject`` is an id."""
    staff.note_act(tx, StaffAct(staff_id, context.clock.timestamp(), kind, subject))


def acts_of(context: Context, before: int | None = None) -> ShownActs:
    """Return the last acts, or those before a number."""
    with context.store.reading() as tx:
        rows = staff.acts(tx, SHOWN + 1, before)
        emails = {member.staff_id: member.email for member in staff.members(tx)}
    shown = tuple(islice(_shown(rows, emails), SHOWN))
    return ShownActs(shown, shown[-1].number if len(rows) > SHOWN else None)


def _shown(rows: list[tuple[int, StaffAct]], emails: dict[str, str]) -> Iterator[ShownAct]:
    for number, act in rows:
        yield ShownAct(number, act.at, act.act, act.subject, emails.get(act.staff_id, ""))
