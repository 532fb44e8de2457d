"""A statement that does not balance to the cent is refused with both figures."""

import datetime as dt
from dataclasses import replace

import pytest
from statement_samples import ACCOUNT, day, entry, page, statement

from einvoice.core.findings import Level
from einvoice.core.payments import (
    EntryPart,
    Payer,
    StatedTotals,
    Statement,
    StatementEntry,
    Totals,
)
from einvoice.core.statement_totals import Tally, faults

ENTRIES = ((2, 5_000), (2, 1_250), (3, -300))
STATED = StatedTotals(3, 6_550, 5_950, 2, 6_250, 1, 300)


def codes(found: Statement) -> list[str]:
    """Return the codes of the faults."""
    return [finding.code for finding in faults(found)]


def test_a_statement_that_balances() -> None:
    """With the bank's own figures, without them, and without entries."""
    assert codes(statement(ENTRIES, (2, 3), stated=STATED)) == []
    assert codes(statement(ENTRIES, (2, 3))) == []
    assert codes(statement(stated=StatedTotals(0, 0, 0, 0, 0, 0, 0))) == []


@pytest.mark.parametrize("closing", [15_949, 15_951])
def test_one_cent_is_enough(closing: int) -> None:
    """The finding has what it should be and what it is, and the account masked."""
    (found,) = faults(statement(ENTRIES, (2, 3), closing_cents=closing))
    assert found.level is Level.ERROR
    assert found.facts == (
        ("account", "LV33*9983"),
        ("first", "2026-11-02"),
        ("last", "2026-11-03"),
        ("expected", "159.50"),
        ("closing", f"159.{closing % 100}"),
    )


def test_a_missing_balance() -> None:
    """Each is named, and such a statement cannot be kept."""
    broken = statement(ENTRIES, (2, 3), opening_cents=None, closing_cents=None)
    assert codes(broken) == ["statement-no-opening", "statement-no-closing"]
    for one in (broken, statement(closing_cents=None), statement(opening_cents=None)):
        with pytest.raises(ValueError, match="without a balance"):
            _ = one.kept
    assert codes(statement(closing_cents=None)) == ["statement-no-closing"]
    assert statement(ENTRIES, (2, 3)).kept.closing_cents == 15_950


@pytest.mark.parametrize(
    ("name", "element", "figures"),
    [
        ("entries", "TtlNtries/NbOfNtries", ("4", "3")),
        ("turnover_cents", "TtlNtries/Sum", ("65.51", "65.50")),
        ("net_cents", "TtlNtries/TtlNetNtryAmt", ("59.51", "59.50")),
        ("credits", "TtlCdtNtries/NbOfNtries", ("3", "2")),
        ("credit_cents", "TtlCdtNtries/Sum", ("62.51", "62.50")),
        ("debits", "TtlDbtNtries/NbOfNtries", ("2", "1")),
        ("debit_cents", "TtlDbtNtries/Sum", ("3.01", "3.00")),
    ],
)
def test_each_figure_of_the_bank_is_compared(
    name: str, element: str, figures: tuple[str, str]
) -> None:
    """One more than there is."""
    stated = replace(STATED, **{name: getattr(STATED, name) + 1})
    (found,) = faults(statement(ENTRIES, (2, 3), stated=stated))
    assert found.code == "statement-totals"
    assert [value for _, value in found.facts] == [element, *figures]


def test_entries_that_are_not_booked_may_be_in_the_banks_figures() -> None:
    """All figures with them, or all without; never some of each."""
    others = Totals(1, 700, 0, 0)

    def told(stated: StatedTotals) -> Statement:
        return statement(ENTRIES, (2, 3), stated=stated, others=others)

    with_them = StatedTotals(4, 7_250, 6_650, 3, 6_950, 1, 300)
    assert codes(told(with_them)) == []
    assert codes(told(STATED)) == []
    mixed = replace(with_them, entries=3)
    assert codes(told(mixed)) == ["statement-totals"]
    assert told(STATED).others == others


def test_pages_state_their_own_figures_or_those_of_the_whole() -> None:
    """Balances in the middle do not count: banks repeat them or carry them on."""
    first = page(ENTRIES[:1], (2, 3), is_last=False, closing_cents=None)
    last = page(ENTRIES[1:], (2, 3), page=2, opening_cents=None, closing_cents=15_950)
    own = StatedTotals(entries=1, turnover_cents=5_000)
    for stated in (own, STATED):
        assert codes(Statement((replace(first, stated=stated), last))) == []
    assert codes(Statement((replace(first, stated=replace(own, entries=2)), last))) == [
        "statement-totals"
    ]
    whole = Statement((first, last))
    assert whole.counts(day(2)) == {5_000: 1, 1_250: 1}
    assert whole.counts(day(4)) == {}
    assert whole.totals == Totals(2, 6_250, 1, 300)


@pytest.mark.parametrize("outside", [1, 4])
def test_an_entry_booked_outside_the_period(outside: int) -> None:
    """The neighbour's statement has that day."""
    (found,) = faults(statement([*ENTRIES, (outside, 10)], (2, 3)))
    assert found.code == "statement-day-outside"
    assert found.facts[0] == ("day", f"2026-11-0{outside}")
    (found,) = faults(statement([(4, 1), (1, 1)], (2, 3)))
    assert found.facts[0] == ("day", "2026-11-01")


def test_the_closing_balance_may_be_of_a_later_day() -> None:
    """A period that ends at midnight is the day before; the balance says which day it closes."""
    assert codes(statement([(3, 5)], (2, 2), closing_on=day(3))) == []
    assert statement(days=(2, 4), closing_on=day(3)).last_day == day(4)


def test_a_tally_counts_equals_and_zero() -> None:
    """Nothing is a credit, so that it is counted."""
    tally = Tally()
    for cents in (50, 50, -50, 0):
        tally.add(day(2), cents)
    tally.add_other(-7)
    assert tally.counted == {day(2): {50: 2, -50: 1, 0: 1}}
    assert tally.totals == Totals(3, 100, 1, 50)
    assert tally.others == Totals(0, 0, 1, 7)


def test_no_payer_is_in_a_representation() -> None:
    """Whatever is logged of an entry, page or statement."""
    payer = Payer("Anna Paraugs", ACCOUNT, "161175-19997", "HABALV22")
    part = EntryPart(1, "dzīvoklis Anna", payer, "E2E Anna", "TX", "REF", "RF18", "DOC")
    told = repr(StatementEntry(dt.date(2026, 11, 2), 1, (part,), None, "REF Anna"))
    told += repr(statement().kept) + repr(statement(statement_id="Anna")) + repr(entry(2, 1))
    for secret in ("Anna", "LV33", "161175", "TX", "RF18", "DOC"):
        assert secret not in told
