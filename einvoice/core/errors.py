"""Exceptions that stop a step, each with the exit code of the command line contract.

What is wrong with one flat, row or invoice is a `Finding`, never an exception.
"""

from dataclasses import dataclass
from typing import TypeAlias, Union

from einvoice.core.exit_codes import ExitCode
from einvoice.core.findings import Finding

Fact: TypeAlias = Union[str, Finding, "Cause", tuple["Fact", ...]]
"""A value that fills a sentence: text, a finding, another cause, or several of them."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a step cannot go on, as data: a code, and the facts its sentence is filled with.

    Facts are ids, days (`2026-10-31`), figures with a decimal point and paths, as text; never
    anything personal. The sentence and the hint are in `einvoice.texts.errors`, by code and
    language.
    """

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()

    def __str__(self) -> str:
        facts = " ".join(f"{name}={_in_short(fact)}" for name, fact in self.facts)
        return f"{self.code} {facts}".rstrip()


def cause(code: str, /, **facts: object) -> Cause:
    """Return a cause with its facts as text.

    >>> str(cause("no-such-plan", plan="a1", flats=3))
    'no-such-plan plan=a1 flats=3'
    """
    return Cause(code, tuple((name, _fact(value)) for name, value in facts.items()))


def _fact(value: object) -> Fact:
    if isinstance(value, EInvoiceError):
        return value.cause
    if isinstance(value, tuple):
        return tuple(_fact(part) for part in value)
    return value if isinstance(value, Finding | Cause) else str(value)


def _in_short(fact: Fact) -> str:
    if isinstance(fact, tuple):
        return ", ".join(_in_short(part) for part in fact)
    return fact.code if isinstance(fact, Finding) else str(fact)


class EInvoiceError(Exception):
    """A step cannot go on: a code and facts, for example ``("no-such-file", path=path)``.

    ``stalled`` = the far side was waited for until the time was up; asking again would only wait
    again.
    """

    exit_code = ExitCode.UNEXPECTED
    stalled = False

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.cause = cause(code, **facts)

    def __reduce__(self) -> tuple[object, ...]:
        """Let an error come whole from another process: each kind takes other arguments."""
        return _made_again, (type(self), self.args), self.__dict__

    def __str__(self) -> str:
        """Return code and facts, for logs and tests; people read `einvoice.texts.errors`."""
        return str(self.cause)

    @property
    def code(self) -> str:
        """The kind of error, as a word for programs."""
        return self.cause.code

    @property
    def facts(self) -> dict[str, Fact]:
        """The values that fill its sentence, by name."""
        return dict(self.cause.facts)


def _made_again(kind: type[EInvoiceError], args: tuple[object, ...]) -> EInvoiceError:
    error = kind.__new__(kind)
    error.args = args
    return error


class UsageError(EInvoiceError):
    """The command line or the configuration is wrong (exit 2)."""

    exit_code = ExitCode.USAGE


class RefusedByCheckError(EInvoiceError):
    """A check refused the step and nothing was sent (exit 4)."""

    exit_code = ExitCode.REFUSED_BY_CHECK


class RunInProgressError(EInvoiceError):
    """Another run holds the lock (exit 5)."""

    exit_code = ExitCode.RUN_IN_PROGRESS


class BankUnreachableError(EInvoiceError):
    """The bank could not be reached or refused us; safe to try again (exit 6)."""

    exit_code = ExitCode.BANK_UNREACHABLE


class StorageError(EInvoiceError):
    """The disk is full, or a folder of ours cannot be written (exit 1)."""


class DeadlineLostError(EInvoiceError):
    """It is too late to send: the bank must refuse the due date (exit 8)."""

    exit_code = ExitCode.DEADLINE_IN_DANGER
