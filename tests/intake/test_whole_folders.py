"""Whole folders through the intake: a sample, a worked house, and houses of real registers."""

import os
import runpy
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from memory_known import MemoryKnown, import_folder

from einvoice.core.period import Period
from jobs.setup.sample import write_sample

OCTOBER = Period(2026, 10)
BUILD = Path(__file__).parents[1] / "real_data" / "build.py"


def folder_from(variable: str) -> Path:
    """The folder an environment variable names; the test is skipped without it."""
    if variable not in os.environ:
        pytest.skip(f"{variable} names no folder")
    return Path(os.environ[variable])


def sample(tmp_path: Path) -> Path:
    """A sample of a few houses."""
    write_sample(tmp_path, 150, 7, 13, OCTOBER)
    return tmp_path


def house_a(tmp_path: Path) -> Path:
    """The worked house."""
    del tmp_path
    return folder_from("EXAMPLES") / "house-a"


def real_houses(tmp_path: Path) -> Path:
    """Three houses of real registers."""
    runpy.run_path(str(BUILD))["build"](folder_from("REAL_DATA"), tmp_path, OCTOBER)
    return tmp_path


@pytest.mark.parametrize("make", [sample, house_a, real_houses])
def test_a_good_folder_is_imported_without_a_word(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    """Every row is new the first time, unchanged the second, and nothing is found."""
    folder, known = make(tmp_path), MemoryKnown()
    lines = sum(len(path.read_text("utf-8-sig").splitlines()) - 1 for path in folder.glob("*.csv"))
    first = import_folder(folder, known, chunk_rows=100)
    assert first.findings == []
    assert len(first.new) == lines
    again = import_folder(folder, known)
    assert (again.new, again.corrected, again.findings) == ([], [], [])
    assert again.unchanged == lines


def test_the_worked_house_has_all_its_rows(tmp_path: Path) -> None:
    """The worked house is read as it is counted by hand."""
    known = MemoryKnown()
    import_folder(house_a(tmp_path), known)
    counts = Counter({row_type.__name__: len(rows) for row_type, rows in known.rows.items()})
    assert (counts["Flat"], counts["Meter"], counts["Reading"], counts["Tariff"]) == (
        8,
        19,
        108,
        11,
    )
