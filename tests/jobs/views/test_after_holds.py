"""What is held names what lets it go: `show` and `check` do not lead to each other."""

import re
from pathlib import Path

import pytest

from einvoice.core import holds
from einvoice.core.advice import Action
from einvoice.core.period import Period
from jobs.views.after_holds import after_hold

ROOT = Path(holds.__file__).parents[2]
_MADE = re.compile(r"\bhold\(\s*holds\.([A-Z_]+)")
MADE = sorted(
    {
        name
        for folder in ("einvoice/core", "jobs")
        for path in (ROOT / folder).rglob("*.py")
        for name in _MADE.findall(path.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("name", MADE)
def test_each_hold_leads_on(name: str) -> None:
    """Only sums that do not add up are for no file and no person of the staff."""
    finding = holds.hold(getattr(holds, name), "B0001")
    step = after_hold(finding, "B0001-1", Period(2026, 10))
    assert (step.action is Action.CHECK) is (name == "UNBALANCED")


def test_most_holds_are_looked_at() -> None:
    """The search finds what the rooms write."""
    assert {"ZERO_KEY", "NO_BALANCE", "OVER_CEILING"} <= set(MADE)
