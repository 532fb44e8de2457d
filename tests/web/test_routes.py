"""The table of routes, and the promises that every line of it makes."""

from importlib.resources import files

from portal_server import Browser

from einvoice.web.route import Sees
from einvoice.web.routes import ROUTES


def test_names_and_paths_are_unique() -> None:
    """Links are made by name; a path with a method is served by one route."""
    assert len({route.name for route in ROUTES}) == len(ROUTES)
    assert len({(route.method, route.path) for route in ROUTES}) == len(ROUTES)


def test_every_template_is_there_and_every_template_is_used() -> None:
    """Beside those of the table there are the base, parts of pages, errors, and a kept form."""
    shared = {
        f"{name}.html.j2"
        for name in (
            "base",
            "staff_base",
            "phone_base",
            "app_head",
            "staff_parts",
            "staff_decisions",
            "parts",
            "posts",
            "error",
            "kept_form",
            "chart",
            "payment",
        )
    }
    there = {path.name for path in (files("templates") / "web").iterdir() if ".html" in path.name}
    assert {route.template for route in ROUTES if route.template} | shared >= there
    assert {route.template for route in ROUTES if route.template} <= there


def test_a_route_of_one_flat_names_it() -> None:
    """The right to the flat is looked up by this part of the path."""
    for route in ROUTES:
        assert ("{flat_id}" in route.path) == (route.sees is Sees.OWN_FLAT), route.name
        assert not route.past or route.sees is Sees.OWN_FLAT, route.name


def test_every_form_has_a_page_at_its_address() -> None:
    """A change of language, or a sign-in, leads to the address by GET; no app goes that way."""
    shown = [route for route in ROUTES if route.operation is None]
    pages = {route.path for route in shown if route.method == "GET"}
    assert [route.name for route in shown if route.path not in pages] == []


def test_the_first_page_in_three_languages(visitor: Browser) -> None:
    """The browser's language, and the one that was chosen."""
    assert '<html lang="ru">' in visitor.get("/", headers={"Accept-Language": "ru,en"}).text
    assert '<html lang="lv">' in visitor.get("/", headers={"Accept-Language": "de"}).text
    assert '<html lang="en">' in visitor.get("/?lang=en", headers={"Accept-Language": "ru"}).text


def test_an_address_with_a_slash_too_many_leads_nowhere(visitor: Browser) -> None:
    """It would lead on to whatever host the visitor's browser was made to name."""
    assert visitor.get("/faq/").status_code == 404
    answer = visitor.get("/api/v1/invoices/%C2%99%2F")
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")
