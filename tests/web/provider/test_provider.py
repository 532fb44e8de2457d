"""By the provider that knows personal codes: signed in, registered, linked, and turned away."""

import datetime as dt
import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pytest
from mail_boxes import MailBoxes
from portal_people import PASSWORD, TODAY, PortalPeople
from portal_server import Browser
from provider_process import CLIENT
from provider_server import ProviderServer, has_code
from provider_visits import CODE, NOBODYS_CODE, by_provider, came_back, page_of
from sqlalchemy import select, update

from einvoice.store.input_tables import customers
from einvoice.store.portal_tables import user_flats
from einvoice.store.provider_tables import provider_links
from jobs.residents.accounts import account_by_email
from jobs.residents.rights import leave


def test_the_page_is_asked_as_the_standard_says(address: str, provider: ProviderServer) -> None:
    """A code for us, with PKCE, and a state and nonce of this visit alone."""
    first, second = Browser(address), Browser(address)
    pages = [page_of(first), page_of(first), page_of(second)]
    asked = [parse_qs(urlsplit(page).query) for page in pages]
    assert all(page.startswith(f"{provider.issuer}/oauth2/authorize?") for page in pages)
    for name, value in {
        "response_type": "code",
        "client_id": CLIENT,
        "redirect_uri": f"{address}/provider/back",
        "code_challenge_method": "S256",
        "scope": "openid",
        "ui_locales": "en",
    }.items():
        assert [one[name] for one in asked] == [[value]] * 3
    for name in ("state", "nonce", "code_challenge"):
        assert len({one[name][0] for one in asked}) == 3, name
    assert first.cookies.keys() == {"__Host-session"}


def test_a_customer_registers_and_signs_in(
    own: PortalPeople, address: str, provider: ProviderServer
) -> None:
    """The flat is confirmed as with a letter; then the provider alone opens the account."""
    flat_id = own.others[0]
    has_code(own.company, flat_id, CODE)
    somebody = provider.person("anna", f"PNOLV-{CODE}")
    browser = Browser(address)
    assert "Register by eParaugs" in browser.get("/register").text
    confirm = by_provider(browser, provider, somebody)
    assert confirm.startswith("/register/known?proof=")
    page = browser.get(confirm)
    assert page.status_code == 200
    proof = re.search(r'name="proof" value="([^"]+)"', page.text)
    assert proof is not None
    assert CODE not in confirm + page.text
    fields = {"proof": proof[1], "email": "Anna@example.lv", "password": PASSWORD}
    easy = browser.send("/register/known", on=confirm, **{**fields, "password": "password1234"})
    assert (easy.status_code, "easily guessed" in easy.text) == (422, True)
    taken = browser.send("/register/known", on=confirm, **{**fields, "email": "own@example.lv"})
    assert (taken.status_code, "connect eParaugs in the profile" in taken.text) == (422, True)
    made = browser.send("/register/known", on=confirm, **fields)
    assert made.headers["location"] == "/overview?made=1"
    assert flat_id in browser.get("/overview").headers["location"]
    again = browser.send("/register/known", on=confirm, **fields)
    assert again.status_code in {303, 400}, "the proof was of a session that is over"
    with own.company.context(TODAY) as context, context.store.reading() as tx:
        account = account_by_email(context, "anna@example.lv")
        assert account is not None
        columns = user_flats.c
        given = tx.execute(select(user_flats).where(columns.user_id == account.user_id)).one()
        assert (given.flat_id, str(given.right), given.granted_by) == (flat_id, "owner", "")
        marks = tx.execute(select(provider_links.c.mark)).scalars().all()
        assert not any(part in mark for mark in marks for part in CODE.split("-"))
    later = Browser(address)
    assert by_provider(later, provider, somebody, "/provider?to=/profile") == "/profile"
    assert "anna@example.lv" in later.get("/profile").text
    kept = later.send("/profile/data", current=PASSWORD, form="json").json()
    (link,) = kept["provider_links"]
    assert link.keys() == {"user_id", "made_at"}
    elsewhere = "/provider?to=https://example.com/"
    assert by_provider(Browser(address), provider, somebody, elsewhere) == "/overview"


def test_none_or_two_customers_need_the_letter(
    own: PortalPeople, address: str, provider: ProviderServer
) -> None:
    """Nobody's code, a code of two flats, and that of a former customer open none."""
    nobody = provider.person("nobody", NOBODYS_CODE)
    browser = Browser(address)
    ended = by_provider(browser, provider, nobody)
    assert ended == "/register?provider=none"
    assert "We found no customer with your personal code" in browser.get(ended).text
    has_code(own.company, own.others[2], NOBODYS_CODE)
    has_code(own.company, own.others[3], NOBODYS_CODE.replace("-", ""))
    assert by_provider(browser, provider, nobody) == "/register?provider=more"
    has_code(own.company, own.others[3], CODE[:-1] + "1")
    confirm = by_provider(browser, provider, nobody)
    assert confirm.startswith("/register/known?proof=")
    day = dt.date.fromisoformat(TODAY) - dt.timedelta(days=1)
    with own.company.context(TODAY) as context, context.store.writing() as tx:
        of_flat = customers.c.flat_id == own.others[2]
        tx.execute(update(customers).where(of_flat).values(valid_to=day))
    assert browser.get(confirm).headers["location"] == "/sign-in?provider=again", "who left, left"
    assert by_provider(browser, provider, nobody) == "/register?provider=none"


@pytest.mark.parametrize(
    "answers",
    [
        {"status": 500},
        {"content": "no JSON"},
        {"content": "[1]"},
        {"content": '{"x": "' + "y" * 300_000 + '"}'},
        {"status": 307, "content": "elsewhere"},
        {"slow": 6},
    ],
    ids=["fault", "no JSON", "no object", "too long", "elsewhere", "slow"],
)
def test_a_provider_that_is_away_is_said_so(
    address: str, provider: ProviderServer, answers: dict[str, object]
) -> None:
    """The password is named as the other way, and the sign-in shows it."""
    somebody = provider.person("anna", CODE)
    provider.answers(**answers)
    browser = Browser(address)
    ended = by_provider(browser, provider, somebody)
    assert ended == "/sign-in?provider=away"
    assert "Sign in by password, or try again" in browser.get(ended).text


def test_a_provider_that_hangs_takes_no_page_from_others(
    address: str, provider: ProviderServer
) -> None:
    """Four wait for it at a time; others are told at once, and pages go on."""
    somebody = provider.person("nobody", NOBODYS_CODE)
    browsers = [Browser(address) for _ in range(7)]
    places = [provider.signed_in(page_of(browser), somebody) for browser in browsers]
    provider.answers(slow=2)
    with ThreadPoolExecutor(len(browsers)) as pool:
        ends = pool.map(came_back, browsers, places)
        assert Browser(address).get("/sign-in").status_code == 200
        ended = Counter(ends)
    assert ended == {"/register?provider=none": 4, "/sign-in?provider=away": 3}


def test_who_says_no_at_the_provider_is_back_at_the_sign_in(
    address: str, provider: ProviderServer
) -> None:
    """And nobody is asked who it was."""
    browser = Browser(address)
    sent = provider.denied(page_of(browser))
    state = parse_qs(urlsplit(page_of(browser)).query)["state"][0]
    provider.asked()
    sent += "" if "state=" in sent else f"&state={state}"
    assert came_back(browser, sent) == "/sign-in?provider=stopped"
    assert "/oauth2/token" not in provider.asked()


def test_an_account_is_linked_by_its_owner_alone(
    own: PortalPeople, address: str, provider: ProviderServer, boxes: MailBoxes
) -> None:
    """After the own password, with the code of a customer of a flat of theirs; a mail says so."""
    code = "250585-12342"
    has_code(own.company, own.flat.flat_id, code)
    somebody, stranger = provider.person("owner", code), provider.person("stranger", NOBODYS_CODE)
    owner = own.browser(address, "own")
    assert owner.send("/profile/provider", current="wrong").status_code == 422

    def way() -> str:
        page = owner.send("/profile/provider", current=PASSWORD).text
        (found,) = re.findall(r'href="(/provider\?link=[^"]+)"', page)
        return str(found)

    other = by_provider(owner, provider, stranger, way())
    assert other == "/profile/provider?provider=other"
    assert "is of no customer of your flats" in owner.get(other).text
    neighbour = own.browser(address, "neighbour")
    assert by_provider(neighbour, provider, somebody, way()) not in {
        "/profile/provider?done=linked",
        "/profile/provider?provider=other",
    }, "another's way is worth nothing"
    before = len(boxes.taken)
    owner = own.browser(address, "own")
    linked = by_provider(owner, provider, somebody, way())
    assert linked == "/profile/provider?done=linked"
    assert "eParaugs is connected" in owner.get(linked).text
    until = time.monotonic() + 20
    while len(boxes.taken) == before and time.monotonic() < until:
        time.sleep(0.02)
    assert boxes.addresses[-1] == "own@example.lv"
    assert f"{address}/profile/provider" in boxes.taken[-1][1].get_content()
    assert by_provider(Browser(address), provider, somebody) == "/overview"
    co_user = own.browser(address, "co_user")
    page = co_user.send("/profile/provider", current=PASSWORD).text
    (theirs,) = re.findall(r'href="(/provider\?link=[^"]+)"', page)
    assert by_provider(co_user, provider, somebody, theirs) == "/profile/provider?provider=other"
    assert owner.send("/profile/provider/remove", on="/profile/provider").status_code == 303
    assert by_provider(Browser(address), provider, somebody).startswith("/register/known")


def test_an_ended_account_is_opened_by_nobody(
    own: PortalPeople, address: str, provider: ProviderServer
) -> None:
    """Its link goes with it; the customer may register anew."""
    has_code(own.company, own.others[7], "140290-12345")
    somebody = provider.person("leaver", "140290-12345")
    browser = Browser(address)
    confirm = by_provider(browser, provider, somebody)
    proof = parse_qs(urlsplit(confirm).query)["proof"][0]
    fields = {"proof": proof, "email": "leaver@example.lv", "password": PASSWORD}
    assert browser.send("/register/known", on=confirm, **fields).status_code == 303
    with own.company.context(TODAY) as context:
        account = account_by_email(context, "leaver@example.lv")
        assert account is not None
        leave(context, account.user_id)
        with context.store.reading() as tx:
            of_user = provider_links.c.user_id == account.user_id
            assert tx.execute(select(provider_links).where(of_user)).all() == []
    assert browser.get("/overview").status_code == 303
    assert by_provider(browser, provider, somebody).startswith("/register/known")


def test_without_a_provider_there_is_no_way(visitor: Browser, owner: Browser) -> None:
    """Off unless configured: no button, and the addresses lead back."""
    for path in ("/sign-in", "/register"):
        assert "/provider" not in visitor.get(path).text
    assert "/profile/provider" not in owner.get("/profile").text
    for path in ("/provider", "/provider/back?state=x&code=y", "/register/known?proof=x"):
        assert visitor.get(path).headers["location"].startswith("/sign-in")
    assert '<p class="notice' not in visitor.get("/sign-in?provider=away").text
    assert owner.get("/profile/provider").headers["location"] == "/profile"


def test_a_secret_that_others_may_read_opens_nothing(
    own: PortalPeople, address: str, provider: ProviderServer
) -> None:
    """The log names the fault; the page says that the provider is away."""
    somebody = provider.person("anna", CODE)
    (own.company.home / "oidc").chmod(0o644)
    try:
        assert by_provider(Browser(address), provider, somebody) == "/sign-in?provider=away"
    finally:
        (own.company.home / "oidc").chmod(0o600)
