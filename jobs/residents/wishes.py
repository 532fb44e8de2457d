"""Wishes of residents for reminders, and why mails to an address were stopped."""

from collections.abc import Collection
from dataclasses import dataclass

from einvoice.core.reminders import WishKind
from einvoice.store import reminders, users
from jobs.context import Context
from jobs.residents.mailing import is_mail_on
from jobs.residents.push import phones_of, public_key_of


@dataclass(frozen=True, slots=True)
class MailStop:
    """When mails to a user were stopped (UTC), and the code of why."""

    at: str
    reason: str


def wishes_of(context: Context, user_id: str) -> dict[WishKind, bool]:
    """Return whether a user wishes each kind of reminder, in the order of the page."""
    with context.store.reading() as tx:
        said = reminders.wishes_of(tx, user_id)
    return {kind: said.get(kind, kind.by_default) for kind in WishKind}


def reminds_of_days(context: Context, user_id: str) -> bool | None:
    """Return whether a user is told when readings can be sent; None where nothing can go.

    A phone that takes messages is told also where the address takes no mail.
    """
    if not is_mail_on(context):
        return None
    has_phone = bool(public_key_of(context) and phones_of(context, user_id))
    is_reached = has_phone or mail_stop_of(context, user_id) is None
    return is_reached and wishes_of(context, user_id)[WishKind.WINDOW_OPENS]


def set_wishes(context: Context, user_id: str, wanted: Collection[WishKind]) -> None:
    """Keep what a user wishes; a kind that is not named is not wished."""
    with context.store.writing_soon() as tx:
        reminders.set_wishes(tx, user_id, {kind: kind in wanted for kind in WishKind})


def mail_stop_of(context: Context, user_id: str) -> MailStop | None:
    """Return why a user gets no reminders; None where the mails go on."""
    with context.store.reading() as tx:
        stopped = users.mail_stop_of(tx, user_id)
    return None if stopped is None else MailStop(*stopped)


def start_mail(context: Context, user_id: str) -> None:
    """Let the mails to a user go on: their address is right."""
    with context.store.writing_soon() as tx:
        users.start_mail(tx, user_id)
