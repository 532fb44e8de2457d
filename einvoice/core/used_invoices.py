"""Issued invoices that a row took part in: by month and state, with what takes them back.

A row that decided an amount of an issued invoice may not be altered. Whoever has to alter it all
the same must know which invoices those are and how to take them back.

Source: accounting law (an issued invoice never changes).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.advice import Action, Advice
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period

ALREADY_PAID = 92
"""The fail code of a credit note whose invoice was paid before it came."""

SHOWN_NUMBERS = 3
_SHOWN_PERIODS = 3
_VOIDED = (InvoiceState.ISSUED, InvoiceState.RENDERED, InvoiceState.REJECTED)


class Standing(StrEnum):
    """A circumstance beside the state of an invoice."""

    PLAIN = ""
    CREDIT_NOTE = "credit_note"
    NOTE_REFUSED = "note_refused"
    NO_BANK = "no_bank"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class UsedInvoices:
    """Invoices of one month and state; ``building_id`` is empty where they are of several.

    ``has_bank`` says whether they go to a bank, ``credit_note`` whether each has a credit note
    that its bank has not accepted yet, ``note_refused`` that its bank refused it. ``paid`` are
    invoices whose credit note their bank refused since they were paid. ``numbers`` are the first
    few. ``beside_others``: other invoices of the month are right and stay, so that these are taken
    back by their numbers.
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
    beside_others: bool = False

    @property
    def standing(self) -> Standing:
        """The circumstance beside their state."""
        if self.note_refused:
            return Standing.NOTE_REFUSED
        if self.credit_note:
            return Standing.CREDIT_NOTE
        if self.paid:
            return Standing.PAID
        return Standing.PLAIN if self.has_bank else Standing.NO_BANK

    @property
    def freed_by(self) -> Advice:
        """The step that takes them back, or the next step where that has begun.

        A refused credit note is not sent again by itself: it becomes void, and paid invoices are
        taken back by lines on the next invoices.
        """
        which = {"building": self.building_id} if self.building_id else {"all": ""}
        if self.note_refused:
            return Advice.of(Action.VOID_NOTES, **which, period=self.period)
        if self.credit_note:
            return Advice.of(Action.RUN, period=self.period)
        if self.paid:
            return Advice.of(Action.CREDIT_AS_LINES, **which, period=self.period)
        if self.state is InvoiceState.SENT:
            return Advice.of(Action.POLL, period=self.period)
        action = Action.VOID if self.state in _VOIDED else Action.CREDIT
        if self.count == 1 or self.beside_others:
            return Advice.of(action, invoice=invoice_number(self.numbers[0]))
        return Advice.of(action, **which, period=self.period)


def invoices_fact(used: Sequence[UsedInvoices]) -> str:
    """Return which invoices they are as a fact of a finding, earliest month first.

    Month, state, standing, count and first numbers of each group in the first three months; where
    there are more, the last month and how many invoices there are in all.

    >>> group = UsedInvoices(Period(2026, 10), InvoiceState.ACCEPTED, True, False, 2, "", (7, 8))
    >>> invoices_fact([group])
    '[["2026-10", "accepted", "", 2, ["00000000007", "00000000008"]]]'
    """
    periods = sorted({group.period for group in used})
    rows: list[list[object]] = [
        [
            str(group.period),
            group.state,
            group.standing,
            group.count,
            [invoice_number(number) for number in group.numbers],
        ]
        for group in sorted(used, key=lambda group: group.period)
        if group.period in periods[:_SHOWN_PERIODS]
    ]
    if len(periods) > _SHOWN_PERIODS:
        rows.append([str(periods[-1]), sum(group.count for group in used)])
    return json.dumps(rows)


def freeing_steps(used: Sequence[UsedInvoices]) -> list[Advice]:
    """Return the steps that take back the invoices of the first three months, earliest first.

    A step for a building or an invoice is left out where the same step for all of its month is
    there.
    """
    shown = sorted({group.period for group in used})[:_SHOWN_PERIODS]
    steps = [(group.period, group.freed_by) for group in used if group.period in shown]
    wide = {(period, step.action) for period, step in steps if ("all", "") in step.facts}
    kept = (
        step
        for period, step in steps
        if ("all", "") in step.facts or (period, step.action) not in wide
    )
    return list(dict.fromkeys(kept))
