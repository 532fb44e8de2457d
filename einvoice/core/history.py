"""The history of one meter and its successors, month by month up to a period.

What a flat used is known only when a reading closes a month. Until then months are *missing*:
three in a row are estimated by the average of the last three months of use, later months make a
defaulter. The reading that comes at last bills everything since the last reading less what was
billed as estimates (catch-up). Source: docs/RULES.md, "Readings".

A month's *use* is what estimates are made from: of a month closed by its own reading what was
read, of several months closed by one reading an even share (whole litres, the rest to the
last), of the month of a replacement both meters' parts as billed. Missing months have none, so
that an estimate never feeds on an estimate.

A flat's meter that was removed with an end value below its last reading leaves its month
missing. The new meter goes on from its start value and settles that month's estimate; what was
estimated on the old register stays until its true end value is known.

Of an issued month what it billed is a fact, whatever is known of it today. What its registers say
now less what it billed is carried to the first month that is not issued, which bills it.
"""

from collections.abc import Collection, Sequence
from operator import le, sub

from einvoice.core import money
from einvoice.core.meter_months import Billed, MeterMonth, MonthRule, Span, WrongEnd
from einvoice.core.meters import PlaceKind, rise
from einvoice.core.registers import LAST_VERIFIED_MONTH, Register, beginning
from einvoice.core.windows import ReadingWindows

ESTIMATED_MONTHS = 3
"""How many missing months in a row are estimated; the next makes a defaulter."""

USES_AVERAGED = 3


def month_of_chain(
    registers: Sequence[Register],
    windows: ReadingWindows,
    waits: Collection[int] = (),
) -> MeterMonth:
    """Return what a chain of meters gives for the period of the windows.

    Args:
        registers: the meter and its successors, oldest first; one of them in force that month.
        windows: the company's reading windows.
        waits: months in which it waits for an answer about the meter beside it.
    """
    walk = Walk(registers, windows, waits)
    if windows.month < walk.first_month:
        return MeterMonth(MonthRule.OPENING, 0, None)
    for month in range(walk.skip_regular(windows.month), windows.month + 1):
        walk.step(month)
    return walk.result()


class Walk:
    """The state of a chain after some months; the fields below hold the last month's outcome.

    Args:
        registers: the meter and its successors, oldest first.
        windows: the company's reading windows.
        waits: months in which it waits for an answer about the meter beside it.
    """

    __slots__ = (
        "ahead",
        "at",
        "basis",
        "billed",
        "carried",
        "carry",
        "fell",
        "first_month",
        "last",
        "last_on",
        "missed",
        "missing",
        "now",
        "registers",
        "rule",
        "settled",
        "spans",
        "unread",
        "use",
        "uses",
        "waits",
        "wrong_end",
    )

    def __init__(
        self,
        registers: Sequence[Register],
        windows: ReadingWindows,
        waits: Collection[int] = (),
    ) -> None:
        self.registers = registers
        self.waits = waits
        self.at = 0
        self.now: Register | None = registers[0]
        # The first month that bills something; the last accepted reading and its day.
        self.first_month, self.last, self.last_on = beginning(registers[0], windows)
        self.missing = 0  # months in a row without a reading, before or with the last month
        self.ahead = 0  # billed as estimates since the last reading, and not measured since
        self.carry = 0  # measured up to the last reading, and not billed by issued months
        self.uses: list[int] = []
        self._forget_month()

    @property
    def _of_flat(self) -> bool:
        return self.registers[0].meter.place_kind is PlaceKind.FLAT

    def _forget_month(self) -> None:
        self.rule = MonthRule.OPENING
        self.billed = 0
        self.carried = 0
        self.use: int | None = None
        self.spans: list[tuple[str, int, int | None]] = []
        self.settled = 0
        self.missed = 0
        self.basis: tuple[int, ...] = ()
        self.fell = False
        self.wrong_end: WrongEnd | None = None
        self.unread = ""

    def skip_regular(self, target: int) -> int:
        """Go straight to the month after the last four that were each closed by a reading.

        Whatever happened before them, they leave nothing missing, nothing estimated, and three
        months of use. Only where the register never fell, so that none of them was refused.

        Returns:
            The month to step on from: the first when there is nothing to skip.
        """
        first_month = self.first_month
        at = len(self.registers) - 1
        while at and self.registers[at].installed_month > target:
            at -= 1
        now = self.registers[at]
        start_e3 = now.meter.start_value_e3 if at else self.last
        values = [start_e3, *now.closings.values()]
        if (
            self.waits
            or now.unverified_from <= LAST_VERIFIED_MONTH
            or not all(map(le, values, values[1:]))
        ):
            return first_month
        earliest = max(first_month, now.installed_month + 1) + USES_AVERAGED
        for month in range(min(target, now.removed_month) - 1, earliest - 1, -1):
            readings = [now.closings.get(month - back) for back in range(USES_AVERAGED, -1, -1)]
            known = [value for value in readings if value is not None]
            if len(known) == len(readings):
                self.at, self.now, self.last = at, now, known[-1]
                self.last_on = now.closed_on[month]
                self.uses = list(map(sub, known[1:], known))
                return month + 1
        return first_month

    def step(self, month: int, billed: Billed | None = None) -> None:
        """Bring the state one month on; ``billed`` is what it billed when it is issued already."""
        self._forget_month()
        if month in self.waits:
            self.rule = MonthRule.WAITING
        elif month >= self.first_month:
            self._measure(month)
        if billed is None:
            self._bill_carry()
        elif self.rule.missing:
            self.ahead += billed.billed_e3 - billed.carried_e3 - self.billed
            self.carry -= billed.carried_e3
        else:
            self.carry += self.billed - billed.billed_e3

    def _bill_carry(self) -> None:
        if self.carry and not self.spans:
            self.rule = MonthRule.LATE
        self.carried, self.carry = self.carry, 0
        self.billed += self.carried

    @property
    def meter_id(self) -> str:
        """The meter that the last month's outcome belongs to: the youngest there was."""
        at = min(self.at, len(self.registers) - 1)
        return self.registers[at].meter.meter_id

    def _measure(self, month: int) -> None:
        """Apply the rules to a month; months between two meters change nothing."""
        now = self.now
        if now is None or now.installed_month > month:
            return
        parts = 0
        changed = now.removed_month <= month or (self.at > 0 and now.installed_month == month)
        if changed:
            parts = self._replace(month)
            now = self.now
            if self.wrong_end is not None and self._of_flat:
                self.ahead -= parts  # measured beside it, and settled with this month's estimate
                self._miss_next()
                return
            if now is None or now.installed_month > month:
                self._close_replaced(parts)
                return
        elif now.unverified_from <= month <= LAST_VERIFIED_MONTH:
            self._miss(MonthRule.UNVERIFIED)
            return
        self._read(now, month, parts, changed=changed)

    def _replace(self, month: int) -> int:
        """Return the parts of the meters removed by the month's end; go on to their successor."""
        parts = 0
        while self.now is not None and self.now.removed_month <= month:
            meter = self.now.meter
            end_e3 = meter.end_value_e3
            part = None if end_e3 is None else rise(self.last, end_e3, meter.digits)
            self.spans.append((meter.meter_id, self.last, None if part is None else end_e3))
            if part is None:
                self.wrong_end = WrongEnd(meter.meter_id, self.last, self.last_on, end_e3)
                if self._of_flat and len(self.spans) == 1:
                    self.ahead = 0  # what was estimated on this register stays billed
            parts += part or 0
            self.at += 1
            self.now = self.registers[self.at] if self.at < len(self.registers) else None
            if self.now is not None:
                self.last = self.now.meter.start_value_e3
                self.last_on = self.now.meter.installed_on
                if self.now.installed_month > month:
                    break
        return parts

    def _read(self, now: Register, month: int, parts: int, *, changed: bool) -> None:
        """Close the month by its closing reading, or miss it."""
        meter = now.meter
        value = now.closings.get(month)
        used = None if value is None else rise(self.last, value, meter.digits)
        self.fell = value is not None and used is None
        self.spans.append((meter.meter_id, self.last, None if used is None else value))
        if used is not None and value is not None:
            self.last = value
            self.last_on = now.closed_on[month]
            if changed:
                self._close_replaced(parts + used)
            else:
                self._close(used)
        elif changed and self._of_flat:
            self.unread = meter.meter_id
            self._close_replaced(parts)
        else:
            self._miss_next()

    def _close(self, used: int) -> None:
        """A reading closes this month and the missing months before it."""
        share = used // (self.missing + 1)
        self.use = used - share * self.missing
        self.uses.extend([share] * min(self.missing, USES_AVERAGED))
        self._settle(used, MonthRule.CATCH_UP if self.missing else MonthRule.READING)

    def _close_replaced(self, used: int) -> None:
        """A replacement closes this month alone; its use is what it bills."""
        self.use = used - self.ahead
        self._settle(used, MonthRule.REPLACEMENT)

    def _settle(self, used: int, rule: MonthRule) -> None:
        self.rule = rule
        self.billed = used - self.ahead
        self.settled = self.ahead
        self.missed = self.missing
        self.uses.append(self.use or 0)
        del self.uses[:-USES_AVERAGED]
        self.ahead = 0
        self.missing = 0

    def _miss_next(self) -> None:
        """Miss a month: three in a row are estimated."""
        few = self.missing < ESTIMATED_MONTHS
        self._miss(MonthRule.ESTIMATE if few else MonthRule.DEFAULTER)

    def _miss(self, rule: MonthRule) -> None:
        """No reading closes this month; of the missing months the first three are estimated."""
        self.rule = rule
        self.missing += 1
        self.missed = self.missing
        if rule is MonthRule.ESTIMATE and self.uses:
            self.basis = tuple(self.uses)
            self.billed = max(0, money.round_half(sum(self.uses), len(self.uses)))
            self.ahead += self.billed

    def result(self) -> MeterMonth:
        """Return the last month's outcome."""
        return MeterMonth(
            rule=self.rule,
            billed_e3=self.billed,
            use_e3=self.use,
            spans=tuple(Span(*span) for span in self.spans),
            settled_e3=self.settled,
            basis_e3=self.basis,
            missing_months=self.missed,
            fell=self.fell,
            wrong_end=self.wrong_end,
            unread_meter_id=self.unread,
            carried_e3=self.carried,
        )
