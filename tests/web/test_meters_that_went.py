"""Readings of a meter that was removed or replaced: said by name, and nothing typed is dropped."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from portal_people import PortalPeople, portal_context
from portal_server import Browser, listening
from sqlalchemy import update

from einvoice.store.input_tables import meters_table, readings
from einvoice.web.app import portal_app
from jobs.residents.enter_reading import entered_readings
from jobs.views.resident_meters import ShownMeter, meters_of

TODAY = dt.date(2026, 11, 29)
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def sender(
    people: PortalPeople, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[PortalPeople, Browser]]:
    """The owner on a portal of the own: its database is a copy."""
    home = tmp_path_factory.mktemp("went") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with portal_context(own) as context, listening(portal_app(context)) as address:
        yield own, own.browser(address, "own")


def of_flat(people: PortalPeople) -> tuple[ShownMeter, ...]:
    """Return the meters of the flat."""
    with people.company.context(str(TODAY)) as context:
        listed = meters_of(context, people.flat.present)
        assert listed is not None
        return listed.there(TODAY)


def hidden(page: str) -> dict[str, str]:
    """Return what the form of a page sends without anybody typing."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def test_a_value_of_a_meter_that_went_meanwhile_is_named(
    sender: tuple[PortalPeople, Browser],
) -> None:
    """The other meter's reading is received, and the page does not say that both were."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    gone, kept = of_flat(people)[:2]
    form = hidden(browser.get(place).text)
    with people.company.context(str(TODAY)) as context, context.store.writing() as tx:
        away = update(meters_table).where(meters_table.c.meter_id == gone.meter.meter_id)
        tx.execute(away.values(removed_on=TODAY - dt.timedelta(days=2)))
    for meter in (gone, kept):
        assert meter.last is not None
        form[f"value.{meter.meter.meter_id}"] = f"{meter.last.value_e3 // 1000 + 2}"
    answer = browser.ask("POST", place, data=form, headers=SAME_ORIGIN)
    assert answer.status_code == 422
    assert "The meter was removed on 27 November 2026." in answer.text
    assert form[f"value.{gone.meter.meter_id}"] in answer.text
    with people.company.context(str(TODAY)) as context:
        rows = entered_readings(context, "", people.flat.present)
    assert [row.meter_id for row in rows] == [kept.meter.meter_id]


def test_a_meter_that_starts_again_may_be_a_new_one(sender: tuple[PortalPeople, Browser]) -> None:
    """Both ways are offered; who says that it passed its largest value is looked at by staff."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    shown = of_flat(people)[0]
    meter, last = shown.meter, shown.last
    assert last is not None
    with people.company.context(str(TODAY)) as context, context.store.writing() as tx:
        own = (readings.c.meter_id == meter.meter_id) & (readings.c.read_on == last.read_on)
        full = 10**meter.digits * 1000 - 2_000
        tx.execute(update(readings).where(own).values(value_e3=full))
    form = hidden(browser.get(place).text) | {f"value.{meter.meter_id}": "3"}
    asked = browser.ask("POST", place, data=form, headers=SAME_ORIGIN).text
    assert f"topic=meter&amp;meter={meter.meter_id}" in asked
    (box,) = re.findall(r'name="(yes\.[^"]+\.ROLLED_OVER)" value="3"', asked)
    answer = browser.ask("POST", place, data=form | {box: "3"}, headers=SAME_ORIGIN)
    assert answer.status_code == 303
    clerk = people.browser(browser.address, "clerk")
    page = clerk.get("/staff/readings?period=2026-11").text
    assert "Started again from zero" in page
    assert "import the replacement before the calculation" in page
