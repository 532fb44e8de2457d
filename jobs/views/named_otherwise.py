"""Sent files of which their bank gave a person another hash than ours."""

from collections.abc import Sequence

from einvoice.core.deliveries import FileState
from einvoice.store.files import FileRecord
from einvoice.store.seen_files import seen_at_banks
from einvoice.store.transactions import ReadTransaction


def named_otherwise(tx: ReadTransaction, records: Sequence[FileRecord]) -> tuple[FileRecord, ...]:
    """Return the sent files without an answer whose bank has other bytes, by its word.

    Nothing is read where no file waits.
    """
    sent = [record for record in records if record.state is FileState.SENT]
    known = seen_at_banks(tx) if sent else {}
    return tuple(
        record
        for record in sent
        if (seen := known.get(record.file_id))
        and not seen.looked
        and seen.sha256 not in {"", record.sha256}
    )
