"""The house: sums of all flats by month and service, and its documents."""

from collections.abc import Sequence
from itertools import groupby

from einvoice.core.money import format_scaled
from einvoice.pages.figures import figure, sum_text
from einvoice.web.answers import Answer, Attachment, NotThere, Shown
from einvoice.web.charts import Chart, chart_of
from einvoice.web.visit import Visit
from jobs.residents.house_documents import ShownDocument, content_of, documents_of
from jobs.views.resident_house import FEWEST_FLATS, HouseMonth, ResidentHouse, house_of

_YEAR = 12


def house(visit: Visit) -> Answer:
    """Show the house of the flat."""
    shown = house_of(visit.context, visit.flat.key)
    if shown is None:
        raise NotThere
    language = visit.language
    return Shown(
        {
            "flat_id": visit.flat.key.flat_id,
            "house": shown,
            "documents": _by_year(documents_of(visit.context, visit.person_id, visit.flat.key)),
            "language": language,
            "year_before": _year_before(shown),
            "least": FEWEST_FLATS,
            "chart": _chart(shown.months[::-1], language),
            "service_name": lambda name: (
                shown.services[name].label(language) if name in shown.services else name
            ),
            "services": list(dict.fromkeys(s.service for m in shown.months for s in m.services)),
            "sums": {m.period: {s.service: s.net_cents for s in m.services} for m in shown.months},
            "heating": lambda month: _thousands(month.heating_wh_m2, language),
            "water": lambda month: _thousands(month.water_ml_m2, language),
        }
    )


def _chart(oldest_first: Sequence[HouseMonth], language: str) -> Chart:
    return chart_of(
        [
            (
                f"{month.period.month:02d}.{month.period.year}",
                month.total_cents,
                f"{sum_text(month.total_cents, language)} €",
            )
            for month in oldest_first
        ]
    )


def document(visit: Visit) -> Answer:
    """Hand a document of the house to a resident."""
    document_id = visit.path["document_id"]
    file = content_of(visit.context, visit.person_id, visit.flat.key, document_id)
    if file is None:
        raise NotThere
    return Attachment(file.content, file.name)


def _by_year(
    documents: Sequence[ShownDocument],
) -> tuple[tuple[int, tuple[ShownDocument, ...]], ...]:
    """Return the documents of each year, the newest year first."""
    years = groupby(documents, lambda shown: shown.document.year)
    return tuple((year, tuple(of_year)) for year, of_year in years)


def _year_before(shown: ResidentHouse) -> HouseMonth | None:
    """Return the month a year before the newest, where it is shown."""
    if not shown.months:
        return None
    period = shown.months[0].period.plus(-_YEAR)
    return next((month for month in shown.months if month.period == period), None)


def _thousands(value: int | None, language: str) -> str:
    """Return a value of thousandths with one decimal, rounded down; empty where there is none."""
    return "" if value is None else figure(format_scaled(value // 100, 1), language)
