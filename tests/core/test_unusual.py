from dataclasses import replace

import pytest
from core_messages import MESSAGES
from core_samples import OCTOBER, building, company, flat, tariff
from golden_texts import told

from einvoice.core.billing import calculate_building
from einvoice.core.building_month import BillingSettings, BuildingResult
from einvoice.core.findings import Finding, Level
from einvoice.core.invoices import InvoiceLine
from einvoice.core.tariffs import Unit, VatKind
from einvoice.core.unusual import FlatRecord, PastMonth, looked_at
from einvoice.texts.findings import sentence

LIFT = tariff("lift", "10", Unit.PROPERTY, vat=0)
FLATS = ("1", "2", "3", "4")


def result(*totals: int, water: int | None = None) -> BuildingResult:
    """Return a building whose flats owe these totals; the first one used so much water."""
    made = calculate_building(
        OCTOBER, company(LIFT), building(*(flat(name) for name in FLATS[: len(totals)]))
    )
    drafts = [
        replace(draft, total_cents=total) for draft, total in zip(made.drafts, totals, strict=True)
    ]
    if water is not None:
        drafts[0] = replace(drafts[0], lines=(*drafts[0].lines, used(water)))
    return replace(made, drafts=tuple(drafts))


def used(water_e3: int) -> InvoiceLine:
    """Return a water line."""
    return InvoiceLine(2, "cold_water", water_e3, "m3", 10000, 0, 0, VatKind.TAX)


def past(months: int, total: int = 1000, water: int = 0) -> FlatRecord:
    """Return a flat with so many equal months up to September."""
    return FlatRecord(
        tuple(PastMonth(OCTOBER.plus(-back), total, water) for back in range(months, 0, -1))
    )


def found(
    made: BuildingResult, records: dict[str, FlatRecord], settings: BillingSettings | None = None
) -> list[tuple[str, bool, list[str]]]:
    """Return flat, held, and the codes found."""
    looked = looked_at(made, OCTOBER, records, settings or BillingSettings())
    return [
        (draft.flat_id, draft.held, [f.code for f in draft.findings]) for draft in looked.drafts
    ]


@pytest.mark.parametrize(
    ("months", "total", "held"),
    [
        pytest.param(6, 1301, True, id="6 invoices, over 3 times the median of 1.00"),
        pytest.param(6, 1300, False, id="exactly 3 times"),
        pytest.param(5, 1301, False, id="5 invoices only"),
        pytest.param(6, 699, True, id="fell as much"),
    ],
)
def test_a_change_beside_the_neighbours(months: int, total: int, held: bool) -> None:  # noqa: FBT001 - a table
    """Held: 6 or more invoices issued here, and a change of over 3 times the building's median."""
    records = {"1": past(months), "2": past(6), "3": past(6)}
    first, *others = found(result(total, 1100, 900), records)
    assert first == ("1", held, ["UNUSUAL_CHANGE"] if held else [])
    assert all(row == (row[0], False, []) for row in others)


def test_the_rule_is_settable() -> None:
    """Both the number of invoices and the factor are the manager's."""
    settings = BillingSettings(hold_after_invoices=2, hold_change_times=10)
    records = {name: past(2) for name in FLATS[:3]}
    assert found(result(2001, 1100, 1100), records, settings)[0][1:] == (True, ["UNUSUAL_CHANGE"])
    assert found(result(2000, 1100, 1100), records, settings)[0][1:] == (False, [])


def test_without_last_month_there_is_no_change() -> None:
    """A flat whose last invoice is older is compared with nothing."""
    old = FlatRecord(tuple(replace(m, period=m.period.previous) for m in past(8).past))
    assert found(result(1400, 1001), {"1": old, "2": past(8)})[0][1:] == (False, [])


def test_a_released_flat_with_a_second_meter_is_issued() -> None:
    """The question stays told; a building that is held stays held, and so does another reason."""
    asks = Finding(Level.PROBLEM, "SECOND_METER", "1")
    other = Finding(Level.ERROR, "NO_BALANCE", "1")
    released = {"1": FlatRecord(released={"SECOND_METER": None})}

    def held(*findings: Finding, building: tuple[Finding, ...] = (), known: bool = True) -> bool:
        made = result(1000)
        draft = replace(made.drafts[0], held=True, findings=findings)
        made = replace(made, drafts=(draft,), findings=building)
        ((_, is_held, codes),) = found(made, released if known else {})
        assert "SECOND_METER" in codes
        return is_held

    assert held(asks, known=False)
    assert not held(asks)
    assert held(asks, other)
    assert held(asks, building=(Finding(Level.ERROR, "ZERO_KEY", "B"),))


def test_a_released_flat_is_not_held_again() -> None:
    """What a person released stays released over recalculation; other flats do not."""
    records = {
        "1": replace(past(6), released={"UNUSUAL_CHANGE": 1400}),
        "2": past(6),
        "3": past(6),
    }
    assert found(result(1400, 1001, 1001), records)[0][1:] == (False, [])


def test_a_person_holds() -> None:
    """A flat a person holds is held, with the reason given."""
    ((_, held, codes), *_) = found(result(1000), {"1": FlatRecord(held_because="dispute")})
    assert (held, codes) == (True, ["HELD_BY_HAND"])


def test_an_invoice_taken_back_holds_its_flat() -> None:
    """Told apart from a hold by hand, with the document that took it back."""
    record = FlatRecord(held_because="credit note 26119000001", taken_back=True)
    (draft,) = looked_at(result(1000), OCTOBER, {"1": record}, BillingSettings()).drafts
    assert draft.held
    (finding,) = draft.findings
    assert finding.code == "TAKEN_BACK"
    assert "(credit note 26119000001)" in sentence(finding, "en")
    assert "(kredītrēķins 26119000001)" in sentence(finding, "lv")


@pytest.mark.parametrize(
    ("total", "codes"),
    [
        (3000, []),
        (3001, ["UNUSUAL_TOTAL"]),
        (334, []),
        (333, ["UNUSUAL_TOTAL"]),
        (-1, ["UNUSUAL_TOTAL"]),
    ],
)
def test_a_total_beside_its_median(total: int, codes: list[str]) -> None:
    """Over 3 times or under a third of the median of the last months is shown, not held."""
    assert found(result(total), {"1": past(3)})[0][1:] == (False, codes)


@pytest.mark.parametrize(
    ("water", "codes"),
    [(5000, []), (5001, ["UNUSUAL_USE"]), (0, ["NO_USE"]), (-100, [])],
)
def test_water_beside_its_median(water: int, codes: list[str]) -> None:
    """Over 5 times the median, or none where there always was some, is shown."""
    records = {"1": past(3, water=1000)}
    assert found(result(1000, water=water), records)[0][1:] == (False, codes)


def test_no_use_is_not_new_where_it_was_so_before() -> None:
    """A flat that was once empty may be empty again."""
    records = {"1": FlatRecord((*past(3, water=1000).past[:2], past(1).past[0]))}
    assert found(result(1000), records)[0][1:] == (False, [])


def test_two_months_are_no_history() -> None:
    """Nothing is unusual about the third month of a flat."""
    assert found(result(9999, water=0), {"1": past(2, water=1000)})[0][1:] == (False, [])


def test_a_line_all_neighbours_have() -> None:
    """One flat of four without a line that the others have is shown; one of three is not."""
    made = result(1000, 1000, 1000, 1000)
    other = replace(made.drafts[3], lines=(used(1),))
    made = replace(made, drafts=(*made.drafts[:3], other))
    assert found(made, {})[3][2] == ["MISSING_LINE"]
    assert found(replace(made, drafts=made.drafts[1:]), {})[2][2] == []


def test_a_flat_without_a_line_lacks_none_of_them() -> None:
    """It is named for having nothing at all, elsewhere."""
    made = result(1000, 1000, 1000, 1000)
    empty = replace(made.drafts[3], lines=())
    made = replace(made, drafts=(*made.drafts[:3], empty))
    assert "MISSING_LINE" not in found(made, {})[3][2]


def test_what_is_unusual_is_told_in_full() -> None:
    """Each reason with its figures, and what a person can do."""
    made = result(4000, 1100, 900, 1000, water=7001)
    other = replace(made.drafts[3], lines=(used(1),))
    made = replace(made, drafts=(*made.drafts[:3], other))
    records = {
        "1": past(6, water=1000),
        "2": FlatRecord(held_because="dispute"),
        "3": past(6, water=2000),
    }
    looked = looked_at(made, OCTOBER, records, BillingSettings())
    MESSAGES.check("unusual", told(f for draft in looked.drafts for f in draft.findings))
    assert [draft.held for draft in looked.drafts] == [True, True, False, False]


def test_the_last_months_count_and_not_the_oldest() -> None:
    """The change is against last month; the medians are of all months there are."""
    months = ((3, 100), (2, 200), (1, 1000))
    record = FlatRecord(tuple(PastMonth(OCTOBER.plus(-back), total, 0) for back, total in months))
    settings = BillingSettings(hold_after_invoices=3, hold_change_times=1)
    records = {"1": record, "2": past(3), "3": past(3)}
    assert found(result(1100, 1100, 1100), records, settings)[0][1] is False
    assert found(result(1101, 1100, 1100), records, settings)[0][1] is True


def test_a_flat_that_used_to_owe_nothing_has_no_usual_total() -> None:
    """Nothing is three times nothing; a median of one cent is already something."""
    assert found(result(500), {"1": past(3, total=0)})[0][2] == []
    assert found(result(500), {"1": past(3, total=1)})[0][2] == ["UNUSUAL_TOTAL"]
    assert found(result(1000, water=1), {"1": past(3, water=1)})[0][2] == []
    assert found(result(1000, water=6), {"1": past(3, water=1)})[0][2] == ["UNUSUAL_USE"]
    assert found(result(1000, water=0), {"1": past(3, water=1)})[0][2] == ["NO_USE"]


def test_exactly_a_third_of_the_usual_total_is_not_shown() -> None:
    """Only a total under a third of its median is unusual."""
    assert found(result(333), {"1": past(3, total=999)})[0][2] == []
    assert found(result(332), {"1": past(3, total=999)})[0][2] == ["UNUSUAL_TOTAL"]


def test_a_release_of_an_earlier_version_answers_whatever_the_total() -> None:
    """It kept no total; what it named is let go, and nothing else."""
    record = FlatRecord(released={"OVER_CEILING": None})
    assert record.answers("OVER_CEILING", 1)
    assert record.answers("OVER_CEILING", 999_999_99)
    assert not record.answers("UNUSUAL_CHANGE", 1)
