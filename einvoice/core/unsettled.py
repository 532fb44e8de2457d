"""Rows of import files that a person must look at: refused, or kept with a value out of bounds.

What such a row concerns is held until the same key is imported rightly or a person settles the row.
"""

from dataclasses import dataclass
from enum import StrEnum

from einvoice.core.period import Period


class RowState(StrEnum):
    """The state of an unsettled row."""

    REFUSED = "refused"  # not imported
    DOUBTFUL = "doubtful"  # imported, with a value outside the bounds of `[limits]`
    SET_ASIDE = "set_aside"  # refused, and a person said that it is not needed
    CONFIRMED = "confirmed"  # doubtful, and a person said that it is right


OPEN_STATES = (RowState.REFUSED, RowState.DOUBTFUL)

PORTAL_FILE = "readings-portal.csv"
"""How rows that came by the portal are named: they are in no file that could be imported again."""

ANOTHER_PERSON = "another_person"
"""The code of a row that puts another person in the place of a customer who got invoices."""


class Concern(StrEnum):
    """The subject of a row, as far as it can be read."""

    FLAT = "flat"
    BUILDING = "building"
    METER = "meter"  # the flat or building the meter is in
    COMPANY = "company"  # a price, a norm, a method, a cost, a whole file: the step stops
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class UnsettledRow:
    """One row of an import file that is refused or doubtful.

    Attributes:
        state: whether it was refused or is doubtful, or what a person decided.
        kind: the kind of file.
        file: the file's name.
        line: the row's number; 0 = the whole file.
        column: the first column at fault; empty = the row.
        code: the first reason.
        key: the row's key as written, parts divided by a space; empty = it cannot be read.
        sha256: hash of the row (of a doubtful one: of its key and the doubtful values).
        left_out: key columns at fault; the row may be mended by changing only these.
        rest_sha256: hash of the row without them.
        concern: what it is about.
        place_id: the id of that flat, building or meter; empty for the company and the unknown.
        first: the first month it concerns; None = all.
        last: the last month it concerns; None = all later months.
        number: what a person calls it by; 0 = not kept yet.
    """

    state: RowState
    kind: str
    file: str
    line: int
    column: str
    code: str
    key: str
    sha256: str
    left_out: str
    rest_sha256: str
    concern: Concern
    place_id: str
    first: Period | None = None
    last: Period | None = None
    number: int = 0

    @property
    def where(self) -> str:
        """The file and row, or the file alone."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def concerns(self, period: Period) -> bool:
        """Return whether a month is among those it concerns."""
        after_begin = self.first is None or self.first <= period
        return after_begin and (self.last is None or period <= self.last)

    @property
    def may_be_confirmed(self) -> bool:
        """Return whether a person may say that it is right; a refused one is then imported again.

        >>> from dataclasses import replace
        >>> where = "f.csv", 2, "", "in_use", "1", "", "", "", Concern.FLAT, "1"
        >>> row = UnsettledRow(RowState.REFUSED, "customers", *where)
        >>> row.may_be_confirmed, replace(row, code=ANOTHER_PERSON).may_be_confirmed
        (False, True)
        """
        refused = self.state is RowState.REFUSED
        return self.code == ANOTHER_PERSON if refused else self.state is RowState.DOUBTFUL

    @property
    def meter_id(self) -> str:
        """The meter that a row of `readings` or `meters` is about."""
        return self.key if self.kind == "meters" else self.key.rpartition(" ")[0]

    @property
    def fault(self) -> str:
        """The reason, with its column."""
        return f"{self.column}: {self.code}" if self.column else self.code
