"""Files of the app: manifest, worker, what stores ask for; small, and the same for everybody."""

import gzip
import io
import json
from dataclasses import replace

import pytest
from PIL import Image
from portal_people import TODAY, PortalPeople, portal_context
from portal_server import Browser, listening

from einvoice.config_portal import PortalTable
from einvoice.web.app import portal_app
from einvoice.web.phone import worker
from einvoice.web.phone.worker import worker_script
from einvoice.web.static_files import static_files
from jobs.residents.register import add_flat, make_codes, printed_code

MOST_BYTES = 30 * 1024
PARTS = (
    *("app.js", "queue.js", "photos.js", "cellar.js", "network.js", "offline.js"),
    *("push.js", "pay.js", "sw.js"),
)
SHA256 = ":".join(["AB"] * 32)


@pytest.mark.parametrize(
    ("language", "word"), [("lv", "Rēķini"), ("ru", "Счета"), ("en", "Invoices")]
)
def test_the_manifest_is_in_the_language(visitor: Browser, language: str, word: str) -> None:
    """The app is the same by its id; its icons have the sizes that they say."""
    page = visitor.get(f"/?lang={language}").text
    assert f'href="/manifest.webmanifest?lang={language}"' in page
    answer = visitor.get(f"/manifest.webmanifest?lang={language}")
    assert answer.headers["content-type"].startswith("application/manifest+json")
    app = json.loads(answer.text)
    assert (app["id"], app["start_url"], app["scope"]) == ("/", "/?app=1", "/")
    assert (app["display"], app["lang"]) == ("standalone", language)
    assert [shortcut["url"] for shortcut in app["shortcuts"]] == ["/cellar", "/invoices"]
    assert app["shortcuts"][1]["name"] == word
    purposes = [icon["purpose"] for icon in app["icons"]]
    assert purposes == ["any", "any", "maskable"]
    for shown in [*app["icons"], *app["screenshots"]]:
        picture = Image.open(io.BytesIO(visitor.get(shown["src"]).content))
        assert "x".join(map(str, picture.size)) == shown["sizes"]


def test_a_maskable_icon_may_be_cut(visitor: Browser) -> None:
    """Its ground reaches every corner, its mark keeps inside the circle of 80 %."""
    icons = json.loads(visitor.get("/manifest.webmanifest").text)["icons"]
    picture = Image.open(io.BytesIO(visitor.get(icons[2]["src"]).content)).convert("RGBA")
    size = picture.width
    ground = picture.getpixel((0, 0))
    assert ground[3] == 255  # type: ignore[index]
    outside = [
        (x, y)
        for x in range(0, size, 8)
        for y in range(0, size, 8)
        if (x - size / 2) ** 2 + (y - size / 2) ** 2 > (0.4 * size) ** 2
    ]
    assert {picture.getpixel(point) for point in outside} == {ground}


def test_shortcuts_lead_to_pages_of_their_own(owner: Browser, people: PortalPeople) -> None:
    """What messages of the phone open goes on to a page of the flat."""
    for page in ("invoices", "meters", "messages"):
        assert owner.get(f"/{page}").headers["location"] == f"/flats/{people.flat.flat_id}/{page}"


def test_the_start_is_the_flat_itself(owner: Browser, people: PortalPeople) -> None:
    """Without a step between, each of which is a request; in a browser's tab the address says it.

    Its links to other languages lead to the same page; whoever is not signed in is asked to.
    """
    start, flat = owner.get("/?app=1"), owner.get(f"/flats/{people.flat.flat_id}")
    assert (start.status_code, flat.status_code) == (200, 200)
    assert "?app=1&amp;lang=ru" in start.text
    assert start.text.replace("?app=1&amp;lang", "?lang") == flat.text
    assert owner.get("/").headers["location"] == "/overview"
    assert owner.get("/overview").headers["location"] == f"/flats/{people.flat.flat_id}"
    visitor = Browser(owner.address).get("/?app=1")
    assert (visitor.status_code, people.flat.flat_id in visitor.text) == (200, False)


def test_who_has_several_flats_chooses_one_first(sender: tuple[PortalPeople, Browser]) -> None:
    """A shortcut names none; whose flat was sold has none."""
    people, browser = sender
    former = people.browser(browser.address, "former")
    assert former.get("/invoices").headers["location"] == "/overview"
    with people.company.context(TODAY) as context:
        (made,) = make_codes(context, [people.others[0]])
        user_id = browser.get("/api/v1/me").json()["user_id"]
        add_flat(context, user_id, made.flat_id, printed_code(made))
    assert browser.get("/meters").headers["location"] == "/overview"


def test_the_worker_is_asked_for_each_time(owner: Browser, visitor: Browser) -> None:
    """It is the same for everybody, and each file of its list is there."""
    answer = visitor.get("/sw.js")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.content == owner.get("/sw.js").content
    shell = json.loads(answer.text.partition("const SHELL = ")[2].partition(";\n")[0])
    assert [path for path in shell["files"] if visitor.get(path).status_code != 200] == []
    assert {shell["queue"], shell["icon"]} <= set(shell["files"])


def test_another_page_is_another_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of the cache follows pages, files and the script."""

    def name(page: bytes = b"page") -> bytes:
        return worker_script(lambda _: page).partition(b";\n")[0]

    before = name()
    assert name() == before
    assert name(b"another") != before
    sw = static_files()["sw.js"]
    other = {**static_files(), "sw.js": replace(sw, content=sw.content + b"//")}
    monkeypatch.setattr(worker, "static_files", lambda: other)
    assert name() != before


def test_the_app_is_small() -> None:
    """All scripts of the app together, as sent over the wire."""
    sizes = {name: len(gzip.compress(static_files()[name].content, 9)) for name in PARTS}
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_without_script_the_cellar_leads_to_the_flat(visitor: Browser) -> None:
    """A page of nobody: no form of a session, no cookie for it."""
    answer = visitor.get("/cellar")
    assert "<noscript>" in answer.text
    assert 'href="/overview"' in answer.text
    assert "set-cookie" not in answer.headers


def test_apps_of_the_stores_are_known_by_config(people: PortalPeople, visitor: Browser) -> None:
    """Nothing is there until an app is named; then the words that Android and iOS ask for."""
    places = ("/.well-known/assetlinks.json", "/.well-known/apple-app-site-association")
    assert [visitor.get(place).status_code for place in places] == [404, 404]
    table = PortalTable(
        android_package="lv.example.app",
        android_sha256=(SHA256,),
        apple_app="ABCDE12345.lv.example",
    )
    with portal_context(people) as context:
        named = replace(context, config=context.config.model_copy(update={"portal": table}))
        with listening(portal_app(named)) as address:
            android, apple = (Browser(address).get(place).json() for place in places)
    assert android[0]["target"]["sha256_cert_fingerprints"] == [SHA256]
    assert android[0]["target"]["package_name"] == "lv.example.app"
    assert apple["applinks"]["details"][0]["appIDs"] == ["ABCDE12345.lv.example"]


@pytest.mark.parametrize(
    "wrong",
    [{"android_package": "app"}, {"android_sha256": ("AB",)}, {"apple_app": "lv.example"}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_name_that_no_store_gives_is_refused(wrong: dict[str, object]) -> None:
    """Before anybody is served a link that no phone believes."""
    with pytest.raises(ValueError, match="String should match"):
        PortalTable(**wrong)  # type: ignore[arg-type]
