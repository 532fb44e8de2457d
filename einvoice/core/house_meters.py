"""The measurements of a building's own meters in a period, and the missing readings.

A building without a meter of a service has no difference, or no heat; a building meter without
its opening or closing reading holds the building, for nothing may be estimated of a whole house
(docs/RULES.md, "Readings").
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from einvoice.core import holds
from einvoice.core.building_month import BuildingInputs
from einvoice.core.consumption import Consumption, consumption_of
from einvoice.core.findings import Finding, Level
from einvoice.core.holds import hold
from einvoice.core.meters import Meters, MeterService, PlaceKind
from einvoice.core.windows import ReadingWindows

_MEASURED = (MeterService.COLD_WATER, MeterService.HOT_WATER, MeterService.HEAT)


@dataclass(frozen=True, slots=True)
class HouseMeters:
    """The building's consumption by service, of the services it has meters in force for."""

    building_id: str
    measured: Mapping[MeterService, Consumption]

    def has(self, service: MeterService) -> bool:
        """Return whether the building has a meter of this service in force in the month."""
        return service in self.measured

    def used_e3(self, service: MeterService) -> int | None:
        """Return the m3 or MWh of the month, ``None`` without a meter."""
        consumption = self.measured.get(service)
        return None if consumption is None else consumption.billed_e3

    def findings(self) -> Iterator[Finding]:
        """Yield why the building is held because of its meters."""
        for service, used in self.measured.items():
            for wrong in used.wrong_ends:
                yield holds.wrong_end_value(self.building_id, service, wrong, Level.ERROR)
            if not used.measured and not used.wrong_ends:
                facts = (("service", str(service)),)
                yield hold(holds.MISSING_BUILDING_READING, self.building_id, facts=facts)

    def late_findings(self) -> Iterator[Finding]:
        """Yield what came late for the building's meters and counts in this month."""
        for used in self.measured.values():
            yield from holds.told_late(self.building_id, used)


def house_meters(inputs: BuildingInputs, meters: Meters, windows: ReadingWindows) -> HouseMeters:
    """Return what the building's meters measured."""
    building_id = inputs.building.building_id
    by_service: dict[MeterService, Consumption] = {}
    for service in _MEASURED:
        own = meters.get((PlaceKind.BUILDING, building_id, service))
        if own:
            used = consumption_of(
                building_id, service, own, inputs.readings, windows, late=inputs.late
            )
            if used.parts:
                by_service[service] = used
    return HouseMeters(building_id, by_service)
