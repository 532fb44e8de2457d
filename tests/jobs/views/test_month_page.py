"""The month as pictures: figures that add up, three languages, HTML and PDF of the same texts."""

import html
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from month_samples import with_a_past
from pdf_texts import text_of
from sample_company import PERIOD, Company

from einvoice.core.findings import Finding, Level
from einvoice.pages.month_page import MonthPage, html_of_month, pdf_of_month
from einvoice.texts import LANGUAGES
from einvoice.texts.findings import sentence
from jobs.views.month_figures import month_figures
from jobs.views.month_page import month_page
from jobs.views.report import report, tables


@pytest.fixture(scope="module")
def ran(home_after: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Company:
    """A month that went out, in which a person decided; nothing here changes it."""
    home = tmp_path_factory.mktemp("month") / "home"
    company = Company(home).copied(home_after("calculate"), home)
    assert company.cli("hold", "B0001-1", "B0001-2", "--reason", "asked").code == 0
    assert company.cli("release", "B0001-1", "--reason", "clear").code == 0
    assert company.cli("run").code == 3
    return company


def page_of(company: Company, language: str = "en", *, past: bool = False) -> MonthPage:
    """Return the page of the month."""
    with company.context() as context:
        figures = month_figures(context, PERIOD, language)
        figures = with_a_past(figures) if past else figures
        return month_page(context, report(context, PERIOD, language), figures)


def cents(text: str) -> int:
    """Return a written sum in cents."""
    return int(re.sub(r"[^0-9−]", "", text).replace("−", "-"))


def test_sums_by_service_are_those_of_the_lines(ran: Company) -> None:
    """Each service of the month, drafts that are held included, to the cent."""
    lines: Counter[str] = Counter()
    for row in ran.table("lines"):
        lines[row["service"]] += int(row["net_cents"])
    shown = page_of(ran)
    assert sorted(cents(s.now.text) for s in shown.services) == sorted(lines.values())
    assert max(service.now.length for service in shown.services) == 1000
    assert shown.months == ("October 2026", "", "")


@pytest.mark.parametrize(
    ("language", "months"),
    [
        ("lv", ("2026. gada oktobris", "2026. gada septembris", "2025. gada oktobris")),
        ("ru", ("октябрь 2026 года", "сентябрь 2026 года", "октябрь 2025 года")),
    ],
)
def test_months_are_called_as_on_other_pages(
    ran: Company, language: str, months: tuple[str, str, str]
) -> None:
    """In Latvian the year comes first."""
    page = page_of(ran, language, past=True)
    assert page.months == months
    assert months[0] == page.title


def test_a_sum_that_is_more_than_ten_times_as_large_has_no_percent(ran: Company) -> None:
    """Nobody reads anything from 29 900 %: both sums stand beside each other."""
    with ran.context() as context:
        figures = month_figures(context, PERIOD, "en")
        now = figures.sums[0]
        first, second = sorted(now)[:2]
        before = {first: now[first] // 300, second: now[second] // 2}
        figures = replace(figures, sums=(now, before, {}))
        page = month_page(context, report(context, PERIOD, "en"), figures)
    changes = {service.name: service.change for service in page.services}
    assert changes[figures.labels.get(first, first)] == ""
    assert changes[figures.labels.get(second, second)].startswith("+")


def test_houses_use_is_by_their_area(ran: Company) -> None:
    """Litres and kWh of the house's own meters for a m2 of its flats, rounded to a tenth."""
    totals = ran.cli("check", "--json").json["totals"]
    whole = {(t["building_id"], t["control"]): t["whole"] for t in totals}
    areas: Counter[str] = Counter()
    rows = (ran.home / "input" / "flats.csv").read_text("utf-8").splitlines()
    names = rows[0].split(",")
    for row in rows[1:]:
        flat = dict(zip(names, row.split(","), strict=True))
        areas[flat["building_id"]] += round(float(flat["fee_area_m2"]) * 100)
    houses = {house.name: house for house in page_of(ran).houses if house.name in areas}
    assert houses
    for name, house in houses.items():
        litres, kwh = whole[name, "m3.cold_water"], whole[name, "heat"]
        assert float(house.water.text) == pytest.approx(litres * 100 / areas[name], abs=0.051)
        assert float(house.heat.text) == pytest.approx(kwh * 100 / areas[name], abs=0.051)


def test_what_people_decided_is_named_with_who_did_it(ran: Company) -> None:
    """By day, person and kind; what runs do by themselves is not in it."""
    table = page_of(ran).tables[-1]
    assert table.title == "What people decided"
    decided = {(row[2], row[3], row[4]) for row in table.rows}
    assert decided == {("held", "2", "B0001-1, B0001-2"), ("released", "1", "B0001-1")}
    assert len({row[1] for row in table.rows}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_and_pdf_have_every_text(ran: Company, language: str) -> None:
    """Titles, figures of each chart and each table; nothing of the HTML is from elsewhere."""
    page = page_of(ran, language, past=True)
    made = html_of_month(page)
    assert not re.search(r"<(script|img|link|iframe|form|a|object)\b|url\(|\b(src|href)=", made)
    pdf = text_of(pdf_of_month(page, PERIOD.last_day)).replace("\u00a0", " ")
    document = html.unescape(made).replace("\u00a0", " ")
    figures = [
        *(bar.text for s in page.services for bar in (s.now, s.before, s.year)),
        *(service.change for service in page.services),
        *(bar.text for house in page.houses for bar in (house.water, house.heat)),
        *(text for part in page.paid for text in (part.sum, part.percent, part.invoices)),
        *(cell for table in page.tables for row in table.rows for cell in row if " " not in cell),
    ]
    assert len(figures) > 200
    for text in (figure.replace("\u00a0", " ") for figure in figures):
        assert text in document
        assert text in pdf
    for words in (page.title, page.houses_note, *(table.title for table in page.tables)):
        assert words in document
        assert words in pdf


def test_figures_of_charts_add_up(ran: Company) -> None:
    """Shares of the month are all of it; the change is that of the sums beside it."""
    page = page_of(ran, past=True)
    assert [part.length for part in page.paid] == [591, 75, 333]
    assert [part.percent for part in page.paid] == ["59.2 %", "7.5 %", "33.3 %"]
    for service in page.services:
        now, before = cents(service.now.text), cents(service.before.text)
        if before > 0:
            change = float(service.change.replace("−", "-").rstrip(" %"))
            assert change == pytest.approx(100 * (now - before) / before, abs=0.051)
    assert len(page.houses) == 13
    assert page.houses[0].name == "All houses"
    assert page.houses_note == "The 12 houses with the highest use of 15."


def test_the_same_page_gives_the_same_bytes_and_texts_are_never_markup(ran: Company) -> None:
    """Also where a name is hostile."""
    page = page_of(ran)
    assert pdf_of_month(page, PERIOD.last_day) == pdf_of_month(page, PERIOD.last_day)
    named = replace(page, seller="<b>#x</b>")
    assert "<b>#x</b>" not in html_of_month(named)
    assert "&lt;b&gt;#x&lt;/b&gt;" in html_of_month(named)
    assert "<b>#x</b>" in text_of(pdf_of_month(named, PERIOD.last_day))


def test_report_writes_each_form(ran: Company, tmp_path: Path) -> None:
    """A spreadsheet with charts, a page, a PDF; anything else is refused before any work."""
    for name, head in (("r.html", b"<!doctype html>"), ("r.pdf", b"%PDF-"), ("r.xlsx", b"PK")):
        result = ran.cli("report", "--to", str(tmp_path / name))
        assert result.code == 0, result.err
        assert (tmp_path / name).read_bytes().startswith(head)
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert "What people decided" in book.sheetnames
    assert book["Services"].max_row > 5
    assert book["Houses"].max_row > 2
    refused = ran.cli("report", "--to", str(tmp_path / "r.docx"))
    assert refused.code == 2
    assert "ends in .xlsx, .html or .pdf" in refused.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_no_code_of_ours(ran: Company, language: str) -> None:
    """What it means stands beside it; the spreadsheet has it, and banks' numbers stay."""
    finding = Finding(
        Level.WARNING,
        "payments-wait-long",
        "payments",
        facts=(("count", "2"), ("day", "2026-10-05")),
    )
    with ran.context() as context:
        made = replace(report(context, PERIOD, language), accounts=(finding,))
        page = month_page(context, made, month_figures(context, PERIOD, language))
    cells = [cell for table in page.tables for row in table.rows for cell in row]
    assert sentence(finding, language) in " ".join(cells)
    assert "payments-wait-long" not in cells
    assert not {"HELD_BY_HAND", "HELD"} & {*cells}
    whole = [str(cell) for table in tables(made, str) for row in table.rows for cell in row]
    assert "payments-wait-long" in whole
