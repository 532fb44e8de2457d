"""The subjects of the staff's acts as people know them: a flat, an e-mail address, a title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from einvoice.core.house_documents import HouseDocument
from einvoice.core.staff_acts import SEEN_BY, ActKind
from einvoice.core.staff_decisions import DecisionKind, StaffDecision
from einvoice.store import house_documents, portal_users, submitted_readings, threads
from einvoice.store.readings_received import PlacedReading, placed_reading
from einvoice.store.staff import StaffAct
from einvoice.store.staff_decisions import decision_of, decisions_about, decisions_for
from einvoice.store.transactions import ReadTransaction

_OF_THREADS = {
    ActKind.MESSAGE_ANSWERED,
    ActKind.MESSAGE_ASSIGNED,
    ActKind.MESSAGE_CLOSED,
    ActKind.MESSAGE_BEGUN,
}
_OF_FLATS = {ActKind.CODE_MADE, ActKind.DATA_GIVEN}
_OF_USERS = {ActKind.ACCESS_ENDED, ActKind.USER_ENDED}
_OF_DOCUMENTS = {ActKind.DOCUMENT_KEPT, ActKind.DOCUMENT_WITHDRAWN}
_OF_DECISIONS = {ActKind.DECIDED, ActKind.DECISION_WITHDRAWN}
_MOST = 500
_SHORT_ID = 6


@dataclass(frozen=True, slots=True)
class About:
    """The subject of an act: the flat, an address or a document, and its page's id.

    All are empty where it is gone. ``kind`` is `thread`, `user`, `document`, `decision`, `reading`,
    or empty.
    """

    flat_id: str = ""
    email: str = field(default="", repr=False)
    document: HouseDocument | None = None
    kind: str = ""
    id: str = ""
    decision: StaffDecision | None = None
    reading: PlacedReading | None = None


def abouts(
    tx: ReadTransaction, acts: Sequence[StaffAct], emails: Mapping[str, str]
) -> dict[str, About]:
    """Return what acts were about, by subject; ``emails`` are those of the staff."""
    return {act.subject: _about(tx, act, emails) for act in acts}


def _about(tx: ReadTransaction, act: StaffAct, emails: Mapping[str, str]) -> About:
    if act.act in _OF_FLATS or act.act in SEEN_BY:
        is_flat = act.act in _OF_FLATS
        return About(flat_id=act.subject) if is_flat else _of_reading(tx, act.subject)
    if act.act in _OF_THREADS:
        return _of_thread(tx, act.subject, emails)
    if act.act in _OF_USERS:
        user_id, _, flat_id = act.subject.partition(" ")
        row = portal_users.user_row(tx, user_id)
        return About(flat_id, row.email, kind="user", id=user_id) if row else About(flat_id)
    if act.act in _OF_DOCUMENTS:
        document = house_documents.document_of(tx, act.subject)
        return About(document=document, kind="document", id=act.subject) if document else About()
    if act.act in _OF_DECISIONS:
        return _decided(tx, act.subject)
    return About(email=emails.get(act.subject, ""))


def _of_thread(tx: ReadTransaction, subject: str, emails: Mapping[str, str]) -> About:
    """Return the flat of a thread, and the address of the member whom it was given to."""
    thread_id, _, staff_id = subject.partition(" ")
    thread = threads.thread_of(tx, thread_id)
    if thread is None:
        return About()
    return About(thread.key.flat_id, emails.get(staff_id, ""), kind="thread", id=thread_id)


def act_subject(decision: StaffDecision) -> str:
    """Return the subject of an act about a decision: its payment or application, and its id."""
    return f"{decision.kind} {decision.subject} {decision.decision_id}"


def _decided(tx: ReadTransaction, about: str) -> About:
    kind, subject, decision_id = (*about.split(" "), "")[:3]
    decision = decision_of(tx, decision_id) if decision_id else _last(tx, kind, subject)
    number = subject[:_SHORT_ID] if kind == DecisionKind.PAYMENT else subject
    flat_id = decision.flat_id if decision else ""
    return About(flat_id, kind="decision", id=number, decision=decision)


def _last(tx: ReadTransaction, kind: str, subject: str) -> StaffDecision | None:
    """Return what an act of an earlier version may be about: it does not name the decision."""
    made = decisions_about(tx, kind, subject)
    return made[0] if len(made) == 1 else None


def _of_reading(tx: ReadTransaction, key: str) -> About:
    sent = placed_reading(tx, key)
    return About(sent.flat_id, kind="reading", reading=sent) if sent else About()


def subjects_of_flat(tx: ReadTransaction, flat_id: str) -> list[str]:
    """Return the subjects by which acts name a flat.

    Itself, its threads, readings and users, and what was decided for it.
    """
    users = portal_users.users_of_flats(tx, [flat_id], _MOST)
    ids = [user.user_id for user in users]
    return [
        flat_id,
        *threads.ids_of_flat(tx, flat_id, _MOST),
        *submitted_readings.keys_of_flat(tx, flat_id, _MOST),
        *(
            name
            for own in decisions_for(tx, flat_id, _MOST)
            for name in (act_subject(own), f"{own.kind} {own.subject}")
        ),
        *ids,
        *(f"{user_id} {flat_id}" for user_id in ids),
    ]
