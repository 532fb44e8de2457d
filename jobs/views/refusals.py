"""A bank's refusal of an invoice: in words, whose task it is, and the next step."""

from dataclasses import dataclass

from bank_adapters.messages.fail_codes import NO_CODE, Task, meaning, proves_refusal
from einvoice.core.advice import Advice
from einvoice.core.period import Period
from einvoice.store.refused import RefusedInvoice
from einvoice.texts.advice import on_its_own
from einvoice.texts.screens import label
from jobs.views.refused_steps import after_refusal, otherwise, then_again


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal explained in one language; ``code`` is None where its bank gave no number.

    ``then_step`` follows once the cause is mended; None where nothing follows. Where only the bank
    knows whether it has the invoice, ``next_step`` is for the case that it has it, and
    ``otherwise_step`` for the case that it does not.
    """

    code: int | None
    verdict: str
    task: str
    level: str
    reason: str
    next_step: Advice | None
    then_step: Advice | None
    otherwise_step: Advice | None

    def steps(self, language: str) -> str:
        """Return both steps, as a person reads them in a table."""
        first = on_its_own(self.next_step) if self.next_step else ""
        if self.otherwise_step is not None:
            has_not = on_its_own(self.otherwise_step)
            return label("asked", language, first=first, otherwise=has_not)
        if self.then_step is None:
            return first
        return label("then", language, first=first, then=on_its_own(self.then_step))


def explain_refusal(one: RefusedInvoice, period: Period, language: str) -> Refusal:
    """Return what the fail code of an invoice means; what its bank, asked, has is nobody's task."""
    advice = meaning(one.fail_code)
    return Refusal(
        code=None if one.by_word or one.fail_code == NO_CODE else one.fail_code,
        verdict=str(advice.verdict),
        task=str(Task.NONE if one.said else advice.task),
        level=str(advice.level),
        reason=_reason(one, language),
        next_step=after_refusal(one, period),
        then_step=then_again(one, period),
        otherwise_step=otherwise(one),
    )


def _reason(one: RefusedInvoice, language: str) -> str:
    """Return what the code means, and after a doubtful one what the bank said since."""
    if one.by_word:
        return label("said_has" if one.said else "refused_by_word", language, bank=one.bank)
    words = meaning(one.fail_code).text(language)
    if one.said is None or proves_refusal(one.fail_code):
        return words
    return f"{words}; {label('said_has' if one.said else 'said_has_not', language)}"
