"""Makes the month's page: reads what its charts show, and writes every figure and word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from einvoice.core.money import format_scaled, round_half
from einvoice.pages.figures import figure, grouped_count, sum_text
from einvoice.pages.month_page import (
    NO_BAR,
    Bar,
    HouseBars,
    MonthPage,
    PageTable,
    Portion,
    ServiceBars,
    bar,
    html_of_month,
    pdf_of_month,
)
from einvoice.pages.page import HIGHEST, Fact
from einvoice.reports.tables import Cell, Euro, ReportTable
from einvoice.store.archive import written_whole
from einvoice.store.month_figures import HouseUse
from einvoice.texts import in_language
from einvoice.texts.documents import period_name
from einvoice.texts.month_page import WORDS, words_of_month
from einvoice.texts.report import word
from einvoice.texts.writing import filled, written
from jobs.context import Context
from jobs.payments.paid_month import PaidShare
from jobs.views.month_figures import MonthFigures, by_area, by_size, month_figures, months_of
from jobs.views.month_sheets import decided_table, movers_table, sheets
from jobs.views.report import SPREADSHEET, MonthReport, tables, write_report

SHOWN_HOUSES = 12
_LARGEST_PERMILLE = 10_000


def write_month(context: Context, made: MonthReport, target: Path) -> None:
    """Write the month as a spreadsheet or a page, by the name; it appears whole or not at all."""
    figures, form = month_figures(context, made.period, made.language), target.suffix.lower()
    if form == SPREADSHEET:
        write_report(target, sheets(made, figures))
        return
    page = month_page(context, made, figures)
    content = html_of_month(page).encode() if form == ".html" else pdf_of_month(page, context.today)
    with written_whole(target, 0o600) as out:
        out.write(content)


def month_page(context: Context, made: MonthReport, figures: MonthFigures) -> MonthPage:
    """Return the page of a month in the report's language."""
    language, today = made.language, written(str(context.today), made.language)
    words, period = words_of_month(language), made.period
    shown = figures.houses[:0] if not figures.houses else _highest(figures.houses)
    more = {"shown": str(len(shown)), "count": str(len(figures.houses))}
    return MonthPage(
        language=language,
        words=words,
        title=period_name(period, language),
        seller=context.config.seller.name,
        made=filled(WORDS["made"], {"day": today}, language),
        alarm=not made.balances,
        tiles=tuple(_tiles(made, words)),
        months=months_of(period, figures, language),
        services=tuple(_services(figures, language)),
        houses=tuple(_houses(figures.houses, shown, language)),
        houses_note=filled(WORDS["more_houses"], more, language)
        if len(shown) < len(figures.houses)
        else "",
        paid=tuple(_paid(figures.paid or (), language)),
        paid_note=words["paid_unknown"]
        if figures.paid is None
        else filled(WORDS["paid_note"], {"day": today}, language),
        tables=tuple(_tables(made, figures)),
    )


def _tiles(made: MonthReport, words: Mapping[str, str]) -> Iterator[Fact]:
    """Yield the deciding figures."""
    counts, language = made.status.counts, made.language
    cents = sum(row.to_pay_cents for row in made.counts)
    yield Fact(words["to_pay"], sum_text(cents, language))
    yield Fact(words["invoices"], grouped_count(counts.issued))
    yield Fact(words["accepted"], grouped_count(counts.accepted))
    yield Fact(words["without_bank"], grouped_count(counts.no_bank))
    yield Fact(words["refused"], grouped_count(counts.refused))
    yield Fact(words["held"], grouped_count(counts.held))


def _services(figures: MonthFigures, language: str) -> Iterator[ServiceBars]:
    """Yield the services of the three months, the largest first."""
    now, before, _ = figures.sums
    most = max((abs(cents) for of in figures.sums for cents in of.values()), default=0)
    for name in by_size(figures):
        this, last, past = (
            bar(of[name], sum_text(of[name], language), most) if name in of else NO_BAR
            for of in figures.sums
        )
        change = _change(now.get(name, 0), before.get(name, 0), language)
        yield ServiceBars(figures.labels.get(name, name), this, last, past, change)


def _change(now: int, before: int, language: str) -> str:
    """Return by how many percent a sum moved; empty where nothing can be read from it.

    That is where there was no sum before, or the other is more than ten times as large.
    """
    if before <= 0:
        return ""
    permille = round_half(1000 * (now - before), before)
    if abs(permille) > _LARGEST_PERMILLE:
        return ""
    sign = "+" if permille > 0 else ""
    return f"{sign}{figure(format_scaled(permille, 1), language)} %"


def _highest(houses: Sequence[HouseUse]) -> list[HouseUse]:
    """Return the houses that use most by their area: heat first, where there is any."""
    heated = any(house.kwh for house in houses)

    def use(house: HouseUse) -> tuple[int, int]:
        main, other = (house.kwh, house.litres) if heated else (house.litres, house.kwh)
        return (-by_area(main, house.area_m2_e2), -by_area(other, house.area_m2_e2))

    return sorted(houses, key=lambda house: (use(house), house.building_id))[:SHOWN_HOUSES]


def _houses(
    houses: Sequence[HouseUse], shown: Sequence[HouseUse], language: str
) -> Iterator[HouseBars]:
    """Yield all houses together, then those with the highest use."""
    if not shown:
        return
    most_water = max(by_area(house.litres, house.area_m2_e2) for house in houses)
    most_heat = max(by_area(house.kwh, house.area_m2_e2) for house in houses)

    def of(use: int | None, area_m2_e2: int, most: int) -> Bar:
        tenths = by_area(use, area_m2_e2)
        return NO_BAR if use is None else bar(tenths, _tenths(tenths, language), most)

    def together(name: str) -> tuple[int | None, int]:
        metered = [house for house in houses if getattr(house, name) is not None]
        used = sum(getattr(house, name) for house in metered) if metered else None
        return used, sum(house.area_m2_e2 for house in metered)

    if len(houses) > 1:
        yield HouseBars(
            in_language(WORDS["all_houses"], language),
            of(*together("litres"), most_water),
            of(*together("kwh"), most_heat),
        )
    for house in shown:
        area = house.area_m2_e2
        heat = of(house.kwh, area, most_heat)
        yield HouseBars(house.building_id, of(house.litres, area, most_water), heat)


def _tenths(value: int, language: str) -> str:
    return figure(format_scaled(value, 1), language)


def _paid(shares: Sequence[PaidShare], language: str) -> Iterator[Portion]:
    """Yield the parts of the month by invoices; lengths are of their number."""
    count = sum(share.invoices for share in shares)
    for share in shares:
        if not count:
            return
        permille = round_half(1000 * share.invoices, count)
        cents = share.open_cents if share.portion == "open" else share.paid_cents
        yield Portion(
            in_language(WORDS[f"share.{share.portion}"], language),
            grouped_count(share.invoices),
            sum_text(cents, language),
            f"{_tenths(permille, language)} %",
            share.invoices * HIGHEST // count,
        )


def _tables(made: MonthReport, figures: MonthFigures) -> Iterator[PageTable]:
    """Yield what moved, then the report's own tables, then what people decided."""
    language = made.language
    own = tables(made, partial(sum_text, language=language))
    for table in (*movers_table(figures, language), *own, *decided_table(figures, language)):
        yield _page_table(_without_codes(table, language), language)


def _without_codes(table: ReportTable, language: str) -> ReportTable:
    """Return a table without our own codes, whose meaning is beside them; banks' are numbers.

    The spreadsheet has them, to be searched for.
    """
    title = word("code", language)
    places = [place for place, name in enumerate(table.columns) if name != title]
    is_ours = any(isinstance(cell, str) and cell for cell in _column(table, title))
    if len(places) == len(table.columns) or not is_ours:
        return table
    rows = tuple(tuple(row[place] for place in places) for row in table.rows)
    return replace(table, columns=tuple(table.columns[place] for place in places), rows=rows)


def _column(table: ReportTable, title: str) -> list[Cell]:
    return [row[table.columns.index(title)] for row in table.rows if title in table.columns]


def _page_table(table: ReportTable, language: str) -> PageTable:
    right = tuple(
        place
        for place, cells in enumerate(zip(*table.rows, strict=True))
        if not any(isinstance(cell, str) for cell in cells)
    )
    rows = tuple(tuple(_cell(cell, language) for cell in row) for row in table.rows)
    return PageTable(table.title, table.columns, rows, right)


def _cell(cell: Cell, language: str) -> str:
    if isinstance(cell, Euro):
        return sum_text(cell.cents, language)
    return grouped_count(cell) if isinstance(cell, int) else str(cell)
