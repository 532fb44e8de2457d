"""Render: compiled templates print the header, one invoice at a time, and the footer.

One set of templates serves both families: what distinguishes them (attribute names, header values)
comes from the channel profile. Everything printed is escaped, always; a field that is missing is
an error, never an empty text. An invoice is one line of the file: in a template a line break with
the indentation around it is nothing before ``<``, ``{%`` and ``{#``, a space before anything else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from markupsafe import _escape_inner, escape  # type: ignore[attr-defined]

from einvoice.core.errors import RefusedByCheckError

if TYPE_CHECKING:  # jinja2 is imported where it is needed: most commands print no file
    from jinja2 import Template

_NOTHING = re.compile(r"\s*\n\s*(?=<|\{[%#]|\Z)")
_SPACE = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Templates:
    """The three compiled templates of a bank file."""

    header: "Template"
    invoice: "Template"
    footer: "Template"


def load_templates(folder: Traversable) -> Templates:
    """Return the templates of a folder, compiled.

    Raises:
        RefusedByCheckError: a template is missing or broken.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError

    def source(name: str) -> str:
        return _joined((folder / name).read_text("utf-8"))

    environment = Environment(
        autoescape=False,  # noqa: S701 - `finalize` escapes
        finalize=_escaped,
        undefined=StrictUndefined,
        loader=FunctionLoader(source),
        auto_reload=False,
    )
    try:
        return Templates(
            *(
                environment.get_template(f"{part}.xml.j2")
                for part in ("header", "invoice", "footer")
            )
        )
    except (TemplateError, OSError) as error:
        raise RefusedByCheckError("templates-unreadable", why=error) from error


@cache
def bank_templates() -> Templates:
    """Return the product's own templates, compiled once per process."""
    return load_templates(files("templates") / "e-invoice")


def render(template: "Template", fields: Mapping[str, object]) -> bytes:
    """Return what a template prints, in UTF-8.

    Raises:
        RefusedByCheckError: the template asks for a field that is not there.
        UnicodeEncodeError: a field holds a lone surrogate, which no XML can carry.
    """
    from jinja2 import TemplateError

    try:
        return template.render(fields).encode()
    except TemplateError as error:
        raise RefusedByCheckError(
            "template-broken", name=template.name, why=error.message
        ) from error


def _escaped(value: object) -> str:
    """Return a printed value escaped: every expression of every template passes here.

    The same characters as jinja2's own escaping, which wraps each of some 200 values an invoice in
    a `Markup`; that costs more than all the rest of rendering.
    """
    if type(value) is str:
        return _escape_inner(value)
    return str(escape(value))  # an undefined field raises


def _joined(text: str) -> str:
    return _SPACE.sub(" ", _NOTHING.sub("", text.strip()))
