"""Drafts that carry an account whose documents changed: they are calculated anew before issuing."""

from collections.abc import Sequence

from sqlalchemy import Select, select, update

from einvoice.store.payment_tables import account_balances
from einvoice.store.tables import calculated_months
from einvoice.store.transactions import WriteTransaction


def note_flats(tx: WriteTransaction, flat_ids: Sequence[str] | Select[tuple[str]]) -> None:
    """Note that accounts of some flats changed: months that carry them are to be calculated."""
    months = select(account_balances.c.period).where(account_balances.c.flat_id.in_(flat_ids))
    stale = update(calculated_months).where(calculated_months.c.period.in_(months))
    tx.execute(stale.values(rows_since=True))
