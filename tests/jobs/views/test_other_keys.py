"""What is said of banks that were down, showed another host key, or have another file than ours."""

import pytest
from sample_company import Company

from einvoice.clock import Clock
from einvoice.core.errors import cause
from einvoice.core.events import Event
from einvoice.core.exit_codes import ExitCode
from einvoice.store import alerts
from jobs.problems import Problem
from jobs.views.not_reached import not_reached
from jobs.views.other_keys import OTHER_KEY, banks_down, banks_of_other_keys, keep_unreached
from jobs.views.status import month_status

BY_HAND = "mark-sent"


def down(bank: str) -> Problem:
    """Return that nobody answered at a bank."""
    return Problem(ExitCode.BANK_UNREACHABLE, cause("bank-folder-missing", path="x"), bank)


def other_key(bank: str) -> Problem:
    """Return that a bank showed another host key."""
    facts = {"server": "sftp.example", "key": "SHA256:x", "line": "ssh-ed25519 AAAA"}
    return Problem(ExitCode.BANK_UNREACHABLE, cause(OTHER_KEY, **facts), bank)


@pytest.fixture
def rendered(company: Company) -> Company:
    """A company whose files wait to be sent."""
    for step in ("calculate", "issue", "render"):
        assert company.cli(step).code == 0
    return company


@pytest.mark.parametrize("is_first", [True, False], ids=["down first", "key first"])
def test_a_bank_with_another_key_is_not_down(rendered: Company, *, is_first: bool) -> None:
    """It came back within the run with another key: nothing is brought to it, and it is named."""
    of_seb = [down("seb"), other_key("seb")]
    problems = [*(of_seb if is_first else reversed(of_seb)), down("swedbank")]
    with rendered.context() as context:
        status = month_status(context, context.default_period)
        keep_unreached(context, status, problems, did_work=True)
        assert banks_of_other_keys(context, status.period) == ["seb"]
        assert [*banks_down(context, status)] == ["swedbank"]
    said = rendered.cli("status").out
    assert "seb: the last run met another host key than the pinned key" in said
    assert "swedbank: the last run met" not in said
    by_hand = [line for line in said.splitlines() if BY_HAND in line]
    assert len(by_hand) == 1
    assert "swedbank" in by_hand[0]
    with rendered.context() as context:
        keep_unreached(context, status, [], "seb", did_work=True)
        assert banks_of_other_keys(context, status.period) == []
        assert [*banks_down(context, status)] == ["swedbank"], "a run of one bank ends its own"


def test_status_says_since_when_a_bank_is_down(
    rendered: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Day and hour in Riga of the first of the failed runs in a row, not of the last."""
    with rendered.context() as context:
        status = month_status(context, context.default_period)
        for moment, problems in (
            ("2026-11-11T06:00:00Z", [down("seb")]),
            ("2026-11-12T06:00:00Z", []),
            ("2026-11-13T07:00:00Z", [down("seb")]),
            ("2026-11-13T08:00:00Z", [down("seb"), down("swedbank")]),
        ):
            monkeypatch.setattr(Clock, "timestamp", lambda _self, moment=moment: moment)
            keep_unreached(context, status, problems, did_work=True)
    said = rendered.cli("status").out
    assert "seb: not reached since 2026-11-13 09:00; " in said
    assert "swedbank: not reached since 2026-11-13 10:00; " in said


def test_an_alert_of_a_version_before_names_no_bank(rendered: Company) -> None:
    """It is not shown; the key that the next run meets is, and stays until it is settled."""
    with rendered.context() as context:
        status = month_status(context, context.default_period)
        with context.store.writing() as tx:
            alerts.keep_told(tx, status.period, "host-key:", context.clock.timestamp())
        assert banks_of_other_keys(context, status.period) == []
        keep_unreached(context, status, [other_key("seb")], did_work=True)
        assert banks_of_other_keys(context, status.period) == ["seb"]


def test_a_file_that_was_passed_over_may_be_brought(rendered: Company) -> None:
    """A person took back that the bank has it: while the bank is down its way is by hand."""
    file = next(row["file_id"] for row in rendered.table("files") if row["bank"] == "seb")
    word = ("mark-sent", file, "--hash", "a" * 64, "--evidence", "telephone")
    assert rendered.cli(*word).code == 4
    with rendered.context() as context, context.store.writing() as tx:
        tx.journal(Event.PASSED_OVER, "", file)
    with rendered.context() as context:
        status = month_status(context, context.default_period)
        assert [left.file_id for left in not_reached(context, status, [down("seb")])] == [file]


def test_nothing_is_brought_to_a_bank_that_has_another_file(rendered: Company) -> None:
    """By its word it has one of that name: ours would be the same invoices a second time."""
    file = next(row["file_id"] for row in rendered.table("files") if row["bank"] == "seb")
    with rendered.context() as context:
        status = month_status(context, context.default_period)
        assert [left.file_id for left in not_reached(context, status, [down("seb")])] == [file]
    word = ("mark-sent", file, "--hash", "a" * 64, "--evidence", "telephone")
    assert rendered.cli(*word).code == 4
    with rendered.context() as context:
        status = month_status(context, context.default_period)
        keep_unreached(context, status, [down("seb")], did_work=True)
        assert not_reached(context, status, [down("seb")]) == ()
    said = rendered.cli("status")
    assert "by hand" not in said.out
    assert "seb has another file than ours by its word" in said.err
