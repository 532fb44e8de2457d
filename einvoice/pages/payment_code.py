"""The code that a bank's app scans to pay: its payload, and the squares it is drawn of.

Source: European Payments Council, EPC069-12 version 3.0, "Quick Response Code: Guidelines to
Enable Data Capture for the Initiation of a SEPA Credit Transfer": version 002, UTF-8, error
correction M, symbol version 13 at most; lines end with a line feed, and the BIC may be empty.
"""

import re
from functools import lru_cache

from einvoice.core.channels import SellerChannel
from einvoice.core.money import format_cents

_NAME, _REFERENCE = 70, 140
"""The longest a name and a reference may be."""
_MOST_BYTES = 331
_LARGEST_VERSION = 13
_DARK = re.compile(b"\x01+")
"""Dark squares that follow each other in a row."""
_MASK = 3
"""Which squares are turned over. Readers read any; looking for the best takes 6 ms a code."""
_KEPT = 512
"""Codes that a process keeps, some 8 KB each: an invoice is looked at again, in two languages.

A code is kept by all that it says, so whoever gets it could have made it.
"""


def payload(name: str, channel: SellerChannel, cents: int, reference: str) -> str:
    r"""Return what the code says: a transfer of a sum to an account, with an unstructured text.

    Letters beyond ASCII take more bytes; a text that does not fit is cut at its end.

    >>> channel = SellerChannel("LV80BANK0000435195001", "BANKLV22", "")
    >>> payload("SIA Nams", channel, 12345, "Rek. 1").split("\n")[4:8]
    ['BANKLV22', 'SIA Nams', 'LV80BANK0000435195001', 'EUR123.45']
    """
    parts = [
        "BCD",
        "002",
        "1",
        "SCT",
        channel.bic,
        " ".join(name[:_NAME].split()),
        channel.account,
        f"EUR{format_cents(cents)}",
        "",
        "",
        reference[:_REFERENCE],
    ]
    while parts[-1] and len("\n".join(parts).encode()) > _MOST_BYTES:
        parts[-1] = parts[-1][:-1]
    return "\n".join(parts)


@lru_cache(_KEPT)
def code_svg(text: str) -> str:
    """Return the code as SVG: a stroke for each run of dark squares; no border, a unit a square."""
    import segno

    code = segno.make_qr(text, error="m", mask=_MASK, encoding="utf-8", boost_error=False)
    if int(code.version) > _LARGEST_VERSION:
        raise ValueError("too long for a code of payments")
    rows = tuple(map(bytes, code.matrix))
    path = "".join(
        f"M{x} {y}.5h{end - x}"
        for y, row in enumerate(rows)
        for x, end in (run.span() for run in _DARK.finditer(row))
    )
    size = len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges"><path fill="none" stroke="#000" d="{path}"/></svg>'
    )
