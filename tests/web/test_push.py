"""Phones that take messages, as a browser turns them on: whose they are, and where we may call."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from portal_people import PortalPeople, portal_context
from portal_server import Browser, listening
from push_service import PushService

from einvoice.config_portal import PortalTable
from einvoice.web.app import portal_app
from jobs.residents.push import make_push_key

PLACE = "/api/v1/push-subscriptions"
CHROME = "https://fcm.googleapis.com"


@pytest.fixture(scope="module")
def address(people: PortalPeople, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A portal on a copy of the company, with a key of messages."""
    home = tmp_path_factory.mktemp("push") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with portal_context(own) as context:
        make_push_key(context, "push-key.pem")
        table = context.config.portal.model_copy(update={"push_key": "file:push-key.pem"})
        config = context.config.model_copy(update={"portal": table})
        with listening(portal_app(replace(context, config=config))) as place:
            yield place


def turned_on(browser: Browser, name: str, service: str = CHROME, **other: str) -> httpx.Response:
    """Turn messages on with a browser of a name."""
    theirs = PushService(service).browser(name)
    new = {"endpoint": theirs.endpoint, "p256dh": theirs.p256dh, "auth": theirs.auth, **other}
    return browser.ask("POST", PLACE, json=new, headers={"Sec-Fetch-Site": "same-origin"})


def turned_off(browser: Browser, subscription_id: str) -> httpx.Response:
    """Turn messages off for a phone."""
    headers = {"Sec-Fetch-Site": "same-origin"}
    body = {"subscription_id": subscription_id}
    return browser.ask("POST", f"{PLACE}/end", json=body, headers=headers)


def ids_of(browser: Browser) -> list[str]:
    """Return the ids of a user's phones."""
    return [item["subscription_id"] for item in browser.get(PLACE).json()["items"]]


def test_a_phone_is_kept_once_and_is_its_users(people: PortalPeople, address: str) -> None:
    """Another user neither sees nor ends it; on the same phone it becomes theirs."""
    own, neighbour = (people.browser(address, name) for name in ("own", "neighbour"))
    assert turned_on(own, "a").status_code == 201
    assert turned_on(own, "a").status_code == 200
    (phone,) = ids_of(own)
    assert ids_of(neighbour) == []
    assert turned_off(neighbour, phone).status_code == 404
    assert ids_of(own) == [phone]
    assert turned_on(neighbour, "a").status_code == 200
    assert (ids_of(own), ids_of(neighbour)) == ([], [phone])
    assert turned_off(neighbour, phone).status_code == 204
    assert ids_of(neighbour) == []


@pytest.mark.parametrize(
    "service",
    [
        "http://127.0.0.1:22",
        "https://169.254.169.254",
        "http://fcm.googleapis.com",
        "https://fcm.googleapis.com:8080",
        "https://fcm.googleapis.com@127.0.0.1",
        "https://127.0.0.1#.push.apple.com",
        "https://push.apple.com.example.org",
    ],
)
def test_no_other_address_is_taken(people: PortalPeople, address: str, service: str) -> None:
    """Nor keys that are none: nothing of it is kept."""
    own = people.browser(address, "own")
    answer = turned_on(own, "a", service)
    assert (answer.status_code, answer.json()["code"]) == (422, "PUSH_SERVICE")
    assert turned_on(own, "a", p256dh="AAAA").status_code == 422
    assert turned_on(own, "a", auth="AAAA").status_code == 422
    assert ids_of(own) == []


def test_the_page_lists_phones_and_ends_them(people: PortalPeople, address: str) -> None:
    """Without JavaScript, too; a form that showed no phone ends none; ten are kept."""
    own = people.browser(address, "own")
    place = "/profile/mails"
    assert 'name="mail_too"' not in own.get(place).text
    for name in ("a", "b"):
        turned_on(own, name)
    first, second = ids_of(own)
    own.send(place, window_opens="1")
    assert ids_of(own) == [first, second]
    own.send(place, phones=f"{first} {second}", mail_too="1", **{f"phone-{second}": "1"})
    assert ids_of(own) == [second]
    page = own.get(place).text
    assert 'name="mail_too" value="1" checked' in page
    assert f'name="phone-{second}"' in page
    ten = [str(number) for number in range(10)]
    assert [turned_on(own, name).status_code for name in ten] == [201] * 10
    assert len(ids_of(own)) == 10
    assert "data-key=" in own.get(place).text


def test_without_a_key_nothing_is_offered(people: PortalPeople, portal_address: str) -> None:
    """The page does not speak of phones, and none is kept."""
    own = people.browser(portal_address, "own")
    assert "data-key=" not in own.get("/profile/mails").text
    assert turned_on(own, "a").status_code == 404
    assert own.get(PLACE).json() == {"key": "", "items": []}


def test_a_key_is_made_once(people: PortalPeople, tmp_path: Path) -> None:
    """For its owner alone to read; by another every phone would be lost."""
    company = people.company.copied(people.company.home, tmp_path / "home")
    made = company.cli("push-keys")
    assert made.code == 0
    assert 'push_key = "file:push-key.pem"' in made.err
    key = company.home / "push-key.pem"
    assert key.stat().st_mode & 0o777 == 0o600
    before = key.read_bytes()
    again = company.cli("push-keys")
    assert again.code == 2
    assert key.read_bytes() == before
    assert [path.name for path in company.home.glob(".*.new")] == []
    nowhere = company.cli("push-keys", "--to", "keys/push-key.pem")
    assert nowhere.code == 2
    assert "keys: no such folder" in nowhere.err


@pytest.mark.parametrize("service", ["http://push.example.org", "https://*", "https://*.com/x"])
def test_a_service_that_could_be_anywhere_is_refused(service: str) -> None:
    """Before anything is called by it."""
    with pytest.raises(ValueError, match="String should match"):
        PortalTable(push_services=(service,))
