"""Names that others give to files: how they are written into folders, the ledger and messages.

A bank's file name may hold anything, an account or a person's code too.
"""

import re

from einvoice.core import iban, personal_code

_MOST = 100
_ELSE = re.compile(r"[^A-Za-z0-9._-]")
_CODE = re.compile(r"(?<![0-9])[0-9]{6}[-_ ]?[0-9]{5}(?![0-9])")
_ACCOUNT = re.compile(r"[A-Za-z]{2}[0-9]{2}[A-Za-z0-9]{11,30}")
_HIDDEN = "x"


def plain_name(name: str) -> str:
    """Return a file name of letters, digits, dots, dashes and underscores, without a person's data.

    A name that has nothing else in it stays as it is.

    >>> plain_name("FINV_2611SW00001TEST01.xml"), plain_name("a b$(c).xml")
    ('FINV_2611SW00001TEST01.xml', 'a_b__c_.xml')
    >>> plain_name("161175-19997.xml"), plain_name("SOA_LV80BANK0000435195001.xml")
    ('xxxxxxxxxxxx.xml', 'SOA_xxxxxxxxxxxxxxxxxxxxx.xml')

    Digits that only look like a code stay:

    >>> plain_name("161175-19998.xml")
    '161175-19998.xml'
    """
    return _ELSE.sub("_", _without_persons(name))[:_MOST]


def escaped_text(name: str, most: int = _MOST) -> str:
    r"""Return a foreign name in plain signs and not too long, so that a person can find it.

    >>> print(escaped_text("nav\u0101\x1b[2J.xml")), escaped_text("x" * 200) == "x" * 100
    nav\u0101\x1b[2J.xml
    (None, True)
    """
    return _without_persons(name).encode("unicode_escape").decode("ascii")[:most]


def _without_persons(name: str) -> str:
    """Hide what is a person's code or an account."""
    for pattern, is_valid in ((_ACCOUNT, iban.is_valid), (_CODE, personal_code.is_valid)):
        for code in set(pattern.findall(name)):
            if is_valid(code.replace("_", "-").replace(" ", "-")):
                name = name.replace(code, _HIDDEN * len(code))
    return name
