"""Ids go to statements in batches; none is left out and none comes twice."""

import pytest

from einvoice.store.batches import in_batches


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(0, []), (1, [1]), (1000, [1000]), (1001, [1000, 1]), (2500, [1000, 1000, 500])],
)
def test_a_statement_gets_a_thousand_at_most(count: int, sizes: list[int]) -> None:
    """In order, whatever their number."""
    found = list(in_batches(range(count)))
    assert [len(batch) for batch in found] == sizes
    assert [item for batch in found for item in batch] == list(range(count))


def test_fewer_where_an_item_binds_several_values() -> None:
    """As the caller says."""
    assert list(in_batches("abcde", 2)) == ["ab", "cd", "e"]
