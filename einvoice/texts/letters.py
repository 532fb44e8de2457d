"""The e-mail that an invoice goes with: subject and text, for customers without a bank."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from einvoice.core.money import format_cents
from einvoice.core.period import Period
from einvoice.texts import in_language, texts_of
from einvoice.texts.documents import period_name, transfer_text
from einvoice.texts.writing import written

SUBJECT = texts_of(
    "{seller}: rēķins Nr. {number} par periodu: {month}",
    "{seller}: счёт № {number} за период: {month}",
    "{seller}: invoice {number} for {month}",
)
GREETING = texts_of("Labdien!", "Здравствуйте!", "Hello,")
ATTACHED = texts_of(
    "Pielikumā ir rēķins Nr. {number} par dzīvokli {flat}, periods: {month}.",
    "Во вложении счёт № {number} за квартиру {flat}, период: {month}.",
    "Attached is invoice {number} for flat {flat}, {month}.",
)
REPLACES = texts_of(
    "Šis rēķins aizstāj rēķinu Nr. {old}. Pēc rēķina Nr. {old} nemaksājiet.",
    "Этот счёт заменяет счёт № {old}. По счёту № {old} не платите.",
    "This invoice replaces invoice {old}. Do not pay invoice {old}.",
)
PAY = texts_of(
    "Apmaksājamā summa: {sum} EUR\nApmaksas termiņš: {due}",
    "К оплате: {sum} EUR\nСрок оплаты: {due}",
    "Amount due: {sum} EUR\nDue date: {due}",
)
NOTHING_TO_PAY = texts_of(
    "Par šo rēķinu nekas nav jāmaksā.",
    "По этому счёту ничего платить не нужно.",
    "There is nothing to pay.",
)
WHERE = texts_of(
    "Saņēmējs: {seller}, reģ. Nr. {reg_no}\nKonts: {accounts}\n"
    "Maksājuma mērķī norādiet: {transfer}",
    "Получатель: {seller}, рег. № {reg_no}\nСчёт в банке: {accounts}\n"
    "В назначении платежа укажите: {transfer}",
    "Payee: {seller}, reg. no. {reg_no}\nAccount: {accounts}\nPayment details: {transfer}",
)
ACCOUNT = texts_of("{account} ({bic})", "{account} ({bic})", "{account} ({bic})")
OR = texts_of(" vai ", " или ", " or ")
QUESTIONS = texts_of(
    "Jautājumi par rēķinu: {contacts}",
    "Вопросы по счёту: {contacts}",
    "Questions about the invoice: {contacts}",
)
ASK = texts_of("Jautājumi: {contacts}", "Вопросы: {contacts}", "Questions: {contacts}")
"""Where it is about more than an invoice."""
CLOSING = texts_of(
    "Ar cieņu,\n{seller}",
    "С уважением,\n{seller}",
    "Kind regards,\n{seller}",
)


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """The facts of an e-mail with an invoice.

    ``accounts`` are pairs of IBAN and BIC; ``replaces`` is the number of the invoice that it
    replaces, empty where there is none.
    """

    number: str
    flat_id: str
    period: Period
    to_pay_cents: int
    due_date: dt.date
    seller: str
    reg_no: str
    accounts: Sequence[tuple[str, str]]
    contacts: Sequence[str]
    replaces: str = ""


def subject_of(facts: LetterFacts, language: str) -> str:
    """Return the subject."""
    return _said(SUBJECT, _values(facts, language), language)


def text_of(facts: LetterFacts, language: str) -> str:
    """Return the text: which invoice, how much until when, where to, and whom to ask."""
    values = _values(facts, language)
    parts = [GREETING, ATTACHED]
    parts += [REPLACES] if facts.replaces else []
    parts += [PAY, WHERE] if facts.to_pay_cents > 0 else [NOTHING_TO_PAY]
    parts += [QUESTIONS] if facts.contacts else []
    return "\n\n".join(_said(part, values, language) for part in (*parts, CLOSING)) + "\n"


def accounts_text(accounts: Sequence[tuple[str, str]], language: str) -> str:
    """Return the accounts to pay to: any of them."""
    named = (
        _said(ACCOUNT, {"account": account, "bic": bic}, language) for account, bic in accounts
    )
    return in_language(OR, language).join(named)


def _said(text: Mapping[str, str], values: Mapping[str, str], language: str) -> str:
    return in_language(text, language).format_map(values)


def _values(facts: LetterFacts, language: str) -> dict[str, str]:
    return {
        "transfer": transfer_text(facts.number, facts.flat_id, facts.period),
        "number": facts.number,
        "flat": facts.flat_id,
        "month": period_name(facts.period, language),
        "sum": written(format_cents(facts.to_pay_cents), language),
        "due": written(str(facts.due_date), language),
        "seller": facts.seller,
        "reg_no": facts.reg_no,
        "accounts": accounts_text(facts.accounts, language),
        "contacts": ", ".join(facts.contacts),
        "old": facts.replaces,
    }
