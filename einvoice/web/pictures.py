"""Pictures that are part of a page: the policy of the portal lets `data:` be shown."""

import re
from urllib.parse import quote

_QUOTED = re.compile(r"[^\w.\-~/:=',]", re.ASCII)
"""A letter that an address cannot have as it is; a drawing has few of them among thousands."""
_SPACE_BETWEEN_NUMBERS = re.compile(r" (?<=\d )(?=\d)")


def picture(svg: str) -> str:
    """Return the address of a drawing; empty where there is none.

    A drawing of digits is a quarter shorter so than in base64.

    >>> picture('<svg viewBox="0 0 9 9"/>')
    "data:image/svg+xml,%3Csvg%20viewBox='0,0,9,9'/%3E"
    """
    short = _SPACE_BETWEEN_NUMBERS.sub(",", svg.replace('"', "'"))
    quoted = _QUOTED.sub(lambda found: quote(found[0], safe=""), short)
    return f"data:image/svg+xml,{quoted}" if svg else ""
