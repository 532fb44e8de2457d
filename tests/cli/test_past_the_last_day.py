"""Past the last sending day every road leads to `rerun`: `run` would never send anything."""

import datetime as dt
from collections.abc import Callable
from email import message_from_string
from email.policy import default
from pathlib import Path

import pytest
from outside import mail_server
from sample_company import Company

from einvoice.clock import Clock
from einvoice.core.exit_codes import ExitCode

LATE = "2026-11-27"
RERUN = "rerun --period 2026-10"


@pytest.fixture(params=["issued", "rendered"])
def late(
    request: pytest.FixtureRequest, company: Company, home_after: Callable[..., Path]
) -> Company:
    """A company whose invoices were issued, or put into files, and never sent."""
    last = ["render"] if request.param == "rendered" else []
    company.become(home_after("calculate", "issue", *last))
    return company


@pytest.mark.parametrize("command", ["status", "run", "deliver", "report"])
def test_each_screen_names_rerun(late: Company, command: str) -> None:
    """The last line, the JSON and the notice of the deadline."""
    shown = late.cli(command, "--period", "2026-10", today=LATE)
    assert shown.last_line.endswith(RERUN)
    if command in {"status", "run"}:
        assert "the deadline has passed: 20 invoices are due too soon for the bank; " in shown.out
        told = late.cli(command, "--period", "2026-10", "--json", today=LATE).json
        assert told["next_command"] == f"einvoice {RERUN}"


def test_the_last_lines_alone_lead_to_the_end(late: Company) -> None:
    """Typed as they are printed, until the banks have everything."""
    line = late.cli("status", "--period", "2026-10", today=LATE).last_line
    typed = []
    while "print" not in line and len(typed) < 6:
        words = line.partition(LATE)[2].split()
        typed.append(words[0])
        line = late.cli(*words, today=LATE).last_line
    assert typed == ["rerun", "rerun", "run"]
    counts = late.cli("status", "--period", "2026-10", "--json", today=LATE).json["counts"]
    assert counts["accepted"] == counts["rendered"] == 20


def test_the_evening_of_the_last_day(late: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the cut-off of the last day the plan is made the same evening."""
    moments = {"before": dt.time(17, 0), "after": dt.time(17, 1)}
    found = {}
    for name, hour in moments.items():
        moment = dt.datetime.combine(dt.date(2026, 11, 25), hour)
        monkeypatch.setattr(Clock, "now", lambda _, at=moment: at)
        found[name] = (
            late.cli("status", "--period", "2026-10").last_line.split()[-3],
            {row["why"] for row in late.cli("rerun", "--json").json["invoices"]},
        )
    assert found == {"before": ("run", set()), "after": ("rerun", {"due_date"})}


def test_what_would_be_held_is_made_void(late: Company) -> None:
    """A plan that leaves everything names the way out, and no circle."""
    assert late.cli("hold", "--all", "--yes", "--reason", "x").code == 0
    made = late.cli("rerun", "--period", "2026-10", today=LATE)
    assert "void 2611" in made.last_line
    words = made.last_line.partition(LATE)[2].split()
    assert late.cli(*words, today=LATE).code == 0


def test_the_mail_names_it_too(company: Company) -> None:
    """The alert of the lost deadline says what can still be done."""
    for step in ("calculate", "issue"):
        assert company.cli(step).code == 0
    with mail_server() as box:
        company.edit_config(
            "[alerts]\n",
            f'[alerts]\nemail_to = ["f@example.lv"]\nemail_from = "e@example.lv"\n'
            f'smtp_host = "127.0.0.1"\nsmtp_port = {box.port}\nsmtp_security = "none"\n',
        )
        code = company.cli("run", "--period", "2026-10", today=LATE).code
        assert code == ExitCode.DEADLINE_IN_DANGER
    bodies = [message_from_string(text, policy=default).get_content() for text in box.messages]
    lost = next(body for body in bodies if "has passed" in body)
    assert lost.strip().endswith(f"einvoice {RERUN}")
