"""Reminders as messages to phones; no sum, name or address is in them.

The same row as a mail's: who got a message gets no mail, unless they wish both.
"""

import json
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.reminders import ReminderKind, WishKind
from einvoice.notify.failures import NotToldError
from einvoice.notify.web_push import Browser, PushKey, encrypted, is_allowed, post
from einvoice.store.due_reminders import Waiting
from einvoice.store.push_subscriptions import PushSubscription, end_subscription
from einvoice.texts.portal import portal_text
from jobs.context import Context
from jobs.residents.push import phones_of, push_key_of

_DAY = 24 * 3600
_WEEK = 7 * _DAY
_GONE = (404, 410)
_TAKEN = range(200, 300)
_LATER = (408, 425, 429)
_FAULT_OF_SERVICE = 500
_PAGES = {
    WishKind.WINDOW_OPENS: "/cellar",
    WishKind.WINDOW_ENDS: "/cellar",
    WishKind.INVOICE: "/invoices",
    WishKind.DUE: "/invoices",
    WishKind.VERIFICATION: "/meters",
    WishKind.ANSWERED: "/messages",
}


class PushState(StrEnum):
    """The outcome of a message to all phones of a user.

    ``later``: no service took it, and some may in ``wait`` seconds; ``none``: no phone is left.
    """

    SENT = "sent"
    UNKNOWN = "unknown"
    LATER = "later"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Pushed:
    """The outcome of a message with the services: ``code`` is the last status of a service."""

    state: PushState
    code: int = 0
    wait: int = 0


class Pusher:
    """Sends messages to phones with one key; ``fault`` is why it cannot: then mails go."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._key: PushKey | None = None
        self.fault: NotToldError | None = None
        try:
            self._key = push_key_of(context)
        except NotToldError as error:
            self.fault = error

    def phones_of(self, user_id: str) -> list[PushSubscription]:
        """Return the phones of a user; none where no key is configured."""
        if self._key is None:
            return []
        services = self._context.config.portal.push_services
        phones = phones_of(self._context, user_id)
        return [phone for phone in phones if is_allowed(phone.endpoint, services)]

    def push(self, phones: list[PushSubscription], row: Waiting) -> Pushed:
        """Send a reminder to phones, once each; what a service no longer knows is forgotten."""
        if self._key is None:
            return Pushed(PushState.NONE)
        answers = [self._one(self._key, phone, row) for phone in phones]
        return next(
            (
                answer
                for state in (PushState.SENT, PushState.UNKNOWN, PushState.LATER)
                for answer in answers
                if answer.state is state
            ),
            Pushed(PushState.NONE),
        )

    def _one(self, key: PushKey, phone: PushSubscription, row: Waiting) -> Pushed:
        browser = Browser(phone.endpoint, phone.p256dh, phone.auth)
        text = message_of(self._context, row)
        try:
            answer = post(
                phone.endpoint, encrypted(text, browser), self._headers(key, phone.endpoint, row)
            )
        except NotToldError:
            return Pushed(PushState.LATER)
        except ValueError:  # its own address or keys are none: nobody else's reminder waits for it
            return Pushed(PushState.NONE)
        if answer is None:
            return Pushed(PushState.UNKNOWN)
        if answer.status in _TAKEN:
            return Pushed(PushState.SENT, answer.status)
        if answer.status in _LATER or answer.status >= _FAULT_OF_SERVICE:
            return Pushed(PushState.LATER, answer.status, answer.wait)
        if answer.status in _GONE:
            with self._context.store.writing_soon() as tx:
                end_subscription(tx, phone.subscription_id)
        return Pushed(PushState.NONE, answer.status)

    def _headers(self, key: PushKey, endpoint: str, row: Waiting) -> dict[str, str]:
        is_verification = row.reminder.kind.wish is WishKind.VERIFICATION
        address = self._context.config.portal.address
        subject = address if address.startswith("https:") else f"mailto:{_sender(self._context)}"
        return {
            "TTL": str(_WEEK if is_verification else _DAY),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "Authorization": key.authorization(endpoint, subject, self._context.clock.seconds()),
        }


def message_of(context: Context, row: Waiting) -> bytes:
    """Return what a phone shows of a reminder: JSON of title, sentence, tag and page."""
    wish = row.reminder.kind.wish
    kind = "verification_over" if row.reminder.kind is ReminderKind.VERIFICATION_OVER else wish
    shown = {
        "title": context.config.seller.name,
        "body": portal_text(f"push.{kind}", row.language),
        "tag": str(wish),
        "url": _PAGES[wish],
    }
    return json.dumps(shown, ensure_ascii=False).encode()


def _sender(context: Context) -> str:
    return context.config.mail.sender or "postmaster@localhost"
