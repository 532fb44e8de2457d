"""Limits of the portal's own process, and the figures of those that other tests make smaller."""

import contextlib
import socket
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from openssh import free_port
from portal_people import PortalPeople
from portal_process import portal_process

from einvoice.core import throttle
from einvoice.web import app, attaching, passwords, photos, process, requests, uploads
from einvoice.web.short_heads import MOST_BYTES as MOST_OF_HEAD

CONNECTIONS, HEAD = 800, 16 * 1024


def line_to(port: int) -> socket.socket:
    """Return a connection."""
    return socket.create_connection(("127.0.0.1", port), timeout=60)


def asked(port: int) -> int:
    """Return the status of an answer on a connection of its own."""
    with line_to(port) as line:
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        return int(line.recv(100).split(b" ")[1])


@pytest.fixture(scope="module")
def port(people: PortalPeople, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a portal as companies run it."""
    home = tmp_path_factory.mktemp("process") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    place = free_port()
    with portal_process(own.company, place):
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with contextlib.suppress(OSError):
                asked(place)
                break
        yield place


def test_more_connections_than_800_are_turned_away(port: int) -> None:
    """Nobody fills the memory with lines that say nothing; once they hang up all is as before."""
    with contextlib.ExitStack() as lines:
        idle = [lines.enter_context(line_to(port)) for _ in range(CONNECTIONS - 2)]
        assert asked(port) == 200
        idle.append(lines.enter_context(line_to(port)))
        assert asked(port) == 503
    for _ in range(100):
        if (status := asked(port)) == 200:
            break
    assert status == 200


def test_a_head_without_an_end_is_not_read_on(port: int) -> None:
    """Of 16 KB that are no whole head yet, the server knows enough."""
    with line_to(port) as line:
        line.settimeout(20)  # where it reads on, it is this that breaks
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"a" * (HEAD + 4_000))
        assert line.recv(100).split(b" ")[1] == b"400"


def test_limits_are_those_of_the_contract() -> None:
    """Tests of time are less patient than a company: the figures themselves stand here."""
    assert (requests.SECONDS_TO_SEND, requests.SECONDS_TO_SEND_FILES) == (10, 60)
    assert app.SECONDS_TO_SERVE == 30
    assert (requests.MOST_BYTES, uploads.MOST_TEXT, uploads.MOST_FIELDS) == (65_536, 65_536, 40)
    assert (MOST_OF_HEAD, process._HEADER_BYTES, process._AT_ONCE) == (HEAD, HEAD, CONNECTIONS)
    assert (attaching.LARGEST_MB, photos.MOST_PIXELS) == (10, 24_000_000)
    assert (2 * passwords._AT_ONCE, passwords._KNOWN_WAIT + passwords._STRANGERS_WAIT) == (2, 20)
    assert (throttle.PER_MINUTE, throttle.ADDRESS_PER_MINUTE) == (5, 60)
    assert throttle.LONGEST_SECONDS == 15 * 60
