"""The places of a resident's rights: which flat is where."""

from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.core.residents import FlatRight
from einvoice.store.customer_spans import FlatPlace, place_of
from jobs.context import Context


@dataclass(frozen=True, slots=True)
class RightToPlace:
    """A right with the place of its flat."""

    right: FlatRight
    place: FlatPlace


def places_of(context: Context, rights: Sequence[FlatRight]) -> tuple[RightToPlace, ...]:
    """Return where the flats of rights are, in order; a flat that is gone is left out."""
    with context.store.reading() as tx:
        places = [(right, place_of(tx, right.key.flat_id)) for right in rights]
    return tuple(RightToPlace(right, place) for right, place in places if place is not None)
