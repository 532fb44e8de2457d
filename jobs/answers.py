"""Reads one archived answer of a bank and settles what it is about, in one transaction."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bank_adapters.messages.fail_codes import code_name, fail_code, is_refusal
from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from einvoice.core.deliveries import FileState
from einvoice.core.findings import Finding, Level
from einvoice.core.invoices import InvoiceState
from einvoice.store import answers, files
from einvoice.store.answers import AnswerRecord
from einvoice.store.archive import hash_of
from einvoice.store.files import FileRecord
from einvoice.store.store import Transaction
from jobs.context import Context

_SETTLED = (FileState.ACCEPTED, FileState.PARTLY, FileState.REJECTED)
_KIND = "failed_invoice"
_ALREADY_RECEIVED = 64
"""The bank has a file of this id: no proof that it refused its invoices."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer that was read and what came of it."""

    bank: str
    name: str
    file_id: str
    outcome: str
    refused: int


class AnswerReader:
    """Reads the answers of one bank."""

    def __init__(self, context: Context, bank: str) -> None:
        self._context = context
        self._bank = bank
        self._adapter = context.adapters[bank]

    def read(self, kept: Path, name: str) -> Answered | Finding | None:
        """Apply an answer that lies in the archive.

        Returns:
            What came of it, a finding when it is quarantined, None when it was read before.
        """
        sha256 = hash_of(kept)
        with self._context.store.transaction() as tx:
            applied = None
            if not answers.knows_answer(tx.connection, sha256):
                applied = self._apply(tx, name, kept.read_bytes())
            file_id = answers.file_of_answer(tx.connection, sha256)
        self._keep_sidecar(file_id)
        return applied

    def _apply(self, tx: Transaction, name: str, content: bytes) -> Answered | Finding:
        """Apply an answer and keep it, in one transaction."""
        said = self._adapter.read_answer(name, content)
        if isinstance(said, Finding):
            self._record(tx, name, content, "", said.code)
            return said
        result = self._settle(tx, name, said)
        outcome = result.code if isinstance(result, Finding) else result.outcome
        self._record(tx, name, content, said.in_file_id, outcome)
        return result

    def _record(
        self, tx: Transaction, name: str, content: bytes, file_id: str, outcome: str
    ) -> None:
        sha256 = hashlib.sha256(content).hexdigest()
        tx.journal(
            "answer",
            self._context.default_period,
            file_id,
            bank=self._bank,
            sha256=sha256,
            outcome=outcome,
        )
        record = AnswerRecord(
            sha256=sha256,
            bank=self._bank,
            name=name,
            size=len(content),
            kind=_KIND,
            file_id=file_id,
            outcome=outcome,
            received_at=self._context.clock.timestamp(),
        )
        answers.record_answer(tx.connection, record)

    def _settle(self, tx: Transaction, name: str, said: FailedInvoiceAnswer) -> Answered | Finding:
        record = files.file_record(tx.connection, said.in_file_id)
        if record is None or record.bank != self._bank or record.attempt == 0:
            return _odd(name, "unknown-file", "quotes a file id that this bank never got from us")
        if record.state is FileState.WITHDRAWN:
            return _odd(
                name, "withdrawn-file", f"file {record.file_id} was taken back before it was sent"
            )
        if record.state in _SETTLED:
            return _odd(name, "second-answer", f"file {record.file_id} was answered before")
        whole = said.file_fail_reason is not None
        if whole and fail_code(said.file_fail_reason or "") == _ALREADY_RECEIVED:
            return _odd(name, "already-received", f"says it had file {record.file_id} before")
        strangers = {one.global_id for one in said.listed} - answers.ids_in_file(
            tx.connection, record.file_id
        )
        if strangers:
            return _odd(name, "unknown-invoice", f"lists {len(strangers)} invoices not in the file")
        sent = self._surely_sent(tx, record)
        listed = [
            answers.ListedCode(one.global_id, one.code, is_refusal(one.code)) for one in said.listed
        ]
        file_code = fail_code(said.file_fail_reason or "") if whole else None
        state = answers.settle(tx.connection, sent, listed, file_code)
        outcome = f"{state} ({code_name(file_code)})" if file_code is not None else str(state)
        refused = record.invoices if whole else sum(one.refused for one in listed)
        return Answered(self._bank, name, record.file_id, outcome, refused)

    def _surely_sent(self, tx: Transaction, record: FileRecord) -> FileRecord:
        """Take an answer that quotes our file id as the proof that the bank has the file."""
        way = _WAY_TO_SENT.get(record.state, ())
        for state in way:
            sent_at = self._context.clock.now().isoformat(timespec="seconds")
            evidence = "the bank answered it"
            files.advance_file(tx.connection, record, state, evidence=evidence, sent_at=sent_at)
            record = files.with_state(record, state)
        if way:
            tx.journal("file_sent", record.period, record.file_id, evidence="the bank answered it")
        files.set_invoice_state(
            tx.connection, record.file_id, InvoiceState.RENDERED, InvoiceState.SENT
        )
        return record

    def _keep_sidecar(self, file_id: str) -> None:
        """Write the file's state beside it, also when a killed run left that out."""
        store = self._context.store
        with store.reading() as tx:
            record = files.file_record(tx.connection, file_id)
        if record is not None and record.attempt:
            store.ledger.keep_state(record)
            store.archive.outbox_path(record.bank, record.name).unlink(missing_ok=True)


_WAY_TO_SENT = {
    FileState.READY: (FileState.SENDING, FileState.SENT),
    FileState.SENDING: (FileState.SENT,),
    FileState.RENAMING: (FileState.SENT,),
    FileState.UNKNOWN: (FileState.SENT,),
}


def _odd(name: str, code: str, message: str) -> Finding:
    return Finding(
        Level.ERROR,
        code,
        name,
        f"{message}, expected an answer to a file that waits for one",
        "nothing was changed; the answer is in the archive, ask the bank what it means",
    )
