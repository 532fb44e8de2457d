"""The portal as a real server on the loopback, and a client that keeps cookies as browsers do."""

import contextlib
import re
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx
import uvicorn
from api_answers import check_answer
from starlette.types import ASGIApp


@contextlib.contextmanager
def listening(app: ASGIApp) -> Iterator[str]:
    """Yield the address of an application that uvicorn serves."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([sock],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()


_CLIENT = httpx.Client(trust_env=False, timeout=30)
"""One for all: the certificates that a client reads at its start take longer than a page.

As patient as the browser: a machine that does much else is slow, and no page is wrong for that.
"""


_PLACES = count(1)


def _place() -> dict[str, str]:
    """Return the word of a proxy: each browser asks from a network of its own."""
    number = next(_PLACES)
    return {"X-Forwarded-For": f"198.{number // 250}.{number % 250}.7"}


@dataclass
class Browser:
    """A visitor's browser without JavaScript; its cookies are sent as to a safe address."""

    address: str
    headers: dict[str, str] = field(default_factory=lambda: {"Accept-Language": "en", **_place()})
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Ask for a path and keep the cookies of the answer."""
        headers = {**self.headers, **options.pop("headers", {})}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={one}" for name, one in self.cookies.items())
        _CLIENT.cookies.clear()
        answer = _CLIENT.request(method, self.address + path, headers=headers, **options)
        for line in answer.headers.get_list("set-cookie"):
            name, _, rest = line.partition("=")
            value, _, attributes = rest.partition(";")
            if "Max-Age=0" in attributes:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        if path.startswith("/api/"):
            check_answer(method, path, answer)
        return answer

    def get(self, path: str, **options: Any) -> httpx.Response:
        """Open a page."""
        return self.ask("GET", path, **options)

    def send(self, path: str, on: str = "", **fields: str) -> httpx.Response:
        """Fill in the form of a page (that of the path, or ``on``) and send it."""
        form = {"csrf": token_on(self, on or path), **fields}
        return self.ask("POST", path, data=form, headers={"Sec-Fetch-Site": "same-origin"})


def token_on(browser: Browser, path: str = "/sign-in?to=") -> str:
    """Return the token of a browser's forms, from a page that has a form."""
    for place in (path, "/register"):
        if match := re.search(r'name="csrf" value="([0-9a-f]{64})"', browser.get(place).text):
            return match[1]
    raise AssertionError("no form on the page")
