import pytest
from hypothesis import given
from hypothesis import strategies as st

from einvoice.core import money


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        pytest.param(1, 2, 1, id="half up"),
        pytest.param(-1, 2, -1, id="half away from zero below zero"),
        pytest.param(5, 10, 1, id="half of ten"),
        pytest.param(4, 10, 0, id="below half"),
        pytest.param(-4, 10, 0, id="above minus half"),
        pytest.param(15, 10, 2, id="not to even"),
        pytest.param(25, 10, 3, id="not to even, other side"),
        pytest.param(0, 7, 0, id="zero"),
        pytest.param(5, -10, -1, id="negative denominator"),
        pytest.param(-5, -10, 1, id="both negative"),
    ],
)
def test_round_half_goes_away_from_zero(numerator: int, denominator: int, expected: int) -> None:
    """A half is rounded away from zero, whatever the signs."""
    assert money.round_half(numerator, denominator) == expected


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**9))
def test_rounding_never_moves_by_more_than_half(numerator: int, denominator: int) -> None:
    """A rounded value is at most half a unit away, and rounding ignores nothing but the sign."""
    rounded = money.round_half(numerator, denominator)
    assert 2 * abs(rounded * denominator - numerator) <= denominator
    assert money.round_half(-numerator, denominator) == -rounded


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        pytest.param(1234550, 6, 4, 12346, id="half of the last decimal goes up"),
        pytest.param(1234549, 6, 4, 12345, id="just below"),
        pytest.param(-1234550, 6, 4, -12346, id="negative"),
        pytest.param(5, 2, 3, 50, id="more decimals"),
        pytest.param(5, 2, 2, 5, id="the same"),
    ],
)
def test_rescale(value: int, source: int, target: int, expected: int) -> None:
    """A scaled integer keeps its value, rounded half away from zero when decimals go."""
    assert money.rescale(value, source, target) == expected


@pytest.mark.parametrize(
    ("quantity_e3", "price_e4", "cents"),
    [
        pytest.param(4341, 10913, 474, id="4.341 m3 x 1.0913"),
        pytest.param(4341, 13477, 585, id="4.341 m3 x 1.3477"),
        pytest.param(-5590, 10913, -610, id="credit"),
        pytest.param(69360, 4616, 3202, id="69.36 m2 x 0.4616"),
        pytest.param(1000, 50, 1, id="half a cent"),
        pytest.param(-1000, 50, -1, id="half a cent of credit"),
        pytest.param(1, 1, 0, id="rounds to nothing"),
    ],
)
def test_net_of_a_priced_line(quantity_e3: int, price_e4: int, cents: int) -> None:
    """The net is quantity x unit price, rounded once to cents."""
    assert money.line_net_cents(quantity_e3, price_e4) == cents


def test_price_is_used_with_four_decimals() -> None:
    """A price of 6 decimals is rounded to 4 before it multiplies."""
    assert money.price_e4(1_091_250) == 10913
    assert money.price_e4(1_091_249) == 10912


@pytest.mark.parametrize(
    ("net", "percent_e2", "vat"),
    [(10000, 2100, 2100), (22290, 2100, 4681), (50, 100, 1), (49, 100, 0), (-50, 100, -1)],
)
def test_vat_is_rounded_half_away_from_zero(net: int, percent_e2: int, vat: int) -> None:
    """VAT of a sum of nets is rounded once to cents."""
    assert money.vat_cents(net, percent_e2) == vat


@pytest.mark.parametrize(
    ("text", "decimals", "value"),
    [
        ("0", 2, 0),
        ("-0.05", 2, -5),
        ("12.340", 2, 1234),
        ("7", 0, 7),
        ("7.000", 0, 7),
        ("007.5", 3, 7500),
    ],
)
def test_parse_scaled_accepts(text: str, decimals: int, value: int) -> None:
    """Plain decimal numbers become scaled integers; zeros at the end do not count."""
    assert money.parse_scaled(text, decimals) == value


@pytest.mark.parametrize(
    "text", ["", "-", ".5", "5.", "1,5", "1e3", "+1", " 1", "1 000", "0x1", "١", "1.2.3"]
)
def test_parse_scaled_refuses_what_is_no_number(text: str) -> None:
    """Anything but digits with one point and a minus is refused."""
    with pytest.raises(ValueError, match="not a number"):
        money.parse_scaled(text, 3)


def test_parse_scaled_refuses_more_decimals_than_allowed() -> None:
    """Nothing is rounded when a number is read."""
    with pytest.raises(ValueError, match="more than 2 decimals"):
        money.parse_scaled("1.005", 2)


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_text_and_back(value: int, decimals: int) -> None:
    """What is written can be read back without loss."""
    assert money.parse_scaled(money.format_scaled(value, decimals), decimals) == value


def test_format_cents() -> None:
    """Cents are written with two decimals and a point."""
    assert [money.format_cents(cents) for cents in (0, 5, -5, 123456)] == [
        "0.00",
        "0.05",
        "-0.05",
        "1234.56",
    ]


@pytest.mark.parametrize("quantity_e3", [0, 1, 49_999, 50_000, 50_001, 149_999, 150_000, 250_000])
def test_many_nets_round_as_one_does(quantity_e3: int) -> None:
    """At a price of 0.0001 EUR the quantity is the exact net: a half goes away from zero."""
    for quantity in (quantity_e3, -quantity_e3):
        (found,) = money.line_nets_cents([quantity], 1)
        assert found == money.line_net_cents(quantity, 1)
