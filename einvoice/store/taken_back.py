"""Issued invoices that lines on later invoices take back whole."""

from sqlalchemy import ColumnElement, Text, cast, exists, literal

from einvoice.core.credit_notes import charge_id
from einvoice.store.input_tables import charges
from einvoice.store.tables import invoices

_BEFORE, _, _AFTER = charge_id("NUMBER", 1).partition("NUMBER")


def taken_back_by_lines() -> ColumnElement[bool]:
    """Return what selects the invoices that `credit --as correction` took back.

    They stay as they are and their banks keep them; but nothing is owed for them any more, so that
    no price or cost is bound by them. There may be as many as a company has flats, so the database
    looks each up by the id of its line.
    """
    line = literal(_BEFORE) + cast(invoices.c.number, Text) + literal(_AFTER)
    return exists().where(charges.c.charge_id == line).correlate(invoices)
