"""Reads one archived answer of a bank and settles what it is about, in one transaction."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bank_adapters.messages.fail_codes import fail_code, is_refusal
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
                applied = self._apply(tx, name, kept.read_bytes(), sha256)
        self._keep_sidecar(applied)
        return applied

    def _apply(self, tx: Transaction, name: str, content: bytes, sha256: str) -> Answered | Finding:
        """Apply an answer and keep it, in one transaction."""
        said = self._adapter.read_answer(name, content)
        if isinstance(said, Finding):
            self._record(tx, name, content, "", f"quarantined: {said.code}")
            return said
        result = self._settle(tx, name, said)
        outcome = result.code if isinstance(result, Finding) else result.outcome
        self._record(tx, name, content, said.in_file_id, outcome)
        tx.journal(
            "answer",
            self._context.default_period,
            said.in_file_id,
            bank=self._bank,
            sha256=sha256,
            outcome=outcome,
        )
        return result

    def _record(
        self, tx: Transaction, name: str, content: bytes, file_id: str, outcome: str
    ) -> None:
        record = AnswerRecord(
            sha256=hashlib.sha256(content).hexdigest(),
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
        if record.state in _SETTLED:
            return _odd(name, "second-answer", f"file {record.file_id} was answered before")
        refusals = [(one.global_id, one.code) for one in said.listed if is_refusal(one.code)]
        strangers = {i for i, _ in refusals} - answers.ids_in_file(tx.connection, record.file_id)
        if strangers:
            return _odd(name, "unknown-invoice", f"lists {len(strangers)} invoices not in the file")
        whole = said.file_fail_reason is not None
        sent = self._surely_sent(tx, record)
        state = answers.settle(tx.connection, sent, refusals, whole=whole)
        outcome = str(state)
        if whole:
            outcome += f" ({fail_code(said.file_fail_reason or '')})"
        refused = record.invoices if whole else len(refusals)
        return Answered(self._bank, name, record.file_id, outcome, refused)

    def _surely_sent(self, tx: Transaction, record: FileRecord) -> FileRecord:
        """Take an answer that quotes our file id as the proof that the bank has the file."""
        for state in _WAY_TO_SENT.get(record.state, ()):
            files.advance_file(tx.connection, record, state, evidence="the bank answered it")
            record = files.with_state(record, state)
        files.set_invoice_state(
            tx.connection, record.file_id, InvoiceState.RENDERED, InvoiceState.SENT
        )
        return record

    def _keep_sidecar(self, applied: Answered | Finding | None) -> None:
        if isinstance(applied, Answered):
            with self._context.store.reading() as tx:
                record = files.file_record(tx.connection, applied.file_id)
            if record is not None:
                self._context.store.ledger.keep_state(record)


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
