"""A visit to the provider that knows personal codes, and back."""

from portal_server import Browser
from provider_server import ProviderServer

CODE, OTHER_CODE, NOBODYS_CODE = "160575-19994", "010190-11004", "328673-00679"


def page_of(browser: Browser, path: str = "/provider") -> str:
    """Return the provider's page that a press of the button leads to."""
    answer = browser.get(path)
    assert answer.status_code == 303
    return str(answer.headers["location"])


def came_back(browser: Browser, place: str) -> str:
    """Return where the portal leads on to, from the address that the provider sent back to."""
    answer = browser.get(place.removeprefix(browser.address))
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def by_provider(browser: Browser, provider: ProviderServer, sub: str, path: str = "") -> str:
    """Go to the provider and come back as a person; return where the portal leads on to."""
    page = page_of(browser, path or "/provider")
    return came_back(browser, provider.signed_in(page, sub))
