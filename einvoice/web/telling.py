"""Mails to the owner of an account, sent when the answer of a page is on its way."""

import logging
from collections.abc import Callable
from functools import partial

from einvoice.core.errors import EInvoiceError
from einvoice.web.visit import Visit
from jobs.residents.account_mails import AccountEvent, letter_of_event, mail_of_event
from jobs.residents.mailing import hand_over

_log = logging.getLogger("einvoice.portal")
_NEXT = {
    AccountEvent.OPENED: "sign-in",
    AccountEvent.PASSWORD: "forgotten",
    AccountEvent.ENDED: "sign-in",
    AccountEvent.PROVIDER: "profile-provider",
}


def telling(visit: Visit, user_id: str, event: AccountEvent, flat: str = "") -> Callable[[], None]:
    """Return what mails the owner about an account; a mail that fails stops nothing."""
    return partial(_tell, visit, user_id, event, flat)


def telling_closed(visit: Visit) -> Callable[[], None]:
    """Return what mails that the own account was closed; called before it is."""
    letter = letter_of_event(visit.context, visit.person_id, AccountEvent.CLOSED, "")

    def tell() -> None:
        try:
            if letter is not None:
                hand_over(visit.context, letter)
        except EInvoiceError as error:
            _log.error("mail about an account: %s", error.code)

    return tell


def _tell(visit: Visit, user_id: str, event: AccountEvent, flat: str) -> None:
    try:
        mail_of_event(visit.context, user_id, event, visit.link(_NEXT[event], {}), flat)
    except EInvoiceError as error:
        _log.error("mail about an account: %s", error.code)
