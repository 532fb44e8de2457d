"""Files that are at the banks although this database has not sent them: then the database is old.

A bank's answer says so, a look into its inbox, or a person who asked the bank.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from bank_adapters.transport.interface import (
    RemoteFile,
    RemoteFileMissingError,
    TransferError,
    Transport,
    temporary_name,
)
from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.money import parse_scaled
from einvoice.core.numbering import is_file_id_of, month_of, sequence_of
from einvoice.store import answers, files, sequences
from einvoice.store.archive import hash_of
from einvoice.store.files import FileRecord
from einvoice.store.seen_files import (
    IN_INBOX,
    SeenAtBank,
    note,
    passed_over,
    seen_at_banks,
    seen_unsent,
)
from einvoice.store.transactions import ReadTransaction
from einvoice.texts.screens import label
from jobs.context import Context

_IDS = re.compile(r"(?=([0-9A-Z]{17}))")
_DAY = re.compile(rb"<Header><Date>(\d{4}-\d{2}-\d{2})</Date>")
_FOOTER = re.compile(
    rb"<Footer><TotalNumberInvoices>(\d{1,7})</TotalNumberInvoices>"
    rb"<TotalAmount>(-?\d{1,12}\.\d\d)</TotalAmount></Footer>"
)
_ENDS = 1000
"""As many bytes at the begin and the end of a file have its header and its footer."""
_MOST_BYTES = 1 << 28
_MOST_AHEAD = 1_000
"""More files than a database that was put back can lack of one month and bank."""


def is_ours(context: Context, tx: ReadTransaction, bank: str, file_id: str) -> bool:
    """Return whether this installation can have made a file id for a bank.

    One far beyond the last that the ledger gave is a bank's mistake, or hostile: taken for ours it
    would use up the sequence.
    """
    code = context.adapters[bank].profile.file_code
    if not is_file_id_of(file_id, code, context.installation_tag):
        return False
    last = sequences.last_of(tx, sequences.of_files(bank, month_of(file_id)))
    return sequence_of(file_id) <= last + _MOST_AHEAD


def unsent(tx: ReadTransaction, bank: str) -> list[str]:
    """Return the ids of files that a bank has and that the ledger calls unsent or does not know."""
    seen = seen_unsent(tx, bank)
    return sorted({*answers.of_unsent(tx, bank), *seen})


def look_into_inbox(context: Context, transport: Transport, bank: str) -> None:
    """Note the files of ours in a bank's inbox that the ledger lacks, or has with other bytes.

    A file that waits in the ledger and is there with its own bytes was sent by hand: sending
    finds it. Where nobody may list the inbox, nothing is seen.
    """
    profile = context.adapters[bank].profile
    if not profile.can_list:
        return
    listed = transport.list_files(profile.inbox)
    by_id = _by_id(listed)
    _clear_taken_back(context, transport, bank, listed)
    with context.store.reading() as tx:
        known = {row.file_id: row for row in files.file_records(tx, bank=bank)}
        before = seen_at_banks(tx)
        read = {file_id for file_id, seen in before.items() if seen.sha256}
        left = read | passed_over(tx) | _begun(known)
        answered = set(answers.of_unsent(tx, bank))
        new = {
            file_id: remote
            for file_id, remote in by_id.items()
            if file_id not in left
            and is_ours(context, tx, bank, file_id)
            and not _is_our_part(known.get(file_id), remote.name)
        }
    for file_id, remote in sorted(new.items()):
        seen, record = _seen(context, transport, bank, remote), known.get(file_id)
        # Of what was answered the same bytes are worth a note too: they prove whose it is.
        taken_back = record is not None and record.state is FileState.WITHDRAWN
        same = record is not None and seen.sha256 in {"", record.sha256}
        other = taken_back or not same or file_id in answered
        if other and (seen.sha256 or file_id not in before):
            with context.store.writing() as tx:
                note(tx, file_id, seen, IN_INBOX)


def _clear_taken_back(
    context: Context, transport: Transport, bank: str, listed: tuple[RemoteFile, ...]
) -> None:
    """Remove the temporary files of files that were taken back, and say so: the bank has no use.

    What the bank does not let us remove is only named.
    """
    with context.store.reading() as tx:
        taken_back = files.file_records(tx, bank=bank, states=[FileState.WITHDRAWN])
    names = {file.name for file in listed}
    for record in taken_back:
        for attempt in range(1, record.attempt + 1):
            name = temporary_name(record.name, attempt)
            if name not in names:
                continue
            key = "part_removed"
            try:
                transport.remove(f"{context.adapters[bank].profile.inbox}/{name}")
            except TransferError:
                key = "part_left"
            language = context.config.language
            context.talk.say(label(key, language, bank=bank, name=name, file=record.file_id))


def is_in_inbox(context: Context, transport: Transport, bank: str, file_id: str) -> bool:
    """Return whether a file with this id is in a bank's inbox, as far as its names can be seen.

    Under a temporary name the bank takes nothing.
    """
    profile = context.adapters[bank].profile
    listed = transport.list_files(profile.inbox) if profile.can_list else ()
    return any(file_id in file.name for file in listed if not file.name.startswith("."))


def take_out_of_inbox(context: Context, transport: Transport, bank: str, file_id: str) -> None:
    """Remove a file of ours from a bank's inbox, so that the bank cannot read it later.

    Raises:
        RefusedByCheckError: the bank does not let us, and the file is there still.
    """
    inbox = context.adapters[bank].profile.inbox
    why: TransferError | None = None
    for file in transport.list_files(inbox):
        if file_id in file.name and not file.name.startswith("."):
            try:
                transport.remove(f"{inbox}/{file.name}")
            except RemoteFileMissingError:
                continue  # the bank took it meanwhile
            except TransferError as error:
                why = error
    if is_in_inbox(context, transport, bank, file_id):
        raise RefusedByCheckError("inbox-not-cleared", file=file_id, bank=bank) from why


def _begun(known: Mapping[str, FileRecord]) -> set[str]:
    """Return the ids of files whose sending began, but of those that were taken back since."""
    return {
        file_id
        for file_id, record in known.items()
        if record.state is not FileState.WITHDRAWN
        and (record.attempt or record.state is not FileState.READY)
    }


def _is_our_part(record: FileRecord | None, name: str) -> bool:
    """Return whether a remote name is that of a part which a sending of ours left: no file yet."""
    attempts = record.attempt if record else 0
    return record is not None and any(
        name == temporary_name(record.name, attempt) for attempt in range(1, attempts + 1)
    )


def _by_id(listed: tuple[RemoteFile, ...]) -> Mapping[str, RemoteFile]:
    """Return the files by the id that their name quotes: not what is written, or beside them."""
    best_last = sorted(listed, key=lambda file: (file.name[0] != ".", file.name.endswith(".xml")))
    return {file_id: file for file in best_last for file_id in _IDS.findall(file.name)}


def _seen(context: Context, transport: Transport, bank: str, remote: RemoteFile) -> SeenAtBank:
    """Read a file of ours at its bank, as far as that is allowed."""
    profile = context.adapters[bank].profile
    if not profile.reads_back or remote.name.startswith("."):
        return SeenAtBank(bank)
    with context.store.temporary() as local:
        try:
            with local.open("wb") as target:
                transport.download(f"{profile.inbox}/{remote.name}", target, _MOST_BYTES)
        except RemoteFileMissingError:
            return SeenAtBank(bank)  # the bank took it meanwhile
        day, sums = _day_in(local), _sums_in(local)
        return SeenAtBank(bank, hash_of(local), day, invoices=sums[0], total_cents=sums[1])


def _day_in(path: Path) -> str:
    """Return the day in a file's header; empty where it is none that we wrote."""
    with path.open("rb") as file:
        match = _DAY.search(file.read(_ENDS))
    return match[1].decode() if match else ""


def _sums_in(path: Path) -> tuple[int, int] | tuple[None, None]:
    """Return how many invoices a file's footer counts and its cents; None where we wrote none."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _ENDS))
        match = _FOOTER.search(file.read())
    return (int(match[1]), parse_scaled(match[2].decode(), 2)) if match else (None, None)
