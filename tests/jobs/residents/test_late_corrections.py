"""A correction that comes after its window: what came in time goes on counting, and is shown so."""

import datetime as dt

from resident_world import AFTER, TO_CALCULATE, Resident
from taken import calculated

IN_TIME, CORRECTED = "631,9", "630,277"


def test_a_late_correction_that_is_not_used_replaces_nothing(resident: Resident) -> None:
    """The list said of both that they do not count, and the calculation took the first."""
    resident.send(IN_TIME)
    assert resident.send(CORRECTED, AFTER).state == "late"
    assert resident.states() == [("received", ""), ("late", "")]
    calculated(resident)
    assert resident.readings() == {"2026-10-31": (631_900, "portal")}
    assert resident.send("630,5", TO_CALCULATE).state == "late"
    assert resident.states() == [("taken", ""), ("replaced", "NEWER_COUNTS"), ("late", "")]


def test_what_came_in_time_is_not_replaced_by_what_was_late_before_it(resident: Resident) -> None:
    """A phone's reading of the window arrives within its day, after a late one of another phone."""
    assert resident.send(CORRECTED, AFTER).state == "late"
    now = dt.datetime.now(dt.UTC)
    read_at = (now - dt.timedelta(hours=20)).strftime("%Y-%m-%dT%H:%M:%SZ")
    sent_at = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    answer = resident.send(IN_TIME, "2026-11-02", read_at=read_at, sent_at=sent_at)
    assert answer.state == "received"
    assert resident.states() == [("late", ""), ("received", "")]


def test_where_late_readings_are_used_a_correction_counts_until_one_is_taken(
    resident: Resident,
) -> None:
    """Before the calculation it replaces what came in time, and afterwards it does not."""
    resident.company.edit_config("[portal]\n", '[portal]\nlate = "use_until_issue"\n')
    resident.send(IN_TIME)
    resident.send(CORRECTED, AFTER)
    assert resident.states() == [("replaced", "NEWER_COUNTS"), ("late", "")]
    calculated(resident)
    assert resident.readings() == {"2026-11-01": (630_277, "portal")}
    resident.send("630,4", TO_CALCULATE)
    assert resident.states()[1:] == [("taken", ""), ("late", "")]
