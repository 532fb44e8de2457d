"""The payment description: the one field whose characters the banks limit.

At most 210 characters, and only U+0020 to U+00FF and Š š Ž ž. Latvian letters are legal in every
other field, so this is the only place where a text is transliterated. A character outside the set
becomes its base letter (ā becomes a), its usual spelling (the euro sign becomes EUR), a space for
a break, and otherwise a question mark, so that nothing vanishes unseen.

Source: specification of the bank messages, section 1 (types) and section 3 (identifiers).

>>> transliterate("Ķekava, Šķūņu iela – 5 €")
'Kekava, Škunu iela - 5 EUR'
"""

import re
import unicodedata
from types import MappingProxyType

from einvoice.core.period import Period

MAX_LENGTH = 210

_ALLOWED = re.compile(r"[ -ÿŠšŽž]*")

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


def payment_description(invoice_number: str, flat_id: str, period: Period) -> str:
    """Return ``Rek. <number>, klients <flat id>, MM.YYYY`` (month consumed), as a bank takes it.

    >>> payment_description("26110000001", "B0001-12", Period(2026, 10))
    'Rek. 26110000001, klients B0001-12, 10.2026'
    """
    month = f"{period.month:02d}.{period.year:04d}"
    return payment_text(f"Rek. {invoice_number}, klients {flat_id}, {month}")


def payment_text(text: str) -> str:
    """Return a text transliterated and cut to the 210 characters of the field."""
    return transliterate(text)[:MAX_LENGTH]


def transliterate(text: str) -> str:
    """Return a text in the characters of the payment description; legal text is unchanged."""
    if _ALLOWED.fullmatch(text):
        return text
    return "".join(_legal(char) for char in unicodedata.normalize("NFC", text))


def _legal(char: str) -> str:
    """Return what stands for one (composed) character; empty for a mark without a letter."""
    if _ALLOWED.fullmatch(char):
        return char
    if char in _SPELLINGS:
        return _SPELLINGS[char]
    if unicodedata.combining(char):
        return ""
    parts = unicodedata.normalize("NFKD", char)
    base = "".join(part for part in parts if not unicodedata.combining(part))
    return base if base and _ALLOWED.fullmatch(base) else "?"
