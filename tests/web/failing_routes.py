"""Routes of pages that fail, for tests."""

from einvoice.core.errors import StorageError
from einvoice.web.answers import Answer, Busy, Shown
from einvoice.web.route import Role, Route, Sees
from einvoice.web.visit import Visit

SENT: list[str] = []


TRIES: list[str] = []


PERSONAL = "B0001-1 Fricis 123,45"


TYPED = "a reading <1>"


def note(_visit: Visit) -> Answer:
    """Show a page."""
    return Shown()


def keep(visit: Visit) -> Answer:
    """Keep what was typed."""
    SENT.append(visit.form["text"])
    return Shown()


def fail(_visit: Visit) -> Answer:
    """Fail with something personal in the words of the fault."""
    raise ValueError(PERSONAL)


def be_busy(visit: Visit) -> Answer:
    """Be busy in one of two ways."""
    if visit.path["how"] == "database":
        raise StorageError("database-busy")
    raise Busy


def keep_later(visit: Visit) -> Answer:
    """Be busy at first, then keep what was typed."""
    TRIES.append(visit.path["how"])
    if len(TRIES) == 1:
        return be_busy(visit)
    SENT.append(f"{visit.form['text']} {visit.form.get('password')} {visit.query.get('period')}")
    return Shown()


def _of_resident(name: str, method: str, path: str, page: object) -> Route:
    return Route(name, method, path, Role.RESIDENT, Sees.OWN_FLATS, "welcome.html.j2", page)  # type: ignore[arg-type]


MORE = (
    _of_resident("note", "GET", "/note", note),
    _of_resident("note.send", "POST", "/note", keep),
    _of_resident("fail", "GET", "/fail", fail),
    _of_resident("busy", "GET", "/busy/{how}", be_busy),
    _of_resident("busy.send", "POST", "/busy/{how}", keep_later),
)
