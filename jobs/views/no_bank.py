"""Where a month's invoices without a bank are: mailed, on paper, or waiting for a command."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from einvoice.core.advice import Action, Advice
from einvoice.core.direct_deliveries import BY_MAIL, Standing
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.store.direct_deliveries import without_bank
from einvoice.store.months import StateCount
from einvoice.store.transactions import ReadTransaction
from einvoice.texts.screens import label
from jobs.context import Context

_NAMED = 10
Equation = tuple[str, int, tuple[tuple[str, int], ...]]
"""A count by its name, and the counts that it is the sum of."""


@dataclass(frozen=True, slots=True)
class WithoutBankCounts:
    """Issued invoices that go to no bank.

    by_mail = mailed + mail_refused + mail_unknown + to_mail; on_paper = printed + to_print; and
    together they are all that is issued without a bank, ``total_cents``
    to pay. ``unknown`` are numbers of invoices that may have been mailed, ``refused`` of those that
    the mail server refused for good: they wait for a person. ``again`` of those to print may
    have been printed before a copy was put back: their customers may have them already.
    ``kept_on_paper`` are numbers of those whose customer has an address now.
    """

    mailed: int = 0
    mail_refused: int = 0
    mail_unknown: int = 0
    to_mail: int = 0
    printed: int = 0
    to_print: int = 0
    total_cents: int = 0
    unknown: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    again: int = 0
    kept_on_paper: tuple[str, ...] = ()

    @property
    def by_mail(self) -> int:
        """How many go by e-mail."""
        return self.mailed + self.mail_refused + self.mail_unknown + self.to_mail

    @property
    def on_paper(self) -> int:
        """How many go on paper."""
        return self.printed + self.to_print

    @property
    def ways(self) -> tuple[Equation, ...]:
        """Each way that is used, how many go it, and where these are."""
        by_mail = tuple((str(name), getattr(self, name)) for name in BY_MAIL)
        on_paper = (("printed", self.printed), ("to_print", self.to_print))
        ways = ("by_mail", self.by_mail, by_mail), ("on_paper", self.on_paper, on_paper)
        return tuple(way for way in ways if way[1])

    @property
    def equations(self) -> tuple[Equation, ...]:
        """All that has no bank = by e-mail + on paper, and each of these; nothing without any."""
        parts = tuple((name, count) for name, count, _ in self.ways)
        whole = self.by_mail + self.on_paper
        return (("no_bank", whole, parts), *self.ways) if whole else ()


def counts_without_bank(
    context: Context, tx: ReadTransaction, period: Period, rows: Sequence[StateCount]
) -> WithoutBankCounts:
    """Count a period's invoices without a bank; nothing is asked where its counts have none."""
    if not any(row.state is InvoiceState.ISSUED and not row.bank for row in rows):
        return WithoutBankCounts()
    invoices = without_bank(tx, period, context.today, mails=context.config.mail.is_on)
    counts = Counter(invoice.standing for invoice in invoices)

    def numbers(standing: Standing) -> tuple[str, ...]:
        return tuple(row.number for row in invoices if row.standing is standing)

    return WithoutBankCounts(
        **{str(standing): counts[standing] for standing in Standing},
        total_cents=sum(row.to_pay_cents for row in invoices),
        unknown=numbers(Standing.MAIL_UNKNOWN),
        refused=numbers(Standing.MAIL_REFUSED),
        again=sum(row.is_again and row.standing is Standing.TO_PRINT for row in invoices),
        kept_on_paper=tuple(
            row.number
            for row in invoices
            if row.is_kept_on_paper and row.standing is Standing.TO_PRINT
        ),
    )


def mail_lines(counts: WithoutBankCounts, period: Period, language: str) -> Iterator[str]:
    """Yield which mails wait for a person, and the command that shows them all or settles one."""
    for key, numbers in (
        ("mails_unknown", counts.unknown),
        ("mails_refused", counts.refused),
        ("mails_kept", counts.kept_on_paper),
    ):
        if numbers:
            named = ", ".join(numbers[:_NAMED])
            facts = {"numbers": named, "rest": len(numbers[_NAMED:]), "invoice": numbers[0]}
            yield label(key, language, period=period, **facts)


def for_paper(counts: WithoutBankCounts, period: Period) -> Advice:
    """Return the step for mails that nobody knows of, then for paper, then for the month's list.

    What may have gone out before a copy was put back is compared by that list before it is printed.
    """
    if len(counts.unknown) > _NAMED:
        return Advice.of(Action.MAIL_CAME, invoice="all", period=period)
    if counts.unknown:
        return Advice.of(Action.MAIL_CAME, invoice=counts.unknown[0])
    if counts.again:
        return Advice.of(Action.EXPORT_INVOICES, period=period)
    if counts.to_print or counts.mail_refused:
        new = {"new": ""} if counts.printed else {}
        return Advice.of(Action.PRINT, period=period, **new)
    return Advice.of(Action.EXPORT_INVOICES, period=period)
