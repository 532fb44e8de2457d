"""Thousands of PDFs in a row: each whole for qpdf and poppler, with the ledger's figures.

With SOAK=1, as it takes minutes; PDFS (10000) says how many.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pdf_texts import figures
from sample_company import needs, set_up

COUNT = int(os.environ.get("PDFS", "10000"))
PROGRAM = Path(__file__).parent / "many_pdfs.py"
WARM = 1000
"""The least PDFs whose memory says anything: the first fill what the typesetter remembers."""
_OF_POPPLER = "Syntax Error: Suspects object is wrong type (boolean)"
"""Older versions of poppler say so of what ISO 32000-1, table 321, asks to be a boolean."""
MOST_GROWTH = 0.1
"""The memory at the end, more than after a tenth of the PDFs by no more than this part."""


@pytest.mark.skipif(not os.environ.get("SOAK"), reason="a long run: SOAK=1")
def test_many_pdfs_are_whole_and_say_what_was_issued(tmp_path: Path) -> None:
    """Made by one process whose memory stays as it is."""
    tools = [needs(name) for name in ("qpdf", "pdfinfo", "pdftotext")]
    company, folder = set_up(tmp_path / "home", flats=COUNT), tmp_path / "pdfs"
    folder.mkdir()
    for words in (("init",), ("import", str(company.home / "input")), ("run",)):
        done = company.cli(*words)
        assert done.code in {0, 3}, done.err
    environment = {**os.environ, "PYTHONPATH": str(PROGRAM.parent.parent)}
    words = [sys.executable, str(PROGRAM), str(company.home), str(folder), str(COUNT)]
    worker = subprocess.run(words, env=environment, check=True, capture_output=True)
    made = json.loads(worker.stdout)
    speed = made["count"] / made["cpu_seconds"]
    print(f"{made['count']} PDFs, {speed:.1f} a core-second")
    print(f"{made['early_kib'] // 1024} MiB after a tenth, {made['late_kib'] // 1024} at the end")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        looked = pool.map(lambda row: [*look(folder, row, *tools)], rows(folder))
        wrong = [fault for faults in looked for fault in faults]
    assert wrong == []
    assert made["count"] >= COUNT * 95 // 100
    if COUNT >= WARM:
        assert made["late_kib"] <= made["early_kib"] * (1 + MOST_GROWTH)


def rows(folder: Path) -> Iterator[dict[str, list[str]]]:
    """Yield what each PDF has to say."""
    with (folder / "figures.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def look(
    folder: Path, row: dict[str, list[str]], qpdf: str, pdfinfo: str, pdftotext: str
) -> Iterator[str]:
    """Yield what is wrong with a PDF: what a tool says of it, figures that differ."""
    path = folder / f"{row['number']}.pdf"
    checked = subprocess.run([qpdf, "--check", path], check=False, capture_output=True, text=True)
    if checked.returncode or "No syntax or stream encoding errors found" not in checked.stdout:
        yield f"{path.name}: qpdf: {checked.stdout}{checked.stderr}"
    opened = subprocess.run([pdfinfo, path], check=False, capture_output=True, text=True)
    if opened.returncode or opened.stderr.strip() not in {"", _OF_POPPLER}:
        yield f"{path.name}: pdfinfo: {opened.stderr}"
    read = subprocess.run([pdftotext, path, "-"], check=False, capture_output=True, text=True)
    if read.returncode or read.stderr:
        yield f"{path.name}: pdftotext: {read.stderr}"
    found = figures(read.stdout)
    if found != row["figures"]:
        more, less = set(found) - set(row["figures"]), set(row["figures"]) - set(found)
        yield f"{path.name}: figures that are not on the page: {more}, that are missing: {less}"
    if absent := [text for text in row["sums"] if text not in read.stdout]:
        yield f"{path.name}: sums of the ledger that are missing: {absent}"
