"""How a request of the interface is served: who asks, how often, what is answered as JSON."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import msgspec

from einvoice.core.errors import StorageError
from einvoice.texts import DEFAULT_LANGUAGE
from einvoice.web.answers import Answer, Attachment, Busy, Data, NotThere
from einvoice.web.api.entry import entered
from einvoice.web.api.limits import Limits, Quota, counted_as
from einvoice.web.api.problems import STATUS, ProblemError, busy, problem
from einvoice.web.languages import named_language
from einvoice.web.operation import Operation
from einvoice.web.replies import Reply
from einvoice.web.requests import Asked
from einvoice.web.route import Route
from einvoice.web.serving import Portal
from einvoice.web.visit import Call, Visit
from jobs.context import Context
from jobs.residents.accounts import account_of

PREFIX = "/api/"
_LONGEST_KEY = 64
_JSON, _PROBLEM = "application/json", "application/problem+json"
_CODES: Mapping[str, str] = {
    "busy": "BUSY",
    "fault": "FAULT",
    "form": "WRONG_TYPE",
    "not_found": "NOT_FOUND",
    "not_ours": "NOT_OURS",
    "slow": "SLOW",
    "too_large": "TOO_LARGE",
}
"""The codes of the kinds of errors that pages have, too."""


@dataclass(frozen=True)
class Interface:
    """Serves the routes of the interface in one process."""

    portal: Portal
    limits: Limits = field(default_factory=Limits)

    @property
    def context(self) -> Context:
        """The installation that is served."""
        return self.portal.context

    def serve(self, route: Route, asked: Asked) -> Reply:
        """Serve a request of a route."""
        language, quota = named_language(asked.headers), None
        try:
            visit = entered(route, asked, self.portal.visit_of(asked))
            language = language or _own_language(visit)
            quota = self._counted(visit)
            if quota.is_over:
                raise _too_many(quota)
            call = _call(route.operation, asked)
            visit = replace(visit, language=language or DEFAULT_LANGUAGE, call=call)
            reply = _reply(route.page(visit), asked)
        except ProblemError as refused:
            reply = _problem(refused, language)
        except NotThere:
            reply = _problem(problem("NOT_FOUND"), language)
        except Busy:
            reply = _problem(busy(), language)
        except StorageError as error:
            if error.code != "database-busy":
                raise
            reply = _problem(busy(), language)
        return _with_headers(reply, language, quota)

    def who(self, route: Route, asked: Asked) -> str:
        """Return who may enter a route; empty where nobody may: no file of theirs is read.

        Raises:
            StorageError: nobody knows: the database is busy.
        """
        try:
            return entered(route, asked, self.portal.visit_of(asked)).person_id
        except (ProblemError, NotThere):
            return ""

    def over(self, who: str, asked: Asked) -> Reply | None:
        """Return the answer to who asks too often, before a file of theirs is read; else None."""
        quota = self.limits.asked(who, self.context.clock.seconds())
        if not quota.is_over:
            return None
        language = named_language(asked.headers)
        return _with_headers(_problem(_too_many(quota), language), language, quota)

    @staticmethod
    def refused(_route: Route, _asked: Asked) -> None:
        """Refuse nothing from memory: what a call may do is known when its token is."""

    def unsent(self, kind: str, _route: Route, asked: Asked) -> Reply:
        """Return the error: an app keeps by itself what it sent."""
        return self.error(kind, asked)

    def error(self, kind: str, asked: Asked, **facts: str) -> Reply:
        """Return an error that pages have, too, as a problem."""
        language = named_language(asked.headers)
        code = _CODES[kind]
        known = ProblemError(code, STATUS[code], f"api.{code}", tuple(facts.items()))
        refused = busy() if kind == "busy" else known
        return _with_headers(_problem(refused, language), language, None)

    def _counted(self, visit: Visit) -> Quota:
        """Count a request by who is signed in, else by its address: tokens are not to be guessed.

        Wrong passwords are counted by the sign-in itself, and kept longer.
        """
        who = counted_as(visit.address) if visit.person is None else visit.person_id
        return self.limits.counted(who, visit.context.clock.seconds())


def _too_many(quota: Quota) -> ProblemError:
    return problem("TOO_MANY", wait=quota.seconds, seconds=str(quota.seconds))


def _own_language(visit: Visit) -> str:
    account = account_of(visit.context, visit.person_id) if visit.is_resident else None
    return account.language if account else DEFAULT_LANGUAGE


def _call(operation: Operation | None, asked: Asked) -> Call:
    """Return the JSON and the key of a request.

    Raises:
        ProblemError: the body is not what the route takes, or a key is missing.
    """
    if operation is None:
        raise LookupError("a page is no route of the interface")
    key = asked.headers.get("idempotency-key", "").strip().strip('"')
    if operation.needs_key and not (0 < len(key) <= _LONGEST_KEY and _is_plain(key)):
        raise problem("KEY_MISSING")
    if operation.body is None:
        return Call(None, key)
    if operation.body is bytes:
        return Call(asked.body, key)
    try:
        return Call(msgspec.json.decode(asked.body, type=operation.body), key)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise problem("BAD_REQUEST") from None


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _reply(answer: Answer, asked: Asked) -> Reply:
    """Return an answer as HTTP has it; what the client has already is not sent again."""
    if isinstance(answer, Attachment):
        disposition = ("Content-Disposition", f'attachment; filename="{answer.name}"')
        kind = ("Content-Type", "application/pdf")
        return Reply(200, answer.content, (kind, disposition))
    if not isinstance(answer, Data):
        raise TypeError("a route of the interface answers with a page")
    if answer.shape is None:
        return Reply(answer.status, b"", ())
    content = msgspec.json.encode(answer.shape)
    if asked.method == "POST":
        return Reply(answer.status, content, (("Content-Type", _JSON),))
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    if _is_known(tag, asked.headers.get("if-none-match", "")):
        return Reply(304, b"", (("ETag", tag),))
    return Reply(answer.status, content, (("Content-Type", _JSON), ("ETag", tag)))


def _is_known(tag: str, named: str) -> bool:
    """Return whether a client names a tag, or any (RFC 9110, 13.1.2: compared weakly).

    >>> _is_known('"a"', 'W/"a", "b"'), _is_known('"a"', '"b"')
    (True, False)
    """
    tags = [text.strip().removeprefix("W/") for text in named.split(",")]
    return tag in tags or "*" in tags


def _problem(refused: ProblemError, language: str) -> Reply:
    headers = [("Content-Type", _PROBLEM)]
    if refused.wait:
        headers.append(("Retry-After", str(refused.wait)))
    if refused.status == 401:  # noqa: PLR2004 - RFC 9110: then the way in is named
        headers.append(("WWW-Authenticate", "Bearer"))
    shape = refused.shape(language or DEFAULT_LANGUAGE)
    return Reply(refused.status, msgspec.json.encode(shape), tuple(headers))


def _with_headers(reply: Reply, language: str, quota: Quota | None) -> Reply:
    common = (
        ("Content-Language", language or DEFAULT_LANGUAGE),
        ("Vary", "Accept-Language, Authorization, Cookie"),
    )
    return replace(reply, headers=(*reply.headers, *common, *(quota.headers if quota else ())))
