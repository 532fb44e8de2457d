"""A form is ours when a page of this session made it, and our own page sent it.

Two proofs, each alone enough: the token of the session, and the browser's word where the request
comes from (`Sec-Fetch-Site`, or `Origin` of browsers without it). Source: W3C Fetch Metadata.
"""

import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import urlsplit

FIELD = "csrf"


def token_of(session: str) -> str:
    """Return the token of a session's forms; the session's own token cannot be found from it."""
    return hashlib.sha256(f"form:{session}".encode()).hexdigest()


def is_own_page(headers: Mapping[str, str]) -> bool:
    """Return whether the browser says that a page of this portal sent the request."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(headers.get("origin", "")).netloc == headers.get("host", "?")


def is_token(session: str, form: Mapping[str, str]) -> bool:
    """Return whether a form has the token of a session."""
    given = form.get(FIELD, "")
    return bool(session) and hmac.compare_digest(token_of(session).encode(), given.encode())
