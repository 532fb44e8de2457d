"""Bars of a chart as numbers, for SVG that is drawn by the server; the figures are beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

HIGHEST = 1000
"""The height of the highest bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its short label, and its height up to `HIGHEST`."""

    label: str
    height: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars in order of time. ``highest`` is the place of the highest, None without bars."""

    bars: tuple[Bar, ...]
    highest: int | None


def chart_of(values: Sequence[tuple[str, int | None]]) -> Chart:
    """Return the bars of labels with values; what is missing or below nothing has no height.

    >>> chart_of([("1", 500), ("2", None), ("3", 2000)]).bars[0]
    Bar(label='1', height=250)
    """
    plain = [max(0, value or 0) for _, value in values]
    most = max(plain, default=0)
    bars = tuple(
        Bar(label, value * HIGHEST // most if most else 0)
        for (label, _), value in zip(values, plain, strict=True)
    )
    return Chart(bars, plain.index(most) if most else None)
