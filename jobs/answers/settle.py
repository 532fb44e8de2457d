"""Reads one archived message of a bank and settles what it is about, in one transaction."""

from dataclasses import dataclass, replace

from bank_adapters.messages.application_bank import Applications
from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from bank_adapters.messages.reading import Message
from bank_adapters.messages.standing_orders import StandingOrders
from einvoice.clock import utc_time
from einvoice.core.errors import EInvoiceError
from einvoice.core.events import Event
from einvoice.core.findings import Finding, Level
from einvoice.core.foreign_names import escaped_text
from einvoice.core.numbering import is_file_id
from einvoice.store import answers, files, frozen, standing_orders
from einvoice.store.answers import MAY_BE_UNFINISHED, AnswerKind, AnswerRecord
from einvoice.store.engine import is_trouble_of_database
from einvoice.store.transactions import WriteTransaction
from einvoice.texts.outcomes import answer_line
from jobs.answers import applications, failed_invoices
from jobs.answers.at_odds import to_recall
from jobs.answers.kept_message import KeptMessage, Verdict
from jobs.context import Context
from jobs.payments.archived_statements import KeptStatement
from jobs.payments.statements import StatementsRead, take_statement
from jobs.problems import place_of


@dataclass(frozen=True, slots=True)
class Answered:
    """One message that was read and what came of it.

    ``file_id`` is the file it answers, empty for other messages; ``refused`` counts invoices,
    ``waiting`` names the applications that wait for a person, ``payments`` how many payments do
    since a statement was read; ``findings`` stop nothing.
    """

    bank: str
    name: str
    kind: AnswerKind
    file_id: str
    outcome: str
    refused: int = 0
    waiting: tuple[str, ...] = ()
    payments: int = 0
    findings: tuple[Finding, ...] = ()

    def line(self, language: str) -> str:
        """Return which message it was and what came of it."""
        return answer_line(self.bank, self.kind, self.file_id, self.outcome, language)


class _StillOpenError(Exception):
    """A message cannot be applied yet: what was written of it goes back with its transaction."""


_Kept = KeptMessage | KeptStatement


class AnswerReader:
    """Reads the messages of one bank; ``cleared`` = they are cleared away there afterwards."""

    def __init__(self, context: Context, bank: str, *, cleared: bool = False) -> None:
        self._cleared = cleared
        self._context = context
        self._bank = bank
        self._adapter = context.adapters[bank]

    def read(self, message: _Kept) -> Answered | Finding | None:
        """Apply a message of the archive.

        Returns:
            What came of it, a finding when it is quarantined, None when it was read before.
        """
        try:
            return self._read_once(message)
        except (EInvoiceError, MemoryError):
            raise
        except Exception as error:
            if is_trouble_of_database(error):
                raise
            return self._quarantine(message, error)

    def _read_once(self, message: _Kept) -> Answered | Finding | None:
        """Apply a message unless that was done; return what came of it."""
        with self._context.store.writing() as tx:
            if answers.knows_answer(tx, message.sha256):
                return None
            answers.forget_unsent(tx, message.sha256)
            return self._apply(tx, message)

    def read_again(self, message: _Kept) -> Answered | None:
        """Apply a message that could not be applied before; None, and no trace, if it still cannot.

        Raises:
            EInvoiceError: the disk or the database failed.
        """
        try:
            applied = self._apply_again(message)
        except (EInvoiceError, MemoryError):
            raise
        except Exception as error:
            if is_trouble_of_database(error):
                raise
            return None
        facts = (("bank", self._bank),)
        again = Finding(Level.WARNING, "answer-read-again", message.name, facts=facts)
        return replace(applied, findings=(*applied.findings, again))

    def _apply_again(self, message: _Kept) -> Answered:
        with self._context.store.writing() as tx:
            answers.forget_open(tx, message.sha256)
            applied = self._apply(tx, message)
            if isinstance(applied, Finding):
                raise _StillOpenError
            return applied

    def _quarantine(self, message: _Kept, error: Exception) -> Finding:
        """Keep that a message broke its reader; nothing of it was applied."""
        place = (("place", place_of(error)),)
        finding = Finding(Level.ERROR, "answer-fault", message.name, facts=place)
        with self._context.store.writing() as tx:
            self._record(tx, message, Verdict(AnswerKind.UNREADABLE, finding.code))
        return finding

    def stays_at_the_bank(self, message: _Kept) -> bool:
        """Return whether a message may still be written, or is to a file that we call unsent."""
        sha256 = message.sha256
        with self._context.store.reading() as tx:
            return answers.may_be_unfinished(tx, sha256) or answers.waits_for_restore(tx, sha256)

    def _apply(self, tx: WriteTransaction, message: _Kept) -> Answered | Finding:
        """Apply a message and keep it, in one transaction."""
        if isinstance(message, KeptStatement):
            return self._take_statement(tx, message)
        name = message.name
        said = self._adapter.read_answer(name, message.content, self._context.today)
        if isinstance(said, Finding):
            self._record(tx, message, Verdict(AnswerKind.UNREADABLE, said.code))
            return said
        result = self._settle(tx, message, said)
        namespaces = escaped_text(" ".join(said.namespaces))
        if isinstance(result, Finding):
            quoted = said.in_file_id if isinstance(said, FailedInvoiceAnswer) else ""
            file_id = quoted if is_file_id(quoted) else ""
            verdict = Verdict(AnswerKind.FAILED_INVOICE, result.code, file_id)
            return to_recall(tx, self._record(tx, message, verdict, namespaces)) or result
        if namespaces and not answers.knows_namespaces(tx, self._bank, namespaces):
            facts = (("namespaces", namespaces),)
            finding = Finding(Level.WARNING, "answer-namespace", name, facts=facts)
            result = replace(result, findings=(finding,))
        verdict = Verdict(result.kind, result.outcome, result.file_id)
        self._record(tx, message, verdict, namespaces)
        return result

    def _take_statement(self, tx: WriteTransaction, file: KeptStatement) -> Answered | Finding:
        """Take a file of statements; it stays open while one of them is refused.

        What was taken of such a file counts.
        """
        read = take_statement(self._context, tx, file)
        said = tuple(replace(finding, where=file.name) for finding in read.findings)
        refused = next((finding for finding in said if finding.level is Level.ERROR), None)
        kind = AnswerKind.UNREADABLE if refused else AnswerKind.STATEMENT
        outcome = refused.code if refused else _outcome(read)
        self._record(tx, file, Verdict(kind, outcome))
        if refused and not read.statements:
            return refused
        waiting = read.waiting if read.added else 0
        return Answered(
            self._bank,
            file.name,
            AnswerKind.STATEMENT,
            "",
            _outcome(read),
            payments=waiting,
            findings=said,
        )

    def _settle(
        self, tx: WriteTransaction, message: KeptMessage, said: Message
    ) -> Answered | Finding:
        context, bank, name = self._context, self._bank, message.name
        match said:
            case FailedInvoiceAnswer():
                settled = failed_invoices.settle(context, tx, message, said)
                if isinstance(settled, Finding):
                    return settled
                kind = AnswerKind.FAILED_INVOICE
                return Answered(bank, name, kind, said.in_file_id, settled.outcome, settled.refused)
            case Applications():
                taken = applications.take(context, tx, message, said.applications)
                kind = AnswerKind.APPLICATIONS
                return Answered(bank, name, kind, "", str(taken), waiting=taken.waiting)
            case StandingOrders():
                outcome = self._keep_orders(tx, message.sha256, said)
                return Answered(bank, name, AnswerKind.STANDING_ORDERS, "", outcome)
            case _:
                outcome = "recognised, archived, not interpreted"
                return Answered(bank, name, AnswerKind.PAYMENT_REPORT, "", outcome)

    def _keep_orders(self, tx: WriteTransaction, sha256: str, said: StandingOrders) -> str:
        reg_no = self._context.config.seller.reg_no
        ours = [order for order in said.orders if order.seller_reg_number == reg_no]
        new = standing_orders.keep_standing_orders(tx, self._bank, sha256, ours)
        others = len(said.orders) - len(ours)
        left = f", left out {others} of other sellers" if others else ""
        return f"stored {new} of {len(ours)} agreements{left}"

    def _record(
        self,
        tx: WriteTransaction,
        message: _Kept,
        verdict: Verdict,
        namespaces: str = "",
    ) -> AnswerRecord:
        file_id, outcome = verdict.file_id, verdict.outcome
        ours = files.file_record(tx, file_id) is not None
        record = AnswerRecord(
            sha256=message.sha256,
            bank=self._bank,
            name=message.name,
            size=message.size,
            kind=verdict.kind,
            file_id=file_id,
            outcome=outcome,
            received_at=utc_time(self._context.clock.now()),
            namespaces=namespaces,
            left_at_bank=self._cleared and outcome not in {*MAY_BE_UNFINISHED, *answers.TO_UNSENT},
        )
        answers.record_answer(tx, record)
        tx.journal(
            Event.ANSWER,
            self._context.default_period,
            file_id if ours else "",
            bank=self._bank,
            sha256=message.sha256,
            kind=str(verdict.kind),
            outcome=outcome,
            row_sha256=frozen.digest_of_answer(tx, message.sha256),
        )
        return record


def _outcome(read: StatementsRead) -> str:
    """Return what came of a statement, in the words that `einvoice.texts.outcomes` knows."""
    return (
        f"statements {read.statements}, new payments {read.added}, applied {read.applied}, "
        f"waiting {read.waiting}"
    )
