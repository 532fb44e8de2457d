"""Breaks lines that are longer than the screen between words."""

import textwrap


def broken(text: str, room: int) -> str:
    r"""Return a line in as many lines as it needs, all but the first indented.

    >>> broken("  one two three", 10)
    '  one two\n    three'
    """
    if len(text) <= room:
        return text
    indent = " " * (len(text) - len(text.lstrip()) + 2)
    return textwrap.fill(
        text, room, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
