"""Findings about one flat: reasons to hold it, and warnings about its readings."""

from collections.abc import Iterable, Iterator, Sequence

from einvoice.core import holds, money, personal_code, registration_number, vat
from einvoice.core.balances import Balance
from einvoice.core.building_month import CompanyInputs
from einvoice.core.consumption import Consumption
from einvoice.core.credit_notes import not_billed_again
from einvoice.core.findings import Finding, Level
from einvoice.core.flat_month import FlatMonth
from einvoice.core.former_customers import balance_of_former, charges_of_former
from einvoice.core.holds import hold
from einvoice.core.invoices import Buyer, InvoiceLine
from einvoice.core.methods import SingleCharge
from einvoice.core.period import Period
from einvoice.core.premises import Customer, CustomerKind


def flat_findings(
    company: CompanyInputs,
    period: Period,
    flat: FlatMonth,
    balance: Balance | None,
    charges: Sequence[SingleCharge],
) -> Iterator[Finding]:
    """Yield what is wrong with a flat.

    ``charges`` are its single charges of the period, ``balance`` its imported balance, which
    counts until invoices carry the balances of accounts.
    """
    yield from _customer(flat)
    carrying = company.carrying
    if carrying is None or period <= carrying.opening:
        yield from _balance(company, flat, balance)
        of_accounts = carrying is not None and period == carrying.opening
        yield from balance_of_former(flat, balance, of_accounts=of_accounts)
    yield from charges_of_former(flat, charges)
    yield from _single_charges(company, flat, charges)
    yield from _not_billed_again(flat, charges)
    yield from _readings(flat)


_LONGEST_ADDRESS = 100
"""The bank format's normal text."""


def unsendable(flat_id: str, buyer: Buyer, lines: Sequence[InvoiceLine]) -> Iterator[Finding]:
    """Yield why an invoice could never become a document: numbers are not given to such."""
    if not lines:
        yield hold(holds.NO_LINES, flat_id, facts=())
    if len(buyer.address) > _LONGEST_ADDRESS:
        yield hold(holds.ADDRESS_TOO_LONG, flat_id, facts=(("limit", str(_LONGEST_ADDRESS)),))


def _customer(flat: FlatMonth) -> Iterator[Finding]:
    customer = flat.customer
    where = flat.flat.flat_id
    if customer is None:
        yield hold(holds.NO_CUSTOMER, where, facts=())
    elif not _code_fits(customer):
        yield hold(holds.WRONG_CODE, where, facts=(("kind", str(customer.customer_kind)),))


def _code_fits(customer: Customer) -> bool:
    """Return whether a code is empty or right; a sole trader's is the personal code."""
    code = customer.code
    if not code:
        return True
    if customer.customer_kind is CustomerKind.PERSON:
        return personal_code.is_valid(code)
    return registration_number.is_valid(code) or (
        customer.customer_kind is CustomerKind.COMPANY and personal_code.is_valid(code)
    )


def _balance(company: CompanyInputs, flat: FlatMonth, balance: Balance | None) -> Iterator[Finding]:
    if balance is None and company.has_balances and company.settings.balances_required:
        yield hold(holds.NO_BALANCE, flat.flat.flat_id, facts=())


def _single_charges(
    company: CompanyInputs, flat: FlatMonth, own: Iterable[SingleCharge]
) -> Iterator[Finding]:
    for charge in own:
        if charge.service not in company.services:
            facts = (("service", charge.service), ("rows", f"charges {charge.charge_id}"))
            yield hold(holds.UNKNOWN_SERVICE, flat.flat.flat_id, facts=facts)
        if not vat.fits(charge.vat_kind, charge.vat_percent_e2):
            kind = (
                ("service", charge.service),
                ("row", f"charges {charge.charge_id}"),
                ("kind", str(charge.vat_kind)),
            )
            yield hold(holds.WRONG_VAT, flat.flat.flat_id, facts=kind)


def _not_billed_again(flat: FlatMonth, own: Iterable[SingleCharge]) -> Iterator[Finding]:
    """Yield the months that are taken back on this invoice and billed nowhere: ask a person."""
    for month, cents in sorted(not_billed_again(own).items()):
        facts = (("month", str(month)), ("net", money.format_cents(cents)))
        yield Finding(Level.PROBLEM, holds.NOT_BILLED_AGAIN, flat.flat.flat_id, facts=facts)


def _readings(flat: FlatMonth) -> Iterator[Finding]:
    where = flat.flat.flat_id
    for use in (flat.cold, flat.hot):
        if any(part.fell for part in use.parts):
            yield Finding(
                Level.WARNING, holds.READING_FELL, where, facts=(("service", str(use.service)),)
            )
        for wrong in use.wrong_ends:
            yield holds.wrong_end_value(where, use.service, wrong, Level.WARNING)
        for meter_id in use.unread_meter_ids:
            facts = (("service", str(use.service)), ("meter", meter_id))
            yield Finding(Level.WARNING, holds.NEW_METER_UNREAD, where, facts=facts)
        for meter_id, day in use.not_replaced:
            ended = (("service", str(use.service)), ("meter", meter_id), ("on", str(day)))
            yield Finding(Level.WARNING, holds.METER_NOT_REPLACED, where, facts=ended)
        for pair in use.beside:
            meters = (("meter", pair.new_meter_id), ("old_meter", pair.old_meter_id))
            yield Finding(Level.PROBLEM, holds.SECOND_METER, where, facts=meters)
        for pair in use.added:
            meters = (("meter", pair.new_meter_id), ("old_meter", pair.old_meter_id))
            yield Finding(Level.WARNING, holds.METER_ADDED, where, facts=meters)
        yield from holds.told_late(where, use)
        if use.estimated or use.defaulter:
            yield _missing(use, where)
        yield from _not_used(use, where)


def _not_used(use: Consumption, where: str) -> Iterator[Finding]:
    """Yield the readings that close no month; one of a removed meter may be its successor's."""
    for meter_id, day in use.unused:
        facts = (("on", str(day)), ("meter", meter_id))
        if (meter_id, day) in use.after_removal:
            yield Finding(Level.WARNING, holds.READING_AFTER_REMOVAL, where, facts=facts)
        else:
            yield Finding(Level.NOTE, holds.READING_NOT_USED, where, facts=facts)


def _missing(use: Consumption, where: str) -> Finding:
    """Return the note that no reading closes the month, and what follows."""
    months = max(part.missing_months for part in use.parts)
    facts = (("service", str(use.service)), ("months", str(months)))
    if use.defaulter:
        return Finding(Level.NOTE, holds.DEFAULTER, where, facts=facts)
    return Finding(Level.NOTE, holds.ESTIMATED, where, facts=facts)
