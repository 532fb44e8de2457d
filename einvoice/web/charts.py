"""Bars of a chart as numbers, for SVG that is drawn by the server; each has its figure beside."""

from collections.abc import Sequence
from dataclasses import dataclass

HIGHEST = 1000
"""The length of the longest bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label, its length up to `HIGHEST`, and its figure; empty where there is none."""

    label: str
    length: int
    figure: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars in order of time. ``highest`` is the place of the longest, None without bars."""

    bars: tuple[Bar, ...]
    highest: int | None


def chart_of(values: Sequence[tuple[str, int | None, str]]) -> Chart:
    """Return the bars of labels with values and figures; what is below nothing has no length.

    >>> chart_of([("1", 500, "5.00"), ("2", None, ""), ("3", 2000, "20.00")]).bars[0]
    Bar(label='1', length=250, figure='5.00')
    """
    plain = [max(0, value or 0) for _, value, _ in values]
    most = max(plain, default=0)
    bars = tuple(
        Bar(label, value * HIGHEST // most if most else 0, figure)
        for (label, _, figure), value in zip(values, plain, strict=True)
    )
    return Chart(bars, plain.index(most) if most else None)
