"""The month as tables: what moved, the report's own, what people decided, and sums for charts."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import groupby

from einvoice.clock import RIGA
from einvoice.pages.figures import sum_text
from einvoice.reports.tables import Cell, Euro, ReportTable
from einvoice.store.person_decisions import PersonDecision
from einvoice.texts import in_language
from einvoice.texts.month_page import DECISIONS, WORDS, words_of_month
from einvoice.texts.writing import filled, written
from jobs.views.month_figures import MonthFigures, by_area, by_size, months_of
from jobs.views.report import MonthReport, tables

SHOWN_MOVERS = 8
SHOWN_SUBJECTS = 4


def sheets(made: MonthReport, figures: MonthFigures) -> list[ReportTable]:
    """Return the report's tables with what moved, what people decided and sums for a chart."""
    language = made.language
    drawn = (_sums_table(made, figures), _houses_table(figures, language))
    return [
        *movers_table(figures, language),
        *tables(made, partial(sum_text, language=language)),
        *decided_table(figures, language),
        *(table for table in drawn if table.rows),
    ]


def _sums_table(made: MonthReport, figures: MonthFigures) -> ReportTable:
    language = made.language
    now, before, year = figures.sums
    months = [name for name in months_of(made.period, figures, language) if name]
    known = [sums for sums in (now, before, year) if sums]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (figures.labels.get(name, name), *(Euro(sums.get(name, 0)) for sums in known))
        for name in by_size(figures)
    )
    keys = ("services_sheet", "services", "service")
    sheet, title, service = (in_language(WORDS[key], language) for key in keys)
    return ReportTable(sheet, title, (service, *months), rows, is_chart=True)


def _houses_table(figures: MonthFigures, language: str) -> ReportTable:
    rows = tuple(
        (
            house.building_id,
            Decimal(by_area(house.litres, house.area_m2_e2)).scaleb(-1),
            Decimal(by_area(house.kwh, house.area_m2_e2)).scaleb(-1),
        )
        for house in figures.houses
    )
    words = words_of_month(language)
    columns = words["house"], words["water"], words["heat"]
    return ReportTable(words["houses_sheet"], words["houses"], columns, rows, is_chart=True)


def movers_table(figures: MonthFigures, language: str) -> Iterator[ReportTable]:
    """Yield the table of what moved most, where anything did."""
    rows = tuple(
        (
            mover.building_id,
            figures.labels.get(mover.service, mover.service),
            Euro(mover.before_cents),
            Euro(mover.now_cents),
            Euro(mover.change_cents),
        )
        for mover in figures.movers[:SHOWN_MOVERS]
    )
    if rows:
        yield _named("movers", ("house", "service", "before", "now", "by"), rows, language)


def decided_table(figures: MonthFigures, language: str) -> Iterator[ReportTable]:
    """Yield the table of what people decided, where they did."""
    rows = tuple(_decisions(figures.decisions, language))
    if rows:
        yield _named("overrides", ("day", "who", "did", "count", "what"), rows, language)


def _named(
    title: str, columns: Sequence[str], rows: tuple[tuple[Cell, ...], ...], language: str
) -> ReportTable:
    words = words_of_month(language)
    return ReportTable(words[title], words[title], tuple(words[name] for name in columns), rows)


def _decisions(rows: Sequence[PersonDecision], language: str) -> Iterator[tuple[Cell, ...]]:
    """Yield decisions of the same kind, person and day together, in order."""

    def key(row: PersonDecision) -> tuple[str, str, str]:
        moment = dt.datetime.fromisoformat(row.at).astimezone(RIGA)
        return str(moment.date()), row.actor, row.what

    for (day, actor, what), group in groupby(sorted(rows, key=key), key):
        own = list(group)
        subjects = list(dict.fromkeys(row.subject for row in own if row.subject))
        names, rest = ", ".join(subjects[:SHOWN_SUBJECTS]), len(subjects) - SHOWN_SUBJECTS
        if rest > 0:
            facts = {"names": names, "count": str(rest)}
            names = filled(WORDS["more"], facts, language)
        decided = in_language(DECISIONS[what], language)
        yield written(day, language), actor, decided, len(own), names
