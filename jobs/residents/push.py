"""Phones of residents that take messages: who turned them on, and the key that they know us by."""

import hashlib
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from einvoice.core.errors import UsageError
from einvoice.credentials import secret_path
from einvoice.notify.failures import NotToldError
from einvoice.notify.secrets import secret
from einvoice.notify.web_push import MOST_ENDPOINT, Browser, PushKey, is_allowed, is_browser
from einvoice.store import push_subscriptions as kept
from einvoice.store.push_subscriptions import PushSubscription
from jobs.context import Context
from jobs.residents.drawn import hash_of
from jobs.residents.sessions import USER_SECONDS

LONGEST_ADDRESS = MOST_ENDPOINT
"""Of where a service takes messages."""
MOST_PHONES = 10
"""The most phones of a user; the oldest goes for another."""
_AGENT = 40
_ID_LETTERS = 32
_MODE = 0o600


@dataclass(frozen=True, slots=True)
class NewPhone:
    """A phone of a user as their browser names it; ``session`` is the token it is signed in by."""

    user_id: str
    session: str = field(repr=False)
    agent: str
    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)
    auth: str = field(repr=False)

    @property
    def browser(self) -> Browser:
        """Where messages go, and by which keys."""
        return Browser(self.endpoint, self.p256dh, self.auth)


def push_key_of(context: Context) -> PushKey | None:
    """Return the key of messages; None where none is configured.

    Raises:
        NotToldError: its file is not there, others may read it, or it holds no key.
    """
    reference = context.config.portal.push_key
    if not reference:
        return None
    try:
        return PushKey.of_pem(secret(reference, context.config.home).encode())
    except (ValueError, TypeError):
        raise NotToldError("push-key-wrong", path=reference.partition(":")[2]) from None


def public_key_of(context: Context) -> str:
    """Return the public half of the key; empty where there is none, or none that can be used.

    `remind` and `doctor` say what is wrong with it: a page is no place for that.
    """
    try:
        key = push_key_of(context)
    except NotToldError:
        return ""
    return key.public if key else ""


def make_push_key(context: Context, name: str) -> Path:
    """Write a new key into a file beside the configuration and return its path.

    Raises:
        UsageError: the file is there; with another key every phone would have to turn messages on
            anew; or its folder is not there.
    """
    path = secret_path(context.config.home, Path(name))
    written = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:  # whole under its name, or not there
        written.touch(mode=_MODE, exist_ok=False)
        written.write_bytes(PushKey.new().pem)
        path.hardlink_to(written)
    except FileExistsError:
        raise UsageError("push-key-there", path=path) from None
    except FileNotFoundError:
        raise UsageError("no-such-folder", path=path.parent) from None
    finally:
        written.unlink(missing_ok=True)
    return path


def is_taken(context: Context, phone: NewPhone) -> bool:
    """Return whether a phone's address is of a service we may call, and its keys are keys."""
    is_named = is_allowed(phone.endpoint, context.config.portal.push_services)
    return is_named and is_browser(phone.browser)


def turn_on(context: Context, phone: NewPhone) -> bool:
    """Keep a phone that `is_taken`; return whether it was not there before."""
    subscription_id = hashlib.sha256(phone.endpoint.encode()).hexdigest()[:_ID_LETTERS]
    with context.store.writing_soon() as tx:
        others = kept.subscriptions_of(tx, phone.user_id, _since(context))
        mail_too = any(other.mail_too for other in others)
        new = PushSubscription(
            subscription_id,
            phone.user_id,
            hash_of(phone.session),
            phone.endpoint,
            phone.p256dh,
            phone.auth,
            phone.agent[:_AGENT],
            context.clock.timestamp(),
            mail_too,
        )
        is_new = kept.keep_subscription(tx, new)
        for other in [row for row in others if row.subscription_id != subscription_id][
            MOST_PHONES - 1 :
        ]:
            kept.end_subscription(tx, other.subscription_id)
    return is_new


def phones_of(context: Context, user_id: str) -> list[PushSubscription]:
    """Return the phones of a user that take messages, the latest first."""
    with context.store.reading() as tx:
        return kept.subscriptions_of(tx, user_id, _since(context))


def _since(context: Context) -> int:
    """Return since when a session that goes on was made and seen, in seconds since 1970."""
    return context.clock.seconds() - USER_SECONDS


def turn_off(context: Context, user_id: str, subscription_id: str) -> bool:
    """End a phone of a user; return whether it was theirs."""
    with context.store.writing_soon() as tx:
        return kept.end_subscription(tx, subscription_id, user_id)


def set_mail_too(context: Context, user_id: str, *, mail_too: bool) -> None:
    """Keep whether a user with phones wishes mails as well."""
    with context.store.writing_soon() as tx:
        kept.set_mail_too(tx, user_id, mail_too=mail_too)
