"""A code asked for by an address: what the visitor and the staff read, and the way to the flat."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from portal_people import PortalPeople, portal_context
from portal_server import Browser, listening
from sqlalchemy import select

from einvoice.store.flat_places import places_of
from einvoice.store.message_tables import threads
from einvoice.web.app import portal_app
from jobs.context import Context

HINTS = {
    "lv": ("Piemēram, Liepu iela 1-12.", "Iela vien parāda visus tās dzīvokļus."),
    "ru": ("Например, Liepu iela 1-12.", "Одна улица покажет все квартиры на ней."),
    "en": ("Liepu iela 1-12, for example.", "A street alone lists all its flats."),
}
BY_FLAT = re.compile(r'href="/staff/users\?q=([^"]+)" role="button"')


@pytest.fixture
def asking(
    people: PortalPeople, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Context, Browser, Browser]]:
    """A visitor and a clerk on a portal of the own: its database is a copy."""
    home = tmp_path_factory.mktemp("asking") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with portal_context(own) as context, listening(portal_app(context)) as address:
        yield context, Browser(address), own.browser(address, "clerk")


def asked(context: Context, visitor: Browser, place: str) -> str:
    """Ask for a code by an address, and return the staff's page of it."""
    sent = visitor.send("/register/request", client_number="", place=place)
    assert sent.headers["location"] == "/register/request?kept=1", "the same whatever is asked"
    with context.store.reading() as tx:
        columns = threads.c
        last = select(columns.thread_id).where(columns.topic == "code").order_by(columns.opened_at)
        return f"/staff/messages/{list(tx.scalars(last))[-1]}"


def test_the_address_of_one_flat_leads_to_its_letter(
    asking: tuple[Context, Browser, Browser], people: PortalPeople
) -> None:
    """The clerk reads what was typed, and one press leads to the flat."""
    context, visitor, clerk = asking
    flat_id = people.flat.neighbour
    with context.store.reading() as tx:
        flat = places_of(tx, {flat_id})[flat_id]
    whole = f"{flat.address}-{flat.number}".upper()
    page = clerk.get(asked(context, visitor, whole)).text
    assert whole in page
    assert BY_FLAT.findall(page) == [flat_id]
    assert 'id="q"' not in page
    assert flat_id in clerk.get(f"/staff/users?q={flat_id}").text


@pytest.mark.parametrize("language", HINTS)
def test_of_a_street_alone_the_clerk_searches(
    asking: tuple[Context, Browser, Browser], people: PortalPeople, language: str
) -> None:
    """The field has what was typed, says what it takes, and finds the flats of the street."""
    context, visitor, clerk = asking
    of_visitor, of_staff = HINTS[language]
    assert of_visitor in visitor.get(f"/register/request?lang={language}").text
    flat_id = people.flat.neighbour
    with context.store.reading() as tx:
        street = places_of(tx, {flat_id})[flat_id].address
    page = clerk.get(f"{asked(context, visitor, street)}?lang={language}").text
    assert BY_FLAT.findall(page) == []
    form = page.partition('<form method="get" action="/staff/users"')[2].partition("</form>")[0]
    assert f'name="q" value="{street}"' in form
    assert 'aria-describedby="q-hint"' in form
    assert of_staff in form.partition('id="q-hint"')[2]
    found = clerk.get(f"/staff/users?q={street}").text
    assert flat_id in found
    assert people.flat.flat_id in found
