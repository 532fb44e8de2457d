"""Keeps what an import refuses or doubts, and lets go what it takes at last."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from einvoice.core.findings import Finding
from einvoice.core.meters import Meter, Reading
from einvoice.core.period import Period
from einvoice.core.unsettled import RowState, UnsettledRow
from einvoice.intake import Checked, Chunk, ParsedRow
from einvoice.intake.bounds import out_of_bounds
from einvoice.intake.refused import RefusedRows, shown_name
from einvoice.intake.table import Fault, finding_of
from einvoice.store import unsettled_rows
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context
from jobs.steps import meter_doubts

_REFUSED = (RowState.REFUSED, RowState.SET_ASIDE)


class KeptRows:
    """The unsettled rows of one kind, while one file of it is imported.

    Attributes:
        opened: how many rows were kept now that were not open before.
        doubtful: how many rows were taken with values out of bounds that nobody confirmed.
    """

    def __init__(self, context: Context, tx: WriteTransaction, kind: str) -> None:
        self._tx = tx
        self._kind = kind
        self._today = context.today
        self._bounds = context.config.limits.bounds()
        rows = unsettled_rows.rows_of_kind(tx, kind)
        self._known = [row for row in rows if row.state in _REFUSED]
        self._doubted = {row.key: row for row in rows if row.state not in _REFUSED}
        self._by_key = {row.key: row for row in self._known if row.key and row.line}
        self._by_place: dict[tuple[str, int], list[UnsettledRow]] = defaultdict(list)
        self._by_rest: dict[str, list[UnsettledRow]] = defaultdict(list)
        for row in self._known:
            if row.rest_sha256:
                self._by_place[row.file, row.line].append(row)
                self._by_rest[row.rest_sha256].append(row)
        self._mended: dict[int, UnsettledRow] = {}
        self._refused_keys: set[str] = set()
        self._refused_again: set[str] = set()
        self._took_any = False
        self._doubted_meters = meter_doubts.doubted_meters(tx) if self._of_meter else frozenset()
        self._meters: set[str] = set()  # of those in doubt, now or before; never all of a file
        self.opened = 0
        self.doubtful = 0

    @property
    def _of_meter(self) -> bool:
        return self._kind in meter_doubts.KINDS

    def take(self, chunk: Chunk, checked: Checked) -> list[Finding]:
        """Keep the refused and doubtful rows of a chunk, after it was written; say the doubts.

        Which earlier rows it mends is remembered.
        """
        rows, findings = list(chunk.refused), []
        if chunk.refusing is not None:
            rows += [
                chunk.refusing.refused(
                    parsed.line,
                    list(parsed.cells),
                    faults,
                    begins=parsed.where in checked.not_begun,
                )
                for parsed, faults in checked.refused
            ]
            self._refused_keys.update(row.key for row in rows if row.key)
            self._refused_again.update(row.sha256 for row in rows)
            out = {parsed.where for parsed, _ in checked.refused}
            taken = [parsed for parsed in chunk.rows if parsed.where not in out]
            self._took_any = self._took_any or bool(taken)
            if self._known:
                written = {*checked.new, *(new for _, new in checked.corrected)}
                self._mend(chunk.refusing, taken, written)
            for row, doubts in self._doubts(chunk.refusing, taken, checked):
                rows.append(row)
                findings += doubts
        self.opened += unsettled_rows.keep(self._tx, rows, self._today)
        return findings

    def settle(self, name: str) -> int:
        """Let go what was mended, and count it. A key that the file also refuses is not."""
        name = shown_name(name)
        if self._took_any:
            whole = (row for row in self._known if row.line == 0 and row.file == name)
            self._mended.update((row.number, row) for row in whole)
        if self._meters:
            settled = meter_doubts.no_longer(self._tx, self._bounds, self._meters)
            self._mended.update((row.number, row) for row in settled)
        numbers = [
            number
            for number, row in self._mended.items()
            if not row.key or row.key not in self._refused_keys
        ]
        unsettled_rows.forget(self._tx, numbers)
        return len(numbers)

    def still_refused(self, name: str) -> list[UnsettledRow]:
        """Return rows that an earlier import of the file refused and this import did not settle.

        The file was mended in a key, so that nobody can say which of its rows replaces which.
        """
        name = shown_name(name)
        return [
            row
            for row in self._known
            if (row.state, row.file) == (RowState.REFUSED, name)
            and row.line
            and row.number not in self._mended
            and row.sha256 not in self._refused_again
            and (not row.key or row.key not in self._refused_keys)
        ]

    def _mend(
        self, refusing: RefusedRows, taken: Sequence[ParsedRow], written: Collection[object]
    ) -> None:
        for parsed in taken:
            by_key = self._by_key.get(refusing.key_of(parsed.cells))
            if by_key is not None:
                self._mended[by_key.number] = by_key
            for row in self._by_place.get((refusing.file, parsed.line), ()):
                if refusing.mends(row, parsed.line, parsed.cells):
                    self._mended[row.number] = row
            begun = refusing.beginning_of(parsed.cells) if self._by_rest else ""
            for row in self._by_rest.get(begun, ()):
                if _begins_otherwise(row, parsed.row, new=parsed.row in written):
                    self._mended[row.number] = row

    def _doubts(
        self, refusing: RefusedRows, taken: Sequence[ParsedRow], checked: Checked
    ) -> Iterator[tuple[UnsettledRow, list[Finding]]]:
        """Yield the rows out of bounds that nobody confirmed; others are doubted no longer."""
        of_meters = self._of_meters(refusing, taken, checked)
        for parsed in taken:
            faults = [*out_of_bounds(parsed.row, self._bounds), *of_meters.get(parsed.row, ())]
            old = self._doubted_as(refusing, parsed)
            if faults:
                row = refusing.doubtful(parsed.line, parsed.cells, faults)
                if self._of_meter:
                    self._meters.add(row.meter_id)
                if old is None or (old.state, old.sha256) != (RowState.CONFIRMED, row.sha256):
                    self.doubtful += 1
                    yield row, [finding_of(parsed.where, fault) for fault in faults]
            elif old is not None:
                self._mended[old.number] = old

    def _doubted_as(self, refusing: RefusedRows, parsed: ParsedRow) -> UnsettledRow | None:
        return self._doubted.get(refusing.key_of(parsed.cells)) if self._doubted else None

    def _of_meters(
        self, refusing: RefusedRows, taken: Sequence[ParsedRow], checked: Checked
    ) -> Mapping[object, list[Fault]]:
        """Return what two values of a meter say against a row, by row."""
        if not self._of_meter:
            return {}
        rows = [parsed.row for parsed in taken if isinstance(parsed.row, Meter | Reading)]
        if self._doubted_meters:
            self._meters.update(self._doubted_meters.intersection(row.meter_id for row in rows))
        judged = {*checked.new, *(new for _, new in checked.corrected)}
        judged |= {parsed.row for parsed in taken if self._doubted_as(refusing, parsed)}
        changed = [row for row in rows if row in judged]
        return meter_doubts.doubts_of(self._tx, self._bounds, rows, changed)


def _begins_otherwise(refused: UnsettledRow, row: object, *, new: bool) -> bool:
    """Return whether a row that was taken begins what a refused one was to begin on another day.

    It counts in the refused row's month or later. A row that was there before says it only where
    it begins later: an earlier row was there when the other was wanted.
    """
    first, last = getattr(row, "valid_from", None), getattr(row, "valid_to", None)
    if refused.first is None or (last is not None and Period.of(last) < refused.first):
        return False
    return new or (first is not None and Period.of(first) > refused.first)
