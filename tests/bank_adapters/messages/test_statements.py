"""Statements of every form are read to the cent; what a cent or an entry breaks is refused."""

import doctest
import io
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from statement_files import (
    ACCOUNT,
    ENTRIES,
    STATEMENT,
    day,
    entries_of,
    entry,
    read,
)
from statements_written import CAMT, RENDERED, faults_of, written

from bank_adapters.messages import statement_values
from bank_adapters.messages.statements import (
    is_statement,
)
from bank_adapters.simulator.statements import (
    FidavistaForm,
    WrittenStatement,
    pages_of,
    render_camt,
    render_fidavista,
)
from einvoice.core.entry_identity import identified, merged
from einvoice.core.findings import Level
from einvoice.core.payments import StatedTotals, StatementFormat
from einvoice.core.statement_pages import joined
from einvoice.core.statement_totals import faults
from einvoice.safe_xml import load_schema, parse


@pytest.mark.parametrize("form", RENDERED)
def test_every_form_is_read_to_the_cent(form: str) -> None:
    """Two entries of one reference, two that are equal, Latvian letters, a payer."""
    content = RENDERED[form]
    (page,) = read(content).pages
    assert (page.account, page.currency) == (ACCOUNT, "EUR")
    assert (page.first_day, page.last_day) == (day(2), day(3))
    assert (page.opening_cents, page.closing_cents) == (10_000, 24_965)
    assert page.days == {day(2): {5_000: 1, -35: 1}, day(3): {5_000: 2}}
    assert faults_of(content) == []
    found = entries_of(content)
    if form.startswith("camt"):
        assert found == list(ENTRIES)
        assert page.stated == StatedTotals(4, 15_035, 14_965, 3, 15_000, 1, 35)
    else:
        assert found == [replace(entry, kind="PMNT-RCDT-ESCT") for entry in ENTRIES]


@pytest.mark.parametrize("form", RENDERED)
def test_a_cent_an_entry_or_a_page_is_enough(form: str) -> None:
    """Broken by one cent, one entry doubled, one entry lost, one page short."""
    broken = replace(STATEMENT, closing_cents=24_966)
    doubled = replace(STATEMENT, entries=(*ENTRIES, ENTRIES[0]), closing_cents=24_965)
    lost = replace(STATEMENT, entries=ENTRIES[1:], closing_cents=24_965)
    first, second = pages_of(STATEMENT, 2)

    for one in (broken, doubled, lost):
        assert faults_of(written(form, one)) == ["statement-unbalanced"]
    pages = [*read(written(form, second)).pages, *read(written(form, first)).pages]
    assert [finding.code for finding in joined(pages[:1]).findings] == ["statement-page-missing"]
    (whole,) = joined(pages).statements
    assert faults(whole) == ()
    assert whole.totals.net_cents == 14_965


@pytest.mark.parametrize("version", CAMT)
def test_the_banks_figures_are_compared(version: StatementFormat) -> None:
    """The entries make the balance, and the bank counts one more."""
    content = render_camt(STATEMENT, version)
    old, new = b"<NbOfNtries>4</NbOfNtries>", b"<NbOfNtries>5</NbOfNtries>"
    assert faults_of(content.replace(old, new)) == ["statement-totals"]
    old, new = b"149.65</", b"149.66</"
    assert content.count(old) == 1
    assert faults_of(content.replace(old, new)) == ["statement-totals"]


@pytest.mark.parametrize("form", ["camt 02", "camt 08", "1.1"])
def test_a_statement_without_entries_is_valid(form: str) -> None:
    """It closes its day."""
    empty = replace(STATEMENT, entries=(), first_day=day(3))
    content = render_fidavista(empty) if form == "1.1" else render_camt(empty, CAMT[0])
    assert faults_of(content) == []
    assert entries_of(content) == []


@pytest.mark.parametrize("form", ["camt 02", "camt 08", "swedbank"])
def test_equal_payments_of_overlapping_files(form: str) -> None:
    """Two of a day stay two after the file came three times; after a corrected file, three."""
    equal = entry(3, 5_000, text="same")

    def taken(*statements: WrittenStatement) -> list[int]:
        files = [written(form, one) for one in statements]
        found = merged(*(identified(ACCOUNT, entries_of(one)) for one in files))
        return sorted(one.cents for one in found.values())

    two = replace(STATEMENT, entries=[equal, equal], first_day=day(3))
    three = replace(two, entries=[equal] * 3)
    longer = replace(STATEMENT, entries=[entry(2, 7), equal, equal], last_day=day(4))
    assert taken(two, two, two) == [5_000, 5_000]
    assert taken(two, three) == taken(three, two) == [5_000] * 3
    assert taken(longer, two) == taken(two, longer, two) == [7, 5_000, 5_000]


def test_a_prefix_is_only_a_spelling() -> None:
    """Some banks write the namespace before every name."""
    for form in ("camt 02", "1.1"):
        text = RENDERED[form].decode()
        prefixed = re.sub("<(/?)([A-Z])", r"<\1b:\2", text).replace(" xmlns=", " xmlns:b=")
        assert entries_of(prefixed.encode()) == entries_of(text.encode())
        assert read(prefixed.encode()).pages == read(text.encode()).pages


def test_several_statements_of_a_file() -> None:
    """Each has its own entries; another currency is said and not taken."""
    one = render_fidavista(STATEMENT)
    head, _, rest = one.partition(b"<CcyStmt>")
    dollars = rest.partition(b"</CcyStmt>")[0].replace(b"EUR", b"USD")
    less = rest.partition(b"</CcyStmt>")[0].replace(b"<OpenBal>100.00", b"<OpenBal>-100.50")
    content = head + b"".join(b"<CcyStmt>" + part + b"</CcyStmt>" for part in (dollars, less))
    content += rest.partition(b"</CcyStmt>")[2]
    found = read(content)
    assert [(page.place, page.opening_cents) for page in found.pages] == [(1, -10_050)]
    (note,) = found.findings
    assert (note.level, note.code) == (Level.NOTE, "statement-currency")
    assert entries_of(content, 1) == list(ENTRIES)


def test_a_namespace_nobody_knows_is_read_with_a_finding() -> None:
    """Also none at all."""
    assert read(RENDERED["1.2"]).findings == ()
    for form, told in (("no namespace", "-"), ("new", "urn:x")):
        content = render_fidavista(STATEMENT, FidavistaForm("urn:x" if form == "new" else ""))
        (warning,) = read(content).findings
        assert (warning.code, warning.facts) == ("statement-namespace", (("namespace", told),))
        assert read(content).namespace == told.strip("-")


def test_what_is_a_statement_is_told_by_its_root() -> None:
    """For a bank's outbox; the source is at its beginning again."""
    for content, expected in (
        *((one, True) for one in RENDERED.values()),
        (b"<FailedInvoice/>", False),
        (b"", False),
        (b"<Docum", False),
    ):
        source = io.BytesIO(content)
        assert is_statement(source) is expected
        assert source.tell() == 0


def test_what_the_simulator_writes_is_valid() -> None:
    """By our own schemas, as a whole; and by that of ISO where it is there."""
    for form, name in (("camt 02", "camt.053.001.02"), ("camt 08", "camt.053.001.08")):
        root = parse(RENDERED[form])
        assert load_schema(f"{name}.xsd").faults(root) == ()
    if "REAL_DATA" in os.environ:
        path = Path(os.environ["REAL_DATA"], "bank", "camt.053.001.02.xsd")
        schema = etree.XMLSchema(etree.parse(path))
        schema.assertValid(etree.fromstring(RENDERED["camt 02"]))


def test_statements_of_seb() -> None:
    """Two real files: one without entries, one with a fee; they overlap and agree."""
    if "REAL_DATA" not in os.environ:
        pytest.skip("REAL_DATA names no folder with a bank's statements")
    folder = Path(os.environ["REAL_DATA"], "bank")
    iso = etree.XMLSchema(etree.parse(folder / "camt.053.001.02.xsd"))
    fees = []
    for path in sorted(folder.glob("tuleva_seb_*.xml")):
        content = path.read_bytes()
        iso.assertValid(etree.fromstring(content))
        assert load_schema("camt.053.001.02.xsd").faults(parse(content)) == ()
        assert faults_of(content) == []
        fees += [(one.cents, one.kind) for one in entries_of(content)]
        (page,) = read(content).pages
        assert (page.last_day.isoformat(), page.closing_cents) == ("2026-01-12", 5_000_130)
    assert fees == [(-100, "ACMT-MDOP-FEES")]


def test_examples_hold() -> None:
    """The examples in the docstrings give what they say."""
    assert doctest.testmod(statement_values).failed == 0
