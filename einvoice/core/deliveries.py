"""Delivery of a file: its states and the only legal ways between them (docs/BANKS.md)."""

from enum import StrEnum


class FileState(StrEnum):
    """The state of a file. `UNKNOWN` is a state: nobody can say whether the bank has it."""

    READY = "ready"
    SENDING = "sending"
    RENAMING = "renaming"
    SENT = "sent"
    UNKNOWN = "unknown"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


_NEXT = {
    FileState.READY: {FileState.SENDING, FileState.SENT, FileState.WITHDRAWN},
    FileState.SENDING: {FileState.RENAMING, FileState.READY, FileState.SENT},
    FileState.RENAMING: {FileState.SENT, FileState.UNKNOWN},
    FileState.UNKNOWN: {FileState.SENT, FileState.READY},
    FileState.SENT: {FileState.ACCEPTED, FileState.PARTLY, FileState.REJECTED, FileState.READY},
    FileState.ACCEPTED: {FileState.SENT, FileState.PARTLY, FileState.REJECTED},
    FileState.PARTLY: {FileState.ACCEPTED, FileState.REJECTED},
    FileState.REJECTED: {FileState.ACCEPTED, FileState.PARTLY},
}
"""``accepted > sent`` is the bank's word, told by a person, that it answered other contents.
Between ``accepted``, ``partly`` and ``rejected`` it goes by the bank's words about its documents.
``sent > ready`` is the bank's word, told by a person, that it has no such file.
``sending > sent`` is the look before writing that finds our bytes already there.
``ready > sent`` is a person's word that they were sent by hand. Nothing of ours has sent what is
``ready``, so that alone may be withdrawn (decision 30)."""

SEEN_SENT = "the witness saw it sent"
FOUND_SINCE_COPY = "found at the bank since a copy was put back"
"""How it is known of a file that `restore` took over: from the witness, or from an inbox."""

BY_HAND = (FileState.READY, FileState.SENDING, FileState.RENAMING, FileState.UNKNOWN)
"""The states that a person may declare sent."""


def may_become(state: FileState, new: FileState) -> bool:
    """Return whether a file in ``state`` may go to ``new``."""
    return new in _NEXT.get(state, set())
