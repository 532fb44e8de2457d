"""The statement of account: what is on it, in each language, read again from the PDF."""

import datetime as dt
from dataclasses import replace

import pytest
from page_samples import CHANNELS, facts
from pdf_texts import FIGURE, text_of

from einvoice.core.accounts import AccountEntry, EntryKind, replay
from einvoice.core.payment_states import invoice_payments, overdue_cents
from einvoice.pages.account_page import AccountFacts, make_account_page, pdf_of_account
from einvoice.pages.page import Fact
from einvoice.texts import LANGUAGES

DAY = dt.date(2027, 1, 31)


def day(month: int, number: int) -> dt.date:
    """Return a day of the winter."""
    return dt.date(2026 if month > 6 else 2027, month, number)


ENTRIES = (
    AccountEntry(day(11, 2), EntryKind.OPENING, "opening", 3_000),
    AccountEntry(day(11, 5), EntryKind.INVOICE, "26110000001", 6_000, day(11, 30)),
    AccountEntry(day(11, 10), EntryKind.PAYMENT, "P1", -9_000, names=("26110000001",)),
    AccountEntry(day(12, 4), EntryKind.INVOICE, "26120000001", 7_000, day(12, 30)),
    AccountEntry(day(12, 9), EntryKind.PAYMENT, "P2", -2_000, names=("26120000001",)),
    AccountEntry(day(12, 11), EntryKind.RETURN, "P3", 2_000, names=("P2",)),
    AccountEntry(day(12, 20), EntryKind.PAYMENT, "P4", -1_234, names=("26120000001",)),
    AccountEntry(day(1, 5), EntryKind.INVOICE, "27010000001", 8_000, day(1, 30)),
    AccountEntry(day(1, 7), EntryKind.CREDIT_NOTE, "27019000001", -8_000, names=("27010000001",)),
)


def account_facts(entries: tuple[AccountEntry, ...] = ENTRIES) -> AccountFacts:
    """Return the facts of an account on the last day of January."""
    account = replay(entries)
    states = {state.invoice: state for state in invoice_payments(account, DAY)}
    return AccountFacts(
        flat_id="B0001-1",
        name="Ģirts Ķēniņš",
        seller=facts().seller,
        channels=CHANNELS,
        first=None,
        last=DAY,
        before_cents=0,
        rows=tuple((e, balance, states.get(e.document)) for e, balance in account.balances()),
        open_cents=sum(account.open_cents.values()),
        overdue_cents=overdue_cents(account, DAY),
        credit_cents=sum(account.credit_cents.values()),
        counted_until=day(1, 30),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_every_row(language: str) -> None:
    """Each figure as often as on the page; names and words of each alphabet are drawn."""
    page = make_account_page(account_facts(), language)
    content = pdf_of_account(page, DAY)
    text = text_of(content)
    balances = [line.balance.replace(",", ".") for line in page.lines]
    expected = "30.00 90.00 0.00 70.00 50.00 70.00 57.66 137.66 57.66"
    assert balances == expected.split()
    written = [f for line in page.lines for f in (line.charged, line.credited, line.balance) if f]
    noted = [f for line in page.lines for f in FIGURE.findall(f"{line.day} {line.due} {line.note}")]
    sums = [page.sum, *(total.sum for total in page.sums), *FIGURE.findall(page.overdue)]
    others = [f for x in (*page.facts, *page.notes) for f in FIGURE.findall(getattr(x, "text", x))]
    typed = [fact.typed for fact in page.payment if FIGURE.fullmatch(fact.typed)]
    assert sorted(FIGURE.findall(text)) == sorted([*written, *noted, *sums, *others, *typed])
    for part in (page.title, page.customer, *page.notes, *(line.entry for line in page.lines)):
        assert part in text
    assert pdf_of_account(page, DAY) == content, "the same bytes each time"


def test_what_is_to_be_paid() -> None:
    """A debt with its overdue part; a credit asks nobody to pay; nothing is said in words."""
    debt = make_account_page(account_facts(), "en")
    assert (debt.sum_label, debt.sum, debt.overdue) == ("To pay", "57.66", "overdue: 57.66 EUR")
    reference = Fact("Payment reference", "RF8226120000001, klients B0001-1")
    assert reference in debt.payment, "of the oldest unpaid invoice"
    assert Fact("Amount", "57.66 EUR", "57.66") in debt.payment, "what is typed in a bank's form"
    accounts = [fact.text for fact in debt.payment if fact.label == "Account"]
    assert accounts, "an account is typed without spaces and bank"
    assert [text.partition(" (")[0].replace(" ", "") for text in accounts] == [
        fact.typed for fact in debt.payment if fact.label == "Account"
    ]
    opening = make_account_page(account_facts(ENTRIES[:1]), "en")
    assert Fact("Payment reference", "klients B0001-1") in opening.payment
    overpaid = make_account_page(account_facts(ENTRIES[1:3]), "en")
    assert (overpaid.sum_label, overpaid.sum, overpaid.payment) == ("Overpaid", "30.00", ())
    settled = make_account_page(account_facts(ENTRIES[:3]), "en")
    assert (settled.sum_label, settled.sum, settled.payment) == ("Everything is paid", "", ())


def test_states_and_days() -> None:
    """Beside each invoice; the days chosen, and the balance before them."""
    page = make_account_page(account_facts(), "en")
    assert [line.note for line in page.lines if line.note] == [
        "paid 10 November 2026",
        "overdue, 57.66 EUR left",
        "cancelled",
    ]
    whole = account_facts()
    part = replace(whole, first=day(12, 1), before_cents=500, rows=whole.rows[3:])
    page = make_account_page(part, "lv")
    assert page.lines[0].entry == "Atlikums pirms tam"
    assert page.facts[1].text == "01.12.2026 – 31.01.2027"
    unread = make_account_page(replace(whole, counted_until=None), "ru")
    assert "Выписки банка ещё не прочитаны" in unread.notes[0]
