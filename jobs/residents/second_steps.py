"""The second step of staff at their door: set up by themselves, ended by a manager.

What a code is worth the caller judges, who knows the app's arithmetic; that a code is used once is
looked after here. `einvoice staff password` and `staff end` end it too.
"""

from dataclasses import dataclass

from einvoice.core.residents import StaffMember
from einvoice.core.staff_acts import ActKind
from einvoice.store import sessions, staff, totp
from einvoice.store.totp import SecondStep
from jobs.context import Context
from jobs.residents.drawn import hash_of
from jobs.residents.staff_acts import note_act

__all__ = [
    "Colleague",
    "SecondStep",
    "colleagues",
    "end_second_step",
    "keep_second_step",
    "second_step_of",
]


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member with an open account; ``since``: when the second step was set up, empty: never."""

    member: StaffMember
    since: str


def second_step_of(context: Context, staff_id: str) -> SecondStep | None:
    """Return the second step of a member; None where the password alone lets in."""
    with context.store.reading() as tx:
        return totp.second_step_of(tx, staff_id)


def keep_second_step(context: Context, step: SecondStep, token: str) -> None:
    """Keep a second step that a code has confirmed; end the member's other sessions.

    ``token`` is of the session that stays: the others were opened without a second step.
    """
    with context.store.writing_soon() as tx:
        totp.keep_second_step(tx, step)
        sessions.end_sessions(tx, step.staff_id, context.clock.seconds(), but=hash_of(token))
        note_act(context, tx, step.staff_id, ActKind.SECOND_STEP_MADE, step.staff_id)


def end_second_step(context: Context, manager_id: str, staff_id: str) -> bool:
    """End a colleague's second step and sessions; return whether there was one to end.

    Nobody ends their own: a lost telephone is a colleague's word, or the administrator's.
    """
    if staff_id == manager_id:
        return False
    with context.store.writing_soon() as tx:
        if not totp.end_second_step(tx, staff_id):
            return False
        sessions.end_sessions(tx, staff_id, context.clock.seconds())
        note_act(context, tx, manager_id, ActKind.SECOND_STEP_ENDED, staff_id)
    return True


def colleagues(context: Context) -> tuple[Colleague, ...]:
    """Return the members with an open account, by address."""
    with context.store.reading() as tx:
        since = totp.set_up_at(tx)
        every = [member for member in staff.members(tx) if not member.ended]
    return tuple(Colleague(member, since.get(member.staff_id, "")) for member in every)
