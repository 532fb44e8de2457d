"""What residents sent becomes readings when a month is calculated."""

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from resident_world import AFTER, COLD, FLAT, HOT, KEY, TO_CALCULATE, Resident, move_in
from sample_company import PERIOD, Company
from sqlalchemy import insert, select, update

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.residents import SubmittedState
from einvoice.core.submitted_readings import LIVE
from einvoice.store import portal_purging, submitted_readings
from einvoice.store.input_tables import customers
from einvoice.store.portal_tables import user_flats
from einvoice.store.transactions import WriteTransaction
from jobs.care import person
from jobs.residents.enter_reading import entered_readings
from jobs.steps import calculate as calculate_job
from jobs.steps import issue as issue_job
from jobs.steps import portal_readings
from jobs.steps.calculate import calculate
from jobs.steps.issue import issue
from jobs.steps.portal_readings import take_portal_readings


def calculated(resident: Resident, today: str = TO_CALCULATE) -> None:
    """Calculate October."""
    with resident.at(today) as context:
        calculate(context, PERIOD)


def lines_of(company: Company) -> list[dict[str, str]]:
    """Return all lines of the month, without what only the database numbers."""
    rows = company.table("lines")
    assert rows
    return [{name: row[name] for name in row if name != "invoice_number"} for row in rows]


def test_the_same_reading_by_portal_and_by_file_gives_the_same_cents(
    resident: Resident, home_after: Callable[..., Path], tmp_path: Path, company: Company
) -> None:
    """Every line of every flat of the house; the trace says where the reading came from."""
    resident.send("630,277", "2026-10-30")
    resident.send("498,136", "2026-10-31", meter_id=HOT)
    by_portal = resident.company
    by_file = company.copied(home_after("calculate", "issue"), tmp_path / "by_file")
    for command in ("calculate", "issue"):
        assert by_portal.cli(command, today=TO_CALCULATE).code in {0, 3}
    assert lines_of(by_portal) == lines_of(by_file)
    assert resident.states() == [("taken", ""), ("taken", "")]
    assert resident.readings() == {"2026-10-30": (630_277, "portal")}
    traced = by_portal.cli("trace", "B0001-2", today=TO_CALCULATE)
    assert "portal" in traced.out


def test_without_it_the_flat_pays_otherwise(
    resident: Resident, home_after: Callable[..., Path], tmp_path: Path, company: Company
) -> None:
    """What the test above compares depends on the readings."""
    by_file = company.copied(home_after("calculate", "issue"), tmp_path / "by_file")
    for command in ("calculate", "issue"):
        assert resident.company.cli(command, today=TO_CALCULATE).code in {0, 3}
    assert lines_of(resident.company) != lines_of(by_file)


def test_a_file_wins_before_and_after(resident: Resident) -> None:
    """The staff's word of the same meter and day counts, and the resident's is kept beside it."""
    resident.import_reading("629.5", "2026-10-31")
    resident.send("630,277", "2026-10-31")
    calculated(resident)
    assert resident.states() == [("replaced", "FILE_COUNTS")]
    assert resident.readings() == {"2026-10-31": (629_500, "staff")}


def test_a_file_that_comes_later_wins(resident: Resident) -> None:
    """The reading that was taken is written over; calculating again changes nothing."""
    resident.send("630,277", "2026-10-31")
    calculated(resident)
    assert resident.states() == [("taken", "")]
    resident.import_reading("629.5", "2026-10-31")
    assert resident.states() == [("replaced", "FILE_COUNTS")]
    calculated(resident)
    assert resident.readings() == {"2026-10-31": (629_500, "staff")}
    assert resident.states() == [("replaced", "FILE_COUNTS")]


def test_a_file_of_another_portal_is_a_file(resident: Resident) -> None:
    """Source `portal` in a file is not what a resident sent here."""
    resident.import_reading("629.5", "2026-10-31", source="portal")
    resident.send("630,277", "2026-10-31")
    calculated(resident)
    assert resident.readings() == {"2026-10-31": (629_500, "portal")}
    assert resident.states() == [("replaced", "FILE_COUNTS")]


def test_a_file_that_says_the_same_leaves_it_taken(resident: Resident) -> None:
    """Both say 629.5: nobody is contradicted."""
    resident.import_reading("629.5", "2026-10-31")
    resident.send("629,5", "2026-10-31")
    calculated(resident)
    assert resident.states() == [("taken", "")]


def test_a_newer_value_takes_the_place_of_one_that_was_taken(resident: Resident) -> None:
    """Also of another day of the window, and also a lower value."""
    resident.send("640", "2026-10-30")
    with resident.at("2026-10-31") as context:
        assert take_portal_readings(context, PERIOD) == 1
        assert take_portal_readings(context, PERIOD) == 0
    assert resident.readings() == {"2026-10-30": (640_000, "portal")}
    resident.send("630,277", "2026-10-31")
    calculated(resident)
    assert resident.readings() == {"2026-10-31": (630_277, "portal")}
    resident.send("630,5", "2026-11-01")
    resident.send("630,6", "2026-11-01")
    calculated(resident)
    assert resident.readings() == {"2026-11-01": (630_600, "portal")}
    newer = ("replaced", "NEWER_COUNTS")
    assert resident.states() == [newer, newer, newer, ("taken", "")]


def here_since_september(resident: Resident) -> None:
    """Let the owner have been registered before the days that are looked at."""
    with resident.at() as context, context.store.writing() as tx:
        tx.execute(update(user_flats).values(valid_from=dt.date(2026, 9, 1)))


def test_an_early_reading_counts_as_of_the_first_day_of_the_window(resident: Resident) -> None:
    """Where the company lets it come: taken once that day has come, replaced by a newer one."""
    here_since_september(resident)
    resident.company.edit_config("[portal]\n", "[portal]\nreadings_from = 20\n")
    early = resident.send("630,277", "2026-10-20")
    assert (early.state, early.counts_for, early.note) == ("received", PERIOD, "EARLY")
    with resident.at("2026-10-29") as context:
        assert take_portal_readings(context, PERIOD) == 0
    resident.company.edit_config("readings_from = 20\n", "")
    calculated(resident)
    assert resident.states() == [("taken", "")]
    assert resident.readings() == {"2026-10-30": (630_277, "portal")}
    resident.import_reading("629.5", "2026-10-30")
    assert resident.states() == [("replaced", "FILE_COUNTS")]
    assert resident.readings() == {"2026-10-30": (629_500, "staff")}


def test_an_early_reading_stays_in_the_time_of_who_sent_it(resident: Resident) -> None:
    """The flat is sold before the window: the seller's reading closes no month of the buyer's."""
    here_since_september(resident)
    resident.company.edit_config("[portal]\n", "[portal]\nreadings_from = 20\n")
    resident.send("630,277", "2026-10-20")
    with resident.at() as context, context.store.writing() as tx:
        own = customers.c.flat_id == FLAT
        (row,) = [row._mapping for row in tx.execute(select(customers).where(own))]
        tx.execute(update(customers).where(own).values(valid_to=dt.date(2026, 10, 24)))
        buyer = {"name": "Pircēja Paula", "code": "", "valid_from": dt.date(2026, 10, 25)}
        tx.execute(insert(customers).values(dict(row) | buyer))
    with resident.at("2026-10-30") as context:
        assert take_portal_readings(context, PERIOD) == 1
    assert resident.readings() == {"2026-10-20": (630_277, "portal")}
    assert resident.states() == [("taken", "")]


def test_a_reading_of_the_window_takes_the_place_of_an_early_one(resident: Resident) -> None:
    """Also a lower one, after the early one was taken: what was made of it goes."""
    here_since_september(resident)
    resident.company.edit_config("[portal]\n", "[portal]\nreadings_from = 20\n")
    resident.send("640", "2026-10-28")
    with resident.at("2026-10-30") as context:
        assert take_portal_readings(context, PERIOD) == 1
    assert resident.readings() == {"2026-10-30": (640_000, "portal")}
    resident.send("630,277", "2026-10-31")
    calculated(resident)
    assert resident.readings() == {"2026-10-31": (630_277, "portal")}
    assert resident.states() == [("replaced", "NEWER_COUNTS"), ("taken", "")]


def test_a_late_reading_counts_only_where_the_company_says_so(resident: Resident) -> None:
    """As of the last day of the window, and only where nothing closes the month."""
    resident.send("630,277", AFTER)
    calculated(resident)
    assert (resident.readings(), resident.states()) == ({}, [("late", "")])
    resident.company.edit_config("[portal]\n", '[portal]\nlate = "use_until_issue"\n')
    calculated(resident)
    assert resident.readings() == {"2026-11-01": (630_277, "portal")}
    resident.send("630,3", TO_CALCULATE)
    calculated(resident)
    assert resident.readings() == {"2026-11-01": (630_277, "portal")}
    assert resident.states() == [("replaced", "NEWER_COUNTS"), ("late", "")]


def test_readings_of_a_later_window_wait(resident: Resident) -> None:
    """October calculated at the end of November takes nothing of November's window."""
    resident.send("640", "2026-11-30")
    calculated(resident, "2026-12-01")
    assert (resident.readings(), resident.states()) == ({}, [("received", "")])


def test_a_month_is_issued_only_with_what_was_sent_for_it(resident: Resident) -> None:
    """A reading that came in time, after the calculation: the month is calculated again."""
    calculated(resident)
    now = dt.datetime.now(dt.UTC)
    write = "%Y-%m-%dT%H:%M:%SZ"
    read_at, sent_at = (now - dt.timedelta(hours=20)).strftime(write), now.strftime(write)
    answer = resident.send("630,277", "2026-11-02", read_at=read_at, sent_at=sent_at)
    assert answer.state == "received"
    with resident.at(TO_CALCULATE) as context:
        with pytest.raises(RefusedByCheckError) as caught:
            issue(context, PERIOD)
        assert caught.value.code == "rows-after-drafts"
        calculate(context, PERIOD)
        assert issue(context, PERIOD).invoices > 0
    assert resident.states() == [("taken", "")]


def test_a_refused_reading_is_said_and_kept(resident: Resident) -> None:
    """The meter's row was corrected meanwhile: the checks of a file refuse it."""
    resident.send("630,277", "2026-10-31")
    company = resident.company
    header, *rows = (company.home / "input" / "meters.csv").read_text("utf-8").splitlines()
    row = next(row for row in rows if row.startswith(f"{COLD},"))
    path = company.home / "meters.csv"
    path.write_text(
        f"{header}\n{row.replace(',5,', ',2,').replace('612.518', '12.518')}\n", "utf-8"
    )
    company.cli("import", str(path))
    with resident.at(TO_CALCULATE) as context:
        take_portal_readings(context, PERIOD)
    assert resident.states() == [("refused", "NOT_TAKEN")]
    assert resident.readings() == {}


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


@given(deeds=st.lists(DEEDS, max_size=8))
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
"""


def test_killed_at_any_moment_each_submit_is_there_once_or_was_not_answered(
    resident: Resident,
) -> None:
    """A process that is killed with signal 9, and started again with the same keys."""
    arguments = [str(resident.company.home / "config.toml"), resident.user_id]
    answered: set[int] = set()
    for kill_after in (random.Random(3).randint(1, 12), None):  # noqa: S311 - no secret
        with subprocess.Popen(
            [sys.executable, "-c", _SENDER, *arguments], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                number, state = line.split()
                assert state in {"received", "replaced"}, line
                answered.add(int(number))
                if kill_after is not None and len(answered) >= kill_after:
                    time.sleep(0.002 * kill_after)
                    os.kill(process.pid, signal.SIGKILL)
                    break
        kept = len(resident.states())
        assert len(answered) <= kept <= len(answered) + 2
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
