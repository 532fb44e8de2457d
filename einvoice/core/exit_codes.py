"""The exit codes of the command line contract, and which of several a command ends with."""

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """The result of a command."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    NEEDS_A_PERSON = 3
    REFUSED_BY_CHECK = 4
    RUN_IN_PROGRESS = 5
    BANK_UNREACHABLE = 6
    OUTCOME_UNKNOWN = 7
    DEADLINE_IN_DANGER = 8


_FIRST_THAT_APPLIES = (
    ExitCode.UNEXPECTED,
    ExitCode.OUTCOME_UNKNOWN,
    ExitCode.DEADLINE_IN_DANGER,
    ExitCode.BANK_UNREACHABLE,
    ExitCode.REFUSED_BY_CHECK,
    ExitCode.NEEDS_A_PERSON,
)


def worst(codes: Iterable[ExitCode]) -> ExitCode:
    """Return the code to exit with: the first that applies in the contract's order.

    >>> worst([ExitCode.NEEDS_A_PERSON, ExitCode.BANK_UNREACHABLE, ExitCode.DONE]).name
    'BANK_UNREACHABLE'
    """
    distinct = set(codes)
    if distinct - {ExitCode.DONE, *_FIRST_THAT_APPLIES}:
        distinct.add(ExitCode.UNEXPECTED)  # wrong usage and a run in progress come before any work
    return next((code for code in _FIRST_THAT_APPLIES if code in distinct), ExitCode.DONE)
