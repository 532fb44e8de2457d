"""Which rows of a PDF's tables surely take a single line: the typesetter need not measure them.

Texts are held against the most that their characters can take, by kind.
"""

from types import MappingProxyType
from typing import NamedTuple

from einvoice.pages.page import InvoicePage, PageLine, PageReading

LINE_COLUMNS = (91, 27, 19, 13, 24)
READING_COLUMNS = (34, 24, 46, 22, 21, 27)
"""Widths in mm, the whole page each."""
_OF_HEADS = 130
"""Millimetres for the label of a group: its letters are bold, a twelfth wider."""
_GAP = 3
"""Millimetres kept free beside a text that another follows."""
_SIZE, _SMALL = 85, 75
"""Tenths of points of the texts, and of notes."""
_INCH_MM, _POINTS = 254, 72
"""An inch in tenths of a millimetre, and in points."""

_NARROW = "abcdefghijklnopqrstuvxyzāčēģīķļņōŗšūžабвгдезийклнопрстухцчъьэяёі0123456789 .,:;()/-–'²³"
_WIDE = "mwABCDEFGHIJKLMNOPQRSTUVWXYZĀČĒĢĪĶĻŅŌŖŠŪŽжмфшщыюАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ№%−"
WIDTHS = MappingProxyType(dict.fromkeys(_NARROW, 660) | dict.fromkeys(_WIDE, 1100))
"""The most that a character takes, thousandths of its font's size."""
_WIDEST = 2700
"""Of any other."""


class RowHeights(NamedTuple):
    """Which rows are a single line high: heads of groups, lines by group, and readings."""

    groups: list[bool]
    lines: list[list[bool]]
    readings: list[bool]
    line_columns: tuple[int, ...] = LINE_COLUMNS
    reading_columns: tuple[int, ...] = READING_COLUMNS


def row_heights(page: InvoicePage) -> RowHeights:
    """Return which rows of a page surely take a single line, beside the columns' widths."""
    return RowHeights(
        [fits(group.label, _OF_HEADS) for group in page.groups],
        [[_is_single_line(line) for line in group.lines] for group in page.groups],
        [_is_single_reading(reading) for reading in page.readings],
    )


def fits(text: str, millimetres: int, size: int = _SIZE) -> bool:
    """Return whether a text surely takes a single line.

    Args:
        text: the text.
        millimetres: how long the line is.
        size: the font's size in tenths of points.

    >>> fits("Aukstais ūdens", 34), fits("Щ" * 14, 34)
    (True, False)
    """
    taken = sum([WIDTHS.get(sign, _WIDEST) for sign in text]) * size
    return taken * _INCH_MM <= millimetres * _POINTS * 100_000


def _is_single_line(line: PageLine) -> bool:
    name, *columns = LINE_COLUMNS
    figures = (line.quantity, line.price, line.vat, line.net)
    label = f"{line.name} ({line.note})" if line.note else line.name
    return fits(label, name) and all(map(fits, figures, columns))


def _is_single_reading(reading: PageReading) -> bool:
    service, serial, note, *columns = READING_COLUMNS
    figures = (reading.opening, reading.closing, reading.use)
    return (
        fits(reading.service, service - _GAP)
        and fits(reading.serial, serial - _GAP)
        and fits(reading.note, note - _GAP, _SMALL)
        and all(map(fits, figures, columns))
    )
