"""Applications of customers: kept once each, and the subscriptions that come of them."""

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, and_, delete, func, insert, or_, select, update

from einvoice.core.applicants import applicant_of, codes_of
from einvoice.core.applications import (
    Action,
    Application,
    ApplicationState,
    Cause,
    FlatAtBank,
    Imported,
    Order,
    moment,
    replay,
    spelling,
)
from einvoice.core.ownership import FlatOrders, digits
from einvoice.core.subscriptions import Subscription
from einvoice.store.among import among_ids
from einvoice.store.application_tables import applications, imported_subscriptions
from einvoice.store.batches import in_batches
from einvoice.store.flat_orders import orders_of
from einvoice.store.input_tables import customers, flats, subscriptions
from einvoice.store.rows import fields_of, insert_rows, select_rows
from einvoice.store.staff_decisions import waiting_count
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_FIELDS = fields_of(Application)
_SUBSCRIPTION = fields_of(Subscription)
MOST_PROPOSALS = 5


@dataclass(frozen=True, slots=True)
class ApplicationRecord:
    """An application as it is kept. ``flat_id`` is empty until it is applied."""

    id: int
    bank: str
    application: Application
    state: ApplicationState
    cause: Cause
    flat_id: str


@dataclass(frozen=True, slots=True)
class NewApplication:
    """An application that just came in a file, and the decision on it.

    ``digest`` is that of the record as it came.
    """

    bank: str
    digest: str
    answer_sha256: str
    application: Application
    state: ApplicationState
    cause: Cause
    flat_id: str


def digest_of(value: Application) -> str:
    """Return what identifies a record: the same record in another file has the same."""
    text = json.dumps(dataclasses.asdict(value), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def knows_application(tx: ReadTransaction, bank: str, digest: str) -> bool:
    """Return whether this record of a bank came before."""
    query = select(applications.c.id).where(
        applications.c.bank == bank, applications.c.digest == digest
    )
    return tx.execute(query).first() is not None


def keep_application(tx: WriteTransaction, new: NewApplication) -> int:
    """Keep a record and return its number."""
    values = {name: getattr(new.application, name) for name in _FIELDS}
    statement = insert(applications).values(
        bank=new.bank,
        digest=new.digest,
        answer_sha256=new.answer_sha256,
        state=new.state,
        cause=new.cause,
        flat_id=new.flat_id,
        reason="",
        **values,
    )
    key = tx.execute(statement).inserted_primary_key
    return int(key[0]) if key else 0


def find_application(tx: ReadTransaction, number: int) -> ApplicationRecord | None:
    """Return an application by its number."""
    row = tx.execute(_select().where(applications.c.id == number)).first()
    return None if row is None else _record(row)


def refusal_of(tx: ReadTransaction, number: int) -> str:
    """Return why an application was refused; empty where it was not."""
    query = select(applications.c.reason).where(applications.c.id == number)
    return tx.scalar(query) or ""


def waiting_applications(tx: ReadTransaction, bank: str | None = None) -> list[ApplicationRecord]:
    """Return those that wait for a person, the oldest first."""
    query = _select().where(applications.c.state == ApplicationState.WAITING)
    if bank is not None:
        query = query.where(applications.c.bank == bank)
    return [_record(row) for row in tx.execute(query.order_by(applications.c.id))]


def count_waiting(tx: ReadTransaction) -> int:
    """Return how many wait for a person."""
    return waiting_now(tx)[0]


def waiting_now(tx: ReadTransaction) -> tuple[int, int]:
    """Return how many wait for a person, and how many decisions wait to be carried out."""
    query = select(func.count(), waiting_count()).select_from(applications)
    count, decided = tx.execute(query.where(applications.c.state == ApplicationState.WAITING)).one()
    return int(count), int(decided)


def settle_application(
    tx: WriteTransaction,
    number: int,
    state: ApplicationState,
    **values: str,
) -> None:
    """Take an application out of the queue; ``values`` are columns that this decides.

    Raises:
        RuntimeError: somebody else did meanwhile.
    """
    statement = (
        update(applications)
        .where(applications.c.id == number, applications.c.state == ApplicationState.WAITING)
        .values(state=state, **values)
    )
    if tx.execute(statement).rowcount != 1:
        raise RuntimeError(f"application {number}: waits no longer")


def codes_of_flat(
    tx: ReadTransaction, flat_id: str, bank: str, application: Application
) -> frozenset[str] | None:
    """Return the codes of those who may order for a flat at this bank on the application's day.

    None = there is no such flat, or no customer of it on that day or later.
    """
    flat = _flat_at(tx, flat_id, bank)
    return codes_of(application.day, flat, ends=application.action is Action.DELETE)


def customer_name(tx: ReadTransaction, flat_id: str, application: Application) -> str:
    """Return the name of the customer an application comes from; empty without one."""
    flat = orders_of(tx, [flat_id])[flat_id]
    customer = applicant_of(application.day, application.customer_code, flat, begins=True)
    return customer.name if customer else ""


def replay_flat(tx: WriteTransaction, flat_id: str, bank: str) -> bool:
    """Derive a flat's subscriptions at a bank from its applications; say whether they changed."""
    here = and_(subscriptions.c.flat_id == flat_id, subscriptions.c.bank == bank)
    before = tuple(sorted(select_rows(tx, Subscription, here), key=_first_day))
    after = _made(tx, flat_id, bank)
    if after == before:
        return False
    tx.execute(delete(subscriptions).where(here))
    insert_rows(tx, after)
    return True


def _made(tx: ReadTransaction, flat_id: str, bank: str) -> tuple[Subscription, ...]:
    """Return the subscriptions that imported rows and orders make."""
    whose = orders_of(tx, [flat_id])[flat_id]
    imported = _imported(tx, flat_id, bank)
    return replay(FlatAtBank(flat_id, bank), imported, _orders(tx, flat_id, bank), whose)


def _flat_at(tx: ReadTransaction, flat_id: str, bank: str) -> FlatOrders:
    flat = orders_of(tx, [flat_id])[flat_id]
    return dataclasses.replace(flat, orders=tuple(r for r in flat.orders if r.bank == bank))


def adopt_imported(tx: WriteTransaction, flat_id: str, bank: str) -> None:
    """Remember which of a flat's subscriptions a person imported, before an order is applied.

    Rows that differ from what the orders so far made of it were imported or corrected since.
    """
    here = and_(subscriptions.c.flat_id == flat_id, subscriptions.c.bank == bank)
    orders = _orders(tx, flat_id, bank)
    made = _made(tx, flat_id, bank)
    after = max((moment(order.application) for order in orders), default="")
    table = imported_subscriptions
    for row in select_rows(tx, Subscription, here):
        if row in made:
            continue
        key = (table.c.flat_id == flat_id) & (table.c.bank == bank)
        tx.execute(delete(table).where(key, table.c.valid_from == row.valid_from))
        values = {name: getattr(row, name) for name in _SUBSCRIPTION}
        tx.execute(insert(table).values(after=after, **values))


def imported_before(tx: ReadTransaction, rows: Sequence[Subscription]) -> frozenset[Subscription]:
    """Return the rows that say only what was imported before a customer's order changed it."""
    known: set[Subscription] = set()
    ids = sorted({row.flat_id for row in rows})
    for part in in_batches(ids):
        known.update(Subscription(*row) for row in tx.rows(_IMPORTED, {"ids": part}))
    return frozenset(known.intersection(rows))


_IMPORTED = select(*(imported_subscriptions.c[name] for name in _SUBSCRIPTION)).where(
    among_ids(imported_subscriptions.c.flat_id)
)


def proposals(tx: ReadTransaction, bank: str, application: Application) -> list[str]:
    """Return flats an application may mean, the likeliest first.

    By client number written otherwise, by the customer's code, by the account at this bank.
    """
    written = spelling(application.service_id)
    alike = [flat for flat in _flat_ids(tx) if written and spelling(flat) == written]
    code = digits(application.customer_code)
    spellings = {application.customer_code, code, f"{code[:6]}-{code[6:]}"} if code else set()
    same_code = select(customers.c.flat_id).where(customers.c.code.in_(spellings))
    same_payer = select(subscriptions.c.flat_id).where(
        subscriptions.c.bank == bank,
        or_(
            subscriptions.c.payer_code.in_(spellings),
            (subscriptions.c.channel_address == application.channel_address)
            & (subscriptions.c.channel_address != ""),
        ),
    )
    by_code = sorted({*tx.scalars(same_code), *tx.scalars(same_payer)})
    both = [flat for flat in alike if flat in by_code]
    return list(dict.fromkeys([*both, *by_code, *alike]))[:MOST_PROPOSALS]


def _flat_ids(tx: ReadTransaction) -> Sequence[str]:
    return tx.scalars(select(flats.c.flat_id).distinct().order_by(flats.c.flat_id)).all()


def _first_day(row: Subscription) -> str:
    return row.valid_from.isoformat()


def _imported(tx: ReadTransaction, flat_id: str, bank: str) -> list[Imported]:
    columns = imported_subscriptions.c
    query = select(*(columns[name] for name in _SUBSCRIPTION), columns.after).where(
        columns.flat_id == flat_id, columns.bank == bank
    )
    return [Imported(Subscription(*row), after) for *row, after in tx.execute(query)]


def _orders(tx: ReadTransaction, flat_id: str, bank: str) -> list[Order]:
    columns = applications.c
    query = select(columns.digest, *(columns[name] for name in _FIELDS)).where(
        columns.flat_id == flat_id,
        columns.bank == bank,
        columns.state == ApplicationState.APPLIED,
    )
    return [Order(Application(*row), digest) for digest, *row in tx.execute(query)]


def _select() -> Select[Any]:
    columns = applications.c
    head = (columns.id, columns.bank, columns.state, columns.cause, columns.flat_id)
    return select(*head, *(columns[name] for name in _FIELDS))


def _record(row: Row[Any]) -> ApplicationRecord:
    number, bank, state, cause, flat_id = tuple(row)[:5]
    return ApplicationRecord(number, bank, Application(*tuple(row)[5:]), state, cause, flat_id)
