"""Shapes of documents and messages in the interface's JSON; the rules are those of `shapes`."""

import datetime as dt
from typing import Annotated

import msgspec
from msgspec import Meta

from einvoice.web.api.shapes import Id, Moment


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document of the house; ``file`` is the path of its PDF."""

    document_id: str
    flat_id: str
    kind: str
    year: int
    title: str
    date: dt.date
    is_new: bool
    file: str


class Documents(msgspec.Struct, frozen=True, kw_only=True):
    """A page of documents, of the newest year first."""

    items: list[Document]
    next: str | None


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """A thread of messages about a flat; ``begins`` are its first words."""

    thread_id: str
    flat_id: str
    topic: str
    topic_name: str
    state: str
    state_name: str
    begins: str
    opened_at: Moment
    changed_at: Moment


class Threads(msgspec.Struct, frozen=True, kw_only=True):
    """A page of threads, the last changed first."""

    items: list[Thread]
    next: str | None


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A post in a thread; ``files`` is how many photos or PDFs it has, which pages hand out."""

    number: int
    by_staff: bool
    written_at: Moment
    text: str
    files: int


class ThreadDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A thread with all its posts; who answers names its ``version``."""

    thread: Thread
    version: int
    posts: list[Post]


class NewThread(msgspec.Struct, frozen=True, kw_only=True):
    """A new message about a flat; ``topic`` as in the list of threads."""

    flat_id: Id
    topic: Id
    text: str


class NewPost(msgspec.Struct, frozen=True, kw_only=True):
    """An answer in a thread, which is refused where somebody wrote since that ``version``."""

    version: Annotated[int, Meta(ge=0, le=10**9)]
    text: str


class SentPost(msgspec.Struct, frozen=True, kw_only=True):
    """The thread that a message is in."""

    thread_id: str
