"""The README shows what is true: its transcript is what the demo prints, its commands exist."""

import re
from pathlib import Path

import pytest

from einvoice.cli.main import run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_transcript_is_what_the_demo_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Word for word, stderr before stdout as they appear, but for the last line."""
    shown = re.search(r"<!-- demo -->\n```\n(.*?)\n```", README, re.DOTALL)
    assert shown
    monkeypatch.chdir(tmp_path)
    assert run(["demo", "--period", "2026-10"]) == 0
    printed = capfd.readouterr()
    *talk, last = printed.err.splitlines()
    lines = [*talk, *(line.rstrip() for line in printed.out.splitlines()), last]
    assert shown.group(1).splitlines() == [
        line.replace("next: einvoice", "next: .venv/bin/einvoice") for line in lines
    ]


def test_every_command_in_the_documents_exists(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever copies a command from the documents gets no usage error for its name."""
    assert run(["--help"]) == 0
    known = set(re.findall(r"^  ([a-z][a-z-]+)  ", capsys.readouterr().out, re.MULTILINE))
    used = set()
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        text = path.read_text("utf-8")
        used |= set(re.findall(r"\beinvoice(?: --[a-z]+ [^ `]+)* ([a-z][a-z-]+)", text))
    assert {"run", "import", "doctor"} <= used
    assert used <= known


def test_every_link_in_the_documents_leads_somewhere() -> None:
    """Files that are named exist."""
    for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for name in re.findall(
            r"`((?:docs|schemas|benchmarks|tests)/[^` *]+)`", path.read_text("utf-8")
        ):
            assert (ROOT / name).exists(), f"{path.name} names {name}"
