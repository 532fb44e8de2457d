"""Months on end with database and simulator: one run each, on time, with a machine down at times.

Four months with a year's end and Easter; with SOAK=1 three years.
"""

import datetime as dt
import os
import random

import pytest
from at_the_bank import BANK
from sample_company import Company

from einvoice.closing_days import closed_days
from einvoice.core import deadlines
from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period

FIRST, COUNT = Period(2026, 11), 36 if os.environ.get("SOAK") else 4
LONGEST_DOWN = 5
_DAY = dt.timedelta(days=1)
CLOSED = closed_days(2026, 2031)


def table(company: Company, name: str, period: Period) -> list[dict[str, str]]:
    """Return an exported table of a month."""
    target = company.home / f"{name}.csv"
    assert company.cli("export", name, "--period", str(period), "--to", str(target)).code == 0
    header, *rows = target.read_text("utf-8").splitlines()
    return [dict(zip(header.split(","), row.split(","), strict=True)) for row in rows]


def ticks(company: Company, period: Period, up: list[dt.date]) -> dt.date:
    """Call `run` on the days the machine is up until all is sent; return that day."""
    for day in up:
        done = company.cli("run", "--period", str(period), "--json", today=str(day))
        assert done.code in {0, ExitCode.REFUSED_BY_CHECK}, done.err
        if done.json["counts"]["accepted"]:
            return day
    raise AssertionError("never sent")


def test_every_month_is_sent_once_and_on_time(simple: Company) -> None:
    """Whatever five days the machine is down; a run after it has nothing to do."""
    draw = random.Random(20261105)  # noqa: S311 - repeatable, no secret
    period, seen = FIRST, 0
    for _ in range(COUNT):
        sending = period.next
        down = sending.first_day + draw.randrange(10) * _DAY
        off = {down + n * _DAY for n in range(LONGEST_DOWN)}
        days = [sending.first_day + n * _DAY for n in range(14)]
        sent_on = ticks(simple, period, [day for day in days if day not in off])
        limit = deadlines.deadline(period, 3, dt.time(17), CLOSED).at
        assert dt.datetime.combine(sent_on, dt.time(9)) < limit
        files = simple.bank_files()
        assert len(files) == seen + 2
        seen = len(files)
        again = simple.cli("run", "--period", str(period), today=str(sent_on + _DAY))
        assert "nothing to do" in again.err
        assert simple.bank_files() == files
        rows = table(simple, "invoices", period)
        assert len({row["flat_id"] for row in rows}) == len(rows)
        numbers = sorted(int(row["invoice_number"]) for row in rows)
        base = int(f"{sending.year % 100:02d}{sending.month:02d}0000000")
        assert numbers == list(range(base + 1, base + 1 + len(rows)))
        due = f"<PayDueDate>{sending.last_day}</PayDueDate>".encode()
        newest = [content for name, content in files.items() if f"{base}"[:4] in name]
        assert all(content.count(due) == content.count(b"<Invoice ") for content in newest)
        assert len(newest) == 2
        period = period.next


@pytest.mark.parametrize(
    ("back", "code", "due"),
    [
        pytest.param("2026-12-14", ExitCode.DONE, "2026-12-31", id="the last day"),
        pytest.param("2026-12-18", ExitCode.DEADLINE_IN_DANGER, "2026-12-31", id="late"),
        pytest.param("2026-12-30", ExitCode.DEADLINE_IN_DANGER, "2027-01-31", id="a month later"),
    ],
)
def test_a_machine_that_was_down_longer(
    simple: Company,
    back: str,
    code: ExitCode,
    due: str,
) -> None:
    """It sends at once, says that the deadline was lost, and sets a due date that can be kept."""
    done = simple.cli("run", "--period", "2026-11", "--json", today=back)
    assert done.code is not None
    assert ExitCode(done.code) is code, done.err
    assert done.json["counts"]["accepted"] > 0
    (content,) = (text for name, text in simple.bank_files().items() if name.startswith(BANK))
    assert f"<PayDueDate>{due}</PayDueDate>".encode() in content
