"""Issued invoices that a row took part in: by month and state, with what takes them back.

A row that decided an amount of an issued invoice may not be altered. Whoever has to alter it all
the same must know which invoices those are and how to take them back.

Source: accounting law (an issued invoice never changes).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period

ALREADY_PAID = 92
"""The fail code of a credit note whose invoice was paid before it came."""

SHOWN_NUMBERS = 3
_SHOWN_PERIODS = 3
_VOIDED = (InvoiceState.ISSUED, InvoiceState.RENDERED, InvoiceState.REJECTED)


@dataclass(frozen=True, slots=True)
class UsedInvoices:
    """Invoices of one month and state; ``building_id`` is empty where they are of several.

    ``has_bank`` tells whether they go to a bank, ``credit_note`` whether each has a credit note
    that its bank has not accepted yet, ``note_refused`` that its bank refused it. ``paid`` are
    invoices whose credit note their bank refused since they were paid. ``numbers`` are the first
    few.
    """

    period: Period
    state: InvoiceState
    has_bank: bool
    credit_note: bool
    count: int
    building_id: str
    numbers: tuple[int, ...]
    note_refused: bool = False
    paid: bool = False

    @property
    def standing(self) -> str:
        """Where they stand, as `status` has it."""
        if self.note_refused:
            return f"{self.state} with a credit note that its bank refused"
        if self.credit_note:
            return f"{self.state} with a credit note"
        if self.paid:
            return f"{self.state} and paid"
        return str(self.state) if self.has_bank else f"{self.state} without a bank"

    @property
    def freed_by(self) -> str:
        """The command that takes them back, or that leads on where that has begun.

        A refused credit note goes nowhere by itself: it becomes void, and what is paid is taken
        back by lines on the next invoices.
        """
        which = f"--building {self.building_id}" if self.building_id else "--all"
        if self.note_refused:
            return f"einvoice void --refused-notes {which} --period {self.period} --reason TEXT"
        if self.credit_note:
            return f"einvoice run --period {self.period}"
        if self.paid:
            way = f"einvoice credit --as correction {which} --period {self.period}"
            return f"{way} --reason TEXT"
        if self.state is InvoiceState.SENT:
            return f"einvoice poll --period {self.period}"
        command = "void" if self.state in _VOIDED else "credit"
        if self.count == 1:
            return f"einvoice {command} {invoice_number(self.numbers[0])} --reason TEXT"
        return f"einvoice {command} {which} --period {self.period} --reason TEXT"


def invoices_text(used: Sequence[UsedInvoices]) -> str:
    """Return which invoices they are: counts, states and first numbers, earliest month first.

    >>> one = UsedInvoices(Period(2026, 10), InvoiceState.ACCEPTED, True, False, 2, "", (7, 8))
    >>> invoices_text([one])
    '2026-10: 2 accepted (00000000007, 00000000008)'
    """
    periods = sorted({one.period for one in used})
    shown = periods[:_SHOWN_PERIODS]
    texts = [
        f"{period}: " + ", ".join(_text(one) for one in used if one.period == period)
        for period in shown
    ]
    if len(periods) > len(shown):
        texts.append(f"... {periods[-1]}: {sum(one.count for one in used)} in all")
    return "; ".join(texts)


def _text(one: UsedInvoices) -> str:
    more = ["..."] if one.count > len(one.numbers) else []
    numbers = ", ".join([*map(invoice_number, one.numbers), *more])
    return f"{one.count} {one.standing} ({numbers})"


def freeing_commands(used: Sequence[UsedInvoices]) -> str:
    """Return the commands that take them back, each once, earliest month first."""
    shown = sorted({one.period for one in used})[:_SHOWN_PERIODS]
    commands = dict.fromkeys(one.freed_by for one in used if one.period in shown)
    return ", ".join(f"`{command}`" for command in commands)
