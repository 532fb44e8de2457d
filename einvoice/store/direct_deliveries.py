"""Issued invoices of flats without a bank, and what became of each by e-mail and on paper."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, exists, func, insert, or_, select

from einvoice.core.direct_deliveries import (
    Channel,
    Handed,
    HandedState,
    Standing,
    address_for,
    standing_of,
)
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.ownership import Owner
from einvoice.core.period import Period
from einvoice.core.premises import Building, Customer
from einvoice.store.direct_tables import direct_deliveries
from einvoice.store.input_tables import buildings, customers, flats
from einvoice.store.out_before_copy import MONTH, PAPER_AGAIN, last_again
from einvoice.store.rows import among, fields_of, select_rows
from einvoice.store.tables import invoices, journal
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_MAIL = tuple(item.name for item in fields(Handed))
_HANDED_OVER = (HandedState.SENT, HandedState.UNKNOWN, HandedState.PRINTED)


@dataclass(frozen=True, slots=True)
class WithoutBank:
    """An issued invoice that goes to no bank. ``address`` is empty where no mail may go.

    ``by_word``: it is printed as a person says; no file for printing has it. ``paper_unknown``: it
    went on paper when a copy was put back that knows of none.
    """

    id: int
    number: str
    period: Period
    flat_id: str
    building_id: str
    language: str
    to_pay_cents: int
    issue_date: dt.date
    due_date: dt.date
    buyer_name: str = field(repr=False)
    address: str = field(repr=False)
    mail: Handed | None
    printed: bool
    by_word: bool = False
    again_until: str = ""
    paper_until: str = ""
    paper_unknown: bool = False

    @property
    def is_again(self) -> bool:
        """Whether it may be out on paper since before a copy was put back, which knows nothing."""
        return self.number <= max(self.again_until, self.paper_until)

    @property
    def standing(self) -> Standing:
        """Where it is; what may have been mailed before a copy was put back is unknown.

        What may have been printed before it stays on paper, whatever address came since.
        """
        standing = standing_of(self.mail, self.address, printed=self.printed)
        if standing is Standing.TO_MAIL and self.mail is None:
            if self.number <= self.again_until:
                return Standing.MAIL_UNKNOWN
            if self.is_kept_on_paper:
                return Standing.TO_PRINT
        return standing

    @property
    def is_kept_on_paper(self) -> bool:
        """Whether it would be mailed, but may be out on paper since before a copy was put back."""
        may_be_out = self.paper_unknown and self.again_until < self.number <= self.paper_until
        return may_be_out and self.mail is None and bool(self.address)


def without_bank(
    tx: ReadTransaction, period: Period, today: dt.date, *, mails: bool
) -> list[WithoutBank]:
    """Return a period's issued invoices without a bank, flats in their order in each building.

    Args:
        tx: the transaction.
        period: the month consumed.
        today: who is the flat's customer now.
        mails: whether this installation sends e-mail; else everything goes on paper.
    """
    return _selected(tx, [invoices.c.period == period], today, mails=mails)


def find_without_bank(
    tx: ReadTransaction, number: int, today: dt.date, *, mails: bool
) -> WithoutBank | None:
    """Return an issued invoice without a bank by its number; None where there is none."""
    rows = _selected(tx, [invoices.c.number == number], today, mails=mails)
    return rows[0] if rows else None


def _selected(
    tx: ReadTransaction, which: Sequence[ColumnElement[bool]], today: dt.date, *, mails: bool
) -> list[WithoutBank]:
    columns, names = invoices.c, fields_of(Customer)
    mail, paper = direct_deliveries.alias("mail"), direct_deliveries.alias("paper")
    now = and_(
        customers.c.flat_id == columns.flat_id,
        customers.c.valid_from <= today,
        or_(customers.c.valid_to.is_(None), customers.c.valid_to >= today),
    )
    on_mail = and_(mail.c.invoice_id == columns.id, mail.c.channel == Channel.EMAIL)
    on_paper = and_(paper.c.invoice_id == columns.id, paper.c.channel == Channel.PAPER)
    query = (
        select(
            columns.id,
            columns.number,
            columns.period,
            columns.flat_id,
            columns.building_id,
            columns.buyer_name,
            columns.buyer_code,
            columns.buyer_language,
            columns.to_pay_cents,
            columns.issue_date,
            columns.due_date,
            paper.c.state.label("paper_state"),
            paper.c.reason.label("printed_reason"),
            exists().where(journal.c.event.in_(PAPER_AGAIN)).label("is_any_again"),
            *(mail.c[name].label(f"mail_{name}") for name in _MAIL),
            *(customers.c[name].label(f"now_{name}") for name in names),
        )
        .outerjoin(customers, now)
        .outerjoin(mail, on_mail)
        .outerjoin(paper, on_paper)
        .where(columns.state == InvoiceState.ISSUED, columns.bank == "", *which)
        .order_by(columns.building_id, columns.position, columns.flat_id)
    )
    rows = tx.execute(query).all()
    again = last_again(tx) if rows and rows[0].is_any_again else ({}, {})
    return [_row(row, again, mails=mails) for row in rows]


def _row(
    row: Row[*tuple[Any, ...]],
    again: tuple[Mapping[str, str], Mapping[str, str]],
    *,
    mails: bool,
) -> WithoutBank:
    now = (
        Customer(*(getattr(row, f"now_{name}") for name in fields_of(Customer)))
        if mails and row.now_flat_id is not None
        else None
    )
    handed = [getattr(row, f"mail_{name}") for name in _MAIL]
    number = invoice_number(row.number)
    return WithoutBank(
        id=row.id,
        number=number,
        period=row.period,
        flat_id=row.flat_id,
        building_id=row.building_id,
        language=row.buyer_language,
        to_pay_cents=row.to_pay_cents,
        issue_date=row.issue_date,
        due_date=row.due_date,
        buyer_name=row.buyer_name,
        address=address_for(Owner(row.buyer_name, row.buyer_code), now),
        mail=None if row.mail_state is None else Handed(*handed),
        printed=row.paper_state is HandedState.PRINTED,
        by_word=bool(row.printed_reason),
        again_until=again[0].get(number[:MONTH], ""),
        paper_until=again[1].get(number[:MONTH], ""),
        paper_unknown=row.paper_state is HandedState.UNKNOWN,
    )


def building_to_print(
    tx: ReadTransaction, building_id: str, day: dt.date
) -> tuple[Building, dict[str, str]]:
    """Return a building, and how its flats are numbered on a day, by flat id."""
    columns = flats.c
    query = select(columns.flat_id, columns.number).where(
        columns.building_id == building_id, columns.valid_from <= day
    )
    numbers = {row.flat_id: row.number for row in tx.execute(query.order_by(columns.valid_from))}
    (building,) = select_rows(tx, Building, buildings.c.building_id == building_id)
    return building, numbers


def handed_over() -> ColumnElement[bool]:
    """Return the condition that an invoice was mailed or printed, or may have been."""
    columns = direct_deliveries.c
    there = select(columns.invoice_id).where(
        columns.invoice_id == invoices.c.id, among(columns.state, _HANDED_OVER)
    )
    return there.correlate(invoices).exists()


def handed_of(tx: ReadTransaction, which: ColumnElement[bool]) -> list[dict[str, Any]]:
    """Return what became of some invoices by e-mail and on paper, for an extract."""
    columns = [column for column in direct_deliveries.c if column.name != "invoice_id"]
    own = invoices.c.id == direct_deliveries.c.invoice_id
    query = select(invoices.c.number, *columns).join(invoices, own).where(which)
    rows = tx.execute(query.order_by(invoices.c.number, direct_deliveries.c.channel))
    return [{name: _plain(value) for name, value in row._mapping.items()} for row in rows]  # noqa: SLF001 - its public name


def _plain(value: object) -> object:
    return value if isinstance(value, int) else str(value)


def handed_before(tx: ReadTransaction, invoice_id: int) -> str:
    """Return the number of the void invoice that an invoice replaces where its customer got it.

    Empty where there is none, or nothing of it was mailed or printed.
    """
    old, new = invoices.alias("old"), invoices.alias("new")
    columns = direct_deliveries.c
    query = (
        select(func.max(old.c.number))
        .select_from(new)
        .join(old, and_(old.c.flat_id == new.c.flat_id, old.c.period == new.c.period))
        .join(direct_deliveries, columns.invoice_id == old.c.id)
        .where(
            new.c.id == invoice_id,
            old.c.state == InvoiceState.VOID,
            old.c.number < new.c.number,
            columns.state.in_(_HANDED_OVER),
        )
    )
    number = tx.scalar(query)
    return "" if number is None else invoice_number(number)


def mail_of(tx: ReadTransaction, invoice_id: int) -> Handed | None:
    """Return what became of an invoice by e-mail; None where nothing was begun."""
    columns = direct_deliveries.c
    which = columns.invoice_id == invoice_id, columns.channel == Channel.EMAIL
    row = tx.execute(select(*(columns[name] for name in _MAIL)).where(*which)).first()
    return None if row is None else Handed(*row)


def keep_mail(tx: WriteTransaction, invoice_id: int, handed: Handed) -> None:
    """Keep what became of an invoice by e-mail, in the place of what was known before.

    The archive is told before the commit.
    """
    tx.touched.mails.add(invoice_id)
    _drop(tx, [invoice_id], Channel.EMAIL)
    values = {name: getattr(handed, name) for name in _MAIL}
    key = {"invoice_id": invoice_id, "channel": Channel.EMAIL}
    tx.execute(insert(direct_deliveries), [key | values])


def forget_answers(tx: WriteTransaction, invoice_ids: Sequence[int]) -> None:
    """Delete what became of old invoices by e-mail and on paper: it may name an address."""
    for channel in Channel:
        _drop(tx, invoice_ids, channel)


def _drop(tx: WriteTransaction, invoice_ids: Iterable[int], channel: Channel) -> None:
    columns = direct_deliveries.c
    which = columns.invoice_id.in_(list(invoice_ids)) & (columns.channel == channel)
    tx.execute(delete(direct_deliveries).where(which))
