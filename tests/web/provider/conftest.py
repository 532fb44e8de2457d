"""A portal that believes a provider, and the provider, which answers rightly at first."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from mail_boxes import MailBoxes, mail_boxes
from portal_people import PortalPeople, mailing_portal
from provider_server import ProviderServer, provider_server, with_provider


@pytest.fixture(scope="module")
def provider() -> Iterator[ProviderServer]:
    """A real provider, in a process of its own."""
    with provider_server() as server:
        yield server


@pytest.fixture(scope="module")
def boxes() -> Iterator[MailBoxes]:
    """A real mail server."""
    with mail_boxes() as server:
        yield server


@pytest.fixture(scope="module")
def own(people: PortalPeople, tmp_path_factory: pytest.TempPathFactory) -> PortalPeople:
    """The company with a provider, of the own."""
    home = tmp_path_factory.mktemp("provider") / "home"
    return replace(people, company=people.company.copied(people.company.home, home))


@pytest.fixture(scope="module")
def address(own: PortalPeople, provider: ProviderServer, boxes: MailBoxes) -> Iterator[str]:
    """The address of a portal that believes the provider."""
    with_provider(own.company, provider)
    with mailing_portal(own, boxes.port) as place:
        yield place


@pytest.fixture(autouse=True)
def honest(provider: ProviderServer) -> None:
    """The provider answers rightly at the beginning of each test."""
    provider.answers()
