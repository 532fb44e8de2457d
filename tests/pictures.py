"""Pictures and forms with files for tests: photos with a place in them, hostile heads, parts."""

import io
import struct
import zlib

from PIL import ExifTags, Image

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
MAKER, COMMENT = "Fotokamera 3000", b"taken at home"


def photo(width: int = 40, height: int = 30, *, turned: bool = False) -> bytes:
    """Return a JPEG that says where and by what it was taken; its left half is red."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = MAKER
    exif[ExifTags.Base.Orientation] = 6 if turned else 1
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    content = io.BytesIO()
    picture.save(content, "JPEG", exif=exif, comment=COMMENT, quality=90)
    return content.getvalue()


def moving() -> bytes:
    """Return a whole GIF."""
    content = io.BytesIO()
    Image.new("P", (8, 8)).save(content, "GIF")
    return content.getvalue()


def see_through() -> bytes:
    """Return a PNG of which nothing is painted."""
    content = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(content, "PNG")
    return content.getvalue()


def head_of_png(width: int, height: int) -> bytes:
    """Return a PNG that says how large it is, and has nothing that could be decoded."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    data = b"IDAT" + b"nothing"
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk
        + struct.pack(">I", 7)
        + data
        + struct.pack(">I", zlib.crc32(data))
    )
