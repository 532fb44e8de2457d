"""Who may enter a route: every request passes here before the function behind it is called.

In this order: a form comes from our own page; the session is of somebody with the route's role; the
form has the session's token; the flat of the path is theirs. Whoever may not see a thing
learns nothing of it: the answer is that there is no such page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from einvoice.core.residents import PersonKind
from einvoice.web import csrf
from einvoice.web.answers import Answer, Moved, NotThere, Shown
from einvoice.web.requests import Asked
from einvoice.web.route import Role, Route, Sees, admits
from einvoice.web.visit import Person, Visit
from jobs.context import Context
from jobs.residents.accounts import staff_of
from jobs.residents.rights import rights_of
from jobs.residents.second_steps import second_step_of
from jobs.residents.sessions import holder_of, session_of

PASSWORDS = ("current", "password", "secret")
"""The fields of forms that hold a password, or the secret of a second step."""
_OF_STAFF = (Role.CLERK, Role.MANAGER)
_SET_UP = "staff-account"
"""Where staff set up their second step: the pages that are open without it begin so."""


class Turned(Exception):  # noqa: N818 - an answer in place of the page
    """Somebody is not let in, and is answered something else."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer)
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Gate:
    """The way into one route, for one request."""

    context: Context
    route: Route
    asked: Asked

    def entered(self, visit: Visit) -> Visit:
        """Return the visit of somebody who may enter, with their rights.

        Raises:
            Turned: a form is not from our page, or nobody is signed in.
            NotThere: the route, or the flat in its path, is not theirs.
        """
        is_form = self.asked.method == "POST"
        if is_form and not csrf.is_own_page(self.asked.headers):
            raise Turned(_error("not_ours", 403))
        visit = known(self.context, visit)
        if self.route.role is not Role.VISITOR:
            self._check_role(visit)
        if is_form and not csrf.is_token(visit.session, visit.form):
            raise Turned(_error("form", 400))
        return self._with_flat(visit)

    def _check_role(self, visit: Visit) -> None:
        if visit.person is None:
            raise Turned(self._sign_in_first(visit))
        if not admits(self.route.role, visit):
            raise NotThere
        if self._lacks_second_step(visit):
            raise Turned(Moved(_SET_UP))

    def _lacks_second_step(self, visit: Visit) -> bool:
        """Return whether a member has to set up a second step before anything else."""
        if visit.staff is None or self.route.name.split(".")[0] == _SET_UP:
            return False
        if self.context.config.portal.staff_totp != "required":
            return False
        return second_step_of(self.context, visit.staff.staff_id) is None

    def _sign_in_first(self, visit: Visit) -> Answer:
        """Return the way to the sign-in; what was typed goes with it, if it is known whose it is.

        A page with a password in it can be read by whoever uses the device next. Without a session
        that was ours, nobody is known to whom the text may be shown after signing in: it is on this
        page, to be copied by who has just sent it.
        """
        of_staff = self.route.role in _OF_STAFF
        if self.asked.method == "GET":
            name = "staff-sign-in" if of_staff else "sign-in"
            return Moved(name, query={"to": self.asked.url_path})
        secret = any(name in visit.form for name in PASSWORDS)
        typed = {} if secret else {k: v for k, v in visit.form.items() if k != csrf.FIELD}
        has_writer = holder_of(self.context, visit.session) is not None
        words = "" if has_writer else _words(typed)
        values = {
            "kept": typed if has_writer else {},
            "typed": words,
            "to": self.asked.url_path,
            "email": "",
            "fault": "over_secret" if secret else "over" if has_writer else _over(words),
            "out": False,
            "new": False,
            "provider": "",
        }
        return Shown(values, 401, "staff_sign_in.html.j2" if of_staff else "sign_in.html.j2")

    def _with_flat(self, visit: Visit) -> Visit:
        if self.route.sees is not Sees.OWN_FLAT:
            return visit
        flat_id = visit.path["flat_id"]
        own = [right for right in visit.rights if right.key.flat_id == flat_id]
        allowed = [right for right in own if self.route.past or not right.past]
        if not allowed:
            raise NotThere
        return replace(visit, right=allowed[0])


def _words(form: Mapping[str, str]) -> str:
    """Return what can be copied from a form that is not kept: its text, else its readings."""
    values = (text for name, text in form.items() if name.startswith("value.") and text)
    return form.get("text", "") or "; ".join(values)


def _over(words: str) -> str:
    return "over_unknown" if words else "over_anew"


def of_person(visit: Visit, person: Person) -> Visit:
    """Return the visit of a person with a session: a resident with rights, or staff."""
    if person.kind is PersonKind.USER:
        rights = rights_of(visit.context, person.person_id)
        return replace(visit, person=person, rights=rights)
    return replace(visit, person=person, staff=staff_of(visit.context, person.person_id))


def known(context: Context, visit: Visit) -> Visit:
    """Return the visit with who is signed in, and what they may see."""
    session = session_of(context, visit.session) if visit.session else None
    return visit if session is None else of_person(visit, Person(session.person_id, session.kind))


def _error(kind: str, status: int) -> Shown:
    return Shown({"kind": kind, "facts": {}}, status, "error.html.j2")
