"""The declaration of what a route of the interface takes and answers, as shapes of JSON."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Operation:
    """The JSON of a route: its answer and, of a POST, its body; None = no JSON.

    ``bytes`` is a file: a PDF as the answer, a photo (JPEG or PNG) as the body. ``statuses`` are
    those of an answer that is no problem, ``problems`` the others. ``pages``: the answer is a list
    with a cursor. ``needs_key``: the request has an ``Idempotency-Key``.
    """

    answer: type | None
    body: type | None = None
    statuses: tuple[int, ...] = (200,)
    problems: tuple[int, ...] = ()
    pages: bool = False
    needs_key: bool = False
