"""Decisions of managers in the portal: kept by the portal, ended by the pipeline."""

from sqlalchemy import ScalarSelect, func, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.staff_decisions import DecisionKind, DecisionState, StaffDecision
from einvoice.store.portal_tables import staff_decisions
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_NAMES = tuple(StaffDecision.__slots__)


def add_decision(tx: WriteTransaction, decision: StaffDecision) -> None:
    """Add a decision."""
    values = {name: getattr(decision, name) for name in _NAMES}
    tx.execute(insert(staff_decisions).values(values))


def decision_of(tx: ReadTransaction, decision_id: str) -> StaffDecision | None:
    """Return a decision by id; None where there is none."""
    return next(iter(_rows(tx, staff_decisions.c.decision_id == decision_id)), None)


def waiting_decisions(
    tx: ReadTransaction, kind: DecisionKind | None = None, subject: str | None = None
) -> list[StaffDecision]:
    """Return what waits to be carried out, the oldest first; of a kind, or about one subject."""
    columns = staff_decisions.c
    which = [columns.state == DecisionState.WAITING]
    if kind is not None:
        which.append(columns.kind == kind)
    if subject is not None:
        which.append(columns.subject == subject)
    return _rows(tx, *which)


def ended_decisions(tx: ReadTransaction, kind: DecisionKind, most: int) -> list[StaffDecision]:
    """Return the last decisions of a kind that were carried out, failed or withdrawn."""
    columns = staff_decisions.c
    query = (
        select(*(columns[name] for name in _NAMES))
        .where(columns.kind == kind, columns.state != DecisionState.WAITING)
        .order_by(columns.ended_at.desc(), columns.decision_id)
        .limit(most)
    )
    return [StaffDecision(*row) for row in tx.execute(query)]


def decisions_about(tx: ReadTransaction, kind: str, subject: str) -> list[StaffDecision]:
    """Return what was decided about a payment or an application, the oldest first."""
    columns = staff_decisions.c
    return _rows(tx, columns.kind == kind, columns.subject == subject)


def decisions_for(tx: ReadTransaction, flat_id: str, most: int) -> list[StaffDecision]:
    """Return what was decided for a flat, the latest first."""
    return _rows(tx, staff_decisions.c.flat_id == flat_id)[: -most - 1 : -1]


def waiting_count() -> ScalarSelect[int]:
    """Return the question how many wait to be carried out."""
    waits = staff_decisions.c.state == DecisionState.WAITING
    return select(func.count()).select_from(staff_decisions).where(waits).scalar_subquery()


def end_decision(
    tx: WriteTransaction, decision_id: str, state: DecisionState, at: str, why: str = ""
) -> bool:
    """End a decision that waits; return whether it waited.

    Once done, its reason is where it belongs, with the payment or the application: forgotten here.
    """
    columns = staff_decisions.c
    waits = (columns.decision_id == decision_id) & (columns.state == DecisionState.WAITING)
    values = {"state": state, "why": why, "ended_at": at}
    if state is DecisionState.DONE:
        values["reason"] = ""
    return tx.execute(update(staff_decisions).where(waits).values(values)).rowcount == 1


def _rows(tx: ReadTransaction, *which: ColumnElement[bool]) -> list[StaffDecision]:
    columns = staff_decisions.c
    query = select(*(columns[name] for name in _NAMES)).where(*which)
    return [
        StaffDecision(*row)
        for row in tx.execute(query.order_by(columns.decided_at, columns.decision_id))
    ]
