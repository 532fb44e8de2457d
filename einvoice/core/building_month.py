"""The inputs and the results of one building's month."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from einvoice.core.balances import Balance
from einvoice.core.bounds import Ceilings
from einvoice.core.carried_balances import AccountBalance, Carrying
from einvoice.core.controls import Controls
from einvoice.core.findings import Finding
from einvoice.core.heating import PriceBounds
from einvoice.core.invoices import Buyer, InvoiceLine, Notice, VatTotal
from einvoice.core.late_rows import NOTHING_LATE, LateRows, known_in
from einvoice.core.meters import HeatingMonth, Meter, Reading, Window
from einvoice.core.methods import Cost, Method, SingleCharge
from einvoice.core.period import Period
from einvoice.core.premises import Building, Customer, Flat
from einvoice.core.regular_month import RegularMonth
from einvoice.core.services import Service
from einvoice.core.tariffs import Norm, Tariff


@dataclass(frozen=True, slots=True)
class BillingSettings:
    """Rules a manager may choose (`[billing]`)."""

    balances_required: bool = True
    hold_negative_difference: bool = False
    hot_price_bounds: PriceBounds = field(default_factory=PriceBounds)
    hold_after_invoices: int = 6
    hold_change_times: int = 3
    hold_median_times: int = 10
    ceilings: Ceilings = field(default_factory=Ceilings)


@dataclass(frozen=True, slots=True)
class CompanyInputs:
    """The data for all buildings: loaded once a run.

    ``carrying``: invoices carry the balances of accounts; None = imported balances, in every month.
    ``tariffs_of`` is made from ``tariffs``: its rows by building id, general rows under "".
    """

    tariffs: tuple[Tariff, ...]
    norms: tuple[Norm, ...]
    services: Mapping[str, Service]
    windows: Mapping[Period, Window]
    has_balances: bool  # the company has any balances row
    settings: BillingSettings
    carrying: Carrying | None = None
    tariffs_of: Mapping[str, tuple[Tariff, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        grouped: dict[str, list[Tariff]] = {}
        for tariff in self.tariffs:
            grouped.setdefault(tariff.building_id, []).append(tariff)
        rows = {building_id: tuple(own) for building_id, own in grouped.items()}
        object.__setattr__(self, "tariffs_of", rows)


@dataclass(frozen=True, slots=True)
class BuildingInputs:
    """Everything of one building. Tariffs and norms of the company are in `CompanyInputs`.

    ``meters`` are the building's own and its flats'; ``readings`` are by meter id, without those
    of the meters in ``regular``: their regular months were found already. ``costs``, ``charges``
    and ``balances`` are those of the period. ``late`` says which meters and readings came after
    months they concern were issued at their place; ``late_shared`` the same of what the building
    shares out, ``None`` where there is no difference. ``accounts`` are the balances of accounts by
    flat; ``None`` where the imported balances are carried. Order never matters.
    """

    building: Building
    flats: tuple[Flat, ...]
    customers: tuple[Customer, ...]
    meters: tuple[Meter, ...] = ()
    readings: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)
    regular: Mapping[str, RegularMonth] = field(default_factory=dict)
    methods: tuple[Method, ...] = ()
    costs: tuple[Cost, ...] = ()
    charges: tuple[SingleCharge, ...] = ()
    balances: tuple[Balance, ...] = ()
    heating: HeatingMonth | None = None
    late: LateRows = NOTHING_LATE
    late_shared: LateRows | None = None
    accounts: Mapping[str, AccountBalance] | None = None

    @property
    def as_shared(self) -> "BuildingInputs":
        """The inputs as the building's shared sums know them; the same where nothing differs."""
        if self.late_shared is None or self.late_shared == self.late:
            return self
        return replace(self, late=self.late_shared, late_shared=None)

    def known_in(self, period: Period) -> "BuildingInputs":
        """Return the inputs with the meters and readings as the period knows them."""
        if not self.late:
            return self
        meters, readings = known_in(period, self.meters, self.readings, self.late)
        return replace(self, meters=meters, readings=readings, late=self.late.until(period))


@dataclass(frozen=True, slots=True)
class Draft:
    """The sum that a flat owes for the period, before it is issued. Sums in cents.

    ``position`` is the flat's place in the flat order of its building. A held draft has the
    lines that could be calculated, or none; ``findings`` say why it is held.
    """

    flat_id: str
    position: int
    held: bool
    buyer: Buyer | None
    lines: tuple[InvoiceLine, ...]
    vat_totals: tuple[VatTotal, ...]
    net_cents: int
    vat_cents: int
    total_cents: int
    balance_begin_cents: int
    paid_cents: int
    to_pay_cents: int
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildingResult:
    """The drafts of one building in flat order, and what was found wrong with the building.

    A finding of level error or problem in ``findings`` holds the building: every draft is held.
    ``accounts`` are the balances that drafts carry from accounts, by flat.
    """

    building_id: str
    drafts: tuple[Draft, ...]
    controls: Controls = field(default_factory=Controls)
    findings: tuple[Finding, ...] = ()
    accounts: Mapping[str, AccountBalance] = field(default_factory=dict)
