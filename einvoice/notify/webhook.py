"""A ping to a monitor that raises its own alarm when pings stop (start, success, fail)."""

import urllib.error
import urllib.request
from enum import StrEnum
from urllib.parse import urlsplit

from einvoice.notify.failures import NotToldError

TIMEOUT_SECONDS = 10
_MOST_TEXT = 10_000


class Ping(StrEnum):
    """The event; the value is put behind the address."""

    START = "/start"
    SUCCESS = ""
    FAIL = "/fail"


def ping(url: str, kind: Ping, text: str = "") -> None:
    """Post to a monitor; the address is a secret and is not shown.

    Raises:
        NotToldError: it is no web address, is out of reach, refused, or did not answer in time.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        raise NotToldError("webhook-no-address")
    request = urllib.request.Request(  # noqa: S310 - the scheme was looked at
        url.rstrip("/") + kind.value, data=text.encode()[:_MOST_TEXT], method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS):  # noqa: S310 - as above
            return
    except (OSError, urllib.error.URLError, ValueError) as error:
        broke = type(error).__name__
        raise NotToldError("webhook-not-taken", host=parts.hostname, kind=broke) from None
