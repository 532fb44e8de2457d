"""Consumption: what a place used of a service in a period, from the readings of its meters.

A place (flat or building) may have several meters of a service in force beside each other: each
has a history of its own, their months are summed, and the place is estimated or a defaulter if
any of them is (docs/RULES.md, "Readings").
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from einvoice.core.history import month_of_chain
from einvoice.core.late_history import months_told_late
from einvoice.core.late_rows import NOTHING_LATE, LateRows
from einvoice.core.meter_months import MeterMonth, MonthRule, WrongEnd, inputs_of
from einvoice.core.meters import Meter, MeterService, Reading
from einvoice.core.period import Period
from einvoice.core.registers import Register, register_of
from einvoice.core.regular_month import RegularMonth, regular_month
from einvoice.core.replacements import chains
from einvoice.core.second_meters import Beside, added, waiting, with_waits
from einvoice.core.windows import ReadingWindows

Day = tuple[str, dt.date]
"""A meter and a day of it."""

Days = tuple[Day, ...]

_NONE_REGULAR: Mapping[str, RegularMonth] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Consumption:
    """A place's month of one service (m3 or MWh, 3 decimals).

    ``billed_e3`` is what is charged: negative when a catch-up gives estimates back. ``use_e3``
    is what the period itself used, ``None`` while a meter's month is not closed.
    ``opening_e3``/``closing_e3`` are the readings where one meter alone measured the month.
    ``metered`` says whether any meter was in force on any day of the month.
    ``unused`` are (meter id, day) of this period's readings that could not be used; ``late`` of
    those that came after their month was issued and count from this period on. ``beside`` are new
    meters that wait, each with the silent one beside it; ``added`` are those that began this month
    beside another that is read. ``after_removal`` are those of ``unused`` that were given for a
    meter after its removal. ``not_replaced`` are meters removed lately, each with the day, of a
    place that has no meter in force at the period's end. ``serials`` are the serial numbers of the
    place's meters by meter id, where the two differ.
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
    metered: bool
    late: tuple[tuple[str, dt.date], ...] = ()
    serials: Mapping[str, str] = field(default_factory=dict)
    beside: tuple[Beside, ...] = ()
    after_removal: tuple[tuple[str, dt.date], ...] = ()
    added: tuple[Beside, ...] = ()
    not_replaced: tuple[tuple[str, dt.date], ...] = ()

    @property
    def carried_e3(self) -> int:
        """The part of ``billed_e3`` of issued months: reported late, less what they billed."""
        return sum(part.carried_e3 for part in self.parts)

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
            pair for part in self.parts for pair in inputs_of(self.service, part, self.serials)
        )


def consumption_of(  # noqa: PLR0913 - a place's month needs all of them
    place_id: str,
    service: MeterService,
    meters: Iterable[Meter],
    readings: Mapping[str, Iterable[Reading]],
    windows: ReadingWindows,
    *,
    late: LateRows = NOTHING_LATE,
    regular: Mapping[str, RegularMonth] = _NONE_REGULAR,
) -> Consumption:
    """Return the consumption of a place in the period of the windows.

    Args:
        place_id: flat id or building id.
        service: what is measured.
        meters: all meters the place ever had for this service, in any order.
        readings: their readings by meter id, in any order.
        windows: the company's reading windows.
        late: what counts in the period and was told after an earlier month was issued.
        regular: regular months that are known already, by meter id.

    Raises:
        RuntimeError: a meter whose regular month alone is known has no regular month.
    """
    own = tuple(meters)
    told_late = late.of(own) if late else NOTHING_LATE
    if len(own) == 1 and not told_late:
        month = regular.get(own[0].meter_id) or _regular_month(own[0], readings, windows)
        if month is not None:
            return _regular(place_id, service, month, windows, _serials(own))
    if any(meter.meter_id in regular for meter in own):
        raise RuntimeError(f"{place_id}: a history is needed that was not read")
    if told_late:
        months = months_told_late(own, readings, told_late, windows)
    else:
        months = list(_months(own, readings, windows))
    return _summed(place_id, service, months, windows, told_late)


def _regular_month(
    meter: Meter, readings: Mapping[str, Iterable[Reading]], windows: ReadingWindows
) -> RegularMonth | None:
    values = [(row.read_on, row.value_e3) for row in readings.get(meter.meter_id, ())]
    return regular_month(meter, values, windows)


def _summed(
    place_id: str,
    service: MeterService,
    months: Sequence[tuple[Sequence[Register], MeterMonth]],
    windows: ReadingWindows,
    told_late: LateRows,
) -> Consumption:
    """Return the sum of the chains of a place, and what was read in vain or late."""
    late_days, without_month = _late(told_late, months, windows)
    chains_there = [chain for chain, _ in months]
    registers = [register for chain in chains_there for register in chain]
    unused = [pair for register in registers for pair in _unused(register, windows)]
    unused += without_month
    beside = _beside(chains_there, windows)
    there = [(_in_force(chain, windows), part) for chain, part in months]
    parts = [part for in_force, part in there if in_force or part.billed_e3 or part.carried_e3]
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
        metered=any(in_force for in_force, _ in there),
        late=late_days,
        beside=beside,
        after_removal=_after_removal(chains_there, unused),
        added=tuple(pair for pair in added(chains_there, windows.month) if pair not in beside),
        not_replaced=_not_replaced(chains_there, windows.period),
        serials=_serials(register.meter for register in registers),
    )


def _beside(chains: Sequence[Sequence[Register]], windows: ReadingWindows) -> tuple[Beside, ...]:
    waits = waiting(chains, windows)
    return tuple(pair for pair, months in waits.items() if windows.month in months)


def _after_removal(chains: Sequence[Sequence[Register]], days: Iterable[Day]) -> Days:
    """Return those of some days of meters that came after the meter was removed."""
    removed = {
        register.meter.meter_id: register.meter.removed_on for own in chains for register in own
    }
    return tuple(
        (name, day) for name, day in days if (end := removed[name]) is not None and end < day
    )


_MONTHS_ASKED = 2
"""For how many months after that of its removal a meter without a successor is asked for."""


def _not_replaced(chains: Sequence[Sequence[Register]], period: Period) -> Days:
    """Return the last meters of a place that has none in force at the period's end."""
    first, last = period.plus(-_MONTHS_ASKED).first_day, period.last_day
    there = [chain[-1].meter for chain in chains if chain[-1].meter.installed_on <= last]
    if any(m.removed_on is None or m.removed_on > last for m in there):
        return ()
    ends = [(m.meter_id, m.removed_on) for m in there if m.removed_on is not None]
    return tuple((name, day) for name, day in ends if day >= first)


def _serials(meters: Iterable[Meter]) -> Mapping[str, str]:
    return {m.meter_id: m.serial for m in meters if m.serial != m.meter_id}


def _months(
    meters: Iterable[Meter], readings: Mapping[str, Iterable[Reading]], windows: ReadingWindows
) -> Iterator[tuple[Sequence[Register], MeterMonth]]:
    """Yield each chain and its month; a chain no longer in force bills only what had to wait."""
    of_chains = [
        [register_of(m, readings.get(m.meter_id, ()), windows) for m in chain]
        for chain in chains(meters)
    ]
    for registers, waits in with_waits(of_chains, windows):
        if waits or _in_force(registers, windows):
            yield registers, month_of_chain(registers, windows, waits)
        else:
            yield registers, MeterMonth(MonthRule.OPENING, 0, None)


def _in_force(registers: Iterable[Register], windows: ReadingWindows) -> bool:
    return any(
        register.meter.in_force(windows.first_day, windows.last_day) for register in registers
    )


def _late(
    told_late: LateRows,
    months: Iterable[tuple[Sequence[Register], MeterMonth]],
    windows: ReadingWindows,
) -> tuple[Days, list[tuple[str, dt.date]]]:
    """Return what counts from this period on: days that can close a month, and days that cannot."""
    registers = {register.meter.meter_id: register for own, _ in months for register in own}
    days = {
        (row.meter_id, row.read_on)
        for rows in told_late.readings.values()
        for row in rows
        if row.counts_from == windows.period
    }
    vain = {(name, day) for name, day in days if day in registers[name].unused}
    for rows in told_late.meters.values():
        for row in rows:
            if row.counts_from == windows.period:
                meter = registers[row.meter_id].meter
                days.add((meter.meter_id, meter.removed_on or meter.installed_on))
    return tuple(sorted(days - vain)), sorted(vain)


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
        metered=True,
        serials=serials,
    )


def _unused(register: Register, windows: ReadingWindows) -> Iterable[tuple[str, dt.date]]:
    """Yield the unusable readings given since the previous month's window closed.

    Counting from window to window reports every such reading in exactly one period.
    """
    for day in register.unused:
        if windows.since <= day <= windows.until:
            yield register.meter.meter_id, day
