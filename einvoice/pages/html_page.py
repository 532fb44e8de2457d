"""A page as HTML: one document without scripts and without anything from elsewhere."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from einvoice.pages.page import InvoicePage
from einvoice.pages.payment_code import code_svg

if TYPE_CHECKING:  # jinja2 is imported where it is needed: most commands make no page
    from jinja2 import Template


def html_of(page: InvoicePage) -> str:
    """Return a page as an HTML document; every text of it is escaped."""
    from markupsafe import Markup

    # Only figures of ours are in the picture of the code: the squares of its payload.
    code = Markup(code_svg(page.qr)) if page.qr else ""  # noqa: S704
    return filled_page("invoice.html.j2", page=page, words=page.words, code=code)


def filled_page(name: str, **parts: object) -> str:
    """Return a page of a template; every text is escaped."""
    return _template(name).render(**parts)


@cache
def _template(name: str) -> "Template":
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = (files("templates") / "page" / name).read_text("utf-8")
    return environment.from_string(source)
