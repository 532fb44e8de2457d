"""One thing that `doctor` looked at, and how it came out."""

from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.advice import Advice


class Verdict(StrEnum):
    """How a check came out."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; ``assumed`` names the bank of a profile's value it never confirmed.

    ``step`` comes after it was mended, or while nothing here can mend it; None where `doctor` looks
    again.
    """

    verdict: Verdict
    what: str
    detail: str
    assumed: str = ""
    step: Advice | None = None
