from collections.abc import Callable
from functools import partial

import pytest
from core_messages import MESSAGES
from core_samples import OCTOBER, WATER_TARIFFS, building, company, cost, flat, method, tariff
from golden_texts import told

from einvoice.core.findings import Level
from einvoice.core.methods import Cost, Key, Method
from einvoice.core.price_list import WATER_SERVICES, Needs, PriceList, price_list
from einvoice.core.tariffs import Tariff, Unit, VatKind


def prices(
    *tariffs: Tariff,
    costs: tuple[Cost, ...] = (),
    methods: tuple[Method, ...] = (),
    metered: bool = False,
) -> PriceList:
    """Return the price list of building B for October."""
    inputs = building(flat(), costs=costs, methods=methods)
    return price_list(
        OCTOBER, company(*tariffs), inputs, Needs(WATER_SERVICES) if metered else Needs()
    )


WASTE = tariff("waste", "3.5512", Unit.PERSON)
ENDED = tariff("waste", "3", Unit.PERSON, valid_to="2026-09-30")
FUTURE = tariff("waste", "4", Unit.PERSON, valid_from="2026-11-01")
OWN = tariff("waste", "2", Unit.PERSON, building_id="B")
OTHERS = tariff("waste", "9", Unit.PERSON, building_id="C")
OWN_ENDED = tariff("waste", "2", Unit.PERSON, building_id="B", valid_to="2026-09-30")


@pytest.mark.parametrize(
    ("tariffs", "charged"),
    [
        pytest.param([WASTE], [WASTE], id="general"),
        pytest.param([WASTE, OWN], [OWN], id="own one beats the general"),
        pytest.param([WASTE, OWN_ENDED], [WASTE], id="own one ended: the general again"),
        pytest.param([WASTE, OTHERS], [WASTE], id="another building's"),
        pytest.param([OTHERS], [], id="only another building's"),
        pytest.param([FUTURE], [], id="not begun yet"),
        pytest.param(
            [ENDED, tariff("waste", "3", Unit.PERSON, valid_from="2026-10-31")],
            [tariff("waste", "3", Unit.PERSON, valid_from="2026-10-31")],
            id="begins on the last day",
        ),
        pytest.param([tariff("heat_energy", "69.66", Unit.MWH)], [], id="heat prices no line"),
    ],
)
def test_tariff_that_is_charged(tariffs: list[Tariff], charged: list[Tariff]) -> None:
    """A service is charged by the tariff valid on the last day of the period."""
    found = prices(*tariffs)
    assert [row for _, row in found.tariffs] == charged
    assert found.findings == ()


LIFT_COST = cost("lift", "262.81")
LIFT_METHOD = method("lift", Key.EQUAL)


def test_cost_goes_by_its_method() -> None:
    """A cost is charged by the method valid on the last day; each row is one of its own."""
    correction = cost("lift", "-10.00", note="correction")
    found = prices(costs=(correction, LIFT_COST), methods=(LIFT_METHOD,))
    assert [(row, how) for _, row, how in found.costs] == [
        (LIFT_COST, LIFT_METHOD),
        (correction, LIFT_METHOD),
    ]
    assert found.findings == ()


ENDED_METHOD = method("lift", Key.EQUAL, valid_to=OCTOBER.last_day.replace(day=30))
NOTTAX_WITH_RATE = tariff("waste", "1", Unit.PERSON, kind=VatKind.NOTTAX, vat=0, vat_other=21)
HOUSEHOLD_RATE = tariff("waste", "1", Unit.PERSON, kind=VatKind.TAXEX, vat=12, vat_other=0)


@pytest.mark.parametrize(
    ("late", "code", "text"),
    [
        pytest.param(
            partial(prices, ENDED), "MISSING_TARIFF", "waste", id="ended without successor"
        ),
        pytest.param(partial(prices, ENDED), "MISSING_TARIFF", "2026-10-31", id="names the day"),
        pytest.param(partial(prices, ENDED), "MISSING_TARIFF", "2026-09-30", id="names the end"),
        pytest.param(partial(prices, ENDED, FUTURE), "MISSING_TARIFF", "waste", id="gap"),
        pytest.param(partial(prices, OWN_ENDED), "MISSING_TARIFF", "waste", id="own one ended"),
        pytest.param(
            partial(prices, WATER_TARIFFS[1], metered=True),
            "MISSING_TARIFF",
            "cold_water",
            id="metered without a water tariff",
        ),
        pytest.param(
            partial(prices, WATER_TARIFFS[0], metered=True),
            "MISSING_TARIFF",
            "sewage",
            id="metered without a sewage tariff",
        ),
        pytest.param(
            partial(prices, tariff("cable", "1", Unit.PROPERTY)),
            "UNKNOWN_SERVICE",
            "cable",
            id="tariff for an unknown service",
        ),
        pytest.param(
            partial(prices, costs=(cost("cable", "1"),), methods=(method("cable", Key.EQUAL),)),
            "UNKNOWN_SERVICE",
            "cable",
            id="cost for an unknown service",
        ),
        pytest.param(
            partial(prices, WASTE, tariff("waste", "5", Unit.PERSON, valid_from="2026-01-01")),
            "AMBIGUOUS_TARIFF",
            "waste",
            id="two tariffs",
        ),
        pytest.param(
            partial(prices, tariff("cold_water", "1", Unit.M2)),
            "WRONG_UNIT",
            "m3",
            id="water per m2",
        ),
        pytest.param(
            partial(prices, tariff("waste", "1", Unit.M3)),
            "WRONG_UNIT",
            "m2, person, property",
            id="waste per m3",
        ),
        pytest.param(
            partial(prices, NOTTAX_WITH_RATE), "WRONG_VAT", "NOTTAX", id="rate for companies"
        ),
        pytest.param(
            partial(prices, HOUSEHOLD_RATE), "WRONG_VAT", "TAXEX", id="rate for households"
        ),
        pytest.param(
            partial(
                prices,
                tariff("lift", "1", Unit.PROPERTY),
                costs=(LIFT_COST,),
                methods=(LIFT_METHOD,),
            ),
            "TARIFF_AND_COST",
            "lift",
            id="both",
        ),
        pytest.param(
            partial(prices, costs=(LIFT_COST,)), "COST_WITHOUT_METHOD", "lift", id="no method"
        ),
        pytest.param(
            partial(prices, costs=(cost("lift", "0.00"),)),
            "COST_WITHOUT_METHOD",
            "lift",
            id="no method for nothing",
        ),
        pytest.param(
            partial(prices, costs=(LIFT_COST,), methods=(ENDED_METHOD,)),
            "COST_WITHOUT_METHOD",
            "2026-10-31",
            id="method ended the day before",
        ),
        pytest.param(
            partial(prices, methods=(LIFT_METHOD,)), "METHOD_WITHOUT_COST", "lift", id="no cost"
        ),
        pytest.param(
            partial(prices, tariff("lift", "1", Unit.PROPERTY), methods=(LIFT_METHOD,)),
            "METHOD_WITHOUT_COST",
            "lift",
            id="no cost, but a tariff",
        ),
        pytest.param(
            partial(prices, costs=(LIFT_COST,), methods=(LIFT_METHOD, method("lift", Key.AREA))),
            "AMBIGUOUS_METHOD",
            "lift",
            id="two methods",
        ),
        pytest.param(
            partial(
                prices, costs=(cost("lift", "1", vat_kind=VatKind.NOTTAX),), methods=(LIFT_METHOD,)
            ),
            "WRONG_VAT",
            "lift",
            id="cost with a rate",
        ),
    ],
)
def test_what_holds_the_building(
    late: Callable[[], PriceList], code: str, text: str, request: pytest.FixtureRequest
) -> None:
    """One finding names the service and what is wrong; nothing is charged for it."""
    found = late()
    (finding,) = found.findings
    assert (finding.level, finding.code, finding.where) == (Level.ERROR, code, "B")
    assert text in dict(finding.facts).values()
    MESSAGES.check(request.node.name, told(found.findings))
    assert found.tariffs == () or text not in {row.service for _, row in found.tariffs}
    assert found.costs == ()


@pytest.mark.parametrize(
    "late",
    [
        pytest.param(
            partial(prices, costs=(cost("lift", "0"),), methods=(LIFT_METHOD,)), id="cost of 0.00"
        ),
        pytest.param(
            partial(prices, methods=(ENDED_METHOD,)), id="method that ended needs no cost"
        ),
        pytest.param(
            partial(
                prices, ENDED, costs=(cost("waste", "9"),), methods=(method("waste", Key.EQUAL),)
            ),
            id="cost instead of the ended tariff",
        ),
        pytest.param(partial(prices, *WATER_TARIFFS, metered=True), id="metered with both tariffs"),
        pytest.param(partial(prices), id="nothing at all"),
    ],
)
def test_what_is_in_order(late: Callable[[], PriceList]) -> None:
    """What the data says completely holds nothing."""
    assert late().findings == ()
