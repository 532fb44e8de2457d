"""Flats and invoices whose name is nearly that which somebody typed."""

from collections.abc import Iterator

from sqlalchemy import select

from einvoice.core.numbering import invoice_number
from einvoice.store.input_tables import flats
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction

_READ = 20_000
_SHOWN = 3


def is_flat(tx: ReadTransaction, flat_id: str) -> bool:
    """Return whether a flat of this id was ever imported."""
    query = select(flats.c.flat_id).where(flats.c.flat_id == flat_id).limit(1)
    return tx.execute(query).first() is not None


def near_flats(tx: ReadTransaction, flat_id: str) -> list[str]:
    """Return up to three flats with a similar id, the nearest first; reads at most 20,000."""
    from difflib import get_close_matches

    query = select(flats.c.flat_id).distinct().order_by(flats.c.flat_id).limit(_READ)
    if flat_id[:1].isalnum():
        query = query.where(flats.c.flat_id.startswith(flat_id[0].upper(), autoescape=True))
    return get_close_matches(flat_id.upper(), tx.scalars(query), n=_SHOWN)


def near_invoices(tx: ReadTransaction, number: str) -> list[tuple[str, str]]:
    """Return up to three invoices whose number was typed nearly right, each with its flat.

    That is a digit doubled, left out beside its like, or two changed round: the numbers of a month
    differ in their last digits alone, so that any other likeness says nothing.
    """
    columns = invoices.c
    query = (
        select(columns.number, columns.flat_id)
        .where(columns.number.in_({int(near) for near in _slips(number) if near.isdecimal()}))
        .order_by(columns.number)
        .limit(_SHOWN)
    )
    return [(invoice_number(row.number), row.flat_id) for row in tx.execute(query)]


def _slips(number: str) -> Iterator[str]:
    """Yield what somebody may have wanted to type."""
    for place, digit in enumerate(number):
        head, tail = number[:place], number[place + 1 :]
        yield head + digit + digit + tail
        if head + tail:
            yield head + tail
        yield head + tail[:1] + digit + tail[1:]
