"""Problems as the interface answers them. Source: RFC 9457, RFC 9110 (status codes)."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from einvoice.texts.portal import portal_text
from einvoice.texts.writing import written
from einvoice.web.api.shapes import Problem, Question

BUSY_SECONDS = 5
_TYPE = "about:blank"
"""The title is the status in words, as RFC 9457 has it for this type; ``code`` says more."""
STATUS: Mapping[str, int] = {
    "BAD_REQUEST": 422,
    "BAD_CURSOR": 422,
    "KEY_MISSING": 400,
    "SESSION_OVER": 401,
    "WRONG_PASSWORD": 401,
    "NOT_OURS": 403,
    "OTHER_USER": 403,
    "NOT_FOUND": 404,
    "SLOW": 408,
    "KEY_USED_OTHERWISE": 409,
    "ACCESS_ENDED": 410,
    "TOO_LARGE": 413,
    "WRONG_TYPE": 415,
    "QUESTIONS": 422,
    "PUSH_SERVICE": 422,
    "TOO_MANY": 429,
    "FAULT": 500,
    "BUSY": 503,
}
"""By code, of problems whose sentence is ``api.`` with the code."""
COMMON = (401, 403, 404, 410, 429, 500, 503)
"""The problems that any route of somebody who is signed in may answer with."""
OF_BODIES = (403, 408, 413, 415, 422)
"""The problems of every route that takes a body."""


@dataclass(eq=False)
class ProblemError(Exception):
    """Something is not done; ``key`` is the sentence's, ``wait`` after how many seconds again."""

    code: str
    status: int
    key: str
    facts: tuple[tuple[str, str], ...] = ()
    questions: tuple[Question, ...] = ()
    server_time: str | None = None
    wait: int = 0

    def shape(self, language: str) -> Problem:
        """Return the problem as JSON has it, its sentence in a language."""
        facts = {name: written(value, language) for name, value in self.facts}
        return Problem(
            type=_TYPE,
            title=HTTPStatus(self.status).phrase,
            status=self.status,
            detail=portal_text(self.key, language, **facts),
            code=self.code,
            questions=list(self.questions) or None,
            server_time=self.server_time,
            number=dict(self.facts).get("number"),
        )


def problem(code: str, *, wait: int = 0, **facts: str) -> ProblemError:
    """Return a problem of the table by its code."""
    return ProblemError(code, STATUS[code], f"api.{code}", tuple(facts.items()), wait=wait)


def busy() -> ProblemError:
    """Return the problem that too much is asked at once."""
    return problem("BUSY", wait=BUSY_SECONDS)
