"""Which entries are the same: any order, repetition and overlap of files gives one set."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from statement_samples import ACCOUNT, day, entry

from einvoice.core.entry_identity import identified, merged
from einvoice.core.payments import EntryPart, Payer, StatementEntry

PAYMENT, FEE = entry(2, 5_000, "RO1"), entry(2, -35, "RO1")


def taken(*statements: list[StatementEntry]) -> Counter[StatementEntry]:
    """Return the entries that remain of several statements of one account."""
    return Counter(merged(*(identified(ACCOUNT, one) for one in statements)).values())


def test_two_equal_payments_stay_two_and_three_become_three() -> None:
    """After the file comes three times; after a corrected statement with three."""
    two, three = [PAYMENT, PAYMENT], [PAYMENT] * 3
    assert taken(two, two, two) == Counter({PAYMENT: 2})
    assert taken(two, three) == taken(three, two) == Counter({PAYMENT: 3})


def test_a_payment_and_its_fee_share_a_reference() -> None:
    """The sum tells them apart; the sign too."""
    same = entry(2, -5_000, "RO1")
    assert taken([PAYMENT, FEE, same], [FEE]) == Counter({PAYMENT: 1, FEE: 1, same: 1})


def test_the_same_reference_on_another_day_or_account_is_another_entry() -> None:
    """References recur over the years."""
    other = entry(3, 5_000, "RO1")
    assert len(taken([PAYMENT], [other])) == 2
    both = merged(identified(ACCOUNT, [PAYMENT]), identified("LV58UNLA0050000000001", [PAYMENT]))
    assert len(both) == 2


def test_without_a_reference_what_it_says_tells_it_apart() -> None:
    """A statement with only the second of two payments does not make it the first."""
    anna, berta = entry(2, 5_000, text="Anna"), entry(2, 5_000, text="Berta")
    assert taken([berta], [anna, berta]) == Counter({anna: 1, berta: 1})
    assert taken([anna, anna], [anna]) == Counter({anna: 2})


def test_each_word_of_an_entry_is_part_of_what_it_says() -> None:
    """Whatever differs between two payments of one sum."""
    words = ("text", "end_to_end_id", "transaction_id", "bank_ref", "structured_ref")
    parts = [EntryPart(5_000, **{word: "x"}) for word in (*words, "document_number")]
    parts += [
        EntryPart(5_000, payer=Payer(**{word: "x"})) for word in ("name", "account", "code", "bank")
    ]
    entries = [StatementEntry(day(2), 5_000, (part,)) for part in parts]
    entries += [StatementEntry(day(2), 5_000, (EntryPart(5_000),), day(3))]
    entries += [StatementEntry(day(2), 5_000, (EntryPart(5_000),), kind="FEES")]
    entries += [StatementEntry(day(2), 5_000, (EntryPart(2_000), EntryPart(3_000)))]
    found = merged(*(identified(ACCOUNT, [one]) for one in entries))
    assert len(found) == len(entries)


def test_no_reference_is_in_a_representation() -> None:
    """A reference may be a payer's own words."""
    (identity,) = merged(identified(ACCOUNT, [entry(2, 1, "Anna")]))
    assert "Anna" not in repr(identity)
    assert ACCOUNT not in repr(identity)


ENTRIES = st.builds(
    entry,
    st.integers(2, 6),
    st.sampled_from([1, 1, 5_000, -35, 0]),
    st.sampled_from(["", "", "RO1", "RO2"]),
    st.sampled_from(["a", "b"]),
)
RANGES = st.tuples(st.integers(2, 6), st.integers(2, 6)).map(sorted)


@settings(max_examples=150, deadline=None)
@given(st.lists(ENTRIES, max_size=12), st.lists(RANGES, max_size=5), st.randoms())
def test_any_order_repetition_and_overlap_gives_the_same_entries(
    truth: list[StatementEntry], ranges: list[list[int]], rng: object
) -> None:
    """Statements of any ranges of days, each day whole, always as the bank orders its entries."""
    days = {one.booked_on.day for one in truth}
    files = [
        [one for one in truth if first <= one.booked_on.day <= last]
        for first, last in [*ranges, *ranges[:1], *([number, number] for number in days)]
    ]
    rng.shuffle(files)  # type: ignore[attr-defined]
    assert taken(*files) == Counter(truth)
