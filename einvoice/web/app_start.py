"""The start of the app: the page itself where a browser would be led on to it.

Each step costs a slow network a whole request: three of them were two thirds of a cold start.
"""

from dataclasses import replace

from einvoice.web.answers import Answer, Moved
from einvoice.web.links import Links
from einvoice.web.requests import Asked
from einvoice.web.route import Route

_PAGES = ("overview", "flat")


def further(
    routes: tuple[Route, ...], links: Links, asked: Asked, answer: Answer
) -> tuple[Route, Asked] | None:
    """Return what to serve in place of an answer that leads the started app on; else None."""
    if not isinstance(answer, Moved) or answer.name not in _PAGES:
        return None
    if asked.method != "GET" or asked.query.get("app") != "1":
        return None
    route = next(route for route in routes if route.name == answer.name)
    url_path = links.to(answer.name, answer.path, {})
    query = {**asked.query, **answer.query}
    return route, replace(asked, url_path=url_path, path=answer.path, query=query)
