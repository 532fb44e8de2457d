"""Messages between residents and staff: topics, states, and the limits of what is written.

A thread is about one flat in one customer's time. Source: docs/decisions/ 0077.
"""

import re
from enum import StrEnum

MOST_LETTERS = 4000
"""Of a post."""
POSTS_A_DAY = 20
"""Of a user, so that nobody fills the database."""
MEGABYTES_A_DAY = 40
"""Of a user's files, for the same reason: four of the largest, or photos for twenty posts."""
REQUESTS_AN_HOUR = 5
"""Requests for a code from one network."""
PHOTO_MONTHS = 13
"""How long the photo of a meter is kept: until the same month of the next year is settled."""
REQUEST_DAYS = 90
"""How long a visitor's request for a code is kept."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Topic(StrEnum):
    """The subject of a thread."""

    INVOICE = "invoice"
    READING = "reading"
    METER = "meter"
    REPAIR = "repair"
    CORRECTION = "correction"  # of personal data
    OTHER = "other"
    CODE = "code"  # a visitor asks for a letter with a code


TOPICS = tuple(topic for topic in Topic if topic is not Topic.CODE)
"""The topics that a resident may choose."""


class ThreadState(StrEnum):
    """The state of a thread; `NEW` and `OPEN` wait for the staff."""

    NEW = "new"  # nobody of the staff has taken it
    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


WAITING = (ThreadState.NEW, ThreadState.OPEN)


class FileKind(StrEnum):
    """The type of an attachment; photos are made anew as JPEG."""

    JPEG = "jpeg"
    PDF = "pdf"


class TextFault(StrEnum):
    """The reason why a text is not taken."""

    EMPTY = "empty"
    LONG = "long"


def after_resident(state: ThreadState) -> ThreadState:
    """Return the state after a resident wrote; a closed thread is opened again.

    >>> str(after_resident(ThreadState.NEW)), str(after_resident(ThreadState.CLOSED))
    ('new', 'open')
    """
    return state if state is ThreadState.NEW else ThreadState.OPEN


def plain_text(typed: str) -> str:
    r"""Return a text as it is kept: lines end alike, nothing invisible, at most one empty line.

    >>> plain_text("  Labdien!\r\n\r\n\r\n\r\nPaldies\x07 \n")
    'Labdien!\n\nPaldies'
    """
    lines = [line.rstrip() for line in _CONTROL.sub("", re.sub(r"\r\n?", "\n", typed)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def text_fault(text: str) -> TextFault | None:
    """Return why a text is not taken; None where it is.

    >>> text_fault("Labdien!"), str(text_fault("")), str(text_fault("a" * 4001))
    (None, 'empty', 'long')
    """
    if not text:
        return TextFault.EMPTY
    return TextFault.LONG if len(text) > MOST_LETTERS else None
