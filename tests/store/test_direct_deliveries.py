"""Mails and paper of customers without a bank: on both databases, after both migrations."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from store_samples import CUSTOMER, FLAT, open_store

from einvoice.core.account_keys import AccountKey
from einvoice.core.direct_deliveries import Handed, HandedState
from einvoice.core.period import Period
from einvoice.core.premises import Delivery
from einvoice.store import debt_reminders, direct_deliveries, paper_deliveries
from einvoice.store.archived_reminders import adopt_reminders
from einvoice.store.debt_reminders import DebtReminder
from einvoice.store.migrate import upgrade
from einvoice.store.person import customer_rows
from einvoice.store.rows import insert_rows
from einvoice.store.store import Store

DAY = dt.date(2026, 12, 15)
KEY = AccountKey(FLAT.flat_id, dt.date.min)
HANDED = Handed(HandedState.UNKNOWN, "<1@example.lv>", 2, 451, "vēlāk", "2026-12-15T10:00:00Z")
NAMED = (
    "INSERT INTO customers (flat_id, name, customer_kind, code, email, language, valid_from)"
    " VALUES ('B1-1', 'Ž', 'person', '', 'z@example.lv', 'lv', '2023-10-01')"
)


def test_an_earlier_version_gets_the_tables_and_its_customers_said_nothing(
    tmp_path: Path, new_url: Callable[[Path], str]
) -> None:
    """A row an invoice and channel; what was known before stays."""
    (tmp_path / "data").mkdir()
    store = open_store(tmp_path / "data", new_url(tmp_path / "data"))
    upgrade(store._engine, "0027")
    with store._engine.begin() as connection:
        connection.execute(sa.text(NAMED))
        table = sa.Table("invoices", sa.MetaData(), autoload_with=connection)
        lacking = {c.name: c.type.python_type() for c in table.c if not c.nullable}
        own = {"id": 7, "flat_id": FLAT.flat_id, "period": "2026-10", "state": "issued"}
        connection.execute(sa.insert(table).values(lacking | own | {"number": 26110000001}))
    upgrade(store._engine)
    with store.writing() as tx:
        (customer,) = customer_rows(tx, FLAT.flat_id)
        direct_deliveries.keep_mail(tx, 7, HANDED)
        paper_deliveries.keep_printed(tx, [7], HANDED.at)
    with store.reading() as tx:
        assert (customer.name, customer.delivery) == ("Ž", None)
        assert direct_deliveries.mail_of(tx, 7) == HANDED
        assert paper_deliveries.printed_at(tx, 7) == HANDED.at
    with pytest.raises(IntegrityError), store.writing() as tx:
        paper_deliveries.keep_printed(tx, [7], HANDED.at)
    store.close()


def test_a_wish_and_a_reminder_come_back_as_they_were(store: Store) -> None:
    """An open first day too; the archive has a reminder before its database."""
    customer = replace(CUSTOMER, delivery=Delivery.PAPER)
    reminder = DebtReminder(KEY, DAY, 1234, HANDED)
    with store.writing() as tx:
        insert_rows(tx, [FLAT])
        insert_rows(tx, [customer])
        debt_reminders.keep_reminder(tx, reminder)
    with store.reading() as tx:
        assert customer_rows(tx, FLAT.flat_id)[0].delivery is Delivery.PAPER
        assert debt_reminders.reminders_since(tx, DAY) == [reminder]
        (row,) = debt_reminders.reminders_for(tx, {KEY})
        assert debt_reminders.reminders_for(tx, {AccountKey(KEY.flat_id, DAY)}) == []
    assert (row["day"], row["cents"], row["state"]) == (str(DAY), 1234, "unknown")


@pytest.mark.parametrize(
    ("known", "adopted"),
    [(None, True), (HandedState.INTENDED, True), (HandedState.UNKNOWN, False)],
)
def test_an_older_database_takes_over_what_the_archive_knows(
    sqlite_store: Store, known: HandedState | None, *, adopted: bool
) -> None:
    """A damaged file is a mail that may have been sent."""
    store, period = sqlite_store, DAY.replace(day=1)
    with store.writing() as tx:
        debt_reminders.keep_reminder(tx, DebtReminder(KEY, DAY, 1234, HANDED))
    archive = store.data_dir / "archive"
    (path,) = archive.glob("2026-12/reminded/*.json")
    assert path.name == f"{FLAT.flat_id}@0001-01-01@2026-12-15.json"
    with store.writing() as tx:
        debt_reminders.forget_reminders(tx, DAY + dt.timedelta(days=1))
        if known is not None:
            row = DebtReminder(KEY, DAY, 1234, replace(HANDED, state=known))
            debt_reminders.keep_reminder(tx, row)
    with store.writing() as tx:
        assert adopt_reminders(tx, archive, Period.of(period).plus(1)) == []
        assert bool(adopt_reminders(tx, archive, Period.of(period))) is adopted
        found = debt_reminders.reminder_of(tx, KEY, DAY)
    assert found is not None
    assert found.mail.state is HandedState.UNKNOWN
    path.chmod(0o600)
    path.write_text("{", "utf-8")
    with store.writing() as tx:
        debt_reminders.forget_reminders(tx, DAY + dt.timedelta(days=1))
        assert adopt_reminders(tx, archive, Period.of(period)) == [path.stem]
        lost = debt_reminders.reminder_of(tx, KEY, DAY)
    assert lost is not None
    assert lost.mail.state is HandedState.UNKNOWN
