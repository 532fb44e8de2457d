"""How one request of a route is served: who asks, may they, what is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from einvoice.texts import DEFAULT_LANGUAGE, LANGUAGES
from einvoice.web.answers import Attachment, Busy, Moved, NotThere, Shown
from einvoice.web.links import Links
from einvoice.web.pages import Frame, page_text
from einvoice.web.route import Route
from einvoice.web.visit import Visit
from jobs.context import Context

_BUSY_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as text: everything that a browser says is hostile."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str]
    cookies: Mapping[str, str]
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as HTTP has it."""

    status: int
    content: bytes
    headers: Mapping[str, str]


_HTML: Mapping[str, str] = {"Content-Type": "text/html; charset=utf-8"}


@dataclass(frozen=True)
class Portal:
    """Everything that the requests of one process share."""

    context: Context
    routes: tuple[Route, ...]

    @cached_property
    def links(self) -> Links:
        """The addresses of the table."""
        return Links(self.routes)

    def serve(self, route: Route, asked: Asked) -> Reply:
        """Serve a request of a route."""
        frame = self._frame(route.name, asked)
        visit = Visit(self.context, frame.language, asked.path, asked.query, asked.form)
        try:
            answer = route.page(visit)
        except NotThere:
            return self.error("not_found", 404, asked)
        except Busy:
            return self.error("busy", 503, asked)
        if isinstance(answer, Moved):
            address = self.links.to(answer.name, answer.path, answer.query)
            return Reply(303, b"", {"Location": address})
        if isinstance(answer, Attachment):
            return Reply(200, answer.content, _attached(answer.name))
        return self._page(frame, route.template, answer)

    def error(self, kind: str, status: int, asked: Asked, **facts: str) -> Reply:
        """Return a page that says in one sentence what is wrong, and what to do."""
        frame = self._frame("", asked)
        shown = Shown({"kind": kind, "facts": facts}, status, "error.html.j2")
        reply = self._page(frame, "", shown)
        busy = {"Retry-After": str(_BUSY_SECONDS)} if status == 503 else {}  # noqa: PLR2004
        return Reply(status, reply.content, {**reply.headers, **busy})

    def _page(self, frame: Frame, template: str, shown: Shown) -> Reply:
        text = page_text(self.links, shown.template or template, frame, shown.values)
        return Reply(shown.status, text.encode(), _HTML)

    def _frame(self, here: str, asked: Asked) -> Frame:
        seller = self.context.config.seller
        return Frame(
            language=language_of(asked),
            here=here,
            again="",
            company=seller.name,
            phone=seller.phone,
            csrf=str,
        )


def language_of(asked: Asked) -> str:
    """Return the language of a page: chosen, else the browser's first that we write.

    >>> nobody: dict[str, str] = {}
    >>> language_of(Asked({}, {}, {}, {}, {"accept-language": "de,ru;q=0.8,en;q=0.5"}))
    'ru'
    """
    chosen = asked.query.get("lang", "")
    wishes = asked.headers.get("accept-language", "").split(",")
    named = [chosen, *(wish.partition(";")[0].strip()[:2].lower() for wish in wishes)]
    return next((name for name in named if name in LANGUAGES), DEFAULT_LANGUAGE)


def _attached(name: str) -> dict[str, Any]:
    return {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": f'attachment; filename="{name}"',
    }
