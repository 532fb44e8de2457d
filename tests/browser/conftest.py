"""One browser for all tests of this folder: Debian's chromium, driven by Playwright."""

from collections.abc import Generator, Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from phones import PATIENCE, PhonePortal, cellar, keep_pages, phone_of, phone_portal
from playwright.sync_api import Browser, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError
from portal_people import PortalPeople
from sample_company import needs


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; each test opens contexts of its own."""
    program = needs("chromium")
    expect.set_options(timeout=PATIENCE * 1_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    folder = Path(axe_playwright_python.__file__).parent
    return (folder / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def portal(people: PortalPeople, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PhonePortal]:
    """A portal of the phones' own, for what is sent to it."""
    with phone_portal(people, tmp_path_factory.mktemp("phones") / "home") as own:
        yield own


@pytest.fixture
def page(chromium: Browser, portal: PhonePortal) -> Iterator[Page]:
    """The cellar on a new phone of the present owner, who keeps pages on it.

    A phone of each test's own: nothing that another left on it, or still asks, is met here.
    """
    phone = phone_of(chromium, portal)
    page = cellar(phone, portal)
    keep_pages(page)
    yield page
    phone.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say with a failure what each open page shows, and what was asked last."""
    report = yield
    fixtures = getattr(item, "funcargs", {})
    if report.failed and isinstance(browser := fixtures.get("chromium"), Browser):
        pages = [page for context in browser.contexts for page in context.pages]
        report.sections += [(page.url, shown_on(page)) for page in pages]
    if report.failed and isinstance(portal := fixtures.get("portal"), PhonePortal):
        report.sections.append(("answered", "\n".join(portal.network.answers[-30:])))
    return report


def shown_on(page: Page) -> str:
    """Return the words that a page shows; none where it does not answer any longer."""
    try:
        return page.locator("body").inner_text(timeout=1_000)
    except PlaywrightError as fault:
        return str(fault)
