"""Flats found by what a person says on the telephone: an id, a street, a number of a flat."""

import re
import unicodedata
from collections.abc import Sequence

from sqlalchemy import select

from einvoice.core.premises import natural_key
from einvoice.store.customer_spans import FlatPlace
from einvoice.store.flat_places import places_of
from einvoice.store.input_tables import buildings, flats
from einvoice.store.transactions import ReadTransaction

_FILLING = {"dz", "dzivoklis", "dzivokla", "кв", "квартира", "flat", "apt"}
"""Words before the number of a flat."""


def words_of(text: str) -> list[str]:
    """Return the words of an address as they are compared: small, without marks over letters.

    >>> words_of("Bērzu aleja 1, dz. 5")
    ['berzu', 'aleja', '1', '5']
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word for word in re.findall(r"[^\W_]+", plain) if word not in _FILLING]


def search_flats(tx: ReadTransaction, text: str, most: int) -> list[FlatPlace]:
    """Return flats by an id, or by street, house and number; at most ``most``, in their order.

    A part of a street finds all its houses; with the whole address the next word is the number of
    the flat. Capitals and marks over letters are the same.
    """
    asked = words_of(text)
    if not asked:
        return []
    by_id = places_of(tx, {text.strip(), text.strip().upper()})
    if by_id:
        return list(by_id.values())
    flat_ids: list[str] = []
    for building_id, number in _houses(tx, asked):
        flat_ids += _flats(tx, building_id, number)
        if len(flat_ids) >= most:
            break
    places = places_of(tx, flat_ids[:most])
    return sorted(places.values(), key=lambda place: natural_key(place.flat_id))


def _houses(tx: ReadTransaction, asked: Sequence[str]) -> list[tuple[str, str]]:
    """Return the buildings that an address may mean, each with the number of the flat, if any."""
    houses = []
    columns = buildings.c
    for building_id, address in tx.execute(select(columns.building_id, columns.address)):
        own = words_of(address)
        if own[: len(asked)] == asked or (len(asked) < len(own) and asked == own[-len(asked) :]):
            houses.append((building_id, ""))
        elif asked[: len(own)] == own:
            houses.append((building_id, asked[len(own)]))
    return sorted(set(houses))


def _flats(tx: ReadTransaction, building_id: str, number: str) -> list[str]:
    columns = flats.c
    rows = tx.execute(
        select(columns.flat_id, columns.number).where(columns.building_id == building_id)
    )
    ids = {row.flat_id for row in rows if not number or words_of(row.number) == [number]}
    return sorted(ids, key=natural_key)
