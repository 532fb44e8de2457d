"""Messages of a resident about a flat of theirs: read, written, answered, closed.

A thread is seen by the user who opened it, in that customer's time, and by the staff: co-users
write threads of their own. Who has left reads and answers what they opened, for as long as their
old invoices can be seen. Source: docs/decisions/ 0077.
"""

import datetime as dt

from einvoice.core.account_keys import AccountKey
from einvoice.core.messages import (
    MEGABYTES_A_DAY,
    POSTS_A_DAY,
    TOPICS,
    WAITING,
    ThreadState,
    Topic,
    after_resident,
    plain_text,
)
from einvoice.core.residents import FlatRight, PersonKind, Right
from einvoice.store import threads, users
from einvoice.store.customer_spans import CustomerSpan, span_of
from einvoice.store.threads import Post, Thread
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.context import Context
from jobs.residents.correspondence import (
    AttachedFile,
    Draft,
    SendState,
    Sent,
    ShownThread,
    keep_post,
    sent_before,
    shown,
    with_posts,
)
from jobs.residents.drawn import new_id
from jobs.residents.rights import rights_in

_DAY = dt.timedelta(days=1)
_AGAIN = dt.timedelta(minutes=15)
"""How long the same words are the same message: somebody went back and sent the form again."""
_MEGABYTE = 1_000_000


def threads_of(context: Context, user_id: str, key: AccountKey) -> tuple[ShownThread, ...]:
    """Return a user's threads about a flat, the last changed first, each with its first post."""
    with context.store.reading() as tx:
        span = span_of(tx, key)
        own = [] if span is None else threads.own_threads(tx, user_id, span)
        first = threads.first_posts(tx, [thread.thread_id for thread in own])
        return tuple(shown(thread, [first[thread.thread_id]], []) for thread in own)


def thread_of(
    context: Context, user_id: str, key: AccountKey, thread_id: str
) -> ShownThread | None:
    """Return a user's thread with all its posts; None where it is none of theirs."""
    with context.store.reading() as tx:
        thread = _own(tx, user_id, key, thread_id)
        return None if thread is None else with_posts(tx, thread)


def mark_opened(context: Context, user_id: str, key: AccountKey, shown: ShownThread) -> None:
    """Keep that a user has opened a thread of theirs as it was shown; a later answer is unread."""
    with context.store.writing_soon() as tx:
        thread = _own(tx, user_id, key, shown.thread_id)
        if thread is not None and thread.version == shown.version:
            threads.mark_read(tx, thread)


def count_unread(context: Context, user_id: str, key: AccountKey) -> int:
    """Return how many of a user's threads about a flat of theirs have an unread answer."""
    with context.store.reading() as tx:
        return threads.count_unread(tx, user_id, key)


def file_of(
    context: Context, user_id: str, key: AccountKey, thread_id: str, file_id: str
) -> AttachedFile | None:
    """Return a file of a user's thread; None where it is none of theirs."""
    with context.store.reading() as tx:
        if _own(tx, user_id, key, thread_id) is None:
            return None
        file = threads.attached(tx, thread_id, file_id)
    return None if file is None else AttachedFile(*file)


def open_thread(
    context: Context, user_id: str, key: AccountKey, topic: Topic, draft: Draft
) -> Sent:
    """Open a thread with its first post, once for a form; who has left opens none."""
    with context.store.writing_soon() as tx:
        right = _right(context, tx, user_id, key)
        if right is None or right.past or topic not in TOPICS:
            return Sent(SendState.NOT_THERE)
        refused = _refused(context, tx, user_id, draft, "")
        if refused is not None:
            return refused
        before = _opened_before(context, tx, user_id, right.key, topic, draft)
        if before is not None:
            return before
        thread = _new_thread(context, tx, user_id, right, topic, draft.language)
        threads.add_thread(tx, thread)
        keep_post(tx, thread.thread_id, draft, (PersonKind.USER, user_id), thread.opened_at)
    return Sent(SendState.SENT, thread.thread_id)


def answer(  # noqa: PLR0913, PLR0917 - who, where, what, and what was seen
    context: Context, user_id: str, key: AccountKey, thread_id: str, version: int, draft: Draft
) -> Sent:
    """Write in a thread, once for a form; ``version`` is of the thread as it was read.

    A thread that somebody changed since is not written in: the person reads it first.
    """
    with context.store.writing_soon() as tx:
        thread = _writable(context, tx, user_id, key, thread_id)
        if thread is None:
            return Sent(SendState.NOT_THERE)
        refused = _refused(context, tx, user_id, draft, thread_id)
        if refused is not None:
            return refused
        if threads.posts_of(tx, thread_id)[-1] in _just_written(context, tx, user_id, draft):
            return Sent(SendState.SENT, thread_id)
        now = context.clock.timestamp()
        since = thread.waiting_since if thread.state in WAITING else now
        values: dict[str, object] = {"state": after_resident(thread.state), "unread": False}
        values |= {"changed_at": now, "waiting_since": since}
        values["language"] = draft.language or thread.language
        if thread.version != version or not threads.change_thread(tx, thread, **values):
            return Sent(SendState.CHANGED, thread_id)
        keep_post(tx, thread_id, draft, (PersonKind.USER, user_id), now)
    return Sent(SendState.SENT, thread_id)


def close(context: Context, user_id: str, key: AccountKey, thread_id: str, version: int) -> Sent:
    """Close a thread; a thread that somebody changed since it was read stays as it is."""
    with context.store.writing_soon() as tx:
        thread = _writable(context, tx, user_id, key, thread_id)
        if thread is None:
            return Sent(SendState.NOT_THERE)
        if thread.state is ThreadState.CLOSED:
            return Sent(SendState.SENT, thread_id)
        values = {"state": ThreadState.CLOSED, "changed_at": context.clock.timestamp()}
        if thread.version != version or not threads.change_thread(tx, thread, **values):
            return Sent(SendState.CHANGED, thread_id)
    return Sent(SendState.SENT, thread_id)


def _own(tx: ReadTransaction, user_id: str, key: AccountKey, thread_id: str) -> Thread | None:
    span: CustomerSpan | None = span_of(tx, key)
    return None if span is None else threads.own_thread(tx, thread_id, user_id, span)


def _writable(
    context: Context, tx: ReadTransaction, user_id: str, key: AccountKey, thread_id: str
) -> Thread | None:
    if _right(context, tx, user_id, key) is None:
        return None
    return _own(tx, user_id, key, thread_id)


def _right(
    context: Context, tx: ReadTransaction, user_id: str, key: AccountKey
) -> FlatRight | None:
    """Return the user's right in this customer's time, as it is now."""
    rights = rights_in(context, tx, user_id, key.flat_id)
    return next((right for right in rights if right.key == key), None)


def _refused(
    context: Context, tx: ReadTransaction, user_id: str, draft: Draft, thread_id: str
) -> Sent | None:
    """Return why a draft is not kept, or that it was kept before; None where it is to be kept."""
    if draft.fault is not None:
        return Sent(draft.fault, thread_id)
    before = sent_before(tx, draft, user_id, thread_id)
    if before is not None:
        return before
    if threads.count_posts(tx, user_id, _moment(context, _DAY)) >= POSTS_A_DAY:
        return Sent(SendState.TOO_MANY, thread_id)
    if draft.file is not None:
        size = len(draft.file.content) + _attached(context, tx, user_id)
        if size > MEGABYTES_A_DAY * _MEGABYTE:
            return Sent(SendState.TOO_MUCH, thread_id)
    return None


def _attached(context: Context, tx: ReadTransaction, user_id: str) -> int:
    """Return the bytes of a user's files of the last day."""
    return threads.attached_bytes(tx, user_id, _moment(context, _DAY))


def _moment(context: Context, before: dt.timedelta) -> str:
    """Return the moment so long before now (UTC), as posts have it."""
    now = dt.datetime.fromtimestamp(context.clock.seconds(), dt.UTC)
    return (now - before).strftime("%Y-%m-%dT%H:%M:%SZ")


def _opened_before(  # noqa: PLR0913, PLR0917 - who, where and what
    context: Context,
    tx: ReadTransaction,
    user_id: str,
    key: AccountKey,
    topic: Topic,
    draft: Draft,
) -> Sent | None:
    """Return the thread that the same words opened a moment ago; None where they are new.

    A browser that goes back shows the form as it was typed, with another key.
    """
    for post in _just_written(context, tx, user_id, draft):
        thread = threads.thread_of(tx, post.thread_id) if post.number == 1 else None
        if thread is not None and (thread.key, thread.topic) == (key, topic):
            return Sent(SendState.SENT, thread.thread_id)
    return None


def _just_written(context: Context, tx: ReadTransaction, user_id: str, draft: Draft) -> list[Post]:
    """Return the user's posts of the last minutes with the words of a draft, and its file."""
    same = [
        post
        for post in threads.posts_since(tx, user_id, _moment(context, _AGAIN))
        if post.text == plain_text(draft.text)
    ]
    return same if draft.file is None else [p for p in same if _has_file(tx, p, draft.file)]


def _has_file(tx: ReadTransaction, post: Post, file: AttachedFile) -> bool:
    """Return whether a file is attached to a post; a file that a post has not makes it another."""
    listed = threads.attachments_of(tx, [post.thread_id])[post.thread_id]
    own = (threads.attached(tx, post.thread_id, kept.attachment_id) for kept in listed)
    return (file.kind, file.content) in own


def _new_thread(  # noqa: PLR0913, PLR0917 - who, where and what
    context: Context,
    tx: WriteTransaction,
    user_id: str,
    right: FlatRight,
    topic: Topic,
    language: str,
) -> Thread:
    user, now = users.user_of(tx, user_id), context.clock.timestamp()
    return Thread(
        thread_id=new_id(),
        key=right.key,
        user_id=user_id,
        by_customer=right.right is Right.OWNER,
        topic=topic,
        state=ThreadState.NEW,
        staff_id=None,
        version=1,
        language=language or (user.language if user else context.config.language),
        opened_at=now,
        changed_at=now,
        waiting_since=now,
    )
