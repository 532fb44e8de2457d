"""Matching of a drawn company's payments against the truth: no wrong match, few in the queue."""

import os

import pytest
from drawn_payments import Company

FLATS, MONTHS, SEEDS = (20_000, 12, 1) if os.environ.get("SOAK") else (250, 6, 3)
MISTYPED = 0.01 if FLATS > 1_000 else 0.3
"""The share of typed numbers with a wrong digit; in a small company few hit another number."""
AUTOMATIC = 0.96
"""The least share of payments with a right number; 0.97 of a whole company over a year."""


@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_payment_is_applied_to_another_customer(seed: int) -> None:
    """Whatever is mistyped; almost all with a right number are applied without a person."""
    with_right_number = applied = payments = 0
    for paid, found in Company(FLATS, seed, MISTYPED).months(MONTHS):
        payments += 1
        for_whom = {share.customer for share in found.shares}
        assert for_whom <= {paid.customer}, (paid, found)
        with_right_number += paid.has_right_number
        applied += paid.has_right_number and bool(found.shares)
    assert payments > FLATS * MONTHS * 0.9
    assert applied >= with_right_number * AUTOMATIC
