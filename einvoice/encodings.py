"""How the text of files from people may be written."""

from enum import StrEnum


class Encoding(StrEnum):
    """The encoding of a CSV file; a byte order mark is allowed in UTF-8."""

    UTF_8 = "utf-8"
    WINDOWS_1257 = "windows-1257"
