"""Statements that are refused: hostile, broken, of another encoding or version, too large."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_answers import HOSTILE
from statement_files import (
    ENTRIES,
    SECRETS,
    STATEMENT,
    read,
    refusal,
)
from statements_written import RENDERED, faults_of, written

from bank_adapters.messages import statements
from bank_adapters.messages.statements import (
    StatementFile,
    read_entries,
    read_statements,
)
from einvoice.core.findings import Finding
from einvoice.core.payments import Statement
from einvoice.core.statement_totals import faults


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        (b"urn:iso:std:iso:20022:tech:xsd:camt.053.001.03", "camt.053.001.03"),
        (b"urn:iso:std:iso:20022:tech:xsd:camt.052.001.02", "camt.052.001.02"),
        (b"urn:Anna", "?"),
        (b"", "?"),
    ],
)
def test_another_version_is_refused_by_name(root: bytes, expected: str) -> None:
    """And what is no name of a message is not repeated."""
    content = b'<Document xmlns="' + root + b'"/>'
    found = read_statements("s.xml", io.BytesIO(content))
    assert isinstance(found, Finding)
    assert (found.code, found.facts) == ("statement-version", (("version", expected),))
    page = read(RENDERED["1.1"]).pages[0]
    with pytest.raises(ValueError, match="root"):
        list(read_entries(io.BytesIO(content), page))


@pytest.mark.parametrize("form", RENDERED)
def test_other_bytes_than_those_summed_up_are_refused(form: str) -> None:
    """A file that changes between its two readings: the schema is asked at the first alone."""
    (page,) = read(RENDERED[form]).pages
    for entries in (
        ENTRIES[1:],
        (*ENTRIES, ENTRIES[0]),
        (replace(ENTRIES[0], cents=1), *ENTRIES[1:]),
    ):
        changed = written(form, replace(STATEMENT, entries=entries))
        with pytest.raises(ValueError, match="not the entries that were summed up"):
            list(read_entries(io.BytesIO(changed), page))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_files_are_refused(hostile: object, tmp_path: Path) -> None:
    """Entities, depth, floods and zeros: a finding, each time."""
    content = hostile(tmp_path)  # type: ignore[operator]
    code = refusal(content)
    assert code.startswith(("answer-", "statement-encoding"))
    assert "SECRET" not in code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((b"<?xml", b"<!DOCTYPE a><?xml"), "answer-unreadable"),
        ((b"<Header>", b"<Header>&x;"), "answer-broken"),
        ((b"</FIDAVISTA>", b""), "answer-broken"),
        ((b"UTF-8", b"ISO-8859-4"), "statement-encoding"),
        ((b' encoding="UTF-8"', b""), ""),
        ((b"FIDAVISTA", b"FIDAVISTO"), "answer-unknown"),
        ((b"TrxSet>", b"Trx>"), ""),
    ],
)
def test_what_is_refused_and_how(change: tuple[bytes, bytes], code: str) -> None:
    """An entry that is no `TrxSet` is no entry: then the balance does not agree."""
    content = RENDERED["1.1"].replace(*change)
    if code:
        assert refusal(content) == code
    else:
        assert isinstance(read_statements("s", io.BytesIO(content)), StatementFile)
    if change[0] == b"TrxSet>":
        assert faults_of(content) == ["statement-unbalanced"]


def test_letters_of_another_encoding_are_refused() -> None:
    """Windows-1257 without saying so, UTF-16, and windows-1257 in camt."""
    assert refusal(RENDERED["swedbank"].replace(b' encoding="windows-1257"', b"")) == (
        "statement-encoding"
    )
    text = RENDERED["1.1"].decode()
    assert refusal(text.encode("utf-16")) == "statement-encoding"
    assert refusal(text.replace("UTF-8", "UTF-16").encode("utf-16")) == "statement-encoding"
    assert refusal(text.replace("UTF-8", "UTF-16").encode()) == "statement-encoding"
    camt = RENDERED["camt 02"].decode().replace("UTF-8", "windows-1257").encode("cp1257")
    assert refusal(camt) == "statement-encoding"


@pytest.mark.parametrize("more", ["ļ".encode()[:1], b"<a/>", b"x", b"\xff"])
@pytest.mark.parametrize("form", ["camt 02", "1.1"])
def test_a_file_is_read_to_its_last_byte(form: str, more: bytes) -> None:
    """What follows the root belongs to no statement."""
    code = refusal(RENDERED[form] + more)
    assert code == ("statement-encoding" if more == b"\xff" else "answer-broken")


def test_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes and entries."""
    content = RENDERED["camt 02"]
    monkeypatch.setattr(statements, "MAX_ENTRIES", 3)
    assert refusal(content) == "answer-unreadable"
    monkeypatch.undo()
    bounds = replace(statements.BOUNDS, max_bytes=len(content) - 1)
    monkeypatch.setattr(statements, "BOUNDS", bounds)
    assert refusal(content) == "answer-unreadable"


def test_a_file_without_a_statement() -> None:
    """FiDAViSta carries payments too."""
    assert refusal(b"<FIDAVISTA><Payment/></FIDAVISTA>") == "statement-none"
    assert refusal(b"") == "answer-empty"


def test_no_payer_is_in_what_is_said_of_a_file() -> None:
    """Whatever is wrong with it."""
    for content in RENDERED.values():
        told = repr(read(content)) + refusal(content.replace(b"50.00", b"Anna", 1))
        told += str(faults(Statement(read(content.replace(b"-0.35", b"-0.36")).pages)))
        assert not [secret for secret in SECRETS if secret in told]
