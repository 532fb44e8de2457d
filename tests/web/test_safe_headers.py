"""Headers of safety: on pages, on files, and on errors alike."""

import pytest
from portal_server import Browser

from einvoice.web.static_files import static_path

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; manifest-src 'self'; worker-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("path", ["/", "/nothing/here", static_path("pico.min.css")])
def test_every_answer_has_them(visitor: Browser, path: str) -> None:
    """The policy is the whole of it: no inline style or script runs, nobody frames a page."""
    headers = visitor.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/nothing/here"])
def test_pages_are_not_kept(visitor: Browser, path: str) -> None:
    """Neither by the browser nor by a proxy."""
    assert visitor.get(path).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("language", "text"), [("lv", "nav atrasta"), ("ru", "не найдена"), ("en", "not found")]
)
def test_what_is_not_there_is_said_in_three_languages(
    visitor: Browser, language: str, text: str
) -> None:
    """With the way back, and 404."""
    answer = visitor.get("/nothing/here", headers={"Accept-Language": language})
    assert answer.status_code == 404
    assert text in answer.text
    assert 'href="/"' in answer.text
