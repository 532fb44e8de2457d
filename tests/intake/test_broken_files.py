"""Small broken files, one per kind of fault, and exactly what a person is told of each."""

from pathlib import Path

import pytest
from memory_known import MemoryKnown, import_file
from samples.broken_workbooks import WORKBOOKS, write

from einvoice.core.premises import Flat
from einvoice.intake import kind_of
from einvoice.texts.findings import line

BROKEN = Path(__file__).parents[1] / "samples" / "broken"
MESSAGES = BROKEN / "messages.txt"


def sections() -> dict[str, list[str]]:
    """The expected messages by file; a line at the margin begins a file's section."""
    found: dict[str, list[str]] = {}
    name = ""
    for row in MESSAGES.read_text(encoding="utf-8").splitlines():
        if row.startswith("  "):
            found[name].append(row.strip())
        elif row:
            name, _, kept = row.partition(": ")
            found[name] = [kept]
    return found


NAMES = sorted([*(path.name for path in BROKEN.glob("*.csv")), *WORKBOOKS])


@pytest.mark.parametrize("name", NAMES)
def test_each_fault_has_its_message(name: str, company: MemoryKnown, tmp_path: Path) -> None:
    """A bad row is refused with file, row, column, what is wrong and what was expected."""
    path = write(name, tmp_path) if name in WORKBOOKS else BROKEN / name
    if kind_of(path) == "flats":
        company.rows.pop(Flat)
    result = import_file(path, company)
    kept = f"{len(result.new) + len(result.corrected) + result.unchanged} kept"
    told = [
        f"{finding.level} {finding.code} | {line(finding, 'en')}" for finding in result.findings
    ]
    assert [kept, *told] == sections()[name]


def test_every_expected_message_has_its_file() -> None:
    """The list names no file that is not there."""
    assert sorted(sections()) == NAMES
