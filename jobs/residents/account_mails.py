"""Mails about an account to its owner: opened, without a flat, another password, linked."""

from enum import StrEnum

from einvoice.store import users
from einvoice.texts.portal import portal_text
from jobs.context import Context
from jobs.residents.mailing import Letter, hand_over, is_mail_on


class AccountEvent(StrEnum):
    """An event of an account; the value is part of its texts' keys."""

    OPENED = "opened"
    CLOSED = "closed"
    ENDED = "ended"  # the access to somebody's flat
    PROVIDER = "provider"
    PASSWORD = "password"  # noqa: S105 - a name


def mail_of_event(
    context: Context, user_id: str, event: AccountEvent, link: str, flat: str = ""
) -> bool:
    """Mail a user what happened to the account; return whether it was handed over.

    It has no code: who mistyped the address sends it to a stranger. ``link``: the page where its
    owner goes on, the sign-in or that of forgotten passwords. ``flat``: the flat whose access has
    ended, as the invitation to it named it; other mails name none.

    Raises:
        NotToldError: the mail server is out of reach or refused the mail.
    """
    letter = letter_of_event(context, user_id, event, link, flat)
    if letter is not None:
        hand_over(context, letter)
    return letter is not None


def letter_of_event(
    context: Context, user_id: str, event: AccountEvent, link: str, flat: str = ""
) -> Letter | None:
    """Return the mail of `mail_of_event`; None where nobody is mailed.

    Of an account that is closed next it is made before: what is closed has no address.
    """
    with context.store.reading() as tx:
        user = users.user_of(tx, user_id)
    if user is None or user.ended or not is_mail_on(context):
        return None
    seller = context.config.seller
    facts = {"company": seller.name, "link": link, "flat": flat}
    phone = f", {seller.phone}" if seller.phone else ""
    subject = portal_text(f"account_mail.{event}.subject", user.language, **facts)
    text = portal_text(f"account_mail.{event}.text", user.language, **facts, phone=phone)
    return Letter(user.email, subject, text)
