"""The portal behind Caddy, with the handbook's own file: TLS, HSTS, and who really asks."""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from openssh import free_port
from portal_people import PASSWORD, PortalPeople
from portal_process import portal_process

from einvoice.core.throttle import network_of
from einvoice.store import attempts
from jobs.residents.drawn import hash_of

HANDBOOK = Path(__file__).parents[2] / "docs" / "PORTAL.md"
FORGED = "203.0.113.9"
SETTINGS = "{\n    admin off\n    skip_install_trust\n    auto_https disable_redirects\n"


@dataclass(frozen=True)
class Proxied:
    """A portal on a port of its own, and Caddy before it with a certificate of its own."""

    people: PortalPeople
    portal: int
    caddy: int
    folder: Path

    @property
    def trust(self) -> ssl.SSLContext:
        """Trust in Caddy's own certificate alone."""
        return ssl.create_default_context(
            cafile=str(self.folder / "pki" / "authorities" / "local" / "root.crt")
        )

    def ask(self, method: str, path: str, **options: object) -> httpx.Response:
        """Ask Caddy."""
        with httpx.Client(verify=self.trust, trust_env=False) as client:
            return client.request(method, f"https://localhost:{self.caddy}{path}", **options)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def proxied(people: PortalPeople, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    """Start both."""
    if shutil.which("caddy") is None:
        if os.environ.get("REQUIRE_SERVERS"):
            pytest.fail("caddy is compulsory here and is not on the path")
        pytest.skip("not run here: caddy is not on the path (package caddy)")
    folder = tmp_path_factory.mktemp("caddy")
    made = Proxied(people, free_port(), free_port(), folder)
    with portal_process(people.company, made.portal), caddy(made):
        yield made


@contextmanager
def caddy(made: Proxied) -> Iterator[None]:
    """Run Caddy with the handbook's file; only its place, certificate and patience are others."""
    text = HANDBOOK.read_text("utf-8").split("With Caddy")[1].split("```")[1].strip()
    for shown, ours in (
        ("{\n", f"{SETTINGS}    storage file_system {made.folder}\n"),
        ("read_header 10s", "read_header 1s"),
        ("portals.example.lv {", f"https://localhost:{made.caddy} {{\n    tls internal"),
        ("127.0.0.1:8443", f"127.0.0.1:{made.portal}"),
    ):
        assert shown in text
        text = text.replace(shown, ours, 1)
    config = made.folder / "Caddyfile"
    config.write_text(text, "utf-8")
    command = ["caddy", "run", "--config", str(config), "--adapter", "caddyfile"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(made)
            yield
        finally:
            process.terminate()


def wait_for(made: Proxied) -> None:
    """Wait until Caddy and the portal behind it answer."""
    for _ in range(200):
        with suppress(OSError, httpx.TransportError):
            if made.ask("GET", "/healthz").status_code == 200:
                return
        time.sleep(0.05)
    raise AssertionError("nobody answers")


def test_a_page_comes_by_tls_and_asks_for_no_less(proxied: Proxied) -> None:
    """A year of HSTS, said by the proxy; the cookie of the session goes back by TLS alone."""
    answer = proxied.ask("GET", "/sign-in")
    assert answer.status_code == 200
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("__Host-s"))
    assert {"Secure", "HttpOnly", "Path=/"} <= set(cookie.split("; "))
    assert "server" not in {name.lower() for name in answer.headers} or (
        answer.headers["server"] == "Caddy"
    )


def test_a_resident_signs_in_through_it(proxied: Proxied) -> None:
    """With the form's token and the browser's word that it is our own page."""
    with httpx.Client(verify=proxied.trust, trust_env=False) as client:
        base = f"https://localhost:{proxied.caddy}"
        page = client.get(f"{base}/sign-in").text
        token = page.split('name="csrf" value="')[1].split('"')[0]
        form = {"csrf": token, "email": "own@example.lv", "password": PASSWORD}
        answer = client.post(f"{base}/sign-in", data=form, headers={"Origin": base})
        assert answer.status_code == 303
        assert client.get(f"{base}/flats/{proxied.people.flat.flat_id}").status_code == 200


def test_a_visitor_cannot_say_where_they_are(proxied: Proxied) -> None:
    """A failed sign-in counts against who asked Caddy, whatever address they wrote before it."""
    headers = {"X-Forwarded-For": FORGED, "Sec-Fetch-Site": "same-origin"}
    page = proxied.ask("GET", "/sign-in")
    token = page.text.split('name="csrf" value="')[1].split('"')[0]
    headers["Cookie"] = page.headers["set-cookie"].split(";")[0]
    form = {"csrf": token, "email": "by.caddy@example.lv", "password": "wrong password"}
    before = {place: failures(proxied.people, place) for place in ("127.0.0.1", FORGED)}
    assert proxied.ask("POST", "/sign-in", data=form, headers=headers).status_code == 422
    after = {place: failures(proxied.people, place) - before[place] for place in before}
    assert after == {"127.0.0.1": 1, FORGED: 0}


def failures(people: PortalPeople, address: str) -> int:
    """Return how many failures count against the network of an address."""
    subject = hash_of(f"address {network_of(address)}")
    with people.company.context() as context, context.store.reading() as tx:
        return len(attempts.attempts_of(tx, subject, 0, 1000))


def test_a_slow_head_is_not_waited_for(proxied: Proxied) -> None:
    """Whoever sends a head letter by letter is cut off (10 s in the handbook, 1 s here)."""
    with (
        socket.create_connection(("localhost", proxied.caddy)) as plain,
        proxied.trust.wrap_socket(plain, server_hostname="localhost") as line,
    ):
        line.settimeout(60)  # where nobody cuts it off, it is this that breaks
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        assert b"200" not in line.recv(100)
