"""Step five: fetches the banks' answers and settles each invoice from them."""

import hashlib
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bank_adapters.messages.fail_codes import code_name, fail_code, is_refusal
from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from bank_adapters.transport.interface import (
    RemoteFile,
    RemoteFileMissingError,
    TransferError,
    Transport,
    check_remote_name,
)
from einvoice.core.deliveries import FileState
from einvoice.core.errors import EInvoiceError, RefusedByCheckError, StorageError
from einvoice.core.findings import Finding, Level
from einvoice.core.invoices import InvoiceState
from einvoice.store import answers, files
from einvoice.store.answers import AnswerRecord
from einvoice.store.archive import hash_of
from einvoice.store.files import FileRecord
from einvoice.store.store import Transaction
from jobs.banks import Banks
from jobs.context import Context
from jobs.outcome import ExitCode
from jobs.problems import Problem, problem_of

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


@dataclass(frozen=True, slots=True)
class Polled:
    """What polling came to."""

    answers: tuple[Answered, ...]
    problems: tuple[Problem, ...]


def poll(context: Context, banks: Banks, bank: str | None = None) -> Polled:
    """Read every answer that lies ready at the banks; a bad one never blocks the others."""
    read: list[Answered] = []
    problems: list[Problem] = []
    for name in context.banks(bank):
        try:
            with banks.transport(name) as transport:
                inbox = AnswerInbox(context, transport, name)
                for remote in inbox.stable():
                    _read_one(inbox, remote, read, problems)
        except TransferError as error:
            found = problem_of(error, name)
            problems.append(Problem(ExitCode.BANK_UNREACHABLE, found.message, found.hint))
        except EInvoiceError as error:
            problems.append(problem_of(error, name))
    return Polled(tuple(read), tuple(problems))


def _read_one(
    inbox: "AnswerInbox", remote: RemoteFile, read: list[Answered], problems: list[Problem]
) -> None:
    try:
        found = inbox.take(remote)
    except RemoteFileMissingError:
        return  # the bank took it back between two looks
    except TransferError as error:
        if error.transient:
            raise
        problems.append(Problem(ExitCode.NEEDS_A_PERSON, str(error), error.hint))
        return
    except (RefusedByCheckError, StorageError) as error:
        problems.append(problem_of(error, remote.name))
        return
    if isinstance(found, Finding):
        problems.append(
            Problem(ExitCode.NEEDS_A_PERSON, f"{found.where}: {found.message}", found.hint)
        )
    elif found is not None:
        read.append(found)


class AnswerInbox:
    """The folder of one bank's answers, over an open connection."""

    def __init__(self, context: Context, transport: Transport, bank: str) -> None:
        self._context = context
        self._transport = transport
        self._bank = bank
        self._adapter = context.adapters[bank]
        self._table = context.config.banks[bank]

    def stable(self) -> list[RemoteFile]:
        """Return the files that did not change between two looks: nobody is writing them."""
        first = self._named(self._transport.list_files(self._table.outbox))
        if not first:
            return []
        time.sleep(self._table.settle_seconds)
        second = set(self._transport.list_files(self._table.outbox))
        return [remote for remote in first if remote in second]

    def take(self, remote: RemoteFile) -> Answered | Finding | None:
        """Download, archive and apply one answer, then clear it away at the bank.

        Returns:
            What came of it, a finding when it is quarantined, None when it was read before.
        """
        path = f"{self._table.outbox}/{check_remote_name(remote.name)}"
        with tempfile.TemporaryDirectory(dir=self._context.store.data_dir) as folder:
            local = Path(folder) / "answer"
            with local.open("wb") as target:
                self._transport.download(path, target, self._context.config.limits.max_answer_bytes)
            sha256 = hash_of(local)
            kept = self._archive(local, remote.name, sha256)
        with self._context.store.transaction() as tx:
            applied = None
            if not answers.knows_answer(tx.connection, sha256):
                applied = self._apply(tx, remote.name, kept.read_bytes())
            file_id = answers.file_of_answer(tx.connection, sha256)
        self._keep_sidecar(file_id)
        if self._adapter.profile.removes_read_answers:
            self._transport.remove(path)
        return applied

    def _named(self, found: Iterable[RemoteFile]) -> list[RemoteFile]:
        """Leave out what a server hides or writes at present: names that begin with a dot."""
        return [remote for remote in found if not remote.name.startswith(".")]

    def _archive(self, local: Path, name: str, sha256: str) -> Path:
        """Keep the raw bytes before a word of them is read.

        Answers lie under the period worked on when they came; other bytes under a name that is
        taken get their hash into the name.
        """
        archive = self._context.store.archive
        period = self._context.default_period
        target = archive.path(period, self._bank, "inbound", name)
        if target.exists() and hash_of(target) != sha256:
            target = target.with_name(f"{sha256[:12]}-{name}")
        archive.keep(local, target, sha256)
        return target

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
        archive = self._context.store.archive
        with self._context.store.reading() as tx:
            record = files.file_record(tx.connection, file_id)
        if record is not None and record.attempt:
            archive.keep_file_state(record)
            archive.outbox_path(record.bank, record.name).unlink(missing_ok=True)


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
