"""Files of ours that were seen at a bank, or that a person knows to be there.

Kept in the journal: what the ledger has not sent and a bank has proves that the ledger is older
than what was done.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from einvoice.core.deliveries import FileState
from einvoice.core.events import Event
from einvoice.store import journal
from einvoice.store.doubts import refused_as_known
from einvoice.store.files import FileRecord
from einvoice.store.tables import answers, files
from einvoice.store.transactions import ReadTransaction, WriteTransaction

IN_INBOX = "inbox"
"""How a look into a bank's inbox is kept."""


@dataclass(frozen=True, slots=True)
class SeenAtBank:
    """A file at its bank. ``sha256`` is empty where nobody could read it.

    ``issued`` is the day in its header, ISO, which is the day of issue of its invoices. ``looked``:
    a look into the bank's inbox says so, and no person. ``invoices`` and ``total_cents`` are what
    its footer says; None where nobody could read it.
    """

    bank: str
    sha256: str = ""
    issued: str = ""
    looked: bool = False
    invoices: int | None = None
    total_cents: int | None = None


def note(tx: WriteTransaction, file_id: str, seen: SeenAtBank, how: str, **detail: str) -> None:
    """Keep that a bank has a file; what was kept of it before is replaced."""
    facts: dict[str, Any] = {"bank": seen.bank, "sha256": seen.sha256, "issued": seen.issued}
    if seen.invoices is not None:
        facts |= {"invoices": seen.invoices, "total_cents": seen.total_cents}
    tx.journal(Event.SEEN_AT_BANK, "", file_id, **facts, how=how, **detail)


def seen_at_banks(tx: ReadTransaction) -> dict[str, SeenAtBank]:
    """Return every file that was ever seen at a bank without being sent, by its id."""
    seen: dict[str, SeenAtBank] = {}
    for file_id, detail in journal.details(tx, Event.SEEN_AT_BANK):
        facts: Mapping[str, Any] = json.loads(detail)
        named = facts["bank"], facts["sha256"], facts["issued"], facts["how"] == IN_INBOX
        seen[file_id] = SeenAtBank(*named, facts.get("invoices"), facts.get("total_cents"))
    return seen


def seen_unsent(
    tx: ReadTransaction,
    bank: str,
    known: Collection[str] = (),
    seen: Mapping[str, SeenAtBank] | None = None,
) -> dict[str, SeenAtBank]:
    """Return the files that a bank has and that the ledger calls unsent, or does not know.

    Those that a person passed over are left out. Of a file in the inbox that the bank had received
    before nothing more is known: it refused that upload, and counted what came first. ``known``:
    files of which it said so, by another source than the answers that are here. ``seen``: what
    `seen_at_banks` returns, where the caller has it.
    """
    all_seen = seen_at_banks(tx) if seen is None else seen
    there = {file_id: file for file_id, file in all_seen.items() if file.bank == bank}
    if not there:
        return {}
    over, refused = passed_over(tx), refused_as_known(tx) | {*known}
    query = select(files.c.file_id, files.c.state)
    states = {row.file_id: row.state for row in tx.execute(query)}
    return {
        file_id: SeenAtBank(bank, looked=True) if file.looked and file_id in refused else file
        for file_id, file in there.items()
        if file_id not in over and states.get(file_id, FileState.READY) is FileState.READY
    }


def taken_back_at_bank(tx: ReadTransaction, bank: str) -> list[str]:
    """Return the files that were taken back unsent and that their bank has all the same.

    Somebody brought them there and did not say so, or a sending that was taken for broken off had
    arrived. Those that a person passed over are left out.
    """
    columns = files.c
    withdrawn = (columns.bank == bank) & (columns.state == FileState.WITHDRAWN)
    query = select(columns.file_id).where(withdrawn)
    taken_back = set(tx.scalars(query))
    taken_back -= passed_over(tx) if taken_back else set()
    if not taken_back:
        return []
    answered = set(tx.scalars(select(answers.c.file_id).where(answers.c.bank == bank)))
    return sorted(taken_back & (answered | seen_at_banks(tx).keys()))


def named_by_hash(tx: ReadTransaction, bank: str) -> frozenset[str]:
    """Return the files whose hash at their bank is known by the bank's word to a person."""
    seen = seen_at_banks(tx).items()
    return frozenset(
        file_id for file_id, file in seen if file.bank == bank and file.sha256 and not file.looked
    )


def is_named_otherwise(tx: ReadTransaction, record: FileRecord) -> bool:
    """Return whether a bank gave a person another hash than ours for its file of this id."""
    seen = seen_at_banks(tx).get(record.file_id)
    return seen is not None and not seen.looked and seen.sha256 not in {"", record.sha256}


def passed_over(tx: ReadTransaction) -> frozenset[str]:
    """Return the file ids that a person declared not to be at their bank."""
    return frozenset(subject for subject, _ in journal.details(tx, Event.PASSED_OVER))
