"""The conditions that leave out invoices of other customers, as queries that are built once.

Equal shapes share a query; whose invoices are asked for is in its values alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, or_

from einvoice.core.ownership import spellings
from einvoice.store.customer_accounts import COUNTING
from einvoice.store.customer_spans import CustomerSpan
from einvoice.store.rows import among
from einvoice.store.tables import invoices


@dataclass(frozen=True, slots=True)
class SpanShape:
    """How many values the conditions of a span have, and which bounds.

    ``codes`` are the spellings of codes, ``coded`` the names of rows with a code, ``plain`` those
    of rows without one.
    """

    codes: int
    coded: int
    plain: int
    after: bool
    before: bool


def shape_of(span: CustomerSpan) -> SpanShape:
    """Return the shape of a span's conditions."""
    codes, coded, plain = _lists(span)
    bounds = span.after is not None, span.before is not None
    return SpanShape(len(codes), len(coded), len(plain), *bounds)


def values_of(span: CustomerSpan, **others: object) -> dict[str, object]:
    """Return the values of a span's conditions, and others beside them."""
    lists = zip(("code", "coded", "plain"), _lists(span), strict=True)
    named = {f"{name}_{i}": value for name, of in lists for i, value in enumerate(of)}
    return {
        "span_flat": span.key.flat_id,
        "span_after": span.after,
        "span_before": span.before,
        **named,
        **others,
    }


def theirs(shape: SpanShape) -> ColumnElement[bool]:
    """Return the condition that an invoice counts, and went to the customer of a span.

    As `core.ownership.same_customer` has it, but names are compared as they are written: a buyer
    written otherwise, and without a code, is nobody's here.
    """
    return _condition(shape, None)


def is_theirs(span: CustomerSpan) -> ColumnElement[bool]:
    """Return as `theirs`, with the values of a span in it."""
    return _condition(shape_of(span), values_of(span))


def _condition(shape: SpanShape, values: Mapping[str, Any] | None) -> ColumnElement[bool]:
    columns = invoices.c

    def value(name: str, column: ColumnElement[Any]) -> BindParameter[Any]:
        if values is None:
            return bindparam(name, type_=column.type)
        return bindparam(None, values[name], column.type)

    def each(name: str, count: int, column: ColumnElement[Any]) -> ColumnElement[bool]:
        return column.in_([value(f"{name}_{i}", column) for i in range(count)])

    buys = [each("code", shape.codes, columns.buyer_code)] if shape.codes else []
    named = columns.buyer_name != ""
    if shape.coded:
        without = named & (columns.buyer_code == "")
        buys.append(each("coded", shape.coded, columns.buyer_name) & without)
    if shape.plain:
        buys.append(each("plain", shape.plain, columns.buyer_name) & named)
    conditions = [
        columns.flat_id == value("span_flat", columns.flat_id),
        among(columns.state, COUNTING),
        or_(*buys),
    ]
    if shape.after:
        conditions.append(columns.period > value("span_after", columns.period))
    if shape.before:
        conditions.append(columns.period <= value("span_before", columns.period))
    return and_(*conditions)


def _lists(span: CustomerSpan) -> tuple[list[str], list[str], list[str]]:
    """Return the codes, the names of rows with a code and those of rows without."""
    codes = sorted(spellings(row.code for row in span.rows))
    coded = sorted({row.name for row in span.rows if spellings([row.code])})
    plain = sorted({row.name for row in span.rows if not spellings([row.code])})
    return codes, coded, plain
