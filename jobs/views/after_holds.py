"""Which step comes after a look at what holds a flat."""

from types import MappingProxyType

from einvoice.core import holds
from einvoice.core.advice import Action, Advice
from einvoice.core.findings import Finding
from einvoice.core.period import Period
from einvoice.core.unsettled import PORTAL_FILE

TO_BILL_AGAIN = Advice.of(Action.IMPORT_EXAMPLE, kind="charges")
"""The step after lines that take months back: nobody has the file yet that bills them again."""


def import_of(name: str) -> Advice:
    """Return the import of a file by its name.

    Of what came by the portal there is no file: an example of one is filled in.
    """
    if name == PORTAL_FILE:
        return Advice.of(Action.IMPORT_EXAMPLE, kind="readings")
    return Advice.of(Action.IMPORT, path=name)


def after_hold(holding: Finding, flat_id: str, period: Period) -> Advice:
    """Return the step after a look at a held flat: a release, or the file that must be mended.

    What holds the house of a flat is looked at with that flat. A value that is hardly right is
    mended; that it is right after all is the second way, which its screen names.
    """
    row = dict(holding.facts)
    if holding.code in holds.OF_ONE_FLAT and row.get("flat", flat_id) != flat_id:
        return Advice.of(Action.SHOW, flat=row["flat"], period=period)
    if holding.code in _RELEASED:
        return Advice.of(Action.RELEASE, flat=flat_id, period=period)
    if holding.code in {holds.ROW_DOUBTFUL, holds.ROW_REFUSED} and "row" in row:
        return import_of(row["row"].rpartition(":")[0] or row["row"])
    if holding.code == holds.NOT_BILLED_AGAIN:
        return TO_BILL_AGAIN
    if holding.code in _MENDED_IN:
        return import_of(f"{_MENDED_IN[holding.code]}.csv")
    return Advice.of(Action.CHECK, period=period)


_RELEASED = (
    holds.HELD_BY_HAND,
    holds.TAKEN_BACK,
    holds.UNUSUAL_CHANGE,
    holds.UNUSUAL_BESIDE_OTHERS,
    holds.OVER_CEILING,
)
_MENDED_IN = MappingProxyType(
    {
        holds.NO_CUSTOMER: "customers",
        holds.WRONG_CODE: "customers",
        holds.NO_BALANCE: "balances",
        holds.BALANCE_OF_FORMER_CUSTOMER: "balances",
        holds.BALANCE_OF_ANOTHER_CUSTOMER: "balances",
        holds.CHARGE_OF_FORMER_CUSTOMER: "charges",
        holds.UNKNOWN_SERVICE: "services",
        holds.UNUSUAL_AREA: "flats",
        holds.USE_OVER_CEILING: "readings",
        holds.MISSING_TARIFF: "tariffs",
        holds.AMBIGUOUS_TARIFF: "tariffs",
        holds.WRONG_UNIT: "tariffs",
        holds.COST_WITHOUT_METHOD: "methods",
        holds.AMBIGUOUS_METHOD: "methods",
        holds.METHOD_WITHOUT_COST: "costs",
        holds.SECOND_METER: "meters",
        holds.WRONG_END_VALUE: "meters",
        holds.MISSING_BUILDING_READING: "readings",
        holds.MISSING_HEATING_MONTH: "months",
        holds.MISSING_NORM: "norms",
        holds.ADDRESS_TOO_LONG: "buildings",
        holds.CALCULATED_AND_CHARGED: "charges",
        holds.HOT_WATER_PRICE: "readings",
        holds.IMPOSSIBLE_HEAT: "readings",
        holds.ISSUED_OTHERWISE: "charges",
        holds.NEGATIVE_DIFFERENCE: "readings",
        holds.NEGATIVE_KEY: "flats",
        holds.NO_LINES: "tariffs",
        holds.TARIFF_AND_COST: "tariffs",
        holds.WRONG_VAT: "tariffs",
        holds.ZERO_KEY: "flats",
    }
)
"""By code: the kind of import file whose row is missing or wrong."""
