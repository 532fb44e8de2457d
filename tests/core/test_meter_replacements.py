"""A meter in the place of another: both parts of the month, end values and first readings."""

import pytest
from consumption_samples import consume, monthly, rules
from core_samples import day, e3, meter

from einvoice.core.meter_months import MonthRule, WrongEnd

OLD = meter("m", "2026-01-01", removed_on="2026-04-10", end="15")
NEW = meter("n", "2026-04-10", start="100")


@pytest.mark.parametrize(
    ("old", "new", "period", "billed", "rule"),
    [
        pytest.param("3 6 9", "104", "2026-04", "10", MonthRule.REPLACEMENT, id="both parts"),
        pytest.param("3 6 9", "104 109", "2026-05", "5", MonthRule.READING, id="month after"),
        pytest.param("3 6 9", "-", "2026-04", "6", MonthRule.REPLACEMENT, id="new one not read"),
        pytest.param("3 6 9", "- 107", "2026-05", "7", MonthRule.READING, id="read a month later"),
        pytest.param("3 6 9", "- -", "2026-05", "4", MonthRule.ESTIMATE, id="then the run begins"),
        pytest.param("3 6 -", "104", "2026-04", "10", MonthRule.REPLACEMENT, id="estimate settled"),
        pytest.param("3 - -", "-", "2026-04", "6", MonthRule.REPLACEMENT, id="both settled"),
        pytest.param("3 6 9", "99", "2026-04", "6", MonthRule.REPLACEMENT, id="new one fell"),
    ],
)
def test_replacement(old: str, new: str, period: str, billed: str, rule: MonthRule) -> None:
    """The month of a replacement is the old meter's part and the new one's, and is closed."""
    found = consume(period, (OLD, monthly(old)[1]), (NEW, monthly(new, first="2026-04")[1]))
    assert (found.billed_e3, rules(found)) == (e3(billed), [rule])
    assert not found.defaulter
    assert found.estimated is (rule is MonthRule.ESTIMATE)


def test_use_of_the_month_of_a_replacement_is_both_parts() -> None:
    """Its use is both parts as billed, and a later estimate is never below 0."""
    old = meter("m", "2026-01-01", removed_on="2026-03-10", end="30")
    new = meter("n", "2026-03-10")
    values = {"2026-01-31": "30"}
    march = consume("2026-03", (old, values), (new, {}))
    assert (march.billed_e3, march.use_e3) == (-30000, -30000)
    april = consume("2026-04", (old, values), (new, {}))
    assert april.parts[0].basis_e3 == (30000, -30000)
    assert april.billed_e3 == 0
    longer = meter("m", "2026-01-01", removed_on="2026-05-10", end="3")
    june = consume("2026-06", (longer, {"2026-01-31": "3"}), (meter("n", "2026-05-10"), {}))
    assert (june.parts[0].basis_e3, june.billed_e3) == ((3000, -9000), 0)


def test_replacement_names_both_meters() -> None:
    """The inputs hold both meters' registers; no single opening and closing is shown."""
    found = consume("2026-04", (OLD, monthly("3 6 9")[1]), (NEW, {"2026-04-30": "104"}))
    assert found.inputs == (
        ("cold_water.replacement", "10.000"),
        ("meter.m", "9.000..15.000"),
        ("serial.m", "serial m"),
        ("meter.n", "100.000..104.000"),
        ("serial.n", "serial n"),
    )
    assert (found.opening_e3, found.closing_e3) == (None, None)


def test_two_replacements_in_one_month() -> None:
    """All meters of the month count for their part."""
    second = meter("n", "2026-04-10", start="100", removed_on="2026-04-20", end="101")
    third = meter("o", "2026-04-20")
    found = consume(
        "2026-04", (OLD, monthly("3 6 9")[1]), (second, {}), (third, {"2026-04-30": "2"})
    )
    assert found.billed_e3 == 9000


@pytest.mark.parametrize(
    ("period", "billed", "rule"),
    [
        pytest.param("2026-04", "6", MonthRule.REPLACEMENT, id="old part"),
        pytest.param("2026-05", "0", None, id="no meter"),
        pytest.param("2026-06", "0", None, id="no meter"),
        pytest.param("2026-07", "0", MonthRule.REPLACEMENT, id="installed, not read yet"),
        pytest.param("2026-08", "8", MonthRule.READING, id="goes on from its start value"),
    ],
)
def test_months_between_two_meters_have_none(
    period: str, billed: str, rule: MonthRule | None
) -> None:
    """Between a meter and its later successor nothing is measured, estimated or missing."""
    later = meter("n", "2026-07-15", start="100")
    found = consume(period, (OLD, monthly("3 6 9")[1]), (later, {"2026-08-31": "108"}))
    assert (found.billed_e3, rules(found)) == (e3(billed), [rule] if rule else [])


def test_meter_removed_without_a_successor_stops_counting() -> None:
    """It bills up to its end value, and nothing is missing afterwards."""
    only = (OLD, monthly("3 6 -")[1])
    assert consume("2026-04", only).billed_e3 == 6000
    assert not consume("2026-05", only).metered


def test_removal_on_the_first_of_the_next_month_closes_the_month() -> None:
    """The end value counts as a reading of its day, here in the window of March."""
    old = meter("m", "2026-01-01", removed_on="2026-04-01", end="15")
    new = meter("n", "2026-04-01")
    rows = ((old, monthly("3 6")[1]), (new, {"2026-04-30": "4"}))
    assert consume("2026-03", *rows).billed_e3 == 9000
    assert consume("2026-04", *rows).billed_e3 == 4000


WRONG = meter("m", "2026-01-01", removed_on="2026-04-10", end="8")


@pytest.mark.parametrize(
    ("old", "new", "period", "billed", "rule"),
    [
        pytest.param("3 6 9", "104", "2026-04", "3", MonthRule.ESTIMATE, id="average"),
        pytest.param("3 6 9", "104 109", "2026-05", "6", MonthRule.CATCH_UP, id="estimate settled"),
        pytest.param("3 6 9", "- -", "2026-05", "3", MonthRule.ESTIMATE, id="second month"),
        pytest.param("9 - -", "104", "2026-04", "9", MonthRule.ESTIMATE, id="third month"),
        pytest.param("9 - -", "- 109", "2026-05", "0", MonthRule.CATCH_UP, id="two stay billed"),
        pytest.param("9 - -", "- -", "2026-05", "0", MonthRule.DEFAULTER, id="fourth month"),
    ],
)
def test_wrong_end_value_of_a_flats_meter_leaves_its_month_missing(
    old: str, new: str, period: str, billed: str, rule: MonthRule
) -> None:
    """It is estimated; the new meter settles that month, what the old one was estimated stays."""
    found = consume(period, (WRONG, monthly(old)[1]), (NEW, monthly(new, first="2026-04")[1]))
    assert (found.billed_e3, rules(found)) == (e3(billed), [rule])


def test_wrong_end_value_of_the_last_meter_leaves_its_month_missing() -> None:
    """Its month is estimated, and afterwards there is no meter."""
    assert rules(consume("2026-04", (WRONG, monthly("3 6 9")[1]))) == [MonthRule.ESTIMATE]
    assert not consume("2026-05", (WRONG, monthly("3 6 9")[1])).metered


@pytest.mark.parametrize("first_wrong", [True, False])
def test_wrong_end_value_beside_a_right_one(first_wrong: bool) -> None:  # noqa: FBT001 - a table
    """Of two meters removed in one month what one measured is settled by the third's reading."""
    ends = ("8", "102") if first_wrong else ("11", "99")
    first = meter("m", "2026-01-01", removed_on="2026-04-10", end=ends[0])
    second = meter("n", "2026-04-10", start="100", removed_on="2026-04-20", end=ends[1])
    rows = ((first, monthly("3 6 9")[1]), (second, {}), (meter("o", "2026-04-20"), {}))
    assert consume("2026-04", *rows).billed_e3 == 3000
    read = (*rows[:2], (meter("o", "2026-04-20"), {"2026-05-31": "5"}))
    assert consume("2026-05", *read).billed_e3 == 2000 + 5000 - 3000


def test_new_meter_without_its_first_reading_is_named() -> None:
    """Its part is 0 in the month of the replacement, and only then it is named."""
    old, rows = (OLD, monthly("3 6 9")[1]), {"2026-05-31": "107"}
    assert consume("2026-04", old, (NEW, rows)).unread_meter_ids == ("n",)
    assert consume("2026-04", old, (NEW, rows | {"2026-04-30": "99"})).unread_meter_ids == ("n",)
    assert consume("2026-04", old, (NEW, rows | {"2026-04-30": "101"})).unread_meter_ids == ()
    assert consume("2026-05", old, (NEW, rows)).unread_meter_ids == ()


@pytest.mark.parametrize("end", ["8.999", None])
def test_end_value_below_the_last_reading_is_reported(end: str | None) -> None:
    """A removed meter whose end value is missing or too low is named in that month."""
    old = meter("m", "2026-01-01", removed_on="2026-04-10", end=end)
    rows = ((old, monthly("3 6 9")[1]), (NEW, {"2026-04-30": "104"}))
    (wrong,) = consume("2026-04", *rows).wrong_ends
    assert wrong == WrongEnd("m", 9000, day("2026-03-31"), e3(end) if end else None)
    assert consume("2026-03", *rows).wrong_ends == ()


def test_end_value_may_roll_over() -> None:
    """A register may pass its last digit before it is removed."""
    old = meter("m", "2026-01-01", removed_on="2026-02-10", end="5")
    found = consume("2026-02", (old, {"2026-01-31": "99990"}))
    assert (found.billed_e3, found.wrong_ends) == (15000, ())
