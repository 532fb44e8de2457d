"""A person's word in place of the mail server's: sent, bounced, or to be sent again."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from einvoice.core.direct_deliveries import Handed, HandedState, Standing
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.store import exports
from einvoice.store.direct_deliveries import WithoutBank, find_without_bank, keep_mail
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.corrections.withdraw import digest_of
from jobs.not_found import is_number, no_such_invoice

_MAY_BE: Mapping[HandedState, tuple[Standing, ...]] = MappingProxyType(
    {
        HandedState.SENT: (Standing.MAIL_UNKNOWN,),
        HandedState.REFUSED: (Standing.MAILED, Standing.MAIL_UNKNOWN),
        HandedState.INTENDED: (Standing.MAIL_UNKNOWN, Standing.MAIL_REFUSED),
    }
)
"""By what a person says: where the invoice may be. A mail that was taken is not sent again before
it came back."""


def settle_mail(context: Context, number: str, said: HandedState, reason: str) -> WithoutBank:
    """Keep what a person says of a mail; the journal has the digest of the reason.

    Args:
        context: of the command.
        number: of the invoice.
        said: `sent` (the customer has it), `refused` (it came back), `intended` (send it again).
        reason: how they know.

    Raises:
        UsageError: there is no such invoice, or no reason.
        RefusedByCheckError: the invoice goes another way, or nothing is to be said of its mail.
    """
    if not reason.strip():
        raise UsageError("reason-missing")
    with context.store.writing() as tx:
        row = _mailed(context, tx, number)
        if row.standing not in _MAY_BE[said] or row.mail is None:
            raise RefusedByCheckError("mail-not-so", invoice=row.number, standing=row.standing)
        at = context.clock.timestamp()
        if said is HandedState.INTENDED:
            mail = Handed(said, row.mail.message_id, row.mail.attempt + 1, at=at, reason=reason)
        else:
            mail = replace(row.mail, state=said, code=0, answer="", at=at, reason=reason)
        keep_mail(tx, row.id, mail)
        facts = {"said": said, "reason_sha256": digest_of(reason)}
        tx.journal(Event.MAIL_SETTLED, row.period, row.number, **facts)
        return replace(row, mail=mail)


def _mailed(context: Context, tx: ReadTransaction, number: str) -> WithoutBank:
    mails, is_one = context.config.mail.is_on, is_number(number)
    row = find_without_bank(tx, int(number), context.today, mails=mails) if is_one else None
    if row is not None:
        return row
    other = exports.find_invoice(tx, number, None) if is_one else None
    if other is not None and other.bank:
        raise RefusedByCheckError("mail-of-bank", invoice=number, bank=other.bank)
    raise no_such_invoice(tx, number)
