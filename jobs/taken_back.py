"""Files that were taken back here and that their banks have all the same."""

from bank_adapters.messages.fail_codes import DUPLICATE
from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError
from einvoice.store import files
from einvoice.store.sent_twice import sent_twice
from einvoice.store.transactions import ReadTransaction

HERE = "file-taken-back-here"
"""Somebody brought it there and did not say so; its invoices wait here to go once more."""
BESIDE_OTHERS = "taken-back-sent-twice"
"""Its flats have invoices in a further file by now: the bank is to recall the first."""


def has_all_the_same(tx: ReadTransaction, bank: str, file_id: str) -> RefusedByCheckError:
    """Return why nothing more goes to a bank that has a file which was taken back here."""
    other = beside_others(tx, bank, file_id)
    return other or RefusedByCheckError(HERE, file=file_id, bank=bank)


def beside_others(tx: ReadTransaction, bank: str, file_id: str) -> RefusedByCheckError | None:
    """Return that flats of such a file have invoices from a further file; None where none has."""
    record = files.file_record(tx, file_id)
    twice = sent_twice(tx, file_id, DUPLICATE)
    if record is None or record.state is not FileState.WITHDRAWN or not twice:
        return None
    others = ", ".join(sorted({other for _, other in twice}))
    return RefusedByCheckError(
        BESIDE_OTHERS, file=file_id, bank=bank, others=others, count=len(twice)
    )
