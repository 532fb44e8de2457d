"""What is asked of an entered value, which entry counts, and for how long old invoices are seen."""

import datetime as dt

import pytest

from einvoice.core.entered_readings import (
    Before,
    questions,
    unanswered,
)
from einvoice.core.period import Period
from einvoice.core.submitted_readings import (
    SubmittedReading,
    newest,
)


def steps(*uses: int) -> Before:
    """Return a meter's readings at the ends of months, from uses in thousandths; 5 places."""
    values, total = [], 90_000_000
    for month, used in enumerate((0, *uses), start=1):
        total = (total + used) % 100_000_000
        values.append((dt.date(2026, month, 28), total))
    return Before(tuple(values), 5)


@pytest.mark.parametrize(
    ("value", "before", "asked"),
    [
        (90_003_000, steps(), []),
        (90_000_000, steps(), ["NO_USE"]),
        (89_999_999, steps(), ["BELOW_LAST"]),
        (5_000, Before(((dt.date(2026, 5, 28), 99_998_000),), 5), ["ROLLED_OVER"]),
        (90_050_000, steps(), []),
        (90_050_001, steps(), ["LARGE_USE"]),
        (90_023_515, steps(3_000, 3_000, 3_000), []),
        (90_023_516, steps(3_000, 3_000, 3_000), ["LARGE_USE"]),
        (90_010_000, steps(0, 0, 0), []),
        (90_026_000, steps(3_000, 3_000), []),
        (60_000_000, Before(((dt.date(2026, 5, 28), 99_998_000),), 5), ["BELOW_LAST"]),
        (9_000_000, Before(((dt.date(2026, 5, 28), 99_998_000),), 5), ["ROLLED_OVER", "LARGE_USE"]),
    ],
)
def test_what_is_asked_of_a_value(value: int, before: Before, asked: list[str]) -> None:
    """The same, lower, rolled over, or over five times the usual or over 50 m3."""
    last_on = before.values[-1][0]
    read_on = last_on + dt.timedelta(days=30)
    assert [question.code for question in questions(value, read_on, before)] == asked


def test_the_use_of_several_months_is_compared_by_month() -> None:
    """Three months of the usual are usual."""
    before = steps(3_000, 3_000, 3_000)
    last_on, last = before.values[-1]
    after = last_on + dt.timedelta(days=90)
    assert questions(last + 43_545, after, before) == ()
    assert [q.code for q in questions(last + 43_548, after, before)] == ["LARGE_USE"]


def test_a_first_reading_raises_no_question() -> None:
    """Nothing is known before it."""
    assert questions(90_000_000, dt.date(2026, 10, 31), Before((), 5)) == ()


def test_yes_settles_what_may_be_confirmed() -> None:
    """A value below the last is never confirmed by yes."""
    below = questions(1_000_000, dt.date(2026, 10, 31), steps())
    same = questions(90_000_000, dt.date(2026, 10, 31), steps())
    assert unanswered(below, {"BELOW_LAST"}) == below
    assert unanswered(same, ()) == same
    assert unanswered(same, {"NO_USE"}) == ()


def submitted(key: str, read_at: str, received_at: str, *, off: bool = False) -> SubmittedReading:
    """Return a reading that came."""
    return SubmittedReading(
        key,
        "M1",
        dt.date(2026, 10, 31),
        Period(2026, 10),
        1_000,
        "u",
        read_at,
        received_at,
        clock_off=off,
    )


def test_the_newest_by_the_phones_clock_counts() -> None:
    """A phone whose clock is off counts by its arrival; of none there is none."""
    first = submitted("a", "2026-10-31T08:00:00Z", "2026-10-31T12:00:00Z")
    later = submitted("b", "2026-10-31T09:00:00Z", "2026-10-31T11:00:00Z")
    off = submitted("c", "2026-11-30T09:00:00Z", "2026-10-31T08:30:00Z", off=True)
    twin = submitted("d", "2026-10-31T09:00:00Z", "2026-10-31T11:00:00Z")
    assert newest([later, first, off]) == later
    assert newest([off, first]) == off
    assert newest([twin, later]) == twin
    assert newest([]) is None
