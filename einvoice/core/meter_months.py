"""The result of one chain of meters for one month: the rule, the amount and what went into it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from einvoice.core import money
from einvoice.core.meters import MeterService


class MonthRule(StrEnum):
    """How a month's consumption came about."""

    OPENING = "opening"  # closed by the first reading there is, or before it: bills nothing
    READING = "reading"
    CATCH_UP = "catch_up"  # a reading that closes several months
    REPLACEMENT = "replacement"  # old meter's part + new meter's part
    REMOVAL = "removal"  # of a replacement whose new meter is not there: as it is told
    ESTIMATE = "estimate"
    DEFAULTER = "defaulter"  # fourth or later missing month
    UNVERIFIED = "unverified"  # expired verification made a defaulter
    WAITING = "waiting"  # asked whether it replaced a meter that is silent since: billed later
    LATE = "late"  # nothing measured: what came late for issued months is settled

    @property
    def missing(self) -> bool:
        """Whether no reading closes the month."""
        return self in {MonthRule.ESTIMATE, MonthRule.DEFAULTER, MonthRule.UNVERIFIED}


class Span(NamedTuple):
    """A register's value at both ends (m3 or MWh, 3 decimals).

    ``opening_e3`` is the last accepted reading, of whatever month; ``closing_e3`` is ``None``
    when no reading closes the month.
    """

    meter_id: str
    opening_e3: int
    closing_e3: int | None


class WrongEnd(NamedTuple):
    """An end value that cannot be used: missing (``None``) or below the last accepted reading."""

    meter_id: str
    last_e3: int
    last_on: dt.date
    end_e3: int | None


class Billed(NamedTuple):
    """The use that an issued month billed; ``carried_e3`` of it for months before it."""

    billed_e3: int
    carried_e3: int


class MeterMonth(NamedTuple):
    """One period of one chain of meters.

    ``use_e3`` is ``None`` while no reading closes the month. ``settled_e3`` are the estimates
    billed since the last reading that were taken off. ``basis_e3`` are the uses an estimate is
    the average of. ``missing_months`` counts the missing months in a row: up to this month when it
    is missing, else those that this month's reading settles. ``fell`` marks a closing reading
    refused because it fell; ``wrong_end`` is the unusable end value of a meter removed this
    month. ``unread_meter_id`` names the new meter of a replacement that no reading closes yet:
    its part is 0. ``carried_e3`` is the part of ``billed_e3`` that belongs to issued months: what
    came late for them less what they billed.
    """

    rule: MonthRule
    billed_e3: int
    use_e3: int | None
    spans: tuple[Span, ...] = ()
    settled_e3: int = 0
    basis_e3: tuple[int, ...] = ()
    missing_months: int = 0
    fell: bool = False
    wrong_end: WrongEnd | None = None
    unread_meter_id: str = ""
    carried_e3: int = 0

    @property
    def estimated(self) -> bool:
        """Whether the month bills an estimate."""
        return self.rule is MonthRule.ESTIMATE

    @property
    def defaulter(self) -> bool:
        """Whether the month makes its place a defaulter."""
        return self.rule in (MonthRule.DEFAULTER, MonthRule.UNVERIFIED)

    @property
    def measured(self) -> bool:
        """Whether readings close both this month and the month before, as for building meters."""
        closed = self.rule in (MonthRule.READING, MonthRule.REPLACEMENT, MonthRule.LATE)
        return closed and self.missing_months == 0


def inputs_of(
    service: MeterService, part: MeterMonth, serials: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield how a chain's month came about: its rule, and the figures that went into it.

    ``serials`` are the serial numbers of the meters by meter id, where the two differ.
    """
    is_removal = part.rule is MonthRule.REPLACEMENT and len(part.spans) == 1
    rule = MonthRule.REMOVAL if is_removal else part.rule
    yield f"{service}.{rule}", money.format_scaled(part.billed_e3, 3)
    for span in part.spans:
        closing = "" if span.closing_e3 is None else money.format_scaled(span.closing_e3, 3)
        yield f"meter.{span.meter_id}", f"{money.format_scaled(span.opening_e3, 3)}..{closing}"
        if span.meter_id in serials:
            yield f"serial.{span.meter_id}", serials[span.meter_id]
    if part.missing_months:
        yield f"{service}.missing_months", str(part.missing_months)
    if part.carried_e3:
        yield f"{service}.told_late", money.format_scaled(part.carried_e3, 3)
    if part.settled_e3:
        yield f"{service}.estimates_settled", money.format_scaled(part.settled_e3, 3)
    if part.basis_e3:
        uses = " ".join(money.format_scaled(use, 3) for use in part.basis_e3)
        yield f"{service}.average_of", uses
