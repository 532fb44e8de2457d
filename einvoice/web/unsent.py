"""A form that nothing could be kept of: it is shown again, to be sent once more by a press.

What is put on it came from a page of ours, with the token of the session: no stranger wrote it.
"""

from collections.abc import Mapping

from einvoice.web import csrf
from einvoice.web.answers import Shown
from einvoice.web.cookies import SESSION
from einvoice.web.entry import PASSWORDS
from einvoice.web.requests import Asked
from einvoice.web.route import Route

AWAY: Mapping[str, str] = {
    "database-busy": "busy",
    "database-not-written": "away",
    "database-unreadable": "away",
}
"""The kind of an error's page, by the code of what the database says."""
STATUS: Mapping[str, int] = {
    "away": 503,
    "busy": 503,
    "fault": 500,
    "form": 400,
    "not_found": 404,
    "not_ours": 403,
    "slow": 408,
    "too_large": 413,
    "unsure": 503,
}
"""By kind of an error's page."""
_SEALED = "secret"
"""The field of a second step's secret, which is offered anew."""


def unsent_form(route: Route, asked: Asked, kind: str, status: int) -> Shown | None:
    """Return the page of an error with what was typed; None of a page, and of a stranger's form.

    Passwords are not on it: they are asked for again.
    """
    session = asked.cookies.get(SESSION, "")
    is_ours = csrf.is_own_page(asked.headers) and csrf.is_token(session, asked.form)
    if not is_ours or _SEALED in asked.form:
        return None
    left_out = {csrf.FIELD, *PASSWORDS}
    values = {
        "name": route.name,
        "path": asked.path,
        "query": asked.query,
        "kept": {name: text for name, text in asked.form.items() if name not in left_out},
        "passwords": [name for name in PASSWORDS if name in asked.form],
        "with_files": bool(asked.uploads),
        "kind": kind,
    }
    return Shown(values, status, "kept_form.html.j2")
