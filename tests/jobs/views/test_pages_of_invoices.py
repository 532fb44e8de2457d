"""The page of an invoice, made from the ledger: what is on it is what the invoice says."""

import re
import stat
from collections.abc import Callable
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
