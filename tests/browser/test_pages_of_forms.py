"""Pages that forms lead to: every form is sent with nothing filled in, and what it says is read."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page
from portal_people import PortalPeople, portal_context
from portal_server import listening
from portal_walk import LANGUAGES, LOUD, ZOOMED, look, paths, sign_in, staff_sign_in

from einvoice.web.app import portal_app
from einvoice.web.route import Role

FORMS = "main form[method=post]:not([data-passkey])"
SUBMIT = "button[type=submit]:not([formaction])"
EMPTY = """(form) => {
  form.noValidate = true;
  for (const field of form.querySelectorAll("input:not([type=hidden]), textarea"))
    if (["checkbox", "radio"].includes(field.type)) field.checked = false; else field.value = "";
  form.querySelector("button[type=submit]:not([formaction])").click();
}"""
FEWEST = 14
"""Of pages with faults: what the pages of today have, and a walk that meets none would not see."""


@pytest.fixture(scope="module")
def address(people: PortalPeople, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a portal of the own: some forms do something with nothing filled in."""
    home = tmp_path_factory.mktemp("forms") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with portal_context(own) as context, listening(portal_app(context)) as place:
        yield place


def faulty(page: Page, address: str, places: Iterator[str]) -> Iterator[str]:
    """Send each form of some pages with nothing in it; yield where the answer names faults.

    The language is another on each page.
    """
    for at, path in enumerate(path for path in places if path not in LOUD):
        place = f"{address}{path}?lang={LANGUAGES[at % len(LANGUAGES)]}"
        page.goto(place)
        for number in range(page.locator(FORMS).count()):
            if number:
                page.goto(place)
            form = page.locator(FORMS).nth(number)
            if not form.count() or not form.locator(SUBMIT).count():
                continue
            with page.expect_navigation() as sent:
                form.evaluate(EMPTY)
            if sent.value.status in {400, 409, 422}:
                yield f"{path} {number}"


def test_pages_with_faults_are_for_everyone(
    chromium: Browser, axe: str, people: PortalPeople, address: str
) -> None:
    """What is wrong is said on top and at the field, within the width, and breaks no rule."""
    context = chromium.new_context(viewport=ZOOMED, bypass_csp=True, reduced_motion="reduce")
    page, met = context.new_page(), 0
    for who in (Role.VISITOR, Role.RESIDENT, Role.CLERK):
        if who is Role.RESIDENT:
            sign_in(page, address, "own@example.lv")
        elif who is Role.CLERK:
            staff_sign_in(page, address)
        roles = (Role.CLERK, Role.MANAGER) if who is Role.CLERK else (who,)
        for place in faulty(page, address, paths(people, *roles)):
            met += 1
            look(page, axe)
            assert page.locator("main [role=alert]").count(), place
    assert met >= FEWEST
    context.close()
