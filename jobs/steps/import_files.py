"""Imports files from people: one file is one transaction, bad rows are refused one by one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from einvoice.core.balances import Balance
from einvoice.core.errors import UsageError
from einvoice.core.events import Event
from einvoice.core.findings import Finding, Level
from einvoice.core.meter_corrections import overwritten
from einvoice.core.meters import Meter, Reading, Source
from einvoice.core.premises import Customer
from einvoice.core.subscriptions import Subscription
from einvoice.core.unsettled import UnsettledRow
from einvoice.encodings import Encoding
from einvoice.intake import Checked, check, name_of, read_rows
from einvoice.store import (
    banks_of_flats,
    calculated_months,
    former_customers,
    late_rows,
    lost_imports,
    submitted_readings,
    unsettled_rows,
)
from einvoice.store.applications import imported_before
from einvoice.store.known import Known
from einvoice.store.moved_shares import move_shares
from einvoice.store.rows import fields_of, insert_rows, key_fields, update_row
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.payments.decided_again import Changed, decide_again
from jobs.payments.rules import account_rules
from jobs.steps.import_order import KIND_ORDER, files_in
from jobs.steps.kept_rows import KeptRows
from jobs.steps.opening_debts import after_opening
from jobs.steps.refused_file import Reasons, keep_refused

SHOWN_FINDINGS = 1_000
"""How many findings of a file are kept to be shown; all are counted."""


@dataclass(slots=True)
class ImportedFile:
    """The result of one file; ``refused`` counts rows, or 1 for a whole file.

    ``settled`` are rows refused by an earlier import that this import took; ``doubtful`` were taken
    with values out of bounds.

    ``still_refused`` are rows that an earlier import of the file refused and this import did not
    settle.

    ``findings`` holds `SHOWN_FINDINGS` of all, notes last where there are more. ``refused_file``
    has the refused rows with their reasons, to be mended; None where there are none.
    """

    path: Path
    kind: str
    encoding: Encoding
    new: int = 0
    corrected: int = 0
    unchanged: int = 0
    refused: int = 0
    settled: int = 0
    doubtful: int = 0
    findings: tuple[Finding, ...] = ()
    still_refused: tuple[UnsettledRow, ...] = ()
    refused_file: Path | None = None

    @property
    def name(self) -> str:
        """How messages call it: the file, or the sheet of a workbook of several kinds."""
        return name_of(self.path, self.kind)


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import; ``skipped`` are files not named after a kind."""

    files: tuple[ImportedFile, ...]
    skipped: tuple[Path, ...]

    @property
    def doubtful(self) -> int:
        """How many rows were taken with values that a person must confirm."""
        return sum(file.doubtful for file in self.files)

    @property
    def refused(self) -> int:
        """How many rows, or whole files, were refused."""
        return sum(file.refused for file in self.files)

    @property
    def needs_a_person(self) -> bool:
        """Whether rows were refused or wait to be confirmed."""
        return bool(self.refused or self.doubtful)


class _DryRun(Exception):  # noqa: N818 - not an error, it undoes a transaction
    """Rolls everything back at the end of a dry run."""


def import_paths(
    context: Context,
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    encoding: Encoding = Encoding.UTF_8,
) -> Imported:
    """Import files and folders in the order in which kinds depend on each other.

    With ``dry_run`` everything happens in one transaction that is undone at the end, so that
    later files see the rows of earlier files. ``encoding`` is that of the CSV files.

    Raises:
        UsageError: a path does not exist, or there is no file to import.
    """
    files, skipped = files_in(paths)
    if not files:
        raise UsageError("no-import-file", path=paths[0], kinds=tuple(KIND_ORDER))
    results: list[ImportedFile] = []
    try:
        with _shared(context, dry_run=dry_run) as shared:
            for path, kind in context.talk.track(
                files, label("track.import", context.config.language), len(files)
            ):
                result = ImportedFile(path, kind, encoding)
                _import_file(context, result, shared)
                results.append(result)
    except _DryRun:
        pass
    return Imported(tuple(results), tuple(skipped))


@contextmanager
def _shared(context: Context, *, dry_run: bool) -> Iterator[WriteTransaction | None]:
    if not dry_run:
        yield None
        return
    with context.store.writing() as tx:
        yield tx
        raise _DryRun


def _import_file(context: Context, result: ImportedFile, shared: WriteTransaction | None) -> None:
    reasons = Reasons(context.config.language)
    if shared is not None:
        _import_rows(context, shared, result, reasons)
        return
    with context.store.writing() as tx:
        _import_rows(context, tx, result, reasons)
    result.refused_file = keep_refused(context, result.path, result.kind, result.encoding, reasons)


def _import_rows(
    context: Context, tx: WriteTransaction, result: ImportedFile, reasons: Reasons
) -> None:
    opened = import_rows(context, tx, result, reasons)
    _note_imported(tx, result, changed=bool(result.new or result.corrected or opened))


def import_rows(
    context: Context, tx: WriteTransaction, result: ImportedFile, reasons: Reasons
) -> int:
    """Import the rows of a file within a transaction; return how many rows a person must look at.

    The journal has the rows that were corrected or late; of the file it knows nothing yet.
    """
    builtin = frozenset(row.service for row in context.builtin_services)
    known = Known(tx, builtin, frozenset(context.config.banks))
    findings: list[Finding] = []
    kept = KeptRows(context, tx, result.kind)
    allowed = unsettled_rows.allowed(tx, result.kind)
    of_payments = Changed()
    for whole in read_rows(result.path, result.kind, encoding=result.encoding):
        chunk, later = after_opening(context, whole)
        checked = _without_echoes(tx, check(result.kind, chunk.rows, known, context.today, allowed))
        _write(context, tx, checked)
        of_payments.note(tx, (*checked.new, *(new for _, new in checked.corrected)))
        doubts = kept.take(chunk, checked)
        result.new += len(checked.new)
        result.corrected += len(checked.corrected)
        result.unchanged += checked.unchanged
        of_chunk = (*chunk.findings, *checked.findings, *doubts, *later)
        result.refused += len(
            {_row(finding) for finding in of_chunk if finding.level is Level.ERROR}
        )
        reasons.add(of_chunk)
        findings = _first_shown([*findings, *of_chunk])
    decide_again(tx, of_payments, account_rules(context))
    result.findings = tuple(findings)
    result.settled = kept.settle(result.name)
    result.still_refused = tuple(kept.still_refused(result.name))
    result.doubtful = kept.doubtful
    return kept.opened


def _note_imported(tx: WriteTransaction, result: ImportedFile, *, changed: bool) -> None:
    """Keep an import that changed something, or that a copy waits for, in the journal."""
    if changed:
        calculated_months.keep_imported(tx)
    if changed or lost_imports.awaited_step(tx):  # rows that the copy has count as imported again
        tx.journal(
            Event.IMPORTED,
            "",
            result.name,
            kind=result.kind,
            new=result.new,
            corrected=result.corrected,
            refused=result.refused,
            settled=result.settled,
        )


def _without_echoes(tx: ReadTransaction, checked: Checked) -> Checked:
    """Leave out rows that say only what is known better since.

    Subscriptions that a customer has changed at the bank, and balances of which a person has said
    whose they are, in the same sums.
    """
    rows = (*checked.new, *(new for _, new in checked.corrected))
    old = imported_before(tx, [row for row in rows if isinstance(row, Subscription)])
    new = tuple(row for row in checked.new if row not in old)
    corrected = tuple(
        pair for pair in checked.corrected if pair[1] not in old and not _is_nameless(*pair)
    )
    left = len(rows) - len(new) - len(corrected)
    return replace(checked, new=new, corrected=corrected, unchanged=checked.unchanged + left)


def _is_nameless(old: object, new: object) -> bool:
    """Return whether a balance differs only in that it no longer names its customer."""
    if not isinstance(old, Balance) or not isinstance(new, Balance) or new.customer_code:
        return False
    return replace(new, customer_code=old.customer_code) == old


def _first_shown(findings: list[Finding]) -> list[Finding]:
    """Return as many findings as are kept; where there are more, notes are left out first."""
    if len(findings) > SHOWN_FINDINGS:
        findings = sorted(findings, key=lambda finding: finding.level is Level.NOTE)
    return findings[:SHOWN_FINDINGS]


def _row(finding: Finding) -> str:
    """Return the ``file:row`` a finding is about; a row may have several faults."""
    return finding.where.partition(": ")[0]


def _write(context: Context, tx: WriteTransaction, checked: Checked) -> None:
    former_customers.keep_theirs(tx, checked.corrected)
    insert_rows(tx, checked.new)
    for old, new in checked.corrected:
        update_row(tx, new)
        names = fields_of(type(new))
        changed = [name for name in names if getattr(old, name) != getattr(new, name)]
        key = " ".join(str(getattr(new, name)) for name in key_fields(type(new)))
        values = {v.column: [v.before, v.now] for v in overwritten(old, new)}
        facts = {"values": values, "on": str(context.today)} if values else {}
        tx.journal(Event.CORRECTED, "", key, kind=type(new).__name__, fields=changed, **facts)
        if isinstance(old, Reading) and old.source is Source.PORTAL and isinstance(new, Reading):
            submitted_readings.mark_overwritten(tx, new)
    for before, row, counts_from, own in checked.late:
        if isinstance(row, Meter | Reading):
            known = before if isinstance(before, Meter | Reading) else None
            late_rows.keep(tx, known, row, counts_from, late_rows.SHARED)
            if own is not None:
                late_rows.keep(tx, known, row, own, late_rows.OWN)
            key = " ".join(str(getattr(row, name)) for name in key_fields(type(row)))
            tx.journal(Event.CAME_LATE, counts_from, key, kind=type(row).__name__)
    rows = (*checked.new, *(new for _, new in checked.corrected))
    flats = sorted({row.flat_id for row in rows if isinstance(row, Subscription | Customer)})
    if flats:
        move_shares(tx, flats)
        banks_of_flats.assign_banks(tx, flats, context.sendable())
