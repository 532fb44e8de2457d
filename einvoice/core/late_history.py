"""The months of a place about which something was told after they were issued.

The months are walked as often as knowledge changed. Each walk knows what was known in its own
months; of the issued months before them it knows what they billed, and so it carries what they
should have billed, less that, to the first of its own (`einvoice.core.history`). Nothing but the
rows and the periods they count from is needed, and the same rows always give the same months.
"""

from collections.abc import Iterable, Mapping, Sequence

from einvoice.core.history import Walk
from einvoice.core.late_rows import LateRows, Readings, known_in
from einvoice.core.meter_months import Billed, MeterMonth
from einvoice.core.meters import Meter
from einvoice.core.registers import Register, register_of
from einvoice.core.replacements import chains
from einvoice.core.second_meters import with_waits
from einvoice.core.windows import ReadingWindows, month_number, period_of

Facts = Mapping[tuple[str, int], Billed]
"""The use that months billed, by meter and month: a place's meters may find other successors."""

_ALWAYS = 0


def months_told_late(
    meters: Sequence[Meter], readings: Readings, late: LateRows, windows: ReadingWindows
) -> list[tuple[Sequence[Register], MeterMonth]]:
    """Return the chains of a place and service, and what each gives for the windows' period.

    Args:
        meters: all meters of the place and service.
        readings: their readings by meter id.
        late: what was told late of them and counts in the period.
        windows: the company's reading windows.
    """
    starts = [_ALWAYS, *map(month_number, late.periods)]
    ends = [start - 1 for start in starts[1:]] + [windows.month]
    facts: dict[tuple[str, int], Billed] = {}
    months: list[tuple[Sequence[Register], MeterMonth]] = []
    for start, end in zip(starts, ends, strict=True):
        known, rows = known_in(period_of(end), meters, readings, late)
        months, before = [], dict(facts)
        of_chains = [
            [register_of(meter, rows[meter.meter_id], windows) for meter in chain]
            for chain in chains(known)
        ]
        for registers, waits in with_waits(of_chains, windows):
            walk = Walk(registers, windows, waits)
            facts.update(_walked(walk, before, start, end))
            months.append((registers, walk.result()))
    return months


def _walked(walk: Walk, before: Facts, start: int, end: int) -> dict[tuple[str, int], Billed]:
    """Walk a chain to the end; return what its months from the start on bill."""
    ids = [register.meter.meter_id for register in walk.registers]
    first_fact = min((month for name, month in before if name in ids), default=end)
    billed = {}
    for month in range(min(walk.first_month, first_fact, end), end + 1):
        if month < start:
            walk.step(month, _billed(before, ids, month))
        else:
            walk.step(month)
            billed[walk.meter_id, month] = Billed(walk.billed, walk.carried)
    return billed


def _billed(facts: Facts, ids: Iterable[str], month: int) -> Billed:
    own = [facts[name, month] for name in ids if (name, month) in facts]
    return Billed(sum(part.billed_e3 for part in own), sum(part.carried_e3 for part in own))
