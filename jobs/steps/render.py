"""Step three: issued invoices become bank files in the outbox, each checked before it counts."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from einvoice import __version__
from einvoice.core import deadlines, numbering
from einvoice.core.errors import EInvoiceError
from einvoice.core.events import Event
from einvoice.core.findings import Finding, Level
from einvoice.core.invoices import EInvoice
from einvoice.core.period import Period
from einvoice.documents.bank_file import FileTooLargeError, write_bank_file
from einvoice.documents.file_content import ControlTotals, FileContent, FileOrder, WrittenFile
from einvoice.store import (
    banks_of_flats,
    credit_notes_to_render,
    files,
    frozen,
    sequences,
    to_render,
)
from einvoice.store.file_contents import EInvoiceRecord, record_file
from einvoice.store.files import FileKind, FileRecord
from einvoice.store.findings import KeptFinding, Scope, replace_findings
from einvoice.store.frozen import Kind, Shard
from einvoice.store.to_render import Waiting, WaitingGroup, WaitingSlice
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.texts.screens import label
from jobs.archived import keep_decided
from jobs.ceilings import refuse_file_over_ceiling
from jobs.changed import refuse_if_changed
from jobs.context import Context
from jobs.outcome import ExitCode
from jobs.problems import Problem, problem_of
from jobs.steps.file_sender import sender_of
from jobs.times import takes_due_date

STEP = "render"
_WAITING = MappingProxyType(
    {FileKind.INVOICES: to_render, FileKind.CREDIT_NOTES: credit_notes_to_render}
)
"""By kind of file: where what waits for one is read."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files made, how many invoices could not go in, and what went wrong with a bank."""

    files: tuple[FileRecord, ...]
    left_out: int
    problems: tuple[Problem, ...]


def render(context: Context, period: Period, bank: str | None = None) -> Rendered:
    """Make the files that issued invoices and credit notes wait for, in order of their numbers.

    A template, a footer or sums that are wrong refuse a bank's files, and no such file is kept;
    the other bank gets its own.

    Raises:
        RefusedByCheckError: what was issued was changed since.
    """
    refuse_if_changed(context, period)
    keep_decided(context, period)  # a killed run may not have come to it
    made: list[FileRecord] = []
    problems: list[Problem] = []
    left_out = 0
    _ = context.installation_tag
    for name in context.banks(bank):
        with context.store.writing() as tx:
            banks_of_flats.drop_ended(tx, period, context.sendable())
            groups = [
                group
                for waiting in _WAITING.values()
                for group in waiting.waiting_groups(tx, period, name)
            ]
        try:
            for group in groups:
                if _is_too_late(context, group):
                    problems.append(_lost(group))
                    continue
                for record, refused in _render_group(context, group):
                    left_out += refused
                    made += [record] if record else []
        except EInvoiceError as error:
            problems.append(problem_of(error, name))
    return Rendered(tuple(made), left_out, tuple(problems))


def _is_too_late(context: Context, group: WaitingGroup) -> bool:
    """Tell whether the bank takes the due date of these invoices no more."""
    if group.kind is FileKind.CREDIT_NOTES:
        return False
    return not takes_due_date(context, group.bank, group.due_date)


def _lost(group: WaitingGroup) -> Problem:
    return Problem.of(
        ExitCode.DEADLINE_IN_DANGER,
        "invoices-too-late",
        bank=group.bank,
        count=group.count,
        due=group.due_date,
        period=group.period,
    )


def _render_group(context: Context, group: WaitingGroup) -> Iterator[tuple[FileRecord | None, int]]:
    """Make the group's files one after the other; one too large is made of half as many."""
    after, most = 0, context.adapters[group.bank].profile.max_invoices
    total = -(-group.count // most)
    steps = iter(
        context.talk.track(
            range(total), label("track.render", context.config.language, bank=group.bank), total
        )
    )
    while True:
        with context.store.reading() as tx:
            part = _WAITING[group.kind].waiting_slice(tx, group, after, most)
        if part is None:
            return
        if group.kind is FileKind.INVOICES:
            refuse_file_over_ceiling(context, group.bank, part.to_pay_cents)
        run = _FileRun(context, part)
        try:
            yield run.make()
        except FileTooLargeError:
            if part.count > 1:
                most = part.count // 2
                continue
            yield run.leave_out()
        after = part.last_number
        next(steps, None)


class _FileRun:
    """One file from a slice of waiting invoices."""

    def __init__(self, context: Context, part: WaitingSlice) -> None:
        self._context = context
        self._part = part
        self._group = part.group
        self._adapter = context.adapters[part.group.bank]
        self._waiting: dict[str, Waiting] = {}

    def make(self) -> tuple[FileRecord | None, int]:
        """Write the file to the outbox, then record it; return it and how many were left out."""
        store = self._context.store
        month = f"file:{self._group.bank}:{self._group.issue_date:%y%m}"
        with store.reading() as tx:
            place = sequences.last_of(tx, month) + 1
            file_id = numbering.file_id(
                self._group.issue_date,
                self._adapter.profile.file_code,
                place,
                self._context.installation_tag,
            )
            written = self._write(tx, file_id)
        with store.writing() as tx:
            self._keep_findings(tx, written)
            record = None
            if written.content is not None:
                if sequences.take(tx, month, 1) != place - 1:
                    raise RuntimeError(f"{file_id}: its number was taken meanwhile")
                record = self._record(tx, file_id, written.content)
        left_out = sum(finding.level is Level.ERROR for finding in written.findings)
        return record, left_out

    def leave_out(self) -> tuple[None, int]:
        """Report the one invoice that alone is larger than the bank takes."""
        (waiting,) = self._waiting.values()
        facts = (("most", str(self._adapter.profile.max_bytes)),)
        flat_id = waiting.e_invoice.flat_id
        finding = Finding(Level.ERROR, "invoice-too-large", flat_id, facts=facts)
        with self._context.store.writing() as tx:
            self._keep_findings(tx, WrittenFile(None, (finding,)))
        return None, 1

    def _write(self, tx: ReadTransaction, file_id: str) -> WrittenFile:
        part = self._part
        expected = ControlTotals(part.count, part.total_cents, part.to_pay_cents)
        order = FileOrder(
            file_id,
            self._group.issue_date,
            sender_of(self._context, tx, self._group.bank),
            expected,
            self._context.today,
            self._context.closed,
        )
        path = self._context.store.archive.outbox_path(
            self._group.bank, self._adapter.file_name(file_id)
        )
        with self._context.store.archive.written(path, 0o600) as out:
            written = write_bank_file(order, self._invoices(tx), out)
        if written.content is None:
            path.unlink()
        return written

    def _invoices(self, tx: ReadTransaction) -> Iterator[EInvoice]:
        reg_no = self._context.config.seller.reg_no
        source = _WAITING[self._group.kind]
        for waiting in source.waiting(tx, self._part, reg_no):
            self._waiting[waiting.e_invoice.global_id] = waiting
            yield waiting.e_invoice

    def _keep_findings(self, tx: WriteTransaction, written: WrittenFile) -> None:
        building_of = {w.e_invoice.flat_id: w.building_id for w in self._waiting.values()}
        kept = [
            KeptFinding(STEP, building_of[finding.where], finding.where, finding)
            for finding in written.findings
        ]
        scope = Scope(self._group.period, STEP, flat_ids=list(building_of))
        replace_findings(tx, scope, kept)

    def _record(self, tx: WriteTransaction, file_id: str, content: FileContent) -> FileRecord:
        group = self._group
        record = FileRecord(
            file_id=file_id,
            bank=group.bank,
            period=group.period,
            kind=group.kind,
            sequence=files.next_sequence(tx, group.bank, group.period, group.kind),
            name=self._adapter.file_name(file_id),
            sha256=content.sha256,
            size=content.size,
            invoices=len(content.invoices),
            total_cents=content.footer_cents,
            latest_sending_day=self._latest_sending_day(),
            version=__version__,
        )
        record_file(tx, record, [*self._contents(content)])
        tx.journal(
            Event.FILE_READY,
            group.period,
            file_id,
            sha256=content.sha256,
            invoices=record.invoices,
            total_cents=record.total_cents,
        )
        frozen.freeze(tx, [Shard(Kind.FILE, group.period, file_id=file_id)], "rendered")
        return record

    def _latest_sending_day(self) -> dt.date:
        if self._group.kind is FileKind.CREDIT_NOTES:
            return credit_notes_to_render.NO_LAST_DAY
        lead_days = self._adapter.profile.lead_days
        return deadlines.last_sending_day(self._group.due_date, lead_days, self._context.closed)

    def _contents(self, content: FileContent) -> Iterator[EInvoiceRecord]:
        for placed in content.invoices:
            waiting = self._waiting[placed.global_id]
            sent = waiting.e_invoice
            yield EInvoiceRecord(
                placed.global_id,
                waiting.row_id,
                waiting.attempt,
                placed.offset,
                placed.length,
                sent.channel_address,
                sent.payer_name,
                sent.payer_code,
                sent.seller_contract_id,
            )
