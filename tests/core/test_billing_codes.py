"""Codes of customers: a wrong one holds its flat."""

import pytest
from billing_samples import LIFT, codes, only
from core_samples import (
    building,
    company,
    customer,
    flat,
)

from einvoice.core.premises import CustomerKind

GOOD_CODES = [
    (CustomerKind.PERSON, ""),
    (CustomerKind.PERSON, "161175-19997"),
    (CustomerKind.PERSON, "32867300679"),
    (CustomerKind.COMPANY, "40003521600"),
    (CustomerKind.COMPANY, "161175-19997"),
    (CustomerKind.COMPANY, ""),
    (CustomerKind.BUDGET_INSTITUTION, "40003521600"),
]


@pytest.mark.parametrize(("kind", "code"), GOOD_CODES)
def test_right_or_missing_code_holds_nothing(kind: CustomerKind, code: str) -> None:
    """A code may be missing; a sole trader has a personal code."""
    inputs = building(flat(), customers=(customer(customer_kind=kind, code=code),))
    assert not only(inputs, company(LIFT)).held


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (CustomerKind.PERSON, "161175-19998"),
        (CustomerKind.PERSON, "40003521600"),
        (CustomerKind.COMPANY, "40003521601"),
        (CustomerKind.BUDGET_INSTITUTION, "161175-19997"),
    ],
)
def test_wrong_code_holds_the_flat(kind: CustomerKind, code: str) -> None:
    """A wrong code holds the flat, and no message repeats it."""
    inputs = building(flat(), customers=(customer(customer_kind=kind, code=code),))
    draft = only(inputs, company(LIFT))
    assert (draft.held, codes(draft)) == (True, ["WRONG_CODE"])
    assert code not in str(draft.findings)
