"""The rows of a flat's customers, of all times."""

from collections.abc import Sequence

from einvoice.core.premises import Customer
from einvoice.store.rows import rows_with
from einvoice.store.transactions import ReadTransaction


def customers_of(tx: ReadTransaction, flat_id: str) -> Sequence[Customer]:
    """Return every row of a flat; a page asks for its rights, and for what it shows."""
    return tx.once(("customers", flat_id), lambda: rows_with(tx, Customer, flat_id=flat_id))
