"""Pages of a list: fifty items, and a cursor by which the next page begins after the last item.

A cursor names the last item, not its number in the list: what is added before it moves nothing. It
is looked up in the own list alone, and opens nothing else.
"""

import base64
import binascii
from collections.abc import Iterable
from typing import TypeVar

from einvoice.web.api.problems import problem
from einvoice.web.visit import Visit

MOST = 50
_LONGEST = 400
_Item = TypeVar("_Item")


def page_of(visit: Visit, rows: Iterable[tuple[str, _Item]]) -> tuple[list[_Item], str | None]:
    """Return the page that was asked for, and the cursor of the next; None = there is none.

    Args:
        visit: the request, whose ``cursor`` names the item after which the page begins.
        rows: every item in order, each with a name that no other item has.

    Raises:
        ProblemError: the cursor is none of ours, or its item is gone.
    """
    ordered, after = list(rows), _name(visit.query.get("cursor", ""))
    names = [name for name, _ in ordered]
    if after and after not in names:
        raise problem("BAD_CURSOR")
    begin = names.index(after) + 1 if after else 0
    shown = ordered[begin : begin + MOST]
    is_more = begin + MOST < len(ordered)
    return [item for _, item in shown], _cursor(shown[-1][0]) if is_more else None


def _cursor(name: str) -> str:
    return base64.urlsafe_b64encode(name.encode()).decode().rstrip("=")


def _name(cursor: str) -> str:
    """Return the name in a cursor; empty where no cursor was sent."""
    if len(cursor) > _LONGEST or not cursor.isascii():
        raise problem("BAD_CURSOR")
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        return base64.b64decode(padded, altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        raise problem("BAD_CURSOR") from None
