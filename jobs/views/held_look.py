"""Which held flat a person looks at first: the odd flat, and not the first of its house."""

from collections.abc import Sequence

from einvoice.core import holds
from einvoice.core.advice import Action, Advice
from einvoice.core.period import Period
from einvoice.store.months import HeldFlat


def look_at(held: Sequence[HeldFlat], period: Period) -> Advice:
    """Return the look at what holds flats: at a doubtful row before anything that follows from it.

    Where the odd value of a flat holds its house, at that flat.
    """
    first = next((flat for flat in held if flat.code == holds.ROW_DOUBTFUL), held[0])
    names_it = first.code in {*holds.OF_ONE_FLAT, holds.ROW_DOUBTFUL}
    odd = dict(first.finding.facts).get("flat", "") if names_it else ""
    return Advice.of(Action.SHOW, flat=odd or first.flat_id, period=period)
