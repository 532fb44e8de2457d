"""Prints what became of reminders of debts."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from einvoice.cli.debtors_output import say_closed
from einvoice.cli.output import print_table, say, say_problems, told
from einvoice.core.direct_deliveries import HandedState
from einvoice.core.exit_codes import ExitCode
from jobs.problems import Problem

if TYPE_CHECKING:
    from jobs.direct.debt_reminders import Reminders
    from jobs.payments.debtors import DebtorsWanted
    from jobs.values import DebtReminder


def print_reminders(made: "Reminders", folder: Path, *, mail: bool) -> list[ExitCode]:
    """Print who was reminded and who was not; return the exit codes of what went wrong."""
    say_closed(made.listed)
    for flat in made.without_invoice:
        say(told("debtors.no_invoice", flat=flat))
    unknown = [row for row in made.open if row.mail.state is HandedState.UNKNOWN]
    refused = [row for row in made.open if row.mail.state is HandedState.REFUSED]
    problems = [*made.mailed.problems, *_problems(unknown, refused, len(made.mailed.again))]
    if mail:
        if made.open:
            titles = [told(key) for key in ("flat", "title.day", "title.mail", "title.answer")]
            print_table(titles, [_cells(row) for row in made.open])
        counts = {"sent": len(made.mailed.sent), "again": len(made.mailed.again)}
        counts |= {"refused": len(refused), "unknown": len(unknown), "rested": len(made.rested)}
        say(told("debtors.mailed", **counts))
        say_problems(problems)
    say(told("debtors.reminded", count=len(made.files), folder=folder))
    codes = [problem.code for problem in problems] if mail else []
    return [*codes, *([ExitCode.NEEDS_A_PERSON] if made.without_invoice else [])]


def after_reminders(made: "Reminders", wanted: "DebtorsWanted", folder: Path) -> str:
    """Return the next command: the first mail of which nobody knows, then what waits."""
    for row in made.open:
        if row.mail.state is HandedState.UNKNOWN:
            return f"einvoice debtors --sent {row.key.flat_id} --reason TEXT"
    if made.mailed.again or made.mailed.stopped or made.mailed.passed:
        days = "" if wanted.days is None else f" --days {wanted.days}"
        building = f" --building {wanted.building_id}" if wanted.building_id else ""
        return f"einvoice debtors{days}{building} --remind {shlex.quote(str(folder))} --mail"
    return "einvoice payments" if made.listed.doubtful else "einvoice debtors"


def _cells(row: "DebtReminder") -> tuple[str, ...]:
    answer = row.mail.reason or f"{row.mail.code or ''} {row.mail.answer}".strip()
    return row.key.flat_id, str(row.day), told(f"mailing.state.{row.mail.state}"), answer


def _problems(
    unknown: list["DebtReminder"], refused: list["DebtReminder"], again: int
) -> list[Problem]:
    problems = [
        Problem.of(ExitCode.OUTCOME_UNKNOWN, "debt-mail-unknown", flat=row.key.flat_id)
        for row in unknown
    ]
    if refused:
        flat, count = refused[0].key.flat_id, len(refused)
        person = ExitCode.NEEDS_A_PERSON
        problems.append(Problem.of(person, "debt-mails-refused", count=count, flat=flat))
    if again:
        problems.append(Problem.of(ExitCode.BANK_UNREACHABLE, "mails-refused-now", count=again))
    return problems
