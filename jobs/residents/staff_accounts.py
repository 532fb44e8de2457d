"""Accounts of the staff: opened, ended and given a password by the command line, and signed in.

Each is written down twice: in the journal of the installation, with who typed it, and among the
acts that the staff's room shows. The portal's own process, of a demo, writes the latter alone, and
so does a member who changes the own password in the room.
"""

from einvoice.core.errors import UsageError
from einvoice.core.events import Event
from einvoice.core.residents import PersonKind, StaffMember, StaffRole
from einvoice.core.staff_acts import COMMAND_LINE, ActKind
from einvoice.store import sessions, staff, totp
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context
from jobs.residents.drawn import hash_of, new_id
from jobs.residents.register import plain_email
from jobs.residents.sessions import begin
from jobs.residents.staff_acts import note_act

_MOST_LETTERS = 254


def add_staff(
    context: Context, email: str, name: str, role: StaffRole, password_hash: str
) -> StaffMember:
    """Open an account of the staff; an ended account of the address is opened again.

    Raises:
        UsageError: the address is none, or has an account.
    """
    address = _address(email)
    with context.store.writing() as tx:
        earlier = staff.member_by_email(tx, address)
        if earlier is not None and not earlier.ended:
            raise UsageError("staff-there", email=address)
        values = {"name": name, "role": role, "password_hash": password_hash}
        if earlier is not None:
            staff.change_member(tx, earlier.staff_id, **values, ended_at=None)
        else:
            language = context.config.language
            added = StaffMember(new_id(), address, name, role, password_hash, language)
            staff.add_member(tx, added, context.clock.timestamp())
        member = _member(tx, address)
        _noted(context, tx, member, ActKind.ADDED, role=str(role))
    return member


def end_staff(context: Context, email: str) -> StaffMember:
    """End an account of the staff, its sessions and its second step.

    Raises:
        UsageError: nobody of the staff has the address.
    """
    with context.store.writing() as tx:
        member = _member(tx, _address(email))
        at, seconds = context.clock.timestamp(), context.clock.seconds()
        staff.change_member(tx, member.staff_id, ended_at=at, password_hash="")
        sessions.end_sessions(tx, member.staff_id, seconds)
        totp.end_second_step(tx, member.staff_id)
        _noted(context, tx, member, ActKind.ENDED)
    return member


def set_staff_password(context: Context, email: str, password_hash: str) -> StaffMember:
    """Give an account of the staff another password; end its sessions and its second step.

    Raises:
        UsageError: nobody of the staff has the address.
    """
    with context.store.writing() as tx:
        member = _member(tx, _address(email))
        staff.change_member(tx, member.staff_id, password_hash=password_hash)
        sessions.end_sessions(tx, member.staff_id, context.clock.seconds())
        had_step = totp.end_second_step(tx, member.staff_id)
        _noted(context, tx, member, ActKind.PASSWORD_SET)
        if had_step:
            _noted(context, tx, member, ActKind.SECOND_STEP_ENDED)
    return member


def change_own_password(context: Context, staff_id: str, password_hash: str, token: str) -> None:
    """Keep another password of a member, and end their other sessions.

    The present password confirmed it. ``token`` is of the session that stays. The second step
    stays as well: that the member has the app nobody doubts.
    """
    with context.store.writing_soon() as tx:
        staff.change_member(tx, staff_id, password_hash=password_hash)
        sessions.end_sessions(tx, staff_id, context.clock.seconds(), but=hash_of(token))
        note_act(context, tx, staff_id, ActKind.PASSWORD_SET, staff_id)


def require_staff(context: Context, email: str) -> StaffMember:
    """Return the member of an address, before a password is asked for.

    Raises:
        UsageError: nobody of the staff has the address.
    """
    with context.store.reading() as tx:
        return _known(staff.member_by_email(tx, _address(email)), email)


def staff_members(context: Context) -> list[StaffMember]:
    """Return all accounts of the staff, ended accounts too, by address."""
    with context.store.reading() as tx:
        return staff.members(tx)


def begin_staff_session(
    context: Context, member: StaffMember, agent: str, code_step: int | None = None
) -> str:
    """Open a session of a member and write it down; return its token.

    ``code_step`` is the half minute whose code lets them in: it is used up with the session, or not
    at all. The token is empty where it, or a later code, was used before.
    """
    with context.store.writing_soon() as tx:
        if code_step is not None and not totp.use_code(tx, member.staff_id, code_step):
            return ""
        token = begin(context, tx, member.staff_id, PersonKind.STAFF, agent)
        note_act(context, tx, member.staff_id, ActKind.SIGNED_IN, member.staff_id)
    return token


def _member(tx: WriteTransaction, address: str) -> StaffMember:
    return _known(staff.member_by_email(tx, address), address)


def _known(member: StaffMember | None, address: str) -> StaffMember:
    if member is None or member.ended:
        raise UsageError("staff-unknown", email=address)
    return member


def _noted(
    context: Context, tx: WriteTransaction, member: StaffMember, kind: ActKind, **detail: str
) -> None:
    if not context.for_portal:
        tx.journal(Event.STAFF, "", member.staff_id, act=str(kind), **detail)
    note_act(context, tx, COMMAND_LINE, kind, member.staff_id)


def _address(email: str) -> str:
    address = plain_email(email)
    name, _, domain = address.partition("@")
    if not name or "." not in domain or " " in address or len(address) > _MOST_LETTERS:
        raise UsageError("staff-no-address", email=address)
    return address
