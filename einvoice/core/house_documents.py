"""Documents of a house that its residents may read: their kinds, and whom they are for."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """The kind of a document."""

    ESTIMATE = "estimate"
    EXPENSES = "expenses"
    REPAIR = "repair"
    PROTOCOL = "protocol"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class HouseDocument:
    """A document of houses. ``titles`` are by language; ``withdrawn_at`` is UTC or empty.

    ``date`` is the document's own, ``year`` the year it is about.
    """

    document_id: str
    building_ids: tuple[str, ...]
    kind: DocumentKind
    year: int
    titles: Mapping[str, str]
    date: dt.date
    published_from: dt.date
    sha256: str
    withdrawn_at: str = ""

    def is_shown(self, today: dt.date) -> bool:
        """Return whether residents may read it on a day."""
        return not self.withdrawn_at and self.published_from <= today

    def title(self, language: str) -> str:
        """Return the title in a language; the first there is where it has none in it."""
        return self.titles.get(language) or next(text for text in self.titles.values() if text)
