"""An extract about a person as one HTML document: in words, for who reads it.

Every value of the extract that is not empty is on it, under its name in the language.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from einvoice.clock import RIGA, local_time
from einvoice.core.invoices import Notice, NoticeCode
from einvoice.core.money import PRICE_DECIMALS, format_scaled
from einvoice.pages.figures import cubic_metres, figure, percent_text, sum_text
from einvoice.pages.html_page import filled_page
from einvoice.texts import in_language
from einvoice.texts.documents import unit_label
from einvoice.texts.meter_explanations import METER_SERVICES
from einvoice.texts.notices import notice_text
from einvoice.texts.own_data.fields import FIELDS
from einvoice.texts.own_data.inputs import INPUTS
from einvoice.texts.own_data.sections import PAGE, SECTIONS
from einvoice.texts.own_data.words import WORDS
from einvoice.texts.services import service_label
from einvoice.texts.writing import grouped, written

Record = Mapping[str, Any]
_AS_TABLE = 6
"""The most fields of a record that is a row of a table; a longer one, or one alone, is a card."""
_SAME_WORDS = {"buyer_language": "language", "mail_state": "state"}
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9.]+)?Z?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_OF_TIME = re.compile(r"(.*_)?(at|date|day|first|from|last|on|period|since|to|until)")
"""Names of fields that hold a moment, a day or a month: an id may look like one, `2024-05`."""
_FIGURE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+\.[0-9]+")
_EURO = "\u00a0€"


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field of a record: its name, and the lines of its value."""

    label: str
    lines: tuple[str, ...]
    is_figure: bool


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table of the extract; ``columns`` are its names where its records are rows."""

    name: str
    title: str
    columns: tuple[str, ...]
    records: tuple[tuple[ShownField | None, ...], ...]


def html_of_data(
    extract: Mapping[str, Sequence[Record]], seller: str, today: dt.date, language: str
) -> str:
    """Return an extract (what its JSON has) as an HTML document in a language."""
    words = {name: in_language(texts, language) for name, texts in PAGE.items()}
    day = written(today.isoformat(), language)
    return filled_page(
        "own_data.html.j2",
        language=language,
        words=words,
        lead=words["lead"].format(seller=seller, day=day),
        tables=[_table(name, rows, language) for name, rows in extract.items()],
    )


def _table(name: str, records: Sequence[Record], language: str) -> ShownTable:
    present = list(dict.fromkeys(f for row in records for f, v in row.items() if _is_there(v)))
    made = [
        tuple(
            _field(name, key, row, language) if _is_there(row.get(key)) else None for key in present
        )
        for row in records
    ]
    columns = tuple(field_label(name, key, language) for key in present)
    return ShownTable(
        name,
        in_language(SECTIONS[name], language),
        columns if len(columns) <= _AS_TABLE and len(records) > 1 else (),
        tuple(made),
    )


def _is_there(value: object) -> bool:
    return value is not None and value not in ("", [], ())


def field_label(table: str, name: str, language: str) -> str:
    """Return how a field is called.

    >>> field_label("readings", "value_e3", "en"), field_label("customers", "name", "lv")
    ('Reading', 'Vārds, uzvārds vai nosaukums')
    """
    return in_language(FIELDS.get(f"{table}.{name}") or FIELDS[name], language)


def _field(table: str, name: str, record: Record, language: str) -> ShownField:
    value = record[name]
    label = field_label(table, name, language)
    if name == "inputs":
        return ShownField(label, tuple(_inputs(value, language)), is_figure=False)
    if name == "notices":
        return ShownField(label, tuple(_notices(value, language)), is_figure=False)
    if isinstance(value, int) and not isinstance(value, bool):
        return ShownField(label, (_number(name, value, record, language),), is_figure=True)
    return ShownField(label, tuple(_text(name, value, language).splitlines()), is_figure=False)


def _number(name: str, value: int, record: Record, language: str) -> str:
    """Return a number with its unit, by the end of its name."""
    if name.endswith("_cents") or name == "cents":
        return f"{sum_text(value, language)}{_EURO}"
    if name.endswith("_e3"):
        unit = unit_label(str(record.get("unit", "m3")), language)
        return f"{cubic_metres(value, language)}\u00a0{unit}"
    if name.endswith("_e4"):
        return f"{grouped(figure(format_scaled(value, PRICE_DECIMALS), language))}{_EURO}"
    if name.endswith("percent_e2"):
        return f"{percent_text(value, language)}\u00a0%"
    if name.endswith("_s"):
        return _moment(dt.datetime.fromtimestamp(value, RIGA), language)
    return str(value)


def _text(name: str, value: object, language: str) -> str:
    if isinstance(value, bool):
        return in_language(PAGE["yes" if value else "no"], language)
    text = str(value)
    kinds = [f"{_SAME_WORDS.get(name, name)}.{part}" for part in text.split(" ")]
    if all(kind in WORDS for kind in kinds):
        return ", ".join(in_language(WORDS[kind], language) for kind in kinds)
    if name == "service":
        return service_label(text, language)
    if name == "unit":
        return unit_label(text, language)
    return _of_time(text, language) if _OF_TIME.fullmatch(name) else text


def _of_time(text: str, language: str) -> str:
    """Return a moment, a day or a month as the language writes it; what is none stays as it is."""
    if _MOMENT.fullmatch(text):
        is_utc = text.endswith("Z")
        return _moment(local_time(text) if is_utc else dt.datetime.fromisoformat(text), language)
    return written(text, language) if _DAY.fullmatch(text) else text


def _moment(at: dt.datetime, language: str) -> str:
    return f"{written(at.date().isoformat(), language)} {at:%H:%M:%S}"


def _inputs(value: Iterable[tuple[str, str]], language: str) -> Iterator[str]:
    for name, text in value:
        if text:
            yield f"{_input_label(name, language)}: {_figures(text, language)}"


def _input_label(name: str, language: str) -> str:
    """Return an input's name in words; ids in it stay.

    >>> _input_label("cold_water.reading", "lv"), _input_label("meter.B0001-1-c1", "en")
    ('Aukstais ūdens, pēc rādījumiem', 'meter B0001-1-c1')
    """
    first, _, rest = name.partition(".")
    if rest and first in METER_SERVICES:
        said = in_language(INPUTS[rest], language) if rest in INPUTS else rest
        return f"{in_language(METER_SERVICES[first], language)}, {said}"
    said = in_language(INPUTS[first], language) if first in INPUTS else first
    return f"{said} {rest}".rstrip()


def _figures(text: str, language: str) -> str:
    """Return the value of an input with its days and decimals as the language writes them.

    >>> _figures("125.564..130.475", "lv"), _figures("2023-10-01/..", "ru")
    ('125,564 – 130,475', '01.10.2023 –')
    """
    said = _FIGURE.sub(lambda found: written(found[0], language), text)
    return re.sub(r"/?\.\.", " – ", said).replace("/ ", "/").rstrip()


def _notices(
    value: Iterable[tuple[str, Iterable[tuple[str, str]]]], language: str
) -> Iterator[str]:
    """Yield the sentences of notices, and what they were made from but do not say."""
    for code, inputs in value:
        pairs = tuple((name, text) for name, text in inputs)
        sentence = notice_text(Notice(NoticeCode(code), pairs), language)
        yield sentence
        for name, text in pairs:
            if text in METER_SERVICES or all(
                part in sentence for part in _figures(text, language).split(" – ")
            ):
                continue
            yield f"{_input_label(name, language)}: {_figures(text, language)}"
