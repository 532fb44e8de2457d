"""The portal's process reads sums and changes anew when the month is another."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sample_company import Company
from sqlalchemy import delete, select

from einvoice.clock import Clock
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.store.controls import ServiceSum
from einvoice.store.frozen import Changed
from einvoice.store.tables import invoice_lines, invoices
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context
from jobs.views import remembered_month
from jobs.views.remembered_month import SECONDS, changes_of_month, sums_of_month

OCTOBER, SEPTEMBER = Period(2026, 10), Period(2026, 9)


@pytest.fixture
def command(company: Company, home_after: Callable[..., Path]) -> Iterator[Context]:
    """The context of a command on a calculated month."""
    company.become(home_after("calculate"))
    with company.context() as context:
        yield context


@pytest.fixture
def portal(command: Context) -> Iterator[Context]:
    """The context of the portal on the same month."""
    with closing(replace(command, for_portal=True)) as context:
        yield context


def sums(context: Context) -> tuple[ServiceSum, ...]:
    """Return the sums of October."""
    with context.store.reading() as tx:
        return sums_of_month(context, tx, OCTOBER)


def journal_goes_on(tx: WriteTransaction) -> None:
    """Add an entry."""
    tx.journal(Event.CALCULATED, OCTOBER, "", buildings=0, changed=0)


def test_sums_are_read_anew_when_the_month_is_another(command: Context, portal: Context) -> None:
    """A draft that is gone, or an entry of the journal; what no command does is not seen."""
    whole = sums(portal)
    assert whole
    with command.store.writing() as tx:
        draft = tx.scalars(select(invoices.c.id).order_by(invoices.c.id).limit(1)).one()
        tx.execute(delete(invoice_lines).where(invoice_lines.c.invoice_id == draft))
        tx.execute(delete(invoices).where(invoices.c.id == draft))
    less = sums(portal)
    assert less == sums(command) != whole
    with command.store.writing() as tx:
        tx.execute(delete(invoice_lines))
    assert sums(command) == ()
    assert sums(portal) == less, "remembered: nothing says that it is another month"
    with command.store.writing() as tx:
        journal_goes_on(tx)
    assert sums(portal) == ()


def test_frozen_rows_are_compared_anew(
    command: Context, portal: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an entry of the journal and after five minutes, of each month by itself."""
    compared: list[Period] = []
    now = [SECONDS * 1_000]

    def comparison(_context: Context, period: Period, *, whole: bool) -> tuple[Changed, ...]:
        assert not whole
        compared.append(period)
        return ()

    def look(context: Context, period: Period) -> int:
        with context.store.reading() as tx:
            changes_of_month(context, tx, period)
        return len(compared)

    monkeypatch.setattr(remembered_month, "changed_in_month", comparison)
    monkeypatch.setattr(Clock, "seconds", lambda _clock: now[0])
    assert [look(portal, OCTOBER), look(portal, OCTOBER), look(portal, SEPTEMBER)] == [1, 1, 2]
    now[0] += SECONDS
    assert [look(portal, OCTOBER), look(portal, OCTOBER)] == [3, 3]
    with command.store.writing() as tx:
        journal_goes_on(tx)
    assert [look(portal, OCTOBER), look(portal, OCTOBER)] == [4, 4]
    assert [look(command, OCTOBER), look(command, OCTOBER)] == [5, 6]
