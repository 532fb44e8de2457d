"""Fail codes: what each number in a FailedInvoice answer means, and whether it is a failure.

The codes are data: `fail_codes.toml` beside this has one table per code. Source: the banks'
published lists, named in each table.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from einvoice.core.findings import Level
from einvoice.texts import LANGUAGES, in_language

NO_CODE = -1
"""The code of a reason without a number: a refusal that nobody can look up."""

_LEADING_NUMBER = re.compile(r"\s*([0-9]{1,6})(?![0-9])", re.ASCII)
_UNKNOWN = "unknown"


class Verdict(StrEnum):
    """The consequence of a code. `ASK` is for codes that nobody knows: nothing is guessed."""

    ACCEPTED = "accepted"
    RETRY = "retry"
    FIX = "fix"
    STOP = "stop"
    ASK = "ask"


class Task(StrEnum):
    """Whose task it is; finance staff explain to customers what they must do."""

    FINANCE = "finance"
    IT = "it"
    CUSTOMER = "customer"
    BANK = "bank"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FailCode:
    """One code. ``command`` is the key of the next command; ``texts`` are by language.

    ``settings`` are the keys of the configuration that may be wrong, `BANK` being the bank's name
    and `profile.` the bank's profile.
    """

    family: str
    verdict: Verdict
    task: Task
    level: Level
    command: str
    texts: Mapping[str, str]
    settings: tuple[str, ...] = ()

    def text(self, language: str) -> str:
        """Return the meaning in a language."""
        return in_language(self.texts, language)


@cache
def fail_codes() -> Mapping[int, FailCode]:
    """Return every known code."""
    return MappingProxyType({int(n): _read(t) for n, t in _tables().items() if n != _UNKNOWN})


def meaning(code: int) -> FailCode:
    """Return what a code means; an unknown code has a meaning of its own."""
    return fail_codes().get(code) or _read(_tables()[_UNKNOWN])


@cache
def _tables() -> Mapping[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "fail_codes.toml").read_text("utf-8"))


def _read(table: Mapping[str, Any]) -> FailCode:
    return FailCode(
        table["family"],
        Verdict(table["verdict"]),
        Task(table["task"]),
        Level(table["level"]),
        table["command"],
        {language: table[language] for language in LANGUAGES},
        tuple(table.get("settings", ())),
    )


def fail_code(reason: str) -> int:
    """Return the number a reason begins with (`code` or `code text`); `NO_CODE` without one.

    >>> fail_code("33"), fail_code("03"), fail_code("33 cannot be presented"), fail_code("unknown")
    (33, 3, 33, -1)
    """
    match = _LEADING_NUMBER.match(reason)
    return int(match.group(1)) if match else NO_CODE


def is_known(code: int) -> bool:
    """Return whether anybody knows what a code means.

    >>> is_known(64), is_known(999), is_known(NO_CODE)
    (True, False, False)
    """
    return code in fail_codes()


def is_refusal(code: int) -> bool:
    """Return whether a code means that the bank did not take the invoice; unknown codes do."""
    return meaning(code).verdict is not Verdict.ACCEPTED


def code_name(code: int) -> str:
    """Return how a code is called in findings and reports.

    >>> code_name(12), code_name(999), code_name(NO_CODE)
    ('fail code 12', 'unknown fail code 999', 'no fail code')
    """
    if code == NO_CODE:
        return "no fail code"
    return f"fail code {code}" if is_known(code) else f"unknown fail code {code}"


DUPLICATE = 106
DUPLICATE_DAYS = 5
"""The same account, number and sum within this many days is a duplicate, as the banks' list says.

Also where the bank has recalled the first: it may go on so until the days are over.
"""

_HAD_BEFORE = frozenset({12, 64, 87, DUPLICATE})
"""The bank says that it had this file, payment or invoice before."""


_OF_A_SUM = frozenset({9, 56})
"""The bank says that a sum is wrong."""


def is_of_a_sum(code: int | None) -> bool:
    """Return whether a bank refused an invoice for its sum, or its file for the total.

    >>> is_of_a_sum(9), is_of_a_sum(33), is_of_a_sum(None)
    (True, False, False)
    """
    return code in _OF_A_SUM


def proves_refusal(code: int) -> bool:
    """Return whether a refusal proves that the bank has no such invoice; an unknown code does not.

    >>> proves_refusal(33), proves_refusal(106), proves_refusal(999)
    (True, False, False)
    """
    return code not in _HAD_BEFORE and meaning(code).verdict is not Verdict.ASK


def asks_for_a_correction(code: int) -> bool:
    """Return whether a refusal comes again while our data of the invoice stay as they are.

    Where a setting is to blame, or where it is a matter of time, they may stay.

    >>> asks_for_a_correction(3), asks_for_a_correction(20), asks_for_a_correction(57)
    (True, False, False)
    """
    advice = meaning(code)
    return advice.verdict in {Verdict.FIX, Verdict.STOP} and not advice.settings
