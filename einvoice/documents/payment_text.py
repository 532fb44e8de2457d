"""The payment description: the only field whose characters the banks limit.

The profile says how many and which (so far 210, and only U+0020 to U+00FF and Š š Ž ž). Latvian
letters are legal in every other field, so this is the only place where a text is transliterated. A
character outside the set becomes its base letter (ā becomes a), its usual spelling (the euro sign
becomes EUR), a space for a break, and otherwise a question mark or, where the set lacks it, a
point, so that nothing vanishes unseen.

Source: docs/BANKS.md, "One file".

>>> transliterate("Ķekava, Šķūņu iela – 5 €", " -ÿŠšŽž")
'Kekava, Škunu iela - 5 EUR'
"""

import re
import unicodedata
from functools import cache
from types import MappingProxyType

from einvoice.core.channels import ChannelProfile

_SPELLINGS = MappingProxyType(
    {
        "€": "EUR",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u2026": "...",
        "\t": " ",
        "\n": " ",
        "\r": " ",
        "\u2028": " ",
        "\u2029": " ",
    }
)


def payment_text(text: str, profile: ChannelProfile) -> str:
    """Return a text transliterated and cut to what the bank's field takes."""
    return transliterate(text, profile.payment_characters)[: profile.payment_length]


def transliterate(text: str, characters: str) -> str:
    """Return a text in the characters given (single characters and ranges); legal text stays."""
    allowed = _allowed(characters)
    if allowed.fullmatch(text):
        return text
    return "".join(_legal(char, allowed) for char in unicodedata.normalize("NFC", text))


@cache
def _allowed(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{characters}]*")


def _legal(char: str, allowed: re.Pattern[str]) -> str:
    """Return the replacement of a (composed) character; empty for a mark without a letter."""
    if allowed.fullmatch(char):
        return char
    spelling = _SPELLINGS.get(char, "")
    if spelling and allowed.fullmatch(spelling):
        return spelling
    if unicodedata.combining(char):
        return ""
    parts = unicodedata.normalize("NFKD", char)
    base = "".join(part for part in parts if not unicodedata.combining(part))
    if base and allowed.fullmatch(base):
        return base
    return "?" if allowed.fullmatch("?") else "."
