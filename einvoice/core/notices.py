"""Notices on an invoice: what the customer should know beside the lines, as ids and inputs.

Missing readings and what follows from them, readings that could not be used or show no use,
verification dates and their warnings, corrections of earlier months, an overpayment that stays,
up to which day payments are counted.
The sentences are in `einvoice.texts.notices` (docs/RULES.md, "Notices").
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from einvoice.core import money
from einvoice.core.consumption import Consumption
from einvoice.core.first_to_pay import CappedDifference, FirstToPay, dearest_cents
from einvoice.core.flat_month import FlatMonth
from einvoice.core.history import ESTIMATED_MONTHS
from einvoice.core.invoices import InvoiceLine, Notice, NoticeCode
from einvoice.core.meter_months import MonthRule
from einvoice.core.meters import Meter, Meters, MeterService, PlaceKind
from einvoice.core.period import Period
from einvoice.core.windows import month_number, month_of

VERIFICATION_MONTHS = 3
"""How many months before a verification ends its customer is informed."""


def notices_of(  # noqa: PLR0913, PLR0917 - an invoice informs of many things
    period: Period,
    flat: FlatMonth,
    meters: Meters,
    first_to_pay: FirstToPay,
    lines: Sequence[InvoiceLine],
    end_cents: int,
    cut_off: dt.date | None = None,
) -> tuple[Notice, ...]:
    """Return the notices of a flat's invoice, in a fixed order.

    Args:
        period: the month consumed.
        flat: its month.
        meters: the building's meters by place.
        first_to_pay: which differences of the building a flat without readings pays first.
        lines: the invoice's lines.
        end_cents: the month and what was brought forward; negative is an overpayment that stays.
        cut_off: up to which day payments are counted; None = the balance was imported.
    """
    own: list[Meter] = []
    notices: list[Notice] = [*_of_owner(period, flat)]
    for use in (flat.cold, flat.hot):
        if use.parts:
            there = meters.get((PlaceKind.FLAT, flat.flat.flat_id, use.service), ())
            notices += _of_readings(use, _what_follows(flat, first_to_pay[use.service]))
            notices += _of_new_meters(use, there)
            own += there
    notices += _of_verification(period, own)
    notices += _of_corrections(lines)
    if end_cents < 0:
        notices.append(Notice(NoticeCode.OVERPAID, (("sum", money.format_cents(-end_cents)),)))
    if cut_off is not None:
        notices.append(Notice(NoticeCode.PAID_UNTIL, (("day", str(cut_off)),)))
    return tuple(notices)


def _of_owner(period: Period, flat: FlatMonth) -> Iterator[Notice]:
    """Yield that the customer came within the month, whose whole use the invoice bills."""
    tenure = flat.tenure
    if tenure is not None and tenure.former and period.first_day < tenure.since:
        yield Notice(NoticeCode.OWNER_CHANGED, (("day", str(tenure.since)),))


def _what_follows(
    flat: FlatMonth, differences: Sequence[CappedDifference]
) -> tuple[tuple[str, str], ...]:
    """Return what a missing reading may lead to: the dearest sum, or that nothing is shared."""
    if not differences:
        return (("difference", "none"),)
    cents = dearest_cents(differences, flat)
    return () if cents is None else (("may_cost", money.format_cents(cents)),)


_FELL = {
    NoticeCode.ESTIMATED: NoticeCode.FELL_ESTIMATED,
    NoticeCode.LAST_ESTIMATE: NoticeCode.FELL_LAST_ESTIMATE,
    NoticeCode.DEFAULTER: NoticeCode.FELL_DEFAULTER,
}
"""The notices when a reading was received, but is lower than the reading before."""


_END_UNCLEAR = {NoticeCode.DEFAULTER: NoticeCode.END_UNCLEAR_DEFAULTER}


def _of_readings(use: Consumption, follows: tuple[tuple[str, str], ...]) -> Iterator[Notice]:
    service = ("service", str(use.service))
    months = max([part.missing_months for part in use.parts])
    fell = any(part.fell for part in use.parts)
    code = _missing(use, months)
    if code is not None and use.wrong_ends:  # no reading of the customer's is missing or wrong
        yield Notice(_END_UNCLEAR.get(code, NoticeCode.END_UNCLEAR), (service,))
    elif code is not None:
        counted = (service, ("months", str(months)), *follows)
        yield Notice(_FELL[code] if fell else code, counted)
    elif fell:
        yield Notice(NoticeCode.FELL, (service,))
    for part in use.parts:
        if part.rule is MonthRule.CATCH_UP:
            settled = ("settled", money.format_scaled(part.settled_e3, 3))
            late = part.missing_months > ESTIMATED_MONTHS
            code = NoticeCode.CATCH_UP_DEFAULTER if late else NoticeCode.CATCH_UP
            yield Notice(code, (service, ("months", str(part.missing_months)), settled))
    if all(part.rule is MonthRule.READING and part.use_e3 == 0 for part in use.parts):
        yield Notice(NoticeCode.NO_USE, (service, ("readings", _closings(use))))
    if use.late:
        days = " ".join(sorted({str(day) for _, day in use.late}))
        settled = ("settled", money.format_scaled(use.carried_e3, 3))
        yield Notice(NoticeCode.READING_LATE, (service, ("days", days), settled))
    removed = set(use.after_removal)
    for unused, not_used in (
        ([day for day in use.unused if day not in removed], NoticeCode.NOT_USED),
        ([day for day in use.unused if day in removed], NoticeCode.NOT_USED_REMOVED),
    ):
        if unused:
            days = " ".join(sorted({str(day) for _, day in unused}))
            yield Notice(not_used, (service, ("days", days)))


def _of_new_meters(use: Consumption, meters: Iterable[Meter]) -> Iterator[Notice]:
    """Yield that a new meter's part is 0 until its first reading, by its serial number."""
    for meter in meters:
        if meter.meter_id in use.unread_meter_ids:
            inputs = (("service", str(use.service)), ("meter", meter.serial))
            yield Notice(NoticeCode.NEW_METER_UNREAD, inputs)


def _missing(use: Consumption, months: int) -> NoticeCode | None:
    """Return which notice of a missing reading an invoice has."""
    if use.defaulter:
        return NoticeCode.DEFAULTER
    if not use.estimated:
        return None
    return NoticeCode.LAST_ESTIMATE if months >= ESTIMATED_MONTHS else NoticeCode.ESTIMATED


def _closings(use: Consumption) -> str:
    """Return the readings that close a month in which nothing was used."""
    spans = [span for part in use.parts for span in part.spans]
    return " ".join(money.format_scaled(span.closing_e3 or 0, 3) for span in spans)


def _of_verification(period: Period, meters: Iterable[Meter]) -> Iterator[Notice]:
    """Yield the dates of the meters in force, and a warning for each that ends soon or ended.

    Months are counted from the month of issue, in which the customer reads it.
    """
    last_day = period.last_day
    dated = [
        (m.verified_until, m)
        for m in sorted(meters, key=_by_service)
        if m.verified_until is not None and m.in_force(last_day, last_day)
    ]
    issue_month = month_number(period) + 1
    valid: list[tuple[str, str]] = []
    warnings: list[Notice] = []
    for until, meter in dated:
        left = month_of(until) - issue_month
        inputs = (("service", str(meter.service)), ("meter", meter.serial), ("day", str(until)))
        if left < 0:
            warnings.append(Notice(NoticeCode.VERIFICATION_ENDED, inputs))
        elif left <= VERIFICATION_MONTHS:
            warnings.append(Notice(NoticeCode.VERIFICATION_ENDS, inputs))
        else:
            valid.append((meter.serial, str(until)))
    if valid:
        yield Notice(NoticeCode.VERIFIED, tuple(valid))
    yield from warnings


def _by_service(meter: Meter) -> tuple[MeterService, str]:
    return meter.service, meter.meter_id


def _of_corrections(lines: Iterable[InvoiceLine]) -> Iterator[Notice]:
    months: Mapping[str, None] = {
        value: None
        for line in lines
        if line.rule == "single_charge"
        for name, value in line.inputs
        if name == "for_period" and value
    }
    if months:
        yield Notice(NoticeCode.CORRECTION, (("months", " ".join(sorted(months))),))
