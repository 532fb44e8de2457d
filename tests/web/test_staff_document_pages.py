"""The staff's page of documents: kept for houses, said at each field what is wrong, withdrawn."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from portal_people import DOCUMENT, PDF, PortalPeople, portal_context
from portal_server import Browser, listening

from einvoice.web.app import portal_app
from jobs.residents.house_documents import every_document
from jobs.residents.staff_acts import acts_of

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
PLACE = "/staff/documents"
FORM = {
    "title_lv": "Tāme 2027",
    "title_ru": "",
    "title_en": "Estimate 2027",
    "kind": "estimate",
    "year": "2027",
    "date": "2026-11-20",
    "published_from": "2026-11-29",
    "houses": "B0001, B0002",
}
Office = tuple[PortalPeople, Browser, Browser]


@pytest.fixture(scope="module")
def office(people: PortalPeople, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A clerk and the owner on a portal of the own: its database is a copy."""
    home = tmp_path_factory.mktemp("papers") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with portal_context(own) as context, listening(portal_app(context)) as address:
        yield own, own.browser(address, "clerk"), own.browser(address, "own")


def plain(html: str) -> str:
    """Return the text of a page, without tags, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def hidden(clerk: Browser) -> dict[str, str]:
    """Return the hidden fields of the form."""
    body = clerk.get(PLACE).text.partition("<main")[2]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', body))


def test_a_document_is_kept_for_two_houses_once(office: Office) -> None:
    """A form that is sent twice keeps one; a resident reads it in their language."""
    people, clerk, owner = office
    form = FORM | hidden(clerk)
    files = {"file": ("../../etc/passwd", b"%PDF-1.7 new")}
    for _ in range(2):
        sent = clerk.ask("POST", PLACE, data=form, files=files, headers=SAME_ORIGIN)
        assert (sent.status_code, sent.headers["location"]) == (
            303,
            f"{PLACE}?kept={form['key']}",
        )
    said = plain(clerk.get(sent.headers["location"]).text)
    assert "“Estimate 2027” was added. Number of houses: 2. Shown from " in said
    assert ". B0001: " in said
    with portal_context(people) as context:
        (kept,) = [row for row in every_document(context) if row.year == 2027]
        assert kept.building_ids == ("B0001", "B0002")
        assert [act.act for act in acts_of(context).acts if act.subject == kept.document_id] == [
            "document_kept"
        ]
    house = owner.get(f"/flats/{people.flat.flat_id}/house")
    assert "2027 Estimate 2027 New" in plain(house.text)
    assert clerk.get(f"{PLACE}/{kept.document_id}/file").content == b"%PDF-1.7 new"


@pytest.mark.parametrize(
    ("field", "typed", "content", "said"),
    [
        ("title_lv", " ", PDF, "Type a title in Latvian"),
        ("title_en", "x" * 121, PDF, "Type a title in Latvian"),
        ("kind", "secret", PDF, "Choose the kind"),
        ("year", "20x6", PDF, "Type a year"),
        ("year", "1066", PDF, "Type a year"),
        ("date", "20.11.2026", PDF, "Choose a day"),
        ("published_from", "", PDF, "Choose a day"),
        ("houses", "", PDF, "Say which houses"),
        ("houses", "B0001 B9999", PDF, "There is no such house: B9999."),
        ("where", "all", PDF, "All houses are chosen, but the field has B0001, B0002."),
        ("title_ru", "", b"<html>", "A PDF can be sent"),
        ("title_ru", "", b"", "Choose a PDF file"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    office: Office, field: str, typed: str, content: bytes, said: str
) -> None:
    """On top the field is named; what was typed is still there, and nothing is kept."""
    people, clerk, _ = office
    form = FORM | hidden(clerk) | {"title_en": "Still here", field: typed}
    files = {"file": ("x.pdf", content)} if content else {"other": ("x.pdf", PDF)}
    answer = clerk.ask("POST", PLACE, data=form, files=files, headers=SAME_ORIGIN)
    assert answer.status_code == 422
    assert plain(answer.text).count(said) == 1
    assert re.search(r'Please check: <a href="#[a-z_]+">', answer.text)
    assert field == "title_en" or 'value="Still here"' in answer.text
    with portal_context(people) as context:
        assert form["key"] not in {row.document_id for row in every_document(context)}


def test_a_key_that_no_page_made_keeps_nothing(office: Office) -> None:
    """The id of a document is not a browser's to choose."""
    _, clerk, _ = office
    form = FORM | hidden(clerk) | {"key": "../x"}
    files = {"file": ("x.pdf", PDF)}
    answer = clerk.ask("POST", PLACE, data=form, files=files, headers=SAME_ORIGIN)
    assert answer.status_code == 404


def test_a_few_houses_are_ticked(office: Office) -> None:
    """The ticks stay where something is wrong; the document is of the houses ticked alone."""
    people, clerk, _ = office
    page = clerk.get(PLACE).text
    assert re.findall(r'type="checkbox" name="house\.(\w+)"', page) == ["B0001", "B0002"]
    assert 'name="houses"' not in page
    form = FORM | hidden(clerk) | {"year": "2030", "house.B0002": "yes"}
    del form["houses"]
    files = {"file": ("x.pdf", PDF)}
    wrong = clerk.ask("POST", PLACE, data=form | {"date": ""}, files=files, headers=SAME_ORIGIN)
    ticked = re.findall(r'name="house\.(\w+)" value="yes" checked', wrong.text)
    assert (wrong.status_code, ticked) == (422, ["B0002"])
    assert clerk.ask("POST", PLACE, data=form, files=files, headers=SAME_ORIGIN).status_code == 303
    with portal_context(people) as context:
        (kept,) = [row for row in every_document(context) if row.year == 2030]
    assert kept.building_ids == ("B0002",)


def test_all_houses_are_confirmed_by_their_number(office: Office) -> None:
    """A choice alone, such as one that a browser kept, publishes to nobody."""
    people, clerk, _ = office
    form = FORM | hidden(clerk) | {"where": "all", "houses": "", "year": "2028"}
    files = {"file": ("x.pdf", PDF)}
    for count in ("", "3"):
        typed = form | {"house_count": count}
        refused = clerk.ask("POST", PLACE, data=typed, files=files, headers=SAME_ORIGIN)
        assert refused.status_code == 422
        assert "type 2 to confirm it" in plain(refused.text)
    typed = form | {"house_count": " 2"}
    answer = clerk.ask("POST", PLACE, data=typed, files=files, headers=SAME_ORIGIN)
    assert answer.status_code == 303
    with portal_context(people) as context:
        (kept,) = [row for row in every_document(context) if row.year == 2028]
    assert kept.building_ids == ("B0001", "B0002")


def test_small_letters_name_a_house(office: Office) -> None:
    """`b0002` is B0002, and no other house gets it."""
    people, clerk, _ = office
    form = FORM | hidden(clerk) | {"houses": "b0002", "year": "2029"}
    files = {"file": ("x.pdf", PDF)}
    assert clerk.ask("POST", PLACE, data=form, files=files, headers=SAME_ORIGIN).is_redirect
    with portal_context(people) as context:
        (kept,) = [row for row in every_document(context) if row.year == 2029]
    assert kept.building_ids == ("B0002",)


def test_a_browser_keeps_nothing_of_the_form(office: Office) -> None:
    """After Back no choice is left over: the form says so to the browser."""
    _, clerk, _ = office
    form = clerk.get(PLACE).text.partition('enctype="multipart/form-data"')[2]
    assert form.startswith(' autocomplete="off">')
    assert re.findall(r'<input type="radio" id="([^"]+)"[^>]*checked', form) == ["where-named"]


def test_a_document_of_several_houses_is_withdrawn_after_a_tick(office: Office) -> None:
    """One press on a wrong page would take it from all of them, and nothing brings it back."""
    _, clerk, _ = office
    form = FORM | hidden(clerk)
    files = {"file": ("a.pdf", b"%PDF-1.7 new")}
    assert clerk.ask("POST", PLACE, data=form, files=files, headers=SAME_ORIGIN).status_code == 303
    place = f"{PLACE}/{form['key']}"
    unsure = clerk.ask("POST", place, data=hidden(clerk), headers=SAME_ORIGIN)
    assert (unsure.status_code, "Tick that you mean it" in unsure.text) == (422, True)
    assert "is withdrawn" not in plain(clerk.get(place).text)
    sure = hidden(clerk) | {"sure": "yes"}
    assert clerk.ask("POST", place, data=sure, headers=SAME_ORIGIN).status_code == 303
    assert "is withdrawn" in plain(clerk.get(place).text)


def test_a_document_is_withdrawn_from_its_own_page(office: Office) -> None:
    """Residents do not see it any more, staff do; pressed twice it is withdrawn once."""
    people, clerk, owner = office
    place, house = f"{PLACE}/{DOCUMENT}", f"/flats/{people.flat.flat_id}/house"
    assert owner.get(f"{house}/documents/{DOCUMENT}").status_code == 200
    for _ in range(2):
        form = hidden(clerk) | {"sure": "yes"}
        sent = clerk.ask("POST", place, data=form, headers=SAME_ORIGIN)
        assert (sent.status_code, sent.headers["location"]) == (303, place)
    assert "is withdrawn" in plain(clerk.get(place).text)
    assert owner.get(f"{house}/documents/{DOCUMENT}").status_code == 404
    assert "Minutes of a meeting" not in owner.get(house).text
    assert clerk.get(f"{place}/file").content == PDF
    with portal_context(people) as context:
        acts = [act.act for act in acts_of(context).acts if act.subject == DOCUMENT]
    assert acts == ["document_withdrawn"]
    assert clerk.get(f"{PLACE}/none").status_code == 404
    assert clerk.get(f"{PLACE}/none/file").status_code == 404
