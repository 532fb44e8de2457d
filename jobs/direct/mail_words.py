"""A person's word in place of the mail server's: sent, bounced, or to be sent again."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from einvoice.core.advice import Action, Advice, steps_fact
from einvoice.core.direct_deliveries import Handed, HandedState, Standing
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.store import exports
from einvoice.store.direct_deliveries import (
    WithoutBank,
    find_without_bank,
    keep_mail,
    without_bank,
)
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.context import Context
from jobs.corrections.withdraw import digest_of
from jobs.mail_server import new_message_id
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


ALL = "all"
"""In place of a number: many invoices of the month."""


@dataclass(frozen=True, slots=True)
class WordOfMany:
    """A person's word about a list of invoices.

    It is kept at once (``yes``), or of the list with the id ``plan``, else only listed.
    """

    reason: str
    yes: bool = False
    plan: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the word is to be kept."""
        return self.yes or bool(self.plan)

    def require_reason(self) -> None:
        """Refuse to keep a word without a reason.

        Raises:
            UsageError: it has none.
        """
        if self.is_kept and not self.reason.strip():
            raise UsageError("reason-missing")


@dataclass(frozen=True, slots=True)
class OfMany:
    """A month's invoices of which a person says the same; ``applied``: the word is kept."""

    period: Period
    rows: tuple[WithoutBank, ...]
    applied: bool

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the invoices."""
        return tuple(row.number for row in self.rows)

    @property
    def total_cents(self) -> int:
        """The sum that is to be paid, in cents."""
        return sum(row.to_pay_cents for row in self.rows)

    @property
    def plan_id(self) -> str:
        """Which invoices of which sums these are: another list has another id."""
        content = json.dumps([str(self.period), [(r.number, r.to_pay_cents) for r in self.rows]])
        return hashlib.sha256(content.encode()).hexdigest()[:12]

    def refuse_other(self, plan: str, action: Action) -> None:
        """Refuse to keep a word of others than were listed; an empty plan is no list.

        Raises:
            RefusedByCheckError: the list is another now.
        """
        if plan not in {"", self.plan_id}:
            again = steps_fact([Advice.of(action, invoice=ALL, period=self.period)])
            raise RefusedByCheckError("bulk-plan-outdated", plan=plan, again=again)


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
        row = find_of_no_bank(context, tx, number)
        is_mailed_after_all = said is HandedState.INTENDED and row.is_kept_on_paper
        if row.standing not in _MAY_BE[said] and not is_mailed_after_all:
            raise RefusedByCheckError("mail-not-so", invoice=row.number, standing=row.standing)
        return _settled(context, tx, row, said, reason)


def settle_unknown(context: Context, period: Period, said: HandedState, word: WordOfMany) -> OfMany:
    """Keep the same word of every mail of a month of which nobody knows whether it was sent.

    Raises:
        UsageError: the word is to be kept, and there is no reason.
        RefusedByCheckError: they are others than those of the plan.
    """
    word.require_reason()
    with context.store.writing() as tx:
        rows = without_bank(tx, period, context.today, mails=context.config.mail.is_on)
        unknown = tuple(row for row in rows if row.standing is Standing.MAIL_UNKNOWN)
        made = OfMany(period, unknown, word.is_kept)
        is_sent = said is HandedState.SENT
        made.refuse_other(word.plan, Action.MAIL_CAME if is_sent else Action.MAIL_AGAIN)
        for row in unknown if made.applied else ():
            _settled(context, tx, row, said, word.reason)
    return made


def _settled(
    context: Context, tx: WriteTransaction, row: WithoutBank, said: HandedState, reason: str
) -> WithoutBank:
    at = context.clock.timestamp()
    before = row.mail or Handed(HandedState.UNKNOWN, new_message_id(context))
    if said is HandedState.INTENDED:
        mail = Handed(said, before.message_id, before.attempt + 1, at=at, reason=reason)
    else:
        mail = replace(before, state=said, code=0, answer="", at=at, reason=reason)
    keep_mail(tx, row.id, mail)
    facts = {"said": said, "reason_sha256": digest_of(reason)}
    tx.journal(Event.MAIL_SETTLED, row.period, row.number, **facts)
    return replace(row, mail=mail)


def find_of_no_bank(context: Context, tx: ReadTransaction, number: str) -> WithoutBank:
    """Return an issued invoice that goes to no bank.

    Raises:
        UsageError: there is no such invoice.
        RefusedByCheckError: it goes to a bank.
    """
    mails, is_one = context.config.mail.is_on, is_number(number)
    row = find_without_bank(tx, int(number), context.today, mails=mails) if is_one else None
    if row is not None:
        return row
    other = exports.find_invoice(tx, number, None) if is_one else None
    if other is not None and other.bank:
        raise RefusedByCheckError("mail-of-bank", invoice=number, bank=other.bank)
    raise no_such_invoice(tx, number)
