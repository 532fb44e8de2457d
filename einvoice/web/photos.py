"""Photos made anew: a JPEG of at most 1600 pixels, without where and when it was taken.

How large a picture is is read from its head before anything of it is decoded. Two are made at a
time. Source: the manual of Pillow 13.
"""

import io
import threading

from PIL import Image, ImageOps

LONGEST = 1600
MOST_PIXELS = 24_000_000
_QUALITY = 80
_JPEG, _SCAN, _MOST_SCANS = b"\xff\xd8", b"\xff\xda", 64
"""A JPEG of thousands of scans is decoded for minutes; a camera's has some ten. In a PNG, as in all
that is packed, the two bytes are there by chance, 160 times in 10 MB."""
_AT_ONCE = threading.BoundedSemaphore(2)


class PhotoFault(Exception):  # noqa: N818 - becomes a sentence at the field
    """The picture is refused; ``code`` is ``unknown`` or ``too_many_pixels``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def photo_of(content: bytes) -> bytes:
    """Return a JPEG or PNG as a JPEG that holds the picture and nothing else.

    Raises:
        PhotoFault: it is no picture, broken, or has more than 24 million pixels.
    """
    if content.startswith(_JPEG) and content.count(_SCAN) > _MOST_SCANS:
        raise PhotoFault("unknown")
    try:
        with _AT_ONCE, Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
            _check_size(picture)
            return _made_anew(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoFault("too_many_pixels") from None
    except PhotoFault:
        raise
    except Exception:  # noqa: BLE001 - a hostile picture may fail anywhere
        raise PhotoFault("unknown") from None


def _check_size(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise PhotoFault("too_many_pixels")


def _made_anew(picture: Image.Image) -> bytes:
    """Return the picture upright on new paper, on which none of its words are left."""
    picture.thumbnail((LONGEST, LONGEST))
    upright = ImageOps.exif_transpose(picture)
    paper = Image.new("RGB", upright.size, "white")
    if upright.has_transparency_data:
        layer = upright.convert("RGBA")
        paper.paste(layer, mask=layer.getchannel("A"))
    else:
        paper.paste(upright.convert("RGB"))
    made = io.BytesIO()
    paper.save(made, "JPEG", quality=_QUALITY, optimize=True)
    return made.getvalue()
