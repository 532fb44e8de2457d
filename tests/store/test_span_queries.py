"""Queries of a customer's invoices that are built once, and asked by many threads."""

import pytest

from einvoice.store import span_invoices
from einvoice.store.span_conditions import SpanShape

SHAPE = SpanShape(codes=7, coded=0, plain=0, after=False, before=False)
KEY = "_generate_cache_key"
"""Where SQLAlchemy remembers what a query is cached by."""


@pytest.mark.parametrize("name", ["_latest", "_of_number", "_of_period"])
def test_a_query_takes_nothing_along_from_another_that_is_asked(name: str) -> None:
    """The list is asked by a thread that has just remembered its key, and not yet said so."""
    for query in (span_invoices._invoices, getattr(span_invoices, name)):
        query.cache_clear()
    listed = span_invoices._invoices(SHAPE)
    listed.__dict__[KEY] = remembered = listed._generate_cache_key
    made = getattr(span_invoices, name)(SHAPE)
    assert made.__dict__.get(KEY) is not remembered
    key, other = made._generate_cache_key(), listed._generate_cache_key()
    assert key is not None
    assert other is not None
    assert key.key != other.key
    for query in (span_invoices._invoices, getattr(span_invoices, name)):
        query.cache_clear()
