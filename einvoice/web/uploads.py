"""Files in forms: read part by part within limits; their type is judged from their bytes alone.

The name that a browser gives a file and the type it claims are thrown away. A file that is too
large is not kept, and the texts of its form are: the page names the field and shows them again.
Source: RFC 7578 (multipart/form-data).
"""

import io
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from python_multipart.multipart import MultipartParser, parse_options_header

MEGABYTE = 1024 * 1024
MOST_TEXT = 64 * 1024
"""The most bytes of all texts of a form."""
MOST_FIELDS = 40
MOST_FILES = 4
"""The most files of a form that are kept."""
_READ_TIMES, _KEPT_TIMES = 5, 2
_SIGNATURES = MappingProxyType(
    {b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png", b"%PDF-": "pdf"}
)


class UploadKind(StrEnum):
    """The type of a file as its first bytes say it."""

    JPEG = "jpeg"
    PNG = "png"
    PDF = "pdf"
    UNKNOWN = "unknown"
    TOO_LARGE = "too_large"  # not kept
    TOO_MANY = "too_many_files"  # not kept: of more than four the first four are
    BUSY = "busy"  # not kept: there was no room for it


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a form; ``content`` of a file that is not kept is empty."""

    kind: UploadKind
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class FileLimits:
    """How many bytes of files a form may have: a file, all that is kept, all that is read.

    ``unkept`` is what a file becomes that is over these limits.
    """

    largest: int
    kept: int
    read: int
    unkept: UploadKind = UploadKind.TOO_LARGE

    @classmethod
    def of(
        cls, megabytes: int, *, keep: bool = True, unkept: UploadKind = UploadKind.TOO_LARGE
    ) -> "FileLimits":
        """Return the limits of a route; without ``keep`` files are read past and none is kept."""
        largest = megabytes * MEGABYTE
        kept = _KEPT_TIMES * largest if keep else 0
        return cls(largest if keep else 0, kept, _READ_TIMES * largest, unkept)


class TooMuchError(ValueError):
    """The texts of a form are too long, or the whole is too large."""


def kind_of(content: bytes) -> UploadKind:
    r"""Return the type of a file, whatever it is called.

    >>> str(kind_of(b"%PDF-1.7 ...")), str(kind_of(b"GIF89a")), str(kind_of(b"\xff\xd8\xff\xe0"))
    ('pdf', 'unknown', 'jpeg')
    """
    kinds = (kind for start, kind in _SIGNATURES.items() if content.startswith(start))
    return UploadKind(next(kinds, "unknown"))


def upload_fault(upload: Upload | None, *kinds: UploadKind) -> str:
    """Return the fault of a file for a field that takes some kinds, as a code.

    Without a file, and of a file that is taken, it is empty.

    >>> upload_fault(Upload(UploadKind.PNG), UploadKind.PDF), upload_fault(None, UploadKind.PDF)
    ('unknown', '')
    """
    if upload is None or upload.kind in kinds:
        return ""
    return str(upload.kind) if upload.kind in _UNKEPT else "unknown"


_UNKEPT = (UploadKind.TOO_LARGE, UploadKind.TOO_MANY, UploadKind.BUSY)


class MultipartForm:
    """A form with files while it arrives; `write` its bytes, then ask for `fields` and `uploads`.

    Raises:
        TooMuchError: its texts are too long.
        ValueError: it is broken, or has too many fields.
    """

    def __init__(self, content_type: str, limits: FileLimits) -> None:
        boundary = parse_options_header(content_type)[1].get(b"boundary")
        if not boundary:
            raise ValueError("a form without a boundary")
        self.fields: dict[str, str] = {}
        self.uploads: dict[str, Upload] = {}
        self._limits = limits
        self._parts = self._files = self._text_bytes = self._file_bytes = 0
        self._ended = False
        self._part_begins()
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._part_begins,
                "on_header_begin": self._header_begins,
                "on_header_field": self._header_name,
                "on_header_value": self._header_value,
                "on_header_end": self._header_ends,
                "on_part_data": self._data,
                "on_part_end": self._part_ends,
                "on_end": self._end,
            },
        )

    def write(self, content: bytes) -> None:
        """Read a piece of the form."""
        self._parser.write(content)

    def finish(self) -> None:
        """Check that the form is whole."""
        self._parser.finalize()
        if not self._ended:
            raise ValueError("a form that was cut off")

    def _part_begins(self) -> None:
        self._name, self._is_file, self._is_named = "", False, False
        self._content, self._size, self._too_large = io.BytesIO(), 0, False

    def _header_begins(self) -> None:
        self._header, self._value = b"", b""

    def _header_name(self, content: bytes, start: int, end: int) -> None:
        self._header += content[start:end]

    def _header_value(self, content: bytes, start: int, end: int) -> None:
        self._value += content[start:end]

    def _header_ends(self) -> None:
        if self._header.lower() != b"content-disposition":
            return
        options = parse_options_header(self._value)[1]
        self._name = options.get(b"name", b"").decode("utf-8")
        self._is_file = b"filename" in options
        self._is_named = bool(options.get(b"filename"))

    def _data(self, content: bytes, start: int, end: int) -> None:
        self._size += end - start
        if self._is_file:
            self._file_bytes += end - start
            if self._size > self._limits.largest or self._file_bytes > self._limits.kept:
                self._content, self._too_large = io.BytesIO(), True
                return
        else:
            self._text_bytes += end - start
            if self._text_bytes > MOST_TEXT:
                raise TooMuchError
        if not self._too_large:
            self._content.write(memoryview(content)[start:end])

    def _part_ends(self) -> None:
        self._parts += 1
        self._files += self._is_chosen
        if self._parts > MOST_FIELDS or not self._name:
            raise ValueError("too many fields, or a field without a name")
        content = self._content.getvalue()  # the bytes themselves, not another copy
        self._content = io.BytesIO()
        if not self._is_file:
            self.fields[self._name] = content.decode("utf-8").replace("\x00", "")
        elif self._is_chosen and self._files > MOST_FILES:
            self.uploads[self._name] = Upload(UploadKind.TOO_MANY)
        elif self._too_large:
            self.uploads[self._name] = Upload(self._limits.unkept)
        elif self._is_chosen:
            self.uploads[self._name] = Upload(kind_of(content), content)

    @property
    def _is_chosen(self) -> bool:
        """Whether the part is a file; of a field without one a browser sends an empty part."""
        return self._is_file and (self._is_named or self._size > 0)

    def _end(self) -> None:
        self._ended = True
