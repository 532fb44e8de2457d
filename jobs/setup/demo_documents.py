"""House documents of the demo's portal, made by our own typesetter: a page is not empty."""

import datetime as dt

from einvoice.core.house_documents import DocumentKind
from einvoice.pages.house_notice import pdf_of_notice
from einvoice.texts import DEFAULT_LANGUAGE, LANGUAGES, in_language
from einvoice.texts.demo_documents import BODIES, TITLES
from jobs.context import Context
from jobs.residents.house_documents import NewDocument, every_document, houses_of, keep_document

_BEFORE = dt.timedelta(days=20)


def add_documents(context: Context, staff_id: str) -> None:
    """Publish the documents to the demo's houses, where it has none."""
    houses = tuple(house_id for house_id, _ in houses_of(context))
    if every_document(context) or not houses:
        return
    day, language = context.today - _BEFORE, DEFAULT_LANGUAGE  # a house has its papers in one
    for kind, title in TITLES.items():
        content = pdf_of_notice(
            context.config.seller.name,
            in_language(title, language),
            in_language(BODIES[kind], language),
            language,
            day,
        )
        titles = {name: in_language(title, name) for name in LANGUAGES}
        new = NewDocument(houses, DocumentKind(kind), day.year, titles, day, day)
        keep_document(context, staff_id, new, content)
