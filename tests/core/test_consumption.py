from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from core_samples import day, e3, meter, readings, window
from hypothesis import given, settings
from hypothesis import strategies as st

from einvoice.core.consumption import Consumption, consumption_of
from einvoice.core.history import Walk, month_of_chain
from einvoice.core.meter_months import MonthRule, WrongEnd
from einvoice.core.meters import Meter, MeterService, PlaceKind, Window
from einvoice.core.period import Period
from einvoice.core.registers import register_of
from einvoice.core.replacements import chains
from einvoice.core.second_meters import Beside
from einvoice.core.windows import ReadingWindows, reading_windows

Values = Mapping[str, str]


def consume(
    period: str, *meters: tuple[Meter, Values], windows: tuple[Window, ...] = ()
) -> Consumption:
    """Return what flat 1 used of cold water in a period."""
    rows = {own.meter_id: readings(own.meter_id, values) for own, values in meters}
    return consumption_of(
        "1",
        MeterService.COLD_WATER,
        [own for own, _ in meters],
        rows,
        reading_windows(Period.parse(period), windows),
    )


def rules(found: Consumption) -> list[MonthRule]:
    """Return the rule of each chain of meters."""
    return [part.rule for part in found.parts]


def monthly(values: str, first: str = "2026-01", start: str = "2026-01-01") -> tuple[Meter, Values]:
    """Return a meter installed on a day, with a reading on the last day of each month.

    Values are separated by blanks, ``-`` is a month without a reading.
    """
    period = Period.parse(first)
    found = {}
    for value in values.split():
        if value != "-":
            found[period.last_day.isoformat()] = value
        period = period.next
    return meter("m", start, start="0"), found


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


# Missing months


@pytest.mark.parametrize(
    ("values", "period", "billed", "rule"),
    [
        pytest.param("3 5 9 -", "2026-04", "3", MonthRule.ESTIMATE, id="average of three"),
        pytest.param("3 5 9 - -", "2026-05", "3", MonthRule.ESTIMATE, id="the same average"),
        pytest.param("3 5 9 - - -", "2026-06", "3", MonthRule.ESTIMATE, id="third month"),
        pytest.param("3 5 9 - - - -", "2026-07", "0", MonthRule.DEFAULTER, id="fourth month"),
        pytest.param("3 5 9 - - - - -", "2026-08", "0", MonthRule.DEFAULTER, id="fifth month"),
        pytest.param("1 11 12 13 -", "2026-05", "4", MonthRule.ESTIMATE, id="only the last 3"),
        pytest.param("3 8 -", "2026-03", "4", MonthRule.ESTIMATE, id="two months"),
        pytest.param("3 -", "2026-02", "3", MonthRule.ESTIMATE, id="one month"),
        pytest.param("-", "2026-01", "0", MonthRule.ESTIMATE, id="none"),
        pytest.param("0.001 0.002 -", "2026-03", "0.001", MonthRule.ESTIMATE, id="exact"),
        pytest.param("0.001 0.003 -", "2026-03", "0.002", MonthRule.ESTIMATE, id="half up"),
        pytest.param("0.001 0.001 0.001 -", "2026-04", "0", MonthRule.ESTIMATE, id="third down"),
        pytest.param("0.001 0.001 0.002 -", "2026-04", "0.001", MonthRule.ESTIMATE, id="up"),
        pytest.param("3 - 9 -", "2026-04", "3", MonthRule.ESTIMATE, id="closed together"),
        pytest.param("- - 0.008 -", "2026-04", "0.003", MonthRule.ESTIMATE, id="rest to the last"),
        pytest.param("- - 0.008 0.008 0.008 -", "2026-06", "0.001", MonthRule.ESTIMATE, id="its 4"),
        pytest.param("3 5 9 - 12 -", "2026-06", "2.333", MonthRule.ESTIMATE, id="new run"),
    ],
)
def test_missing_month(values: str, period: str, billed: str, rule: MonthRule) -> None:
    """Three missing months are estimated by the last three months of use, then none is."""
    found = consume(period, monthly(values))
    assert (found.billed_e3, rules(found)) == (e3(billed), [rule])
    assert found.use_e3 is None
    assert found.estimated is (rule is MonthRule.ESTIMATE)
    assert found.defaulter is (rule is MonthRule.DEFAULTER)
    assert (found.opening_e3, found.closing_e3) == (None, None)


def test_estimate_says_what_it_is_made_from() -> None:
    """An estimate names the uses it is the average of and how many months are missing."""
    assert consume("2026-05", monthly("3 5 9 - -")).inputs == (
        ("cold_water.estimate", "3.000"),
        ("meter.m", "9.000.."),
        ("serial.m", "serial m"),
        ("cold_water.missing_months", "2"),
        ("cold_water.average_of", "3.000 2.000 4.000"),
    )


@pytest.mark.parametrize(
    ("values", "period", "billed", "use"),
    [
        pytest.param("3 6 - 11", "2026-04", "2", "2.5", id="one month"),
        pytest.param("3 6 - - 8", "2026-05", "-4", "0.668", id="credit"),
        pytest.param("3 6 - - - - 20", "2026-07", "5", "2.8", id="defaulter's month billed too"),
        pytest.param("3 6 - - - - 6", "2026-07", "-9", "0", id="nothing was used"),
        pytest.param("- 7", "2026-02", "7", "3.5", id="estimates of 0"),
    ],
)
def test_catch_up(values: str, period: str, billed: str, use: str) -> None:
    """A late reading bills everything since the last one less the estimates billed since."""
    found = consume(period, monthly(values))
    assert (found.billed_e3, found.use_e3) == (e3(billed), e3(use))
    assert rules(found) == [MonthRule.CATCH_UP]
    assert found.measured is False


def test_catch_up_says_what_was_taken_off() -> None:
    """A catch-up names both readings, the missing months and the estimates taken off."""
    assert consume("2026-05", monthly("3 6 - - 8")).inputs == (
        ("cold_water.catch_up", "-4.000"),
        ("meter.m", "6.000..8.000"),
        ("serial.m", "serial m"),
        ("cold_water.missing_months", "2"),
        ("cold_water.estimates_settled", "6.000"),
    )


def test_run_of_missing_months_starts_again_after_a_reading() -> None:
    """A reading ends the run: the next missing month is the first of a new one."""
    found = consume("2026-08", monthly("3 6 - - - - 20 -"))
    assert (rules(found), found.parts[0].missing_months) == ([MonthRule.ESTIMATE], 1)
    assert found.billed_e3 == e3("2.8")


# Replacement

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


# Meters beside each other


def test_meters_in_force_together_are_summed() -> None:
    """Each has its own history; the place is estimated or a defaulter if any of them is."""
    one = (meter("m", "2026-01-01"), {"2026-01-31": "3", "2026-02-28": "5"})
    other = (meter("n", "2026-01-01"), {"2026-01-31": "10", "2026-02-28": "11"})
    both = consume("2026-02", one, other)
    assert (both.billed_e3, both.use_e3, both.estimated) == (3000, 3000, False)
    assert (both.opening_e3, both.closing_e3) == (None, None)
    silent = (meter("n", "2026-01-01"), {"2026-01-31": "10"})
    half = consume("2026-02", one, silent)
    assert (half.billed_e3, half.use_e3, half.estimated) == (12000, None, True)
    may = consume("2026-05", one, silent)
    assert (may.defaulter, may.estimated) == (True, True)


OLD_SILENT = "3 6 9"
BESIDE = meter("n", "2026-04-10")


@pytest.mark.parametrize(
    ("old", "new", "period", "billed", "asked"),
    [
        pytest.param("3 6 9 -", "1", "2026-04", "3", True, id="its first month"),
        pytest.param("3 6 9 -", "-", "2026-04", "3", True, id="neither is read"),
        pytest.param("3 6 9 - -", "1 4", "2026-05", "3", True, id="second month"),
        pytest.param("3 6 9 - - -", "1 4 9", "2026-06", "3", True, id="third month"),
        pytest.param("3 6 9 - - - -", "1 4 9 15", "2026-07", "15", False, id="a defaulter now"),
        pytest.param("3 6 9 11", "1", "2026-04", "3", False, id="the old one is read too"),
        pytest.param("3 6 9 - 14", "1 4", "2026-05", "6", False, id="read a month later"),
        pytest.param("3 6 9 11 -", "1 4", "2026-05", "5.667", False, id="silent later on"),
        pytest.param("3 6 9 -", "1", "2026-03", "3", False, id="before it came"),
    ],
)
def test_new_meter_beside_a_silent_one_is_asked_about(
    old: str, new: str, period: str, billed: str, *, asked: bool
) -> None:
    """The old one's estimate is the flat's whole use; what the new one measured is billed later."""
    rows = (meter("m", "2026-01-01"), monthly(old)[1]), (BESIDE, monthly(new, "2026-04")[1])
    found = consume(period, *rows)
    assert (found.billed_e3, found.beside) == (e3(billed), (Beside("n", "m"),) if asked else ())


def test_a_new_meter_beside_one_that_is_read_is_named_once() -> None:
    """Both are billed from the first month on; staff see it in the month it came."""
    old = (meter("m", "2026-01-01"), monthly("3 6 9 11 13")[1])
    new = (BESIDE, monthly("1 4", "2026-04")[1])
    assert consume("2026-04", old, new).added == (Beside("n", "m"),)
    assert consume("2026-05", old, new).added == ()
    gone = (meter("m", "2026-01-01", removed_on="2026-04-10", end="11"), old[1])
    assert consume("2026-04", gone, new).added == (), "it was replaced"
    older = (meter("k", "2026-01-01"), monthly("3 6 9 11 13")[1])
    assert consume("2026-04", gone, older, new).added == (), "whatever else is there"
    house = (replace(BESIDE, place_kind=PlaceKind.BUILDING), new[1])
    assert (
        consume("2026-04", (replace(old[0], place_kind=PlaceKind.BUILDING), old[1]), house).added
        == ()
    )
    ended = (meter("m", "2026-01-01", removed_on="2026-04-20", end="11"), old[1])
    assert consume("2026-04", ended, new).added == (), "it does not stay"


def test_a_reading_after_the_removal_is_told_apart() -> None:
    """It may be the next meter's; one outside the windows is another matter."""
    values = {"2026-01-31": "3", "2026-02-05": "4", "2026-02-28": "5"}
    gone = (meter("m", "2026-01-01", removed_on="2026-02-20", end="4"), values)
    february = consume("2026-02", gone)
    assert february.unused == (("m", day("2026-02-05")), ("m", day("2026-02-28")))
    assert february.after_removal == (("m", day("2026-02-28")),)


def test_new_meter_that_is_gone_before_the_answer_is_billed_all_the_same() -> None:
    """It waits while the silent one is estimated; then what it measured is billed once."""
    old = (meter("m", "2026-01-01"), monthly("3 6 9")[1])
    gone = (meter("n", "2026-04-10", removed_on="2026-05-20", end="7"), {})
    billed = [consume(f"2026-0{month}", old, gone).billed_e3 for month in range(4, 9)]
    assert billed == [3000, 3000, 3000, 7000, 0]
    assert consume("2026-07", old, gone).defaulter


def test_new_meter_beside_one_read_on_its_day_is_asked_about() -> None:
    """A reading of the day of the new meter may be the old one's last; a later one is not."""
    new = (meter("n", "2026-04-30"), {"2026-05-31": "4"})
    values = monthly(OLD_SILENT)[1] | {"2026-04-30": "11"}
    may = consume("2026-05", (meter("m", "2026-01-01"), values), new)
    assert (may.billed_e3, may.beside) == (2667, (Beside("n", "m"),))
    later = monthly(OLD_SILENT)[1] | {"2026-05-01": "11"}
    may = consume("2026-05", (meter("m", "2026-01-01"), later), new)
    assert (may.billed_e3, may.beside) == (2667 + 4000, ())


@pytest.mark.parametrize(
    ("kind", "removed_on", "installed_on"),
    [
        pytest.param(PlaceKind.BUILDING, None, "2026-01-01", id="a building's meters"),
        pytest.param(PlaceKind.FLAT, "2026-04-30", "2026-01-01", id="removed after it came"),
        pytest.param(PlaceKind.FLAT, None, "2026-04-10", id="both came on one day"),
    ],
)
def test_meters_that_are_not_asked_about(
    kind: PlaceKind, removed_on: str | None, installed_on: str
) -> None:
    """A house is never estimated; an end that was told, or twins, leave nothing to ask."""
    end = "20" if removed_on else None
    old = meter("m", installed_on, place_kind=kind, removed_on=removed_on, end=end)
    new = meter("n", "2026-04-10", place_kind=kind)
    values = {day: v for day, v in monthly(OLD_SILENT)[1].items() if day > installed_on}
    assert consume("2026-04", (old, values), (new, {"2026-04-30": "1"})).beside == ()


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


# Whatever the readings are

MONTHS = 20
LAST = Period.parse("2026-10")
FIRST = LAST.plus(1 - MONTHS)
STEPS = st.lists(st.one_of(st.none(), st.integers(0, 9000)), min_size=MONTHS, max_size=MONTHS)


def history(steps: list[int | None]) -> tuple[Meter, dict[str, str]]:
    """Return a meter that rises by these litres a month; None is a month without a reading."""
    value, found = 0, {}
    for months, step in enumerate(steps):
        value += step or 0
        if step is not None:
            found[FIRST.plus(months).last_day.isoformat()] = f"{value // 1000}.{value % 1000:03}"
    return meter("m", FIRST.first_day.replace(day=5).isoformat()), found


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_what_is_billed_in_the_end_is_what_was_used(steps: list[int | None]) -> None:
    """Up to any month closed by a reading, all months together bill what the register rose."""
    rows = history(steps)
    billed = 0
    for months in range(MONTHS):
        found = consume(str(FIRST.plus(months)), rows)
        billed += found.billed_e3
        if found.closing_e3 is not None:
            assert billed == found.closing_e3


@settings(deadline=None)
@given(
    STEPS,
    st.dictionaries(st.integers(1, MONTHS - 1), st.sampled_from([1, 20, 28]), max_size=2),
    st.lists(st.tuples(st.integers(0, MONTHS - 1), st.integers(0, 9000)), max_size=3),
    st.sampled_from(["2025-03-15", "2030-01-01"]),
    st.sampled_from(list(PlaceKind)),
    st.sampled_from([5, 30]),
)
def test_skipping_regular_months_changes_nothing(  # noqa: PLR0913, PLR0917 - one per strategy
    steps: list[int | None],
    removals: dict[int, int],
    falls: list[tuple[int, int]],
    verified_until: str,
    kind: PlaceKind,
    installed_day: int,
) -> None:
    """The short way to the last months gives what walking through all of them gives."""
    meters, start = [], FIRST.first_day.replace(day=installed_day).isoformat()
    values = history(steps)[1]
    for months, fallen in falls:
        values[FIRST.plus(months).last_day.isoformat()] = f"{fallen // 1000}.{fallen % 1000:03}"
    for number, months in enumerate(sorted(removals)):
        removed_on = FIRST.plus(months).first_day.replace(day=removals[months]).isoformat()
        meters.append(meter(f"m{number}", start, removed_on=removed_on, end="70", place_kind=kind))
        start = removed_on
    meters.append(meter("last", start, verified_until=verified_until, place_kind=kind))
    windows = ReadingWindows(LAST, {})
    (chain,) = chains(meters)
    registers = [register_of(m, readings(m.meter_id, values), windows) for m in chain]
    walk = Walk(registers, windows)
    for month in range(walk.first_month, windows.month + 1):
        walk.step(month)
    assert month_of_chain(registers, windows) == walk.result()


@settings(max_examples=40, deadline=None)
@given(STEPS, st.integers(0, MONTHS - 1), st.randoms())
def test_order_of_meters_and_readings_is_irrelevant(
    steps: list[int | None], removed: int, random: Random
) -> None:
    """Shuffled meters and readings give the same consumption."""
    own, values = history(steps)
    removed_on = FIRST.plus(removed).first_day.replace(day=20)
    meters = [
        meter("m", own.installed_on.isoformat(), removed_on=removed_on.isoformat(), end="900"),
        meter("n", removed_on.isoformat()),
        meter("o", "2026-02-02"),
    ]
    rows = {m.meter_id: readings(m.meter_id, values) for m in meters}
    windows = reading_windows(LAST, ())
    service = MeterService.COLD_WATER
    expected = consumption_of("1", service, meters, rows, windows)
    random.shuffle(meters)
    mixed = {name: random.sample(own_rows, len(own_rows)) for name, own_rows in rows.items()}
    assert consumption_of("1", service, meters, mixed, windows) == expected
