"""Postings: each document balances, and a month's accounts are its invoices, to the cent."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from einvoice.core.invoices import InvoiceLine
from einvoice.core.postings import (
    Accounts,
    PostedDocument,
    Posting,
    missing_accounts,
    postings_of,
)
from einvoice.core.tariffs import VatKind
from einvoice.core.vat import totals

DAY = dt.date(2026, 11, 5)
ACCOUNTS = Accounts(
    "2310", {"waste": "6110", "waste 0": "6120", "water": "6130"}, {"21": "5721", "5.5": "5722"}
)


def line(service: str, net_cents: int, percent_e2: int = 2100) -> InvoiceLine:
    """Return a line that has nothing but a service, a net and a rate."""
    kind = VatKind.TAX if percent_e2 else VatKind.NOTTAX
    return InvoiceLine(1, service, None, "share", None, net_cents, percent_e2, kind)


def posted(*lines: InvoiceLine, cancels: str = "") -> tuple[Posting, ...]:
    """Return the postings of a document."""
    return postings_of(PostedDocument("1", DAY, lines, cancels), ACCOUNTS)


def test_an_invoice_debits_the_receivable_and_credits_income_and_vat() -> None:
    """Lines of one account are one posting; the account of a rate comes before the service's."""
    lines = line("waste", 1000), line("waste", 50, 0), line("water", 2000), line("water", 1, 550)
    assert posted(*lines) == (
        Posting("2310", 3681, 0),
        Posting("5721", 0, 630),
        Posting("6110", 0, 1000),
        Posting("6120", 0, 50),
        Posting("6130", 0, 2001),
    )


def test_a_credit_note_does_the_opposite() -> None:
    """Account by account, so that both together are nothing."""
    lines = line("waste", 1000), line("water", 2000)
    swapped = tuple(Posting(p.account, p.credit_cents, p.debit_cents) for p in posted(*lines))
    assert posted(*lines, cancels="1") == swapped


def test_what_is_negative_changes_its_side_and_what_cancels_itself_is_left_out() -> None:
    """A line that takes a month back debits the income; no side is ever negative."""
    assert posted(line("waste", -100)) == (
        Posting("2310", 0, 121),
        Posting("5721", 21, 0),
        Posting("6110", 100, 0),
    )
    assert posted(line("waste", 100), line("waste", -100)) == ()


def test_all_missing_accounts_are_named() -> None:
    """Also the receivable; a rate without VAT in cents needs none."""
    lines = line("lift", 100, 1200), line("waste", 1, 0), line("lift", 0, 500)
    assert missing_accounts(lines, ACCOUNTS) == {("services", "lift"), ("vat", "12")}
    assert missing_accounts((), Accounts("", {}, {})) == {("", "receivable")}
    assert missing_accounts([line("waste", 100)], ACCOUNTS) == set()


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["waste", "water"]),
            st.integers(-10_000, 1_000_000),
            st.sampled_from([0, 2100, 550]),
        ),
        max_size=12,
    ),
    st.booleans(),
)
def test_debit_is_credit_and_the_receivable_is_the_total(
    drawn: list[tuple[str, int, int]],
    is_note: bool,  # noqa: FBT001 - drawn
) -> None:
    """For any lines; VAT is that of the document, rounded once per rate."""
    lines = [line(*values) for values in drawn]
    postings = posted(*lines, cancels="1" if is_note else "")
    assert sum(p.debit_cents for p in postings) == sum(p.credit_cents for p in postings)
    assert all(min(p.debit_cents, p.credit_cents) == 0 for p in postings)
    assert all(p.debit_cents + p.credit_cents > 0 for p in postings)
    total = sum(t.net_cents + t.vat_cents for t in totals(lines))
    receivable = sum(p.debit_cents - p.credit_cents for p in postings if p.account == "2310")
    assert receivable == (-total if is_note else total)
