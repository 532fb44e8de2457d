"""Whatever is imported, in whatever kind and form: an answer for each row, and no nonsense kept.

`SOAK=1` draws for `FUZZ_MINUTES` (30 unless said otherwise), all importers in turn.
"""

import copy
import dataclasses
import datetime as dt
import os
import re
import sys
import time
from collections.abc import Callable
from enum import Enum
from fractions import Fraction
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from fuzz_files import csv_files, xlsx_files
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from memory_known import MemoryKnown, import_file, import_folder

from einvoice.core.findings import Level
from einvoice.core.period import Period
from einvoice.intake import KINDS
from einvoice.texts.findings import line, sentence
from jobs.setup.sample import write_sample

SOAK = bool(os.environ.get("SOAK"))
MINUTES = float(os.environ.get("FUZZ_MINUTES", "30"))
EXAMPLES = 6
FORMS: dict[str, Callable[[str], st.SearchStrategy[bytes]]] = {"csv": csv_files, "xlsx": xlsx_files}
UNPRINTABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
WHERE = r"{name}(:\d+(: [^:]+)?)?"


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> MemoryKnown:
    """The company whose rows the drawn files begin from."""
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder, 12, 5, 3, Period(2026, 10))
    known = MemoryKnown()
    assert import_folder(folder, known).findings == []
    return known


def sane(value: object) -> None:
    """Refuse what could be neither billed nor sent."""
    match value:
        case bool() | None | Enum():
            pass
        case str():
            assert not UNPRINTABLE.search(value)
            assert value == value.strip()
            assert len(value) <= 500
        case int():
            assert abs(value) < 2**63
        case Fraction():
            assert 0 <= value <= 10**9
        case dt.date():
            assert 1900 <= value.year <= 2199
        case Period():
            assert 1900 <= value.year <= 2199
        case _:
            raise AssertionError(f"a value of {type(value)}")


def examine(path: Path, company: MemoryKnown) -> int:
    """Import a file as it is, twice; return how many rows were kept."""
    known = MemoryKnown(rows=copy.deepcopy(company.rows))
    first = import_file(path, known, chunk_rows=5)
    for finding in first.findings:
        assert re.fullmatch(WHERE.format(name=re.escape(path.name)), finding.where), finding
        assert not UNPRINTABLE.search(line(finding, "lv"))
        assert finding.level is not Level.ERROR or sentence(finding, "en") not in {"", finding.code}
    kept = [*first.new, *(new for _, new in first.corrected)]
    for row in kept:
        for field in dataclasses.fields(row):
            sane(getattr(row, field.name))
        first_day, last_day = getattr(row, "valid_from", None), getattr(row, "valid_to", None)
        assert first_day is None or last_day is None or first_day <= last_day
    again = import_file(path, known, chunk_rows=100)
    assert (again.new, again.corrected) == ([], [])
    assert again.unchanged == len(kept) + first.unchanged
    return len(kept) + first.unchanged


def fuzz(kind: str, form: str, path: Path, company: MemoryKnown, examples: int) -> Any:
    """Return a test that draws files of a kind and form, and how many rows it kept."""
    kept = [0]

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(FORMS[form](kind))
    def drawn(content: bytes) -> None:
        path.write_bytes(content)
        kept[0] += examine(path, company)

    return drawn, kept


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_importer_answers_whatever_comes(
    kind: str, form: str, tmp_path: Path, company: MemoryKnown
) -> None:
    """No crash, a place and an expectation in every message, and the second time nothing new."""
    drawn, _ = fuzz(kind, form, tmp_path / f"{kind}.{form}", company, EXAMPLES)
    drawn()


@pytest.mark.parametrize("kind", KINDS)
def test_the_fuzzer_also_draws_rows_that_are_kept(
    kind: str, tmp_path: Path, company: MemoryKnown
) -> None:
    """A fuzzer whose every file is refused at the header would prove nothing."""
    drawn, kept = fuzz(kind, "csv", tmp_path / f"{kind}.csv", company, 50)
    seed(1)(drawn)()
    assert kept[0] > 0


@pytest.mark.skipif(not SOAK, reason="SOAK draws for half an hour")
def test_for_half_an_hour(tmp_path: Path, company: MemoryKnown) -> None:
    """The same with other seeds until the time is up, all importers in turn."""
    until, files = time.monotonic() + MINUTES * 60, 0
    for turn in count():
        for kind in KINDS:
            for form in FORMS:
                drawn, _ = fuzz(kind, form, tmp_path / f"{kind}.{form}", company, 100)
                seed(turn)(drawn)()
                files += 100
        print(f"turn {turn}: {files} files", file=sys.stderr, flush=True)
        if time.monotonic() > until:
            return
