"""Texts from people: one spelling of each letter, and nothing that nobody can see."""

import sys
import unicodedata

import pytest

from einvoice.core.plain_text import plain

VISIBLE_FORMATS = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
VISIBLE_FORMATS |= set(range(0x13430, 0x13440))
"""Signs of numbers and verses, and joiners of hieroglyphs: they are drawn."""


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("Be\u0304rzin\u0327a", "Bērziņa", id="letters with marks of their own"),
        pytest.param("Be\u00ad\u0304rzin\u200b\u0327a", "Bērziņa", id="something between them"),
        pytest.param("An\u200bna\u2060", "Anna", id="nothing wide"),
        pytest.param("\u202eannA", "annA", id="turned around"),
        pytest.param("Anna\U000e0041", "Anna", id="tags"),
        pytest.param("Иванова Ё", "Иванова Ё", id="Cyrillic"),
        pytest.param("Anna\u00a0Liepa", "Anna\u00a0Liepa", id="white space stays"),
        pytest.param("\ufb01", "\ufb01", id="a ligature is a letter"),
        pytest.param("Anna-Maria 1/2", "Anna-Maria 1/2", id="plain"),
    ],
)
def test_what_becomes_of_a_text(text: str, kept: str) -> None:
    """Form NFC, without invisible characters; the same again changes nothing."""
    assert plain(text) == kept
    assert plain(kept) == kept


def test_every_format_character_that_is_not_drawn_goes() -> None:
    """Whatever this Python knows as a format character."""
    left = {
        code
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) == "Cf" and plain(chr(code))
    }
    assert left <= VISIBLE_FORMATS
