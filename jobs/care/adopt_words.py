"""Lets a database from an older copy know what banks said of doubtful refusals since."""

from collections.abc import Iterator
from pathlib import Path

from einvoice.core.credit_notes import CreditNote
from einvoice.core.invoices import InvoiceState
from einvoice.store import archived_words, bank_words, credit_notes, withdrawals
from einvoice.store.archived_words import ArchivedWord
from einvoice.store.files_as_said import follow_words
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.store.withdrawals import IssuedNow
from jobs.context import Context
from jobs.corrections.bank_words import stand_as_said


def adopt_words(context: Context) -> None:
    """Keep the words that the archive knows, once the answers they are about were read again."""
    file_ids = set()
    with context.store.writing() as tx:
        for word in list(archived_words.not_known(tx, context.store.data_dir)):
            number = int(word.number)
            bank_words.keep(tx, word.period, number, word.file_id, has=word.has, after="restore")
            for invoice in _still_refused(tx, word):
                stand_as_said(tx, invoice, word.file_id, has=word.has)
            file_ids.add(word.file_id)
        follow_words(tx, file_ids)


def take_words_back(tx: WriteTransaction, data_dir: Path) -> None:
    """Let an invoice be refused again whose bank's word a person turned round since the copy.

    Before files are adopted: it may be in a further file since.
    """
    known, file_ids = bank_words.words(tx), set()
    for word in list(archived_words.not_known(tx, data_dir)):
        invoice = withdrawals.issued_by_number(tx, int(word.number))
        turned = not word.has and known.get((word.number, word.file_id)) is True
        if (
            turned
            and invoice
            and invoice.file_id == word.file_id
            and invoice.state is InvoiceState.ACCEPTED
        ):
            bank_words.keep(
                tx, word.period, invoice.number, word.file_id, has=False, after="restore"
            )
            stand_as_said(tx, invoice, word.file_id, has=False)
            file_ids.add(word.file_id)
    follow_words(tx, file_ids)


def _still_refused(tx: ReadTransaction, word: ArchivedWord) -> Iterator[IssuedNow | CreditNote]:
    """Yield the document of a word if its last file is that of the word."""
    number = int(word.number)
    issued = withdrawals.issued_by_number(tx, number)
    note = credit_notes.credit_note(tx, number)
    if issued and issued.file_id == word.file_id and issued.state is InvoiceState.REJECTED:
        yield issued
    if note and note.state is InvoiceState.REJECTED:
        file_id, _ = credit_notes.last_attempt(tx, number)
        if file_id == word.file_id:
            yield note
