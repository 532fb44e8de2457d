"""Messages as the staff have them: the queue of those that wait, answered, assigned, closed.

Of the customer the staff see initials: who they are is in the company's own books.
Source: docs/decisions/ 0077.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from einvoice.clock import local_time
from einvoice.core.messages import FileKind, ThreadState, Topic
from einvoice.core.registration_codes import initials
from einvoice.core.residents import PersonKind
from einvoice.core.staff_acts import ActKind
from einvoice.store import staff, threads
from einvoice.store.customer_spans import FlatPlace, place_of, span_of
from einvoice.store.present_customers import is_same_time
from einvoice.store.readings_received import PlacedReading, placed_reading
from einvoice.store.threads import Post, Thread
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.residents.answered import remind_answered
from jobs.residents.correspondence import (
    AttachedFile,
    Draft,
    SendState,
    Sent,
    ShownThread,
    keep_post,
    sent_before,
    with_posts,
)
from jobs.residents.invoice_questions import BilledLast, billed_last, invoice_asked_about
from jobs.residents.rights import rights_in
from jobs.residents.staff_acts import note_act

_ID_LETTERS = 40
_MOST_WAITING, _MOST_SETTLED = 100, 20


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member of the staff to whom a thread may be given."""

    staff_id: str
    name: str


@dataclass(frozen=True, slots=True)
class ListedThread:
    """A thread in the staff's lists; ``since`` is local: waiting since, or changed at.

    ``place`` is None where a visitor's client number is none of ours. ``taken_by`` is a name.
    """

    thread_id: str
    topic: Topic
    state: ThreadState
    flat_id: str
    place: FlatPlace | None
    initials: str = field(repr=False)
    since: dt.datetime
    taken_by: str

    def waits_days(self, today: dt.date) -> int:
        """Return for how many days it waits."""
        return (today - self.since.date()).days


@dataclass(frozen=True, slots=True)
class Queue:
    """The threads that wait for the staff, the longest first, their count, and the last settled."""

    waiting: tuple[ListedThread, ...]
    count: int
    settled: tuple[ListedThread, ...]


@dataclass(frozen=True, slots=True)
class StaffThread:
    """A thread as the staff read it; ``language`` is the one the resident wrote in.

    ``authors`` are the names of the staff who answered, by the post's number; ``gone``: the
    resident cannot read an answer any longer; ``invoice`` is a number that it names,
    ``billed`` the last invoice where it is about bills and names none.
    """

    listed: ListedThread
    thread: ShownThread
    language: str
    colleagues: tuple[Colleague, ...]
    staff_id: str
    authors: Mapping[int, str] = field(default_factory=dict)
    gone: bool = False
    invoice: str = ""
    billed: BilledLast | None = None

    @property
    def is_request(self) -> bool:
        """Whether a visitor asks for a code: answered by a letter to the flat alone."""
        return self.thread.topic is Topic.CODE


def queue(context: Context) -> Queue:
    """Return the threads that wait for the staff, and those that were settled last."""
    with context.store.reading() as tx:
        names = {member.staff_id: member.name for member in staff.members(tx)}
        waiting = threads.waiting_threads(tx, _MOST_WAITING)
        settled = threads.settled_threads(tx, _MOST_SETTLED)
        return Queue(
            tuple(_listed(tx, thread, names, thread.waiting_since) for thread in waiting),
            threads.count_waiting(tx),
            tuple(_listed(tx, thread, names, thread.changed_at) for thread in settled),
        )


def staff_thread(context: Context, thread_id: str) -> StaffThread | None:
    """Return a thread with all its posts; None where there is none."""
    with context.store.reading() as tx:
        thread = threads.thread_of(tx, thread_id)
        if thread is None:
            return None
        members, posts = staff.members(tx), threads.posts_of(tx, thread_id)
        names = {member.staff_id: member.name for member in members}
        asked = invoice_asked_about(tx, thread, posts[0].text if posts else "")
        return StaffThread(
            _listed(tx, thread, names, thread.waiting_since),
            with_posts(tx, thread),
            thread.language,
            tuple(Colleague(row.staff_id, row.name) for row in members if not row.ended),
            thread.staff_id or "",
            {post.number: names.get(post.author_id, "") for post in posts if _of_staff(post)},
            thread.topic is not Topic.CODE and not _is_read(context, tx, thread),
            asked,
            None if asked else billed_last(tx, thread),
        )


def _of_staff(post: Post) -> bool:
    return post.author_kind is PersonKind.STAFF


def _is_read(context: Context, tx: ReadTransaction, thread: Thread) -> bool:
    """Return whether who wrote a thread can still read an answer."""
    rights = rights_in(context, tx, thread.user_id, thread.key.flat_id)
    return any(is_same_time(tx, right.key, thread.key) for right in rights)


def staff_file(context: Context, thread_id: str, file_id: str) -> AttachedFile | None:
    """Return a file of a thread; None where the thread has no such file."""
    with context.store.reading() as tx:
        file = threads.attached(tx, thread_id, file_id)
    return None if file is None else AttachedFile(FileKind(file[0]), file[1])


def odd_reading(context: Context, key: str) -> PlacedReading | None:
    """Return the reading that a message is begun about; None where there is none such."""
    with context.store.reading() as tx:
        return placed_reading(tx, key)


def reply(context: Context, staff_id: str, thread_id: str, version: int, draft: Draft) -> Sent:
    """Answer a thread, once for a form; a thread that was changed since it was read is not.

    A visitor's request is not answered here: nobody could read it.
    """
    with context.store.writing_soon() as tx:
        thread = threads.thread_of(tx, thread_id)
        if thread is None or thread.topic is Topic.CODE:
            return Sent(SendState.NOT_THERE)
        if draft.fault is not None:
            return Sent(draft.fault, thread_id)
        before = sent_before(tx, draft, staff_id, thread_id)
        if before is not None:
            return before
        if not _is_read(context, tx, thread):
            return Sent(SendState.GONE, thread_id)
        now = context.clock.timestamp()
        values = {"state": ThreadState.ANSWERED, "changed_at": now, "unread": True}
        values["staff_id"] = thread.staff_id or staff_id
        if thread.version != version or not threads.change_thread(tx, thread, **values):
            return Sent(SendState.CHANGED, thread_id)
        keep_post(tx, thread_id, draft, (PersonKind.STAFF, staff_id), now)
        note_act(context, tx, staff_id, ActKind.MESSAGE_ANSWERED, thread_id)
        answer_id = draft.key[:_ID_LETTERS]
        remind_answered(tx, context.clock.seconds(), thread.user_id, thread.key, answer_id)
    return Sent(SendState.SENT, thread_id)


def assign(context: Context, staff_id: str, thread_id: str, version: int, to: str) -> Sent:
    """Give a thread to a member of the staff, who may be oneself; who has it already keeps it."""
    with context.store.reading() as tx:
        member = staff.member_of(tx, to)
    if member is None or member.ended:
        return Sent(SendState.NOT_THERE)

    def taken(thread: Thread) -> dict[str, object]:
        is_new = thread.state is ThreadState.NEW
        if thread.staff_id == to and not is_new:
            return {}
        return {"staff_id": to, "state": ThreadState.OPEN if is_new else thread.state}

    act = (ActKind.MESSAGE_ASSIGNED, f"{thread_id} {to}")
    return _changed(context, staff_id, (thread_id, version), act, taken)


def close_thread(context: Context, staff_id: str, thread_id: str, version: int) -> Sent:
    """Close a thread, answered or not; what is closed already stays so."""

    def closed(thread: Thread) -> dict[str, object]:
        if thread.state is ThreadState.CLOSED:
            return {}
        now = context.clock.timestamp()
        values = {"state": ThreadState.CLOSED, "changed_at": now}
        return {**values, "staff_id": thread.staff_id or staff_id}

    act = (ActKind.MESSAGE_CLOSED, thread_id)
    return _changed(context, staff_id, (thread_id, version), act, closed)


def _changed(
    context: Context,
    staff_id: str,
    seen: tuple[str, int],
    act: tuple[ActKind, str],
    values: Callable[[Thread], Mapping[str, object]],
) -> Sent:
    """Change a thread as it was seen; without values it is as wished: the form was sent twice.

    ``act`` is written down, with its subject.
    """
    thread_id, version = seen
    with context.store.writing_soon() as tx:
        thread = threads.thread_of(tx, thread_id)
        if thread is None:
            return Sent(SendState.NOT_THERE)
        wished = values(thread)
        if not wished:
            return Sent(SendState.SENT, thread_id)
        if thread.version != version or not threads.change_thread(tx, thread, **wished):
            return Sent(SendState.CHANGED, thread_id)
        note_act(context, tx, staff_id, *act)
    return Sent(SendState.SENT, thread_id)


def _listed(
    tx: ReadTransaction, thread: Thread, names: Mapping[str, str], since: str
) -> ListedThread:
    place = place_of(tx, thread.key.flat_id) if thread.key.flat_id else None
    span = span_of(tx, thread.key) if place else None
    return ListedThread(
        thread.thread_id,
        thread.topic,
        thread.state,
        thread.key.flat_id,
        place,
        initials(span.rows[-1].name) if span else "",
        local_time(since),
        names.get(thread.staff_id or "", ""),
    )
