"""What a bank's refusal of an invoice means: in words, whose task it is, and what comes next."""

from dataclasses import dataclass

from bank_adapters.messages.fail_codes import NO_CODE, meaning
from einvoice.core.period import Period
from einvoice.store.months import RefusedInvoice
from jobs.views.next_commands import after_refusal


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal explained in one language; ``code`` is None where the bank gave no number."""

    code: int | None
    verdict: str
    task: str
    level: str
    reason: str
    next_command: str


def explain_refusal(one: RefusedInvoice, period: Period, language: str) -> Refusal:
    """Return what the fail code of an invoice means."""
    told = meaning(one.fail_code)
    return Refusal(
        code=None if one.fail_code == NO_CODE else one.fail_code,
        verdict=str(told.verdict),
        task=str(told.task),
        level=str(told.level),
        reason=told.text(language),
        next_command=after_refusal(told.command, one.invoice_number, period),
    )
