"""A run that people hear of: each thing once, nothing of persons, and no telling stops it."""

import json
import re
from email import message_from_string
from email.policy import default
from pathlib import Path

import pytest
from openssh import free_port
from outside import Monitor, mail_server, monitor_server, told_through, unreachable
from sample_company import Company

from einvoice.core.exit_codes import ExitCode
from jobs.running import month


def log_of(company: Company) -> list[dict[str, object]]:
    """Return the log's lines."""
    return [json.loads(line) for line in (company.home / "e.log").read_text("utf-8").splitlines()]


def metric(company: Company, name: str) -> str:
    """Return the value of a metric."""
    text = (company.home / "e.prom").read_text("utf-8")
    return re.findall(rf"^{re.escape(name)} (.*)$", text, re.MULTILINE)[0]


def kinds(monitor: Monitor) -> list[str]:
    """Return what the monitor was told."""
    return [path.removeprefix("/ping/secret-uuid") for path, _ in monitor.pings]


def test_a_run_that_went_well_pings_and_mails_nobody(company: Company) -> None:
    """Start and success; figures and log say what was done."""
    with mail_server() as box, monitor_server() as monitor:
        told_through(company, box, monitor)
        assert company.cli("run").code == 0
        assert kinds(monitor) == ["/start", ""]
        assert box.messages == []
    assert metric(company, 'einvoice_slack_hours{period="2026-10"}') == "200"
    assert metric(company, 'einvoice_sending_left{period="2026-10"}') == "0"
    labels = '{period="2026-10",bank="seb",state="accepted"}'
    assert metric(company, f"einvoice_files{labels}") == "1"
    assert metric(company, "einvoice_run_exit_code") == "0"
    assert int(metric(company, "einvoice_run_seconds")) > 1_700_000_000
    events = [line["event"] for line in log_of(company)]
    assert (events[0], events[-1]) == ("run_started", "run_ended")
    assert "done" in events


def test_trouble_is_mailed_once_for_as_long_as_it_stays_the_same(company: Company) -> None:
    """In the staff's language, with flats, codes and the next command; new trouble is new mail."""
    company.drop_rows("customers", "B0001-1,")
    company.import_anew()
    with mail_server() as box, monitor_server() as monitor:
        told_through(company, box, monitor)
        for _ in range(3):
            assert company.cli("run").code == ExitCode.NEEDS_A_PERSON
        (text,) = box.messages
        assert kinds(monitor) == ["/start", ""] * 3
        assert "B0001-1" in text
        assert company.cli("hold", "B0001-2", "--reason", "x").code == 0
        company.cli("run")
        assert len(box.messages) == 1, "an issued invoice is not held"


def test_what_is_held_is_mailed_in_the_staffs_language(company: Company) -> None:
    """The line of the mail, not its subject alone."""
    company.edit_config('language = "en"', 'language = "lv"')
    company.drop_rows("customers", "B0001-1,")
    company.import_anew()
    with mail_server() as box, monitor_server() as monitor:
        told_through(company, box, monitor)
        company.cli("run")
        (text,) = box.messages
    assert "aizturēts: B0001-1: NO_CUSTOMER" in text


def test_the_slack_clock_alerts_once_at_each_threshold(company: Company) -> None:
    """Below 72, 24 and 6 hours and once it is lost, while something is to be sent."""
    assert company.cli("calculate").code == 0
    assert company.cli("issue").code == 0
    with mail_server() as box, monitor_server() as monitor:
        told_through(company, box, monitor)
        unreachable(company)
        trouble = 1  # mailed once: the bank cannot be reached
        for day, alerts in (
            ("2026-11-09", 0),
            ("2026-11-11", 1),
            ("2026-11-12", 1),
            ("2026-11-13", 2),
            ("2026-11-16", 3),
        ):
            for _ in range(2):
                assert company.cli("run", today=day).code in {6, 8}
            assert len(box.messages) == trouble + alerts, (day, *box.messages)
    subjects = [message_from_string(text, policy=default)["Subject"] for text in box.messages]
    assert "56 hours are left" in subjects[1]
    assert "8 hours are left" in subjects[2]
    assert "has passed" in subjects[3]


@pytest.mark.parametrize("where", ["before", "in"])
def test_a_run_that_stops_fails_the_ping(
    company: Company, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """What the program refuses is told in words, what is unexpected by its kind alone."""

    def broken(*_: object, **__: object) -> None:
        raise KeyError("Jānis Bērziņš")

    with mail_server() as box, monitor_server() as monitor:
        told_through(company, box, monitor)
        if where == "in":
            monkeypatch.setattr(month, "run", broken)
            with pytest.raises(KeyError):
                company.cli("run")
            assert monitor.pings[-1] == ("/ping/secret-uuid/fail", "KeyError")
            assert "Bērziņš" not in (company.home / "e.log").read_text("utf-8")
        else:
            company.edit_config('installation_tag = "TEST01"', 'installation_tag = ""')
            assert company.cli("run").code == ExitCode.USAGE
            assert kinds(monitor) == ["/start", "/fail"]
            assert len(box.messages) == 1
            assert log_of(company)[-1]["event"] == "run_stopped"


def test_nothing_that_fails_in_telling_stops_a_run(company: Company) -> None:
    """Mail, monitor, metrics and log that are not there: warnings, and the month is done."""
    company.drop_rows("customers", "B0001-1,")
    company.import_anew()
    with mail_server() as box, monitor_server() as monitor:
        told_through(company, box, monitor)
    company.edit_config(f"smtp_port = {box.port}", f"smtp_port = {free_port()}")
    company.edit_config('metrics_file = "e.prom"', 'metrics_file = "nowhere/e.prom"')
    company.edit_config('log_file = "e.log"', 'log_file = "nowhere/e.log"')
    (company.home / "ping").chmod(0o644)
    result = company.cli("run")
    assert result.code == ExitCode.NEEDS_A_PERSON
    for warning in ("e-mail: 127.0.0.1", "others may read it", "e.prom: cannot", "e.log: cannot"):
        assert f"warning: {warning}" in result.err or warning in result.err
    assert "secret-uuid" not in result.err
    assert company.cli("status", "--json").json["counts"]["accepted"] > 0


def test_no_address_of_a_monitor_stops_a_run(company: Company) -> None:
    """Whatever the secret holds: a month's run, and the runs after it, end as without a monitor."""
    with mail_server() as box, monitor_server() as monitor:
        told_through(company, box, monitor)
    company.edit_config('email_to = ["f@example.lv"]', 'email_to = ["<"]')
    company.drop_rows("customers", "B0001-1,")
    company.import_anew()
    for url in ("https://h:abc/", "https://[x", "http://with blank/", "ftp://x", "", "\udc80"):
        (company.home / "ping").write_bytes(url.encode("utf-8", "surrogateescape"))
        result = company.cli("run")
        assert result.code == ExitCode.NEEDS_A_PERSON, (url, result.err)
    assert company.cli("status", "--json").json["counts"]["accepted"] > 0


def test_a_monitor_that_speaks_no_http_stops_no_run(company: Company) -> None:
    """Something else listens on its port."""
    with mail_server() as box, monitor_server() as monitor:
        told_through(company, box, monitor)
        (company.home / "ping").write_text(f"http://127.0.0.1:{box.port}/")
        result = company.cli("run")
    assert result.code == 0
    assert "warning: " in result.err


def test_trouble_that_comes_again_is_told_again(company: Company) -> None:
    """After a run that went well the same trouble is news."""
    with mail_server() as box, monitor_server() as monitor:
        told_through(company, box, monitor)
        good = (company.home / "config.toml").read_text("utf-8")
        unreachable(company)
        bad = (company.home / "config.toml").read_text("utf-8")
        for text, mails in ((bad, 1), (bad, 1), (good, 1), (good, 1)):
            (company.home / "config.toml").write_text(text, "utf-8")
            company.cli("run")
            assert len(box.messages) == mails
        number = next(
            row["invoice_number"]
            for row in company.table("invoices")
            if row["state"] == "accepted" and row["bank"] == "seb"
        )
        assert company.cli("credit", number, "--reason", "x").code == 0
        (company.home / "config.toml").write_text(bad, "utf-8")
        company.cli("run")
        assert len(box.messages) == 2


def test_what_could_not_be_mailed_is_tried_again(company: Company) -> None:
    """The alert counts as told once a server has taken it."""
    company.drop_rows("customers", "B0001-1,")
    company.import_anew()
    with mail_server() as box, monitor_server() as monitor:
        told_through(company, box, monitor)
        box.refuses = True
        company.cli("run")
        assert box.messages == []
        box.refuses = False
        company.cli("run")
        company.cli("run")
        assert len(box.messages) == 1


@pytest.mark.parametrize("today", ["2026-11-09", "2026-11-10", "2026-11-12", "2026-11-14"])
def test_the_watch_alarms_on_its_days_when_sends_are_missing(company: Company, today: str) -> None:
    """Exit 8, mail and ping; on other days it only says so; once all is sent it is silent."""
    watched = today in {"2026-11-10", "2026-11-14"}
    with mail_server() as box, monitor_server() as monitor:
        told_through(company, box, monitor)
        found = company.cli("watch", "--period", "2026-10", "--json", today=today)
        assert found.json["alarm"] is watched
        assert found.json["missing"]
        assert found.code == (ExitCode.DEADLINE_IN_DANGER if watched else 0)
        assert (len(box.messages), kinds(monitor)) == ((1, ["/fail"]) if watched else (0, []))
        assert company.cli("run", "--period", "2026-10", today=today).code in {0, 8}
        monitor.pings.clear()
        box.messages.clear()
        quiet = company.cli("watch", "--period", "2026-10", today=today)
        assert quiet.code == 0
        assert "the banks have everything" in quiet.err
        assert (box.messages, monitor.pings) == ([], [])


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), "24 flats are not calculated"),
        (("calculate",), "24 drafts are not issued"),
        (("calculate", "issue"), "invoices are in no file"),
        (("calculate", "issue", "render"), "is ready, expected sent to seb"),
    ],
)
def test_the_watch_says_what_is_missing(
    company: Company, steps: tuple[str, ...], expected: str
) -> None:
    """The first thing that was not done, and for which bank."""
    for step in steps:
        assert company.cli(step).code == 0
    found = company.cli("watch", "--json", today="2026-11-13")
    assert any(expected in line for line in found.json["missing"])
    assert found.json["alarm"]


def test_the_watch_takes_a_missing_database_for_missing_evidence(company: Company) -> None:
    """It needs no lock, writes nothing, and a lost database is an alarm."""
    with company.context() as context, context.store.run_lock():
        assert company.cli("watch").code == 0
    before = (company.home / "data" / "einvoice.db").read_bytes()
    assert company.cli("watch", today="2026-11-10").code == ExitCode.DEADLINE_IN_DANGER
    assert (company.home / "data" / "einvoice.db").read_bytes() == before
    database = company.home / "data" / "einvoice.db"
    database.write_bytes(b"not a database" * 1000)
    damaged = company.cli("watch", today="2026-11-10")
    assert damaged.code == ExitCode.DEADLINE_IN_DANGER
    assert "database is damaged or unreachable (DatabaseError)" in damaged.out
    for path in Path(company.home / "data").glob("einvoice.db*"):
        path.unlink()
    lost = company.cli("watch", today="2026-11-10")
    assert lost.code == ExitCode.DEADLINE_IN_DANGER
    assert "it is unknown what was sent" in lost.out
