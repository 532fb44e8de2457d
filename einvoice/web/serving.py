"""How a request of a route is served: who asks, may they, what is answered."""

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import cached_property, partial

from einvoice.core.account_keys import AccountKey
from einvoice.core.errors import StorageError
from einvoice.texts import LANGUAGES
from einvoice.web import csrf
from einvoice.web.answers import (
    Answer,
    Attachment,
    Away,
    Busy,
    Data,
    Moved,
    NotThere,
    Picture,
    Shown,
)
from einvoice.web.app_start import further
from einvoice.web.cookies import (
    DEVICE,
    SESSION,
    Device,
    Devices,
    new_token,
    portal_secret,
    session_cookie,
    signed_out_cookie,
)
from einvoice.web.entry import Gate, Turned, known
from einvoice.web.languages import LANGUAGE, chosen_language, page_at, wished_language
from einvoice.web.links import Links
from einvoice.web.pages import Frame, page_text
from einvoice.web.passkeys import Challenges, Passkeys
from einvoice.web.passwords import PasswordLanes
from einvoice.web.provider_rounds import RoundsBy
from einvoice.web.replies import Reply, attached
from einvoice.web.requests import Asked
from einvoice.web.route import Route
from einvoice.web.second_step import Tickets
from einvoice.web.unsent import AWAY, STATUS, unsent_form
from einvoice.web.visit import Visit
from jobs.context import Context
from jobs.residents.messages import count_unread
from jobs.residents.sessions import session_of
from jobs.views.staff_waiting import waiting_for_staff

BUSY_SECONDS = 5
_LOOPBACK = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?")


@dataclass(frozen=True)
class Portal:
    """Everything that the requests of one process share."""

    context: Context
    routes: tuple[Route, ...]

    @cached_property
    def links(self) -> Links:
        """The addresses of the table."""
        return Links(self.routes)

    @cached_property
    def passwords(self) -> PasswordLanes:
        """The hashes of this process."""
        return PasswordLanes()

    @cached_property
    def challenges(self) -> Challenges:
        """The challenges that passkeys answer."""
        return Challenges(portal_secret(self.context.config.data_path))

    @cached_property
    def tickets(self) -> Tickets:
        """The tickets that pages of the staff's second step give back."""
        return Tickets(portal_secret(self.context.config.data_path))

    @cached_property
    def rounds(self) -> RoundsBy:
        """The rounds by the provider that knows personal codes, where one is configured."""
        return RoundsBy(self.context)

    @cached_property
    def devices(self) -> Devices:
        """The cookies of devices."""
        return Devices(portal_secret(self.context.config.data_path))

    def visit_of(self, asked: Asked) -> Visit:
        """Return the request of somebody who is not yet known."""
        return _Talk(self, asked).visit()

    def refused(self, route: Route, asked: Asked) -> Reply | None:
        """Return the answer to a form that is refused whatever the database says; else None."""
        session = asked.cookies.get(SESSION, "")
        is_ours = csrf.is_own_page(asked.headers) and csrf.is_token(session, asked.form)
        if route.refused is None or not is_ours or LANGUAGE in asked.form:
            return None
        talk = _Talk(self, asked)
        try:
            answer = route.refused(talk.visit())
        except Busy:
            return self.unsent("busy", route, asked)
        return None if answer is None else talk.reply(route, answer)

    def serve(self, route: Route, asked: Asked) -> Reply:
        """Serve a request of a route.

        A form that asks for another language alone is answered by the page of its address, which
        shows what is typed: nothing else is done.
        """
        if LANGUAGE in asked.form and route.method != "GET":
            page = page_at(self.routes, route.path)
            return self.serve(page, asked) if page else self.missing(asked)
        talk = _Talk(self, asked)
        try:
            with self.view_of(route):
                try:
                    talk.signed = Gate(self.context, route, asked).entered(talk.visit())
                    answer = route.page(talk.signed)
                except Turned as turned:
                    answer = turned.answer
                if route.is_page:  # what its menu counts is of the same view
                    return self._answered(talk, route, asked, answer)
        except NotThere:
            return self.missing(asked)
        except Busy:
            return self.unsent("busy", route, asked, talk.signed)
        except StorageError as error:
            if error.code not in AWAY:
                raise
            return self.unsent(AWAY[error.code], route, asked, talk.signed)
        return self._answered(talk, route, asked, answer)

    def _answered(self, talk: "_Talk", route: Route, asked: Asked, answer: Answer) -> Reply:
        start = further(self.routes, self.links, asked, answer)
        return self.serve(*start) if start else talk.reply(route, answer)

    def view_of(self, route: Route) -> AbstractContextManager[None]:
        """Return what a request of a route reads in: who asks, their rights and the page, at once.

        Files wait in turn to be made, and a form is judged while others write: they read as they
        go on.
        """
        return self.context.store.one_view() if route.is_page else nullcontext()

    def missing(self, asked: Asked) -> Reply:
        """Return the page that says there is no such page, to whoever is signed in."""
        return self.error("not_found", asked, known(self.context, _Talk(self, asked).visit()))

    def is_signed_in(self, cookies: Mapping[str, str]) -> bool:
        """Return whether cookies are of an open session: nobody else's files are kept."""
        session = cookies.get(SESSION, "")
        return bool(session) and session_of(self.context, session) is not None

    def unsent(self, kind: str, route: Route, asked: Asked, visit: Visit | None = None) -> Reply:
        """Return a page that says that nothing was received, with what was typed in a form."""
        shown = unsent_form(route, asked, kind, STATUS[kind])
        if shown is None:
            return self.error(kind, asked, visit)
        talk = _Talk(self, asked)
        talk.signed = visit
        return talk.reply(None, shown)

    def error(self, kind: str, asked: Asked, visit: Visit | None = None, **facts: str) -> Reply:
        """Return a page that says in one sentence what is wrong, and what to do."""
        shown = Shown({"kind": kind, "facts": facts}, STATUS[kind], "error.html.j2")
        talk = _Talk(self, asked)
        talk.signed = visit
        return talk.reply(None, shown)


class _Talk:
    """One request and what its answer must not forget: cookies, and who is signed in."""

    def __init__(self, portal: Portal, asked: Asked) -> None:
        self._portal, self._asked = portal, asked
        self._device = portal.devices.read(asked.cookies.get(DEVICE, ""))
        self._session = asked.cookies.get(SESSION, "")
        self._cookies: list[tuple[str, str]] = []
        self.signed: Visit | None = None
        chosen = chosen_language(asked.form, asked.query)
        if chosen in LANGUAGES and chosen != self._device.language:
            self._keep(replace(self._device, language=chosen))
        self._language = self._device.language or wished_language(asked.headers)

    def visit(self) -> Visit:
        """Return the request of somebody who is not yet known."""
        asked, portal = self._asked, self._portal
        return Visit(
            context=portal.context,
            language=self._language,
            path=asked.path,
            query=asked.query,
            form=asked.form,
            session=self._session,
            address=asked.address,
            agent=asked.headers.get("user-agent", ""),
            device=self._device,
            passwords=portal.passwords,
            passkeys=Passkeys(portal.challenges, self._whole_address("welcome", {})),
            tickets=portal.tickets,
            link=self._whole_address,
            route_of=portal.links.route_of,
            uploads=asked.uploads,
            rounds=portal.rounds.at(self._whole_address("provider.back", {})),
        )

    def reply(self, route: Route | None, answer: Answer) -> Reply:
        """Return an answer as HTTP has it."""
        if isinstance(answer, Attachment):
            return Reply(200, answer.content, attached(answer.name))
        if isinstance(answer, Picture):
            return Reply(200, answer.content, (("Content-Type", "image/jpeg"),))
        if isinstance(answer, Moved):
            return self._moved(answer)
        if isinstance(answer, Away):
            self._remember(answer)
            return Reply(303, b"", (("Location", answer.address), *self._cookies))
        if isinstance(answer, Data):
            raise TypeError("a page answers with the interface's JSON")
        self._remember(answer)
        template = answer.template or (route.template if route else "")
        frame = self._frame(route.name if route else "")
        text = page_text(self._portal.links, template, frame, answer.values)
        headers = [("Content-Type", "text/html; charset=utf-8"), *self._cookies]
        if answer.status == STATUS["busy"]:
            headers.append(("Retry-After", str(BUSY_SECONDS)))
        return Reply(answer.status, text.encode(), tuple(headers), answer.after)

    def _remember(self, answer: Shown | Moved | Away) -> None:
        """Give out the cookies of a session that began or ended."""
        if answer.session is not None:
            self._session = answer.session
            self._cookies.append(("Set-Cookie", session_cookie(answer.session)))
        if isinstance(answer, Moved) and answer.signed_out and self._session:
            self._cookies.append(("Set-Cookie", signed_out_cookie(self._session)))
        if not isinstance(answer, Away) and answer.signed_in:
            self._keep(self._device.with_account(answer.signed_in))

    def _moved(self, moved: Moved) -> Reply:
        self._remember(moved)
        address = self._portal.links.to(moved.name, moved.path, moved.query)
        return Reply(303, b"", (("Location", address), *self._cookies), moved.after)

    def _frame(self, here: str) -> Frame:
        seller = self._portal.context.config.seller
        return Frame(
            language=self._language,
            here=here,
            company=seller.name,
            phone=seller.phone,
            csrf=self._csrf,
            visit=self.signed,
            query=self._own_query(),
            waiting=partial(waiting_for_staff, self._portal.context),
            unread=self._unread,
        )

    def _unread(self, key: AccountKey) -> int:
        """Return how many answers about a flat whoever is signed in has not opened."""
        context, visit = self._portal.context, self.signed
        return count_unread(context, visit.person_id, key) if visit and visit.is_resident else 0

    def _own_query(self) -> Mapping[str, str]:
        """Return the address's query; where it would lead on to is a page of ours, or left out."""
        query, routes = self._asked.query, self._portal.links
        return {
            name: value
            for name, value in query.items()
            if name != "to" or routes.route_of(value) is not None
        }

    def _csrf(self) -> str:
        """Return the token of this session's forms; a visitor gets a cookie with the first."""
        if not self._session:
            self._session = new_token()
            self._cookies.append(("Set-Cookie", session_cookie(self._session)))
        return csrf.token_of(self._session)

    def _keep(self, device: Device) -> None:
        self._device = device
        self._cookies.append(("Set-Cookie", self._portal.devices.cookie(device)))

    def _whole_address(self, name: str, path: Mapping[str, str]) -> str:
        """Return an address as mails have it: a host that the visitor made up is never in it."""
        portal = self._portal.context.config.portal
        host = self._asked.headers.get("host", "")
        here = host if _LOOPBACK.fullmatch(host) else f"localhost:{portal.port}"
        return (portal.address or f"http://{here}") + self._portal.links.to(name, path, {})
