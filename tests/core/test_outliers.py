"""Sums without history: beside the neighbours, and above the ceilings. A release lets a flat go."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from einvoice.core.bounds import Ceilings
from einvoice.core.building_month import BillingSettings, BuildingResult, Draft
from einvoice.core.outliers import believed
from einvoice.core.period import Period
from einvoice.core.premises import Flat, FlatKind
from einvoice.core.unusual import FlatRecord, PastMonth

SETTINGS = BillingSettings()
LINES = ("a line",)
HISTORY = FlatRecord(past=tuple(PastMonth(Period(2026, m), 1000, 0) for m in range(1, 7)))


def flat(number: int, *, area: int = 6000, persons: int = 2, shop: bool = False) -> Flat:
    """A flat of the building."""
    kind = FlatKind.NON_RESIDENTIAL if shop else FlatKind.APARTMENT
    return Flat(f"B1-{number}", "B1", str(number), kind, area, area, persons, Fraction(0))


def draft(number: int, cents: int, *, lines: tuple[object, ...] = LINES) -> Draft:
    """What a flat owes."""
    names = ("net_cents", "total_cents", "to_pay_cents")
    nothing = dict.fromkeys(("vat_cents", "balance_begin_cents", "paid_cents"), 0)
    return Draft(
        flat_id=f"B1-{number}",
        position=number,
        held=False,
        buyer=None,
        lines=lines,  # type: ignore[arg-type] # only whether there are any counts
        vat_totals=(),
        **dict.fromkeys(names, cents),
        **nothing,
    )


def held(
    flats: list[Flat],
    totals: list[int],
    records: dict[str, FlatRecord] | None = None,
    settings: BillingSettings = SETTINGS,
) -> tuple[list[str], dict[str, str]]:
    """Return the codes at the building, and those of its flats."""
    drafts = tuple(draft(number, cents) for number, cents in enumerate(totals, 1))
    found = believed(BuildingResult("B1", drafts), flats, records or {}, settings)
    own = {d.flat_id: ",".join(f.code for f in d.findings) for d in found.drafts if d.findings}
    whole = [finding.code for finding in found.findings]
    assert all(d.held for d in found.drafts if d.findings or whole)
    assert not any(d.held for d in found.drafts if not d.findings and not whole)
    return whole, own


USUAL = [flat(n) for n in (1, 2, 3, 4)]


def test_usual_sums_pass() -> None:
    """Ten times the median is still believed."""
    assert held(USUAL, [10_000, 10_000, 10_000, 100_000]) == ([], {})


def test_a_sum_of_many_times_the_median() -> None:
    """A reading, persons or a charge is wrong: the flat waits alone."""
    assert held(USUAL, [10_000, 10_000, 10_000, 100_001]) == ([], {"B1-4": "UNUSUAL_BESIDE_OTHERS"})


def test_an_area_without_its_decimal_point_holds_the_house() -> None:
    """77.41 became 7741: by person the sum is far too high, and all pay by area."""
    flats = [*USUAL[:3], flat(4, area=774_100)]
    assert held(flats, [10_000, 10_000, 10_000, 932_479]) == (
        ["UNUSUAL_AREA"],
        {"B1-4": "OVER_CEILING,UNUSUAL_BESIDE_OTHERS"},
    )


def test_many_people_in_a_small_flat_are_no_outlier_by_person_alone() -> None:
    """By m2 the sum is high, and below ten times."""
    flats = [*USUAL[:3], flat(4, area=2000, persons=8)]
    assert held(flats, [10_000, 10_000, 10_000, 33_000]) == ([], {})


def test_a_shop_is_compared_by_area_alone() -> None:
    """Nobody is declared there, and it may be large; its own ceiling holds it."""
    flats = [*USUAL, flat(5, area=200_000, persons=0, shop=True)]
    assert held(flats, [10_000] * 4 + [400_000]) == ([], {})
    assert held(flats, [10_000] * 4 + [2_000_001]) == ([], {"B1-5": "OVER_CEILING"})


@pytest.mark.parametrize("cents", [200_001, -200_001])
def test_a_ceiling_holds_whatever_the_history(cents: int) -> None:
    """Also what is given back; a setting moves it."""
    records = {"B1-1": HISTORY}
    assert held(USUAL[:1], [cents], records) == ([], {"B1-1": "OVER_CEILING"})
    higher = replace(SETTINGS, ceilings=Ceilings(apartment_total_eur=2_001))
    assert held(USUAL[:1], [cents], records, higher) == ([], {})


def test_who_has_a_history_is_judged_by_it() -> None:
    """Six invoices here: the rule of the change counts (`unusual`)."""
    flats = [*USUAL[:3], flat(4, area=774_100)]
    records = {"B1-4": HISTORY}
    assert held(flats, [10_000, 10_000, 10_000, 110_000], records) == ([], {})


def test_a_release_lets_a_flat_and_its_house_go() -> None:
    """A person looked at it."""
    flats = [*USUAL[:3], flat(4, area=774_100)]
    codes = ("UNUSUAL_AREA", "UNUSUAL_BESIDE_OTHERS", "OVER_CEILING")
    records = {"B1-4": FlatRecord(released=dict.fromkeys(codes, 932_479))}
    assert held(flats, [10_000, 10_000, 10_000, 932_479], records) == ([], {})


def test_a_release_lets_nothing_go_that_nobody_saw() -> None:
    """Another reason, and a sum that grew since by more than a tenth, hold again."""
    flats = [*USUAL[:3], flat(4)]
    seen = {"B1-4": FlatRecord(released={"SECOND_METER": 10_000})}
    sums = [10_000, 10_000, 10_000, 932_479]
    assert held(flats, sums, seen)[1]
    codes = ("UNUSUAL_BESIDE_OTHERS", "OVER_CEILING")
    smaller = {"B1-4": FlatRecord(released=dict.fromkeys(codes, 847_000))}
    assert held(flats, sums, smaller)[1]
    about = {"B1-4": FlatRecord(released=dict.fromkeys(codes, 848_000))}
    assert held(flats, sums, about) == ([], {})


def test_two_flats_have_no_median() -> None:
    """Nobody can say which of them is unusual."""
    assert held(USUAL[:2], [10_000, 190_000]) == ([], {})


def test_a_flat_that_changed_within_the_month_counts_as_it_is_now() -> None:
    """Several rows of one flat are one premises."""
    before = replace(flat(4), valid_to=dt.date(2026, 10, 15))
    now = replace(flat(4, area=774_100), valid_from=dt.date(2026, 10, 16))
    for rows in ([before, now], [now, before]):
        whole, _ = held([*USUAL[:3], *rows], [10_000] * 4)
        assert whole == ["UNUSUAL_AREA"]


def test_a_held_building_has_no_sums() -> None:
    """No lines, nothing to compare."""
    drafts = tuple(draft(number, 0, lines=()) for number in (1, 2, 3, 4))
    found = believed(BuildingResult("B1", drafts), USUAL, {}, SETTINGS)
    assert found == BuildingResult("B1", drafts)
