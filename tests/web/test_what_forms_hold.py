"""What fields and addresses of the portal may be called and hold."""

import asyncio
import re
from pathlib import Path

from starlette.requests import Request

from einvoice.web.entry import PASSWORDS
from einvoice.web.requests import asked_of


def test_every_field_for_a_password_is_known_by_its_name() -> None:
    """Else a page would keep it when a session ends."""
    folder = Path(__file__).parents[2] / "templates" / "web"
    pages = "".join(path.read_text("utf-8") for path in folder.glob("*.j2"))
    fields = re.findall(r'(?:field\("|name=")(\w+)",? [^\n]*?type="password"', pages)
    assert len(fields) == pages.count('type="password"')
    hidden = {"secret"} & set(re.findall(r'type="hidden" name="(\w+)"', pages))
    assert {*fields, *hidden} == set(PASSWORDS)


def test_no_part_of_an_address_has_a_nul() -> None:
    """PostgreSQL would refuse it as a fault of ours."""
    address = {"path": "/a\x00b", "query_string": b"c%00d=e%00f", "path_params": {"g": "h\x00i"}}
    scope = {"type": "http", "method": "GET", "headers": [], "client": None, **address}
    asked = asyncio.run(asked_of(Request(scope), (), with_form=False))
    assert asked.url_path.endswith("/ab")
    assert (asked.path, asked.query) == ({"g": "hi"}, {"cd": "ef"})
