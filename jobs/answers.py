"""Reads one archived message of a bank and settles what it is about, in one transaction."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bank_adapters.messages.application_bank import Applications
from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from bank_adapters.messages.reading import Message
from bank_adapters.messages.standing_orders import StandingOrders
from einvoice.core.findings import Finding
from einvoice.store import answers, files, standing_orders
from einvoice.store.answers import AnswerKind, AnswerRecord
from einvoice.store.archive import hash_of
from einvoice.store.files import FileKind
from einvoice.store.store import Transaction
from jobs import applications, failed_invoices
from jobs.context import Context


@dataclass(frozen=True, slots=True)
class Answered:
    """One message that was read and what came of it.

    ``file_id`` is the file it answers, empty for other messages; ``refused`` counts invoices,
    ``waiting`` names the applications that wait for a person.
    """

    bank: str
    name: str
    kind: AnswerKind
    file_id: str
    outcome: str
    refused: int = 0
    waiting: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.kind is AnswerKind.FAILED_INVOICE:
            return f"{self.bank} answered {self.file_id}: {self.outcome}"
        return f"{self.bank} sent {self.kind.label}: {self.outcome}"


class AnswerReader:
    """Reads the messages of one bank."""

    def __init__(self, context: Context, bank: str) -> None:
        self._context = context
        self._bank = bank
        self._adapter = context.adapters[bank]

    def read(self, kept: Path, name: str) -> Answered | Finding | None:
        """Apply a message that lies in the archive.

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

    def may_be_unfinished(self, kept: Path) -> bool:
        """Tell whether a message may still be written: it ends before it is a whole one."""
        with self._context.store.reading() as tx:
            return answers.may_be_unfinished(tx.connection, hash_of(kept))

    def _apply(self, tx: Transaction, name: str, content: bytes) -> Answered | Finding:
        """Apply a message and keep it, in one transaction."""
        said = self._adapter.read_answer(name, content, self._context.today)
        if isinstance(said, Finding):
            self._record(tx, name, content, (AnswerKind.UNREADABLE, "", said.code))
            return said
        result = self._settle(tx, name, hashlib.sha256(content).hexdigest(), said)
        if isinstance(result, Finding):
            file_id = said.in_file_id if isinstance(said, FailedInvoiceAnswer) else ""
            self._record(tx, name, content, (AnswerKind.FAILED_INVOICE, file_id, result.code))
        else:
            self._record(tx, name, content, (result.kind, result.file_id, result.outcome))
        return result

    def _settle(self, tx: Transaction, name: str, sha256: str, said: Message) -> Answered | Finding:
        context, bank = self._context, self._bank
        match said:
            case FailedInvoiceAnswer():
                done = failed_invoices.settle(context, tx, (bank, name), said)
                if isinstance(done, Finding):
                    return done
                kind = AnswerKind.FAILED_INVOICE
                return Answered(bank, name, kind, said.in_file_id, done.outcome, done.refused)
            case Applications():
                taken = applications.take(context, tx, (bank, sha256), said.applications)
                kind = AnswerKind.APPLICATIONS
                return Answered(bank, name, kind, "", str(taken), waiting=taken.waiting)
            case StandingOrders():
                return Answered(
                    bank, name, AnswerKind.STANDING_ORDERS, "", self._keep_orders(tx, sha256, said)
                )
            case _:
                outcome = "recognised, archived, not interpreted"
                return Answered(bank, name, AnswerKind.PAYMENT_REPORT, "", outcome)

    def _keep_orders(self, tx: Transaction, sha256: str, said: StandingOrders) -> str:
        reg_no = self._context.config.seller.reg_no
        ours = [order for order in said.orders if order.seller_reg_number == reg_no]
        new = standing_orders.keep_standing_orders(tx.connection, self._bank, sha256, ours)
        others = len(said.orders) - len(ours)
        left = f", left out {others} of other sellers" if others else ""
        return f"stored {new} of {len(ours)} agreements{left}"

    def _record(
        self, tx: Transaction, name: str, content: bytes, what: tuple[AnswerKind, str, str]
    ) -> None:
        kind, file_id, outcome = what
        sha256 = hashlib.sha256(content).hexdigest()
        tx.journal(
            "answer",
            self._context.default_period,
            file_id,
            bank=self._bank,
            sha256=sha256,
            kind=str(kind),
            outcome=outcome,
        )
        record = AnswerRecord(
            sha256=sha256,
            bank=self._bank,
            name=name,
            size=len(content),
            kind=kind,
            file_id=file_id,
            outcome=outcome,
            received_at=self._context.clock.timestamp(),
        )
        answers.record_answer(tx.connection, record)

    def _keep_sidecar(self, file_id: str) -> None:
        """Write the file's state beside it, also when a killed run left that out."""
        store = self._context.store
        with store.reading() as tx:
            record = files.file_record(tx.connection, file_id)
            if record is not None and record.kind == FileKind.CREDIT_NOTES:
                store.ledger.keep_credit_notes(tx.connection, record.period)
        if record is not None and record.attempt:
            store.ledger.keep_state(record)
            store.archive.outbox_path(record.bank, record.name).unlink(missing_ok=True)
