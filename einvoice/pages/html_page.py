"""A page as HTML: one document without scripts and without anything from elsewhere."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from einvoice.pages.page import InvoicePage
from einvoice.pages.payment_code import code_svg


def html_of(page: InvoicePage) -> str:
    """Return a page as an HTML document; every text of it is escaped."""
    from markupsafe import Markup

    # Only figures of ours are in the picture of the code: the squares of its payload.
    code = Markup(code_svg(page.qr)) if page.qr else ""  # noqa: S704
    return _template().render(page=page, words=page.words, code=code)


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = (files("templates") / "page" / "invoice.html.j2").read_text("utf-8")
    return environment.from_string(source)
