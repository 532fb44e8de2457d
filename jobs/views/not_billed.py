"""The lines about months that were taken back by a line and are billed nowhere."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from einvoice.store.taken_back_months import NotBilled
from einvoice.texts.screens import label

_NAMED = 3


def not_billed_lines(found: Sequence[NotBilled], language: str) -> Iterator[str]:
    """Yield a line for each month, with the first of its flats and what is to be imported."""
    ordered = sorted(found, key=_months)
    for (period, later), group in groupby(ordered, key=_months):
        flats = [month.flat_id for month in group]
        named = ", ".join([*flats[:_NAMED], *["..."][: len(flats) > _NAMED]])
        yield label(
            "not_billed",
            language,
            period=period,
            later=later,
            count=len(flats),
            flats=named,
            path="charges.csv",
        )


def _months(one: NotBilled) -> tuple[str, str]:
    return str(one.period), str(one.later)
