"""What went wrong with one bank or file while the others went on."""

import traceback
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.errors import EInvoiceError
from einvoice.core.findings import Finding
from einvoice.texts.findings import hint, sentence
from jobs.outcome import ExitCode


@dataclass(frozen=True, slots=True)
class Problem:
    """What a person is told, and the exit code it asks for."""

    code: ExitCode
    message: str
    hint: str


def place_of(error: BaseException) -> str:
    """Return what broke and where in the program, without a word of the error: it may quote."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def problem_of(error: EInvoiceError, where: str = "") -> Problem:
    """Return an exception as a problem; ``where`` is put in front unless it is named already."""
    message = str(error)
    if where and where not in message:
        message = f"{where}: {message}"
    return Problem(ExitCode(error.exit_code), message, error.hint)


def problem_of_finding(finding: Finding, language: str) -> Problem:
    """Return what was found in a message as a problem that a person must look at."""
    message = f"{finding.where}: {sentence(finding, language)}"
    return Problem(ExitCode.NEEDS_A_PERSON, message, hint(finding, language))
