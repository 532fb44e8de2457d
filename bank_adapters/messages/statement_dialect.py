"""The interface of a format of statements, and the values it returns."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from einvoice.core.payments import StatementEntry, StatementPage
from einvoice.core.statement_totals import Tally
from einvoice.encodings import Encoding
from einvoice.safe_xml import XmlElement


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry, whether it is booked, and the currency of its sum (empty: that of the account)."""

    entry: StatementEntry
    is_booked: bool
    currency: str = ""


@dataclass(slots=True)
class EntryGroup:
    """The entries of one statement of a file, summed up."""

    tally: Tally = field(default_factory=Tally)
    currencies: set[str] = field(default_factory=set)

    def add(self, read: ReadEntry) -> None:
        """Count an entry."""
        self.currencies.add(read.currency)
        if read.is_booked:
            self.tally.add(read.entry.booked_on, read.entry.cents)
        else:
            self.tally.add_other(read.entry.cents)


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

    def entry(self, element: XmlElement) -> ReadEntry:
        """Return an entry that the schema has accepted.

        Raises:
            StatementFault: it has a value that no entry has.
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
