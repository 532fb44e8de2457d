"""Answers of the provider: which count, and which are not believed."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from portal_people import PortalPeople
from portal_server import Browser
from provider_process import CLIENT
from provider_server import ProviderServer, has_code
from provider_visits import CODE, OTHER_CODE, by_provider, came_back, page_of


@pytest.mark.parametrize("how", ["false", "text", "missing", "no code", "no such code"])
def test_only_a_verified_code_counts(
    own: PortalPeople, address: str, provider: ProviderServer, how: str
) -> None:
    """The provider has to say that it is; a word that only looks so is none."""
    has_code(own.company, own.others[1], OTHER_CODE)
    claims: dict[str, object] = {
        "false": {"personal_code_verified": False},
        "text": {"personal_code_verified": "true"},
        "missing": {"personal_code_verified": None},
        "no code": {"personal_code": ""},
        "no such code": {"personal_code": "010190-11005"},
    }[how]
    somebody = provider.person(f"unverified-{how.replace(' ', '')}", OTHER_CODE, **claims)
    browser = Browser(address)
    ended = by_provider(browser, provider, somebody)
    assert ended == "/sign-in?provider=unverified"
    assert "eParaugs did not confirm your personal code" in browser.get(ended).text


def test_of_another_visit_nothing_counts(
    own: PortalPeople, address: str, provider: ProviderServer
) -> None:
    """A stolen answer, a made-up state, one that came twice, and somebody else's confirmation."""
    has_code(own.company, own.others[4], "161175-19997")
    somebody = provider.person("victim", "161175-19997")
    victim, thief = Browser(address), Browser(address)
    thief.get("/sign-in")
    stolen = provider.signed_in(page_of(victim), somebody)
    assert came_back(thief, stolen) == "/sign-in?provider=again"
    assert came_back(Browser(address), stolen) == "/sign-in?provider=again"
    made_up = re.sub("state=[^&]+", "state=made-up", stolen)
    assert came_back(victim, made_up) == "/sign-in?provider=again"
    own_state = parse_qs(urlsplit(page_of(thief)).query)["state"][0]
    mixed = re.sub("state=[^&]+", f"state={own_state}", stolen)
    assert came_back(thief, mixed) == "/sign-in?provider=wrong", "PKCE: another visit's code"
    confirm = came_back(victim, provider.signed_in(page_of(victim), somebody))
    assert thief.get(confirm).headers["location"] == "/sign-in?provider=again"
    once = provider.signed_in(page_of(victim), somebody)
    assert came_back(victim, once).startswith("/register/known")
    assert came_back(victim, once) == "/sign-in?provider=wrong", "a code is used once"


WRONG = {
    "another nonce": {"claims": {"nonce": "of another visit"}},
    "no nonce": {"claims": {"nonce": None}},
    "for another": {"claims": {"aud": "another"}},
    "for another, at our wish": {"claims": {"aud": "another", "azp": CLIENT}},
    "for several": {"claims": {"aud": [CLIENT, "another"], "azp": "another"}},
    "of another": {"claims": {"iss": "https://example.com"}},
    "too old": {"claims": {"exp": 1_000_000_000}},
    "without end": {"claims": {"exp": None}},
    "another's key": {"signed": "other"},
    "our own secret": {"signed": "secret"},
    "not signed": {"signed": "none"},
    "refused": {"status": 401, "content": "{}"},
}


@pytest.mark.parametrize("how", WRONG)
def test_what_is_not_signed_for_this_visit_is_not_believed(
    own: PortalPeople, address: str, provider: ProviderServer, how: str
) -> None:
    """Each check of the standard by itself."""
    has_code(own.company, own.others[0], CODE)
    somebody = provider.person("anna", CODE)
    browser = Browser(address)
    provider.answers(**WRONG[how])
    ended = by_provider(browser, provider, somebody)
    assert ended == "/sign-in?provider=wrong"
    assert "We could not trust the answer of eParaugs" in browser.get(ended).text


def test_the_code_may_be_told_apart_from_the_token(
    own: PortalPeople, address: str, provider: ProviderServer
) -> None:
    """Where the signed token lacks it, the provider is asked once more; for the same person."""
    has_code(own.company, own.others[6], "120380-12348")
    somebody = provider.person("apart", "120380-12348")
    apart = {"personal_code": None, "personal_code_verified": None}
    provider.answers(claims=apart)
    browser = Browser(address)
    assert by_provider(browser, provider, somebody).startswith("/register/known?proof=")
    provider.answers(claims={**apart, "sub": "somebody else"})
    assert by_provider(browser, provider, somebody) == "/sign-in?provider=wrong"
