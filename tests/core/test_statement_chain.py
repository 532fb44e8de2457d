"""Closing = next opening, whatever the order in which statements came."""

import datetime as dt
import random
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statement_samples import day, kept

from einvoice.core.findings import Level
from einvoice.core.payments import KeptStatement
from einvoice.core.statement_chain import Chain, chain

CLOSED = frozenset({day(18)})
MONDAY, TUESDAY, WEDNESDAY = kept(2, 2, 100, 150), kept(3, 3, 150, 140), kept(4, 4, 140, 141)
NETS = {2: 50, 3: -10, 4: 1}


def chained(statements: Iterable[KeptStatement], nets: dict[int, int]) -> Chain:
    """Return the chain of statements over entries that sum to this by day."""
    return chain(statements, {day(number): net for number, net in nets.items()}, CLOSED)


def told(found: Chain) -> tuple[int | None, list[str]]:
    """Return the last closed day and the codes."""
    until = found.closed_until.day if found.closed_until else None
    return until, [finding.code for finding in found.findings]


def test_a_chain_without_a_gap() -> None:
    """Three days, one of them twice; none at all."""
    assert told(chained([WEDNESDAY, MONDAY, TUESDAY, MONDAY], NETS)) == (4, [])
    assert told(chained([], {})) == (None, [])


def test_a_gap_names_both_sides() -> None:
    """Nothing after it is closed, until the missing statement comes."""
    found = chained([MONDAY, WEDNESDAY], {2: 50, 4: 1})
    assert told(found) == (2, ["statement-gap"])
    assert found.findings[0].level is Level.ERROR
    assert [value for _, value in found.findings[0].facts] == [
        "LV33*9983",
        "2026-11-02",
        "1.50",
        "2026-11-04",
        "1.40",
    ]


def test_banking_days_that_are_in_no_statement_are_shown() -> None:
    """The balances agree, so nothing is blocked; weekends and closed days are not missing."""
    friday, monday = kept(6, 6, 150, 150), kept(9, 9, 150, 150)
    assert told(chained([friday, monday], {})) == (9, [])
    before, after = kept(17, 17, 150, 150), kept(19, 19, 150, 150)
    assert told(chained([before, after], {})) == (19, [])
    assert told(chained([monday, kept(11, 11, 150, 150)], {}))[1] == ["statement-days-missing"]
    found = chained([monday, after], {})
    assert told(found) == (19, ["statement-days-missing"])
    assert found.findings[0].level is Level.WARNING
    assert [value for _, value in found.findings[0].facts][1:] == ["2026-11-10", "2026-11-17"]


def test_overlapping_statements_that_agree() -> None:
    """A month over its days, and a day inside it."""
    month = kept(2, 6, 100, 141)
    assert told(chained([month, MONDAY, TUESDAY, WEDNESDAY], NETS)) == (6, [])
    assert told(chained([TUESDAY, month, kept(9, 9, 141, 141)], NETS)) == (9, [])
    assert told(chained([kept(2, 3, 100, 140), kept(3, 4, 150, 141)], NETS)) == (4, [])


def test_an_overlap_with_other_sums() -> None:
    """The second begins with a balance the first did not have before that day."""
    first, second = kept(2, 3, 100, 140), kept(3, 4, 151, 142, "b.xml")
    found = chained([first, second], NETS)
    assert told(found) == (2, ["statement-overlap"])
    assert [value for _, value in found.findings[0].facts][1:4] == ["2026-11-03", "1.51", "1.50"]
    assert found.findings[0].level is Level.ERROR


def test_two_first_statements_with_other_balances() -> None:
    """No day is closed: not theirs, nor any before them."""
    found = chained([MONDAY, kept(2, 2, 200, 250, "b.xml")], {2: 50})
    assert told(found) == (None, ["statement-overlap"])


def test_a_fuller_statement_of_a_day_counts() -> None:
    """The other is outdated, whichever came first; the next day confirms it."""
    fuller, after = kept(2, 2, 100, 170, "b.xml"), kept(3, 3, 170, 160)
    nets = {2: 70, 3: -10}
    for order in ([MONDAY, fuller, after], [after, fuller, MONDAY]):
        found = chained(order, nets)
        assert told(found) == (3, ["statement-outdated"])
        assert found.findings[0].level is Level.WARNING


def test_findings_are_in_the_order_of_their_days() -> None:
    """Whatever their level: a fuller statement, then a gap."""
    fuller = kept(2, 2, 100, 170, "b.xml")
    found = chained([MONDAY, fuller, kept(5, 5, 99, 99)], {2: 70})
    assert told(found) == (2, ["statement-outdated", "statement-gap"])


def test_two_statements_of_a_day_that_differ() -> None:
    """Neither has all entries: the day is open until one that has them comes."""
    other = kept(2, 2, 100, 160)
    found = chained([MONDAY, other, kept(3, 3, 210, 200)], {2: 110, 3: -10})
    assert told(found) == (None, ["statement-differs", "statement-differs"])
    facts = [value for _, value in found.findings[0].facts]
    assert facts == ["LV33*9983", "2026-11-02", "1.50", "2.10"]
    whole = kept(2, 2, 100, 210)
    assert told(chained([MONDAY, other, whole, kept(3, 3, 210, 200)], {2: 110, 3: -10})) == (
        3,
        ["statement-outdated", "statement-outdated"],
    )


def test_a_correction_of_one_day_of_a_long_statement_leaves_the_others_open() -> None:
    """The long statement closes with a balance that is no longer so."""
    long, correction = kept(2, 4, 100, 141), kept(2, 2, 100, 170)
    found = chained([long, correction], {2: 70, 3: -10, 4: 1})
    assert told(found) == (2, ["statement-differs"])
    assert dict(found.findings[0].facts)["day"] == "2026-11-03"
    rest = kept(3, 4, 170, 161)
    assert told(chained([long, correction, rest], {2: 70, 3: -10, 4: 1})) == (
        4,
        ["statement-outdated"],
    )


def test_a_chain_in_any_order_is_the_same() -> None:
    """Fifty orders of ten years of statements with a gap in them."""
    rng = random.Random("chain")  # noqa: S311 - not a secret
    first, balance, statements, nets = dt.date(2016, 1, 1), 0, [], {}
    for number in range(200):
        on = first + dt.timedelta(days=number)
        nets[on] = rng.randrange(-500, 900)
        statements.append(KeptStatement(f"{number}", "LV", on, on, balance, balance + nets[on]))
        balance += nets[on]
    del statements[120]
    expected = chain(statements, nets, CLOSED)
    assert expected.closed_until == first + dt.timedelta(days=119)
    for _ in range(50):
        rng.shuffle(statements)
        assert chain(statements, nets, CLOSED) == expected


RANGES = st.tuples(st.integers(2, 9), st.integers(2, 9)).map(sorted)


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(st.integers(2, 9), st.integers(-99, 99)),
    st.lists(RANGES, max_size=6),
    st.randoms(),
)
def test_true_statements_of_any_days_make_a_chain(
    nets: dict[int, int], ranges: list[list[int]], rng: random.Random
) -> None:
    """However they overlap and in whatever order they came, once every day is in one of them."""
    balance = {number: sum(nets.get(one, 0) for one in range(number + 1)) for number in range(10)}
    pairs = [*ranges, *([number, number] for number in range(2, 10))]
    statements = [
        kept(first, last, balance[first - 1], balance[last], f"{place}.xml")
        for place, (first, last) in enumerate(pairs)
    ]
    rng.shuffle(statements)
    assert told(chained(statements, nets)) == (9, [])


@pytest.mark.parametrize("missing", [2, 3])
def test_the_first_fault_decides_what_is_closed(missing: int) -> None:
    """A day before it is closed, whatever comes later."""
    days = {2: MONDAY, 3: TUESDAY, 4: WEDNESDAY, 5: kept(5, 5, 999, 999)}
    there = [one for number, one in days.items() if number != missing]
    nets = {number: net for number, net in NETS.items() if number != missing}
    until, codes = told(chained(there, nets))
    assert until == {2: 4, 3: 2}[missing]
    assert codes[-1] == "statement-gap"
