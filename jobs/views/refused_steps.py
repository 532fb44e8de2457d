"""Which step comes next for a document that a bank refused."""

from collections.abc import Mapping
from types import MappingProxyType

from bank_adapters.messages.fail_codes import meaning, proves_refusal
from einvoice.core.advice import Action, Advice
from einvoice.core.period import Period
from einvoice.store.refused import RefusedInvoice

_MENDED_ELSEWHERE = frozenset({"none", "void", "retry"})

FOR_REFUSED: Mapping[str, tuple[Action, str] | None] = MappingProxyType(
    {
        "none": None,
        "ask": (Action.MARK_ACCEPTED, "invoice"),
        "show": (Action.SHOW, "invoice"),
        "doctor": (Action.EXAMINE, ""),
        "status": (Action.STATUS, "period"),
        "void": (Action.VOID, "invoice"),
        "subscription": (Action.IMPORT, "path"),
        "retry": (Action.RERUN_REJECTED, "period"),
    }
)
"""By the key in the table of fail codes: the action, and the fact that it needs."""


def after_refusal(one: RefusedInvoice, period: Period) -> Advice | None:
    """Return the step for a refused document of a period; None when nothing is to be done.

    Where nobody knows whether the bank has it, the step for what the bank has. What it would refuse
    as a duplicate is looked at: the page says from which day on it may go.
    """
    key = meaning(one.fail_code).command
    if one.said is not None:
        key = "none" if one.said else "retry"
    if one.again_from is not None:
        key = "show"
    if one.credit_note and (one.said is False or proves_refusal(one.fail_code)):
        key = "void"
    known = FOR_REFUSED[key]
    if known is None:
        return None
    action, fact = known
    facts = {"invoice": one.invoice_number, "period": str(period), "path": "subscriptions.csv"}
    return Advice(action, ((fact, facts[fact]),) if fact else ())


def otherwise(one: RefusedInvoice) -> Advice | None:
    """Return the step for what the bank, asked, says it does not have; None without doubt."""
    in_doubt = one.said is None and not proves_refusal(one.fail_code)
    return Advice.of(Action.MARK_REFUSED, invoice=one.invoice_number) if in_doubt else None


def then_again(one: RefusedInvoice, period: Period) -> Advice | None:
    """Return the step after a refusal's cause is mended; None where none follows.

    What the bank may have stays; what is credited goes another way.
    """
    known = meaning(one.fail_code)
    elsewhere = one.credit_note or known.command in _MENDED_ELSEWHERE or known.family == "credit"
    if elsewhere or not proves_refusal(one.fail_code):
        return None
    return Advice.of(Action.RERUN_REJECTED, period=period)
