"""Messages as values: drafts, what became of them, and threads as they are read."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from einvoice.clock import local_time
from einvoice.core.messages import FileKind, ThreadState, Topic, plain_text, text_fault
from einvoice.core.residents import PersonKind
from einvoice.store import threads
from einvoice.store.threads import Attachment, Post, Thread
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.residents.drawn import new_id

_LONGEST_KEY = 64


class SendState(StrEnum):
    """The outcome of a draft; only of `SENT` something is kept."""

    SENT = "sent"
    EMPTY = "empty"
    LONG = "long"
    TOO_MANY = "too_many"  # posts today
    TOO_MUCH = "too_much"  # megabytes of files today
    CHANGED = "changed"  # somebody else changed the thread since it was shown
    GONE = "gone"  # the resident cannot read it any longer: the account or the access ended
    PAGE_OLD = "page_old"  # the form has no key, or that of another post
    NOT_THERE = "not_there"


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file to attach or to hand out: a JPEG that we made anew, or a PDF as it came."""

    kind: FileKind
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A post as it was typed. ``key`` is the form's: the same form again is the same post.

    ``language`` is that of the page it was typed on; empty = not known.
    """

    key: str
    text: str = field(repr=False)
    file: AttachedFile | None = None
    language: str = ""

    @property
    def fault(self) -> SendState | None:
        """Return what is wrong with it by itself."""
        if not 0 < len(self.key) <= _LONGEST_KEY or not self.key.isascii():
            return SendState.PAGE_OLD
        fault = text_fault(plain_text(self.text))
        return None if fault is None else SendState(fault.value)


@dataclass(frozen=True, slots=True)
class Sent:
    """The outcome of a draft, and the thread it is in."""

    state: SendState
    thread_id: str = ""


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A post as it is read; ``at`` is local time."""

    number: int
    by_staff: bool
    at: dt.datetime
    text: str = field(repr=False)
    files: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class ShownThread:
    """A thread as it is read; its times are local. In a list it has its first post alone."""

    thread_id: str
    topic: Topic
    state: ThreadState
    version: int
    opened_at: dt.datetime
    changed_at: dt.datetime
    posts: tuple[ShownPost, ...]
    unread: bool = False

    @property
    def begins(self) -> str:
        """The first words."""
        return self.posts[0].text if self.posts else ""


def shown(thread: Thread, posts: list[Post], files: list[Attachment]) -> ShownThread:
    """Return a thread as it is read."""
    return ShownThread(
        thread.thread_id,
        thread.topic,
        thread.state,
        thread.version,
        local_time(thread.opened_at),
        local_time(thread.changed_at),
        tuple(_shown_post(post, files) for post in posts),
        thread.unread,
    )


def with_posts(tx: ReadTransaction, thread: Thread) -> ShownThread:
    """Return a thread with all its posts and the names of their files."""
    files = threads.attachments_of(tx, [thread.thread_id])[thread.thread_id]
    return shown(thread, threads.posts_of(tx, thread.thread_id), files)


def _shown_post(post: Post, files: list[Attachment]) -> ShownPost:
    own = tuple(file for file in files if file.number == post.number)
    by_staff = post.author_kind is PersonKind.STAFF
    return ShownPost(post.number, by_staff, local_time(post.at), post.text, own)


def keep_post(
    tx: WriteTransaction, thread_id: str, draft: Draft, author: tuple[PersonKind, str], at: str
) -> None:
    """Add a draft to the end of a thread, with its file."""
    number = len(threads.posts_of(tx, thread_id)) + 1
    post = Post(thread_id, number, draft.key, *author, at, plain_text(draft.text))
    threads.add_post(tx, post)
    if draft.file is not None:
        threads.add_attachment(tx, post, new_id(), draft.file.kind, draft.file.content)


def sent_before(tx: ReadTransaction, draft: Draft, author_id: str, thread_id: str) -> Sent | None:
    """Return what became of a form that was sent before; None of a form that is new.

    ``thread_id`` is the thread that is answered, empty where a thread is opened.
    """
    post = threads.post_of_key(tx, draft.key)
    if post is None:
        return None
    opened = not thread_id and post.number == 1
    if post.author_id != author_id or not (opened or post.thread_id == thread_id):
        return Sent(SendState.PAGE_OLD)
    return Sent(SendState.SENT, post.thread_id)
