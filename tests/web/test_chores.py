"""What the portal does by itself: it forgets once a day, and mails reminders."""

import datetime as dt
import subprocess
import sys
import time
from pathlib import Path

import pytest
from mail_boxes import mail_boxes, mails_through
from reminded_residents import OPENS, Reminders, address_of, move_all_in
from sample_company import Company
from sqlalchemy import update

from einvoice.store.input_tables import meters_table
from einvoice.web import chores
from einvoice.web.chores import STOPPED_MINUTES, Chores
from jobs.context import Context
from jobs.residents import throttle

FLAT = "B0001-2"


def with_old_attempt(company: Company) -> None:
    """Let somebody have failed to sign in days ago."""
    with company.context() as context:
        throttle.failed(context, "a@example.lv", "192.0.2.1")
    Reminders(company)._write("UPDATE attempts SET at_s = at_s - 200000")


def attempts(company: Company) -> int:
    """Return how many failed sign-ins are kept."""
    return len(Reminders(company)._read("SELECT 1 FROM attempts"))


def test_the_portals_process_forgets_when_it_starts(company: Company, tmp_path: Path) -> None:
    """The real process, without anybody asking for a page."""
    with_old_attempt(company)
    assert attempts(company) == 2
    words = [sys.executable, "-m", "einvoice.web", "--config", str(company.home / "config.toml")]
    with (tmp_path / "said").open("w") as said:
        process = subprocess.Popen([*words, "--port", "0"], stdout=said, stderr=said)
    try:
        for _ in range(150):
            if attempts(company) == 0:
                break
            time.sleep(0.1)
    finally:
        process.terminate()
        process.wait(10)
    assert attempts(company) == 0, (tmp_path / "said").read_text()


def test_it_forgets_once_a_day(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """And again on the next; a fault stops neither it nor the reminders, and is in the log."""
    days: list[str] = []
    monkeypatch.setattr(chores, "forget_old", lambda context: days.append(str(context.today)))
    with company.context(OPENS) as context:
        work = Chores(context)
        work.work()
        work.work()
        assert days == [OPENS]
        object.__setattr__(context.clock, "fixed", context.today.replace(day=30))
        work.work()
    assert days == [OPENS, "2026-11-30"]


def test_it_mails_what_is_due(company: Company, caplog: pytest.LogCaptureFixture) -> None:
    """Each minute; a server that is away is left alone for a quarter of an hour."""
    move_all_in(company, FLAT)
    with company.context(OPENS) as context:
        Chores(context).work()  # no mail server is named: nothing happens
        assert caplog.records == []
    with mail_boxes() as boxes:
        mails_through(company, boxes)
        boxes.at_address = {address_of(FLAT): "421 away"}
        with company.context(OPENS) as context:
            work = Chores(context)
            move_all_in(company, "B0001-3", "B0001-5")
            boxes.at_address |= {address_of(f"B0001-{n}"): "421 away" for n in (3, 5)}
            work.work()
            assert [record.getMessage() for record in caplog.records] == [
                "reminders: mail-not-taken"
            ]
            boxes.at_address = {}
            Reminders(company).let_time_pass()
            for _ in range(STOPPED_MINUTES):
                work.work()
                assert boxes.taken == []
            work.work()
    assert len(boxes.taken) == 3


def test_meters_are_looked_at_once_a_day(company: Company) -> None:
    """For verifications; what was begun goes on each minute, and what came since the next day."""
    other = "B0001-3"
    move_all_in(company, FLAT, other)

    def ends(context: Context, flat_id: str) -> None:
        with context.store.writing() as tx:
            own = update(meters_table).where(meters_table.c.place_id == flat_id)
            tx.execute(update(meters_table).values(verified_until=None))
            tx.execute(own.values(verified_until=dt.date(2027, 2, 20)))

    with mail_boxes() as boxes:
        mails_through(company, boxes)
        with company.context("2026-11-20") as context:
            work = Chores(context)
            ends(context, FLAT)
            boxes.at_address = {address_of(FLAT): "451 later"}
            work.work()
            boxes.at_address = {}
            Reminders(company).let_time_pass()
            work.work()
            assert boxes.addresses == [address_of(FLAT)]
            ends(context, other)
            work.work()
            assert boxes.addresses == [address_of(FLAT)]
            object.__setattr__(context.clock, "fixed", context.today.replace(day=21))
            work.work()
        assert boxes.addresses == [address_of(FLAT), address_of(other)]


def test_nobody_is_woken(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reminders wait for the morning."""
    move_all_in(company, FLAT)
    with mail_boxes() as boxes:
        mails_through(company, boxes)
        with company.context(OPENS) as context:
            work = Chores(context)
            monkeypatch.setattr(chores, "FIRST_HOUR", context.clock.now().hour + 1)
            work.work()
            assert boxes.taken == []
            monkeypatch.setattr(chores, "FIRST_HOUR", context.clock.now().hour)
            work.work()
    assert len(boxes.taken) == 1


def test_a_fault_is_named_by_kind_and_place(
    company: Company, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Never by its words: they may quote a person."""

    def broken(_context: object) -> None:
        raise ValueError("anna@example.lv")

    monkeypatch.setattr(chores, "forget_old", broken)
    with company.context(OPENS) as context:
        Chores(context).work()
    (record,) = caplog.records
    assert record.getMessage().startswith("chore: ValueError at test_chores.py:")
    assert "anna" not in caplog.text


def test_it_works_until_the_process_ends(company: Company) -> None:
    """A pause after each round; the thread keeps no process alive."""

    class EndedError(Exception):
        """Raised in place of the third pause."""

    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            raise EndedError

    with company.context(OPENS) as context:
        work = Chores(context, pause)
        assert work.daemon
        with pytest.raises(EndedError):
            work.run()
    assert pauses == [60, 60, 60]
