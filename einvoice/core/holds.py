"""Why a flat or a building is held, and what else a calculation finds: the codes of findings.

A finding of level *error* holds its flat, or the whole building when it stands at the building.
"""

from collections.abc import Iterable

from einvoice.core.findings import Finding, Level

# A flat is held.
NO_CUSTOMER = "NO_CUSTOMER"
NO_BALANCE = "NO_BALANCE"
WRONG_CODE = "WRONG_CODE"
NO_READING = "NO_READING"

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

# Nothing is held.
READING_FELL = "READING_FELL"
READING_NOT_USED = "READING_NOT_USED"
CHARGE_WITHOUT_FLAT = "CHARGE_WITHOUT_FLAT"


def hold(code: str, where: str, message: str, hint: str = "") -> Finding:
    """Return a finding that holds its flat or building."""
    return Finding(Level.ERROR, code, where, message, hint)


def holds(findings: Iterable[Finding]) -> bool:
    """Tell whether any of these findings holds what it stands at."""
    return any(finding.level in (Level.ERROR, Level.PROBLEM) for finding in findings)
