"""How the checks of `doctor` look: what is wrong first, what banks never confirmed in one line."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from einvoice.cli.output import print_line, print_table, say
from einvoice.core.advice import Action
from einvoice.core.exit_codes import ExitCode
from einvoice.texts.checked import checked
from einvoice.texts.screens import label
from jobs.setup.checked import Check, Verdict

if TYPE_CHECKING:
    from einvoice.cli.shapes import care

_ORDER = (Verdict.FAILED, Verdict.WARNING, Verdict.OK)


def print_doctor(checks: Sequence[Check], language: str, *, everything: bool) -> None:
    """Print the checks, the failed checks first; assumed values are counted, or all listed."""
    shown = [check for check in checks if everything or not check.assumed]
    shown.sort(key=lambda check: (_ORDER.index(check.verdict), bool(check.assumed)))
    titles = ("", label("doctor.title_what", language), label("doctor.title_found", language))
    rows = [
        (label(f"verdict.{c.verdict}", language), checked(c.what, language), c.detail)
        for c in shown
    ]
    print_table(titles, rows)
    if not everything:
        for bank, count in Counter(c.assumed for c in checks if c.assumed).items():
            print_line(label("doctor.assumed", language, bank=bank, count=count))
    code = code_of(checks)
    if code is not ExitCode.DONE:
        is_down = code is ExitCode.BANK_UNREACHABLE
        say(label("doctor.down" if is_down else "doctor.failed", language))


def code_of(checks: Sequence[Check]) -> ExitCode:
    """Return how `doctor` ends: banks that are down alone are no fault of the configuration."""
    failed = [check for check in checks if check.verdict is Verdict.FAILED]
    if not failed:
        return ExitCode.DONE
    is_down = all(check.step and check.step.action is Action.STATUS for check in failed)
    return ExitCode.BANK_UNREACHABLE if is_down else ExitCode.USAGE


def doctor_json(checks: Sequence[Check], *, failed: bool) -> "care.Doctor":
    """Return every check for a program."""
    rows: list[care.Check] = [
        {"verdict": c.verdict, "what": c.what, "detail": c.detail} for c in checks
    ]
    return {"checks": rows, "failed": failed}
