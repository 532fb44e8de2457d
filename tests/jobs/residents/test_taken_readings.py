"""What residents sent becomes readings when a month is calculated."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from resident_world import AFTER, COLD, FLAT, HOT, TO_CALCULATE, Resident
from sample_company import PERIOD, Company
from sqlalchemy import insert, select, update
from taken import calculated, lines_of

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.submitted_readings import Refusal
from einvoice.store import submitted_readings
from einvoice.store.input_tables import customers
from einvoice.store.portal_tables import user_flats
from jobs.residents.refused_readings import RefusedState, refuse_reading
from jobs.steps.calculate import calculate
from jobs.steps.issue import issue
from jobs.steps.portal_readings import take_portal_readings


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


def test_what_staff_refused_is_not_taken(resident: Resident) -> None:
    """What is sent after it is; what was taken is refused no longer."""
    resident.send("630,277", "2026-10-30")
    with resident.at() as context, context.store.reading() as tx:
        (sent,) = submitted_readings.of_window(tx, COLD, PERIOD)
    with resident.at() as context:
        done = refuse_reading(context, "a" * 32, sent.key, Refusal.OTHER_METER, "Cits skaitītājs.")
        assert done is RefusedState.TOLD
    resident.send("630,3", "2026-10-31")
    calculated(resident)
    assert resident.states() == [("refused", "STAFF_OTHER_METER"), ("taken", "")]
    assert resident.readings() == {"2026-10-31": (630_300, "portal")}
    with resident.at() as context:
        again = refuse_reading(context, "a" * 32, sent.key, Refusal.PHOTO, "Cits skaitītājs.")
        assert again is RefusedState.ENDED


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
    assert resident.states() == [("taken", ""), ("late", "")]


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
