"""A link for a new password, mailed; nothing is said of who has an account."""

from collections.abc import Callable

from einvoice.texts.portal import portal_text
from jobs.context import Context
from jobs.residents.accounts import reset_token
from jobs.residents.mailing import Letter, hand_over, is_mail_on


def mail_link(context: Context, email: str, link_of: Callable[[str], str]) -> bool:
    """Mail a link for a new password to an account's address; return whether it was handed over.

    Nothing happens where nobody has the address. ``link_of`` makes the address of a token.

    Raises:
        NotToldError: the mail server is out of reach or refused the mail.
    """
    if not is_mail_on(context):
        return False
    made = reset_token(context, email)
    if made is None:
        return False
    user, token = made
    company = context.config.seller.name
    hand_over(
        context,
        Letter(
            to=user.email,
            subject=portal_text("mail.subject", user.language, company=company),
            text=portal_text("mail.text", user.language, company=company, link=link_of(token)),
        ),
    )
    return True
