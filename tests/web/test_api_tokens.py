"""Native clients: a token for minutes, a token for the next pair, and what a copied token does."""

import threading
from dataclasses import replace
from typing import Any

import httpx
import pytest
from portal_people import PASSWORD, PortalPeople, portal_context
from portal_server import Browser
from sqlalchemy import select

from einvoice.clock import Clock
from einvoice.store.portal_tables import api_tokens
from jobs.context import Context
from jobs.residents import accounts
from jobs.residents import api_tokens as jobs
from jobs.residents.drawn import hash_of
from jobs.residents.forget import forget_old
from jobs.residents.sessions import sessions_of

WRONG = "liels zirgs pie mazas upes"


def ask(address: str, path: str, **body: str) -> httpx.Response:
    """Ask for tokens, as a client that is no browser does."""
    return Browser(address).ask("POST", f"/api/v1/tokens{path}", json=body)


def signed_in(address: str, name: str = "neighbour") -> dict[str, Any]:
    """Return the first pair of a person."""
    answer = ask(address, "", email=f"{name}@example.lv", password=PASSWORD)
    assert answer.status_code == 200, answer.text
    pair: dict[str, Any] = answer.json()
    return pair


def me(address: str, access: str) -> httpx.Response:
    """Ask who is signed in, with a token."""
    return Browser(address).get("/api/v1/me", headers={"Authorization": f"Bearer {access}"})


def test_a_token_opens_the_interface_and_no_page(people: PortalPeople, portal_address: str) -> None:
    """No cookie is set, and the token of a header is no session of pages."""
    pair = signed_in(portal_address)
    assert (pair["token_type"], pair["expires_in"]) == ("Bearer", 900)
    answer = me(portal_address, pair["access_token"])
    assert answer.json()["email"] == "neighbour@example.lv"
    assert "set-cookie" not in answer.headers
    headers = {"Authorization": f"Bearer {pair['access_token']}"}
    page = Browser(portal_address).get("/overview", headers=headers)
    assert page.headers["location"].startswith("/sign-in")
    for none in ("x", pair["refresh_token"]):
        assert me(portal_address, none).status_code == 401
    as_cookie = Browser(portal_address, cookies={"__Host-session": pair["access_token"]})
    assert as_cookie.get("/api/v1/me").status_code == 401
    assert people.flat.flat_id not in answer.text


def test_a_token_needs_no_word_where_it_is_from(people: PortalPeople, portal_address: str) -> None:
    """It never goes along by itself; the rules of what is whose are the same."""
    pair = signed_in(portal_address)
    headers = {"Authorization": f"Bearer {pair['access_token']}", "Idempotency-Key": "k"}
    now = "2026-11-29T08:00:00Z"
    body = {"meter_id": f"{people.flat.flat_id}-c1", "value_e3": 1, "read_at": now, "sent_at": now}
    answer = Browser(portal_address).ask("POST", "/api/v1/readings", json=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


def test_a_refresh_token_is_used_once_and_a_copy_ends_all(portal_address: str) -> None:
    """Whoever of the two sent it: the client signs in again, and the thief has nothing."""
    first = signed_in(portal_address)
    second = ask(portal_address, "/refresh", refresh_token=first["refresh_token"]).json()
    assert me(portal_address, second["access_token"]).status_code == 200
    copied = ask(portal_address, "/refresh", refresh_token=first["refresh_token"])
    assert (copied.status_code, copied.json()["code"]) == (401, "SESSION_OVER")
    for token in (first["access_token"], second["access_token"]):
        assert me(portal_address, token).status_code == 401
    rest = ask(portal_address, "/refresh", refresh_token=second["refresh_token"])
    assert rest.status_code == 401


def test_a_sign_out_ends_the_family(portal_address: str) -> None:
    """Of an unknown token the answer is the same."""
    pair, other = signed_in(portal_address), signed_in(portal_address)
    for token in (pair["refresh_token"], "unknown"):
        assert ask(portal_address, "/revoke", refresh_token=token).status_code == 204
    assert me(portal_address, pair["access_token"]).status_code == 401
    assert me(portal_address, other["access_token"]).status_code == 200


def test_a_wrong_password_counts_as_on_the_page(portal_address: str) -> None:
    """Five, then they wait, of an address that nobody has, too."""
    for email in ("ended_co_user@example.lv", "nobody@example.lv"):
        answers = [ask(portal_address, "", email=email, password=WRONG) for _ in range(6)]
        assert [answer.status_code for answer in answers] == [401] * 5 + [429]
        assert {answer.json()["code"] for answer in answers[:5]} == {"WRONG_PASSWORD"}
        assert int(answers[5].headers["retry-after"]) > 0
    of_browser = Browser(portal_address).ask(
        "POST", "/api/v1/tokens", json={}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert of_browser.status_code == 403


class _Later(Clock):
    """A clock that is some seconds ahead."""

    ahead = 0

    def seconds(self) -> int:
        """Return the moment, later."""
        return super().seconds() + self.ahead


@pytest.fixture(scope="module")
def copied(people: PortalPeople, tmp_path_factory: pytest.TempPathFactory) -> PortalPeople:
    """The people on a copy of the installation, whose time may pass."""
    home = tmp_path_factory.mktemp("tokens") / "home"
    return replace(people, company=people.company.copied(people.company.home, home))


@pytest.fixture
def own(copied: PortalPeople) -> Any:
    """A context whose clock can be put ahead, of the portal's process."""
    with portal_context(copied) as context:
        moved = replace(context, clock=_Later(context.clock.fixed))
        try:
            yield moved
        finally:
            _Later.ahead = 0
            moved.close()


def user_of(people: PortalPeople, context: Context) -> str:
    """Return the present owner."""
    assert accounts.account_of(context, people.parts["user_id"])
    return people.parts["user_id"]


def test_tokens_end_in_time(copied: PortalPeople, own: Context) -> None:
    """An access token after 15 minutes, a family 30 days after its sign-in, whatever was used."""
    user_id = user_of(copied, own)
    pair = jobs.first_pair(own, user_id, "App")
    _Later.ahead = 15 * 60 - 5
    assert jobs.session_of_access(own, pair.access) is not None
    _Later.ahead = 15 * 60
    assert jobs.session_of_access(own, pair.access) is None
    _Later.ahead = 20 * 86_400
    again = jobs.next_pair(own, pair.refresh)
    assert again is not None
    assert jobs.session_of_access(own, again.access) is not None
    _Later.ahead = 30 * 86_400
    assert jobs.session_of_access(own, again.access) is None
    assert jobs.next_pair(own, again.refresh) is None
    _Later.ahead = 32 * 86_400
    assert forget_old(own)["api_tokens"] >= 4


def test_two_at_once_get_one_pair(copied: PortalPeople, own: Context) -> None:
    """The same token from two threads is a copy: one pair at most, and it is worth nothing."""
    pair = jobs.first_pair(own, user_of(copied, own), "App")
    given: list[jobs.Pair | None] = []
    threads = [
        threading.Thread(target=lambda: given.append(jobs.next_pair(own, pair.refresh)))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (got,) = [each for each in given if each is not None]
    assert len(given) == 2
    assert jobs.session_of_access(own, got.access) is None


def test_a_new_password_ends_native_clients(copied: PortalPeople, own: Context) -> None:
    """They are among the sessions of the profile, and end as those do."""
    user_id = user_of(copied, own)
    before = len(sessions_of(own, user_id))
    pair = jobs.first_pair(own, user_id, "App")
    assert len(sessions_of(own, user_id)) == before + 1
    account = accounts.account_of(own, user_id)
    assert account is not None
    token = copied.sessions["own"]
    accounts.change_password(own, user_id, account.password_hash, token)
    assert jobs.session_of_access(own, pair.access) is None
    assert jobs.next_pair(own, pair.refresh) is None


def test_an_unknown_token_keeps_nobody_waiting(
    own: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anybody may send one: it is looked up, and nothing is written."""

    def writing(*_: object) -> None:
        raise AssertionError("a visitor holds the one writer")

    monkeypatch.setattr(type(own.store), "writing_soon", writing)
    assert jobs.next_pair(own, "x") is None
    jobs.end_family(own, "x")


def test_tokens_are_not_kept(copied: PortalPeople, own: Context) -> None:
    """Hashes alone."""
    pair = jobs.first_pair(own, user_of(copied, own), "App")
    with own.store.reading() as tx:
        rows = str(tx.execute(select(api_tokens)).all())
    assert hash_of(pair.access) in rows
    assert pair.access not in rows
    assert pair.refresh not in rows
