"""Makes one file of waiting documents: written to the outbox, then recorded with its findings."""

from collections.abc import Iterator
from dataclasses import dataclass

from einvoice.core.findings import Finding, Level
from einvoice.core.invoices import EInvoice
from einvoice.core.runs import Step
from einvoice.documents.bank_file import write_bank_file
from einvoice.documents.file_content import ControlTotals, FileContent, FileOrder, WrittenFile
from einvoice.store.file_contents import EInvoiceRecord
from einvoice.store.files import FileRecord
from einvoice.store.findings import KeptFinding, Scope, replace_findings
from einvoice.store.to_render import Waiting, WaitingSlice
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.context import Context
from jobs.file_ids import give_file_id, next_file_id
from jobs.new_files import NewFile, record_new_file
from jobs.steps.document_kinds import DocumentKind
from jobs.steps.file_sender import sender_of


@dataclass(frozen=True, slots=True)
class Made:
    """A file, if any invoice could go into it, and how many were left out."""

    record: FileRecord | None
    left_out: int


@dataclass(frozen=True, slots=True)
class _Sent:
    """The values of a document that are recorded with its file.

    Its lines are not kept: in a file of 5,000 invoices they would take 80 MB until it is recorded.
    """

    row_id: int
    attempt: int
    building_id: str
    flat_id: str
    channel_address: str
    payer_name: str
    payer_code: str
    seller_contract_id: str

    @classmethod
    def of(cls, waiting: Waiting) -> "_Sent":
        """Return what is recorded of a document."""
        sent = waiting.e_invoice
        return cls(
            waiting.row_id,
            waiting.attempt,
            waiting.building_id,
            sent.flat_id,
            sent.channel_address,
            sent.payer_name,
            sent.payer_code,
            sent.seller_contract_id,
        )


class FileMaking:
    """One file from a part of the waiting documents."""

    def __init__(self, context: Context, kind: DocumentKind, part: WaitingSlice) -> None:
        self._context = context
        self._kind = kind
        self._part = part
        self._group = part.group
        self._adapter = context.adapters[part.group.bank]
        self._sent: dict[str, _Sent] = {}

    def make(self) -> Made:
        """Write the file to the outbox, then record it."""
        store, group = self._context.store, self._group
        with store.reading() as tx:
            file_id = next_file_id(self._context, tx, group.bank, group.issue_date)
            written = self._write(tx, file_id)
        record = None
        with store.writing() as tx:
            self._keep_findings(tx, written)
            if written.content is not None:
                give_file_id(tx, group.bank, file_id)
                record = self._record(tx, file_id, written.content)
        return Made(record, sum(finding.level is Level.ERROR for finding in written.findings))

    def leave_out(self) -> Made:
        """Report the invoice that alone is larger than the bank takes."""
        (sent,) = self._sent.values()
        facts = (("most", str(self._adapter.profile.max_bytes)),)
        finding = Finding(Level.ERROR, "invoice-too-large", sent.flat_id, facts=facts)
        with self._context.store.writing() as tx:
            self._keep_findings(tx, WrittenFile(None, (finding,)))
        return Made(None, 1)

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
            written = write_bank_file(order, self._documents(tx), out)
        if written.content is None:
            path.unlink()
        return written

    def _documents(self, tx: ReadTransaction) -> Iterator[EInvoice]:
        reg_no = self._context.config.seller.reg_no
        for waiting in self._kind.documents(tx, self._part, reg_no):
            self._sent[waiting.e_invoice.global_id] = _Sent.of(waiting)
            yield waiting.e_invoice

    def _keep_findings(self, tx: WriteTransaction, written: WrittenFile) -> None:
        building_of = {sent.flat_id: sent.building_id for sent in self._sent.values()}
        kept = [
            KeptFinding(Step.RENDER, building_of[finding.where], finding.where, finding)
            for finding in written.findings
        ]
        scope = Scope(self._group.period, Step.RENDER, flat_ids=list(building_of))
        replace_findings(tx, scope, kept)

    def _record(self, tx: WriteTransaction, file_id: str, content: FileContent) -> FileRecord:
        group = self._group
        new = NewFile(
            file_id=file_id,
            bank=group.bank,
            period=group.period,
            kind=group.kind,
            sha256=content.sha256,
            size=content.size,
            total_cents=content.footer_cents,
            latest_sending_day=self._kind.last_sending_day(self._context, group),
            contents=list(self._contents(content)),
        )
        count = len(content.invoices)
        return record_new_file(
            self._context, tx, new, invoices=count, total_cents=content.footer_cents
        )

    def _contents(self, content: FileContent) -> Iterator[EInvoiceRecord]:
        for placed in content.invoices:
            sent = self._sent[placed.global_id]
            yield EInvoiceRecord(
                placed.global_id,
                sent.row_id,
                sent.attempt,
                placed.offset,
                placed.length,
                sent.channel_address,
                sent.payer_name,
                sent.payer_code,
                sent.seller_contract_id,
            )
