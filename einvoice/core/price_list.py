"""The services a building is charged for in a period: tariffs, costs with methods, and gaps.

Which tariffs a period *needs* (the law leaves it open, these are our choices):

- `cold_water` and `sewage` where the building or any flat has a water meter in force. A house
  without sewage says so by a tariff of 0;
- `heat_energy` where the building has a heat meter in force, `heat_capacity` where it has
  requested MW; elsewhere they price nothing and are not looked at;
- every other service whose tariff once began and is no longer valid on the last day of the
  period. A tariff that ended without a successor is more often forgotten than meant, and an
  invoice without the line cannot be taken back; a service that ended says so by a tariff of 0;
- none where the service has a cost or a method instead, and none before the first row begins.

A service that is calculated from the building's meters may have neither tariff nor cost there:
the flats would pay it twice.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from einvoice.core import holds, vat
from einvoice.core.building_month import BuildingInputs, CompanyInputs
from einvoice.core.findings import Finding
from einvoice.core.methods import Cost, Method
from einvoice.core.period import Period
from einvoice.core.services import Service
from einvoice.core.tariffs import Tariff, Unit
from einvoice.core.validity import covers

COLD_WATER = "cold_water"
SEWAGE = "sewage"
WATER_SERVICES = frozenset({COLD_WATER, SEWAGE})
HEAT_ENERGY = "heat_energy"
HEAT_CAPACITY = "heat_capacity"
HEAT_SERVICES = frozenset({HEAT_ENERGY, HEAT_CAPACITY})

_UNITS = {
    COLD_WATER: frozenset({Unit.M3}),
    SEWAGE: frozenset({Unit.M3}),
    HEAT_ENERGY: frozenset({Unit.MWH}),
    HEAT_CAPACITY: frozenset({Unit.MW_YEAR}),
}
_OTHER_UNITS = frozenset({Unit.M2, Unit.PERSON, Unit.PROPERTY})


class _OfService(Protocol):
    @property
    def service(self) -> str: ...


_Row = TypeVar("_Row", bound=_OfService)


@dataclass(frozen=True, slots=True)
class Needs:
    """The services that a building's meters need: with a tariff, and calculated."""

    tariffs: frozenset[str] = frozenset()
    calculated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PriceList:
    """The charged services, by their source; ``findings`` hold the building."""

    tariffs: tuple[tuple[Service, Tariff], ...]
    costs: tuple[tuple[Service, Cost, Method], ...]
    findings: tuple[Finding, ...]

    def tariff(self, service: str) -> Tariff | None:
        """Return the tariff of a service that is charged."""
        matching = (tariff for known, tariff in self.tariffs if known.service == service)
        return next(matching, None)


@dataclass(frozen=True, slots=True)
class _Offer:
    """All there is for one service: rows that began by the day, and what holds on it."""

    service: str
    began: tuple[Tariff, ...]
    tariffs: tuple[Tariff, ...]
    costs: tuple[Cost, ...]
    methods: tuple[Method, ...]


def price_list(
    period: Period, company: CompanyInputs, inputs: BuildingInputs, needs: Needs
) -> PriceList:
    """Return what a building is charged for, given what its meters need."""
    offers = _offers(company, inputs, period.last_day, needs.tariffs)
    findings: list[Finding] = []
    tariffs: list[tuple[Service, Tariff]] = []
    costs: list[tuple[Service, Cost, Method]] = []
    for offer in offers:
        wrong = _wrong(offer, company, inputs.building.building_id, period.last_day)
        if offer.service in needs.calculated:
            wrong.append(_twice(offer.service, inputs.building.building_id))
        findings += wrong
        if not wrong:
            service = company.services[offer.service]
            tariffs += [(service, tariff) for tariff in offer.tariffs]
            costs += [(service, cost, offer.methods[0]) for cost in offer.costs]
    return PriceList(tuple(tariffs), tuple(costs), tuple(findings))


def _offers(
    company: CompanyInputs, inputs: BuildingInputs, day: dt.date, needed: frozenset[str]
) -> list[_Offer]:
    building_id = inputs.building.building_id
    unused = HEAT_SERVICES - needed
    own = _began(company.tariffs_of.get(building_id, ()), day, unused)
    general = _began(company.tariffs_of.get("", ()), day, unused)
    costs = _by_service(inputs.costs)
    methods = _by_service(method for method in inputs.methods if covers(method, day))
    services = {*own, *general, *costs, *methods, *needed}
    return [
        _Offer(
            service=service,
            began=(*own.get(service, ()), *general.get(service, ())),
            tariffs=tuple(
                [row for row in own.get(service, ()) if covers(row, day)]
                or [row for row in general.get(service, ()) if covers(row, day)]
            ),
            costs=tuple(sorted(costs.get(service, ()), key=_cost_order)),
            methods=tuple(methods.get(service, ())),
        )
        for service in sorted(services)
    ]


def _began(
    tariffs: Sequence[Tariff], day: dt.date, unused: frozenset[str]
) -> dict[str, list[Tariff]]:
    return _by_service(
        row for row in tariffs if row.valid_from <= day and row.service not in unused
    )


def _by_service(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    by_service: dict[str, list[_Row]] = {}
    for row in rows:
        by_service.setdefault(row.service, []).append(row)
    return by_service


def _cost_order(cost: Cost) -> tuple[str, int, int, str]:
    return cost.note, cost.amount_net_cents, cost.vat_percent_e2, cost.vat_kind


def _twice(service: str, building_id: str) -> Finding:
    facts = (("service", service),)
    return holds.hold(holds.CALCULATED_AND_CHARGED, building_id, facts=facts)


def _wrong(offer: _Offer, company: CompanyInputs, building_id: str, day: dt.date) -> list[Finding]:
    """Return what is wrong with a service's prices, each a reason to hold the building."""
    if offer.service not in company.services:
        tables = (("tariffs", offer.began), ("costs", offer.costs), ("methods", offer.methods))
        told_in = ", ".join(table for table, rows in tables if rows)
        facts = (("service", offer.service), ("rows", told_in))
        return [holds.hold(holds.UNKNOWN_SERVICE, building_id, facts=facts)]
    return [*_wrong_tariff(offer, building_id, day), *_wrong_cost(offer, building_id, day)]


def _wrong_tariff(offer: _Offer, building_id: str, day: dt.date) -> Iterator[Finding]:
    if not offer.tariffs:
        if not offer.costs and not offer.methods:
            yield _missing_tariff(offer, building_id, day)
        return
    if len(offer.tariffs) > 1:
        valid = (("service", offer.service), ("day", str(day)))
        yield holds.hold(holds.AMBIGUOUS_TARIFF, building_id, facts=valid)
    tariff = offer.tariffs[0]
    units = _UNITS.get(offer.service, _OTHER_UNITS)
    if tariff.unit not in units:
        per = (
            ("service", offer.service),
            ("unit", str(tariff.unit)),
            ("expected", ", ".join(sorted(units))),
        )
        yield holds.hold(holds.WRONG_UNIT, building_id, facts=per)
    if not (
        vat.fits(tariff.vat_kind, tariff.vat_percent_e2)
        and vat.fits(tariff.vat_kind, tariff.vat_percent_other_e2)
    ):
        kind = (("service", offer.service), ("row", "tariffs"), ("kind", str(tariff.vat_kind)))
        yield holds.hold(holds.WRONG_VAT, building_id, facts=kind)


def _missing_tariff(offer: _Offer, building_id: str, day: dt.date) -> Finding:
    """Return that there is no tariff; `ended` is `-` where there never was any."""
    ends = [row.valid_to for row in offer.began if row.valid_to is not None]
    ended = str(max(ends)) if ends else "-"
    facts = (("service", offer.service), ("day", str(day)), ("ended", ended))
    return holds.hold(holds.MISSING_TARIFF, building_id, facts=facts)


def _wrong_cost(offer: _Offer, building_id: str, day: dt.date) -> Iterator[Finding]:
    of_service = (("service", offer.service),)
    valid = (("service", offer.service), ("day", str(day)))
    if offer.costs and offer.tariffs:
        yield holds.hold(holds.TARIFF_AND_COST, building_id, facts=of_service)
    if offer.costs and not offer.methods:
        yield holds.hold(holds.COST_WITHOUT_METHOD, building_id, facts=valid)
    if offer.methods and not offer.costs:
        yield holds.hold(holds.METHOD_WITHOUT_COST, building_id, facts=of_service)
    if len(offer.methods) > 1:
        yield holds.hold(holds.AMBIGUOUS_METHOD, building_id, facts=valid)
    for cost in offer.costs:
        if not vat.fits(cost.vat_kind, cost.vat_percent_e2):
            kind = (("service", offer.service), ("row", "costs"), ("kind", str(cost.vat_kind)))
            yield holds.hold(holds.WRONG_VAT, building_id, facts=kind)
