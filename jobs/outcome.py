"""What a command came to: its exit code, out of everything that happened."""

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the command line contract."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    NEEDS_A_PERSON = 3
    REFUSED_BY_CHECK = 4
    RUN_IN_PROGRESS = 5
    BANK_UNREACHABLE = 6
    OUTCOME_UNKNOWN = 7
    DEADLINE_IN_DANGER = 8


_FIRST_THAT_APPLIES = (1, 7, 8, 6, 4, 3)


def worst(codes: Iterable[int]) -> ExitCode:
    """Return the code to exit with: the first that applies in the contract's order.

    >>> worst([3, 6, 0]).name
    'BANK_UNREACHABLE'
    """
    found = set(codes)
    if found - {0, *_FIRST_THAT_APPLIES}:
        found.add(ExitCode.UNEXPECTED)  # 2 and 5 come alone, before any work
    return ExitCode(next((code for code in _FIRST_THAT_APPLIES if code in found), 0))
