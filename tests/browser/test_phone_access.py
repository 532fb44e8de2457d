"""What the cellar says after weeks out of reach, and to who has no access any longer."""

import json
from dataclasses import replace

from phone_steps import AGED, leave, next_value, return_
from phones import (
    PhonePortal,
    cellar,
    keep_pages,
    kept_on,
    phone_of,
    sign_in,
    typed,
    wait_for_state,
    waiting,
)
from playwright.sync_api import Browser, Dialog, Page, expect
from portal_people import TODAY, invited

from jobs.residents import rights

LEAVER = "leaver"


def personal_on(page: Page) -> str:
    """Return what is kept on a phone and may be somebody's, as text: all but what was not sent."""
    kept = kept_on(page)
    del kept["queue"]
    return json.dumps(kept, ensure_ascii=False)


def with_leaver(portal: PhonePortal) -> PhonePortal:
    """Let the present owner invite somebody who is to leave; return the portal that knows them."""
    with portal.people.company.context(TODAY) as context:
        owner = portal.users["own"]
        user_id = invited(context, portal.people.flat, owner, LEAVER, "of nobody")
    return replace(portal, users={**portal.users, LEAVER: user_id})


def close_account(portal: PhonePortal) -> None:
    """End the account: the portal answers 410 to its phone."""
    with portal.people.company.context(TODAY) as context:
        rights.leave(context, portal.users[LEAVER])


def end_right(portal: PhonePortal) -> None:
    """End the right to the only flat, and the session with it; they sign in to an empty account."""
    with portal.people.company.context(TODAY) as context:
        owner, present = portal.users["own"], portal.people.flat.present
        assert rights.end_co_user(context, owner, present, portal.users[LEAVER])


def test_a_closed_account_empties_the_phone(chromium: Browser, portal: PhonePortal) -> None:
    """410: a page that says so, also next time; what was not sent stays, and is counted."""
    known = with_leaver(portal)
    value, words = next_value(portal)
    phone = phone_of(chromium, known, LEAVER)
    page = cellar(phone, known)
    keep_pages(page)
    assert known.users[LEAVER] in personal_on(page)
    leave(page)
    typed(page, words)
    wait_for_state(page, "on this phone")
    close_account(known)
    return_(page)
    for _ in range(2):
        page.get_by_role("heading", name="Your access has ended").wait_for()
        expect(page.locator("#ended-next")).to_contain_text("please contact us")
        expect(page.locator("#ended-left")).to_contain_text("Unsent readings on this phone: 1.")
        expect(page.locator("#work")).to_be_hidden()
        expect(page.locator("main")).not_to_contain_text(words)
        kept = kept_on(page)
        assert kept["pages"] == []
        assert {row["name"] for row in kept["marks"]} <= {"language", "clock"}
        assert known.users[LEAVER] not in personal_on(page)
        assert waiting(page) == 1
        assert value not in [row[1] for row in portal.sent()]
        page.reload()
    phone.close()


def test_an_account_without_a_flat_empties_the_phone(
    chromium: Browser, portal: PhonePortal
) -> None:
    """Its session is over first; who signs in again reads that access ended, and keeps nothing."""
    known = with_leaver(portal)
    phone = phone_of(chromium, known, LEAVER)
    page = cellar(phone, known)
    keep_pages(page)
    leave(page)
    typed(page, next_value(portal)[1])
    wait_for_state(page, "on this phone")
    end_right(known)
    return_(page)
    page.get_by_role("heading", name="You are not signed in").wait_for()
    expect(page.locator("#over-next")).to_contain_text("while you have access")
    assert known.users[LEAVER] not in personal_on(page)
    sign_in(phone, known, LEAVER)
    page.reload()
    page.get_by_role("heading", name="Your access has ended").wait_for()
    way_in = page.locator("[data-kind=ended] a[role=button]")
    expect(way_in, "they are signed in").to_be_hidden()
    expect(page.locator("#ended-left")).to_contain_text("Unsent readings on this phone: 1.")
    answers = [Dialog.accept, Dialog.dismiss]

    def answer(dialog: Dialog) -> None:
        answers.pop()(dialog)

    page.on("dialog", answer)
    button = page.get_by_role("button", name="Delete them from the phone")
    with page.expect_event("dialog"):  # it comes after the press: the phone's store is read first
        button.click()
    assert waiting(page) == 1
    with page.expect_event("dialog"):
        button.click()
    expect(page.locator("#ended-left")).to_be_hidden()
    assert waiting(page) == 0
    assert kept_on(page)["pages"] == []
    assert known.users[LEAVER] not in personal_on(page)
    phone.close()


def test_a_cellar_long_out_of_reach_says_how_long(page: Page, portal: PhonePortal) -> None:
    """After a week meters are there still, with a word of the day; after 30 days nothing is."""
    portal.network.is_up = False
    page.evaluate(AGED, 8)
    page.reload()
    page.get_by_text("no network for more than a week").wait_for()
    expect(page.locator("#meters form").first).to_be_visible()
    page.evaluate(AGED, 31)
    page.reload()
    page.locator("[data-kind=old]").wait_for()
    expect(page.locator("[data-kind=old]")).to_contain_text("no network for 30 days")
    expect(page.locator("#meters form")).to_have_count(0)
    assert kept_on(page)["pages"] == []
    assert portal.people.parts["user_id"] not in personal_on(page)


def test_pages_fetched_while_another_signs_in_are_not_kept(page: Page, portal: PhonePortal) -> None:
    """A page asks for its user's lists, and the session has become a neighbour's meanwhile."""
    own, neighbour = portal.users["own"], portal.users["neighbour"]
    page.evaluate("self.phone.drop('pages', 'overview')")
    sign_in(page.context, portal, "neighbour")
    page.evaluate("(user) => self.app.freshen(user)", own)
    assert "overview" not in {row["name"] for row in kept_on(page)["pages"]}
    sign_in(page.context, portal, "own")
    page.evaluate("(user) => self.app.freshen(user)", own)
    (kept,) = [row for row in kept_on(page)["pages"] if row["name"] == "overview"]
    assert kept["user_id"] == own
    page.evaluate("(row) => self.phone.put('pages', row)", {**kept, "user_id": neighbour})
    assert page.evaluate("self.phone.keptPage('overview')") is None, "nor is it shown"
