"""Codes of customers and payers: a wrong one is kept with its row and settled before issuing."""

from collections.abc import Iterator

from einvoice.core import personal_code, registration_number
from einvoice.core.findings import Level
from einvoice.core.premises import CustomerKind
from einvoice.intake.table import Fault

_FIX = "correct it and import the row again; its invoice is held until then"


def customer_code(code: str, kind: CustomerKind) -> Iterator[Fault]:
    """Say what is wrong with a customer's code: personal for a person, else registration."""
    return _personal("code", code) if kind is CustomerKind.PERSON else _registration("code", code)


def payer_code(code: str) -> Iterator[Fault]:
    """Say what is wrong with a payer's code; its first digit tells a person from a company."""
    return (_personal if code[0] < "4" else _registration)("payer_code", code)


def _personal(column: str, code: str) -> Iterator[Fault]:
    try:
        personal_code.validate(code)
    except ValueError as error:
        message = f"is not a personal code ({error}), expected DDMMYY-CNNNN or 32NNNN-NNNNN"
        yield Fault(column, "wrong_code", message, Level.PROBLEM, _FIX)
        return
    if personal_code.check_digit_is_doubtful(code):
        message = "has an unusual last digit, expected the one most codes of this form have"
        yield Fault(column, "doubtful_code", message, Level.WARNING, "compare it with the document")


def _registration(column: str, code: str) -> Iterator[Fault]:
    try:
        registration_number.validate(code)
    except ValueError as error:
        message = f"is not a registration number ({error}), expected 11 digits"
        yield Fault(column, "wrong_code", message, Level.PROBLEM, _FIX)
