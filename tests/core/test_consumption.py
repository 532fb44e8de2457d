"""What a meter's readings come to in a month."""

from dataclasses import replace

import pytest
from consumption_samples import Values, consume, monthly, rules
from core_samples import day, e3, meter, window

from einvoice.core.meter_months import MonthRule
from einvoice.core.meters import Meter, PlaceKind
from einvoice.core.period import Period

# Closing and opening


def test_consumption_is_closing_less_opening() -> None:
    """A month is its closing reading less the one that closed the month before."""
    found = consume("2026-03", monthly("5.100 8 12.345"))
    assert (found.billed_e3, found.use_e3) == (4345, 4345)
    assert (found.opening_e3, found.closing_e3) == (8000, 12345)
    assert rules(found) == [MonthRule.READING]
    assert (found.estimated, found.defaulter, found.measured, found.metered) == (
        False,
        False,
        True,
        True,
    )
    assert found.inputs == (
        ("cold_water.reading", "4.345"),
        ("meter.m", "8.000..12.345"),
        ("serial.m", "serial m"),
    )


def test_a_serial_number_that_is_the_meters_id_is_not_said_twice() -> None:
    """Where the company knows a meter by its serial number, its id says it."""
    row, values = monthly("5.100 8 12.345")
    found = consume("2026-03", (replace(row, serial=row.meter_id), values))
    assert found.inputs == (("cold_water.reading", "4.345"), ("meter.m", "8.000..12.345"))


def test_latest_reading_of_the_window_closes_the_month() -> None:
    """Of several readings in the window the latest by day counts; others count for nothing."""
    values = {"2026-01-31": "5", "2026-02-27": "6", "2026-02-28": "8", "2026-03-01": "7"}
    found = consume("2026-02", (meter("m"), values | {"2026-03-02": "9"}))
    assert (found.billed_e3, found.closing_e3) == (2000, 7000)


def test_reading_outside_every_window_is_kept_but_not_used() -> None:
    """A reading outside the window closes nothing and is reported in its own period only."""
    values = {"2026-01-31": "5", "2026-02-10": "6", "2026-03-02": "9", "2026-01-05": "1"}
    found = consume("2026-02", (meter("m"), values))
    assert rules(found) == [MonthRule.ESTIMATE]
    assert found.unused == (("m", day("2026-02-10")),)
    march = consume("2026-03", (meter("m"), values))
    assert march.unused == (("m", day("2026-03-02")),)
    january = consume("2026-01", (meter("m"), values))
    assert january.unused == (("m", day("2026-01-05")),)


def test_own_window_lets_a_reading_count() -> None:
    """The company's own window decides which readings close the month."""
    values = {"2026-01-31": "5", "2026-02-20": "6", "2026-02-28": "7"}
    own = window("2026-02", "2026-02-18", "2026-02-21")
    found = consume("2026-02", (meter("m"), values), windows=(own,))
    assert found.billed_e3 == 1000
    assert found.unused == ()
    later = consume("2026-03", (meter("m"), values), windows=(own,))
    assert later.unused == (("m", day("2026-02-28")),)


def test_readings_from_outside_the_meters_time_are_not_used() -> None:
    """A reading before installation or after removal belongs to no history."""
    gone = meter("m", "2026-02-10", start="4", removed_on="2026-03-20", end="9")
    values = {"2026-01-31": "3", "2026-02-28": "6", "2026-03-31": "99"}
    february = consume("2026-02", (gone, values))
    assert (february.billed_e3, february.unused) == (2000, ())
    march = consume("2026-03", (gone, values))
    assert (march.billed_e3, march.unused) == (3000, (("m", day("2026-03-31")),))


def test_rows_for_the_days_of_installation_and_removal_count_for_nothing() -> None:
    """Start and end value are the readings of these days; a row beside them says nothing new."""
    own = meter("m", "2026-02-10", start="4", removed_on="2026-02-28", end="9")
    values = {"2026-02-10": "5", "2026-02-28": "7"}
    found = consume("2026-02", (own, values))
    assert (found.billed_e3, found.unused) == (5000, ())


# The first month


@pytest.mark.parametrize(
    ("installed_on", "period", "billed", "rule"),
    [
        pytest.param("2026-02-26", "2026-02", "2", MonthRule.READING, id="day before the window"),
        pytest.param("2026-02-27", "2026-02", "0", MonthRule.OPENING, id="window's first day"),
        pytest.param("2026-02-27", "2026-03", "5", MonthRule.READING, id="the month after it"),
        pytest.param("2026-03-01", "2026-03", "5", MonthRule.READING, id="window's last day"),
        pytest.param("2026-03-02", "2026-03", "5", MonthRule.READING, id="day after the window"),
        pytest.param("2026-02-02", "2026-02", "2", MonthRule.READING, id="early in the month"),
    ],
)
def test_first_month(installed_on: str, period: str, billed: str, rule: MonthRule) -> None:
    """Installed in a window: the start value closes that month; else that month is billed."""
    first = meter("m", installed_on, start="10")
    values = {"2026-02-28": "12", "2026-03-31": "15"}
    if installed_on >= "2026-03":
        values.pop("2026-02-28")
    found = consume(period, (first, values))
    assert (found.billed_e3, rules(found)) == (e3(billed), [rule])


def test_no_meter_before_it_is_installed() -> None:
    """A meter installed after the month's last day measured nothing in it."""
    found = consume("2026-02", (meter("m", "2026-03-01"), {}))
    assert (found.metered, found.billed_e3, found.parts) == (False, 0, ())


@pytest.mark.parametrize(
    ("first_reading", "period", "billed"),
    [
        pytest.param("2026-02-28", "2026-02", "345", id="12 months to the day: start value"),
        pytest.param("2026-03-01", "2026-02", "0", id="a day more, in February's window"),
        pytest.param("2026-03-01", "2026-03", "5", id="the month after"),
        pytest.param("2026-03-15", "2026-03", "0", id="outside every window: calendar month"),
        pytest.param("2026-03-15", "2026-04", "7", id="the month after that"),
        pytest.param("2026-03-15", "2026-02", "0", id="the month before it"),
    ],
)
def test_meter_long_there_begins_with_its_first_reading(
    first_reading: str, period: str, billed: str
) -> None:
    """More than 12 months after installation the first reading opens, and its month is free."""
    old = meter("m", "2025-02-28", start="0")
    values = {first_reading: "345", "2026-03-31": "350", "2026-04-30": "352"}
    assert consume(period, (old, values)).billed_e3 == e3(billed)


def test_leap_day_and_a_year() -> None:
    """A meter installed on 29 February is there for more than 12 months from 1 March on."""
    old = meter("m", "2024-02-29", start="0")
    assert consume("2025-02", (old, {"2025-02-28": "9"})).billed_e3 == 9000
    assert consume("2025-02", (old, {"2025-03-01": "9"})).billed_e3 == 0


def test_end_value_of_a_meter_never_read_opens_too() -> None:
    """A meter removed after years without a reading is not charged for those years."""
    old = meter("m", "2020-01-10", removed_on="2026-03-10", end="800")
    new = meter("n", "2026-03-10")
    values = {"2026-03-31": "2", "2026-04-30": "5"}
    assert consume("2026-03", (old, {}), (new, values)).billed_e3 == 0
    assert consume("2026-04", (old, {}), (new, values)).billed_e3 == 5000


# Rollover and falls


@pytest.mark.parametrize(
    ("previous", "value", "billed"),
    [
        pytest.param("99990", "5", "15", id="over the top"),
        pytest.param("90000.001", "9999.999", "19999.998", id="just inside both bounds"),
        pytest.param("90000", "9999", None, id="exactly nine tenths is a fall"),
        pytest.param("90001", "10000", None, id="exactly one tenth is a fall"),
        pytest.param("100", "99.999", None, id="any other fall"),
        pytest.param("100", "100", "0", id="stands still"),
    ],
)
def test_rollover(previous: str, value: str, billed: str | None) -> None:
    """A register that passes its last digit goes on from 0; any other fall is refused."""
    found = consume("2026-02", monthly(f"{previous} {value}"))
    assert found.parts[0].fell is (billed is None)
    if billed is None:
        assert found.estimated
    else:
        assert (found.billed_e3, found.estimated) == (e3(billed), False)


def test_digits_of_the_register_decide_the_rollover() -> None:
    """The same readings are a fall on a register with more places."""
    values = {"2026-01-31": "9990", "2026-02-28": "5"}
    assert consume("2026-02", (meter("m", digits=4), values)).billed_e3 == 15000
    assert consume("2026-02", (meter("m", digits=5), values)).parts[0].fell


def test_after_a_fall_the_last_accepted_reading_counts() -> None:
    """A refused reading leaves its month missing; the next is compared with the one before."""
    fallen = monthly("10 20 15 26")
    march = consume("2026-03", fallen)
    assert (march.billed_e3, march.estimated, march.parts[0].fell) == (10000, True, True)
    april = consume("2026-04", fallen)
    assert (april.billed_e3, april.parts[0].fell) == (-4000, False)


def test_only_the_latest_reading_of_a_window_counts() -> None:
    """When the latest reading fell, an earlier one of the same window does not help."""
    values = {"2026-01-31": "10", "2026-02-27": "12", "2026-02-28": "9"}
    assert consume("2026-02", (meter("m"), values)).estimated


# Verification


@pytest.mark.parametrize(
    ("verified_until", "period", "rule"),
    [
        pytest.param("2025-04-29", "2025-04", MonthRule.UNVERIFIED, id="expired by the last day"),
        pytest.param("2025-04-30", "2025-04", MonthRule.READING, id="valid on the last day"),
        pytest.param("2025-04-30", "2025-05", MonthRule.UNVERIFIED, id="the month after"),
        pytest.param("2025-04-30", "2025-06", MonthRule.CATCH_UP, id="since June it does not"),
        pytest.param("2025-06-15", "2025-06", MonthRule.READING, id="expires later"),
        pytest.param(None, "2025-05", MonthRule.READING, id="no date"),
    ],
)
def test_expired_verification(verified_until: str | None, period: str, rule: MonthRule) -> None:
    """It made a defaulter for periods that ended before 2025-06-06, and since then does not."""
    own = meter("m", "2025-03-31", verified_until=verified_until)
    found = consume(period, (own, monthly("3 5 9", first="2025-04")[1]))
    assert rules(found) == [rule]
    assert found.defaulter is (rule is MonthRule.UNVERIFIED)
    assert not found.estimated
    if rule is MonthRule.UNVERIFIED:
        assert found.billed_e3 == 0
    if rule is MonthRule.CATCH_UP:
        assert found.billed_e3 == e3("6")


# Building meters


def building_meter(
    values: Values, removed_on: str | None = None, end: str | None = None
) -> tuple[Meter, Values]:
    """Return a meter of the building and its readings."""
    own = meter("m", "2026-01-01", place_kind=PlaceKind.BUILDING, removed_on=removed_on, end=end)
    return own, values


def test_building_meter_is_closed_by_the_last_day() -> None:
    """The reading of the last day comes before later ones, and counts outside the window too."""
    values = {"2026-01-31": "10", "2026-02-01": "11", "2026-02-28": "20", "2026-03-01": "21"}
    assert consume("2026-02", building_meter(values)).billed_e3 == 10000
    own = window("2026-02", "2026-03-01", "2026-03-05")
    found = consume("2026-02", building_meter(values), windows=(own,))
    assert (found.billed_e3, found.unused) == (10000, ())
    without = {"2026-01-31": "10", "2026-02-27": "19", "2026-03-01": "21"}
    assert consume("2026-02", building_meter(without)).billed_e3 == 11000


@pytest.mark.parametrize(
    ("values", "measured"),
    [
        pytest.param("10 20", True, id="both"),
        pytest.param("10 -", False, id="no closing"),
        pytest.param("10 - 30", False, id="no opening"),
        pytest.param("10 - 30 40", True, id="whole again"),
        pytest.param("10 9", False, id="closing fell"),
    ],
)
def test_building_meter_needs_both_readings(values: str, measured: bool) -> None:  # noqa: FBT001 - a table
    """Without an opening or a closing reading a building meter has not measured its month."""
    period = Period.parse("2026-01").plus(len(values.split()) - 1)
    found = consume(str(period), building_meter(monthly(values)[1]))
    assert found.measured is measured


def test_building_meter_needs_its_readings_after_a_replacement() -> None:
    """A new building meter without a closing reading is not taken for 0."""
    old = building_meter({"2026-01-31": "10"}, removed_on="2026-02-10", end="15")
    new = meter("n", "2026-02-10", place_kind=PlaceKind.BUILDING)
    assert consume("2026-02", old, (new, {"2026-02-28": "4"})).measured
    assert consume("2026-02", old, (new, {"2026-02-28": "4"})).billed_e3 == 9000
    assert not consume("2026-02", old, (new, {})).measured
    assert not consume("2026-03", old, (new, {"2026-03-31": "9"})).measured
