"""Withdrawing: what can be done about an invoice that no bank has, or that its bank refused.

An issued invoice never changes. Where only the bank's data were wrong it goes out again under its
number as the next attempt; where the invoice itself must differ, or its due date can no longer be
kept, it becomes void (its number stays used) and a new invoice is issued. What a bank has, or may
have, is left alone: a credit invoice or a line on a later month corrects it.

Source: accounting law (an issued invoice never changes).
"""

from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.deliveries import FileState
from einvoice.core.invoices import InvoiceState


class Remedy(StrEnum):
    """The remedy for one invoice."""

    AGAIN = "send again"
    REISSUE = "void, issue anew"
    NONE = "leave"


class Why(StrEnum):
    """The reason for a remedy, as staff read it."""

    DIFFERS = "calculated now it differs"
    DUE_DATE = "its due date is too near"
    REFUSED = "the bank refused it"
    UNCHANGED = "nothing about it was corrected since the bank refused it"
    DUPLICATE = "its bank would refuse it again as a duplicate"
    NOTHING = "nothing is wrong with it"
    HELD = "calculated now it would be held"
    GONE = "its premises are no longer there in this period"
    ACCEPTED = "the bank has it; only a credit invoice or a later line corrects it"
    AWAITED = "the bank has not answered yet"
    UNCLEAR = "it may be at the bank; deliver or poll first"
    BANK_SAYS_HAS = "the bank says it has the same invoice; ask the bank first"
    CONTRADICTED = "the bank's answer contradicts what it told a person; settle that first"
    CODE_UNKNOWN = "nobody knows the bank's code: ask the bank whether it has the invoice"


class Anew(StrEnum):
    """The new calculation of the flat beside the issued invoice."""

    SAME = "same"
    DIFFERENT = "different"
    HELD = "held"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of an issued invoice at its bank.

    ``file_state`` is that of the file it is in, None where it is in none;
    ``proven_refused`` is false where the fail code says that the bank had it before, or where
    nobody knows what it says: then ``code_known`` is false too. ``contradicted``: the bank's answer
    is open that says the opposite of its word to a person.
    """

    state: InvoiceState
    file_state: FileState | None
    proven_refused: bool = True
    code_known: bool = True
    contradicted: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """A remedy and its reason."""

    remedy: Remedy
    why: Why


def blocked(standing: Standing) -> Why | None:
    """Return why an invoice may not be withdrawn; None when no bank has it.

    >>> blocked(Standing(InvoiceState.RENDERED, FileState.UNKNOWN)).name
    'UNCLEAR'
    >>> blocked(Standing(InvoiceState.ISSUED, None)) is None
    True
    """
    if standing.state is InvoiceState.ACCEPTED:
        return Why.ACCEPTED
    if standing.state is InvoiceState.SENT:
        return Why.AWAITED
    if standing.state is InvoiceState.RENDERED and standing.file_state is not FileState.READY:
        return Why.UNCLEAR
    if standing.state is InvoiceState.REJECTED and standing.contradicted:
        return Why.CONTRADICTED
    if standing.state is InvoiceState.REJECTED and not standing.proven_refused:
        return Why.BANK_SAYS_HAS if standing.code_known else Why.CODE_UNKNOWN
    return None


def remedy_of(standing: Standing, anew: Anew, *, late: bool, corrected: bool = True) -> Decision:
    """Return what to do about an issued invoice.

    Args:
        standing: its state at its bank.
        anew: what calculating it now gives.
        late: whether its bank takes its due date no longer.
        corrected: whether anything that its bank may have refused is another now, or may be: the
            same again would be refused again.
    """
    if (why := blocked(standing)) is not None:
        return Decision(Remedy.NONE, why)
    if anew is Anew.DIFFERENT:
        return Decision(Remedy.REISSUE, Why.DIFFERS)
    refused = standing.state is InvoiceState.REJECTED
    if anew is not Anew.SAME and (late or refused):
        return Decision(Remedy.NONE, Why.HELD if anew is Anew.HELD else Why.GONE)
    if late:
        return Decision(Remedy.REISSUE, Why.DUE_DATE)
    if not refused:
        return Decision(Remedy.NONE, Why.NOTHING)
    again, unchanged = (Remedy.AGAIN, Why.REFUSED), (Remedy.NONE, Why.UNCHANGED)
    return Decision(*(again if corrected else unchanged))
