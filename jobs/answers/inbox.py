"""The folder of one bank's answers: lists, fetches, archives and applies what is ready there."""

import hashlib
import io
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from bank_adapters.messages.statements import BOUNDS, is_statement
from bank_adapters.transport.interface import (
    RemoteFile,
    RemoteNameError,
    TransferError,
    Transport,
    check_remote_name,
)
from einvoice.core.exit_codes import ExitCode
from einvoice.core.findings import Finding
from einvoice.core.foreign_names import escaped_text, plain_name
from einvoice.store import answers
from einvoice.store.archive import hash_of
from einvoice.store.archived_files import is_sidecar
from jobs.answers.failed_invoices import says_received_before
from jobs.answers.kept_message import KeptMessage
from jobs.answers.settle import Answered, AnswerReader
from jobs.context import Context
from jobs.payments.archived_statements import KeptStatement, keep_statement
from jobs.problems import Problem

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


@dataclass(frozen=True, slots=True)
class Fetched:
    """A message in the archive, and whether it is read first; ``statement`` where it is one."""

    path: Path
    name: str
    first: bool
    statement: KeptStatement | None = None


class _LargeStatement(io.RawIOBase):
    """Takes the bytes of a large file while its beginning is that of a statement."""

    def __init__(self, target: BinaryIO, refusal: TransferError) -> None:
        super().__init__()
        self._target = target
        self._refusal = refusal
        self._begun = False

    def writable(self) -> bool:
        return True

    def write(self, block: "ReadableBuffer") -> int:
        """Write a block.

        Raises:
            TransferError: the first of a file that is no statement.
        """
        if not self._begun and not is_statement(io.BytesIO(block)):
            raise self._refusal
        self._begun = True
        return self._target.write(block)


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

    def fetch(self, remote: RemoteFile) -> "Fetched":
        """Download and archive one message."""
        path = f"{self._outbox}/{_checked(remote.name)}"
        name = plain_name(remote.name)
        with self._context.store.temporary() as local:
            with local.open("wb") as target:
                self._download(path, target)
            sha256 = hash_of(local)
            self._read_again(path, sha256)
            with local.open("rb") as source:
                if is_statement(source):
                    statement = keep_statement(self._context, local, sha256, self.bank, name)
                    return Fetched(statement.path, name, first=False, statement=statement)
            kept = self._archive(local, name, sha256)
        return Fetched(kept, name, first=says_received_before(kept.read_bytes()))

    def apply(self, remote: RemoteFile, *, message: "Fetched") -> Answered | Finding | None:
        """Apply one message, then clear it away at the bank.

        A message that cannot be parsed stays there: the bank may still be writing it.

        Returns:
            What came of it, a finding when it is quarantined, None when it was read before.
        """
        kept = message.statement or KeptMessage.read(self.bank, message.path, message.name)
        applied = self._reader.read(kept)
        stays = self._reader.stays_at_the_bank(kept)
        if self._clears and not stays:
            self._transport.remove(f"{self._outbox}/{_checked(remote.name)}")
        return applied

    def keep_cleared(self) -> None:
        """Keep which messages are cleared away: a run killed before that looks there again."""
        with self._context.store.reading() as tx:
            left = answers.names_left(tx, self.bank)
        if left:
            listed = [plain_name(file.name) for file in self._transport.list_files(self._outbox)]
            with self._context.store.writing() as tx:
                answers.keep_cleared(tx, self.bank, listed)

    def _download(self, path: str, target: BinaryIO) -> None:
        """Download a message; only a statement may be larger than an answer.

        Raises:
            TransferError: it is larger, or could not be read.
        """
        try:
            self._transport.download(path, target, self._context.config.limits.max_answer_bytes)
        except TransferError as error:
            if error.cause.code != "remote-too-large":
                raise
            statement = _LargeStatement(target, error)
            self._transport.download(path, cast(BinaryIO, statement), BOUNDS.max_bytes)

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
