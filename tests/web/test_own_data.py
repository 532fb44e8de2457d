"""The readable form of what is kept about a person: the same values as its JSON, in words."""

import datetime as dt
import json
import re
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from lxml import html
from portal_people import PASSWORD, PortalPeople, portal_context
from sqlalchemy import Table

from einvoice.pages.own_data import field_label, html_of_data
from einvoice.store import input_tables
from einvoice.store.application_tables import applications, standing_orders
from einvoice.store.credit_note_tables import credit_note_attempts, credit_notes
from einvoice.store.direct_tables import debt_reminders, direct_deliveries
from einvoice.store.message_tables import posts, threads
from einvoice.store.persons_portal import _SECRET
from einvoice.store.portal_tables import PORTAL_TABLES
from einvoice.store.tables import invoices
from einvoice.store.types import EnumText
from einvoice.store.unsettled_tables import unsettled_rows
from einvoice.store.users import user_by_email
from einvoice.texts import LANGUAGES
from einvoice.texts.own_data.sections import SECTIONS
from einvoice.texts.own_data.words import WORDS
from einvoice.texts.screens import SCREEN_TEXTS
from jobs.care import person

TABLES = {table.name: table for table in PORTAL_TABLES if table.name in SECTIONS} | {
    "customers": input_tables.customers,
    "subscriptions": input_tables.subscriptions,
    "balances": input_tables.balances,
    "charges": input_tables.charges,
    "readings": input_tables.readings,
    "late_readings": input_tables.late_readings,
    "applications": applications,
    "standing_orders": standing_orders,
    "credit_notes": credit_notes,
    "sent": credit_note_attempts,
    "direct_deliveries": direct_deliveries,
    "debt_reminders": debt_reminders,
    "threads": threads,
    "posts": posts,
    "invoices": invoices,
    "unsettled_rows": unsettled_rows,
}
NOT_SHOWN = {*_SECRET, "content", "staff_id", "author_id", "plain_name", "payer_plain_name"}
SCALES = {"_cents": 2, "_e2": 2, "_e3": 3, "_e4": 4}


@pytest.mark.parametrize("table", sorted(TABLES))
def test_each_field_has_a_name(table: str) -> None:
    """And each value of an enumeration a word."""
    of_table: Table = TABLES[table]
    for column in of_table.c:
        if column.name in NOT_SHOWN:
            continue
        assert all(field_label(table, column.name, language) for language in LANGUAGES)
        if isinstance(column.type, EnumText) and column.name != "cause":
            kind = "state" if column.name == "mail_state" else column.name
            missing = [v for v in column.type.kind if v and f"{kind}.{v}" not in WORDS]
            assert not missing, column


def test_the_command_has_a_word_for_each_table() -> None:
    """`person extract` and `person erasure` ended with a traceback for who had written to us."""
    assert [name for name in SECTIONS if f"kept.{name}" not in SCREEN_TEXTS] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("whose", ["own", "neighbour"])
def test_every_value_of_the_json_is_on_the_page(
    people: PortalPeople, whose: str, language: str
) -> None:
    """Sums with two decimals and the sign of the euro, amounts with their unit, days as written."""
    with portal_context(people) as context:
        user_id = _user_id(people, whose)
        found = person.extract_for(context, user_id)
        given = json.loads(person.json_of(found))
        page = html.fromstring(person.page_of(context, found, language).decode())
    count = 0
    for table, records in given.items():
        rows = page.xpath(f"//section[h2/@id='{table}']//*[self::dl or self::tr[td]]")
        assert len(rows) == len(records), table
        for record, row in zip(records, rows, strict=True):
            shown = _shown(row)
            for name, value in record.items():
                if value is None or value in ("", []):
                    continue
                text = shown[field_label(table, name, language)]
                assert _says(name, value, text, language), (table, name, value, text)
                count += 1
    assert count > 100, "of an owner with an invoice"
    assert not re.search(r"_(e3|cents|e4|s|id)\b", page.text_content()), "no name of a field"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_id_that_looks_like_a_month_stays_an_id(language: str) -> None:
    """So does what a person wrote; the day beside it is written as a day."""
    given = {
        "invoices": [{"flat_id": "2001-12", "contract_id": "2024-05", "period": "2026-10"}],
        "posts": [{"text": "2026-11-03"}],
        "readings": [{"meter_id": "2024-11", "read_on": "2026-10-31"}],
    }
    page = html.fromstring(html_of_data(given, "SIA", dt.date(2026, 11, 1), language))
    values = [one.text_content() for one in page.xpath("//dd")]
    kept = [value for value in values if re.fullmatch("[0-9-]+", value)]
    assert kept == ["2001-12", "2024-05", "2026-11-03", "2024-11"]
    assert len(values) == 6


@pytest.mark.parametrize(
    ("language", "heat"),
    [("lv", "mājas siltumenerģija"), ("ru", "тепловая энергия дома"), ("en", "heat of the house")],
)
def test_what_a_line_was_made_from_has_its_name(language: str, heat: str) -> None:
    """The heat of a house beside a meter's service of the same word: it was "Heat, : 34.763"."""
    inputs = [["heat", "34.763"], ["cold_water.reading", "5.456"]]
    given = {"lines": [{"inputs": inputs}]}
    page = html.fromstring(html_of_data(given, "SIA", dt.date(2026, 11, 1), language))
    first, second = (one.text_content() for one in page.xpath("//dd"))
    assert first.startswith(f"{heat}: 34")
    assert re.fullmatch(r"[^,:]+, [^,:]+: 5[.,]456", second)


def test_page_and_command_give_the_same(people: PortalPeople, portal_address: str) -> None:
    """The page that the portal gives is that of the extract; the command writes it by its name."""
    browser = people.browser(portal_address, "neighbour")
    browser.get("/profile?lang=ru")  # the customer's, as it was imported
    answer = browser.send("/profile/data", current=PASSWORD, form="page")
    assert answer.headers["content-disposition"] == 'attachment; filename="data.html"'
    target = people.company.home / "person.html"
    flat_id = people.flat.neighbour
    asked = ("person", "extract", flat_id, "--to", str(target))
    assert people.company.cli(*asked, today="2026-11-29").code == 0
    by_command = html.fromstring(target.read_text("utf-8"))
    by_portal = html.fromstring(answer.text)
    assert by_command.get("lang") == by_portal.get("lang")
    for table in ("customers", "invoices", "lines", "readings", "users"):
        of_table = f"//section[h2/@id='{table}']"
        (command,), (portal,) = by_command.xpath(of_table), by_portal.xpath(of_table)
        assert command.text_content() == portal.text_content()
        assert command.xpath(".//td | .//dd")


def _user_id(people: PortalPeople, whose: str) -> str:
    with portal_context(people) as context, context.store.reading() as tx:
        user = user_by_email(tx, f"{whose}@example.lv")
        assert user is not None
        return user.user_id


def _shown(row: Any) -> dict[str, str]:
    if row.tag == "tr":
        return {
            cell.get("data-label"): cell.text_content() for cell in row.xpath("td[@data-label]")
        }
    return {
        pair.findtext("dt"): "\n".join(one.text_content() for one in pair.findall("dd"))
        for pair in row.findall("div")
    }


def _says(name: str, value: Any, text: str, language: str) -> bool:
    """Return whether a text says a value, by a reckoning that is not the page's."""
    if isinstance(value, list):
        return all(_part_is_in(part, text, language) for part in _leaves(value))
    if isinstance(value, bool):
        return text in {"jā", "nē", "да", "нет", "yes", "no"}
    if isinstance(value, int):
        return _number_is(name, value, text)
    return _text_is(name, value, text, language)


def _text_is(name: str, value: str, text: str, language: str) -> bool:
    """Return whether a text says a moment, a day, a month, a word of the program, or itself."""
    if re.fullmatch(r"[0-9-]{10}T[0-9:]{8}Z?", value):
        at = dt.datetime.fromisoformat(value)
        local = at.astimezone(ZoneInfo("Europe/Riga")) if at.tzinfo else at
        return f"{local:%H:%M:%S}" in text and str(local.year) in text
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", value):
        return value[:4] in text and value[8:].lstrip("0") in text and value not in text
    if text == value:
        return language == "en" or f"{name}.{value}" not in WORDS
    return bool(text) and (not re.search("[0-9@]", value) or name in {"unit", "kind", "rule"})


def _number_is(name: str, value: int, text: str) -> bool:
    if name.endswith("_s"):
        local = dt.datetime.fromtimestamp(value, ZoneInfo("Europe/Riga"))
        return f"{local:%H:%M:%S}" in text
    scale = next((s for end, s in SCALES.items() if name.endswith(end) or end[1:] == name), 0)
    figure, _, unit = text.replace("\u2212", "-").rpartition("\u00a0") if scale else (text, "", "-")
    if name.endswith("cents"):
        assert re.fullmatch(r"-?[0-9\u00a0]+[.,][0-9]{2}\u00a0€", text.replace("\u2212", "-"))
    plain = figure.replace("\u00a0", "").replace(",", ".")
    return bool(unit) and Decimal(plain) == Decimal(value).scaleb(-scale)


def _leaves(value: Any) -> list[str]:
    return [leaf for one in value for leaf in _leaves(one)] if isinstance(value, list) else [value]


def _part_is_in(part: str, text: str, language: str) -> bool:
    figures = re.findall(r"[0-9]+\.[0-9]{2,}|[0-9]{4}-[0-9]{2}-[0-9]{2}", part)
    for figure in figures:
        is_day = figure.count("-") == 2
        sign = "." if language == "en" else ","
        if (figure[:4] if is_day else figure.replace(".", sign)) not in text:
            return False
    return bool(text)
