"""Issued invoices that lines on later invoices take back whole."""

from sqlalchemy import Connection, select

from einvoice.core.credit_notes import charge_id
from einvoice.store.input_tables import charges

_BEFORE, _, _AFTER = charge_id("NUMBER", 1).partition("NUMBER")


def taken_back_by_lines(connection: Connection) -> list[int]:
    """Return the numbers of invoices that `credit --as correction` took back.

    They stay as they are and their banks keep them; but nothing is owed for them any more, so that
    no price or cost is bound by them.
    """
    ids = connection.scalars(
        select(charges.c.charge_id).where(charges.c.charge_id.like(f"{_BEFORE}%{_AFTER}"))
    )
    numbers = (one.removeprefix(_BEFORE).removesuffix(_AFTER) for one in ids)
    return sorted(int(number) for number in numbers if number.isascii() and number.isdigit())
