"""27 years day by day through the rules: one run a month, on time, with a machine down at times.

The month machine below does what the steps that are due would do; the rules alone decide when.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import pytest

from einvoice.closing_days import closed_days
from einvoice.core import deadlines
from einvoice.core.alerts import SLACK_HOURS, is_watch_day, slack_alert
from einvoice.core.deliveries import FileState
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.core.runs import MonthFacts, Step, StepState, due_steps
from einvoice.core.windows import window_of
from einvoice.core.withdrawals import Anew, Remedy, Standing, Why, remedy_of

CLOSED = closed_days(2025, 2054)
LEAD, CUT_OFF, TICK = 3, dt.time(17), dt.time(9)
FLATS, FILES = 10, 2
MONTHS = [Period(year, month) for year in range(2026, 2053) for month in range(1, 13)]
"""Months of sending; each bills the one before."""
_DAY = dt.timedelta(days=1)


def deadline_of(sending: Period) -> dt.datetime:
    """Return the last moment to send in a month."""
    return deadlines.deadline(sending.previous, LEAD, CUT_OFF, CLOSED).at


@dataclass
class Machine:
    """One month as the store would have it, and what was done on which day."""

    sending: Period
    facts: MonthFacts = field(default_factory=lambda: MonthFacts(FLATS, 0, 0, 0, 0, 0, 0))
    issued: list[dt.date] = field(default_factory=list)
    sent: list[dt.date] = field(default_factory=list)
    due: dt.date | None = None

    def tick(self, today: dt.date) -> None:
        """Do what is due, step by step, as `run` does."""
        period = self.sending.previous
        first_day = deadlines.calculate_from(period, window_of(period, {}).last_day)
        for step in (Step.CALCULATE, Step.ISSUE, Step.RENDER, Step.DELIVER):
            if dict(due_steps(self.facts, today, first_day))[step] is StepState.DUE:
                self._work(step, today)
        self.facts = replace(self.facts, files_awaiting=0)

    def _work(self, step: Step, today: dt.date) -> None:
        facts = self.facts
        if step is Step.CALCULATE:
            self.facts = replace(facts, live=FLATS, drafts=FLATS - len(self.issued) * FLATS)
        elif step is Step.ISSUE:
            self.issued.append(today)
            self.due = deadlines.due_date(today, LEAD, CLOSED)
            self.facts = replace(facts, drafts=0, to_render=FLATS)
        elif step is Step.RENDER:
            self.facts = replace(facts, to_render=0, files_to_send=FILES)
        elif self.due and today <= deadlines.last_sending_day(self.due, LEAD, CLOSED):
            self.sent.append(today)
            self.facts = replace(facts, files_to_send=0, files_awaiting=FILES)


def days_of(sending: Period, down: Iterable[dt.date] = ()) -> Iterator[dt.date]:
    """Yield the days of a month and of the next one on which the machine is up."""
    off, day = set(down), sending.first_day
    while day <= sending.next.last_day:
        if day not in off:
            yield day
        day += _DAY


def ran(sending: Period, down: Iterable[dt.date] = ()) -> Machine:
    """Let a machine tick through a month."""
    machine = Machine(sending)
    for day in days_of(sending, down):
        machine.tick(day)
    return machine


def is_banking_day(day: dt.date) -> bool:
    """Tell whether banks settle."""
    return day.weekday() < 5 and day not in CLOSED


@pytest.mark.parametrize("sending", MONTHS, ids=str)
def test_every_deadline_is_a_banking_day_before_the_15th(sending: Period) -> None:
    """The last one, and so early that the banks' lead days to the due date are kept."""
    day = deadline_of(sending).date()
    assert is_banking_day(day)
    assert day < sending.first_day.replace(day=15)
    later = (sending.first_day.replace(day=number) for number in range(day.day + 1, 15))
    assert not any(is_banking_day(one) for one in later)
    assert day <= deadlines.last_sending_day(sending.last_day, LEAD, CLOSED)
    assert day.day >= 10, "Friday to Monday of Easter are the longest that banks are closed"
    assert any(is_watch_day(sending.first_day.replace(day=n)) for n in range(1, day.day + 1))


@pytest.mark.parametrize(
    ("sending", "day"),
    [
        pytest.param("2026-11", "2026-11-13", id="the 15th is a Sunday"),
        pytest.param("2026-08", "2026-08-14", id="the 15th is a Saturday"),
        pytest.param("2027-02", "2027-02-12", id="the 15th is a Monday"),
        pytest.param("2028-04", "2028-04-13", id="Good Friday on the 14th"),
        pytest.param("2033-04", "2033-04-14", id="Good Friday on the 15th"),
        pytest.param("2036-04", "2036-04-10", id="Easter on the 13th: Friday to Monday closed"),
        pytest.param(
            "2031-04", "2031-04-10", id="Good Friday on the 11th, Easter Monday on the 14th"
        ),
    ],
)
def test_named_months(sending: str, day: str) -> None:
    """Weekends and Easter move the deadline to the banking day before them."""
    assert str(deadline_of(Period.parse(sending)).date()) == day


def test_a_machine_that_is_up_issues_and_sends_once_a_month_on_time() -> None:
    """27 years, every day: once, on the first day it may, due at that month's end."""
    for sending in MONTHS:
        machine = ran(sending)
        first = sending.first_day.replace(day=4)
        assert (machine.issued, machine.sent) == ([first], [first]), sending
        assert machine.due == sending.last_day
        assert not machine.facts.sending_left


def test_a_machine_that_is_down_up_to_five_days_is_on_time() -> None:
    """Wherever in the month it stands still, and for each of one to five days."""
    for sending in MONTHS:
        limit = deadline_of(sending)
        for start in range(1, 15):
            for length in range(1, 6):
                begin = sending.first_day.replace(day=start)
                machine = ran_until_sent(sending, [begin + n * _DAY for n in range(length)])
                assert len(machine.issued) == len(machine.sent) == 1
                assert dt.datetime.combine(machine.sent[0], TICK) < limit, (sending, start, length)
                assert machine.due == sending.last_day


def ran_until_sent(sending: Period, down: Iterable[dt.date]) -> Machine:
    """Let a machine tick until all is sent, and once more."""
    machine = Machine(sending)
    days = days_of(sending, down)
    for day in days:
        machine.tick(day)
        if machine.sent:
            break
    machine.tick(next(days))
    return machine


def test_a_machine_that_is_down_longer_sends_with_the_due_date_that_can_be_kept() -> None:
    """Back on any day up to the next month's end: sent once that day, or due a month later."""
    for sending in MONTHS:
        for back in range(15, sending.last_day.day + 1):
            down = [sending.first_day.replace(day=n) for n in range(1, back)]
            machine = ran_until_sent(sending, down)
            day = sending.first_day.replace(day=back)
            assert (machine.issued, machine.sent) == ([day], [day])
            kept = day <= deadlines.last_sending_day(sending.last_day, LEAD, CLOSED)
            assert machine.due == (sending.last_day if kept else sending.next.last_day)


def test_a_bank_that_is_away_gives_alarms_first_and_then_reissues() -> None:
    """Issued on the 4th and never sent: each threshold once, in order, then the rule of reissue."""
    for sending in MONTHS:
        told: list[int] = []
        due, limit = sending.last_day, deadline_of(sending)
        now = dt.datetime.combine(sending.first_day.replace(day=4), TICK)
        while now.date() <= due:
            slack = (limit - now) // dt.timedelta(hours=1)
            alert = slack_alert(slack, told, sending_left=True)
            told += [] if alert is None else [alert]
            now += dt.timedelta(hours=1)
        assert told == list(SLACK_HOURS), sending
        last = deadlines.last_sending_day(due, LEAD, CLOSED)
        assert limit.date() <= last
        for day, remedy in ((last, Remedy.NONE), (last + _DAY, Remedy.REISSUE)):
            earliest = first_due_that_is_kept(day)
            standing = Standing(InvoiceState.RENDERED, FileState.READY)
            decision = remedy_of(standing, Anew.SAME, late=due < earliest)
            assert decision.remedy is remedy, (sending, day)
            assert decision.why is (Why.DUE_DATE if remedy is Remedy.REISSUE else Why.NOTHING)
            anew = deadlines.due_date(day, LEAD, CLOSED)
            assert (anew > due) is (remedy is Remedy.REISSUE)


def first_due_that_is_kept(today: dt.date) -> dt.date:
    """Return the earliest due date that a bank still takes today."""
    day = today
    while today > deadlines.last_sending_day(day, LEAD, CLOSED):
        day += _DAY
    return day
