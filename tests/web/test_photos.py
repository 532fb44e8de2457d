"""Photos are made anew: small, upright, and nothing in them but the picture."""

import io
import random

import pytest
from pictures import COMMENT, MAKER, PDF, head_of_png, moving, photo, see_through
from PIL import Image

from einvoice.web.photos import PhotoFault, photo_of


def opened(content: bytes) -> Image.Image:
    """Return a picture."""
    return Image.open(io.BytesIO(content))


def test_a_photo_says_no_longer_where_it_was_taken() -> None:
    """Neither the place, the camera nor a comment is left; the words were there before."""
    taken = photo()
    assert MAKER.encode() in taken
    assert COMMENT in taken
    made = photo_of(taken)
    assert opened(made).getexif() == {}
    assert [word for word in (MAKER.encode(), COMMENT, b"Exif") if word in made] == []


def test_a_photo_is_upright_and_at_most_1600_pixels() -> None:
    """A telephone that was held upright says so in what is thrown away: the picture is turned."""
    made = opened(photo_of(photo(2400, 1200, turned=True)))
    assert (made.format, made.size) == ("JPEG", (800, 1600))
    red, _, blue = made.getpixel((400, 100))  # type: ignore[misc]  # an RGB pixel
    assert (red > 200, blue < 60) == (True, True), "the left half is on top"
    assert opened(photo_of(photo(40, 30))).size == (40, 30)


def test_a_large_png_is_taken() -> None:
    """What marks a scan of a JPEG is in its packed bytes by chance, more often than is allowed."""
    noise = Image.frombytes("RGB", (1400, 1400), random.Random(3).randbytes(3 * 1400 * 1400))  # noqa: S311
    content = io.BytesIO()
    noise.save(content, "PNG", compress_level=1)
    assert content.getvalue().count(b"\xff\xda") > 64
    assert opened(photo_of(content.getvalue())).size == (1400, 1400)


def test_what_is_see_through_becomes_paper() -> None:
    """Not black."""
    assert min(opened(photo_of(see_through())).getpixel((4, 4))) > 250  # type: ignore[type-var,arg-type]


@pytest.mark.parametrize("size", [(6001, 4000), (60_000, 60_000)])
def test_too_many_pixels_are_refused_before_they_are_decoded(size: tuple[int, int]) -> None:
    """These have nothing that could be decoded, and are not called broken."""
    with pytest.raises(PhotoFault) as refused:
        photo_of(head_of_png(*size))
    assert refused.value.code == "too_many_pixels"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        PDF,
        b"\xff\xd8\xff\xe0 no picture",
        photo()[:400],
        head_of_png(6000, 4000),
        moving(),
        photo() + b"\xff\xda" * 100,
    ],
    ids=["empty", "pdf", "no picture", "cut off", "broken", "gif", "thousands of scans"],
)
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    """By a code, whatever the fault inside is."""
    with pytest.raises(PhotoFault) as refused:
        photo_of(content)
    assert refused.value.code == "unknown"
