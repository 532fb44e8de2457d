"""Records one written file with its findings: then it counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from einvoice.core.findings import Finding, Level
from einvoice.core.runs import Step
from einvoice.documents.file_content import FileContent, WrittenFile
from einvoice.store.file_contents import EInvoiceRecord
from einvoice.store.files import FileRecord
from einvoice.store.findings import KeptFinding, Scope, replace_findings
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context
from jobs.file_ids import give_file_id
from jobs.new_files import NewFile, record_new_file
from jobs.steps.file_writing import FilePart, WrittenPart, file_name


@dataclass(frozen=True, slots=True)
class Made:
    """A file, if any invoice could go into it, and how many were left out."""

    record: FileRecord | None
    left_out: int


def keep_part(context: Context, part: FilePart, result: WrittenPart) -> Made:
    """Record a part's file, or what is wrong with its documents.

    A document that alone is larger than the bank takes is reported and left out.
    """
    written = result.written if result.fits is None else _too_large(context, part, result)
    record = None
    if result.staged:
        bank = part.documents.group.bank
        context.store.archive.put_in_outbox(bank, result.staged, file_name(context, part))
    with context.store.writing() as tx:
        _keep_findings(tx, part, result, written)
        if written.content is not None:
            give_file_id(tx, part.documents.group.bank, part.file_id)
            record = _record(context, tx, part, result, written.content)
    return Made(record, sum(finding.level is Level.ERROR for finding in written.findings))


def _too_large(context: Context, part: FilePart, result: WrittenPart) -> WrittenFile:
    (sent,) = result.sent.values()
    facts = (("most", str(context.adapters[part.documents.group.bank].profile.max_bytes)),)
    return WrittenFile(
        None, (Finding(Level.ERROR, "invoice-too-large", sent.flat_id, facts=facts),)
    )


def _keep_findings(
    tx: WriteTransaction, part: FilePart, result: WrittenPart, written: WrittenFile
) -> None:
    building_of = {sent.flat_id: sent.building_id for sent in result.sent.values()}
    kept = [
        KeptFinding(Step.RENDER, building_of[finding.where], finding.where, finding)
        for finding in written.findings
    ]
    scope = Scope(part.documents.group.period, Step.RENDER, flat_ids=list(building_of))
    replace_findings(tx, scope, kept)


def _record(
    context: Context,
    tx: WriteTransaction,
    part: FilePart,
    result: WrittenPart,
    content: FileContent,
) -> FileRecord:
    group = part.documents.group
    new = NewFile(
        file_id=part.file_id,
        bank=group.bank,
        period=group.period,
        kind=group.kind,
        sha256=content.sha256,
        size=content.size,
        total_cents=content.footer_cents,
        latest_sending_day=part.kind.last_sending_day(context, group),
        contents=list(_contents(result, content)),
    )
    count = len(content.invoices)
    return record_new_file(context, tx, new, invoices=count, total_cents=content.footer_cents)


def _contents(result: WrittenPart, content: FileContent) -> Iterator[EInvoiceRecord]:
    for placed in content.invoices:
        sent = result.sent[placed.global_id]
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
