"""Months without a reading: estimates, and what is caught up afterwards."""

import pytest
from consumption_samples import consume, monthly, rules
from core_samples import e3

from einvoice.core.meter_months import MonthRule


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
