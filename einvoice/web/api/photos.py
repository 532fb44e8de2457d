"""The photo of a reading: sent after it under its key, and kept beside it once."""

from einvoice.web.answers import Answer, Data, NotThere
from einvoice.web.api import shapes
from einvoice.web.api.problems import ProblemError, busy
from einvoice.web.attaching import LARGEST_MB, PHOTO_KINDS, photo
from einvoice.web.uploads import Upload, kind_of
from einvoice.web.visit import Visit
from jobs.residents.photos import PhotoState, has_photos_left, keep_photo_of, reading_of_key

_CREATED, _THERE, _FAULTY, _TOO_MANY = 201, 200, 422, 429
_HOUR = 3600
"""After how many seconds a photo over the number of a day may be tried again."""


def send(visit: Visit) -> Answer:
    """Keep the photo of a reading that was sent, made anew; a second sending changes nothing."""
    content = visit.call.body
    if not isinstance(content, bytes):
        raise TypeError("a photo is sent as its bytes")
    upload = Upload(kind_of(content), content)
    if upload.kind not in PHOTO_KINDS:
        raise _refused("not_photo")
    key = visit.path["key"]
    reading = reading_of_key(visit.context, visit.person_id, key)
    if reading is None:
        raise NotThere
    shape = shapes.KeptPhoto(key=key, meter_id=reading.meter_id)
    if reading.photo_id is not None:
        return Data(shape, _THERE)
    if not has_photos_left(visit.context, visit.person_id):
        _check(PhotoState.TOO_MANY)  # before it is decoded
    jpeg, fault = photo(upload)
    if fault:
        raise _refused(fault)
    _check(keep_photo_of(visit.context, visit.person_id, key, jpeg))
    return Data(shape, _CREATED)


def _check(state: PhotoState) -> None:
    if state is PhotoState.BUSY:
        raise busy()
    if state is PhotoState.TOO_MANY:
        raise ProblemError("TOO_MANY_PHOTOS", _TOO_MANY, "upload.fault.too_many", wait=_HOUR)
    if state is PhotoState.NO_READING:
        raise NotThere


def _refused(fault: str) -> ProblemError:
    """Return why a picture is not taken, in the page's words."""
    facts = (("most", str(LARGEST_MB)),)
    return ProblemError(fault.upper(), _FAULTY, f"upload.fault.{fault}", facts)
