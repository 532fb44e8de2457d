"""A flat in one period: everything about it that its lines are made from."""

from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.core.building_month import BuildingInputs
from einvoice.core.consumption import Consumption, consumption_of
from einvoice.core.meters import Meters, MeterService, PlaceKind
from einvoice.core.ownership import Tenure, tenure_of
from einvoice.core.premises import Customer, Flat
from einvoice.core.premises_month import PremisesMonth, premises_months
from einvoice.core.tariffs import is_household
from einvoice.core.validity import valid_on
from einvoice.core.windows import ReadingWindows


@dataclass(frozen=True, slots=True)
class FlatMonth:
    """One premises in the period, at its place in the flat order.

    ``water_e3`` is what `cold_water` and `sewage` charge: cold + hot m3, negative when a
    catch-up gives more back than was used. ``flat`` is the premises' row valid last. A
    ``household`` pays the VAT rate of a natural person's apartment or studio. ``tenure`` is that
    of the customer.
    """

    position: int
    flat: Flat
    premises: PremisesMonth
    customer: Customer | None
    household: bool
    cold: Consumption
    hot: Consumption
    water_e3: int
    tenure: Tenure | None = None

    @property
    def has_water(self) -> bool:
        """Whether a water meter was in force in the flat, or one of earlier months is settled."""
        return bool(self.cold.parts or self.hot.parts)

    @property
    def water_estimated(self) -> bool:
        """Whether either meter's month is an estimate."""
        return self.cold.estimated or self.hot.estimated

    @property
    def water_defaulter(self) -> bool:
        """Whether the flat pays the water difference first: no valid reading, or no cold meter."""
        return self.cold.defaulter or self.hot.defaulter or not self.cold.metered


@dataclass(frozen=True, slots=True)
class Flats:
    """A building's flats in flat order, each as its own invoice and as what is shared knows it.

    They differ where something of a flat that is not issued was told after its neighbours were
    issued (`docs/decisions/0048-a-flat-beside-issued-neighbours.md`).
    """

    own: Sequence[FlatMonth]
    shared: Sequence[FlatMonth]

    @property
    def water_apart_e3(self) -> int:
        """How much more water the shared sums know than the own invoices charge."""
        return sum(month.water_e3 for month in self.shared) - sum(
            month.water_e3 for month in self.own
        )

    @property
    def hot_apart_e3(self) -> int:
        """The same of hot water."""
        shared = sum(month.hot.billed_e3 for month in self.shared)
        return shared - sum(month.hot.billed_e3 for month in self.own)


def flat_months(
    inputs: BuildingInputs, meters: Meters, windows: ReadingWindows
) -> tuple[FlatMonth, ...]:
    """Return the premises of a building that are valid in the period, in flat order.

    The customer valid on the last day of the period; of several, the customer who came last.
    """
    customers: dict[str, list[Customer]] = {}
    for customer in inputs.customers:
        customers.setdefault(customer.flat_id, []).append(customer)

    def consumption(flat: Flat, service: MeterService) -> Consumption:
        here = meters.get((PlaceKind.FLAT, flat.flat_id, service), ())
        return consumption_of(
            flat.flat_id,
            service,
            here,
            inputs.readings,
            windows,
            late=inputs.late,
            regular=inputs.regular,
        )

    months = []
    for position, premises in enumerate(premises_months(inputs.flats, windows.period)):
        flat = premises.flat
        own = customers.get(flat.flat_id, ())
        payer = valid_on(own, windows.last_day)
        cold = consumption(flat, MeterService.COLD_WATER)
        hot = consumption(flat, MeterService.HOT_WATER)
        months.append(
            FlatMonth(
                position=position,
                flat=flat,
                premises=premises,
                customer=payer,
                household=payer is not None and is_household(flat.kind, payer.customer_kind),
                cold=cold,
                hot=hot,
                water_e3=cold.billed_e3 + hot.billed_e3,
                tenure=None if payer is None else tenure_of(own, payer),
            )
        )
    return tuple(months)
