"""Photos of meters: kept beside the reading they came with, which never waits for them."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum

from einvoice.core.errors import StorageError
from einvoice.core.meters import PlaceKind
from einvoice.core.submitted_readings import SubmittedReading
from einvoice.store import photos, reading_steps, submitted_readings
from einvoice.store.photos import Photo
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.context import Context
from jobs.residents.drawn import new_id
from jobs.residents.rights import right_in

WAIT_SECONDS = 5
"""For how long a photo waits for whoever writes."""
_PHOTOS_A_DAY = 20


class PhotoState(StrEnum):
    """The outcome of a photo."""

    KEPT = "kept"
    TOO_MANY = "too_many"  # today
    NO_READING = "no_reading"  # a newer one counts, or it has another photo
    BUSY = "busy"  # the database: try again


def keep_photo(
    context: Context, user_id: str, reading: tuple[str, dt.date, int], jpeg: bytes
) -> PhotoState:
    """Keep a photo beside a user's reading; the same photo again changes nothing.

    ``jpeg`` was made anew by the caller, ``reading`` is its meter, day and value (a thousandth of a
    cubic metre). It waits at most five seconds for whoever writes.
    """

    def kept(tx: WriteTransaction) -> PhotoState:
        row = photos.reading_without_photo(tx, user_id, *reading)
        if row is None:
            is_same = photos.is_kept(tx, user_id, reading[0], jpeg)
            return PhotoState.KEPT if is_same else PhotoState.NO_READING
        return _added(context, tx, row, jpeg)

    return _soon(context, kept)


def keep_photo_of(context: Context, user_id: str, key: str, jpeg: bytes) -> PhotoState:
    """Keep a photo beside the reading of a key, whatever became of that reading; it has one.

    A second sending changes nothing. ``jpeg`` was made anew by the caller. It waits at most five
    seconds for whoever writes.
    """

    def kept(tx: WriteTransaction) -> PhotoState:
        row = _own(context, tx, user_id, key)
        if row is None:
            return PhotoState.NO_READING
        return _added(context, tx, row, jpeg) if row.photo_id is None else PhotoState.KEPT

    return _soon(context, kept)


def reading_of_key(context: Context, user_id: str, key: str) -> SubmittedReading | None:
    """Return what a user sent under a key, of a flat that they may see today; else None."""
    with context.store.reading() as tx:
        return _own(context, tx, user_id, key)


def has_photos_left(context: Context, user_id: str) -> bool:
    """Return whether a user may send another photo today: asked before one is made anew."""
    with context.store.reading() as tx:
        return _has_left(context, tx, user_id)


def _has_left(context: Context, tx: ReadTransaction, user_id: str) -> bool:
    now = dt.datetime.fromtimestamp(context.clock.seconds(), dt.UTC)
    yesterday = (now - dt.timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return photos.count_photos(tx, user_id, yesterday) < _PHOTOS_A_DAY


def _own(context: Context, tx: ReadTransaction, user_id: str, key: str) -> SubmittedReading | None:
    row = submitted_readings.of_key(tx, key)
    if row is None or row.user_id != user_id:
        return None
    meter = reading_steps.meter_of(tx, row.meter_id)
    if meter is None or meter.place_kind is not PlaceKind.FLAT:
        return None
    right = right_in(context, tx, user_id, meter.place_id)
    return None if right is None or right.past else row


def _soon(context: Context, keep: Callable[[WriteTransaction], PhotoState]) -> PhotoState:
    try:
        with context.store.writing_soon(WAIT_SECONDS) as tx:
            return keep(tx)
    except StorageError as error:
        if error.code != "database-busy":
            raise
        return PhotoState.BUSY


def _added(
    context: Context, tx: WriteTransaction, row: SubmittedReading, jpeg: bytes
) -> PhotoState:
    if not _has_left(context, tx, row.user_id):
        return PhotoState.TOO_MANY
    at = context.clock.timestamp()
    photos.add_photo(tx, Photo(new_id(), row.meter_id, row.user_id, at, jpeg), row)
    return PhotoState.KEPT


def own_photo(context: Context, user_id: str, photo_id: str) -> bytes | None:
    """Return a photo that a user sent; None where it is none of theirs."""
    with context.store.reading() as tx:
        photo = photos.own_photo(tx, photo_id, user_id)
    return None if photo is None else photo.content


def photo_for_staff(context: Context, photo_id: str) -> bytes | None:
    """Return a photo for the staff; None where there is none."""
    with context.store.reading() as tx:
        photo = photos.photo_of(tx, photo_id)
    return None if photo is None else photo.content
