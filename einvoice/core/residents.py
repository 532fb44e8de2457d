"""Residents and staff in the portal: the words for rights, roles and states.

Source: docs/decisions/ 0073.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from einvoice.core.account_keys import AccountKey

PAST_DAYS = 90
"""How long a former customer sees their own old invoices."""


class Right(StrEnum):
    """The right of a user to a flat, in one customer's time."""

    OWNER = "owner"  # everything, and inviting others
    READINGS = "readings"  # see, and enter readings
    READ = "read"  # see

    @property
    def enters_readings(self) -> bool:
        """Whether readings may be entered."""
        return self is not Right.READ


class StaffRole(StrEnum):
    """The role of a member of the staff."""

    CLERK = "clerk"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A member of the staff with an account; of an ended account nobody is signed in."""

    staff_id: str
    email: str = field(repr=False)
    name: str = field(repr=False)
    role: StaffRole
    password_hash: str = field(repr=False)
    language: str
    ended: bool = False

    @property
    def is_manager(self) -> bool:
        """Whether pages of managers are theirs, too."""
        return self.role is StaffRole.MANAGER


class PersonKind(StrEnum):
    """The kind of person whose session it is."""

    USER = "user"
    STAFF = "staff"


class TokenKind(StrEnum):
    """The purpose of a link in a mail, or of what may be sent once."""

    PASSWORD = "password"  # noqa: S105 - a kind, not a password
    INVITATION = "invitation"
    PASSKEY = "passkey"  # a challenge that was used
    FORM = "form"  # the key of a form that was sent


class ApiTokenKind(StrEnum):
    """The purpose of a token of a native client."""

    ACCESS = "access"  # opens the interface for minutes
    REFRESH = "refresh"  # gives the next pair, once


class CodeState(StrEnum):
    """The state of a registration code."""

    OPEN = "open"
    WRONG = "wrong"
    USED = "used"
    OVER = "over"  # too old, replaced by a newer code, or ended by wrong tries


class SubmittedState(StrEnum):
    """The state of a reading that a resident sent."""

    RECEIVED = "received"  # waits for the calculation
    TAKEN = "taken"  # is among the readings
    LATE = "late"  # its window was over
    REPLACED = "replaced"  # another value of the same meter and day counts
    REFUSED = "refused"  # the calculation could not take it


@dataclass(frozen=True, slots=True)
class FlatRight:
    """A right to a flat in one customer's time.

    ``key`` names the flat and the customer's time. ``past``: the customer has left, and only the
    own old invoices may be seen.
    """

    key: AccountKey
    right: Right
    past: bool = False


def is_past(until: dt.date | None, today: dt.date) -> bool | None:
    """Return whether a customer's time is past; None where nothing may be seen any longer.

    Args:
        until: the last day of the customer's time, None = it goes on.
        today: today.

    >>> is_past(None, dt.date(2026, 11, 1)), is_past(dt.date(2026, 11, 1), dt.date(2026, 11, 1))
    (False, False)
    >>> is_past(dt.date(2026, 10, 31), dt.date(2026, 11, 1))
    True
    >>> is_past(dt.date(2026, 10, 31), dt.date(2027, 1, 29))
    True
    >>> is_past(dt.date(2026, 10, 31), dt.date(2027, 1, 30)) is None
    True
    """
    if until is None or until >= today:
        return False
    return True if today - until <= dt.timedelta(days=PAST_DAYS) else None
