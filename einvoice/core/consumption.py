"""Consumption: what a place used of a service in a period, from the readings of its meters.

A place (flat or building) may have several meters of a service in force beside each other: each
has a history of its own, their months are summed, and the place is estimated or a defaulter if
any of them is (spec: charges, section 1).
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from einvoice.core import money
from einvoice.core.history import month_of_chain
from einvoice.core.meter_months import MeterMonth, WrongEnd
from einvoice.core.meters import Meter, MeterService, Reading
from einvoice.core.period import Period
from einvoice.core.registers import Register, register_of
from einvoice.core.regular_month import RegularMonth, regular_month
from einvoice.core.replacements import chains
from einvoice.core.windows import ReadingWindows


@dataclass(frozen=True, slots=True)
class Consumption:
    """A place's month of one service (m3 or MWh, 3 decimals).

    ``billed_e3`` is what is charged: negative when a catch-up gives estimates back. ``use_e3``
    is what the period itself used, ``None`` while a meter's month is not closed.
    ``opening_e3``/``closing_e3`` are the readings where one meter alone measured the month.
    ``unused`` are (meter id, day) of this period's readings that could not be used. ``serials``
    are the serial numbers of the place's meters by meter id, where the two differ.
    """

    place_id: str
    service: MeterService
    period: Period
    billed_e3: int
    use_e3: int | None
    estimated: bool
    defaulter: bool
    opening_e3: int | None
    closing_e3: int | None
    parts: tuple[MeterMonth, ...]
    unused: tuple[tuple[str, dt.date], ...]
    serials: Mapping[str, str] = field(default_factory=dict)

    @property
    def metered(self) -> bool:
        """Whether any meter was in force on any day of the month."""
        return bool(self.parts)

    @property
    def measured(self) -> bool:
        """Whether every meter has both its readings, which building meters must have."""
        return all(part.measured for part in self.parts)

    @property
    def wrong_ends(self) -> tuple[WrongEnd, ...]:
        """End values, of meters removed this month, that are missing or below the last reading."""
        return tuple(part.wrong_end for part in self.parts if part.wrong_end)

    @property
    def unread_meter_ids(self) -> tuple[str, ...]:
        """New meters of this month's replacements that no reading closes yet."""
        return tuple(part.unread_meter_id for part in self.parts if part.unread_meter_id)

    @property
    def inputs(self) -> tuple[tuple[str, str], ...]:
        """How it came about: the rule of each part and the figures that went into it."""
        return tuple(
            pair for part in self.parts for pair in _inputs(self.service, part, self.serials)
        )


def consumption_of(
    place_id: str,
    service: MeterService,
    meters: Iterable[Meter],
    readings: Mapping[str, Iterable[Reading]],
    windows: ReadingWindows,
) -> Consumption:
    """Return the consumption of a place in the period of the windows.

    Args:
        place_id: flat id or building id.
        service: what is measured.
        meters: all meters the place ever had for this service, in any order.
        readings: their readings by meter id, in any order.
        windows: the company's reading windows.
    """
    parts: list[MeterMonth] = []
    unused: list[tuple[str, dt.date]] = []
    own = tuple(meters)
    if len(own) == 1:
        regular = regular_month(own[0], readings.get(own[0].meter_id, ()), windows)
        if regular is not None:
            return _regular(place_id, service, regular, windows, _serials(own))
    for chain in chains(own):
        registers = [register_of(m, readings.get(m.meter_id, ()), windows) for m in chain]
        for register in registers:
            if register.unused:
                unused += _unused(register, windows)
        if any(m.in_force(windows.first_day, windows.last_day) for m in chain):
            parts.append(month_of_chain(registers, windows))
    spans = [span for part in parts for span in part.spans]
    only = spans[0] if len(spans) == 1 else None
    uses = [part.use_e3 for part in parts if part.use_e3 is not None]
    return Consumption(
        place_id=place_id,
        service=service,
        period=windows.period,
        billed_e3=sum([part.billed_e3 for part in parts]),
        use_e3=sum(uses) if len(uses) == len(parts) else None,
        estimated=any(part.estimated for part in parts),
        defaulter=any(part.defaulter for part in parts),
        opening_e3=only.opening_e3 if only and only.closing_e3 is not None else None,
        closing_e3=only.closing_e3 if only else None,
        parts=tuple(parts),
        unused=tuple(unused),
        serials=_serials(own),
    )


def _serials(meters: Iterable[Meter]) -> Mapping[str, str]:
    return {m.meter_id: m.serial for m in meters if m.serial != m.meter_id}


def _regular(
    place_id: str,
    service: MeterService,
    month: RegularMonth,
    windows: ReadingWindows,
    serials: Mapping[str, str],
) -> Consumption:
    part = month.part
    span = part.spans[0]
    return Consumption(
        place_id=place_id,
        service=service,
        period=windows.period,
        billed_e3=part.billed_e3,
        use_e3=part.use_e3,
        estimated=False,
        defaulter=False,
        opening_e3=span.opening_e3,
        closing_e3=span.closing_e3,
        parts=(part,),
        unused=month.unused,
        serials=serials,
    )


def _unused(register: Register, windows: ReadingWindows) -> Iterable[tuple[str, dt.date]]:
    """Yield the unusable readings given since the previous month's window closed.

    Counting from window to window reports every such reading in exactly one period.
    """
    for day in register.unused:
        if windows.since <= day <= windows.until:
            yield register.meter.meter_id, day


def _inputs(
    service: MeterService, part: MeterMonth, serials: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    yield f"{service}.{part.rule}", money.format_scaled(part.billed_e3, 3)
    for span in part.spans:
        closing = "" if span.closing_e3 is None else money.format_scaled(span.closing_e3, 3)
        yield f"meter.{span.meter_id}", f"{money.format_scaled(span.opening_e3, 3)}..{closing}"
        if span.meter_id in serials:
            yield f"serial.{span.meter_id}", serials[span.meter_id]
    if part.missing_months:
        yield f"{service}.missing_months", str(part.missing_months)
    if part.settled_e3:
        yield f"{service}.estimates_settled", money.format_scaled(part.settled_e3, 3)
    if part.basis_e3:
        uses = " ".join(money.format_scaled(use, 3) for use in part.basis_e3)
        yield f"{service}.average_of", uses
