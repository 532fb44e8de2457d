"""Cells: what is taken, what is refused, at the boundaries."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from einvoice.intake import KINDS, cells
from einvoice.intake.cells import Cell, CellError


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        pytest.param(cells.number(2), "0", 0, id="least"),
        pytest.param(cells.number(2), "-0", 0, id="minus nothing"),
        pytest.param(cells.number(2), "999999999", 99_999_999_900, id="most"),
        pytest.param(cells.number(2), "1.500", 150, id="zeros behind"),
        pytest.param(cells.number(2), "007.5", 750, id="zeros before"),
        pytest.param(cells.number(6), "0.000001", 1, id="six decimals"),
        pytest.param(cells.number(2, least=-5), "-5.00", -500, id="least below zero"),
        pytest.param(cells.SHARE, "25.80", Fraction(129, 5), id="decimal share"),
        pytest.param(cells.SHARE, "1/3", Fraction(1, 3), id="fraction"),
        pytest.param(cells.SHARE, "54.2/1616.55", Fraction(1084, 32331), id="areas as a fraction"),
        pytest.param(cells.SHARE, "0", Fraction(0), id="no share"),
        pytest.param(cells.DATE, "1900-01-01", dt.date(1900, 1, 1), id="first day"),
        pytest.param(cells.DATE, "2199-12-31", dt.date(2199, 12, 31), id="last day"),
        pytest.param(cells.DATE, "2028-02-29", dt.date(2028, 2, 29), id="leap day"),
        pytest.param(cells.MOMENT, "2026-10-31", "2026-10-31", id="day"),
        pytest.param(cells.MOMENT, "2026-10-31 18:05", "2026-10-31 18:05", id="minutes"),
        pytest.param(cells.MOMENT, "2026-10-31T18:05:07Z", "2026-10-31T18:05:07Z", id="zone"),
        pytest.param(
            cells.MOMENT, "2026-10-31T18:05:07.123456+03:00", "2026-10-31T18:05:07.123456+03:00",
            id="microseconds",
        ),
        pytest.param(cells.text(5), "a \n\t b", "a b", id="white space"),
        pytest.param(cells.text(5), "ļoti!", "ļoti!", id="longest text"),
        pytest.param(cells.CODE, "161175-19997", "16117519997", id="personal code with hyphen"),
        pytest.param(cells.CODE, "16117519997", "16117519997", id="personal code without"),
        pytest.param(cells.CODE, "EE-12345", "EE-12345", id="other code"),
        pytest.param(cells.IBAN, "lv33 haba 5261 5481 8998 3", "LV33HABA5261548189983", id="IBAN"),
        pytest.param(cells.EMAIL, "a.b+c@d.lv", "a.b+c@d.lv", id="e-mail"),
        pytest.param(cells.IDENT, "Māja_1/2.a-b", "Māja_1/2.a-b", id="id with letters"),
        pytest.param(cells.IDENT, "x" * 40, "x" * 40, id="longest id"),
        pytest.param(cells.NAME, "common_electricity", "common_electricity", id="service"),
        pytest.param(cells.YES_NO, "no", False, id="no"),
    ],
)  # fmt: skip
def test_what_is_taken(cell: Cell, text: str, value: object) -> None:
    """The text of a cell has this value."""
    assert cell.parse(text) == value


@pytest.mark.parametrize(
    ("cell", "text", "code"),
    [
        pytest.param(cells.number(2), "-0.01", "out_of_range", id="below zero"),
        pytest.param(cells.number(2), "999999999.01", "out_of_range", id="above the most"),
        pytest.param(cells.number(2), "9" * 60, "out_of_range", id="very long"),
        pytest.param(cells.number(2), "1e3", "bad_number", id="exponent"),
        pytest.param(cells.number(2), "1,5", "bad_number", id="comma"),
        pytest.param(cells.number(2), "1 000", "bad_number", id="grouped"),
        pytest.param(cells.number(2), "+1", "bad_number", id="plus"),
        pytest.param(cells.number(2), ".5", "bad_number", id="no whole part"),
        pytest.param(cells.number(2), "٣", "bad_number", id="digits of another script"),
        pytest.param(cells.number(2), "1.001", "bad_number", id="three decimals"),
        pytest.param(cells.number(0), "1.5", "bad_number", id="not whole"),
        pytest.param(cells.number(0, least=1, most=9), "0", "out_of_range", id="no digits"),
        pytest.param(cells.number(0, least=1, most=9), "10", "out_of_range", id="ten digits"),
        pytest.param(cells.SHARE, "1/0", "bad_number", id="divided by nothing"),
        pytest.param(cells.SHARE, "-1", "bad_number", id="negative share"),
        pytest.param(cells.SHARE, "1/-3", "bad_number", id="negative part"),
        pytest.param(cells.SHARE, "1/2/3", "bad_number", id="two strokes"),
        pytest.param(cells.SHARE, "1/", "bad_number", id="half a fraction"),
        pytest.param(cells.SHARE, "0.1234567890123", "bad_number", id="13 decimals"),
        pytest.param(cells.SHARE, "1000000000", "bad_number", id="share out of range"),
        pytest.param(cells.DATE, "2026-02-29", "bad_date", id="no leap year"),
        pytest.param(cells.DATE, "20261031", "bad_date", id="no hyphens"),
        pytest.param(cells.DATE, "2026-W44-6", "bad_date", id="week"),
        pytest.param(cells.DATE, "31.10.2026", "bad_date", id="Latvian date"),
        pytest.param(cells.DATE, "1899-12-31", "bad_date", id="too early"),
        pytest.param(cells.DATE, "2200-01-01", "bad_date", id="too late"),
        pytest.param(cells.DATE, "2026-10-3١", "bad_date", id="other digits"),
        pytest.param(cells.MOMENT, "18:05", "bad_date", id="no day"),
        pytest.param(cells.MOMENT, "2026-10-31T25:00", "bad_date", id="no such hour"),
        pytest.param(cells.MOMENT, "2026-10-32", "bad_date", id="no such day"),
        pytest.param(cells.MOMENT, "2026-10-31T18:05:07 CET", "bad_date", id="named zone"),
        pytest.param(cells.PERIOD, "2026-00", "bad_period", id="month 0"),
        pytest.param(cells.PERIOD, "2026-1", "bad_period", id="one digit"),
        pytest.param(cells.PERIOD, "2200-01", "bad_period", id="late month"),
        pytest.param(cells.text(5), "abcdef", "too_long", id="six characters"),
        pytest.param(cells.CODE, "1" * 21, "too_long", id="long code"),
        pytest.param(cells.EMAIL, "anna@example", "bad_email", id="no dot"),
        pytest.param(cells.EMAIL, "anna@example.", "bad_email", id="dot at the end"),
        pytest.param(cells.EMAIL, "an na@example.com", "bad_email", id="space"),
        pytest.param(cells.EMAIL, "a@b@example.com", "bad_email", id="two at signs"),
        pytest.param(cells.EMAIL, "a" * 96 + "@b.lv", "bad_email", id="101 characters"),
        pytest.param(cells.IDENT, "a b", "bad_id", id="space in an id"),
        pytest.param(cells.IDENT, "-a", "bad_id", id="mark first"),
        pytest.param(cells.IDENT, "_a", "bad_id", id="underscore first"),
        pytest.param(cells.IDENT, "x" * 41, "bad_id", id="41 characters in an id"),
        pytest.param(cells.NAME, "Lift", "bad_id", id="capital"),
        pytest.param(cells.NAME, "2lift", "bad_id", id="digit first"),
        pytest.param(cells.YES_NO, "YES", "bad_choice", id="capitals"),
        pytest.param(cells.word("1013", "524"), "0524", "bad_choice", id="other spelling"),
    ],
)
def test_what_is_refused(cell: Cell, text: str, code: str) -> None:
    """The text of a cell is refused under this code, and the message says what was expected."""
    with pytest.raises(CellError) as caught:
        cell.parse(text)
    assert caught.value.code == code


@given(st.text(min_size=1, max_size=60).map(str.strip).filter(bool))
def test_any_text_is_taken_or_refused(text: str) -> None:
    """No text makes a cell fail in another way than by a `CellError`."""
    for kind in KINDS.values():
        for column in kind.columns:
            try:
                column.cell.parse(text)
            except CellError as error:
                assert error.code  # noqa: PT017 - any cell may refuse


def test_a_share_keeps_its_writing() -> None:
    """The land register's fraction is not reduced."""
    assert str(cells.SHARE.parse("8502/37245")) == "8502/37245"
