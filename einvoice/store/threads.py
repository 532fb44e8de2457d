"""Threads of messages, their posts, and the files attached to them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.account_keys import AccountKey
from einvoice.core.messages import WAITING, FileKind, ThreadState, Topic
from einvoice.core.residents import PersonKind
from einvoice.store.batches import in_batches
from einvoice.store.customer_spans import CustomerSpan
from einvoice.store.message_tables import attachments, posts, threads
from einvoice.store.transactions import ReadTransaction, WriteTransaction


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread; ``key`` is the flat and the customer's time, ``user_id`` empty of a visitor.

    ``changed_at`` and ``waiting_since`` are UTC; ``version`` is counted up with each change.
    ``unread``: the resident has not opened it since the staff wrote.
    """

    thread_id: str
    key: AccountKey
    user_id: str
    by_customer: bool
    topic: Topic
    state: ThreadState
    staff_id: str | None
    version: int
    language: str
    opened_at: str
    changed_at: str
    waiting_since: str
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a thread; ``at`` is UTC, ``key`` the form's."""

    thread_id: str
    number: int
    key: str
    author_kind: PersonKind
    author_id: str
    at: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a post without its content; ``size`` in bytes."""

    attachment_id: str
    number: int
    kind: FileKind
    size: int


_COLUMNS = tuple(name for name in Thread.__slots__ if name != "key")
_POST = tuple(Post.__slots__)


def add_thread(tx: WriteTransaction, thread: Thread) -> None:
    """Add a thread."""
    values = {name: getattr(thread, name) for name in _COLUMNS}
    key = {"flat_id": thread.key.flat_id, "customer_from": thread.key.since}
    tx.execute(insert(threads).values(values | key))


def thread_of(tx: ReadTransaction, thread_id: str) -> Thread | None:
    """Return a thread by id, for the staff; None where there is none."""
    return next(iter(_threads(tx, threads.c.thread_id == thread_id)), None)


def own_thread(
    tx: ReadTransaction, thread_id: str, user_id: str, span: CustomerSpan
) -> Thread | None:
    """Return a user's thread about a flat in a customer's time; None where it is none of theirs."""
    own = _is_own(user_id, span)
    return next(iter(_threads(tx, threads.c.thread_id == thread_id, own)), None)


def own_threads(tx: ReadTransaction, user_id: str, span: CustomerSpan) -> list[Thread]:
    """Return a user's threads about a flat in a customer's time, the last changed first."""
    return _threads(tx, _is_own(user_id, span))


def waiting_threads(tx: ReadTransaction, most: int) -> list[Thread]:
    """Return the threads that wait for the staff, the longest first."""
    columns = threads.c
    query = select(threads).where(columns.state.in_(WAITING))
    rows = tx.execute(query.order_by(columns.waiting_since, columns.thread_id).limit(most))
    return [_thread(row) for row in rows]


def count_waiting(tx: ReadTransaction) -> int:
    """Return how many threads wait for the staff."""
    query = select(func.count()).select_from(threads).where(threads.c.state.in_(WAITING))
    return tx.scalar(query) or 0


def settled_threads(tx: ReadTransaction, most: int) -> list[Thread]:
    """Return the threads that were answered or closed, the last first."""
    return _threads(tx, threads.c.state.not_in(WAITING), most=most)


def ids_of_flat(tx: ReadTransaction, flat_id: str, most: int) -> list[str]:
    """Return the ids of a flat's threads, the last changed first."""
    return [thread.thread_id for thread in _threads(tx, threads.c.flat_id == flat_id, most=most)]


def open_request(tx: ReadTransaction, flat_id: str) -> Thread | None:
    """Return a visitor's request for a code of a flat that waits for the staff."""
    columns = threads.c
    asked = (columns.flat_id == flat_id) & (columns.user_id == "")
    return next(iter(_threads(tx, asked, columns.state.in_(WAITING))), None)


def change_thread(tx: WriteTransaction, thread: Thread, **values: object) -> bool:
    """Keep other values of a thread as it was read; return whether nobody changed it since."""
    same = (threads.c.thread_id == thread.thread_id) & (threads.c.version == thread.version)
    query = update(threads).where(same).values(version=thread.version + 1, **values)
    return tx.execute(query).rowcount == 1


def mark_read(tx: WriteTransaction, thread: Thread) -> None:
    """Keep that a resident has opened a thread as it was read; a later answer stays unread."""
    same = (threads.c.thread_id == thread.thread_id) & (threads.c.version == thread.version)
    tx.execute(update(threads).where(same).values(unread=False))


def count_unread(tx: ReadTransaction, user_id: str, key: AccountKey) -> int:
    """Return how many of a user's threads about a flat, since a customer's time began, are unread.

    A present customer's time has no end.
    """
    values = {"user_id": user_id, "flat_id": key.flat_id, "since": key.since}
    row = tx.row(_UNREAD, values)
    return 0 if row is None else int(row.number)


_UNREAD = (
    select(func.count().label("number"))
    .select_from(threads)
    .where(
        threads.c.user_id == bindparam("user_id"),
        threads.c.flat_id == bindparam("flat_id"),
        threads.c.customer_from >= bindparam("since", type_=threads.c.customer_from.type),
        threads.c.unread,
    )
)


def add_post(tx: WriteTransaction, post: Post) -> None:
    """Add a post."""
    tx.execute(insert(posts).values({name: getattr(post, name) for name in _POST}))


def post_of_key(tx: ReadTransaction, key: str) -> Post | None:
    """Return the post that a form's key made; None where it made none."""
    return next(iter(_posts(tx, posts.c.key == key)), None)


def posts_of(tx: ReadTransaction, thread_id: str) -> list[Post]:
    """Return the posts of a thread in their order."""
    return _posts(tx, posts.c.thread_id == thread_id)


def first_posts(tx: ReadTransaction, thread_ids: Sequence[str]) -> dict[str, Post]:
    """Return the posts by which threads were opened, by thread."""
    return {
        post.thread_id: post
        for part in in_batches(thread_ids)
        for post in _posts(tx, posts.c.thread_id.in_(part), posts.c.number == 1)
    }


def count_posts(tx: ReadTransaction, author_id: str, since: str) -> int:
    """Return how many posts somebody wrote since a moment (UTC)."""
    theirs = (posts.c.author_id == author_id) & (posts.c.at >= since)
    return tx.scalar(select(func.count()).select_from(posts).where(theirs)) or 0


def posts_since(tx: ReadTransaction, author_id: str, since: str) -> list[Post]:
    """Return what somebody wrote since a moment (UTC)."""
    return _posts(tx, posts.c.author_id == author_id, posts.c.at >= since)


def attached_bytes(tx: ReadTransaction, author_id: str, since: str) -> int:
    """Return how many bytes of files somebody attached since a moment (UTC)."""
    of_post = (attachments.c.thread_id == posts.c.thread_id) & (
        attachments.c.number == posts.c.number
    )
    theirs = (posts.c.author_id == author_id) & (posts.c.at >= since)
    query = select(func.coalesce(func.sum(attachments.c.size), 0)).join(posts, of_post)
    return int(tx.scalar(query.where(theirs)) or 0)


def add_attachment(
    tx: WriteTransaction, post: Post, attachment_id: str, kind: FileKind, content: bytes
) -> None:
    """Attach a file to a post."""
    values = {"attachment_id": attachment_id, "kind": kind, "content": content}
    place = {"thread_id": post.thread_id, "number": post.number, "size": len(content)}
    tx.execute(insert(attachments).values(values | place))


def attachments_of(tx: ReadTransaction, thread_ids: Collection[str]) -> dict[str, list[Attachment]]:
    """Return what is attached to the posts of threads, by thread."""
    columns = attachments.c
    kept: dict[str, list[Attachment]] = defaultdict(list)
    for part in in_batches(sorted(thread_ids)):
        query = select(columns.thread_id, *(columns[name] for name in Attachment.__slots__)).where(
            columns.thread_id.in_(part)
        )
        for thread_id, *values in tx.execute(query.order_by(columns.attachment_id)):
            kept[thread_id].append(Attachment(*values))
    return kept


def attached(
    tx: ReadTransaction, thread_id: str, attachment_id: str
) -> tuple[FileKind, bytes] | None:
    """Return a file of a thread with its type; None where the thread has no such file."""
    columns = attachments.c
    of_thread = (columns.thread_id == thread_id) & (columns.attachment_id == attachment_id)
    row = tx.execute(select(columns.kind, columns.content).where(of_thread)).first()
    return None if row is None else (FileKind(row.kind), row.content)


def _is_own(user_id: str, span: CustomerSpan) -> ColumnElement[bool]:
    """Return the condition that a user opened a thread about a flat in a customer's time.

    An earlier row of the same customer that is imported later moves the beginning of their time,
    so what counts is whether the thread's customer began within it.
    """
    columns = threads.c
    own = (
        (columns.user_id == user_id)
        & (columns.user_id != "")
        & (columns.flat_id == span.key.flat_id)
        & (columns.customer_from >= span.since)
    )
    return own if span.until is None else own & (columns.customer_from <= span.until)


def _threads(
    tx: ReadTransaction, *which: ColumnElement[bool], most: int | None = None
) -> list[Thread]:
    columns = threads.c
    query = select(threads).where(*which)
    rows = tx.execute(query.order_by(columns.changed_at.desc(), columns.thread_id).limit(most))
    return [_thread(row) for row in rows]


def _thread(row: Row[Any]) -> Thread:
    values = {name: getattr(row, name) for name in _COLUMNS}
    return Thread(key=AccountKey.of(row.flat_id, row.customer_from), **values)


def _posts(tx: ReadTransaction, *which: ColumnElement[bool]) -> list[Post]:
    columns = posts.c
    query = select(*(columns[name] for name in _POST)).where(*which)
    return [Post(*row) for row in tx.execute(query.order_by(columns.thread_id, columns.number))]
