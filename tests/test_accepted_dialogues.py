"""Each incident has its dialogue, and each dialogue the test that holds it."""

import re

from accepted_dialogues import INCIDENTS, PATH
from sample_company import ROOT


def test_every_incident_has_a_dialogue_and_a_test() -> None:
    """None is dropped by a new name."""
    sections = re.findall(r"(?m)^\[(.+)\]$", PATH.read_text("utf-8"))
    assert sections == sorted(INCIDENTS.values())
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name in INCIDENTS if f"def {name}(" not in tests] == []
