"""Meters of a place that are in force together, and those that are asked about."""

from dataclasses import replace

import pytest
from consumption_samples import consume, monthly
from core_samples import day, e3, meter

from einvoice.core.meters import PlaceKind
from einvoice.core.second_meters import Beside


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
        pytest.param("3 6 9 - - - -", "1 4 9 15", "2026-07", "0", True, id="a defaulter now"),
        pytest.param("3 6 9 - - - - 22", "1 4 9 15 19", "2026-08", "23", False, id="read at last"),
        pytest.param("3 6 9 1", "1", "2026-04", "3", True, id="the new one's under its name"),
        pytest.param("3 6 9 1 14", "1 4", "2026-05", "6", False, id="read after a fall"),
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
    """It waits while the old one is silent, a defaulter too; then it is billed once.

    The old one rose by 13, of which 9 were estimated; the new one measured 7.
    """
    values = monthly("3 6 9")[1] | {"2026-08-31": "22", "2026-09-30": "25"}
    old = (meter("m", "2026-01-01"), values)
    gone = (meter("n", "2026-04-10", removed_on="2026-05-20", end="7"), {})
    billed = [consume(f"2026-0{month}", old, gone).billed_e3 for month in range(4, 10)]
    assert billed == [3000, 3000, 3000, 0, 13_000 - 9000 + 7000, 3000]
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
