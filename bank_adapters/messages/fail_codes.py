"""Fail codes: which of the numbers in a FailedInvoice answer are failures.

Source: specification of the bank messages, section 5.
"""

import re

NO_CODE = -1
"""Stands for a reason without a number: a refusal that nobody can look up."""

NOT_FAILURES = frozenset({86, 103, 104, 105})
"""Sit in `FailReason` all the same: accepted but not shown in full (86); a credit invoice that
cancelled, with no payment order found (103), with it kept (104), or fully (105)."""

_FILE = {0, 11, 51, 56, 57, 58, 59, 61, 62, 63, 64, 70, 81, 85}
_ADDRESS = {3, 10, 14, 20, 22, 33, 65, 78, 80, 82, 87, 90, 94, 97, 98, 106}
_PAYMENT = {6, 7, 9, 12, 25, 35, 48, 49, 50, 54, 55, 88, 96}
_CREDIT = {91, 92, 93, 102}

KNOWN_CODES = frozenset(_FILE | _ADDRESS | _PAYMENT | _CREDIT) | NOT_FAILURES

_LEADING_NUMBER = re.compile(r"\s*([0-9]{1,6})(?![0-9])", re.ASCII)


def fail_code(reason: str) -> int:
    """Return the number a reason begins with (`code` or `code text`); `NO_CODE` without one.

    >>> fail_code("33"), fail_code("33 cannot be presented"), fail_code("unknown")
    (33, 33, -1)
    """
    match = _LEADING_NUMBER.match(reason)
    return int(match.group(1)) if match else NO_CODE


def is_refusal(code: int) -> bool:
    """Tell whether a code means that the bank did not take the invoice; unknown codes do."""
    return code not in NOT_FAILURES


def code_name(code: int) -> str:
    """Return how a code is called in findings and reports.

    >>> code_name(12), code_name(999), code_name(NO_CODE)
    ('fail code 12', 'unknown fail code 999', 'no fail code')
    """
    if code == NO_CODE:
        return "no fail code"
    return f"fail code {code}" if code in KNOWN_CODES else f"unknown fail code {code}"


_HAD_BEFORE = frozenset({12, 64, 87, 106})
"""The bank says that it had this file, payment or invoice before."""


def proves_refusal(code: int) -> bool:
    """Tell whether a refusal proves that the bank has no such invoice.

    >>> proves_refusal(33), proves_refusal(106)
    (True, False)
    """
    return code not in _HAD_BEFORE
