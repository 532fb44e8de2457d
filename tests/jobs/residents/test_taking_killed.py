"""Readings that were sent are taken once: killed at any moment, in any order, on both databases."""

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from resident_world import COLD, FLAT, KEY, TO_CALCULATE, Resident, move_in
from sample_company import PERIOD, Company
from taken import calculated

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.residents import SubmittedState
from einvoice.core.submitted_readings import LIVE
from einvoice.store import portal_purging, submitted_readings
from einvoice.store.transactions import WriteTransaction
from jobs.care import person
from jobs.residents.enter_reading import entered_readings
from jobs.steps import calculate as calculate_job
from jobs.steps import issue as issue_job
from jobs.steps import portal_readings
from jobs.steps.portal_readings import take_portal_readings


class _KilledError(Exception):
    """The machine lost its power."""


@pytest.mark.parametrize("where", ["set_state", "keep_imported"])
def test_killed_while_taking_nothing_is_taken_twice(
    resident: Resident, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """All of it is one transaction: the next calculation takes what was sent, once."""

    def killed(*_call: object) -> None:
        raise _KilledError

    resident.send("630,277", "2026-10-31")
    module = submitted_readings if where == "set_state" else portal_readings.calculated_months
    with monkeypatch.context() as patch:
        patch.setattr(module, where, killed)
        with pytest.raises(_KilledError):
            calculated(resident)
    assert (resident.readings(), resident.states()) == ({}, [("received", "")])
    calculated(resident)
    assert resident.readings() == {"2026-10-31": (630_277, "portal")}


def test_killed_after_taking_the_drafts_rest_on_it_at_last(
    resident: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between taking and calculating: no draft without it is issued."""

    def killed(*_call: object, **_more: object) -> None:
        raise _KilledError

    calculated(resident)
    resident.send("630,277", "2026-11-01")
    with monkeypatch.context() as patch:
        patch.setattr(calculate_job, "refuse_if_rows_stop", killed)
        with pytest.raises(_KilledError):
            calculated(resident)
    with resident.at(TO_CALCULATE) as context:
        with pytest.raises(RefusedByCheckError) as caught:
            issue_job.issue(context, PERIOD)
        assert caught.value.code == "rows-after-drafts"


DEEDS = st.one_of(
    st.tuples(st.just("send"), st.integers(628, 632), st.integers(30, 31), st.integers(0, 8)),
    st.tuples(st.just("file"), st.integers(628, 632), st.integers(30, 31), st.just(0)),
    st.tuples(st.just("take"), st.just(0), st.just(0), st.just(0)),
)


_CORRECTED = [("send", 632, 31, 0), ("take", 0, 0, 0), ("send", 630, 30, 0)]


@given(deeds=st.lists(DEEDS, max_size=8))
@example(deeds=[*_CORRECTED, ("file", 630, 30, 0)])
@example(deeds=[*_CORRECTED, ("file", 629, 30, 0)])
@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_order_of_sending_importing_and_taking(
    resident: Resident, deeds: list[tuple[str, int, int, int]]
) -> None:
    """Files win by day, of what was sent the newest counts, and once more changes nothing."""
    clear(resident)
    files: dict[str, int] = {}
    now = dt.datetime.now(dt.UTC)
    for deed, value, day, minutes in deeds:
        if deed == "send":
            read_at = (now - dt.timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")
            sent_at = now.strftime("%Y-%m-%dT%H:%M:%SZ")
            read_on = dt.date(2026, 10, day)
            resident.send(str(value), read_on=read_on, read_at=read_at, sent_at=sent_at)
        elif deed == "file":
            resident.import_reading(str(value), f"2026-10-{day}")
            files[f"2026-10-{day}"] = value * 1000
        else:
            take(resident)
    take(resident)
    before = resident.readings(), resident.states()
    take(resident)
    assert (resident.readings(), resident.states()) == before
    with resident.at() as context, context.store.reading() as tx:
        rows = submitted_readings.of_window(tx, COLD, PERIOD)
    live = [row for row in rows if row.state in LIVE]
    assert len(live) <= 1
    assert {row.state for row in rows} <= {SubmittedState.TAKEN, SubmittedState.REPLACED}
    assert all(row == max(rows, key=lambda other: other.order) for row in live)
    own = {str(row.read_on): row.value_e3 for row in live}
    values = {day: value for day, (value, _) in resident.readings().items()}
    assert values == own | files


def take(resident: Resident) -> None:
    """Take what was sent, as calculating does."""
    with resident.at(TO_CALCULATE) as context:
        take_portal_readings(context, PERIOD)


def clear(resident: Resident) -> None:
    """Forget what was sent and read in the window."""
    with resident.at() as context, context.store.writing() as tx:
        delete_october(tx)


def delete_october(tx: WriteTransaction) -> None:
    """Delete the cold-water meter's rows."""
    from sqlalchemy import delete

    from einvoice.store.input_tables import readings
    from einvoice.store.portal_tables import submitted_readings as sent

    since = readings.c.read_on > dt.date(2026, 10, 15)
    tx.execute(delete(readings).where(readings.c.meter_id == COLD, since))
    tx.execute(delete(sent))


_SENDER = """
import datetime as dt, sys
from pathlib import Path
from einvoice.clock import Clock
from einvoice.config import load_config
from jobs.context import Context
from jobs.residents.enter_reading import Entry, enter_reading
from jobs.talk import Silence

context = Context(load_config(Path(sys.argv[1])), Clock(dt.date(2026, 10, 31)), Silence())
for number in range(16):
    typed = f"{630 + number % 7},{number:03d}"
    entry = Entry(f"key-{number:02d}", "B0001-2", "B0001-2-c1", typed, confirmed=("NO_USE",))
    answer = enter_reading(context, sys.argv[2], entry)
    print(number, answer.state, flush=True)
    sys.stdin.readline()  # it goes on when its answer is read: one at most is not answered
"""


def test_killed_at_any_moment_each_submit_is_there_once_or_was_not_answered(
    resident: Resident,
) -> None:
    """A process that is killed with signal 9, and started again with the same keys."""
    arguments = [str(resident.company.home / "config.toml"), resident.user_id]
    answered: set[int] = set()
    for kill_after in (random.Random(3).randint(1, 12), None):  # noqa: S311 - no secret
        with subprocess.Popen(
            [sys.executable, "-c", _SENDER, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for line in process.stdout:
                number, state = line.split()
                assert state in {"received", "replaced"}, line
                answered.add(int(number))
                process.stdin.write("\n")
                if kill_after is not None and len(answered) >= kill_after:
                    time.sleep(0.002 * kill_after)
                    os.kill(process.pid, signal.SIGKILL)
                    break
        kept = len(resident.states())
        assert len(answered) <= kept <= len(answered) + 1
    assert len(answered) == kept == 16
    states = [state for state, _ in resident.states()]
    assert states.count("received") == 1


def test_on_both_databases_what_was_sent_is_taken_shown_and_forgotten(home: Company) -> None:
    """The queries of the way of a reading, from the letter to the purge."""
    resident = move_in(home)
    resident.send("631", "2026-10-31")
    resident.send("630,9", "2026-10-31", read_on=dt.date(2026, 11, 1) - dt.timedelta(days=1))
    assert resident.states() == [("replaced", "NEWER_COUNTS"), ("received", "")]
    take(resident)
    assert resident.readings()["2026-10-31"] == (630_900, "portal")
    resident.import_reading("630.8", "2026-10-31")
    with resident.at(TO_CALCULATE) as context:
        (newest, _) = entered_readings(context, resident.user_id, KEY)
        assert (newest.state, newest.code, newest.own) == ("replaced", "FILE_COUNTS", True)
        records = person.extract(context, FLAT, None).records
        assert len(records["submitted_readings"]) == 2
        assert len(records["users"]) == 1
        with context.store.writing() as tx:
            later = dt.datetime.now(dt.UTC) + dt.timedelta(days=1000)
            counts = portal_purging.forget_over(tx, later)
            assert (counts["codes"], counts["users"]) == (1, 0)
            years = portal_purging.forget_years(tx, dt.date(2026, 11, 1))
            assert years["submitted_readings"] == 2
