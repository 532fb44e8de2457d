"""What proves that a bank has a file, and the last minute in which one may be sent."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from sample_company import PERIOD, Company
from test_deliver import BANK, FaultyBanks, at_bank, ledger, rendered, simulated  # noqa: F401

from einvoice.clock import Clock
from einvoice.core.deliveries import FileState
from einvoice.store.files import FileRecord
from jobs.deliver import Delivered, deliver
from jobs.outcome import ExitCode


@pytest.fixture
def unreadable(rendered: Company) -> Company:  # noqa: F811 - the fixture
    """An installation whose bank lets nobody read what is in its inbox."""
    table = f"[banks.{BANK}]\n"
    rendered.edit_config(table, f"{table}profile = {{ can_read_back = false }}\n")
    return rendered


def put(company: Company, content: bytes | None = None) -> Path:
    """Put other bytes under our name into the inbox, of our size unless others are given."""
    with company.context() as context:
        record = ledger(context)
    path = company.home / "bank" / BANK / "inbox" / record.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * record.size if content is None else content)
    return path


def send(company: Company, clock: Clock | None = None) -> tuple[Delivered, FileRecord]:
    """Deliver to a bank that answers nothing."""
    with company.context() as context, simulated(company, "no-answer") as simulator:
        timed = dataclasses.replace(context, clock=clock or context.clock)
        done = deliver(timed, FaultyBanks(context, simulator), PERIOD, BANK)
        return done, ledger(context)


def test_equal_size_is_no_proof_where_nobody_may_read(unreadable: Company) -> None:
    """Other bytes of that size under our name: unknown, nothing overwritten, never sent again."""
    path = put(unreadable)
    before = path.read_bytes()
    done, record = send(unreadable)
    assert (done.sent, record.state) == ((), FileState.UNKNOWN)
    assert record.evidence == "its name is there, and nobody may read it"
    assert [problem.code for problem in done.problems] == [ExitCode.OUTCOME_UNKNOWN]
    assert "mark-sent" in done.problems[0].hint
    done, record = send(unreadable)
    assert record.state is FileState.UNKNOWN
    assert path.read_bytes() == before
    assert [one.name for one in at_bank(unreadable)] == [record.name]
    (unreadable.home / "bank" / BANK / "outbox" / "A.xml").write_text(
        f'<FailedInvoice><Header infileId="{record.file_id}"/><Footer totalNr="0"/></FailedInvoice>'
    )
    path.unlink()  # the simulated bank would judge it
    assert unreadable.cli("poll", "--bank", BANK).code == 0
    with unreadable.context() as context:
        assert ledger(context).state is FileState.ACCEPTED, "the bank's answer is the proof"


def test_another_size_is_other_bytes_also_where_nobody_may_read(unreadable: Company) -> None:
    """The file stops and nothing is overwritten."""
    path = put(unreadable, b"other bytes")
    done, record = send(unreadable)
    assert [problem.code for problem in done.problems] == [ExitCode.REFUSED_BY_CHECK]
    assert record.state is FileState.SENDING
    assert path.read_bytes() == b"other bytes"


def test_a_file_that_was_being_sent_is_unknown_too(unreadable: Company) -> None:
    """A run that was killed right after it began, and a file of that size under our name."""
    put(unreadable, b"other bytes")
    send(unreadable)
    put(unreadable)
    _, record = send(unreadable)
    assert (record.state, record.attempt) == (FileState.UNKNOWN, 1)


class At(Clock):
    """A clock that shows one moment."""

    moment: dt.datetime

    def now(self) -> dt.datetime:
        """Return the moment."""
        return self.moment


@pytest.mark.parametrize(
    ("days", "seconds", "sent"),
    [
        pytest.param(0, -1, True, id="a second before the cut-off"),
        pytest.param(0, 0, True, id="at the cut-off"),
        pytest.param(0, 1, False, id="a second after it"),
        pytest.param(-1, 3600, True, id="an hour after it, the day before"),
        pytest.param(1, -3600, False, id="an hour before it, the day after"),
    ],
)
def test_the_hour_of_the_last_day_decides(
    rendered: Company,  # noqa: F811 - the fixture
    days: int,
    seconds: int,
    sent: bool,  # noqa: FBT001 - of the table
) -> None:
    """Until the cut-off of the last sending day a file goes, after it not a byte does."""
    clock = At()
    with rendered.context() as context:
        record = ledger(context)
        cut_off = context.adapters[BANK].profile.cut_off
    last = dt.datetime.combine(record.latest_sending_day, cut_off)
    At.moment = last + dt.timedelta(days=days, seconds=seconds)
    done, record = send(rendered, clock)
    assert (record.state is FileState.SENT) is sent
    assert bool(at_bank(rendered)) is sent
    if not sent:
        (problem,) = done.problems
        assert problem.code == ExitCode.DEADLINE_IN_DANGER
        assert problem.message == (
            f"{record.file_id}: it is {At.moment:%Y-%m-%d %H:%M}, expected before "
            f"{last:%Y-%m-%d %H:%M}, the last the bank takes this due date"
        )
        assert problem.hint == "run `einvoice rerun`: it plans new invoices with a later due date"
        assert (record.state, record.attempt) == (FileState.READY, 0)
