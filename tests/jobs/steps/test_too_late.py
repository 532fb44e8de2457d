"""The last second in which a file may be sent."""

import datetime as dt

import pytest
from at_the_bank import BANK, at_bank, ledger, send
from sample_company import Company

from einvoice.clock import Clock
from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode
from jobs.problems import hint, message


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
    rendered: Company,
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
        assert message(problem, "en") == (
            f"{record.file_id}: it is {At.moment:%Y-%m-%d %H:%M}, expected before "
            f"{last:%Y-%m-%d %H:%M}, the last the bank takes this due date"
        )
        assert hint(problem, "en").endswith("it plans new invoices with a later due date")
        assert (record.state, record.attempt) == (FileState.READY, 0)
