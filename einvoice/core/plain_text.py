"""Texts from people: one spelling of each letter, and nothing in them that nobody can see.

Two names that look alike are then equal, and nothing hidden goes to a bank or onto an invoice.
Source: Unicode Standard Annex 15 (form NFC); the property Default_Ignorable_Code_Point.
"""

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def plain(text: str) -> str:
    """Return a text in form NFC without invisible characters; white space stays.

    >>> plain("A\u0304da\u200bži")
    'Ādaži'
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
