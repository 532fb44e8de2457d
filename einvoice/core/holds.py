"""Why a flat or a building is held, and what else a calculation finds: the codes of findings.

A finding of level *error* holds its flat, or the whole building when it names the building.
"""

from collections.abc import Iterable, Iterator

from einvoice.core import money
from einvoice.core.consumption import Consumption
from einvoice.core.findings import Finding, Level
from einvoice.core.meter_months import WrongEnd

# A flat is held.
NO_CUSTOMER = "NO_CUSTOMER"
NO_BALANCE = "NO_BALANCE"
WRONG_CODE = "WRONG_CODE"
BALANCE_OF_FORMER_CUSTOMER = "BALANCE_OF_FORMER_CUSTOMER"
BALANCE_OF_ANOTHER_CUSTOMER = "BALANCE_OF_ANOTHER_CUSTOMER"
CHARGE_OF_FORMER_CUSTOMER = "CHARGE_OF_FORMER_CUSTOMER"

ROW_REFUSED = "ROW_REFUSED"
ROW_DOUBTFUL = "ROW_DOUBTFUL"
SECOND_METER = "SECOND_METER"
HELD_BY_HAND = "HELD_BY_HAND"
TAKEN_BACK = "TAKEN_BACK"
UNUSUAL_CHANGE = "UNUSUAL_CHANGE"
UNUSUAL_BESIDE_OTHERS = "UNUSUAL_BESIDE_OTHERS"
OVER_CEILING = "OVER_CEILING"

BY_A_PERSON = (HELD_BY_HAND, TAKEN_BACK)
"""Holds that a person decided: nothing general is wrong, however many there are."""

UNUSUAL_AREA = "UNUSUAL_AREA"
USE_OVER_CEILING = "USE_OVER_CEILING"
OF_ONE_FLAT = (UNUSUAL_AREA, USE_OVER_CEILING)
"""Holds of a building because of a flat, which the fact ``flat`` names: that flat is released."""

NOT_BILLED_AGAIN = "NOT_BILLED_AGAIN"
OF_CORRECTIONS = (*BY_A_PERSON, NOT_BILLED_AGAIN)
"""Holds that follow from what a person decided: they do not count for the ceilings."""

ANSWERED = frozenset(
    {
        UNUSUAL_CHANGE,
        UNUSUAL_BESIDE_OTHERS,
        OVER_CEILING,
        *OF_ONE_FLAT,
        SECOND_METER,
        NOT_BILLED_AGAIN,
    }
)
"""Holds that ask a person: a release lets go those among them that the person saw."""

# A flat or a building is held.
UNKNOWN_SERVICE = "UNKNOWN_SERVICE"
WRONG_VAT = "WRONG_VAT"

# A building is held.
MISSING_TARIFF = "MISSING_TARIFF"
AMBIGUOUS_TARIFF = "AMBIGUOUS_TARIFF"
WRONG_UNIT = "WRONG_UNIT"
TARIFF_AND_COST = "TARIFF_AND_COST"
COST_WITHOUT_METHOD = "COST_WITHOUT_METHOD"
METHOD_WITHOUT_COST = "METHOD_WITHOUT_COST"
AMBIGUOUS_METHOD = "AMBIGUOUS_METHOD"
ZERO_KEY = "ZERO_KEY"
NEGATIVE_KEY = "NEGATIVE_KEY"
WRONG_END_VALUE = "WRONG_END_VALUE"
MISSING_BUILDING_READING = "MISSING_BUILDING_READING"
MISSING_HEATING_MONTH = "MISSING_HEATING_MONTH"
MISSING_NORM = "MISSING_NORM"
NEGATIVE_DIFFERENCE = "NEGATIVE_DIFFERENCE"
IMPOSSIBLE_HEAT = "IMPOSSIBLE_HEAT"
HOT_WATER_PRICE = "HOT_WATER_PRICE"
CALCULATED_AND_CHARGED = "CALCULATED_AND_CHARGED"
UNBALANCED = "UNBALANCED"
ISSUED_OTHERWISE = "ISSUED_OTHERWISE"

# A bank's file is not made.
FILE_OVER_CEILING = "FILE_OVER_CEILING"

# Nothing is held.
READING_FELL = "READING_FELL"
READING_NOT_USED = "READING_NOT_USED"
NEW_METER_UNREAD = "NEW_METER_UNREAD"
METER_NOT_REPLACED = "METER_NOT_REPLACED"
READING_AFTER_REMOVAL = "READING_AFTER_REMOVAL"
METER_ADDED = "METER_ADDED"
READING_LATE = "READING_LATE"
READING_LATE_KEPT = "READING_LATE_KEPT"
USE_RELEASED = "USE_RELEASED"
METER_VALUE_CORRECTED = "METER_VALUE_CORRECTED"
READING_CORRECTED = "READING_CORRECTED"
PRICE_CHANGED = "PRICE_CHANGED"
PRICE_UNUSUAL = "PRICE_UNUSUAL"
UNUSUAL_TOTAL = "UNUSUAL_TOTAL"
UNUSUAL_USE = "UNUSUAL_USE"
NO_USE = "NO_USE"
MISSING_LINE = "MISSING_LINE"
ESTIMATED = "ESTIMATED"
DEFAULTER = "DEFAULTER"
CHARGE_WITHOUT_FLAT = "CHARGE_WITHOUT_FLAT"
NO_LINES = "NO_LINES"
ADDRESS_TOO_LONG = "ADDRESS_TOO_LONG"
TWO_BANKS = "TWO_BANKS"
SUBSCRIPTION_OF_FORMER_CUSTOMER = "SUBSCRIPTION_OF_FORMER_CUSTOMER"

OF_METERS = (
    METER_ADDED,
    NEW_METER_UNREAD,
    METER_NOT_REPLACED,
    READING_AFTER_REMOVAL,
    READING_LATE,
    WRONG_END_VALUE,
)
"""Codes that concern a flat's meters and need a person although they hold nothing."""

OF_ORDERS = (SUBSCRIPTION_OF_FORMER_CUSTOMER,)
"""Codes that concern a flat's e-invoice order and need a person although they hold nothing."""


def hold(code: str, where: str, facts: tuple[tuple[str, str], ...] = ()) -> Finding:
    """Return a finding that holds its flat or building."""
    return Finding(Level.ERROR, code, where, facts=facts)


def wrong_end_value(where: str, service: str, wrong: WrongEnd, level: Level) -> Finding:
    """Return that a removed meter has no usable end value: it holds a building, not a flat."""
    end = "" if wrong.end_e3 is None else money.format_scaled(wrong.end_e3, 3)
    facts = (
        ("service", service),
        ("meter", wrong.meter_id),
        ("last", money.format_scaled(wrong.last_e3, 3)),
        ("last_on", str(wrong.last_on)),
        ("end", end or "-"),
    )
    return Finding(level, WRONG_END_VALUE, where, facts=facts)


def told_late(where: str, use: Consumption) -> Iterator[Finding]:
    """Yield what was read in issued months, came after them and is settled in this month."""
    if use.late:
        facts = (
            ("service", str(use.service)),
            ("meters", ", ".join(sorted({meter_id for meter_id, _ in use.late}))),
            ("days", ", ".join(sorted({str(day) for _, day in use.late}))),
            ("settled", money.format_scaled(use.carried_e3, 3)),
        )
        yield Finding(Level.WARNING, READING_LATE, where, facts=facts)


def holds(findings: Iterable[Finding]) -> bool:
    """Return whether any of these findings holds the flat or building that it names."""
    return any(finding.level in (Level.ERROR, Level.PROBLEM) for finding in findings)
