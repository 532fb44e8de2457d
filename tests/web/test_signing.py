"""Signing in and out, forms of others, and what happens when a session ends."""

import json
import re

import pytest
from portal_people import PASSWORD, PortalPeople, portal_context
from portal_server import Browser, token_on

from einvoice import passwords as passwords_hashed
from einvoice.web import csrf, passwords
from einvoice.web.cookies import DEVICE, SESSION
from jobs.residents.sessions import end
from jobs.residents.throttle import failed

WRONG = "not the password of anybody"
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def test_in_and_out(people: PortalPeople, visitor: Browser) -> None:
    """The cookie is the whole of it: safe, not read by scripts, worth nothing afterwards."""
    before = visitor.get("/sign-in")
    assert before.headers["set-cookie"].startswith(f"{SESSION}=")
    assert before.headers["set-cookie"].endswith("Secure; HttpOnly; SameSite=Lax")
    first = visitor.cookies[SESSION]
    answer = visitor.send("/sign-in", email="Neighbour@Example.LV ", password=PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/overview")
    token = visitor.cookies[SESSION]
    assert token != first, "a session of before is worth nothing now"
    assert visitor.get("/overview").headers["location"] == f"/flats/{people.flat.neighbour}"
    out = visitor.send("/sign-out", on=f"/flats/{people.flat.neighbour}")
    assert f"{SESSION}={token}; Path=/; Max-Age=3600; " in out.headers["set-cookie"]
    assert visitor.get("/overview").headers["location"].startswith("/sign-in")


def test_tokens_are_not_kept(people: PortalPeople) -> None:
    """Who reads the database cannot sign in with what is there."""
    content = (people.company.home / "data" / "einvoice.db").read_bytes()
    log = people.company.home / "data" / "einvoice.db-wal"
    content += log.read_bytes() if log.exists() else b""
    assert b"own@example.lv" in content, "the check can fail"
    assert [name for name, token in people.sessions.items() if token.encode() in content] == []
    assert PASSWORD.encode() not in content


@pytest.mark.parametrize("email", ["own@example.lv", "nobody@example.lv", "no address", "x" * 300])
def test_a_wrong_password_and_an_unknown_address_say_the_same(visitor: Browser, email: str) -> None:
    """And no more than that."""
    answer = visitor.send("/sign-in", email=email, password=WRONG)
    assert answer.status_code == 422
    assert "The e-mail address or the password is not right." in answer.text


def test_an_unknown_address_takes_as_long(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hash of the same cost is compared for nobody: else the answer comes some 30 ms earlier."""
    costs: list[list[str]] = []

    def is_hash_of(password_hash: str, password: str) -> bool:
        costs.append(password_hash.split("$")[1:4])
        return passwords_hashed.is_hash_of(password_hash, password)

    monkeypatch.setattr(passwords, "is_hash_of", is_hash_of)
    for email in ("other_house@example.lv", "nobody.at.all@example.lv"):
        assert visitor.send("/sign-in", email=email, password=WRONG).status_code == 422
    known, unknown = costs
    assert known[0] == "argon2id"
    assert unknown == known


def test_too_many_failures_wait_but_not_on_a_known_device(visitor: Browser) -> None:
    """A stranger cannot lock an owner out of the device that signed in before."""
    own = Browser(visitor.address)
    assert own.send("/sign-in", email="co_user@example.lv", password=PASSWORD).status_code == 303
    assert DEVICE in own.cookies
    for _ in range(5):
        visitor.send("/sign-in", email="co_user@example.lv", password=WRONG)
    answer = visitor.send("/sign-in", email="co_user@example.lv", password=PASSWORD)
    assert answer.status_code == 429
    assert "Too many attempts" in answer.text
    del own.cookies[SESSION]
    assert own.send("/sign-in", email="co_user@example.lv", password=PASSWORD).status_code == 303


def test_sixty_failures_of_one_network_wait_whoever_they_try(
    visitor: Browser, people: PortalPeople
) -> None:
    """Each on another account: a list of stolen passwords is tried so. Other networks go on."""
    network = "203.0.113"
    with portal_context(people) as context:
        for number in range(60):
            failed(context, f"tried.{number}@example.lv", f"{network}.{number}")
    visitor.headers["X-Forwarded-For"] = f"{network}.200"
    answer = visitor.send("/sign-in", email="other_house@example.lv", password=PASSWORD)
    assert (answer.status_code, "Too many attempts" in answer.text) == (429, True)
    visitor.headers["X-Forwarded-For"] = "203.0.114.200"
    answer = visitor.send("/sign-in", email="other_house@example.lv", password=PASSWORD)
    assert answer.status_code == 303


@pytest.mark.parametrize("name", ["\\ud800", "\\u0000", "", "x" * 1369, "a b"])
def test_a_passkey_that_can_be_none_is_refused(visitor: Browser, name: str) -> None:
    """As one that nobody knows: the text is not looked up."""
    answer = visitor.send("/sign-in/passkey", on="/sign-in", credential=f'{{"id": "{name}"}}')
    assert answer.status_code in {422, 429}
    assert 'type="password"' in answer.text


def test_a_forged_device_is_not_known(visitor: Browser) -> None:
    """Its cookie is signed."""
    visitor.cookies[DEVICE] = json.dumps(["ru", []])
    assert '<html lang="en">' in visitor.get("/").text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
    ids=str,
)
def test_a_form_of_another_page_is_refused(
    owner: Browser, people: PortalPeople, headers: dict[str, str]
) -> None:
    """Even with the right token: nothing is done, the session goes on."""
    form = {"csrf": csrf.token_of(people.sessions["own"])}
    answer = owner.ask("POST", "/sign-out", data=form, headers=headers)
    assert answer.status_code == 403
    assert owner.get("/overview").headers["location"].startswith("/flats/")


@pytest.mark.parametrize("token", ["", "0" * 64, "of another session"])
def test_a_form_without_the_sessions_token_is_refused(
    owner: Browser, people: PortalPeople, token: str
) -> None:
    """Even from our own page."""
    given = csrf.token_of(people.sessions["former"]) if "another" in token else token
    answer = owner.ask("POST", "/sign-out", data={"csrf": given}, headers=SAME_ORIGIN)
    assert answer.status_code == 400
    assert owner.get("/overview").headers["location"].startswith("/flats/")


def test_a_browser_without_fetch_metadata_says_its_origin(visitor: Browser) -> None:
    """Safari before 16.4 sends `Origin` alone."""
    form = {"csrf": token_on(visitor), "email": "safari", "password": ""}
    answer = visitor.ask("POST", "/sign-in", data=form, headers={"Origin": visitor.address})
    assert answer.status_code == 422


def test_after_signing_in_one_is_where_one_wanted_to_be(
    visitor: Browser, people: PortalPeople
) -> None:
    """A page of the portal only: an address elsewhere is not followed."""
    wanted = f"/flats/{people.flat.neighbour}"
    sent = {"email": "neighbour@example.lv", "password": PASSWORD}
    place = visitor.get(wanted).headers["location"]
    assert f'name="to" value="{wanted}"' in visitor.get(place).text
    assert visitor.send("/sign-in", **sent, to=wanted).headers["location"] == wanted
    for elsewhere in ("https://evil.example", "//evil.example", "/\\evil.example", "/no/page"):
        other = Browser(visitor.address)
        assert "evil" not in other.get(f"/sign-in?to={elsewhere}").text
        answer = other.send("/sign-in", **sent, to=elsewhere)
        assert answer.headers["location"] == "/overview"


def test_the_language_that_was_chosen_is_kept(visitor: Browser) -> None:
    """On this device, over the browser's."""
    assert '<html lang="ru">' in visitor.get("/?lang=ru").text
    assert '<html lang="ru">' in visitor.get("/sign-in").text
    assert '<html lang="ru">' in visitor.get("/?lang=xx").text


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        (b"email=" + b"a" * 70_000, "application/x-www-form-urlencoded", 413),
        (b"&".join(b"f%d=1" % n for n in range(41)), "application/x-www-form-urlencoded", 400),
        (b"email=%ff\xff", "application/x-www-form-urlencoded", 400),
        (b"{}", "application/json", 400),
        (b"", "", 400),
    ],
    ids=["large", "fields", "letters", "json", "nothing"],
)
def test_forms_have_limits(visitor: Browser, content: bytes, media_type: str, status: int) -> None:
    """Each is answered by a page that says what to do."""
    headers = {"Content-Type": media_type, **SAME_ORIGIN}
    answer = visitor.ask("POST", "/sign-in", content=content, headers=headers)
    assert answer.status_code == status
    assert re.search(r"<h1>[^<]+</h1>", answer.text)


def test_what_was_typed_survives_the_end_of_a_session(
    visitor: Browser, people: PortalPeople
) -> None:
    """It is shown after the sign-in, and sent by a press, not by itself."""
    place = f"/flats/{people.flat.neighbour}"
    visitor.send("/sign-in", email="neighbour@example.lv", password=PASSWORD)
    with people.company.context() as context:
        end(context, visitor.cookies[SESSION])
    form = {
        "csrf": token_on(visitor),
        "email": "neighbour@example.lv",
        "password": PASSWORD,
        "to": place,
        "kept.value": "123,4<b>",
    }
    answer = visitor.ask("POST", "/sign-in", data=form, headers=SAME_ORIGIN)
    assert answer.status_code == 200
    assert "Not sent yet" in answer.text
    assert 'name="value" value="123,4&lt;b&gt;"' in answer.text
    assert f'action="{place}"' in answer.text
    assert csrf.token_of(visitor.cookies[SESSION]) in answer.text
