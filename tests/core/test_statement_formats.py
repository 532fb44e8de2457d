"""The same day in two formats is compared by its sums and never merged."""

import datetime as dt

from statement_samples import CAMT, FIDAVISTA, day, statement

from einvoice.core.findings import Finding, Level
from einvoice.core.payments import Counts, StatementFormat
from einvoice.core.statement_formats import KnownDays, known_days

OWNERS = {day(2): CAMT, day(3): CAMT}
KEPT: dict[dt.date, Counts] = {day(2): {5_000: 2, -35: 1}}


def found(*entries: tuple[int, int], format: StatementFormat = FIDAVISTA) -> KnownDays | Finding:  # noqa: A002 - the field's name
    """Return the known days of a statement of the 2nd to the 4th."""
    return known_days(statement(entries, (2, 4), format=format), OWNERS, KEPT)


def test_equal_sums_are_known() -> None:
    """Whatever their order; a day without entries too, and new days are taken."""
    known = found((2, -35), (2, 5_000), (2, 5_000), (4, 1))
    assert isinstance(known, KnownDays)
    assert known.days == {day(2), day(3)}
    (note,) = known.findings
    assert (note.level, note.code) == (Level.NOTE, "statement-known-days")
    assert [value for _, value in note.facts][1:] == ["2026-11-02", "2026-11-03"]


def test_other_sums_refuse_the_statement_with_the_difference() -> None:
    """Also where the totals agree."""
    for entries in (
        [(2, 5_000), (2, -35)],
        [(2, 9_965)],
        [(2, 5_000), (2, 5_000), (2, -35), (3, 1)],
    ):
        refused = found(*entries)
        assert isinstance(refused, Finding)
        assert (refused.level, refused.code) == (Level.ERROR, "statement-other-format")
    facts = dict(found((2, 9_965)).facts)  # type: ignore[union-attr]
    assert (facts["entries"], facts["net"]) == ("1", "99.65")
    assert (facts["known_entries"], facts["known_net"]) == ("3", "99.65")


def test_the_format_that_closed_the_day_is_merged_by_identity() -> None:
    """Its statements are not compared here, nor days nobody closed."""
    assert found((2, 1), format=CAMT) == KnownDays(frozenset(), ())
    before = statement([(1, 1)], (1, 1), format=FIDAVISTA)
    assert known_days(before, OWNERS, KEPT) == KnownDays(frozenset(), ())
    later = statement([(9, 1)], (9, 9), format=FIDAVISTA)
    assert known_days(later, OWNERS, KEPT) == KnownDays(frozenset(), ())
