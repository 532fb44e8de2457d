"""A kind of import file: its columns, its key, and the checks of its rows."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, TypeVar

from einvoice.core.findings import Finding, Level
from einvoice.core.validity import Dated, overlap
from einvoice.intake.cells import Cell
from einvoice.intake.known import Key

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``field`` is the core's name (the column's own when empty).

    An empty optional cell takes ``default``, or the value of the field ``same_as``. A ``harmless``
    one decides neither a cent nor who gets an invoice: a wrong cell is said, and does not refuse
    its row; what was known before stays.
    """

    name: str
    cell: Cell
    required: bool = False
    default: object = None
    field: str = ""
    same_as: str = ""
    harmless: bool = False

    @property
    def target(self) -> str:
        """The field of the core value this column fills."""
        return self.field or self.name


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a row that could be read; ``column`` says where.

    ``said`` is which of the sentences of its code it is, where there are several.
    """

    column: str
    code: str
    level: Level = Level.ERROR
    said: str = ""
    facts: tuple[tuple[str, str], ...] = ()


def finding_of(where: str, fault: Fault) -> Finding:
    """Return a fault of the row at ``file:line`` as a finding."""
    place = f"{where}: {fault.column}" if fault.column else where
    said = (("said", fault.said),) if fault.said else ()
    return Finding(fault.level, fault.code, place, facts=(*said, *fault.facts))


@dataclass(frozen=True, slots=True)
class Parent:
    """A column that names something which must exist: a noun, or the column that holds it."""

    column: str
    noun: str = ""
    noun_column: str = ""

    def of(self, row: object) -> tuple[str, str]:
        """Return the noun and the id that a row names; the id may be empty."""
        noun = self.noun or str(getattr(row, self.noun_column))
        return noun, str(getattr(row, self.column))


@dataclass(frozen=True, slots=True)
class Kind(Generic[RowT]):
    """A kind of import file: a table of columns that becomes one core value a row.

    ``key`` names fields in the order in which the core class declares them. ``sense`` says what
    is wrong with a row by itself, ``clash`` with two rows of one group (the key without
    ``valid_from``). A ``personal`` kind holds names, addresses, accounts or texts about
    people: none of its values is shown in a message, since columns may be mixed up.
    ``reading_days`` are the fields on whose day somebody looked at a register.
    """

    name: str
    row_type: type[RowT]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    parents: tuple[Parent, ...] = ()
    sense: Callable[[RowT], Iterator[Fault]] | None = None
    clash: Callable[[RowT, RowT], Fault | None] | None = None
    personal: bool = False
    reading_days: tuple[str, ...] = ()

    @property
    def group(self) -> tuple[str, ...]:
        """The fields of the key but ``valid_from``."""
        return tuple(name for name in self.key if name != "valid_from")


def getter(fields: tuple[str, ...]) -> Callable[[object], Key]:
    """Return a function that gives the values of some fields of a row."""
    get = attrgetter(*fields)
    return get if len(fields) > 1 else lambda row: (get(row),)


def in_order(first: dt.date | None, last: dt.date | None, columns: str) -> Iterator[Fault]:
    """Say when a last day is before its first; ``columns`` = ``first last``."""
    first_name, last_name = columns.split()
    if first is not None and last is not None and last < first:
        days = (("last", str(last)), ("column", first_name), ("first", str(first)))
        yield Fault(last_name, "date_order", facts=days)


def validity(row: Dated) -> Iterator[Fault]:
    """Say when a row ends before it begins."""
    return in_order(row.valid_from, row.valid_to, "valid_from valid_to")


def no_overlap(row: Dated, other: Dated) -> Fault | None:
    """Refuse a row valid on a day on which another of its group is."""
    if not overlap(row, other):
        return None
    since = f"{other.valid_from or '...'} - {other.valid_to or '...'}"
    return Fault("valid_from", "overlap", facts=(("since", since),))
