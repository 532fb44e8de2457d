"""File ids: which is a bank's next of a month, and when it counts as given."""

import datetime as dt

from einvoice.core import numbering
from einvoice.store import sequences
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.context import Context


def next_file_id(
    context: Context, tx: ReadTransaction, bank: str, issue_date: dt.date, ahead: int = 0
) -> str:
    """Return the id of the bank's next file of that month; it is not given yet.

    ``ahead`` counts the files that are planned before it.
    """
    given = sequences.last_of(tx, sequences.of_files(bank, f"{issue_date:%y%m}"))
    code = context.adapters[bank].profile.file_code
    return numbering.file_id(issue_date, code, given + 1 + ahead, context.installation_tag)


def give_file_id(tx: WriteTransaction, bank: str, file_id: str) -> None:
    """Let the id that was next count as given.

    Raises:
        RuntimeError: it was given meanwhile.
    """
    name = sequences.of_files(bank, numbering.month_of(file_id))
    if sequences.take(tx, name, 1) != numbering.sequence_of(file_id) - 1:
        raise RuntimeError(f"{file_id}: its number was taken meanwhile")
