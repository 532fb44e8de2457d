"""Looks at a bank before anything replaces what it may have.

A person may have brought a file there by hand, and an answer may be there to a file of which the
bank told a person that it has nothing.
"""

from collections.abc import Iterable, Sequence

from einvoice.core.deliveries import FileState
from einvoice.core.errors import BankUnreachableError, RefusedByCheckError
from einvoice.core.exit_codes import ExitCode
from einvoice.store import doubts, files
from einvoice.store.files import FileRecord
from einvoice.store.files_as_said import is_answered
from einvoice.store.transactions import ReadTransaction
from jobs.answers.poll import poll
from jobs.at_banks import is_in_inbox, take_out_of_inbox
from jobs.banks import Banks
from jobs.context import Context
from jobs.old_ledger import contradicted, refuse_old


def look_first(context: Context, file_ids: Iterable[str | None]) -> None:
    """Fetch the answers of banks that may have some files, and look into their inboxes.

    ``file_ids`` are those of what is to be replaced or withdrawn; None and files that a run sent
    need no look.

    Raises:
        RefusedByCheckError: a bank has one of the files, or answers it.
        BankUnreachableError: nobody can look.
    """
    with context.store.reading() as tx:
        unproven = _unproven(tx, {file_id for file_id in file_ids if file_id})
    if not unproven:
        return
    with Banks(context) as banks:
        for bank in sorted({record.bank for record in unproven}):
            _look_at(context, banks, bank, [row for row in unproven if row.bank == bank])
    refuse_old(context)


def refuse_contradicted(context: Context, banks: Iterable[str]) -> None:
    """Refuse to replace or withdraw anything of banks whose open answers contradict their word.

    Raises:
        RefusedByCheckError: one does: it may have the invoices from another file than their last.
    """
    for bank in sorted(set(banks)):
        if late := contradicted(context, bank):
            raise late


def _unproven(tx: ReadTransaction, file_ids: set[str]) -> list[FileRecord]:
    """Return the files that are not sent, and those of which only a person says what became."""
    records = files.records_of(tx, sorted(file_ids))
    return [
        record
        for record in records
        if record.state is FileState.READY or doubts.is_asked(tx, record.file_id)
    ]


def _look_at(context: Context, banks: Banks, bank: str, unproven: Sequence[FileRecord]) -> None:
    _fetch_answers(context, banks, bank)
    refuse_contradicted(context, [bank])
    refuse_old(context)
    _refuse_brought(context, banks, [row for row in unproven if row.state is FileState.READY])
    _refuse_unread(context, banks, _only_said(context, unproven), clear_inbox=False)


def _fetch_answers(context: Context, banks: Banks, bank: str) -> None:
    problems = poll(context, banks, bank).problems
    if any(problem.code is ExitCode.BANK_UNREACHABLE for problem in problems):
        raise BankUnreachableError("bank-looked-at-first", bank=bank)


def look_for_unread(
    context: Context, file_ids: Iterable[str | None], *, clear_inbox: bool = False
) -> None:
    """Look into the inboxes of banks for files of which only a person says what became.

    A bank that was said to have one may be said to have nothing of it, and still read it there, or
    have answered it. With ``clear_inbox`` such a file is taken out.

    Raises:
        RefusedByCheckError: a file is in its bank's inbox, or cannot be taken out of it.
        BankUnreachableError: nobody can look.
    """
    with context.store.reading() as tx:
        records = files.records_of(tx, sorted({file_id for file_id in file_ids if file_id}))
    if said := _only_said(context, records):
        with Banks(context) as banks:
            for bank in sorted({record.bank for record in said}):
                _fetch_answers(context, banks, bank)
            unread = _only_said(context, said)
            _refuse_unread(context, banks, unread, clear_inbox=clear_inbox)


def _only_said(context: Context, records: Sequence[FileRecord]) -> list[FileRecord]:
    """Return the files that their banks did not answer, and of which a person said what became."""
    with context.store.reading() as tx:
        return [
            record
            for record in records
            if doubts.is_asked(tx, record.file_id) and not is_answered(tx, record.file_id)
        ]


def _refuse_unread(
    context: Context, banks: Banks, records: Sequence[FileRecord], *, clear_inbox: bool
) -> None:
    for record in records:
        file_id, bank = record.file_id, record.bank
        with banks.connected(bank) as transport:
            if not is_in_inbox(context, transport, bank, file_id):
                continue
            if not clear_inbox:
                raise RefusedByCheckError(
                    "unread-in-inbox", file=file_id, bank=bank, clear_inbox=""
                )
            take_out_of_inbox(context, transport, bank, file_id)


def look_for_brought(context: Context, records: Sequence[FileRecord]) -> None:
    """Look into the inboxes of banks for unsent files before they are taken back.

    Raises:
        RefusedByCheckError: a person brought one of them there.
        BankUnreachableError: nobody can look.
    """
    with Banks(context) as banks:
        _refuse_brought(context, banks, records)


def _refuse_brought(context: Context, banks: Banks, records: Sequence[FileRecord]) -> None:
    for bank in sorted({record.bank for record in records}):
        with banks.connected(bank) as transport:
            for record in (row for row in records if row.bank == bank):
                if is_in_inbox(context, transport, bank, record.file_id):
                    raise RefusedByCheckError(
                        "brought-by-hand", bank=bank, file=record.file_id, hash="HASH"
                    )
