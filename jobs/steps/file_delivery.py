"""The protocol that brings one file to its bank exactly once in effect (docs/BANKS.md).

Every step is journalled before it can have an effect at the bank, so that whoever comes after
a crash knows what may have happened. Nothing is repeated that may already have been done.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bank_adapters.transport.interface import (
    RemoteFileGoneError,
    RemoteFileMissingError,
    TargetExistsError,
    TransferError,
    Transport,
    temporary_name,
)
from einvoice.core.channels import ChannelProfile
from einvoice.core.deliveries import FileState
from einvoice.core.errors import DeadlineLostError, RefusedByCheckError
from einvoice.core.events import Event
from einvoice.core.invoices import InvoiceState
from einvoice.store import files
from einvoice.store.file_contents import move_contents
from einvoice.store.files import FileRecord
from einvoice.store.store import Store
from jobs.context import Context
from jobs.old_ledger import refuse_strangers
from jobs.steps.file_bytes import archived_bytes, take_back
from jobs.steps.manifest import put_manifest
from jobs.witness import keep_witness, keep_witness_of_sent


@dataclass(frozen=True, slots=True)
class Look:
    """The state at the bank: our bytes under the final name, or this attempt's temporary file.

    ``unproven`` = a file of our size has the final name and nobody may read it: ours perhaps.
    ``whole`` says of the temporary file whether it has our bytes.
    """

    final: bool = False
    unproven: bool = False
    temporary: bool = False
    whole: bool = False


class FileDelivery:
    """Delivers one file over an open connection.

    Args:
        context: of the command.
        transport: connected to the file's bank.
        record: the file as the ledger has it.
    """

    def __init__(self, context: Context, transport: Transport, record: FileRecord) -> None:
        self._context = context
        self._store: Store = context.store
        self._clock = context.clock
        self._transport = transport
        self._profile: ChannelProfile = context.adapters[record.bank].profile
        self._inbox = self._profile.inbox
        self._contract = context.config.banks[record.bank].contract
        self.record = record

    def deliver(self) -> FileRecord:
        """Take the file as far as it goes and return its state then.

        Raises:
            RefusedByCheckError: the bytes that were checked are lost and cannot be made again, or
                the bank holds other bytes under this name.
            TransferError: the transfer broke; the ledger says where.
        """
        content = archived_bytes(self._context, self.record)
        try:
            if self.record.state is not FileState.READY:
                self._resume()
            if self.record.state is FileState.READY:
                if content is None:
                    self._give_up()
                else:
                    self._send(content)
        except RemoteFileGoneError:
            self._taken()
        except TransferError:
            if self._profile.reads_back or self.record.state is not FileState.RENAMING:
                raise
            # Nothing can be proven by a look, so nothing is repeated: the bank's answer decides.
            self._advance(FileState.UNKNOWN, evidence="broke off, and nothing can be read back")
        return self.record

    def _give_up(self) -> None:
        """Take back an unsent file whose bytes are lost: its invoices go into a further one.

        Raises:
            RefusedByCheckError: always, but where the bank has the file already.
        """
        look = self.look()
        if look.final or look.unproven:  # somebody sent it by hand
            self._advance(FileState.SENDING, attempt=self.record.attempt + 1)
            self._sent("found at the bank") if look.final else self._not_proven()
            return
        take_back(self._context, self.record)

    def _resume(self) -> None:
        """Find out the result of an earlier attempt."""
        look = self.look()
        if look.final:
            self._sent("found at the bank")
        elif look.unproven:
            self._not_proven()
        elif look.whole and self.record.state is FileState.RENAMING:
            self._refuse_too_late()
            self._finish(self._temporary)
        elif look.temporary and self.record.state is FileState.RENAMING:
            self._advance(
                FileState.UNKNOWN, evidence="its temporary file is there, not proven whole"
            )
            self._advance(FileState.READY, verified=False)
        elif self.record.state is FileState.SENDING or look.temporary:
            self._advance(FileState.READY)  # under that name the bank took nothing
        elif self.record.state is FileState.RENAMING:
            evidence = "neither name was found" if self._profile.can_list else "nobody may look"
            self._advance(FileState.UNKNOWN, evidence=f"{evidence} at the bank")

    def _send(self, content: Path) -> None:
        self._refuse_too_late()
        if self.record.attempt == 0:
            refuse_strangers(self._context, self._transport, self.record)
        self._advance(FileState.SENDING, attempt=self.record.attempt + 1)
        keep_witness(self._context)
        look = self.look()
        if look.final:
            self._sent("found at the bank")
            return
        if look.unproven:
            self._not_proven()
            return
        self._remove_stale()
        if self._profile.can_rename:
            self._upload(content, self._temporary)
            # Read back by now: a bank that answers before we return has taken verified bytes.
            self._advance(FileState.RENAMING, verified=self._profile.reads_back)
            self._finish(self._temporary)
        else:
            self._advance(FileState.RENAMING)
            self._upload(content, self.record.name)
            self._finish(self.record.name)

    def _refuse_too_late(self) -> None:
        """Refuse to send what the bank must refuse: too few banking days to the due date.

        Raises:
            DeadlineLostError: the last sending day has passed, or its cut-off.
        """
        now, cut_off = self._clock.now(), self._profile.cut_off
        last = self.record.latest_sending_day
        if (now.date(), now.time()) > (last, cut_off):
            raise DeadlineLostError(
                "due-date-lost",
                file=self.record.file_id,
                now=f"{now:%Y-%m-%d %H:%M}",
                last=f"{last} {cut_off:%H:%M}",
                period=self.record.period,
            )

    def _taken(self) -> None:
        """The bank took the file before we had looked at it: it has it, under whichever name."""
        if self.record.state is FileState.SENDING:
            self._advance(FileState.RENAMING)
            self._advance(FileState.UNKNOWN, evidence="taken before it was read back")
        elif self.record.state is FileState.RENAMING:
            self._sent("taken by the bank at once")

    def _not_proven(self) -> None:
        """Equal size alone proves nothing, so nothing is repeated: the bank's answer decides."""
        if self.record.state is FileState.SENDING:
            self._advance(FileState.RENAMING)
        if self.record.state is FileState.RENAMING:
            self._advance(FileState.UNKNOWN, evidence="its name is there, and nobody may read it")

    def _upload(self, content: Path, name: str) -> None:
        with content.open("rb") as file:
            look = self._profile.can_list
            self._transport.upload(self._path(name), file, self.record.size, look=look)
        if not self._profile.reads_back:
            return
        if self._stored(name) != self.record.sha256:
            raise TransferError("stored-otherwise", file=self.record.file_id, transient=True)

    def _stored(self, name: str) -> str:
        """Read back what the bank stored and return its hash.

        Raises:
            RemoteFileGoneError: it was there a moment ago, so the bank took it meanwhile.
        """
        try:
            return self._transport.sha256(self._path(name))
        except RemoteFileMissingError as error:
            raise RemoteFileGoneError(
                "gone-while-read-back", file=self.record.file_id, why=error
            ) from error

    def _finish(self, temporary: str) -> None:
        """Give the file its final name; the ledger already says that this may have happened."""
        if temporary != self.record.name:
            try:
                self._transport.rename(self._path(temporary), self._path(self.record.name))
            except (TargetExistsError, RemoteFileMissingError):
                # A rename whose answer was lost looks like this when it is repeated.
                if not self.look().final:
                    raise
        if not self._profile.can_list:
            self._sent("confirmed; the bank lets nobody look")
            return
        there = self._transport.stat(self._path(self.record.name))
        self._sent("confirmed" if there else "taken by the bank at once")

    def look(self) -> Look:
        """Look for our bytes at the bank.

        Raises:
            RefusedByCheckError: other bytes are under the final name.
        """
        if not self._profile.can_list:
            return Look()
        remote = self._transport.stat(self._path(self.record.name))
        if remote is not None:
            if not self._may_be_ours(self.record.name, remote.size):
                raise RefusedByCheckError(
                    "bank-has-other-bytes", file=self.record.file_id, period=self.record.period
                )
            return Look(final=self._profile.reads_back, unproven=not self._profile.reads_back)
        there = self._transport.stat(self._path(self._temporary))
        whole = there is not None and self._is_ours(self._temporary, there.size)
        return Look(temporary=there is not None, whole=whole)

    def _remove_stale(self) -> None:
        """Remove what earlier attempts left under their temporary names."""
        if not self._profile.can_list:
            return
        for attempt in range(1, self.record.attempt):
            path = self._path(temporary_name(self.record.name, attempt))
            if self._transport.stat(path) is not None:
                self._transport.remove(path)

    @property
    def _temporary(self) -> str:
        """The name that the present attempt writes under; attempts count from 1."""
        return temporary_name(self.record.name, max(self.record.attempt, 1))

    def _is_ours(self, name: str, size: int) -> bool:
        """Return whether a file has our bytes; where nobody may read it, nothing proves that."""
        return self._profile.reads_back and self._may_be_ours(name, size)

    def _may_be_ours(self, name: str, size: int) -> bool:
        """Return whether nothing that may be looked at contradicts that a file is ours."""
        if size != self.record.size or not self._profile.reads_back:
            return size == self.record.size
        return self._transport.sha256(self._path(name)) == self.record.sha256

    def _path(self, name: str) -> str:
        return f"{self._inbox}/{name}"

    def _sent(self, evidence: str) -> None:
        """Record that the bank has the file; its manifest goes first, so that a kill repeats it."""
        put_manifest(self._transport, self._profile, self._contract, self.record)
        self._advance(
            FileState.SENT,
            verified=self._profile.reads_back,
            host_key=self._transport.host_key,
            sent_at=self._clock.now().isoformat(timespec="seconds"),
            evidence=evidence,
        )

    def _advance(self, new: FileState, **values: str | int | bool) -> None:
        """Commit the next state before anything else happens."""
        old = self.record
        record = replace(old, state=new, **values)  # type: ignore[arg-type] # the ledger's columns
        with self._store.writing() as tx:
            files.advance_file(tx, old, new, **values)
            if new is FileState.SENT:
                move_contents(tx, old.file_id, InvoiceState.RENDERED, InvoiceState.SENT)
            details: Mapping[str, object] = {"from": str(old.state), **values}
            tx.journal(Event.of_file(new), old.period, old.file_id, **details)
        self.record = record
        if new is FileState.SENT:
            keep_witness_of_sent(self._context)
