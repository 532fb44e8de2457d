"""How long a form may take to arrive, a page to be made, and a head to be."""

import re
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from portal_people import PortalPeople, portal_context
from portal_server import Browser, listening

from einvoice.web.answers import Answer, Shown
from einvoice.web.app import portal_app
from einvoice.web.route import Role, Route, Sees
from einvoice.web.routes import ROUTES
from einvoice.web.visit import Visit

RELEASED = threading.Event()


def wait(_visit: Visit) -> Answer:
    """Take as long as the test wants."""
    RELEASED.wait(20)
    return Shown()


@pytest.fixture
def address(people: PortalPeople, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A portal that is less patient, with a page that takes long."""
    monkeypatch.setattr("einvoice.web.requests.SECONDS_TO_SEND", 0.3)
    monkeypatch.setattr("einvoice.web.app.SECONDS_TO_SERVE", 0.3)
    slow = Route("slow", "GET", "/slow", Role.VISITOR, Sees.NOTHING, "welcome.html.j2", wait)
    form = Route("slow.send", "POST", "/slow", Role.VISITOR, Sees.NOTHING, "welcome.html.j2", wait)
    app_routes = (*ROUTES, slow, form)
    RELEASED.clear()
    with portal_context(people) as context, listening(portal_app(context, app_routes)) as place:
        yield place
        RELEASED.set()


def test_a_form_that_arrives_too_slowly_is_not_waited_for(address: str) -> None:
    """The page says so (408)."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=10) as line:
        line.sendall(
            b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\nemail="
        )
        assert line.recv(100).split(b" ")[1] == b"408"


def test_a_page_that_takes_too_long_is_given_up(address: str) -> None:
    """503, and when to try again; the next page comes as always."""
    visitor = Browser(address)
    answer = visitor.get("/slow")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert visitor.get("/faq").status_code == 200


def test_of_a_form_that_takes_too_long_nobody_says_that_it_was_not_received(address: str) -> None:
    """Its thread goes on, and may keep it; what was typed is on the page, to be sent again."""
    visitor = Browser(address)
    fields = re.findall(
        r'type="hidden" name="([^"]+)" value="([^"]*)"', visitor.get("/sign-in").text
    )
    own = {"Sec-Fetch-Site": "same-origin"}
    answer = visitor.ask("POST", "/slow", data=dict(fields) | {"text": "134,9"}, headers=own)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "may have been received all the same" in answer.text
    assert "was not received" not in answer.text
    assert 'value="134,9"' in answer.text


@pytest.mark.parametrize("path", ["/", "/nowhere"])
def test_a_head_of_more_than_16_kb_is_refused(address: str, path: str) -> None:
    """All headers together, or the address, whether there is such a page or not."""
    visitor = Browser(address)
    long = {f"X-Long-{number}": "a" * 4_200 for number in range(4)}
    assert visitor.get(path, headers=dict(list(long.items())[:2])).status_code in {200, 404}
    assert visitor.get(path, headers=long).status_code == 431
    assert visitor.get(f"{path}?to={'a' * 17_000}").status_code == 431
