"""Keeps what an import refuses, and lets go what it takes at last."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from einvoice.core.unsettled import RowState, UnsettledRow
from einvoice.intake import Checked, Chunk, ParsedRow
from einvoice.intake.refused import RefusedRows, shown_name
from einvoice.store import unsettled_rows
from einvoice.store.store import Transaction

_REFUSED = (RowState.REFUSED, RowState.SET_ASIDE)


class KeptRows:
    """The unsettled rows of one kind, while one file of it is imported.

    Attributes:
        opened: how many rows were kept now that were not open before.
    """

    def __init__(self, tx: Transaction, kind: str, today: dt.date) -> None:
        self._tx = tx
        self._today = today
        self._known = [
            row for row in unsettled_rows.rows_of_kind(tx.connection, kind) if row.state in _REFUSED
        ]
        self._by_key = {row.key: row for row in self._known if row.key and row.line}
        self._by_place: dict[tuple[str, int], list[UnsettledRow]] = defaultdict(list)
        for row in self._known:
            if row.rest_sha256:
                self._by_place[row.file, row.line].append(row)
        self._mended: dict[int, UnsettledRow] = {}
        self._refused_keys: set[str] = set()
        self._took_any = False
        self.opened = 0

    def take(self, chunk: Chunk, checked: Checked) -> None:
        """Keep the refused rows of a chunk, and remember which earlier ones it mends."""
        rows = list(chunk.refused)
        out = {parsed.where for parsed, _ in checked.refused}
        if chunk.refusing is not None:
            rows += [
                chunk.refusing.refused(parsed.line, list(parsed.cells), faults)
                for parsed, faults in checked.refused
            ]
            taken = [parsed for parsed in chunk.rows if parsed.where not in out]
            self._took_any = self._took_any or bool(taken)
            if self._known:
                self._mend(chunk.refusing, taken)
        self._refused_keys.update(row.key for row in rows if row.key)
        self.opened += unsettled_rows.keep(self._tx.connection, rows, self._today)

    def settle(self, path: Path) -> int:
        """Let go what was mended, and count it. A key that the file also refuses is not."""
        name = shown_name(path.name)
        if self._took_any:
            whole = (row for row in self._known if row.line == 0 and row.file == name)
            self._mended.update((row.number, row) for row in whole)
        numbers = [
            number
            for number, row in self._mended.items()
            if not row.key or row.key not in self._refused_keys
        ]
        unsettled_rows.forget(self._tx.connection, numbers)
        return len(numbers)

    def _mend(self, refusing: RefusedRows, taken: Iterable[ParsedRow]) -> None:
        for parsed in taken:
            by_key = self._by_key.get(refusing.key_of(parsed.cells))
            if by_key is not None:
                self._mended[by_key.number] = by_key
            for row in self._by_place.get((refusing.file, parsed.line), ()):
                if refusing.mends(row, parsed.line, parsed.cells):
                    self._mended[row.number] = row
