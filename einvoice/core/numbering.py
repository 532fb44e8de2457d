"""Numbers and ids: no chance and no clock in them, so that every engine makes the same bytes.

Source: bank messages, section 3.
"""

import datetime as dt
import re

_SEQUENCE_DIGITS = 7
_FILE_SEQUENCE_DIGITS = 5
NUMBER_DIGITS = 4 + _SEQUENCE_DIGITS
"""Of an invoice number or a credit note's."""
_FILE_ID = re.compile(r"[0-9]{4}[A-Z]{2}[0-9]{5}[A-Z0-9]{6}")
_TAG = re.compile(r"[A-Z0-9]{6}", re.ASCII)


def number_base(issue_date: dt.date) -> int:
    """Return the invoice number that a month's first invoice follows: ``YYMM`` and zeros.

    >>> number_base(dt.date(2026, 11, 5))
    26110000000
    """
    return (issue_date.year % 100 * 100 + issue_date.month) * int(10**_SEQUENCE_DIGITS)


_CREDIT_NOTES = 9_000_000


def credit_note_base(issue_date: dt.date) -> int:
    """Return the number that a month's first credit note follows: a series of its own.

    So neither series has a gap. A month has room for 8,999,999 invoices before it.

    >>> credit_note_base(dt.date(2026, 11, 5))
    26119000000
    """
    return number_base(issue_date) + _CREDIT_NOTES


def invoice_number(number: int) -> str:
    """Return an invoice number as text: ``YYMM`` of issue and 7 digits.

    >>> invoice_number(number_base(dt.date(2026, 11, 5)) + 1)
    '26110000001'
    """
    return f"{number:0{NUMBER_DIGITS}d}"


def global_id(seller_reg_no: str, number: str, attempt: int) -> str:
    """Return ``<seller registration number>-<invoice number>-<attempt>``: never reused."""
    return f"{seller_reg_no}-{number}-{attempt}"


def is_file_id_of(text: str, file_code: str, tag: str) -> bool:
    """Return whether a text is a file id that an installation makes for a bank.

    >>> is_file_id_of("2611SW00001AB12CD", "SW", "AB12CD")
    True
    >>> is_file_id_of("2611SW00001ZZ99ZZ", "SW", "AB12CD")
    False
    """
    pattern = rf"[0-9]{{2}}(0[1-9]|1[0-2]){file_code}(?!0{{5}})[0-9]{{5}}{tag}"
    return re.fullmatch(pattern, text, re.ASCII) is not None


def file_id(issue_date: dt.date, file_code: str, sequence: int, tag: str) -> str:
    """Return ``YYMM`` + the bank's two letters + 5-digit sequence + installation tag.

    Raises:
        ValueError: the sequence has more than 5 digits or the tag is not 6 of A-Z and 0-9.

    >>> file_id(dt.date(2026, 11, 5), "SW", 1, "AB12CD")
    '2611SW00001AB12CD'
    """
    if not 0 < sequence < 10**_FILE_SEQUENCE_DIGITS or not _TAG.fullmatch(tag):
        raise ValueError("sequence or installation tag out of range")
    return f"{issue_date:%y%m}{file_code}{sequence:0{_FILE_SEQUENCE_DIGITS}d}{tag}"


def sequence_of(file_id: str) -> int:
    """Return the sequence in a file id.

    >>> sequence_of("2611SW00012AB12CD")
    12
    """
    return int(file_id[6:11])


def file_code_of(file_id: str) -> str:
    """Return the letters of the bank in a file id.

    >>> file_code_of("2611SW00012AB12CD")
    'SW'
    """
    return file_id[4:6]


def month_of(file_id: str) -> str:
    """Return the month of issue in a file id, ``YYMM``.

    >>> month_of("2611SW00012AB12CD")
    '2611'
    """
    return file_id[:4]


def is_file_id(text: str) -> bool:
    """Return whether a text has the form of a file id.

    >>> is_file_id("2611SW00001AB12CD"), is_file_id("Jānis Bērziņš")
    (True, False)
    """
    return _FILE_ID.fullmatch(text) is not None
