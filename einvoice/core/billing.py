"""Billing: one building's month, from what was imported to a draft for every flat.

Pure: no clock, no disk, and the order of the inputs never matters. What is wrong with the
building holds all its drafts, which then have no lines; what is wrong with a flat holds that
flat alone, which still takes part in every split (docs/RULES.md, "Held").
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from einvoice.core import holds, money, vat
from einvoice.core.balances import Balance, to_pay_cents
from einvoice.core.balancing import Charged, controls_of
from einvoice.core.building_charges import building_charges, needs_of
from einvoice.core.building_month import BuildingInputs, BuildingResult, CompanyInputs, Draft
from einvoice.core.carried_balances import NO_BALANCE, AccountBalance
from einvoice.core.charges import Charge, write_lines
from einvoice.core.controls import Controls
from einvoice.core.cost_charges import OwnCharge
from einvoice.core.findings import Finding, Level
from einvoice.core.first_to_pay import FirstToPay, first_to_pay
from einvoice.core.flat_checks import flat_findings, unsendable
from einvoice.core.flat_month import FlatMonth, Flats, flat_months
from einvoice.core.holds import hold
from einvoice.core.house_meters import house_meters
from einvoice.core.house_month import house_month
from einvoice.core.invoices import Buyer, InvoiceLine, Notice
from einvoice.core.keys import Keys, keys_of
from einvoice.core.meters import Meters, meters_by_place
from einvoice.core.methods import Key, SingleCharge
from einvoice.core.notices import notices_of
from einvoice.core.period import Period
from einvoice.core.premises import Building, Customer
from einvoice.core.price_list import HEAT_CAPACITY, HEAT_ENERGY, PriceList, price_list
from einvoice.core.tariffs import Norm, norm_on
from einvoice.core.use_ceilings import uses_over_ceiling
from einvoice.core.windows import ReadingWindows, reading_windows


def calculate_building(
    period: Period, company: CompanyInputs, inputs: BuildingInputs
) -> BuildingResult:
    """Return the drafts of a building's flats for a period, in flat order.

    Args:
        period: the month consumed.
        company: what holds for all buildings.
        inputs: everything of this building; its keys are unique as the import files define them.
    """
    windows = reading_windows(period, tuple(company.windows.values()))
    shared_inputs = inputs.as_shared
    differ = shared_inputs is not inputs
    inputs = inputs.known_in(period)
    by_place = meters_by_place(inputs.meters)
    flats = flat_months(inputs, by_place, windows)
    shared = _shared(shared_inputs.known_in(period), windows) if differ else flats
    meters = house_meters(inputs, by_place, windows)
    prices = price_list(period, company, inputs, needs_of(inputs.building, flats, meters))
    heat = prices.tariff(HEAT_ENERGY), prices.tariff(HEAT_CAPACITY)
    house = house_month(period, company, inputs, shared, meters, *heat)
    keys = {method.key: keys_of(method.key, shared) for _, _, method in prices.costs}
    findings = [
        *prices.findings,
        *house.findings,
        *meters.late_findings(),
        *_key_holds(inputs.building.building_id, prices, keys),
        *_of_flats(company, inputs, flats),
    ]
    own = _by_flat(inputs.charges)
    lines: Sequence[tuple[InvoiceLine, ...]] = [()] * len(flats)
    controls = Controls()
    if not holds.holds(findings):
        of_flats = Flats(flats, shared)
        made = building_charges(company.services, inputs.building, of_flats, house, prices, keys)
        requested = inputs.building.requested_mw_e6 or 0
        controls = controls_of(Charged(made, meters, house, prices, requested, of_flats))
        findings += _unbalanced(inputs.building.building_id, controls)
        if not holds.holds(findings):
            lines = write_lines(_ordered(made, _own_charges(company, flats, own)), flats)
    held = holds.holds(findings)
    norms = _norms(company, inputs.building.building_id, period.last_day)
    month = _Month(period, company, inputs, held, own, by_place, first_to_pay(house, prices, norms))
    drafts = tuple(_draft(month, flat, written) for flat, written in zip(flats, lines, strict=True))
    return BuildingResult(
        inputs.building.building_id, drafts, controls, tuple(findings), inputs.accounts or {}
    )


def _shared(inputs: BuildingInputs, windows: ReadingWindows) -> tuple[FlatMonth, ...]:
    return flat_months(inputs, meters_by_place(inputs.meters), windows)


@dataclass(frozen=True)
class _Month:
    """The data that the drafts of a building share."""

    period: Period
    company: CompanyInputs
    inputs: BuildingInputs
    held: bool
    own: Mapping[str, Sequence[SingleCharge]]
    meters: Meters
    first_to_pay: FirstToPay

    @cached_property
    def imported(self) -> Mapping[str, Balance]:
        """The imported balances by flat."""
        return {balance.flat_id: balance for balance in self.inputs.balances}

    def balance(self, flat_id: str) -> AccountBalance:
        """Return what a flat's invoice carries; an imported balance has no cut-off."""
        accounts = self.inputs.accounts
        if accounts is not None:
            return accounts.get(flat_id, NO_BALANCE)
        balance = self.imported.get(flat_id)
        if balance is None:
            return NO_BALANCE
        return AccountBalance(dt.date.min, balance.balance_begin_cents, balance.paid_cents, None)


def _norms(company: CompanyInputs, building_id: str, day: dt.date) -> dict[str, Norm | None]:
    names = ("water", "hot_water")
    return {name: norm_on(company.norms, name, building_id, day) for name in names}


def _unbalanced(building_id: str, controls: Controls) -> Iterator[Finding]:
    for total in controls.unbalanced:
        decimals = 2 if total.unit == "EUR" else 3
        whole, missing = (
            money.format_scaled(value, decimals) for value in (total.whole, total.missing)
        )
        facts = (
            ("control", total.control),
            ("missing", missing),
            ("whole", whole),
            ("unit", total.unit),
        )
        yield hold(holds.UNBALANCED, building_id, facts=facts)


def _ordered(*charges: Iterable[Charge]) -> list[Charge]:
    """Return charges in the order of their lines."""
    return sorted(itertools.chain(*charges), key=_order)


def _order(charge: Charge) -> tuple[int, str, int, str]:
    return charge.order


def _key_holds(building_id: str, prices: PriceList, keys: Mapping[Key, Keys]) -> Iterator[Finding]:
    for _, cost, method in prices.costs:
        values = keys[method.key].values
        facts = (("service", cost.service), ("key", str(method.key)))
        if any(value < 0 for value in values):
            yield hold(holds.NEGATIVE_KEY, building_id, facts=facts)
        elif cost.amount_net_cents and not any(values):
            yield hold(holds.ZERO_KEY, building_id, facts=facts)


def _of_flats(
    company: CompanyInputs, inputs: BuildingInputs, flats: Sequence[FlatMonth]
) -> Iterator[Finding]:
    """Yield what is odd about flats and is not only theirs."""
    yield from _lost_charges(inputs, flats)
    ceilings = company.settings.ceilings
    yield from uses_over_ceiling(inputs.building.building_id, flats, ceilings)


def _lost_charges(inputs: BuildingInputs, flats: Iterable[FlatMonth]) -> Iterator[Finding]:
    known = {flat.flat.flat_id for flat in flats}
    for charge in sorted(inputs.charges, key=lambda row: row.charge_id):
        if charge.flat_id not in known:
            facts = (("charge", charge.charge_id),)
            yield Finding(Level.WARNING, holds.CHARGE_WITHOUT_FLAT, charge.flat_id, facts=facts)


def _by_flat(charges: Iterable[SingleCharge]) -> Mapping[str, Sequence[SingleCharge]]:
    by_flat: dict[str, list[SingleCharge]] = {}
    for charge in sorted(charges, key=lambda row: row.charge_id):
        by_flat.setdefault(charge.flat_id, []).append(charge)
    return by_flat


def _draft(month: _Month, flat: FlatMonth, lines: tuple[InvoiceLine, ...]) -> Draft:
    customer = flat.customer
    own = month.own.get(flat.flat.flat_id, ())
    imported = month.imported.get(flat.flat.flat_id)
    balance = month.balance(flat.flat.flat_id)
    findings = tuple(flat_findings(month.company, month.period, flat, imported, own))
    buyer = None if customer is None else _buyer(month.inputs.building, flat, customer)
    if buyer is None:
        lines = ()
    elif not month.held:
        findings += tuple(unsendable(flat.flat.flat_id, buyer, lines))
    vat_totals = vat.totals(lines)
    net_cents = sum(total.net_cents for total in vat_totals)
    vat_cents = sum(total.vat_cents for total in vat_totals)
    total_cents = net_cents + vat_cents
    return Draft(
        flat_id=flat.flat.flat_id,
        position=flat.position,
        held=month.held or holds.holds(findings),
        buyer=buyer,
        lines=lines,
        vat_totals=vat_totals,
        net_cents=net_cents,
        vat_cents=vat_cents,
        total_cents=total_cents,
        balance_begin_cents=balance.balance_begin_cents,
        paid_cents=balance.paid_cents,
        to_pay_cents=to_pay_cents(total_cents, balance.carried_cents),
        findings=findings,
        notices=_notices(month, flat, lines, total_cents + balance.carried_cents) if lines else (),
    )


def _notices(
    month: _Month, flat: FlatMonth, lines: tuple[InvoiceLine, ...], end_cents: int
) -> tuple[Notice, ...]:
    return notices_of(
        month.period,
        flat,
        month.meters,
        month.first_to_pay,
        lines,
        end_cents,
        month.balance(flat.flat.flat_id).cut_off,
    )


def _own_charges(
    company: CompanyInputs,
    flats: Iterable[FlatMonth],
    own: Mapping[str, Sequence[SingleCharge]],
) -> Iterator[OwnCharge]:
    for flat in flats:
        for row in own.get(flat.flat.flat_id, ()):
            if row.service in company.services:
                yield OwnCharge(company.services[row.service], row, flat.position)


def _buyer(building: Building, flat: FlatMonth, customer: Customer) -> Buyer:
    return Buyer(
        name=customer.name,
        code=customer.code,
        email=customer.email,
        language=customer.language,
        address=f"{building.address}-{flat.flat.number}",
        city=building.city,
        postal_code=building.postal_code,
    )
