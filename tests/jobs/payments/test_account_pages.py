"""What a resident reads of payments: the account's page, the overview, the list and an invoice."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from html import unescape

import pytest
from carrying_company import CarryingCompany
from portal_people import PASSWORD, registered
from portal_server import Browser, listening

from einvoice.core.residents import PersonKind
from einvoice.pages.figures import sum_text
from einvoice.texts.writing import written
from einvoice.web.app import portal_app
from einvoice.web.cookies import SESSION
from jobs.residents.sessions import open_session

READ_ON = "2026-11-21"
OVERPAID, OWES, PAID, PART, UNPAID = 1, 2, 3, 4, 5
"""Flats of the company, by their place in its list."""
KNOWN = f"Payments are known up to {written('2026-11-20', 'en')}"


@dataclass(frozen=True)
class Payers:
    """The company's portal, and a signed-in browser of each of some flats."""

    carrying: CarryingCompany
    browsers: dict[int, Browser]

    def text(self, number: int, page: str = "/account", language: str = "en") -> str:
        """Return the text of a page of a flat, in one line."""
        place = f"/flats/{self.carrying.flats[number]}{page}?lang={language}"
        answer = self.browsers[number].get(place)
        assert answer.status_code == 200, answer.text
        shown = re.sub(r"<[^>]+>", " ", answer.text.partition("<main")[2])
        return " ".join(unescape(shown).replace("\u00a0", " ").split())

    def invoice(self, number: int) -> dict[str, str]:
        """Return the invoice of October of a flat."""
        return self.carrying.invoices("2026-10")[self.carrying.flats[number]]


@pytest.fixture(scope="module")
def payers(paid_october: CarryingCompany) -> Iterator[Payers]:
    """The owners of five flats in the portal, on the day after the last statement."""
    with visited(paid_october, READ_ON, (OVERPAID, OWES, PAID, PART, UNPAID)) as those:
        yield those


@contextmanager
def visited(paid: CarryingCompany, day: str, numbers: tuple[int, ...]) -> Iterator[Payers]:
    """Open the portal on a day, with the owners of some flats in it."""
    tokens = {}
    with paid.company.context(day) as context:
        for number in numbers:
            user_id = registered(context, paid.flats[number], f"payer{number}-{day}", PASSWORD)
            tokens[number] = open_session(context, user_id, PersonKind.USER, "")
        own = replace(context, for_portal=True)
        with listening(portal_app(own)) as address:
            browsers = {n: Browser(address, cookies={SESSION: t}) for n, t in tokens.items()}
            yield Payers(paid, browsers)
        own.close()


def euros(cents: object) -> str:
    """Return a sum as English pages have it."""
    return f"{sum_text(int(str(cents)), 'en')} €"


def test_a_payment_after_the_day_that_is_known_is_not_denied(
    paid_october: CarryingCompany,
) -> None:
    """A statement of today is read: who reads "paid today" reads that some later ones are known."""
    with visited(paid_october, "2026-11-10", (PAID,)) as payers:
        number = payers.invoice(PAID)["invoice_number"]
        some = f"All payments are known up to {written('2026-11-09', 'en')}, and some later ones"
        for page in ("/invoices", f"/invoices/{number}"):
            assert f"Paid on {written('2026-11-10', 'en')}" in payers.text(PAID, page)
            assert some in payers.text(PAID, page)
        assert some in payers.text(PAID)
        assert some in payers.text(PAID, "")


def test_who_paid_reads_that_it_is_paid(payers: Payers) -> None:
    """On each page, with the day of the payment or the day up to which payments are known."""
    assert "Everything is paid" in payers.text(PAID)
    assert KNOWN in payers.text(PAID)
    overview = payers.text(PAID, "")
    assert "0.00 €" in overview
    assert "Paid" in overview
    assert KNOWN in overview
    assert f"Paid on {written('2026-11-10', 'en')}" in payers.text(PAID, "/invoices")
    number = payers.invoice(PAID)["invoice_number"]
    invoice = payers.text(PAID, f"/invoices/{number}")
    assert f"Paid on {written('2026-11-10', 'en')}" in invoice
    assert "Payment details" not in invoice


def test_who_paid_a_part_reads_what_is_left(payers: Payers) -> None:
    """The sum, the payment in the list of entries, and how to pay the rest."""
    invoice = payers.invoice(PART)
    left = euros(int(invoice["to_pay_cents"]) - 100)
    page = payers.text(PART)
    assert f"To pay {left}" in page
    assert f"Payment {written('2026-11-11', 'en')} −1.00" in page
    assert re.search(rf"RF[0-9]{{2}}{invoice['invoice_number']}, klients", page)
    assert left in payers.text(PART, "")
    assert f"Partly paid, {left} left" in payers.text(PART, "/invoices")


@pytest.mark.parametrize("number", [PART, UNPAID])
def test_an_invoice_says_what_is_to_pay_now(payers: Payers, number: int) -> None:
    """The account's sum, with the way there; a part that was paid is not asked for again."""
    row = payers.invoice(number)
    place = f"/flats/{payers.carrying.flats[number]}"
    html = payers.browsers[number].get(f"{place}/invoices/{row['invoice_number']}").text
    account = payers.browsers[number].get(f"{place}/account").text
    figure = re.search(r'class="figure">([0-9.]+)', account)
    assert figure is not None
    card = html.partition('class="card pay"')[2].partition("</section>")[0]
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", card)).replace("\u00a0", " ").split())
    asked, printed = f"{figure[1]} €", euros(row["to_pay_cents"])
    assert f'href="{place}/account"' in card
    assert (asked == printed) == (number == UNPAID)
    if number == PART:
        assert f"To pay now {asked}" in text
        assert f"On the invoice, when it was made: {printed}" in text
        assert "Payment details" not in html
    else:
        assert printed in text
        assert "Payment details" in html


def test_the_code_for_paying_is_there_where_something_is_open(payers: Payers) -> None:
    """And nowhere else."""
    pages = {
        number: payers.browsers[number].get(f"/flats/{payers.carrying.flats[number]}/account").text
        for number in payers.browsers
    }
    coded = {number for number, html in pages.items() if "data:image/svg+xml" in html}
    assert coded == {OVERPAID, OWES, PART, UNPAID}


def test_opening_debts_and_credits_are_read_too(payers: Payers) -> None:
    """The debt of before stands among what is not paid; a credit is named so."""
    owes = payers.text(OWES)
    assert "Opening balance" in owes.partition("All entries")[0]
    assert "500.00 €" in owes
    assert "Not paid yet" in payers.text(UNPAID, "/invoices")
    assert "Opening balance" in payers.text(OVERPAID)


def test_sums_of_what_is_open_add_up(payers: Payers) -> None:
    """What stands beside the debts is what is to be paid."""
    html = payers.browsers[OWES].get(f"/flats/{payers.carrying.flats[OWES]}/account?lang=en").text
    parts = re.findall(r'class="sum">([0-9.]+)', html)
    figure = re.search(r'class="figure">([0-9.]+)', html)
    assert figure is not None
    assert len(parts) == 2
    cents = [int(part.replace(".", "")) for part in (*parts, figure[1])]
    assert sum(cents[:2]) == cents[2]


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_the_account_is_in_each_language(payers: Payers, language: str) -> None:
    """No key of a text is left on it."""
    text = payers.text(PART, language=language)
    assert not re.search(r"\b(balance|paid|overview|invoice)\.[a-z_]+", text)
    assert "None" not in text
