"""What a bank's refusal of an invoice means: in words, whose task it is, and what comes next."""

from dataclasses import dataclass

from bank_adapters.messages.fail_codes import NO_CODE, meaning
from einvoice.core.period import Period
from einvoice.store.months import RefusedInvoice
from einvoice.texts.screens import label
from jobs.views.next_commands import after_refusal, then_again


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal explained in one language; ``code`` is None where the bank gave no number.

    ``then_command`` follows once the cause is mended; empty where nothing follows.
    """

    code: int | None
    verdict: str
    task: str
    level: str
    reason: str
    next_command: str
    then_command: str

    def steps(self, language: str) -> str:
        """Return both commands, as a person reads them in a table."""
        if not self.then_command:
            return self.next_command
        return label("then", language, first=self.next_command, then=self.then_command)


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
        then_command=then_again(told.command, one.fail_code, period),
    )
