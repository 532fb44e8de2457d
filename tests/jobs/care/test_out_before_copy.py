"""Which mails and paper count as perhaps out after a copy was put back, by what is known."""

import pytest
from sample_company import Company
from sqlalchemy import select

from einvoice.core.events import Event
from einvoice.store import lost_imports
from einvoice.store.out_before_copy import note_lost_deliveries
from einvoice.store.tables import journal
from einvoice.store.transactions import WriteTransaction

BOTH, PAPER = Event.MAY_BE_OUT, Event.PAPER_MAY_BE_OUT


def noted(tx: WriteTransaction, *, is_older: bool, outside: bool, asked: bool) -> set[str]:
    """Return what is kept now that was not before."""
    of_deliveries = select(journal.c.seq, journal.c.event).where(journal.c.event.in_((BOTH, PAPER)))
    before = set(tx.execute(of_deliveries).all())
    note_lost_deliveries(tx, is_older=is_older, outside=outside, asked=asked)
    return {row.event for row in set(tx.execute(of_deliveries).all()) - before}


@pytest.fixture
def issued(company: Company) -> Company:
    """A company with invoices without a bank."""
    assert company.cli("run").code == 0
    return company


@pytest.mark.parametrize(
    ("is_older", "outside", "asked", "expected"),
    [
        (True, False, True, {PAPER}),
        (True, True, True, {BOTH}),
        (False, True, False, {BOTH}),
        (False, False, True, {BOTH}),
        (False, False, False, set()),
    ],
    ids=["archive newer", "archive older too", "whole folder", "imports asked", "nothing lost"],
)
def test_what_no_archive_has_may_be_out(
    issued: Company, *, is_older: bool, outside: bool, asked: bool, expected: set[str]
) -> None:
    """Mails are in the archive, paper is nowhere; where the archive is older too, neither is."""
    with issued.context() as context, context.store.writing() as tx:
        assert noted(tx, is_older=is_older, outside=outside, asked=asked) == expected


def test_a_word_that_is_taken_back_puts_no_copy_back(issued: Company) -> None:
    """Mails that were still to go would wait for a person, though nothing was put back."""
    with issued.context() as context, context.store.writing() as tx:
        lost_imports.note_lost(tx, {"a sign"})
        assert noted(tx, is_older=True, outside=False, asked=True) == {PAPER}
        assert noted(tx, is_older=False, outside=False, asked=True) == set(), "of the same copy"
        tx.journal(Event.IMPORTS_REPEATED, "", "")
        assert lost_imports.reopen(tx)
        assert noted(tx, is_older=False, outside=False, asked=True) == set()
        lost_imports.note_lost(tx, {"another copy"})
        assert noted(tx, is_older=False, outside=False, asked=True) == {BOTH}
