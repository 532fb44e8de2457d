"""Templates of the portal: what a page can say besides its values, and how it is made text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from einvoice.clock import local_time
from einvoice.core.period import Period
from einvoice.pages.figures import cubic_metres, sum_text
from einvoice.texts import LANGUAGES, in_language
from einvoice.texts.documents import period_name
from einvoice.texts.meter_explanations import METER_SERVICES
from einvoice.texts.portal import portal_text
from einvoice.texts.writing import written
from einvoice.web.links import Links
from einvoice.web.static_files import static_path
from einvoice.web.visit import Visit

_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Frame:
    """The values that every page has around its own.

    ``here`` is the route shown, ``visit`` who is signed in. ``csrf`` returns the token of this
    session, and remembers that the page needs one.
    """

    language: str
    here: str
    company: str
    phone: str
    csrf: Callable[[], str]
    visit: Visit | None = None


def page_text(links: Links, template: str, frame: Frame, values: Mapping[str, Any]) -> str:
    """Return a page as HTML; every value in it is escaped.

    Raises:
        jinja2.UndefinedError: the template names a value that is not there.
    """
    language = frame.language

    def text(key: str, **facts: object) -> str:
        return portal_text(key, language, **facts)

    def text_in(key: str, other: str) -> str:
        return portal_text(key, other)

    def link(name: str, **path: str) -> str:
        return links.to(name, path, {})

    return (
        _environment()
        .get_template(template)
        .render(
            t=text,
            t_in=text_in,
            link=link,
            has_route=links.has,
            may_enter=lambda name: links.may_enter(name, frame.visit),
            static=static_path,
            frame=frame,
            languages=LANGUAGES,
            money=lambda cents: f"{sum_text(cents, language)}{_NO_BREAK}€",
            cubic_metres=lambda value_e3: cubic_metres(value_e3, language),
            day=lambda value: str(written(value.isoformat(), language)),
            moment=lambda timestamp: _moment(timestamp, language),
            service=lambda name: in_language(METER_SERVICES[str(name)], language),
            period=lambda value: period_name(Period.parse(str(value)), language),
            **values,
        )
    )


def _moment(timestamp: str, language: str) -> str:
    """Return a moment (UTC) as day and time in Riga."""
    local = local_time(timestamp)
    return f"{written(local.date().isoformat(), language)} {local:%H:%M}"


@cache
def _environment() -> Environment:
    return Environment(
        autoescape=True,
        loader=FunctionLoader(_source),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _source(name: str) -> str | None:
    path = files("templates") / "web" / name
    return path.read_text("utf-8") if path.is_file() else None
