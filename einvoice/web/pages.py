"""Pages of the portal: what is around their own values, and how they are made text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from einvoice.core.account_keys import AccountKey
from einvoice.core.period import Period
from einvoice.web.links import Links
from einvoice.web.templates import environment
from einvoice.web.visit import Visit
from jobs.views.staff_waiting import StaffWaiting

_ONCE = ("done", "ended", "kept", "lang", "made", "out", "sent")
"""Parts of an address that say what a press did."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The values that every page has around its own.

    ``here`` is the route shown, ``visit`` who is signed in. ``csrf`` returns the token of this
    session, and remembers that the page needs one. ``query`` is the address's, which links to the
    page in another language keep; ``waiting`` counts what waits for the staff, ``unread`` the
    answers about a flat that a resident has not opened.
    """

    language: str
    here: str
    company: str
    phone: str
    csrf: Callable[[], str]
    visit: Visit | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    waiting: Callable[[], StaffWaiting] | None = None
    unread: Callable[[AccountKey], int] | None = None

    def in_language(self, language: str) -> str:
        """Return the query of this page in another language; what a form did is not said again."""
        if not self.query:
            return f"?lang={language}"
        kept = {name: value for name, value in self.query.items() if name not in _ONCE}
        return f"?{urlencode(kept | {'lang': language})}"


def page_text(links: Links, template: str, frame: Frame, values: Mapping[str, Any]) -> str:
    """Return a page as HTML; every value in it is escaped.

    Raises:
        jinja2.UndefinedError: the template names a value that is not there.
    """

    def link(name: str, **path: str) -> str:
        return links.to(name, path, {})

    def staff_link(name: str, shown: object = "", **path: str) -> str:
        month = _month(str(shown) or frame.query.get("period", ""))
        return links.to(name, path, {"period": month} if month else {})

    return (
        environment(frame.language)
        .get_template(template)
        .render(
            link=link,
            staff_link=staff_link,
            has_route=links.has,
            may_enter=lambda name: links.may_enter(name, frame.visit),
            frame=frame,
            **values,
        )
    )


def _month(text: str) -> str:
    """Return a month that an address names; empty where it names none."""
    try:
        return str(Period.parse(text))
    except ValueError:
        return ""
