"""The interface of a format of statements, and the values it returns."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from einvoice.core.payments import StatementEntry, StatementPage
from einvoice.core.statement_totals import Tally
from einvoice.encodings import Encoding
from einvoice.safe_xml import XmlElement


@dataclass(frozen=True, slots=True)
class EntrySum:
    """Day and sum of an entry, for the totals of its statement.

    ``booked_on`` is None where it is not booked; ``currency`` is empty where it is the account's.
    """

    booked_on: dt.date | None
    cents: int
    currency: str = ""


@dataclass(slots=True)
class EntryGroup:
    """The entries of one statement of a file, summed up."""

    tally: Tally = field(default_factory=Tally)
    currencies: set[str] = field(default_factory=set)

    def add(self, entry: EntrySum) -> None:
        """Count an entry."""
        self.currencies.add(entry.currency)
        if entry.booked_on is None:
            self.tally.add_other(entry.cents)
        else:
            self.tally.add(entry.booked_on, entry.cents)


class Dialect(Protocol):
    """How a format is read."""

    @property
    def schema(self) -> str:
        """The file name of its schema."""
        ...

    @property
    def entry_path(self) -> str:
        """The path of its entries, by local names."""
        ...

    @property
    def encodings(self) -> Collection[Encoding]:
        """The encodings it may be in."""
        ...

    def prepare(self, element: XmlElement) -> None:
        """Make an element as its schema expects it."""
        ...

    def sum_of(self, element: XmlElement) -> EntrySum:
        """Return day and sum of an entry that the schema has accepted.

        Raises:
            StatementFault: it has a value that no entry has.
        """
        ...

    def entry(self, element: XmlElement) -> StatementEntry | None:
        """Return an entry of which `sum_of` raised nothing; None where it is not booked.

        The element is as in the file: it was not prepared for its schema.
        """
        ...

    def pages(
        self, source: str, root: XmlElement, groups: Sequence[EntryGroup]
    ) -> list[StatementPage]:
        """Return the pages of a file, one for each group of entries, in its order.

        Raises:
            StatementFault: a header has a value that no statement has.
        """
        ...
