"""One request, as the function behind a route needs it."""

from collections.abc import Mapping
from dataclasses import dataclass

from jobs.context import Context


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks, in which language, and for what.

    ``path`` are the parts of the address, ``form`` what was typed (empty on GET).
    """

    context: Context
    language: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str]
