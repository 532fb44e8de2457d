"""Pages of one statement are joined, and nothing counts before the last is there."""

import itertools

import pytest
from statement_samples import FIDAVISTA, page

from einvoice.core.findings import Level
from einvoice.core.payments import StatementPage
from einvoice.core.statement_pages import Joined, id_without_page, joined


def pages(count: int) -> list[StatementPage]:
    """Return the pages of one statement."""
    return [
        page([(2, number)], page=number, is_last=number == count, source=f"{number}.xml")
        for number in range(1, count + 1)
    ]


def told(found: Joined) -> list[tuple[str, str]]:
    """Return the codes and the pages they name."""
    return [(finding.code, dict(finding.facts)["page"]) for finding in found.findings]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_in_any_order(order: tuple[int, ...]) -> None:
    """Also when a page comes twice, from another file."""
    three = pages(3)
    again = page([(2, 2)], page=2, is_last=False, source="again.xml", place=4)
    found = joined([*(three[number] for number in order), again])
    (whole,) = found.statements
    assert [one.page for one in whole.pages] == [1, 2, 3]
    assert found.findings == ()
    assert whole.source == "3.xml"


@pytest.mark.parametrize(
    ("there", "missing"),
    [((1,), "2"), ((2,), "1"), ((3,), "1"), ((1, 3), "2"), ((1, 2), "3"), ((2, 3), "1")],
)
def test_a_missing_page_is_named(there: tuple[int, ...], missing: str) -> None:
    """Nothing of the statement counts; it is a problem and no error, for it may come."""
    three = pages(3)
    found = joined(three[number - 1] for number in there)
    assert found.statements == ()
    assert told(found) == [("statement-page-missing", missing)]
    assert found.findings[0].level is Level.PROBLEM


def test_a_page_in_two_versions() -> None:
    """Which of them counts, only the bank knows."""
    other = page([(2, 99)], page=1, is_last=False)
    assert told(joined([*pages(2), other])) == [("statement-page-differs", "1")]


def test_pages_after_the_last() -> None:
    """Two pages say they are the last."""
    more = page([(2, 3)], page=3, is_last=True)
    found = joined([*pages(2), more])
    assert found.statements == ()
    assert told(found) == [("statement-page-differs", "2")]


def test_whole_statements_stay_apart() -> None:
    """A corrected statement of the same day is no second version of a page."""
    one, other = page([(2, 1)]), page([(2, 1), (2, 2)])
    assert len(joined([one, other]).statements) == 2


def test_pages_of_different_statements_stay_apart() -> None:
    """Account, currency, format, period and id tell them apart."""
    first = page(page=1, is_last=False)
    for change in (
        {"account": "LV58UNLA0050000000001"},
        {"currency": "USD"},
        {"format": FIDAVISTA},
        {"days": (2, 3)},
        {"statement_id": "7"},
    ):
        second = page(page=2, **change)  # type: ignore[arg-type]
        assert joined([first, second]).statements == ()


def test_statements_are_in_the_order_of_their_days() -> None:
    """So that a chain is taken from its beginning."""
    found = joined([page(days=(5, 6)), page(days=(2, 4)), page(days=(3, 4))])
    assert [one.first_day.day for one in found.statements] == [2, 3, 5]


def test_the_page_in_an_id() -> None:
    """Only a number of its own, and only that of the page."""
    assert id_without_page("A-2026-002", 2) == "A-2026"
    assert id_without_page("A-2026-12", 2) == "A-2026-12"
    assert id_without_page("A/10", 10) == "A"
    assert id_without_page("2", 2) == "2"
