"""Creditor reference: an invoice number with check digits, for people who type it.

``RF``, two check digits, then up to 21 letters and digits. Like an IBAN the whole leaves 1 when
divided by 97, so that one mistyped character is seen. Source: ISO 11649.

>>> reference("26110000001")
'RF9726110000001'
>>> number_of("rf97 2611 0000 001")
'26110000001'
>>> number_of("RF9726110000002") is None
True
"""

import re

from einvoice.core.iban import check_digits_fit, compact, with_check_digits

_SHAPE = re.compile(r"RF[0-9]{2}[A-Z0-9]{1,21}")


def reference(number: str) -> str:
    """Return the reference of an invoice number."""
    return with_check_digits("RF", number)


def number_of(text: str) -> str | None:
    """Return the number in a reference; None where it is no reference or its digits are wrong."""
    written = compact(text)
    if not _SHAPE.fullmatch(written) or not check_digits_fit(written):
        return None
    return written[4:]
