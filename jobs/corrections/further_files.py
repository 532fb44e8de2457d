"""Unsent files that were made of what a bank has from an earlier file after all."""

from collections.abc import Sequence

from einvoice.store import bank_words, files
from einvoice.store.withdrawals import unsent_again
from jobs.context import Context
from jobs.corrections.look_first import look_for_brought


def further_files(context: Context, file_ids: Sequence[str]) -> list[str]:
    """Return the unsent files in which a bank would get again what it has from some files.

    They are made between a plan and the bank's late answer, and are taken back.

    Raises:
        RefusedByCheckError: a person brought one of them to the bank.
        BankUnreachableError: nobody can look there.
    """
    with context.store.reading() as tx:
        said = {file for (_, file), has in bank_words.words(tx).items() if not has}
        again = {
            name for file_id in file_ids if file_id in said for name in unsent_again(tx, file_id)
        }
        records = files.records_of(tx, sorted(again))
    look_for_brought(context, records)
    return sorted(again)
