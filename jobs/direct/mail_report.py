"""Reports a month's mails: those of this call, and all that waits for somebody."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.core.direct_deliveries import BY_MAIL, Handed, HandedState, Standing
from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period
from einvoice.store.direct_deliveries import WithoutBank, without_bank
from jobs.context import Context
from jobs.direct.sending import Mailed
from jobs.problems import Problem


@dataclass(frozen=True, slots=True)
class Trouble:
    """A mail that was refused, or of which nobody knows: by the numbers of invoice and flat.

    ``state`` is `unknown`, `refused` or, where a later call tries again, `for_now`.
    """

    invoice: str
    flat_id: str
    state: str
    code: int
    answer: str
    reason: str


_BEFORE_A_COPY = Handed(HandedState.UNKNOWN, "")
"""A mail that may have gone out before a copy was put back that does not know of it."""


@dataclass(frozen=True, slots=True)
class MailReport:
    """``counts`` are those of the month, but ``now`` those that this call mailed."""

    period: Period
    sent: tuple[str, ...]
    troubles: tuple[Trouble, ...]
    problems: tuple[Problem, ...]
    counts: dict[str, int]


def mail_report(context: Context, period: Period, mailed: Mailed) -> MailReport:
    """Return the mails of a call and of the month; each unknown mail is a problem by its number."""
    with context.store.reading() as tx:
        rows = without_bank(tx, period, context.today, mails=context.config.mail.is_on)
    standings = Counter(row.standing for row in rows)
    troubles = tuple(_trouble(row, row.mail or _BEFORE_A_COPY) for row in rows if _is_trouble(row))
    counts = {"now": len(mailed.sent)} | {str(s): standings[s] for s in BY_MAIL}
    return MailReport(
        period,
        tuple(mailed.sent),
        troubles,
        (*mailed.problems, *_problems(troubles)),
        counts,
    )


def _is_trouble(row: WithoutBank) -> bool:
    for_now = row.mail is not None and row.mail.may_pass
    return for_now or row.standing in {Standing.MAIL_REFUSED, Standing.MAIL_UNKNOWN}


def _trouble(row: WithoutBank, mail: Handed) -> Trouble:
    state = "for_now" if mail.may_pass else str(mail.state)
    return Trouble(row.number, row.flat_id, state, mail.code, mail.answer, mail.reason)


def _problems(troubles: Sequence[Trouble]) -> list[Problem]:
    of_state = Counter(trouble.state for trouble in troubles)
    problems = [
        Problem.of(ExitCode.OUTCOME_UNKNOWN, "mail-unknown", invoice=trouble.invoice)
        for trouble in troubles
        if trouble.state == "unknown"
    ]
    if of_state["refused"]:
        count = of_state["refused"]
        first = next(t.invoice for t in troubles if t.state == "refused")
        person = ExitCode.NEEDS_A_PERSON
        problems.append(Problem.of(person, "mails-refused", count=count, invoice=first))
    if of_state["for_now"]:
        count = of_state["for_now"]
        problems.append(Problem.of(ExitCode.BANK_UNREACHABLE, "mails-refused-now", count=count))
    return problems
