"""A run of several months ends with the gravest of them, in its document and as a process."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sample_company import Company

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.exit_codes import ExitCode
from jobs.context import Context
from jobs.running import told_run
from jobs.running.month import RunReport
from jobs.running.scheduler import Ticker
from jobs.talk import Silence


@pytest.fixture
def two_months(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have an earlier month end with 7 before the present one does all that is due."""

    def run_all(context: Context, bank: str | None = None) -> Iterator[RunReport]:
        report = told_run.run(context, context.default_period, bank)
        yield replace(report, exit_code=ExitCode.OUTCOME_UNKNOWN)
        yield report

    monkeypatch.setattr(told_run, "run_all", run_all)


@pytest.mark.usefixtures("two_months")
def test_the_document_says_what_the_process_ends_with(company: Company) -> None:
    """Also where only an earlier month is not at its end."""
    result = company.cli("run", "--json")
    assert (result.code, result.json["exit_code"]) == (7, 7)


def test_what_stops_an_earlier_month_hides_nothing_of_this_one(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The present month's document is printed, the error is said, and the gravest code ends it."""

    def run_all(context: Context, bank: str | None = None) -> Iterator[RunReport]:
        yield replace(
            told_run.run(context, context.default_period, bank), exit_code=ExitCode.OUTCOME_UNKNOWN
        )
        raise RefusedByCheckError("copy-older", lacks=())

    monkeypatch.setattr(told_run, "run_all", run_all)
    result = company.cli("run", "--json")
    assert (result.code, result.json["exit_code"], result.json["period"]) == (7, 7, "2026-10")
    assert "error" in result.err


@pytest.mark.usefixtures("two_months")
def test_a_tick_ends_with_the_gravest_month(company: Company) -> None:
    """The last month alone would say that all is done."""

    @contextlib.contextmanager
    def opening() -> Iterator[Context]:
        with company.context() as context, context.store.run_lock():
            yield context

    ticker = Ticker(opening, Silence(), 7, "en")
    ticker.tick()
    assert ticker.last is ExitCode.OUTCOME_UNKNOWN


@pytest.mark.parametrize("step", ["calculate", "issue"])
def test_each_step_takes_a_bank(company: Company, step: str) -> None:
    """As the other steps do, so that all five are called alike; it is done for all banks."""
    company.cli("calculate")
    assert company.cli(step, "--bank", "nobank").code == 2
    assert company.cli(step, "--bank", "seb").code == 0
    banks = {row["bank"] for row in company.table("invoices")}
    assert {"seb", "swedbank"} <= banks


def test_a_sample_is_of_the_clock_that_is_given(company: Company) -> None:
    """`--today` sets the clock: the month before it is the sample's last."""
    target = company.home / "sampled"
    done = company.cli("sample", str(target), "--flats", "2", "--months", "1", today="2026-03-05")
    assert done.code == 0
    assert "2026-02" in (target / "readings.csv").read_text("utf-8")
    assert "2026-10" not in (target / "readings.csv").read_text("utf-8")
