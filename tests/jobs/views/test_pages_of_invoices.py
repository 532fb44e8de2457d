"""The page of an invoice, made from the ledger: what is on it is what the invoice says."""

import re
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pdf_texts import attachments, text_of
from sample_company import Company

from einvoice.pages.figures import figure, sum_text
from jobs.views.pages import html_page, pdf_of


@pytest.fixture
def issued(company: Company, home_after: Callable[..., Path]) -> Company:
    """An installation with files ready to send."""
    company.become(home_after("calculate", "issue", "render"))
    return company


def first(company: Company, bank: str) -> dict[str, str]:
    """Return an invoice that goes to a bank, or to none."""
    return next(row for row in company.table("invoices") if row["bank"] == bank)


def test_every_figure_is_on_the_page(issued: Company) -> None:
    """Sums, prices, quantities and readings, in the PDF and in the HTML."""
    row = first(issued, "seb")
    shown = issued.cli("show", row["flat_id"], "--json").json
    wanted = {sum_text(shown[name], "lv") for name in ("net_cents", "total_cents", "to_pay_cents")}
    for line in shown["lines"]:
        wanted.add(sum_text(line["net_cents"], "lv"))
        wanted |= {figure(line[name], "lv") for name in ("unit_price",) if line[name]}
        for name, value in line["inputs"].items():
            if name.startswith("meter."):
                wanted |= {figure(reading, "lv") for reading in value.split("..")}
    with issued.context() as context:
        pdf = text_of(pdf_of(context, row["flat_id"], language="lv"))
        html = html_page(context, row["flat_id"], language="lv")
    assert len(wanted) > 20
    for text in (pdf, html):
        assert {
            f for f in wanted if not re.search(rf"(?<![0-9]){re.escape(f)}(?![0-9])", text)
        } == set()


def test_the_e_invoice_is_attached_as_the_bank_gets_it(issued: Company) -> None:
    """Where a bank gets one; otherwise nothing is attached."""
    xml = issued.cli("show", first(issued, "seb")["flat_id"], "--format", "xml").out
    with issued.context() as context:
        with_bank = pdf_of(context, first(issued, "seb")["flat_id"])
        without = pdf_of(context, first(issued, "")["flat_id"])
    assert attachments(with_bank) == {"e-invoice.xml": xml.encode().removesuffix(b"\n")}
    assert attachments(without) == {}


def test_who_pays_for_a_customer_is_not_shown_to_the_customer(issued: Company) -> None:
    """The e-invoice has the account and code of who pays: it is for that person alone."""
    flats = [row["flat_id"] for row in issued.table("invoices") if row["bank"] == "seb"][:3]
    payers = ("", ""), ("Somebody Else", "010190-11004"), ("Somebody Else", "")
    with closing(sqlite3.connect(issued.home / "data" / "einvoice.db")) as database:
        database.execute("INSERT INTO thawed VALUES ('a test')")
        for flat, payer in zip(flats, payers, strict=True):
            database.execute(
                "UPDATE e_invoices SET payer_name = ?, payer_code = ? WHERE invoice_id = "
                "(SELECT id FROM invoices WHERE flat_id = ?)",
                (*payer, flat),
            )
        database.execute("DELETE FROM thawed")
        database.commit()
    with issued.context() as context:
        attached = [len(attachments(pdf_of(context, flat))) for flat in flats]
    assert attached == [1, 0, 0]


def test_a_page_goes_into_a_file_of_its_owner(issued: Company, tmp_path: Path) -> None:
    """The same bytes each time; the next command is said."""
    flat = first(issued, "seb")["flat_id"]
    targets = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for target in targets:
        result = issued.cli("show", flat, "--format", "pdf", "--to", str(target))
        assert (result.code, result.out) == (0, "")
        assert "einvoice" in result.last_line
    assert targets[0].read_bytes() == targets[1].read_bytes()
    assert stat.S_IMODE(targets[0].stat().st_mode) == 0o600
    assert targets[0].read_bytes().startswith(b"%PDF")


def earlier(company: Company, flat: str, period: str, cents: int, **other: str) -> None:
    """Add an invoice like a flat's of an earlier month, but for what is named."""
    with closing(sqlite3.connect(company.home / "data" / "einvoice.db")) as database:
        database.row_factory = sqlite3.Row
        query = "SELECT * FROM invoices WHERE flat_id = ? ORDER BY period DESC"
        row = dict(database.execute(query, (flat,)).fetchone())
        (taken,) = database.execute("SELECT max(id) FROM invoices").fetchone()
        row |= {"id": taken + 1, "number": taken + 1, "period": period, "total_cents": cents}
        row |= {"state": "accepted"} | other
        marks = ", ".join("?" * len(row))
        database.execute(f"INSERT INTO invoices VALUES ({marks})", tuple(row.values()))  # noqa: S608
        database.execute("INSERT INTO invoice_lines VALUES (?, '[1,[]]', 4321)", (taken + 1,))
        database.commit()


def test_nobody_sees_what_another_customer_was_invoiced(issued: Company) -> None:
    """The chart has the live months of this customer of this flat, at most twelve."""
    row, *others = [row for row in issued.table("invoices") if row["bank"] == "seb"]
    flat, neighbour = row["flat_id"], others[0]["flat_id"]
    earlier(issued, flat, "2026-09", 11_111)
    earlier(issued, flat, "2026-08", 22_222, buyer_code="", buyer_name="Somebody Else")
    earlier(issued, flat, "2026-07", 33_333, buyer_code="010190-11004")
    earlier(issued, flat, "2026-06", 44_444, state="credited")
    earlier(issued, flat, "2025-11", 55_555)
    earlier(issued, flat, "2025-10", 66_666)
    earlier(issued, flat, "2026-05", 77_777, flat_id=neighbour)
    with issued.context() as context:
        pages = (
            html_page(context, flat, language="lv"),
            text_of(pdf_of(context, flat, language="lv")),
        )
    for page in pages:
        assert [sum_ for sum_ in ("111,11", "555,55", "4,321") if sum_ not in page] == []
        hidden = ("222,22", "333,33", "444,44", "666,66", "777,77", "Somebody")
        assert [sum_ for sum_ in hidden if sum_ in page] == []


def test_the_page_is_in_the_customers_language(issued: Company) -> None:
    """Unless another is asked for."""
    flats = {row["flat_id"]: row for row in issued.table("invoices")}
    with issued.context() as context:
        pages = {flat: html_page(context, flat) for flat in flats}
        asked = html_page(context, next(iter(flats)), language="en")
    languages = {re.findall('<html lang="(..)">', page)[0] for page in pages.values()}
    assert {"lv", "ru"} <= languages
    assert '<html lang="en">' in asked


def test_a_draft_says_that_it_is_one(company: Company, home_after: Callable[..., Path]) -> None:
    """It has no number, asks for nothing, and has no e-invoice."""
    company.become(home_after("calculate"))
    flat = company.table("invoices")[0]["flat_id"]
    with company.context() as context:
        content = pdf_of(context, flat, language="en")
    text = text_of(content)
    assert "Draft, not issued" in text
    assert "Payment details" not in text
    assert attachments(content) == {}


def test_a_credit_note_is_shown_by_its_number(
    company: Company, home_after: Callable[..., Path]
) -> None:
    """The invoice says that it is cancelled, once its bank has the credit note."""
    company.become(home_after("calculate", "issue", "render", "deliver", "poll"))
    number = first(company, "seb")["invoice_number"]
    assert company.cli("credit", number, "--reason", "x").code == 0
    (note,) = company.table("credit_notes")
    with company.context() as context:
        text = text_of(pdf_of(context, note["credit_note"], language="en"))
        total = sum_text(int(note["total_cents"]), "en")
    assert f"Credit note {note['credit_note']}" in text
    assert f"Cancels invoice {number}" in text
    assert total.startswith("−")
    assert total in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--to", "x.txt"), "only XML, HTML and PDF"),
        (("--format", "html", "--json"), "cannot be JSON"),
        (("--format", "pdf", "--to", "no/such/folder/x.pdf"), "no/such/folder"),
    ],
)
def test_what_makes_no_sense_is_refused(
    issued: Company, arguments: tuple[str, ...], message: str
) -> None:
    """With exit 2, and nothing is written."""
    result = issued.cli("show", first(issued, "seb")["flat_id"], *arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err


def test_each_database_has_what_a_page_needs(home: Company) -> None:
    """A draft, and the months of its customer."""
    assert home.cli("calculate").code == 0
    flat = home.table("invoices")[0]["flat_id"]
    with home.context() as context:
        assert flat in html_page(context, flat)


def test_a_purged_invoice_has_a_page_without_a_person(issued: Company) -> None:
    """Sums stay; nobody's months are on it."""
    row = first(issued, "seb")
    with closing(sqlite3.connect(issued.home / "data" / "einvoice.db")) as database:
        database.execute("INSERT INTO thawed VALUES ('test')")
        database.execute("UPDATE invoices SET buyer_name = '', buyer_code = '', buyer_address = ''")
        database.commit()
    with issued.context() as context:
        page = html_page(context, row["invoice_number"], language="lv")
    assert sum_text(int(row["total_cents"]), "lv") in page
