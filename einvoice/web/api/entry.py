"""Who may enter a route of the interface: by the session's cookie, or a native client's token.

A cookie goes along by itself, so that what writes must come from our own page, too; a token in
``Authorization`` never does. A body is JSON alone, which no form of another site can send.
"""

from collections.abc import Mapping

from einvoice.core.residents import PersonKind
from einvoice.web import csrf
from einvoice.web.answers import NotThere
from einvoice.web.api.problems import problem
from einvoice.web.entry import of_person
from einvoice.web.requests import Asked
from einvoice.web.route import Role, Route, admits
from einvoice.web.visit import Person, Visit
from jobs.residents.api_tokens import session_of_access
from jobs.residents.sessions import is_of_ended_account, session_of

MEANT = "x-user"
"""The header by which a client says whose data it sends or asks for: its queue is one user's."""
_BEARER = "bearer "


def entered(route: Route, asked: Asked, visit: Visit) -> Visit:
    """Return the visit of somebody who may enter, with their rights.

    Raises:
        ProblemError: it is not from our page, or nobody is signed in, or another user than the
            client says.
        NotThere: the route is not theirs.
    """
    token = _bearer(asked.headers)
    writes = asked.method == "POST"
    if writes and not token and _is_from_elsewhere(asked.headers, with_cookie=bool(visit.session)):
        raise problem("NOT_OURS")
    if route.role is Role.VISITOR:
        return visit
    visit = _of_token(visit, token) if token else _of_cookie(visit)
    if not admits(route.role, visit):
        raise NotThere
    if asked.headers.get(MEANT, visit.person_id) != visit.person_id:
        raise problem("OTHER_USER")
    return visit


def _bearer(headers: Mapping[str, str]) -> str:
    given = headers.get("authorization", "")
    return given[len(_BEARER) :].strip() if given[: len(_BEARER)].lower() == _BEARER else ""


def _is_from_elsewhere(headers: Mapping[str, str], *, with_cookie: bool) -> bool:
    """Return whether another page sent it; without a cookie whoever is no browser says nothing."""
    says_where = "sec-fetch-site" in headers or "origin" in headers
    return (says_where or with_cookie) and not csrf.is_own_page(headers)


def _of_token(visit: Visit, token: str) -> Visit:
    session = session_of_access(visit.context, token)
    if session is None:
        raise problem("SESSION_OVER")
    return of_person(visit, Person(session.person_id, PersonKind.USER))


def _of_cookie(visit: Visit) -> Visit:
    session = session_of(visit.context, visit.session) if visit.session else None
    if session is not None:
        return of_person(visit, Person(session.person_id, session.kind))
    if visit.session and is_of_ended_account(visit.context, visit.session):
        raise problem("ACCESS_ENDED")
    raise problem("SESSION_OVER")
