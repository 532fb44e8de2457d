"""Ownership shares: exact numbers that keep the writing in which they were imported.

The land register says 8502/37245, and so does the invoice; reduced to 218/955 nobody would know it
again.
"""

from fractions import Fraction
from typing import Self


class Share(Fraction):
    """A share that is calculated with as any fraction and written as it was imported.

    >>> str(Share("8502/37245")), Share("8502/37245") == Fraction(218, 955)
    ('8502/37245', True)
    """

    __slots__ = ("_text",)
    _text: str

    def __new__(cls, text: str) -> Self:
        """Return the share that a text says: a decimal number, or one over another.

        Raises:
            ValueError: it is no number.
            ZeroDivisionError: the second number is 0.
        """
        top, _, bottom = text.partition("/")
        share = super().__new__(cls, Fraction(top), Fraction(bottom or 1))
        share._text = text
        return share

    def __str__(self) -> str:
        """Return the share as it was imported."""
        return self._text

    def __copy__(self) -> Self:
        """Return itself: it never changes."""
        return self

    def __deepcopy__(self, memo: object) -> Self:
        """Return itself: it never changes."""
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        """Keep the writing in copies."""
        return type(self), (self._text,)
