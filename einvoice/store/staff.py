"""Staff who sign in to the portal, and what they did there."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, func, insert, select, update

from einvoice.core.residents import StaffMember
from einvoice.core.staff_acts import ActKind, WhichActs
from einvoice.store.portal_tables import staff, staff_journal
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class StaffAct:
    """An act of a member of the staff: to which id, and when (UTC)."""

    staff_id: str
    at: str
    act: str
    subject: str


_ID = 32
"""How long the id of a thread or a member is."""
_COLUMNS = ("staff_id", "email", "name", "role", "password_hash", "language")


def add_member(tx: WriteTransaction, member: StaffMember, at: str) -> None:
    """Add a member of the staff."""
    values = {name: getattr(member, name) for name in _COLUMNS}
    tx.execute(insert(staff).values(**values, created_at=at))


def member_of(tx: ReadTransaction, staff_id: str) -> StaffMember | None:
    """Return a member by id, ended or not; None where there is none."""
    return _member(tx, staff_id=staff_id)


def names_of(tx: ReadTransaction, staff_ids: Collection[str]) -> dict[str, str]:
    """Return the names of members by id, ended or not."""
    query = select(staff.c.staff_id, staff.c.name).where(staff.c.staff_id.in_(staff_ids))
    return {row.staff_id: row.name for row in tx.execute(query)}


def member_by_email(tx: ReadTransaction, email: str) -> StaffMember | None:
    """Return a member by address, ended or not; ``email`` is casefolded."""
    return _member(tx, email=email)


def members(tx: ReadTransaction) -> list[StaffMember]:
    """Return all members, in the order of their addresses."""
    rows = tx.execute(select(staff).order_by(staff.c.email))
    return [_member_of_row(row) for row in rows]


def _member(tx: ReadTransaction, **key: str) -> StaffMember | None:
    columns = staff.c
    query = select(staff)
    row = tx.execute(query.where(*(columns[name] == key[name] for name in key))).first()
    return None if row is None else _member_of_row(row)


def _member_of_row(row: Row[Any]) -> StaffMember:
    values = {name: getattr(row, name) for name in _COLUMNS}
    return StaffMember(**values, ended=row.ended_at is not None)


def change_member(tx: WriteTransaction, staff_id: str, **values: object) -> None:
    """Keep other values of a member: password, role, language, or the moment it ended."""
    tx.execute(update(staff).where(staff.c.staff_id == staff_id).values(values))


def note_act(tx: WriteTransaction, act: StaffAct) -> None:
    """Write down what a member did; ``subject`` is an id, never a name."""
    values = {name: getattr(act, name) for name in StaffAct.__slots__}
    tx.execute(insert(staff_journal).values(values))


def acts(
    tx: ReadTransaction,
    most: int,
    which: WhichActs = WhichActs(),  # noqa: B008 - a frozen value
) -> list[tuple[int, StaffAct]]:
    """Return the last acts with their numbers, the latest first."""
    columns = staff_journal.c
    query = select(columns.number, *(columns[name] for name in StaffAct.__slots__))
    if which.before is not None:
        query = query.where(columns.number < which.before)
    if which.staff_id:
        query = query.where(columns.staff_id == which.staff_id)
    if which.subjects is not None:
        query = query.where(_is_about(which.subjects))
    if which.since:
        query = query.where(columns.at >= which.since)
    if which.until:
        query = query.where(columns.at < which.until)
    rows = tx.execute(query.order_by(columns.number.desc()).limit(most))
    return [(row.number, StaffAct(*row[1:])) for row in rows]


def _is_about(subjects: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that an act is about one of some subjects.

    A thread that was given to somebody has the member behind its own id.
    """
    columns = staff_journal.c
    thread = func.substr(columns.subject, 1, _ID)
    given = (columns.act == ActKind.MESSAGE_ASSIGNED) & thread.in_(subjects)
    return columns.subject.in_(subjects) | given
