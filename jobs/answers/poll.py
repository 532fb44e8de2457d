"""Step five: fetches the banks' answers and settles each invoice from them."""

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from bank_adapters.transport.interface import (
    RemoteFile,
    RemoteFileMissingError,
    RemoteNameError,
    TransferError,
    Transport,
    check_remote_name,
)
from einvoice.core.errors import EInvoiceError, RefusedByCheckError, StorageError
from einvoice.core.exit_codes import ExitCode
from einvoice.core.findings import Finding
from einvoice.core.foreign_names import escaped_text, plain_name
from einvoice.store import answers
from einvoice.store.archive import hash_of
from einvoice.store.archived_files import is_sidecar
from jobs.answers.kept_message import KeptMessage
from jobs.answers.read_again import read_open_again
from jobs.answers.settle import Answered, AnswerReader
from jobs.at_banks import look_into_inbox
from jobs.banks import Banks
from jobs.context import Context
from jobs.old_ledger import stopped
from jobs.problems import Problem, place_of, problem_of, problem_of_finding


@dataclass(frozen=True, slots=True)
class Polled:
    """The result of polling."""

    answers: tuple[Answered, ...]
    problems: tuple[Problem, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Findings about messages that were read."""
        return tuple(finding for answer in self.answers for finding in answer.findings)


def poll(context: Context, banks: Banks, bank: str | None = None) -> Polled:
    """Read every answer that is ready at the banks; a bad answer never blocks the others.

    Whatever breaks while one bank is polled is a problem of that bank alone, so that rendering and
    sending go on.
    """
    read: list[Answered] = []
    problems: list[Problem] = []
    for name in context.banks(bank):
        _read_open_again(context, name, read, problems)
        try:
            with banks.connected(name) as transport:
                inbox = AnswerInbox(context, transport, name)
                for remote in inbox.stable():
                    _read_one(inbox, remote, read, problems)
                inbox.keep_cleared()
                look_into_inbox(context, transport, name)
        except TransferError as error:
            problems.append(Problem(ExitCode.BANK_UNREACHABLE, error.cause, name))
        except EInvoiceError as error:
            problems.append(problem_of(error, name))
        except Exception as error:  # noqa: BLE001 - an answer is worth less than what must be sent
            problems.append(_broken(name, error))
        if stop := stopped(context, name):
            problems.append(problem_of(stop))
    return Polled(tuple(read), tuple(problems))


def look_at_banks(context: Context) -> tuple[Problem, ...]:
    """Learn what is at the banks, which may prove the ledger old; return who cannot be reached.

    Whatever else is wrong with a message, the next `run` or `poll` says.
    """
    with Banks(context) as banks:
        polled = poll(context, banks)
    return tuple(
        problem for problem in polled.problems if problem.code is ExitCode.BANK_UNREACHABLE
    )


def _broken(where: str, error: Exception) -> Problem:
    """Name what nobody expected, without a word of the error: it may quote a message."""
    return Problem.of(ExitCode.UNEXPECTED, "answers-broke-off", where=where, place=place_of(error))


def _read_open_again(
    context: Context, bank: str, read: list[Answered], problems: list[Problem]
) -> None:
    """Read a bank's open messages again; what breaks there never keeps new messages unread."""
    try:
        for answered in read_open_again(context, bank):
            _keep(answered, read, problems)
    except EInvoiceError as error:
        problems.append(problem_of(error, bank))
    except Exception as error:  # noqa: BLE001 - one archived message is not the bank
        problems.append(_broken(bank, error))


def _keep(found: Answered, read: list[Answered], problems: list[Problem]) -> None:
    read.append(found)
    if found.waiting:
        problems.append(_queue_problem(found))


def _read_one(
    inbox: "AnswerInbox", remote: RemoteFile, read: list[Answered], problems: list[Problem]
) -> None:
    try:
        answered = inbox.take(remote)
    except Exception as error:  # noqa: BLE001 - the fault of this message, not of the next
        if problem := _of_message(inbox, remote, error):
            problems.append(problem)
        return
    if isinstance(answered, Finding):
        problems.append(_finding_problem(answered))
    elif answered is not None:
        _keep(answered, read, problems)


def _of_message(inbox: "AnswerInbox", remote: RemoteFile, error: Exception) -> Problem | None:
    """Return the problem of one message; None where there is nothing to report.

    Raises:
        EInvoiceError: it concerns every message of the bank.
    """
    name = plain_name(remote.name)
    match error:
        case RemoteFileMissingError():
            return None  # the bank took it back between two looks
        case RemoteNameError():
            return inbox.unsafe_name_once(remote.name)
        case TransferError(transient=False):
            return Problem(ExitCode.NEEDS_A_PERSON, error.cause)
        case RefusedByCheckError() | StorageError():
            return problem_of(error, name)
        case EInvoiceError():
            raise error
        case _:
            return _broken(f"{inbox.bank}: {name}", error)


def _finding_problem(found: Finding) -> Problem:
    """Return a finding as a problem; proof of an old ledger stops its bank's files."""
    problem = problem_of_finding(found)
    if found.code == answers.UNSENT_FILE:
        return replace(problem, code=ExitCode.REFUSED_BY_CHECK)
    return problem


def _queue_problem(found: Answered) -> Problem:
    return Problem.of(
        ExitCode.NEEDS_A_PERSON,
        "applications-wait",
        name=found.name,
        count=len(found.waiting),
        applications=found.waiting,
    )


class AnswerInbox:
    """The folder of one bank's answers, over an open connection."""

    def __init__(self, context: Context, transport: Transport, bank: str) -> None:
        self._context = context
        self._transport = transport
        self.bank = bank
        self._adapter = context.adapters[bank]
        self._outbox = self._adapter.profile.outbox
        self._settle_seconds = context.config.banks[bank].settle_seconds
        self._clears = self._adapter.profile.removes_read_answers
        self._reader = AnswerReader(context, bank, cleared=self._clears)
        self.language = context.config.language

    def stable(self) -> list[RemoteFile]:
        """Return the files that did not change between two looks: nobody is writing them."""
        first = self._named(self._transport.list_files(self._outbox))
        if not first:
            return []
        time.sleep(self._settle_seconds)
        second = set(self._transport.list_files(self._outbox))
        return [remote for remote in first if remote in second]

    def take(self, remote: RemoteFile) -> Answered | Finding | None:
        """Download, archive and apply one message, then clear it away at the bank.

        A message that cannot be parsed stays there: the bank may still be writing it.

        Returns:
            What came of it, a finding when it is quarantined, None when it was read before.
        """
        path = f"{self._outbox}/{_checked(remote.name)}"
        name = plain_name(remote.name)
        with self._context.store.temporary() as local:
            with local.open("wb") as target:
                self._transport.download(path, target, self._context.config.limits.max_answer_bytes)
            sha256 = hash_of(local)
            self._read_again(path, sha256)
            kept = self._archive(local, name, sha256)
        message = KeptMessage.read(self.bank, kept, name)
        applied = self._reader.read(message)
        stays = self._reader.stays_at_the_bank(message)
        if self._clears and not stays:
            self._transport.remove(path)
        return applied

    def keep_cleared(self) -> None:
        """Keep which messages are cleared away: a run killed before that looks there again."""
        with self._context.store.reading() as tx:
            left = answers.names_left(tx, self.bank)
        if left:
            listed = [plain_name(file.name) for file in self._transport.list_files(self._outbox)]
            with self._context.store.writing() as tx:
                answers.keep_cleared(tx, self.bank, listed)

    def _read_again(self, path: str, sha256: str) -> None:
        """Read a message a second time, for it is cleared away and a bit may change a verdict.

        Raises:
            TransferError: it came otherwise; it stays at the bank.
        """
        if self._transport.sha256(path) != sha256:
            name = plain_name(path.rpartition("/")[2])
            raise TransferError(
                "message-read-otherwise",
                bank=self.bank,
                path=f"{self._outbox}/{name}",
                transient=False,
            )

    def unsafe_name_once(self, name: str) -> Problem | None:
        """Return the problem of an unsafe name; None where it was told before."""
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
        at = self._context.clock.timestamp()
        with self._context.store.writing() as tx:
            if not answers.is_new_unsafe_name(tx, self.bank, digest, at):
                return None
        return Problem.of(
            ExitCode.NEEDS_A_PERSON, "unsafe-name-left", bank=self.bank, name=escaped_text(name)
        )

    def _named(self, found: Iterable[RemoteFile]) -> list[RemoteFile]:
        """Leave out what a server hides or writes at present: names that begin with a dot."""
        return [remote for remote in found if not remote.name.startswith(".")]

    def _archive(self, local: Path, name: str, sha256: str) -> Path:
        """Keep the raw bytes before a word of them is read.

        Answers are kept under the period worked on when they came; other bytes under a name that is
        taken get their hash into the name.
        """
        archive = self._context.store.archive
        period = self._context.default_period
        target = archive.path(period, self.bank, "inbound", name)
        if target.exists() and hash_of(target) != sha256:
            target = target.with_name(f"{sha256[:12]}-{name}")
        archive.keep(local, target, sha256)
        return target


def _checked(name: str) -> str:
    """Return a remote name that may be used in a path.

    Raises:
        RemoteNameError: it is unsafe, or that of a file which the archive keeps beside others.
    """
    check_remote_name(name)
    if is_sidecar(name):
        raise RemoteNameError("remote-name-of-archive")
    return name
