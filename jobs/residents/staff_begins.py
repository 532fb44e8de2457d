"""A message that the staff begin: about a flat, to one user who has a right to it today."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from einvoice.core.messages import TOPICS, ThreadState, Topic
from einvoice.core.registration_codes import initials
from einvoice.core.residents import FlatRight, PersonKind, Right
from einvoice.core.staff_acts import ActKind
from einvoice.store import threads, users
from einvoice.store.customer_spans import FlatPlace, place_of, span_of
from einvoice.store.threads import Thread
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.context import Context
from jobs.residents.answered import remind_answered
from jobs.residents.correspondence import Draft, SendState, Sent, keep_post, sent_before
from jobs.residents.drawn import new_id
from jobs.residents.rights import rights_in
from jobs.residents.staff_acts import note_act

_ID_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Addressee:
    """The user whom a message of the staff is for; ``language`` is that of the account."""

    place: FlatPlace
    initials: str = field(repr=False)
    language: str


def addressee_of(context: Context, user_id: str, flat_id: str) -> Addressee | None:
    """Return whom a message is for; None where the user has no right to the flat today.

    Without a ``flat_id`` it is about the first flat of the user.
    """
    with context.store.reading() as tx:
        right, user = _right(context, tx, user_id, flat_id), users.user_of(tx, user_id)
        place = place_of(tx, right.key.flat_id) if right else None
        if right is None or place is None or user is None:
            return None
        span = span_of(tx, right.key)
        name = span.rows[-1].name if span and right.right is Right.OWNER else ""
    return Addressee(place, initials(name), user.language)


def can_be_written_to(
    context: Context, senders: Iterable[tuple[str, str]]
) -> frozenset[tuple[str, str]]:
    """Return to whom a message about a flat can be begun today, of users and their flats."""
    with context.store.reading() as tx:
        return frozenset(
            (user_id, flat_id)
            for user_id, flat_id in set(senders)
            if _right(context, tx, user_id, flat_id) is not None
        )


def begin_thread(  # noqa: PLR0913, PLR0917 - who, to whom, about what
    context: Context, staff_id: str, user_id: str, flat_id: str, topic: Topic, draft: Draft
) -> Sent:
    """Open a thread with a post of the staff, once for a form; the user gets a mail about it."""
    with context.store.writing_soon() as tx:
        return begin_thread_in(context, tx, staff_id, user_id, flat_id, topic, draft)


def begin_thread_in(  # noqa: PLR0913, PLR0917 - who, to whom, about what
    context: Context,
    tx: WriteTransaction,
    staff_id: str,
    user_id: str,
    flat_id: str,
    topic: Topic,
    draft: Draft,
) -> Sent:
    """Open a thread as `begin_thread`, within a transaction."""
    right, user = _right(context, tx, user_id, flat_id), users.user_of(tx, user_id)
    if right is None or user is None or topic not in TOPICS:
        return Sent(SendState.NOT_THERE)
    if draft.fault is not None:
        return Sent(draft.fault)
    before = sent_before(tx, draft, staff_id, "")
    if before is not None:
        return before
    now = context.clock.timestamp()
    thread = Thread(
        thread_id=new_id(),
        key=right.key,
        user_id=user_id,
        by_customer=right.right is Right.OWNER,
        topic=topic,
        state=ThreadState.ANSWERED,
        staff_id=staff_id,
        version=1,
        language=user.language,
        opened_at=now,
        changed_at=now,
        waiting_since=now,
        unread=True,
    )
    threads.add_thread(tx, thread)
    keep_post(tx, thread.thread_id, draft, (PersonKind.STAFF, staff_id), now)
    note_act(context, tx, staff_id, ActKind.MESSAGE_BEGUN, thread.thread_id)
    answer_id = draft.key[:_ID_LETTERS]
    remind_answered(tx, context.clock.seconds(), user_id, right.key, answer_id)
    return Sent(SendState.SENT, thread.thread_id)


def _right(context: Context, tx: ReadTransaction, user_id: str, flat_id: str) -> FlatRight | None:
    rights = rights_in(context, tx, user_id, flat_id)
    return next((right for right in rights if not right.past), None)
