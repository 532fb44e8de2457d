"""Control totals of a building: what must be equal before anything is issued.

They are summed here from what the flats are charged, not taken over from the calculation, so
that a mistake there shows: a company once billed all heat as heating without subtracting hot
water, and had to correct every invoice of a month (docs/RULES.md, "Control totals").
"""

from dataclasses import dataclass

TOLD_SINCE = "told_since"
"""A part of water: what flats were shared out with beyond what their own invoices charge.

It was told after their neighbours were issued, and settled by next month's difference.
"""


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """One equation: ``whole`` = the sum of ``parts``.

    ``control`` is an id such as ``water`` or ``heat`` or ``cost.lift``; ``unit`` is m3, MWh (3
    decimals) or EUR (whole cents).
    """

    control: str
    unit: str
    whole: int
    parts: tuple[tuple[str, int], ...]

    @property
    def missing(self) -> int:
        """The difference of whole and parts; 0 when it balances."""
        return self.whole - sum(value for _, value in self.parts)


@dataclass(frozen=True, slots=True)
class Residue:
    """Rounding of priced lines: the building's amount beside the sum of its lines, in cents."""

    service: str
    whole_cents: int
    lines_cents: int

    @property
    def residue_cents(self) -> int:
        """The cents that rounding line by line added (negative) or left over."""
        return self.whole_cents - self.lines_cents


@dataclass(frozen=True, slots=True)
class Controls:
    """The control totals and the residues of one building."""

    totals: tuple[ControlTotal, ...] = ()
    residues: tuple[Residue, ...] = ()

    @property
    def unbalanced(self) -> tuple[ControlTotal, ...]:
        """The equations that do not hold."""
        return tuple(total for total in self.totals if total.missing)
