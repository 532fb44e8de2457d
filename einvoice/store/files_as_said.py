"""Files of which a bank was asked: each goes by what it said of every document in it."""

from collections.abc import Collection, Mapping

from sqlalchemy import or_, select, union_all

from einvoice.core.deliveries import FileState
from einvoice.core.events import Event
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.store import bank_words, doubts
from einvoice.store.answers import AS_SAID, TO_UNSENT
from einvoice.store.file_contents import CREDIT_NOTES, INVOICES
from einvoice.store.files import advance_file, records_of
from einvoice.store.tables import answers as answers_table
from einvoice.store.tables import files, journal
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_SETTLED = (FileState.ACCEPTED, FileState.PARTLY, FileState.REJECTED)

Said = Mapping[str, tuple[str, bool]]
"""By global id: the number, and whether the bank has it by its word."""


def may_be_at_banks(tx: ReadTransaction, period: Period) -> bool:
    """Return whether an answer may be at its bank although none is awaited.

    A killed run left there what it had read; or a person gave the bank's word in its place, and it
    has not come since. Or a file of this month or the month before was taken back or passed over,
    and its bank has it all the same: its invoices may be there twice until a person settles that.
    """
    columns, read = journal.c, answers_table.c
    is_open = read.outcome.in_(TO_UNSENT) & (read.settled_at == "")
    answered = select(read.file_id).where(~is_open)
    left = select(read.name).where(read.left_at_bank)
    asked = (columns.event == Event.FILE_ASKED) & (columns.period == str(period))
    months = [_month_of_ids(month) for month in (period, period.previous)]
    passed = (columns.event == Event.PASSED_OVER) & or_(
        *(columns.subject.startswith(month) for month in months)
    )
    said = select(columns.subject).where(asked | passed, columns.subject.not_in(answered))
    ids = files.c.file_id
    taken_back = select(ids).where(
        files.c.period.in_([period, period.previous]),
        files.c.state == FileState.WITHDRAWN,
        ids.not_in(answered),
    )
    return tx.execute(union_all(left, said, taken_back).limit(1)).first() is not None


def _month_of_ids(period: Period) -> str:
    """Return how the ids of a month's files begin: the month of issue, after the month consumed."""
    return f"{period.next.first_day:%y%m}"


def is_answered(tx: ReadTransaction, file_id: str) -> bool:
    """Return whether a message of a bank is about a file, whatever it says of it."""
    query = select(answers_table.c.sha256).where(answers_table.c.file_id == file_id)
    return tx.execute(query.limit(1)).first() is not None


def is_as_said(tx: ReadTransaction, file_id: str) -> bool:
    """Return whether a bank's answer to a file agrees with its word about every document."""
    columns = answers_table.c
    query = select(columns.sha256).where(columns.file_id == file_id, columns.outcome == AS_SAID)
    return tx.execute(query.limit(1)).first() is not None


def words_of_file(tx: ReadTransaction, file_id: str) -> Said:
    """Return the word about every document of a file.

    Empty where its bank was not asked, or while a document has no word.
    """
    if not doubts.is_asked(tx, file_id):
        return {}
    words, said = bank_words.words(tx), {}
    for held in (INVOICES, CREDIT_NOTES):
        query = select(held.attempts.c.global_id, held.table.c.number)
        query = query.join(held.table, held.row_id == held.attempt_of)
        for global_id, of in tx.execute(query.where(held.attempts.c.file_id == file_id)):
            number = invoice_number(of)
            if (number, file_id) not in words:
                return {}
            said[str(global_id)] = number, words[number, file_id]
    return said


def follow_words(tx: WriteTransaction, file_ids: Collection[str]) -> None:
    """Let settled files be accepted, partly accepted or rejected as their documents are."""
    for record in records_of(tx, file_ids):
        has = {has for _, has in words_of_file(tx, record.file_id).values()}
        if not has or record.state not in _SETTLED:
            continue
        whole = FileState.ACCEPTED if has == {True} else FileState.REJECTED
        state = FileState.PARTLY if len(has) > 1 else whole
        if state is not record.state:
            advance_file(tx, record, state)
            event = Event.of_file(state)
            tx.journal(event, record.period, record.file_id, by_hand=True)
