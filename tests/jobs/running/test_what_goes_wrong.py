"""What goes wrong in one place stops only that place, is said, and is never done twice."""

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from at_the_bank import BANK, FaultyBanks, NeverRenames, deliver_with, ledger, simulated
from sample_company import PERIOD, Company

from einvoice.clock import Clock
from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode, worst
from einvoice.store import files
from jobs.answers.poll import poll
from jobs.context import Context
from jobs.steps.deliver import deliver
from jobs.steps.issue import issue


@pytest.fixture
def rendered(company: Company, home_after: Callable[..., Path]) -> Company:
    """An installation with files ready to send."""
    company.become(home_after("calculate", "issue", "render"))
    return company


def test_no_error_ever_comes_to_exit_0() -> None:
    """Codes that come alone elsewhere are unexpected among the outcomes of single files."""
    assert worst([]) == worst([0]) == ExitCode.DONE
    for code in ExitCode:
        assert (worst([0, code]) == ExitCode.DONE) is (code == ExitCode.DONE)
    assert worst([3, 4, 6, 8, 7, 1]) == ExitCode.UNEXPECTED
    assert worst([3, 4, 6, 8, 7]) == ExitCode.OUTCOME_UNKNOWN
    assert worst([3, 4, 6, 8]) == ExitCode.DEADLINE_IN_DANGER
    assert worst([3, 4, 6]) == ExitCode.BANK_UNREACHABLE
    assert worst([3, 4]) == ExitCode.REFUSED_BY_CHECK


def test_wrong_usage_is_said_before_anything_is_done(company: Company) -> None:
    """A bank that is not there must not cost numbers."""
    result = company.cli("run", "--bank", "nobank")
    assert result.code == 2
    assert company.cli("status", "--json").json["counts"]["calculated"] == 0


def test_a_broken_transfer_is_not_taken_up_after_the_last_day(rendered: Company) -> None:
    """A file left between two states is not sent when the bank no longer takes its due date."""
    _, record = deliver_with(rendered, "drop-mid-write")
    assert record.state in {FileState.SENDING, FileState.READY}
    result = rendered.cli("deliver", "--period", "2026-10", "--bank", BANK, today="2026-11-27")
    assert result.code == ExitCode.DEADLINE_IN_DANGER
    inbox = rendered.home / "bank" / BANK / "inbox"
    assert all(path.name.startswith(".") for path in inbox.iterdir())


def test_deliver_past_the_deadline_sends_and_says_so(rendered: Company) -> None:
    """Exit 8, like `run`, and the message names the deadline."""
    result = rendered.cli("deliver", "--period", "2026-10", today="2026-11-20")
    assert result.code == ExitCode.DEADLINE_IN_DANGER
    assert "after the deadline 2026-11-13 17:00" in result.err
    assert len(rendered.bank_files()) == 2


def test_a_database_older_than_the_archive_sends_nothing(rendered: Company) -> None:
    """The archive knows what was sent: after a restore nothing goes out twice."""
    data = rendered.home / "data"
    shutil.copy(data / "einvoice.db", rendered.home / "old.db")
    assert rendered.cli("run").code == 0
    before = rendered.bank_files()
    for path in data.glob("einvoice.db*"):
        path.unlink()
    shutil.copy(rendered.home / "old.db", data / "einvoice.db")
    result = rendered.cli("deliver")
    assert result.code == ExitCode.REFUSED_BY_CHECK
    assert "put back from an older copy" in result.err
    assert rendered.bank_files() == before
    sidecar = next((data / "archive" / "2026-10" / BANK / "outbound").glob("*.json"))
    assert json.loads(sidecar.read_text())["state"] == "accepted"


def test_already_received_is_no_refusal(rendered: Company) -> None:
    """Code 64 says that the bank has the file, not that it took none of its invoices."""
    with rendered.context() as context, simulated(rendered, "no-answer") as simulator:
        banks = FaultyBanks(context, simulator)
        deliver_with_banks(context, banks)
        file_id = ledger(context).file_id
        answer = rendered.home / "bank" / BANK / "outbox" / "a.xml"
        answer.write_text(
            f'<FailedInvoice><Header infileId="{file_id}" fileFailReason="64 known"/>'
            '<Footer totalNr="0"/></FailedInvoice>'
        )
        found = poll(context, banks, BANK)
        assert ledger(context).state is FileState.SENT
    assert [problem.code for problem in found.problems] == [ExitCode.NEEDS_A_PERSON]


def deliver_with_banks(context: Context, banks: FaultyBanks) -> None:
    """Deliver to the bank."""
    assert deliver(context, banks, PERIOD, BANK).problems == ()


@pytest.mark.parametrize(("step", "place"), [("deliver", "archive/2026-10"), ("render", "outbox")])
def test_a_folder_that_cannot_be_written_stops_one_bank(
    company: Company, step: str, place: str
) -> None:
    """A full disk or a broken folder is said, and the other bank gets its file."""
    for before in ("calculate", "issue", "render", "deliver"):
        if before == step:
            break
        assert company.cli(before).code == 0
    blocked = company.home / "data" / place / BANK
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("not a folder")
    result = company.cli("run")
    assert result.code == ExitCode.UNEXPECTED
    assert "cannot be written or read" in result.err
    assert "Traceback" not in result.err
    assert [name.split("/")[0] for name in company.bank_files()] == ["swedbank"]
    blocked.unlink()
    assert company.cli("run").code == 0
    assert len(company.bank_files()) == 2


class Evening(Clock):
    """Six in the evening of a day."""

    def now(self) -> dt.datetime:
        """Return 18:00."""
        return dt.datetime(2026, 11, 25, 18)  # noqa: DTZ001 - local time by contract


def test_issued_after_the_last_cut_off_is_due_a_month_later(company: Company) -> None:
    """What can no longer be sent today must not be due on a date no bank takes tomorrow."""
    assert company.cli("calculate").code == 0
    with company.context() as context:
        evening = Context(context.config, Evening(), context.talk)
        try:
            assert issue(evening, PERIOD).due_date == dt.date(2026, 12, 31)
        finally:
            evening.close()


def test_a_missing_answer_asks_for_a_person(rendered: Company) -> None:
    """Silence is an alarm once the bank's days for an answer have passed."""
    with rendered.context() as context, simulated(rendered, "no-answer") as simulator:
        deliver_with_banks(context, FaultyBanks(context, simulator))
    for path in (rendered.home / "bank" / BANK / "inbox").iterdir():
        path.unlink()  # the bank lost it, so no answer will come
    assert rendered.cli("run").code == 0
    late = rendered.cli("run", "--period", "2026-10", today="2026-11-20")
    assert late.code == ExitCode.NEEDS_A_PERSON
    assert f"{BANK} has not answered" in late.out


def test_an_answer_that_could_not_be_applied_stays_visible(rendered: Company) -> None:
    """Quarantined once, it is still said by `status`, and journalled."""
    outbox = rendered.home / "bank" / BANK / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    (outbox / "a.xml").write_bytes(b"<nonsense")
    assert rendered.cli("poll").code == ExitCode.NEEDS_A_PERSON
    assert "1 message of banks could not be applied" in rendered.cli("status").out


def test_a_sidecar_a_killed_run_left_behind_is_brought_up_to_date(rendered: Company) -> None:
    """The archive alone must know what was sent and accepted."""
    assert rendered.cli("run").code == 0
    with rendered.context() as context:
        record = ledger(context)
        target = context.store.archive.path(PERIOD, BANK, "outbound", record.name)
    sidecar = target.with_name(f"{target.name}.state.json")
    sidecar.write_text(sidecar.read_text().replace("accepted", "sent"))
    inbound = next((rendered.home / "data/archive/2026-10" / BANK / "inbound").iterdir())
    shutil.copy(inbound, rendered.home / "bank" / BANK / "outbox" / inbound.name)
    assert rendered.cli("poll").code == 0
    assert json.loads(sidecar.read_text())["state"] == "accepted"


def test_a_bank_taken_out_of_the_configuration_is_said(company: Company) -> None:
    """Invoices that wait for it are nobody's business otherwise."""
    for step in ("calculate", "issue"):
        company.cli(step)
    path = company.home / "config.toml"
    head, _ = path.read_text("utf-8").split("[banks.seb]")
    path.write_text(head, "utf-8")
    result = company.cli("run")
    assert result.code == ExitCode.NEEDS_A_PERSON
    assert "not configured under [banks]" in result.out


def test_a_demo_never_touches_a_real_installation(company: Company) -> None:
    """A configuration that is no demo's is refused before anything is done."""
    company.edit_config("today = 2026-11-05", "")
    assert company.cli("demo", "--dir", str(company.home)).code == 2
    assert company.bank_files() == {}


@pytest.mark.parametrize("put", [True, False])
def test_an_answer_before_sent_settles_only_what_was_put_there(
    rendered: Company, *, put: bool
) -> None:
    """What the bank answers it has; before anything has its name there it is not ours."""
    faults = ("no-answer",) if put else ("close-fails",)
    with rendered.context() as context, simulated(rendered, *faults) as simulator:
        banks = NeverRenames(context, simulator) if put else FaultyBanks(context, simulator)
        deliver(context, banks, PERIOD, BANK)
        record = ledger(context)
    with rendered.context() as context, simulated(rendered, "no-answer") as simulator:
        answer = rendered.home / "bank" / BANK / "outbox" / "a.xml"
        answer.write_text(
            f'<FailedInvoice><Header infileId="{record.file_id}"/>'
            '<Footer totalNr="0"/></FailedInvoice>'
        )
        poll(context, FaultyBanks(context, simulator), BANK)
        with context.store.reading() as tx:
            (record,) = files.file_records(tx, PERIOD, BANK)
        assert record.state is (FileState.ACCEPTED if put else FileState.SENDING)
        assert bool(record.sent_at) is put
        assert not context.store.archive.outbox_path(BANK, record.name).exists()


def test_a_folder_with_odd_letters_keeps_the_database_inside(tmp_path: Path) -> None:
    """A question mark or a percent sign in a path is a letter like any other."""
    odd = Company(tmp_path / "wh?t %20 ā")
    odd.home.mkdir()
    assert odd.cli("init").code == 0
    assert (odd.home / "data" / "einvoice.db").exists()
    assert odd.cli("status").code == 0
