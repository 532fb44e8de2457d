import pytest
from core_samples import day, tariff

from einvoice.core.premises import CustomerKind, FlatKind
from einvoice.core.tariffs import Norm, Unit, is_household, norm_on


def test_norm_of_a_day() -> None:
    """A norm is chosen like a tariff."""
    general = Norm("water", "", day("2020-01-01"), None, 4_500_000)
    own = Norm("water", "B", day("2020-01-01"), None, 5_000_000)
    other = Norm("hot_water", "", day("2020-01-01"), None, 1_800_000)
    rows = (other, own, general)
    assert norm_on(rows, "water", "B", day("2026-10-31")) == own
    assert norm_on(rows, "water", "A", day("2026-10-31")) == general
    assert norm_on(rows, "heat", "A", day("2026-10-31")) is None


def test_price_is_rounded_to_four_decimals() -> None:
    """A tariff multiplies with 4 decimals."""
    assert tariff("waste", "1.23455", Unit.PERSON).price_e4 == 12346


@pytest.mark.parametrize(
    ("kind", "payer", "household"),
    [
        (FlatKind.APARTMENT, CustomerKind.PERSON, True),
        (FlatKind.STUDIO, CustomerKind.PERSON, True),
        (FlatKind.NON_RESIDENTIAL, CustomerKind.PERSON, False),
        (FlatKind.APARTMENT, CustomerKind.COMPANY, False),
        (FlatKind.STUDIO, CustomerKind.BUDGET_INSTITUTION, False),
    ],
)
def test_household_rate(kind: FlatKind, payer: CustomerKind, household: bool) -> None:  # noqa: FBT001 - a table
    """The household rate is for a natural person's apartment or studio only."""
    assert is_household(kind, payer) is household
