"""Readings that are missing, fell or came at another time: what is billed and what is shown."""

from dataclasses import replace

from billing_samples import codes, metered, only
from core_samples import (
    WATER_TARIFFS,
    company,
    meter,
    readings,
    window,
)

from einvoice.core.findings import Level


def test_flat_without_a_reading_is_billed_an_estimate() -> None:
    """A missing reading is billed by average and marked; staff see a note, nobody is held."""
    inputs = replace(
        metered(), readings={"m": readings("m", {"2026-08-31": "6", "2026-09-30": "10"})}
    )
    draft = only(inputs, company(*WATER_TARIFFS))
    assert (draft.held, codes(draft)) == (False, ["ESTIMATED"])
    assert [(line.quantity_e3, line.estimated) for line in draft.lines] == [(1833, True)] * 2


def test_defaulter_is_billed_nothing_for_water() -> None:
    """The fourth missing month bills 0, and a note says what the flat became."""
    inputs = replace(metered(), readings={"m": readings("m", {"2026-06-30": "10"})})
    draft = only(inputs, company(*WATER_TARIFFS))
    assert (codes(draft), draft.lines) == (["DEFAULTER", "NO_LINES"], ())
    assert draft.findings[0].level is Level.NOTE


def test_reading_that_fell_is_shown() -> None:
    """A reading below the one before is a warning beside the missing reading."""
    inputs = replace(
        metered(), readings={"m": readings("m", {"2026-09-30": "10", "2026-10-31": "9"})}
    )
    draft = only(inputs, company(*WATER_TARIFFS))
    assert codes(draft) == ["READING_FELL", "ESTIMATED"]
    assert draft.findings[0].level is Level.WARNING


def test_reading_outside_the_window_is_shown() -> None:
    """A reading that closes no month is a note, and holds nothing."""
    late = readings("m", {"2026-09-30": "10", "2026-10-20": "12", "2026-10-31": "14.341"})
    draft = only(replace(metered(), readings={"m": late}), company(*WATER_TARIFFS))
    assert (draft.held, codes(draft)) == (False, ["READING_NOT_USED"])
    assert draft.findings[0].level is Level.NOTE
    assert ("on", "2026-10-20") in draft.findings[0].facts


def test_a_reading_after_the_removal_and_a_meter_beside_are_shown() -> None:
    """Both are warnings and hold nothing; the reading may be the new meter's."""
    meters = (meter("m", removed_on="2026-10-20", end="12"), meter("k"), meter("n", "2026-10-10"))
    values = {name: {"2026-09-30": "10", "2026-10-31": "14"} for name in ("m", "k")}
    values["n"] = {"2026-10-31": "1"}
    inputs = replace(
        metered(),
        meters=meters,
        readings={name: readings(name, own) for name, own in values.items()},
    )
    draft = only(inputs, company(*WATER_TARIFFS))
    found = {one.code: one for one in draft.findings}
    assert not draft.held
    assert set(found) == {"METER_ADDED", "READING_AFTER_REMOVAL"}
    assert {one.level for one in found.values()} == {Level.WARNING}
    assert dict(found["READING_AFTER_REMOVAL"].facts) == {"on": "2026-10-31", "meter": "m"}
    assert dict(found["METER_ADDED"].facts) == {"meter": "n", "old_meter": "k"}


def test_own_reading_window_is_used() -> None:
    """The company's window decides which reading closes the period."""
    rows = {"m": readings("m", {"2026-09-30": "10", "2026-10-20": "12"})}
    own = window("2026-10", "2026-10-19", "2026-10-21")
    draft = only(replace(metered(), readings=rows), company(*WATER_TARIFFS, windows=(own,)))
    assert [line.quantity_e3 for line in draft.lines] == [2000, 2000]
