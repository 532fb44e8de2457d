"""The e-mail that a reminder of a debt goes with: subject and text; residents read them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from einvoice.core.money import format_cents
from einvoice.texts import in_language, letters, texts_of
from einvoice.texts.reminders import NOTICE
from einvoice.texts.writing import written

SUBJECT = texts_of(
    "{seller}: atgādinājums par nesamaksātiem rēķiniem, {flat}",
    "{seller}: напоминание о неоплаченных счетах, {flat}",
    "{seller}: reminder of unpaid invoices, {flat}",
)
ATTACHED = texts_of(
    "Par dzīvokli {flat} ir rēķini, kuru apmaksas termiņš ir pagājis. Tie ir uzskaitīti pielikumā.",
    "За квартиру {flat} есть счета, срок оплаты которых прошёл. Они перечислены во вложении.",
    "Invoices for flat {flat} are past their due date. They are listed in the attachment.",
)
PAY = texts_of(
    "Parāds uz {day}: {sum} EUR",
    "Долг на {day}: {sum} EUR",
    "Debt on {day}: {sum} EUR",
)
FILE = texts_of("atgadinajums", "napominanie", "reminder")
"""Of the attachment's name."""


@dataclass(frozen=True, slots=True)
class ReminderLetterFacts:
    """The facts of an e-mail with a reminder; ``accounts`` are pairs of IBAN and BIC."""

    flat_id: str
    day: dt.date
    cents: int
    reference: str
    seller: str
    reg_no: str
    accounts: Sequence[tuple[str, str]]
    contacts: Sequence[str]


def subject_of(facts: ReminderLetterFacts, language: str) -> str:
    """Return the subject: no sum is in it."""
    return _said(SUBJECT, _values(facts, language), language)


def text_of(facts: ReminderLetterFacts, language: str) -> str:
    """Return the text: how much, as on which day, where to, and whom to ask."""
    values = _values(facts, language)
    questions = [letters.ASK] if facts.contacts else []
    parts = [letters.GREETING, ATTACHED, PAY, letters.WHERE, NOTICE, *questions, letters.CLOSING]
    return "\n\n".join(_said(part, values, language) for part in parts) + "\n"


def _said(text: Mapping[str, str], values: Mapping[str, str], language: str) -> str:
    return in_language(text, language).format_map(values)


def _values(facts: ReminderLetterFacts, language: str) -> dict[str, str]:
    return {
        "flat": facts.flat_id,
        "day": written(str(facts.day), language),
        "sum": written(format_cents(facts.cents), language),
        "transfer": facts.reference,
        "seller": facts.seller,
        "reg_no": facts.reg_no,
        "accounts": letters.accounts_text(facts.accounts, language),
        "contacts": ", ".join(facts.contacts),
    }
