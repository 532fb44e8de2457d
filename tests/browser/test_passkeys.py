"""Passkeys in a browser with a device of its own: made, used once an answer, removed."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, Page, Request, expect
from portal_people import PASSWORD, PortalPeople, portal_context, registered
from portal_server import Browser as Quiet

from einvoice.web import passkeys
from einvoice.web.passwords import Passwords
from einvoice.web.resident import passkeys as pages
from jobs.context import Context

EMAIL = "has.passkey@example.lv"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
SIGNED = """async () => {
  const form = document.querySelector("form[data-passkey=get]");
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(form.dataset.options));
  const answer = await navigator.credentials.get({publicKey: options});
  return {challenge: form.elements.challenge.value, credential: JSON.stringify(answer)};
}"""


def with_device(page: Page) -> None:
    """Give a page a device that keeps passkeys and knows its owner."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def signed_in(page: Page, address: str) -> None:
    """Sign in by password."""
    page.goto(f"{address}/sign-in")
    page.fill("#email", EMAIL)
    page.fill("#password", PASSWORD)
    page.click("form.card button[type=submit]")
    page.wait_for_url("**/flats/**")


def made(page: Page, address: str) -> dict[str, str]:
    """Make a passkey and return the form that was sent."""
    sent: list[dict[str, str]] = []

    def note(request: Request) -> None:
        if request.url.endswith("/profile/passkeys/new"):
            fields = parse_qs(request.post_data or "")
            sent.append({name: values[0] for name, values in fields.items()})

    page.on("request", note)
    page.goto(f"{address}/profile/passkeys")
    page.fill("#current", "not the password")
    page.click("form.card button[type=submit]")
    expect(page.locator("main")).to_contain_text("not right")
    page.fill("#current", PASSWORD)
    page.click("form.card button[type=submit]")
    page.click("form[data-passkey] button")
    page.wait_for_url("**/profile/passkeys?done=made")
    expect(page.locator("main")).to_contain_text("Chrome, Linux")
    (form,) = sent
    return form


def changed(answer: str, change: Callable[[dict[str, Any]], None]) -> str:
    """Return a device's answer with something else in it."""
    fields = json.loads(answer)
    change(fields)
    return json.dumps(fields)


def test_a_passkey_signs_in(
    chromium: Browser,
    people: PortalPeople,
    portal_address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By the device alone; each answer once, at our address, for its own user, who is told."""
    told: list[tuple[str, str]] = []

    def mail_of_new(_context: Context, _user_id: str, agent: str, link: str) -> bool:
        told.append((agent, link.removeprefix(address)))
        return True

    monkeypatch.setattr(pages, "mail_of_new", mail_of_new)
    address = portal_address.replace("127.0.0.1", "localhost")
    with portal_context(people) as context:
        registered(context, people.others[10], "has.passkey", Passwords().hashed(PASSWORD))
    tab = chromium.new_context(locale="en")
    page = tab.new_page()
    with_device(page)
    signed_in(page, address)
    form = made(page, address)
    assert told == [("Chrome, Linux", "/profile/passkeys")]
    page.click("header button")
    page.wait_for_url("**/sign-in*")
    page.click("form[data-passkey] button")
    page.wait_for_url("**/flats/**")
    other = people.browser(address, "neighbour")
    taken = other.send("/profile/passkeys/new", on="/profile/passkeys", **without_csrf(form))
    assert taken.status_code == 422, "the challenge was another user's"
    page.click("header button")
    page.wait_for_url("**/sign-in*")
    answer = page.evaluate(SIGNED)
    assert refusals(portal_address, address, answer) == [422] * 4
    visitor = Quiet(address)
    assert send(visitor, answer).headers["location"] == "/overview"
    assert send(Quiet(address), answer).status_code == 422, "an answer opens one session"
    later = page.evaluate(SIGNED)
    removed = re.search(r'name="passkey" value="([^"]+)"', visitor.get("/profile/passkeys").text)
    assert removed is not None
    other.send("/profile/passkeys/remove", on="/profile/passkeys", passkey=removed[1])
    assert removed[1] in visitor.get("/profile/passkeys").text, "another's is not removed"
    visitor.send("/profile/passkeys/remove", on="/profile/passkeys", passkey=removed[1])
    assert send(Quiet(address), later).status_code == 422
    tab.close()


def without_csrf(form: dict[str, str]) -> dict[str, str]:
    """Return a form without the token of its session."""
    return {name: value for name, value in form.items() if name != "csrf"}


def send(browser: Quiet, answer: dict[str, str]) -> Any:
    """Send a device's answer as the form of the sign-in does."""
    return browser.send("/sign-in/passkey", on="/sign-in", **answer)


def refusals(elsewhere: str, address: str, answer: dict[str, str]) -> list[int]:
    """Return how the same answer is met at another address, and with something else in it."""

    def sign(fields: dict[str, Any]) -> None:
        fields["response"]["signature"] = fields["response"]["signature"][::-1]

    def name(fields: dict[str, Any]) -> None:
        fields["response"]["userHandle"] = "c29tZWJvZHk"

    credential = answer["credential"]
    return [
        send(Quiet(elsewhere), answer).status_code,
        send(Quiet(address), answer | {"credential": changed(credential, sign)}).status_code,
        send(Quiet(address), answer | {"credential": changed(credential, name)}).status_code,
        send(Quiet(address), answer | {"challenge": "of somebody else"}).status_code,
    ]


def test_challenges_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """After five minutes; and each is for what it was made for."""
    challenges = passkeys.Challenges("secret")
    challenge = challenges.made("user")
    assert challenges.is_good(challenge, "user")
    assert not challenges.is_good(challenge, "sign-in")
    assert not passkeys.Challenges("another").is_good(challenge, "user")
    monkeypatch.setattr(passkeys, "SECONDS", -1)
    assert not challenges.is_good(challenge, "user")


def test_without_scripts_the_password_is_there(chromium: Browser, portal_address: str) -> None:
    """And no button that does nothing."""
    tab = chromium.new_context(locale="en", java_script_enabled=False)
    page = tab.new_page()
    page.goto(f"{portal_address}/sign-in")
    assert page.is_visible("#password")
    assert not page.is_visible("form[data-passkey]")
    tab.close()
