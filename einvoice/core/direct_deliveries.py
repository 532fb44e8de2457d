"""Invoices that no bank delivers: by e-mail or on paper, and what became of each.

An order at a bank comes first: its customer signed it there, and a standing order may pay by it.
Everybody else gets an e-mail where they have an address and have not asked for paper, and paper
otherwise. A mail is sent at most once; what nobody knows, a person settles. Source:
docs/decisions/ 71.
"""

from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.ownership import Named, same_customer
from einvoice.core.premises import Customer, Delivery


class Channel(StrEnum):
    """A way to a customer without a bank."""

    EMAIL = "email"
    PAPER = "paper"


class HandedState(StrEnum):
    """The state of an invoice on a channel.

    ``intended``: no byte of the mail's text was sent, so that it may be sent; ``unknown``: it may
    have been taken; ``sent``: the mail server took it; ``printed``: it is in a file for printing.
    """

    INTENDED = "intended"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    PRINTED = "printed"


class Standing(StrEnum):
    """Where an invoice without a bank is: it is to go out, or it has."""

    TO_MAIL = "to_mail"
    MAILED = "mailed"
    MAIL_REFUSED = "mail_refused"
    MAIL_UNKNOWN = "mail_unknown"
    TO_PRINT = "to_print"
    PRINTED = "printed"


BY_MAIL = (Standing.MAILED, Standing.MAIL_REFUSED, Standing.MAIL_UNKNOWN, Standing.TO_MAIL)
_LEAST_FINAL_CODE = 500
_STANDING = {
    HandedState.SENT: Standing.MAILED,
    HandedState.UNKNOWN: Standing.MAIL_UNKNOWN,
    HandedState.REFUSED: Standing.MAIL_REFUSED,
}


@dataclass(frozen=True, slots=True)
class Handed:
    """An invoice by e-mail. ``code`` and ``answer`` are the mail server's last.

    ``reason`` is what a person said in place of the server.
    """

    state: HandedState
    message_id: str
    attempt: int = 0
    code: int = 0
    answer: str = ""
    at: str = ""
    reason: str = ""

    @property
    def may_pass(self) -> bool:
        """Whether the server refused it for now alone (RFC 5321, 4.2.1: codes from 400 to 499)."""
        return self.state is HandedState.REFUSED and 0 < self.code < _LEAST_FINAL_CODE


def standing_of(mail: Handed | None, address: str, *, printed: bool) -> Standing:
    """Return where an invoice without a bank is; ``address`` is empty where no mail may go.

    Paper that was printed stays paper. A mail that begins again needs an address as the first did.
    """
    if printed:
        return Standing.PRINTED
    if mail is not None and not mail.may_pass and mail.state in _STANDING:
        return _STANDING[mail.state]
    return Standing.TO_MAIL if address else Standing.TO_PRINT


def address_for(buyer: Named, now: Customer | None) -> str:
    """Return where an invoice may be mailed; empty: nowhere, it goes on paper.

    Only to the flat's customer of today, and only where that is who is invoiced: the address of
    somebody who left is not used, and nobody gets another's invoice.
    """
    if now is None or now.delivery not in {None, Delivery.EMAIL}:
        return ""
    if (now.name, now.code) != (buyer.name, buyer.code) and not same_customer(now, buyer):
        return ""
    return now.email
