"""The page of a reminder: an invoice's page with the debts as lines, in each language."""

import datetime as dt

import pytest
from page_samples import BUYER, reminder
from pdf_texts import page_texts

from einvoice.core.payment_numbers import numbers_in
from einvoice.pages.pdf_page import pdf_of_page
from einvoice.pages.reminder_page import reference_of, reminder_page
from einvoice.texts import LANGUAGES, reminder_letters
from einvoice.texts.reminder_letters import ReminderLetterFacts

DAY = dt.date(2026, 12, 16)
SUM = 4_012 + 7_345 + 9_876
WORDS = {
    "lv": ("Atgādinājums par parādu", "15.12.2026", "Kavētie maksājumi"),
    "ru": ("Напоминание о долге", "15.12.2026", "Просроченные платежи"),
    "en": ("Reminder of a debt", "15 December 2026", "Overdue payments"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_debt_is_on_one_page_with_its_days(language: str) -> None:
    """What was invoiced, what is open and since when; the same bytes each time."""
    content = pdf_of_page(reminder_page(reminder(), language), DAY)
    (text,) = page_texts(content)
    point = "." if language == "en" else ","
    for figure in ("40.12", "123.45", "73.45", "98.76", "212.33"):
        assert figure.replace(".", point) in text, figure
    for words in ("26100000012", "26110000012", "B0001-12", "106", "45", "15", *WORDS[language]):
        assert words in text, words
    assert BUYER.code not in text
    assert pdf_of_page(reminder_page(reminder(), language), DAY) == content


def test_the_payment_names_the_invoices_with_check_digits() -> None:
    """So that a payment of the code, or by the text of the mail, is matched by itself."""
    page, transfer = reminder_page(reminder(), "lv"), reference_of(reminder())
    assert numbers_in(transfer).references == {"26100000012", "26110000012"}
    assert transfer in page.qr
    assert f"EUR{SUM // 100}.{SUM % 100:02}" in page.qr


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mail_says_sum_day_account_and_whom_to_ask(language: str) -> None:
    """And the subject, which others may see, has no sum."""
    facts = ReminderLetterFacts(
        "B0001-12", dt.date(2026, 12, 15), SUM, "Rek. RF9726110000001", "SIA Mājas", "49900001005",
        (("LV44HABA0551000000001", "HABALV22"),), ("+371 60000000",),
    )  # fmt: skip
    text = reminder_letters.text_of(facts, language)
    for words in (WORDS[language][1], "LV44HABA0551000000001", "RF9726110000001", "60000000"):
        assert words in text, words
    assert ("212.33" if language == "en" else "212,33") in text
    assert "212" not in reminder_letters.subject_of(facts, language)
    assert "{" not in text
