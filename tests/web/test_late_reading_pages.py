"""Readings after the window: offered where they would be kept, used as the company says."""

import datetime as dt

import pytest
from page_words import plain
from portal_people import PortalPeople, portal_context
from portal_server import Browser, listening, token_on
from reading_forms import form_of, value_after
from resident_meters_there import own_meters
from sqlalchemy import insert

from einvoice.core.period import Period
from einvoice.store.input_tables import windows
from einvoice.web.app import portal_app


@pytest.mark.parametrize(("today", "is_late"), [("2026-11-30", False), ("2026-12-06", True)])
def test_a_late_reading_is_offered_where_it_would_be_kept(
    sender: tuple[PortalPeople, Browser], today: str, *, is_late: bool
) -> None:
    """Before the window opens, October being issued, its days are named and nothing is offered."""
    people, _ = sender
    days = {"first_day": dt.date(2026, 12, 2), "last_day": dt.date(2026, 12, 4)}
    with people.company.context("2026-11-29") as context, context.store.writing() as tx:
        tx.execute(insert(windows).values(period=Period(2026, 11), **days))
    place = f"/flats/{people.flat.flat_id}/readings"
    with portal_context(people, today) as context, listening(portal_app(context)) as address:
        browser = people.browser(address, "own")
        page = browser.get(place).text
        form = {"csrf": token_on(browser, place if is_late else "/profile"), "value.x": "1"}
        headers = {"Sec-Fetch-Site": "same-origin"}
        nothing = browser.ask("POST", place, data=form, headers=headers)
    assert "These are not the days for readings" in page
    assert ("<h1>Send readings</h1>" in page) is is_late
    assert ("Late readings for November 2026" in page.replace("\u00a0", " ")) is is_late
    assert ("from 2 December 2026 to 4 December 2026" in plain(page)) is not is_late
    for text in ("Send a late reading", "kept, but not used", 'name="value.', f'action="{place}"'):
        assert (text in page) is is_late
    assert nothing.status_code == 422
    assert ('href="#value.' in nothing.text) is is_late


@pytest.mark.parametrize(
    ("rule", "said", "state"),
    [
        ("keep", "kept, but not used", "Late: not used for"),
        ("use_until_issue", "is used if the invoice for November", "Late: used if the invoice"),
    ],
)
def test_a_late_reading_is_used_as_the_company_says(
    sender: tuple[PortalPeople, Browser], rule: str, said: str, state: str
) -> None:
    """Said before it is sent, and of what was sent."""
    people, _ = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    path = people.company.home / "config.toml"
    before = path.read_text("utf-8")
    path.write_text(before.replace("[portal]\n", f'[portal]\nlate = "{rule}"\n'), "utf-8")
    days = {"first_day": dt.date(2026, 12, 2), "last_day": dt.date(2026, 12, 4)}
    with people.company.context("2026-11-29") as context, context.store.writing() as tx:
        tx.execute(insert(windows).values(period=Period(2026, 11), **days))
    with portal_context(people, "2026-12-06") as context:
        path.write_text(before, "utf-8")
        with listening(portal_app(context)) as address:
            browser = people.browser(address, "own")
            form = form_of(browser.get(place).text)
            (meter, *_) = own_meters(people)
            form[f"value.{meter.meter.meter_id}"] = f"{value_after(meter, 1_000) / 1000:.3f}"
            headers = {"Sec-Fetch-Site": "same-origin"}
            assert browser.ask("POST", place, data=form, headers=headers).status_code == 303
            page = plain(browser.get(place).text)
            (row,) = browser.get("/api/v1/readings").json()["items"]
    assert row["text"].startswith(state), "to a program, too"
    assert (said in page, state in page) == (True, True)
    assert page.count("Late: ") == 1
