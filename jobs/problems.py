"""Problems of one bank or file while the others went on."""

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from einvoice.core.errors import Cause, EInvoiceError, cause
from einvoice.core.exit_codes import ExitCode
from einvoice.core.findings import Finding
from einvoice.texts import errors


@dataclass(frozen=True, slots=True)
class Problem:
    """A message for a person, as data, and its exit code.

    ``where`` is put in front of the sentence unless it is named there already.
    """

    code: ExitCode
    cause: Cause
    where: str = ""

    @classmethod
    def of(cls, exit_code: ExitCode, code: str, /, **facts: object) -> Self:
        """Return a problem by the code of its sentence and its facts."""
        return cls(exit_code, cause(code, **facts))

    def __str__(self) -> str:
        """Return code and facts, for logs."""
        return f"{self.where}: {self.cause}" if self.where else str(self.cause)

    @property
    def subject(self) -> str:
        """The subject: where, or the first of its facts."""
        first = self.cause.facts[0][1] if self.cause.facts else ""
        return self.where or (first if isinstance(first, str) else getattr(first, "where", ""))

    @property
    def subjects(self) -> tuple[str, ...]:
        """All that it concerns: where, and each id among its facts; neither figures nor words."""
        facts = [value for name, value in self.cause.facts if name in _IDS]
        named = (fact if isinstance(fact, str) else getattr(fact, "where", "") for fact in facts)
        return tuple(dict.fromkeys(filter(None, (self.subject, *named))))


_IDS = frozenset(
    {"applications", "bank", "file", "files", "finding", "flat", "id", "invoice", "name", "period"}
)


def place_of(error: BaseException) -> str:
    """Return what broke and where in the program, without a word of the error: it may quote."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def problem_of(error: EInvoiceError, where: str = "") -> Problem:
    """Return an exception as a problem."""
    return Problem(error.exit_code, error.cause, where)


def problem_of_finding(finding: Finding) -> Problem:
    """Return what was found in a message as a problem that a person must look at."""
    return Problem.of(ExitCode.NEEDS_A_PERSON, "found", finding=finding)


def message(problem: Problem, language: str) -> str:
    """Return what is wrong, and where."""
    text = errors.sentence(problem.cause, language)
    return f"{problem.where}: {text}" if problem.where and problem.where not in text else text


def hint(problem: Problem, language: str) -> str:
    """Return what a person can do; empty where there is nothing to say."""
    return errors.hint(problem.cause, language)


def line(problem: Problem, language: str) -> str:
    """Return the problem as one line, with the hint in brackets."""
    what, todo = message(problem, language), hint(problem, language)
    return f"{what} ({todo})" if todo else what
