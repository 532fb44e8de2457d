"""What an invoice says beside its lines: missing readings, verification, corrections, credit."""

from dataclasses import replace
from typing import Any

import pytest
from core_samples import (
    OCTOBER,
    WATER_TARIFFS,
    balance,
    building,
    company,
    day,
    flat,
    meter,
    readings,
    single_charge,
    tariff,
)

from einvoice.core.billing import calculate_building
from einvoice.core.invoices import Notice, NoticeCode
from einvoice.core.late_rows import LateRows
from einvoice.core.meters import LateMeter, LateReading, MeterService
from einvoice.core.period import Period
from einvoice.core.tariffs import Unit

FEE = tariff("management_fee", "0.5", Unit.M2)
KNOWN = {"2026-03-31": "1", "2026-04-30": "3", "2026-05-31": "5", "2026-06-30": "7"}
UNTIL_JULY = KNOWN | {"2026-07-31": "9"}
UNTIL_AUGUST = UNTIL_JULY | {"2026-08-31": "11"}
UNTIL_SEPTEMBER = UNTIL_AUGUST | {"2026-09-30": "13"}


def notices(**changes: Any) -> list[Notice]:
    """Return the notices of the only flat's October."""
    result = calculate_building(OCTOBER, company(*WATER_TARIFFS, FEE), building(flat(), **changes))
    (draft,) = result.drafts
    return list(draft.notices)


def read(values: dict[str, str], **facts: Any) -> dict[str, Any]:
    """Return a cold-water meter and its readings."""
    return {"meters": (meter("m", **facts),), "readings": {"m": readings("m", values)}}


COLD = ("service", "cold_water")
ALONE = ("difference", "none")
"""The house has no meter of its own, so that nobody pays a difference."""


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(UNTIL_SEPTEMBER | {"2026-10-31": "15"}, [], id="read in time"),
        pytest.param(
            UNTIL_SEPTEMBER,
            [Notice(NoticeCode.ESTIMATED, (COLD, ("months", "1"), ALONE))],
            id="first",
        ),
        pytest.param(
            UNTIL_AUGUST,
            [Notice(NoticeCode.ESTIMATED, (COLD, ("months", "2"), ALONE))],
            id="second",
        ),
        pytest.param(
            UNTIL_JULY,
            [Notice(NoticeCode.LAST_ESTIMATE, (COLD, ("months", "3"), ALONE))],
            id="third",
        ),
        pytest.param(
            KNOWN, [Notice(NoticeCode.DEFAULTER, (COLD, ("months", "4"), ALONE))], id="fourth"
        ),
        pytest.param(
            UNTIL_AUGUST | {"2026-10-31": "17"},
            [Notice(NoticeCode.CATCH_UP, (COLD, ("months", "1"), ("settled", "2.000")))],
            id="read again",
        ),
        pytest.param(
            KNOWN | {"2026-11-01": "17"},
            [Notice(NoticeCode.CATCH_UP, (COLD, ("months", "3"), ("settled", "6.000")))],
            id="read again after three estimates",
        ),
        pytest.param(
            {"2026-03-31": "1", "2026-04-30": "3", "2026-05-31": "5", "2026-10-31": "17"},
            [Notice(NoticeCode.CATCH_UP_DEFAULTER, (COLD, ("months", "4"), ("settled", "4.335")))],
            id="read again after a month as defaulter",
        ),
        pytest.param(
            UNTIL_SEPTEMBER | {"2026-10-31": "12"},
            [Notice(NoticeCode.FELL_ESTIMATED, (COLD, ("months", "1"), ALONE))],
            id="lower than before",
        ),
        pytest.param(
            UNTIL_JULY | {"2026-10-31": "8"},
            [Notice(NoticeCode.FELL_LAST_ESTIMATE, (COLD, ("months", "3"), ALONE))],
            id="lower than before, third month",
        ),
        pytest.param(
            KNOWN | {"2026-10-31": "6"},
            [Notice(NoticeCode.FELL_DEFAULTER, (COLD, ("months", "4"), ALONE))],
            id="lower than before, fourth month",
        ),
        pytest.param(
            UNTIL_SEPTEMBER | {"2026-10-31": "13"},
            [Notice(NoticeCode.NO_USE, (COLD, ("readings", "13.000")))],
            id="read, and nothing used",
        ),
        pytest.param(
            UNTIL_AUGUST | {"2026-10-31": "13"},
            [Notice(NoticeCode.CATCH_UP, (COLD, ("months", "1"), ("settled", "2.000")))],
            id="nothing left to pay after an estimate",
        ),
        pytest.param(
            UNTIL_SEPTEMBER | {"2026-10-05": "14", "2026-10-12": "15", "2026-10-31": "16"},
            [Notice(NoticeCode.NOT_USED, (COLD, ("days", "2026-10-05 2026-10-12")))],
            id="outside the window",
        ),
    ],
)
def test_readings_are_told(values: dict[str, str], expected: list[Notice]) -> None:
    """What is missing, what follows from it, and what was given in vain."""
    assert notices(**read(values)) == expected


OCTOBER_READ = {"2026-09-30": "13", "2026-10-31": "15"}


@pytest.mark.parametrize(
    ("until", "code"),
    [
        pytest.param(None, None, id="no date known"),
        pytest.param("2027-03-01", NoticeCode.VERIFIED, id="four months after the month of issue"),
        pytest.param("2027-02-28", NoticeCode.VERIFICATION_ENDS, id="three months"),
        pytest.param("2027-01-15", NoticeCode.VERIFICATION_ENDS, id="two months"),
        pytest.param("2026-12-31", NoticeCode.VERIFICATION_ENDS, id="one month"),
        pytest.param("2026-11-01", NoticeCode.VERIFICATION_ENDS, id="the month of issue"),
        pytest.param("2026-10-31", NoticeCode.VERIFICATION_ENDED, id="before it"),
    ],
)
def test_verification_is_told_three_months_ahead(
    until: str | None, code: NoticeCode | None
) -> None:
    """The date stands on every invoice; from three months ahead it is a warning."""
    found = notices(**read(OCTOBER_READ, verified_until=until))
    if code is None:
        assert found == []
    elif code is NoticeCode.VERIFIED:
        assert found == [Notice(code, (("serial m", str(until)),))]
    else:
        inputs = (COLD, ("meter", "serial m"), ("day", str(until)))
        assert found == [Notice(code, inputs)]


def test_several_meters_share_one_line_of_dates() -> None:
    """By service and meter; a meter that was removed is not named."""
    meters = (
        meter("h", service=MeterService.HOT_WATER, verified_until="2030-01-01"),
        meter("c2", verified_until="2029-01-01"),
        meter("c1", removed_on="2026-10-15", end="1", verified_until="2028-01-01"),
        meter("c3", verified_until="2026-11-30"),
    )
    found = [n for n in notices(meters=meters) if n.code.value.startswith("verif")]
    assert found == [
        Notice(NoticeCode.VERIFIED, (("serial c2", "2029-01-01"), ("serial h", "2030-01-01"))),
        Notice(
            NoticeCode.VERIFICATION_ENDS,
            (COLD, ("meter", "serial c3"), ("day", "2026-11-30")),
        ),
    ]


def test_corrections_name_the_months_they_correct() -> None:
    """Each month once, in order; a charge that corrects nothing is not named."""
    charges = (
        single_charge("c3", "1", for_period=Period(2026, 9)),
        single_charge("c1", "-2", for_period=Period(2026, 9)),
        single_charge("c2", "3", for_period=Period(2026, 7)),
        single_charge("c4", "3"),
    )
    assert notices(charges=charges) == [
        Notice(NoticeCode.CORRECTION, (("months", "2026-07 2026-09"),))
    ]
    assert notices(charges=charges[3:]) == []


@pytest.mark.parametrize(
    ("begin", "expected"),
    [
        pytest.param("-30.25", [], id="exactly paid"),
        pytest.param("-30.26", [Notice(NoticeCode.OVERPAID, (("sum", "0.01"),))], id="a cent left"),
    ],
)
def test_an_overpayment_that_stays_is_told(begin: str, expected: list[Notice]) -> None:
    """50 m2 x 0.50 EUR and VAT are 30.25 EUR."""
    assert notices(balances=(balance("1", begin, "0"),)) == expected


def test_a_draft_without_lines_says_nothing() -> None:
    """A flat that gets no invoice gets no notices."""
    result = calculate_building(
        OCTOBER, company(*WATER_TARIFFS, FEE), building(flat(), customers=(), **read(KNOWN))
    )
    assert result.drafts[0].notices == ()


def replaced(end: str, read_on: dict[str, str]) -> dict[str, Any]:
    """Return a meter replaced on 10 October, and the readings of the new one."""
    return {
        "meters": (
            meter("m", removed_on="2026-10-10", end=end),
            meter("n", "2026-10-10", start="0"),
        ),
        "readings": {"m": readings("m", UNTIL_SEPTEMBER), "n": readings("n", read_on)},
    }


def test_a_new_meter_without_its_reading() -> None:
    """The customer is told that the new meter's use is 0 yet; by its serial number."""
    inputs = (COLD, ("meter", "serial n"))
    assert notices(**replaced("14", {})) == [Notice(NoticeCode.NEW_METER_UNREAD, inputs)]
    assert notices(**replaced("14", {"2026-10-31": "1"})) == []


def test_an_end_value_that_fell_is_no_reading_of_the_customers() -> None:
    """It is the manager's to clear up; the month is estimated meanwhile, or nothing is charged."""
    told = notices(**replaced("9", {"2026-10-31": "1"}))
    assert told == [Notice(NoticeCode.END_UNCLEAR, (COLD,))]
    changes = replaced("9", {"2026-10-31": "1"})
    changes["readings"]["m"] = readings("m", KNOWN)
    old, new = changes["meters"]
    changes["meters"] = (replace(old, end_value_e3=1), new)
    assert notices(**changes) == [Notice(NoticeCode.END_UNCLEAR_DEFAULTER, (COLD,))]


def test_a_reading_given_for_a_removed_meter() -> None:
    """The customer hears of the meter, not of the reading window; staff are asked."""
    changes = replaced("14", {"2026-10-31": "1"})
    values = UNTIL_SEPTEMBER | {"2026-10-30": "15"}
    changes["readings"]["m"] = readings("m", values)
    inputs = (COLD, ("days", "2026-10-30"))
    assert notices(**changes) == [Notice(NoticeCode.NOT_USED_REMOVED, inputs)]


def test_a_new_meter_read_below_its_start() -> None:
    """The reading was received and not used; the new meter has none yet."""
    changes = replaced("14", {"2026-10-31": "3"})
    old, new = changes["meters"]
    changes["meters"] = (old, replace(new, start_value_e3=5000))
    assert notices(**changes) == [
        Notice(NoticeCode.FELL, (COLD,)),
        Notice(NoticeCode.NEW_METER_UNREAD, (COLD, ("meter", "serial n"))),
    ]


@pytest.mark.parametrize(
    ("september", "october", "settled", "no_use"),
    [
        pytest.param("14", "14", "1.000", True, id="billed for September alone"),
        pytest.param("11", "13", "-2.000", False, id="used what September gives back"),
    ],
)
def test_a_reading_that_came_late_is_told(
    september: str, october: str, settled: str, *, no_use: bool
) -> None:
    """It came after an estimate of 2; the month's own use is told by its own reading."""
    values = UNTIL_AUGUST | {"2026-09-30": september, "2026-10-31": october}
    late = LateRows({"m": (LateReading("m", day("2026-09-30"), OCTOBER, None),)}, {})
    told = Notice(NoticeCode.READING_LATE, (COLD, ("days", "2026-09-30"), ("settled", settled)))
    unused = Notice(NoticeCode.NO_USE, (COLD, ("readings", f"{october}.000")))
    assert notices(**read(values), late=late) == ([unused] if no_use else []) + [told]


def test_an_issued_month_does_not_tell_of_what_came_late() -> None:
    """Calculated again, it names the meter that it knew, and not the one told afterwards."""
    known = meter("m", verified_until="2030-01-01")
    removed = replace(known, removed_on=day("2026-10-10"), end_value_e3=14_000)
    told_late = (LateMeter("m", Period(2026, 11), known), LateMeter("n", Period(2026, 11), None))
    before = notices(**read(OCTOBER_READ, verified_until="2030-01-01"))
    after = notices(
        meters=(removed, meter("n", "2026-10-10", verified_until="2031-01-01")),
        readings={"m": readings("m", OCTOBER_READ), "n": ()},
        late=LateRows({}, {row.meter_id: (row,) for row in told_late}),
    )
    assert [notice.code for notice in before] == [NoticeCode.VERIFIED]
    assert after == before
