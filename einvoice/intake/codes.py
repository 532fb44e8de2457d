"""Codes of customers and payers: a wrong code is kept with its row and settled before issuing."""

from collections.abc import Iterator

from einvoice.core import personal_code, registration_number
from einvoice.core.findings import Level
from einvoice.core.premises import CustomerKind
from einvoice.intake.table import Fault


def customer_code(code: str, kind: CustomerKind) -> Iterator[Fault]:
    """Say what is wrong with a customer's code: personal for a person, else registration."""
    return _personal("code", code) if kind is CustomerKind.PERSON else _registration("code", code)


def payer_code(code: str) -> Iterator[Fault]:
    """Say what is wrong with a payer's code; the first digit is a person's or a company's."""
    return (_personal if code[0] < "4" else _registration)("payer_code", code)


def _personal(column: str, code: str) -> Iterator[Fault]:
    try:
        personal_code.validate(code)
    except ValueError as error:
        facts = (("why", str(error)),)
        yield Fault(column, "wrong_code", Level.PROBLEM, said="wrong_code.person", facts=facts)
        return
    if personal_code.check_digit_is_doubtful(code):
        yield Fault(column, "doubtful_code", Level.WARNING, facts=())


def _registration(column: str, code: str) -> Iterator[Fault]:
    try:
        registration_number.validate(code)
    except ValueError as error:
        facts = (("why", str(error)),)
        yield Fault(column, "wrong_code", Level.PROBLEM, said="wrong_code.company", facts=facts)
