"""Reminders by e-mail: their kinds, the wishes of residents, and when a refused one goes again.

Source: docs/decisions/ 0078.
"""

import datetime as dt
import re
from enum import StrEnum

from einvoice.core.period import Period


class WishKind(StrEnum):
    """A kind of reminder that a resident may wish."""

    WINDOW_OPENS = "window_opens"
    WINDOW_ENDS = "window_ends"
    VERIFICATION = "verification"
    INVOICE = "invoice"
    DUE = "due"
    ANSWERED = "answered"

    @property
    def by_default(self) -> bool:
        """Whether it is wished by who never said otherwise."""
        return self not in {WishKind.INVOICE, WishKind.DUE}


class ReminderKind(StrEnum):
    """The event that a reminder is of."""

    WINDOW_OPENS = "window_opens"
    WINDOW_ENDS = "window_ends"
    VERIFICATION_3 = "verification_3"
    VERIFICATION_2 = "verification_2"
    VERIFICATION_1 = "verification_1"
    VERIFICATION_OVER = "verification_over"
    INVOICE = "invoice"
    DUE = "due"
    ANSWERED = "answered"

    @property
    def wish(self) -> WishKind:
        """The wish that it fulfils."""
        return WishKind.VERIFICATION if self in _VERIFICATION else WishKind(self.value)


class ReminderState(StrEnum):
    """The state of a reminder.

    ``intended``: the server has no byte of its text, so that it may go; ``unknown``: the server may
    have it, so that it never goes again; ``refused``: by its code for now, or for good.
    """

    INTENDED = "intended"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


_VERIFICATION = frozenset(
    {
        ReminderKind.VERIFICATION_3,
        ReminderKind.VERIFICATION_2,
        ReminderKind.VERIFICATION_1,
        ReminderKind.VERIFICATION_OVER,
    }
)
_STAGES = (
    (1, ReminderKind.VERIFICATION_1),
    (2, ReminderKind.VERIFICATION_2),
    (3, ReminderKind.VERIFICATION_3),
)
MOST_MONTHS_BEFORE = 3
OVER_DAYS = 31
"""How long after its end somebody is still told that a verification has ended."""
INVOICE_DAYS = 14
"""How long an invoice is new."""
DUE_DAYS = 3
"""How long before the due day somebody is reminded of it."""
ANSWERED_SECONDS = 7 * 24 * 3600
"""How long an answer is worth a reminder."""

WAIT_SECONDS = 15 * 60
"""How long nobody else tries a reminder that was begun."""
REST_SECONDS = 20 * 3600
"""How long a due day is left alone that nobody is reminded of: less than from day to day."""
_AGAIN_SECONDS = (WAIT_SECONDS, 3600, 4 * 3600)
_FINAL_CODE = 500
_NO_MAILBOX = frozenset({550, 551, 553})
_STATUS = re.compile(r"5\.(\d{1,3}\.\d{1,3})\b")
_OF_SENDER = frozenset({"1.7", "1.8"})
_MAILBOX_OFF = "2.1"


def stage_of(verified_until: dt.date, today: dt.date) -> ReminderKind | None:
    """Return what is to be said today of a verification; None where nothing is.

    >>> stage_of(dt.date(2027, 5, 31), dt.date(2027, 2, 27)) is None
    True
    >>> str(stage_of(dt.date(2027, 5, 31), dt.date(2027, 2, 28)))
    'verification_3'
    >>> str(stage_of(dt.date(2027, 5, 31), dt.date(2027, 5, 31)))
    'verification_1'
    >>> str(stage_of(dt.date(2027, 5, 31), dt.date(2027, 6, 1)))
    'verification_over'
    """
    if today > verified_until:
        over = today - verified_until <= dt.timedelta(days=OVER_DAYS)
        return ReminderKind.VERIFICATION_OVER if over else None
    stages = (kind for months, kind in _STAGES if today >= months_before(verified_until, months))
    return next(stages, None)


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the day some months earlier, the last of its month where that is shorter.

    >>> str(months_before(dt.date(2027, 3, 31), 1))
    '2027-02-28'
    """
    period = Period.of(day).plus(-months)
    return dt.date(period.year, period.month, min(day.day, period.days))


def try_again_s(code: int, tries: int, now_s: int) -> int | None:
    """Return when a refused reminder goes again, in seconds since 1970; None: never.

    Args:
        code: of the mail server; 4xx is a refusal for now (RFC 5321, 4.2.1).
        tries: how many times it was tried, with the refused one.
        now_s: now.

    >>> [try_again_s(451, tries, 0) for tries in (1, 2, 3, 4)], try_again_s(550, 1, 0)
    ([900, 3600, 14400, None], None)
    """
    if code >= _FINAL_CODE or tries > len(_AGAIN_SECONDS):
        return None
    return now_s + _AGAIN_SECONDS[tries - 1]


def is_no_mailbox(code: int, answer: str, *, takes_others: bool) -> bool:
    """Return whether a mail server says that an address has no mailbox.

    Its status (RFC 3463) proves it alone: 5.1.x, but 5.1.7 and 5.1.8, which are about the sender.
    A bare code proves nothing of a server that refuses everybody (550 relaying denied), and a
    policy (5.7.1) is never about the address.

    Args:
        code: of the answer to RCPT.
        answer: its words.
        takes_others: whether the server took another address over the same connection.

    >>> is_no_mailbox(550, "5.1.1 ... nobody", takes_others=False)
    True
    >>> [is_no_mailbox(550, "nobody here", takes_others=takes) for takes in (True, False)]
    [True, False]
    >>> words = ("5.2.1 disabled", "5.7.1 refused by policy", "5.1.8 sender rejected")
    >>> [is_no_mailbox(550, answer, takes_others=True) for answer in words]
    [True, False, False]
    >>> [is_no_mailbox(code, "full", takes_others=True) for code in (452, 552)]
    [False, False]
    """
    status = _STATUS.match(answer)
    if status is not None and status[1].startswith("1."):
        return code >= _FINAL_CODE and status[1] not in _OF_SENDER
    is_plain = status is None or status[1] == _MAILBOX_OFF
    return takes_others and is_plain and code in _NO_MAILBOX
