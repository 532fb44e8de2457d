"""What of the pages is kept on a phone, and shown without network."""

import json

from phone_steps import AGED
from phones import (
    PhonePortal,
    keep_pages,
    kept_on,
    phone_of,
)
from playwright.sync_api import Browser, Page, Route, expect

WITH_A_DEBT = """self.phone.keptPage("invoices").then((page) => {
  page.data.items[0].to_pay_cents = 987654;
  return self.phone.put("pages", page);
})"""
"""Has the last invoice carry what earlier invoices left."""

WITH_ANOTHER_FLAT = """self.phone.keptPage("overview").then((page) => {
  page.data.flats.push({...page.data.flats[0], flat_id: "another", number: "99"});
  return self.phone.put("pages", page);
})"""


def many(route: Route) -> None:
    """Answer with more invoices than a phone keeps."""
    answer = route.fetch()
    page = answer.json()
    page["items"] = [{**page["items"][0], "number": str(number)} for number in range(15)]
    route.fulfill(response=answer, json=page)


def test_the_shell_is_of_nobody(page: Page, portal: PhonePortal) -> None:
    """What the worker keeps has no word of the user; what is kept of them is in one store."""
    kept = kept_on(page)
    (shell,) = kept["caches"].values()
    assert {path.partition("?")[0] for path in shell if "/static/" not in path} == {
        "/cellar",
        "/offline",
    }
    assert len(shell) == 19
    user_id = portal.people.parts["user_id"]
    assert all(user_id not in content for content in shell.values())
    assert {row["name"] for row in kept["pages"]} == {"overview", "invoices", "meters", "readings"}
    assert {row["user_id"] for row in kept["pages"]} == {user_id}


def test_the_last_twelve_invoices_are_kept(chromium: Browser, portal: PhonePortal) -> None:
    """Of a flat that has more of them; the newest first."""
    phone = phone_of(chromium, portal, service_workers="block")
    page = phone.new_page()
    page.route("**/api/v1/invoices", many)
    page.goto(f"{portal.network.address}/cellar")
    keep_pages(page)
    (kept,) = [row for row in kept_on(page)["pages"] if row["name"] == "invoices"]
    assert [row["number"] for row in kept["data"]["items"]] == [str(n) for n in range(12)]
    phone.close()


def test_pages_are_there_without_network(page: Page, portal: PhonePortal) -> None:
    """The overview and the invoices of the last contact, on a page that says so."""
    portal.network.is_up = False
    page.goto(f"{portal.network.address}/?app=1")
    page.wait_for_selector("#kept:not([hidden])")
    text = page.inner_text("main")
    assert "No network" in text
    assert "To pay" in text
    expect(page.locator("#invoices li"), json.dumps(kept_on(page)["pages"])).to_have_count(4)
    page.evaluate(WITH_A_DEBT)
    page.reload()
    first = page.locator("#invoices .big").first
    expect(first, "what is to be paid, as on the list of invoices").to_contain_text(" 9876.54")
    address = page.locator("#flats .big").inner_text()
    assert address not in page.inner_text("#invoices"), "of one flat it would only be noise"
    page.evaluate(WITH_ANOTHER_FLAT)
    page.reload()
    expect(page.locator("#flats li")).to_have_count(2)
    for row in page.locator("#invoices .quiet").all():
        expect(row).to_contain_text(address)
    page.evaluate(AGED, 8)
    page.reload()
    page.get_by_text("more than a week").wait_for()
    page.evaluate(AGED, 31)
    page.reload()
    page.get_by_text("no network for 30 days").wait_for()
    assert kept_on(page)["pages"] == []
    assert not page.is_visible("#kept")
