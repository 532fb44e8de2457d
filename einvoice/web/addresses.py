"""E-mail addresses as people type them: one address, which a mail can be sent to."""

_MOST_LETTERS = 254
_NEVER = frozenset(',;:<>()[]\\"')
"""Letters that begin a second address, or a comment, in the head of a mail."""


def is_address(email: str) -> bool:
    r"""Return whether a text can be an address.

    >>> is_address("anna@example.lv"), is_address("anna@example"), is_address("a b@example.lv")
    (True, False, False)
    >>> is_address("a,b@example.lv"), is_address("a@example.lv\nBcc:")
    (False, False)
    """
    name, _, domain = email.partition("@")
    is_plain = email.isprintable() and " " not in email and not _NEVER & set(email)
    has_parts = bool(name) and "." in domain.strip(".") and "@" not in domain
    return is_plain and has_parts and len(email) <= _MOST_LETTERS
