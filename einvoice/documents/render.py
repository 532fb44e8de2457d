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

from einvoice.core.errors import RefusedByCheckError

if TYPE_CHECKING:  # jinja2 is imported where it is needed: most commands print no file
    from einvoice.documents.compiled import Printer

_NOTHING = re.compile(r"\s*\n\s*(?=<|\{[%#]|\Z)")
_SPACE = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template, and its name."""

    name: str
    printer: "Printer"


@dataclass(frozen=True, slots=True)
class Templates:
    """The three compiled templates of a bank file."""

    header: Template
    invoice: Template
    footer: Template


def load_templates(folder: Traversable) -> Templates:
    """Return the templates of a folder, compiled.

    Raises:
        RefusedByCheckError: a template is missing or broken.
    """
    from jinja2 import TemplateError

    from einvoice.documents.compiled import compiled

    def template(name: str) -> Template:
        return Template(name, compiled(name, _joined((folder / name).read_text("utf-8"))))

    try:
        return Templates(*(template(f"{part}.xml.j2") for part in ("header", "invoice", "footer")))
    except (TemplateError, OSError) as error:
        raise RefusedByCheckError("templates-unreadable", why=error) from error


@cache
def bank_templates() -> Templates:
    """Return the product's own templates, compiled once per process."""
    return load_templates(files("templates") / "e-invoice")


def render(template: Template, fields: Mapping[str, object]) -> bytes:
    """Return what a template prints, in UTF-8.

    Raises:
        RefusedByCheckError: the template asks for a field that is not there.
        UnicodeEncodeError: a field holds a lone surrogate, which no XML can carry.
    """
    try:
        return template.printer(fields).encode()
    except KeyError as error:
        why = f"{error} is undefined"
        raise RefusedByCheckError("template-broken", name=template.name, why=why) from error


def _joined(text: str) -> str:
    return _SPACE.sub(" ", _NOTHING.sub("", text.strip()))
