"""Synthetic people and companies: names put together by chance, codes and accounts that check."""

import datetime as dt
from dataclasses import dataclass

from einvoice.core import iban, personal_code, registration_number
from einvoice.core.premises import CustomerKind
from jobs.setup.sample.draw import Draw

BANK_CODES = {"swedbank": "HABA", "seb": "UNLA"}
"""The four letters of each bank in a Latvian IBAN."""

_WOMEN = (
    "Anna", "Līga", "Ūna", "Žanna", "Inese", "Kristīne", "Elīna", "Dace", "Ilze", "Svetlana",
    "Jeļena", "Nataļja", "Gaļina", "Ļubova", "Oksana", "Ķersta", "Čella", "Šarlote", "Ģertrūde",
)  # fmt: skip
_MEN = (
    "Jānis", "Andris", "Juris", "Edgars", "Mārtiņš", "Pēteris", "Uldis", "Ēriks", "Ģirts",
    "Sergejs", "Aleksandrs", "Oļegs", "Ņikita", "Žoržs", "Dmitrijs", "Vjačeslavs", "Kārlis",
)  # fmt: skip
_SURNAMES = (
    ("Bērziņa", "Bērziņš"), ("Kalniņa", "Kalniņš"), ("Ozoliņa", "Ozoliņš"), ("Liepa", "Liepa"),
    ("Jansone", "Jansons"), ("Krūmiņa", "Krūmiņš"), ("Balode", "Balodis"), ("Eglīte", "Eglītis"),
    ("Zariņa", "Zariņš"), ("Vītola", "Vītols"), ("Kļaviņa", "Kļaviņš"), ("Ābola", "Ābols"),
    ("Šmite", "Šmits"), ("Ķēniņa", "Ķēniņš"), ("Ģēģere", "Ģēģeris"), ("Čakste", "Čakste"),
    ("Ivanova", "Ivanovs"), ("Kuzņecova", "Kuzņecovs"), ("Žukova", "Žukovs"),
    ("Ņikitina", "Ņikitins"), ("Ļebedeva", "Ļebedevs"), ("Vasiļjeva", "Vasiļjevs"),
    ("Čerņavska", "Čerņavskis"), ("Solovjova", "Solovjovs"),
)  # fmt: skip
_FIRMS = (
    "Zaļā pļava", "Ķieģelis & Co", "Ogres dārzs", "Maizes ceļš", "Baltā pūce", "Šūpoles",
    "Ūdensroze", "Ļoti labi", "Čiekurs", "Žagata & dēls", "Ēnu spēle", "Vējrozes",
)  # fmt: skip
_FIRST_BIRTHDAY = dt.date(1935, 1, 1).toordinal()
_LAST_BIRTHDAY = dt.date(2004, 12, 31).toordinal()
_DATELESS = 15  # percent of people with a code of the form given since 2017


@dataclass(frozen=True, slots=True)
class Party:
    """Who gets an invoice, and pays it."""

    name: str
    kind: CustomerKind
    code: str


def person(draw: Draw) -> Party:
    """Return a person with a personal code."""
    woman = draw.percent(52)
    surname = draw.pick(_SURNAMES)[0 if woman else 1]
    name = f"{draw.pick(_WOMEN if woman else _MEN)} {surname}"
    return Party(name, CustomerKind.PERSON, _personal_code(draw))


def company(draw: Draw) -> Party:
    """Return a company with a registration number."""
    return Party(f'SIA "{draw.pick(_FIRMS)}"', CustomerKind.COMPANY, _registration_number(draw))


def account(draw: Draw, bank: str) -> str:
    """Return an account (IBAN) at a bank."""
    return iban.with_check_digits("LV", BANK_CODES[bank] + draw.digits(13))


def _personal_code(draw: Draw) -> str:
    if draw.percent(_DATELESS):
        first = f"32{draw.digits(8)}"
    else:
        born = dt.date.fromordinal(draw.between(_FIRST_BIRTHDAY, _LAST_BIRTHDAY))
        century = born.year // 100 - 18
        first = f"{born:%d%m%y}{century}{draw.digits(3)}"
    return f"{first[:6]}-{first[6:]}{personal_code.check_digit(first)}"


def _registration_number(draw: Draw) -> str:
    while True:
        first = f"40{draw.pick(('1', '2'))}03{draw.digits(5)}"
        last = registration_number.check_digit(first)
        if last:
            return first + last
