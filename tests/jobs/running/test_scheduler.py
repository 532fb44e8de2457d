"""The process that ticks: when, in which months, and that nothing in a tick ends it."""

import contextlib
import datetime as dt
import itertools
import os
import signal
import threading
import time
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from month_steps import deliver_silently, prepare
from sample_company import Company

from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period
from einvoice.store import files
from jobs.context import Context
from jobs.running import scheduler, told_run
from jobs.running.scheduler import Ticker, hourly, make_scheduler
from jobs.views.open_months import earlier_months

RIGA = ZoneInfo("Europe/Riga")
_SECONDS = 60


class Heard:
    """Talk that is kept."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, text: str) -> None:
        """Keep a line."""
        self.lines.append(text)

    def track(self, items: object, label: str, total: int) -> object:
        """Show nothing."""
        del label, total
        return items


def fire_times(start: dt.datetime, count: int) -> list[dt.datetime]:
    """Return the next times at which the trigger fires, in UTC."""
    trigger, found = hourly(7), []
    last, now = None, start
    for _ in range(count):
        last = trigger.get_next_fire_time(last, now)
        assert last is not None
        found.append(last.astimezone(dt.UTC))
        # In UTC: local arithmetic would forget which of two equal hours it is.
        now = (last.astimezone(dt.UTC) + dt.timedelta(seconds=1)).astimezone(RIGA)
    return found


@pytest.mark.parametrize(
    "night",
    [
        pytest.param(dt.datetime(2026, 10, 24, 20, tzinfo=RIGA), id="an hour too many"),
        pytest.param(dt.datetime(2026, 3, 28, 20, tzinfo=RIGA), id="an hour too few"),
        pytest.param(dt.datetime(2026, 12, 31, 20, tzinfo=RIGA), id="year's end"),
    ],
)
def test_it_ticks_every_hour_of_every_night(night: dt.datetime) -> None:
    """Never more than two hours apart, and at the minute that was set, whatever the clock does."""
    times = fire_times(night, 12)
    gaps = [(after - before).total_seconds() / 3600 for before, after in itertools.pairwise(times)]
    assert all(0 < gap <= 2 for gap in gaps), gaps
    assert {one.astimezone(RIGA).minute for one in times} == {7}


def test_the_zone_is_riga_whatever_the_machine_thinks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half an hour's zones too."""
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    try:
        (first,) = fire_times(dt.datetime(2026, 11, 5, 8, 0, tzinfo=RIGA), 1)
        assert first == dt.datetime(2026, 11, 5, 6, 7, tzinfo=dt.UTC)
        assert str(make_scheduler().timezone) == "Europe/Riga"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_missed_ticks_are_one_and_a_late_one_is_not_dropped() -> None:
    """A machine that slept for a day makes up for it with a single tick."""
    made = make_scheduler()
    job = made.add_job(print, hourly(7), id="x")
    assert made._job_defaults == {
        "misfire_grace_time": None,
        "coalesce": True,
        "max_instances": 1,
    }
    slept_from = dt.datetime(2026, 11, 4, 0, 7, tzinfo=RIGA)
    job.next_run_time = slept_from
    missed = job._get_run_times(slept_from + dt.timedelta(days=1))
    assert len(missed) == 25, "the executor runs the last of them alone: coalesce"


@pytest.fixture
def opening(company: Company) -> scheduler.Open:
    """Return how a tick opens its world here: locked, as the command does."""

    @contextlib.contextmanager
    def opened() -> Iterator[Context]:
        with company.context() as context, context.store.run_lock():
            yield context

    return opened


def test_a_tick_does_the_month_and_the_next_one_nothing(
    company: Company, opening: scheduler.Open
) -> None:
    """Double triggers do no harm."""
    heard = Heard()
    ticker = Ticker(opening, heard, 7, "en")
    ticker.tick()
    before = company.bank_files(), company.table("invoices")
    assert {row["state"] for row in before[1]} == {"accepted", "issued"}
    ticker.tick()
    assert (company.bank_files(), company.table("invoices")) == before
    assert heard.lines == ["2026-10: done"] * 2
    assert ticker.last is ExitCode.DONE


def test_a_tick_that_finds_another_run_waits_for_the_next(
    company: Company, opening: scheduler.Open
) -> None:
    """It says so and does nothing; the next one works."""
    heard = Heard()
    ticker = Ticker(opening, heard, 7, "en")
    with opening():
        ticker.tick()
    assert "another run is in progress" in heard.lines[0]
    assert ticker.last is ExitCode.RUN_IN_PROGRESS
    assert company.table("invoices") == []
    ticker.tick()
    assert ticker.last is ExitCode.DONE


def test_nothing_unexpected_ends_the_process(
    opening: scheduler.Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told with where it happened; the next tick is taken as if nothing was."""

    def broken(*_: object, **__: object) -> None:
        raise KeyError("Jānis Bērziņš")

    heard = Heard()
    ticker = Ticker(opening, heard, 7, "en")
    with monkeypatch.context() as wrong:
        wrong.setattr(told_run, "run", broken)
        ticker.tick()
    assert "KeyError" in heard.lines[0]
    assert "in broken" in heard.lines[0]
    assert "Bērziņš" not in heard.lines[0].replace('raise KeyError("Jānis Bērziņš")', "")
    assert ticker.last is ExitCode.UNEXPECTED
    ticker.tick()
    assert ticker.last is ExitCode.DONE


def test_earlier_months_with_something_open_are_looked_after(
    company: Company, opening: scheduler.Open
) -> None:
    """A file without its answer keeps its month open; an answered one does not."""
    prepare(company, "calculate", "issue", "render")
    deliver_silently(company)
    with company.context(today="2026-12-05") as context:
        assert earlier_months(context) == [Period(2026, 10)]
    assert company.cli("run").code in {0, 3}
    with company.context() as context:
        with context.store.reading() as tx:
            open_now = files.open_periods(tx)
        waiting = [row for row in company.table("files") if row["state"] == "sent"]
        assert bool(open_now) == bool(waiting)
    del opening


def test_an_earlier_month_gets_no_new_invoices_by_itself(
    company: Company, opening: scheduler.Open
) -> None:
    """What is on its way is brought to its end; who was left out stays out until somebody asks."""
    assert company.cli("run").code == 0
    old = next(row for row in company.table("invoices") if row["state"] == "accepted")
    number, flat_id = old["invoice_number"], old["flat_id"]
    assert company.cli("credit", number, "--reason", "x").code == 0

    @contextlib.contextmanager
    def later() -> Iterator[Context]:
        with opening(), company.context(today="2026-12-05") as context:
            yield context

    with company.context(today="2026-12-05") as context:
        assert earlier_months(context) == [Period(2026, 10)]
    assert company.cli("release", flat_id, "--period", "2026-10", "--reason", "y").code == 0
    Ticker(later, Heard(), 7, "en").tick()
    rows = [row for row in company.table("invoices") if row["flat_id"] == flat_id]
    assert [row["state"] for row in rows] == ["credited"], "sent and answered, not issued anew"
    assert company.cli("run", "--period", "2026-10").code in {0, 8}
    rows = [row for row in company.table("invoices") if row["flat_id"] == flat_id]
    assert len(rows) == 2


def test_a_signal_before_the_first_tick_stops_it_too(
    opening: scheduler.Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes between the handlers and the start, when nothing runs that could be stopped."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    heard = Heard()
    ticker = Ticker(opening, heard, 7, "en")

    def set_and_sent(number: int, handler: signal.Handlers) -> None:
        restore(number, handler)
        if number == signal.SIGINT:
            os.kill(os.getpid(), signal.SIGTERM)

    restore = signal.signal
    again = threading.Timer(20, os.kill, (os.getpid(), signal.SIGTERM))  # ends a test that fails
    again.start()
    try:
        with monkeypatch.context() as at_once:
            at_once.setattr(signal, "signal", set_and_sent)
            assert ticker.serve() is ExitCode.DONE
    finally:
        again.cancel()
        for number, handler in before.items():
            signal.signal(number, handler)
    assert [line for line in heard.lines if "SIGTERM" in line] == [
        "SIGTERM: stopping after what is in hand"
    ]
