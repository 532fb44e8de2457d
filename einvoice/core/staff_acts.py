"""The acts of staff that are written down, by their names: each says what was done to which id."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

COMMAND_LINE = ""
"""The member of an act of the command line: the journal of the installation has who typed it."""


class ActKind(StrEnum):
    """An act of a member of the staff; the values are in the database and never change."""

    ADDED = "added"  # an account of the staff was opened, or opened again; subject: its id
    ENDED = "ended"  # an account of the staff was ended; subject: its id
    PASSWORD_SET = "password_set"  # noqa: S105 - an act; subject: the account's id
    SIGNED_IN = "signed_in"  # subject: the own id
    SECOND_STEP_MADE = "second_step_made"  # a member set up the own second step; subject: the id
    SECOND_STEP_ENDED = "second_step_ended"  # a member's second step was ended; subject: the id
    CODE_MADE = "code_made"  # a letter with a code was made; subject: the flat
    ACCESS_ENDED = "access_ended"  # a user's right to a flat was ended; subject: user and flat
    MESSAGE_ANSWERED = "message_answered"  # subject: the thread, here and of the next two
    MESSAGE_ASSIGNED = "message_assigned"  # to a member; subject: the thread, and whose it is
    MESSAGE_CLOSED = "message_closed"
    DOCUMENT_KEPT = "document_kept"  # a document of houses; subject: its id
    DOCUMENT_WITHDRAWN = "document_withdrawn"
    DECIDED = "decided"  # about a payment or application; subject: its kind and id
    DECISION_WITHDRAWN = "decision_withdrawn"
    MESSAGE_BEGUN = "message_begun"  # staff wrote first, about a flat; subject: the thread
    READING_SEEN = "reading_seen"  # an odd reading was looked at; subject: the reading's key
    READING_REFUSED = "reading_refused"  # before it was taken; subject: the reading's key
    DATA_GIVEN = "data_given"  # what is kept about a flat's customer, as a file; subject: the flat
    USER_ENDED = "user_ended"  # a user's account was ended; subject: the user's id


SEEN_BY = (ActKind.READING_SEEN, ActKind.READING_REFUSED)
"""The acts by which an odd reading waits for nobody any longer."""


@dataclass(frozen=True, slots=True)
class WhichActs:
    """Which acts are asked for: all, or those that fit each of these.

    Before a number (``before`` pages on), of a member, about some subjects, and between two moments
    (UTC; the second is left out).
    """

    before: int | None = None
    staff_id: str = ""
    subjects: Collection[str] | None = None
    since: str = ""
    until: str = ""
