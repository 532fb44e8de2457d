"""A company whose month is at the banks, and a flat that was sold in the middle of August.

The former owner was invoiced until July, the present one from August on; September was credited and
issued anew. Sums are unlike each other, so that each is known wherever it is shown.
"""

import datetime as dt
from dataclasses import dataclass

from sample_company import Company
from sqlalchemy import insert, select, text, update

from einvoice.core.account_keys import AccountKey
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.store.credit_note_tables import credit_notes
from einvoice.store.input_tables import customers
from einvoice.store.tables import invoice_lines, invoices
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context

TODAY = "2026-11-29"
SOLD_ON = dt.date(2026, 8, 16)
NEW_SINCE = dt.date(2026, 11, 10)
FORMER, FORMER_CODE = "Fricis Bijušais", "010190-11004"
FORMER_SUMS = {"2025-10": 10_101, "2026-06": 10_606, "2026-07": 10_707}
OWN_SUMS = {"2026-08": 20_808, "2026-09": 20_909}
VOID_CENTS, CREDITED_CENTS = 33_333, 44_444
NEIGHBOUR_CENTS = 55_555
CREDITED, REPLACEMENT, VOID, NOTE = 260_900_001, 260_900_002, 260_900_003, 260_900_009


@dataclass(frozen=True)
class SoldFlat:
    """The company, the flat with its two customers, and a neighbour's flat at the same bank.

    ``new_flat`` is a flat whose customer came in November.
    """

    company: Company
    flat_id: str
    neighbour: str
    new_flat: str

    @property
    def former(self) -> AccountKey:
        """The customer until 15 August."""
        return AccountKey(self.flat_id, dt.date(2020, 1, 1))

    @property
    def present(self) -> AccountKey:
        """The customer from 16 August on."""
        return AccountKey(self.flat_id, SOLD_ON)

    @property
    def newcomer(self) -> AccountKey:
        """The customer of the third flat, from 10 November on."""
        return AccountKey(self.new_flat, NEW_SINCE)

    def neighbours(self, context: Context) -> AccountKey:
        """Return the neighbour's key."""
        with context.store.reading() as tx:
            query = select(customers.c.valid_from).where(customers.c.flat_id == self.neighbour)
            since = tx.scalar(query)
        assert since is not None
        return AccountKey(self.neighbour, since)


def sold(company: Company) -> SoldFlat:
    """Return a flat of a company, of which October is issued, after it is sold as said above."""
    rows = [row for row in company.table("invoices") if row["bank"] == "seb"]
    flat = SoldFlat(company, *(row["flat_id"] for row in rows[:3]))
    with company.context() as context, context.store.writing() as tx:
        tx.execute(insert(invoices.metadata.tables["thawed"]).values(why="a test"))
        _sell(tx, flat.flat_id, SOLD_ON)
        _sell(tx, flat.new_flat, NEW_SINCE)
        _bill(tx, flat)
        tx.execute(text("DELETE FROM thawed"))
    return flat


def billed(company: Company, flat_id: str, period: str, cents: int) -> None:
    """Add an invoice of another month of a flat, like that of October but for its sum."""
    with company.context() as context, context.store.writing() as tx:
        tx.execute(insert(invoices.metadata.tables["thawed"]).values(why="a test"))
        _invoice(tx, flat_id, period, cents)
        tx.execute(text("DELETE FROM thawed"))


def _sell(tx: WriteTransaction, flat_id: str, day: dt.date) -> None:
    of_flat = customers.c.flat_id == flat_id
    row = dict(tx.execute(select(customers).where(of_flat)).one()._mapping)
    tx.execute(update(customers).where(of_flat).values(valid_from=day))
    former = {"name": FORMER, "code": FORMER_CODE, "valid_from": dt.date(2020, 1, 1)}
    until = day - dt.timedelta(days=1)
    tx.execute(insert(customers).values(row | former | {"valid_to": until}))


def _bill(tx: WriteTransaction, flat: SoldFlat) -> None:
    former = {"buyer_name": FORMER, "buyer_code": FORMER_CODE}
    for period, cents in FORMER_SUMS.items():
        _invoice(tx, flat.flat_id, period, cents, **former)
    for period, cents in OWN_SUMS.items():
        number = REPLACEMENT if period == "2026-09" else None
        _invoice(tx, flat.flat_id, period, cents, number=number)
    credited = {"state": InvoiceState.CREDITED, "number": CREDITED}
    taken = _invoice(tx, flat.flat_id, "2026-09", CREDITED_CENTS, **credited)
    void = {"state": InvoiceState.VOID, "number": VOID}
    _invoice(tx, flat.flat_id, "2026-09", VOID_CENTS, **void)
    _invoice(tx, flat.neighbour, "2026-09", NEIGHBOUR_CENTS)
    note = {"number": NOTE, "invoice_id": taken, "period": Period(2026, 9), "bank": "seb"}
    note |= {"issue_date": dt.date(2026, 10, 12), "state": InvoiceState.ACCEPTED, "reason": "x"}
    tx.execute(insert(credit_notes).values(note))


def _invoice(tx: WriteTransaction, flat_id: str, period: str, cents: int, **other: object) -> int:
    """Add an invoice like a flat's of October, with another sum; return its id."""
    of_flat = (invoices.c.flat_id == flat_id) & (invoices.c.period == Period(2026, 10))
    row = dict(tx.execute(select(invoices).where(of_flat)).one()._mapping)
    lines = tx.execute(select(invoice_lines).where(invoice_lines.c.invoice_id == row["id"])).one()
    taken = tx.scalars(select(invoices.c.id).order_by(invoices.c.id.desc()).limit(1)).one()
    month = Period.parse(period)
    row |= {"id": taken + 1, "number": 100_000 + taken, "period": month, "total_cents": cents}
    row |= {"to_pay_cents": cents, "state": InvoiceState.ACCEPTED}
    row |= {"issue_date": month.next.first_day, "due_date": month.next.last_day}
    row |= {name: value for name, value in other.items() if value is not None}
    tx.execute(insert(invoices).values(row))
    tx.execute(insert(invoice_lines).values(dict(lines._mapping) | {"invoice_id": taken + 1}))
    return int(taken + 1)
