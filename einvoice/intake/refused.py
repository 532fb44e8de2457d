"""The kept part of a refused row: its place, key, hash and subject. No other value.

The key counts as read when each of its cells can be. What a row is about is read from its own
cells even where another cell refused it; a key cell may name something that does not exist.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from einvoice.core.findings import Level
from einvoice.core.ownership import Owner, mark_of
from einvoice.core.period import Period
from einvoice.core.unsettled import Concern, RowState, UnsettledRow
from einvoice.intake.cells import CellError
from einvoice.intake.rows import parser_of
from einvoice.intake.source import RawRow, Source
from einvoice.intake.table import Fault, Kind

_PLACE = MappingProxyType(
    {
        "buildings": ((Concern.BUILDING, "building_id"),),
        "months": ((Concern.BUILDING, "building_id"),),
        # A flat's areas, persons and share decide what its neighbours pay.
        "flats": ((Concern.BUILDING, "building_id"), (Concern.FLAT, "flat_id")),
        "customers": ((Concern.FLAT, "flat_id"),),
        "subscriptions": ((Concern.FLAT, "flat_id"),),
        "balances": ((Concern.FLAT, "flat_id"),),
        "charges": ((Concern.FLAT, "flat_id"),),
        "readings": ((Concern.METER, "meter_id"),),
    }
)
"""By kind: which column says what a row is about; of two, the first that can be read.

Meters are in a place of either noun. Every other kind is the company's.
"""

COMPANY_KINDS = frozenset({"services", "tariffs", "norms", "methods", "costs", "windows"})
_SINCE = MappingProxyType({"meters": "installed_on", "readings": "read_on"})
"""The day from which a row counts, where it is not `valid_from`."""
_BEGINS = "valid_from"


class RefusedRows:
    """Makes what is kept of the refused rows of one file."""

    def __init__(self, table: Source, kind: Kind[Any]) -> None:
        self._kind = kind
        self.file = shown_name(table.path.name)
        self._width = table.width
        self._columns: Sequence[tuple[str, int, Callable[[str], object]]] = [
            (column.name, index, parser_of(column, comma=table.comma))
            for column, index in table.columns
        ]
        self._optional = {column.name for column, _ in table.columns if not column.required}
        self._key = tuple(column.name for column, _ in table.columns if column.target in kind.key)

    def refused(
        self, line: int, cells: RawRow, faults: Sequence[Fault], *, begins: bool = False
    ) -> UnsettledRow:
        """Return what is kept of a row that these faults refuse.

        A row that ``begins`` something may begin it on another day, in whichever file.
        """
        fault = next(fault for fault in faults if fault.level is Level.ERROR)
        if isinstance(cells, Fault):
            return self._row(line, fault, (), digest(self._kind.name, self.file, str(line)))
        row = self._row(line, fault, cells, digest(*cells))
        if not begins or row.left_out not in {"", _BEGINS}:
            return row
        return replace(row, rest_sha256=self.beginning_of(cells))

    def doubtful(self, line: int, cells: Sequence[str], faults: Sequence[Fault]) -> UnsettledRow:
        """Return what is kept of a row that was taken with values out of bounds.

        Its hash is that of the key and those values: confirmed once, they stay so.
        """
        texts = self._texts(cells)
        row = self._row(line, faults[0], cells, "")
        values = [f"{fault.column}={texts[fault.column]}" for fault in faults]
        sha256 = digest(self._kind.name, row.key, *values)
        return replace(row, state=RowState.DOUBTFUL, sha256=sha256, left_out="", rest_sha256="")

    def key_of(self, cells: Sequence[str]) -> str:
        """Return the key of a row that was taken, as it is kept of a refused one."""
        texts = self._texts(cells)
        return " ".join(texts[name] for name in self._key)

    def beginning_of(self, cells: Sequence[str]) -> str:
        """Return the hash of what begins with a row, whatever its day; empty where nothing does.

        That is a customer of a flat, however the rest is written; else all that the row says.
        """
        if _BEGINS not in self._key:
            return ""
        if self._kind.name != "customers":
            return digest(_BEGINS, self._rest(cells, (_BEGINS,)))
        texts = self._texts(cells)
        who = mark_of(Owner(texts["name"], texts["code"]))
        return digest(_BEGINS, texts["flat_id"], who)

    def mends(self, row: UnsettledRow, line: int, cells: Sequence[str]) -> bool:
        """Return whether a row that was taken is a refused one of which only the key was mended."""
        if (row.file, row.line) != (self.file, line):
            return False
        rest = self._rest(cells, row.left_out.split())
        return row.rest_sha256 in {rest, self.beginning_of(cells)}

    def _row(self, line: int, fault: Fault, cells: Sequence[str], sha256: str) -> UnsettledRow:
        texts = self._texts(cells)
        values = self._parsed(texts)
        divided = bool(cells) and fault.code != "bad_shape"  # else the cells are not their columns'
        wrong = [n for n in self._key if n not in values or n == fault.column] if divided else []
        readable = divided and all(name in values for name in self._key)
        concern, place_id = self._concern(values)
        first, last = self._months(values)
        rest = self._rest(cells, wrong) if cells and (wrong or not divided) else ""
        return UnsettledRow(
            state=RowState.REFUSED,
            kind=self._kind.name,
            file=self.file,
            line=line,
            column=fault.column,
            code=fault.code,
            key=" ".join(texts[name] for name in self._key) if readable else "",
            sha256=sha256,
            left_out=" ".join(wrong),
            rest_sha256=rest,
            concern=concern,
            place_id=place_id,
            first=first,
            last=last,
        )

    def _texts(self, cells: Sequence[str]) -> dict[str, str]:
        end = len(cells)
        return {
            name: cells[index].strip() if index < min(end, self._width) else ""
            for name, index, _ in self._columns
        }

    def _parsed(self, texts: Mapping[str, str]) -> dict[str, object]:
        values: dict[str, object] = {}
        for name, _, parse in self._columns:
            if not texts[name]:
                if name in self._optional:
                    values[name] = None
                continue
            try:
                values[name] = parse(texts[name])
            except CellError:
                continue
        return values

    def _rest(self, cells: Sequence[str], left_out: Sequence[str]) -> str:
        """Return the hash of a row's letters and digits, wherever its cells are divided."""
        gone = {index for name, index, _ in self._columns if name in left_out}
        kept = "".join(cell for index, cell in enumerate(cells) if index not in gone)
        return digest("".join(filter(str.isalnum, kept)))

    def _concern(self, values: Mapping[str, object]) -> tuple[Concern, str]:
        if self._kind.name in COMPANY_KINDS:
            return Concern.COMPANY, ""
        places = _PLACE.get(self._kind.name, ())
        if self._kind.name == "meters":
            noun = values.get("place_kind")
            own = ((Concern(str(noun)), "place_id"),) if noun else ()
            places = (*own, (Concern.METER, "meter_id"))
        for concern, column in places:
            if values.get(column):
                return concern, str(values[column])
        return Concern.UNKNOWN, ""

    def _months(self, values: Mapping[str, object]) -> tuple[Period | None, Period | None]:
        period = values.get("period")
        if isinstance(period, Period):
            return period, period
        day = values.get(_SINCE.get(self._kind.name, "valid_from"))
        if not isinstance(day, dt.date):
            return None, None
        first = Period.of(day)
        # A reading on the first days of a month closes the month before.
        return (first.previous if self._kind.name == "readings" else first), None


def refused_file(kind: str, path: Path, name: str, code: str) -> UnsettledRow:
    """Return what is kept of a file of which nothing could be read: it concerns everybody."""
    file = shown_name(name)
    with path.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    return UnsettledRow(
        RowState.REFUSED, kind, file, 0, "", code, file, sha256, "", "", Concern.COMPANY, ""
    )


def digest(*texts: str) -> str:
    """Return the hash of some texts; lone surrogates count as they are."""
    return hashlib.sha256("\x1f".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def shown_name(name: str) -> str:
    """Return a file's name as every database and screen can show it."""
    text = name.encode("utf-8", "backslashreplace").decode()
    return "".join(letter if letter.isprintable() else "?" for letter in text)
