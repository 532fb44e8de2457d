"""The commands that correct many invoices or flats at once."""

from enum import StrEnum


class Command(StrEnum):
    """A correction in bulk."""

    CREDIT = "credit"
    VOID = "void"
    HOLD = "hold"
    RELEASE = "release"
