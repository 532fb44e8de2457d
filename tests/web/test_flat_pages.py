"""The pages of a flat, as a browser without scripts has them: invoices, meters, house, readings."""

import contextlib
import datetime as dt
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from pdf_texts import text_of
from pictures import photo
from portal_people import DOCUMENT, OTHER_DOCUMENT, PDF, PortalPeople, portal_context
from portal_server import Browser, listening, token_on
from sample_company import Company
from sold_flat import CREDITED_CENTS, FORMER_SUMS, OWN_SUMS
from sqlalchemy import insert, select

from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState
from einvoice.core.submitted_readings import FILE_COUNTS
from einvoice.pages.figures import sum_text
from einvoice.store import house_documents, submitted_readings
from einvoice.store.input_tables import windows
from einvoice.web import attaching
from einvoice.web.app import portal_app
from einvoice.web.uploads import Upload
from jobs.residents.enter_reading import entered_readings
from jobs.views.resident_meters import ShownMeter, meters_of


def plain(html: str) -> str:
    """Return the text of a page, without tags, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").split())


def test_the_list_has_each_invoice_with_its_sum(people: PortalPeople, owner: Browser) -> None:
    """The cancelled one says so, with what replaces it; nothing is said of payments."""
    page = owner.get(f"/flats/{people.flat.flat_id}/invoices")
    text = plain(page.text)
    for cents in (*OWN_SUMS.values(), CREDITED_CENTS):
        assert f"{sum_text(cents, 'en')} €" in text
    assert "Cancelled by credit note" in text
    assert "does not know single payments" in text
    assert "Account and payments" not in text
    assert [word for word in ("Paid on", "Not paid", "Overdue") if word in text] == []


def test_one_invoice_leads_to_its_pdf(people: PortalPeople, owner: Browser) -> None:
    """As a file to keep, never shown by the browser, in the language of the page."""
    place = f"/flats/{people.flat.flat_id}/invoices/{people.invoice_number}"
    page = owner.get(place)
    assert f'href="{place}/pdf"' in page.text
    pdf = owner.get(f"{place}/pdf")
    assert pdf.headers["content-type"] == "application/octet-stream"
    assert (
        pdf.headers["content-disposition"] == f'attachment; filename="{people.invoice_number}.pdf"'
    )
    assert pdf.headers["cache-control"] == "no-store"
    on_paper = text_of(pdf.content)
    assert f"Invoice {people.invoice_number}" in on_paper
    sums = re.findall(r"[0-9]+\.[0-9]{2}(?![0-9])", plain(page.text))
    assert len(sums) > 20
    assert [one for one in sums if one not in on_paper] == []


def test_documents_of_the_house_are_files_of_its_residents(
    people: PortalPeople, owner: Browser, portal_address: str
) -> None:
    """Listed by year, new until read; one of another house is not there, whose resident has it."""
    place = f"/flats/{people.flat.flat_id}/house"
    text = plain(owner.get(place).text)
    assert "2026 Minutes of a meeting" in text
    assert f"{place}/documents/{OTHER_DOCUMENT}" not in owner.get(place).text
    file = owner.get(f"{place}/documents/{DOCUMENT}")
    assert (file.status_code, file.content) == (200, PDF)
    assert file.headers["content-type"] == "application/octet-stream"
    assert file.headers["content-disposition"] == ('attachment; filename="B0001-2026-protocol.pdf"')
    assert "Minutes of a meeting New" not in plain(owner.get(place).text)
    assert owner.get(f"{place}/documents/{OTHER_DOCUMENT}").status_code == 404
    other = people.browser(portal_address, "other_house")
    (flat,) = re.findall(r'href="(/flats/[^/"]+)"', other.get("/overview").text)[:1] or [
        other.get("/overview").headers["location"]
    ]
    assert other.get(f"{flat}/house/documents/{OTHER_DOCUMENT}").status_code == 200
    assert other.get(f"{flat}/house/documents/{DOCUMENT}").status_code == 404


def test_a_former_owner_has_the_own_invoices_alone(people: PortalPeople) -> None:
    """For 90 days list, page and PDF of the own; the pages of what is now are not there."""
    place = f"/flats/{people.flat.flat_id}"
    with portal_context(people, "2026-11-10") as context, listening(portal_app(context)) as address:
        former = people.browser(address, "former")
        listed = former.get(f"{place}/invoices")
        numbers = re.findall(rf'href="{place}/invoices/([0-9]+)"', listed.text)
        assert len(numbers) == len(FORMER_SUMS)
        assert {former.get(f"{place}/invoices/{one}").status_code for one in numbers} == {200}
        assert former.get(f"{place}/invoices/{numbers[0]}/pdf").content.startswith(b"%PDF")
        for other in ("", "/meters", "/house", "/readings", f"/invoices/{people.invoice_number}"):
            assert former.get(f"{place}{other}").status_code == 404


@pytest.mark.parametrize("language", ["lv", "ru", "en"])
@pytest.mark.parametrize(
    "page", ["invoices", "meters", "house", "readings", "messages", "messages/new", "faq"]
)
def test_each_page_is_in_each_language(
    people: PortalPeople, owner: Browser, page: str, language: str
) -> None:
    """No key of a text is left on it, and nothing that the policy forbids."""
    place = "/faq" if page == "faq" else f"/flats/{people.flat.flat_id}/{page}"
    html = owner.get(f"{place}?lang={language}").text
    assert f'<html lang="{language}">' in html
    assert not re.search(
        r"\b(paid|invoices?|meters|windows|house|readings|messages|upload|faq)\.[a-z_]+",
        plain(html),
    )
    assert " style=" not in html
    assert "None" not in plain(html)


@pytest.fixture
def sender(
    people: PortalPeople, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[PortalPeople, Browser]]:
    """The owner on a portal of the own, where readings may be sent: its database is a copy."""
    home = tmp_path_factory.mktemp("sending") / "home"
    company = people.company.copied(people.company.home, home)
    own = replace(people, company=company)
    with portal_context(own) as context, listening(portal_app(context)) as address:
        yield own, own.browser(address, "own")


def test_a_house_without_documents_says_so(sender: tuple[PortalPeople, Browser]) -> None:
    """What will be there, and no promise on the first page of what is not."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/house"
    assert "No documents yet" not in browser.get(place).text
    with people.company.context("2026-11-29") as context, context.store.writing() as tx:
        assert house_documents.withdraw_document(tx, DOCUMENT, "2026-11-29T08:00:00Z")
    assert "Documents of the house No documents yet." in plain(browser.get(place).text)
    assert "what is planned" not in Browser(browser.address).get("/").text


def own_meters(company: Company, people: PortalPeople) -> list[ShownMeter]:
    """Return the meters of the flat."""
    with company.context("2026-11-29") as context:
        listed = meters_of(context, people.flat.present)
        assert listed is not None
        return list(listed.there(dt.date(2026, 11, 29)))


def sent(people: PortalPeople) -> list[tuple[str, int, str]]:
    """Return what was sent for the flat: meter, value and state."""
    with people.company.context("2026-11-29") as context:
        rows = entered_readings(context, "", people.flat.present)
        return sorted((row.meter_id, row.value_e3, str(row.state)) for row in rows)


def value_after(meter: ShownMeter, more_e3: int) -> int:
    """Return a value so much above the last reading."""
    assert meter.last is not None
    return meter.last.value_e3 + more_e3


def form_of(page: str) -> dict[str, str]:
    """Return what the form of a page sends without anybody typing."""
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return dict(fields)


def test_a_reading_is_sent_once(sender: tuple[PortalPeople, Browser]) -> None:
    """A double click sends the same form twice: one row; the page then says that it came."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    meters = own_meters(people.company, people)
    fields = {
        f"value.{m.meter.meter_id}": f"{value_after(m, 3_200) / 1000:.3f}".replace(".", ",")
        for m in meters
    }
    form = form_of(browser.get(place).text)
    answers = [
        browser.ask("POST", place, data=form | fields, headers={"Sec-Fetch-Site": "same-origin"})
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [303, 303]
    after = plain(browser.get(answers[0].headers["location"]).text)
    assert "The readings were received." in after
    assert sent(people) == sorted(
        (m.meter.meter_id, value_after(m, 3_200), "received") for m in meters
    )


def test_what_is_wrong_is_said_at_the_field_and_on_top(
    sender: tuple[PortalPeople, Browser],
) -> None:
    """All values stay; what was right is kept already."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    wrong, *others = own_meters(people.company, people)
    fields = {f"value.{wrong.meter.meter_id}": "12,3456"}
    fields |= {f"value.{m.meter.meter_id}": str(value_after(m, 1000) // 1000 + 1) for m in others}
    form = form_of(browser.get(place).text)
    answer = browser.ask(
        "POST", place, data=form | fields, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 422
    name = f"value.{wrong.meter.meter_id}"
    assert f'href="#{name}"' in answer.text
    assert f'id="{name}-fault"' in answer.text
    assert 'value="12,3456"' in answer.text
    assert answer.text.count('aria-invalid="true"') == 1
    assert len(sent(people)) == len(others)


def test_a_doubt_is_asked_and_yes_is_stored(sender: tuple[PortalPeople, Browser]) -> None:
    """The same value as the last: nothing is kept before the question is answered."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    meter = own_meters(people.company, people)[0]
    typed = f"{value_after(meter, 0) / 1000:.3f}"
    form = form_of(browser.get(place).text) | {f"value.{meter.meter.meter_id}": typed}
    asked = browser.ask("POST", place, data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert asked.status_code == 422
    assert "Was no water used?" in asked.text
    assert sent(people) == []
    name = f"yes.{meter.meter.meter_id}.NO_USE"
    assert f'name="{name}" value="{typed}"' in asked.text
    other = form | {name: "999"}  # an answer to a question about another value
    again = browser.ask("POST", place, data=other, headers={"Sec-Fetch-Site": "same-origin"})
    assert (again.status_code, sent(people)) == (422, [])
    done = browser.ask(
        "POST", place, data=form | {name: typed}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert done.status_code == 303
    assert sent(people) == [(meter.meter.meter_id, value_after(meter, 0), "received")]


def test_another_value_replaces_and_both_are_shown(sender: tuple[PortalPeople, Browser]) -> None:
    """From the same page too: what was typed is part of the key."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    meter = own_meters(people.company, people)[0]
    form = form_of(browser.get(place).text)
    for more in (1_000, 2_000):
        typed = f"{value_after(meter, more) / 1000:.3f}"
        fields = form | {f"value.{meter.meter.meter_id}": typed}
        answer = browser.ask("POST", place, data=fields, headers={"Sec-Fetch-Site": "same-origin"})
        assert answer.status_code == 303
    assert {state for _, _, state in sent(people)} == {"received", "replaced"}
    text = plain(browser.get(place).text)
    assert ("Replaced by a newer reading" in text, "Received" in text) == (True, True)


def test_a_reading_of_the_company_that_counts_instead_is_named(
    sender: tuple[PortalPeople, Browser],
) -> None:
    """A file that was imported later has another value of the same meter and day."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    meter = own_meters(people.company, people)[0]
    typed = f"{value_after(meter, 1_000) / 1000:.3f}"
    form = form_of(browser.get(place).text) | {f"value.{meter.meter.meter_id}": typed}
    browser.ask("POST", place, data=form, headers={"Sec-Fetch-Site": "same-origin"})
    with people.company.context("2026-11-29") as context, context.store.writing() as tx:
        key = tx.scalars(select(submitted_readings.submitted_readings.c.key)).one()
        submitted_readings.set_state(tx, [key], SubmittedState.REPLACED, FILE_COUNTS)
    assert "Replaced by the manager's reading" in plain(browser.get(place).text).replace(
        "&#39;", "'"
    )


@contextlib.contextmanager
def writing(company: Company) -> Iterator[None]:
    """Let another write all the while."""
    begun, ended = threading.Event(), threading.Event()

    def write() -> None:
        with company.context("2026-11-29") as other, other.store.writing():
            begun.set()
            ended.wait(30)

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait(10)
    try:
        yield
    finally:
        ended.set()
        writer.join()


def test_no_reading_waits_for_a_photo(
    sender: tuple[PortalPeople, Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All are kept before the first photo; one that finds us busy is a fault of its field."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    form, meters = form_of(browser.get(place).text), own_meters(people.company, people)
    ids = [meter.meter.meter_id for meter in meters]
    values = [f"{value_after(meter, 1_000) / 1000:.3f}" for meter in meters]
    form |= {f"value.{name}": value for name, value in zip(ids, values, strict=True)}

    def post(content: bytes) -> tuple[int, str]:
        files = {f"photo.{name}": ("a.jpg", content) for name in ids}
        headers = {"Sec-Fetch-Site": "same-origin"}
        answer = browser.ask("POST", place, data=form, files=files, headers=headers)
        return answer.status_code, answer.text

    monkeypatch.setattr("jobs.residents.photos.WAIT_SECONDS", 1)
    with contextlib.ExitStack() as stack:
        begun: list[Upload] = []

        def begin(upload: Upload) -> tuple[bytes, str]:
            if not begun:
                stack.enter_context(writing(people.company))
            begun.append(upload)
            return attaching.photo(upload)

        monkeypatch.setattr("einvoice.web.resident.readings.photo", begin)
        status, page = post(photo())
    assert len(ids) > 1
    assert (status, len(begun)) == (503, 1), "a second photo is not waited for"
    assert page.count("the system is busy") == page.count("the photo was not") == len(ids)
    assert [state for _, _, state in sent(people)] == ["received"] * len(ids)
    assert [post(photo())[0] for _ in range(2)] == [303, 303], "the same photo changes nothing"
    status, page = post(photo(80, 60))
    assert (status, page.count("this reading has one already")) == (422, len(ids))


@pytest.mark.parametrize(("today", "is_late"), [("2026-11-30", False), ("2026-12-06", True)])
def test_a_late_reading_is_offered_where_it_would_be_kept(
    sender: tuple[PortalPeople, Browser], today: str, *, is_late: bool
) -> None:
    """Before the window opens, October being issued, its days are named and nothing is offered."""
    people, _ = sender
    days = {"first_day": dt.date(2026, 12, 2), "last_day": dt.date(2026, 12, 4)}
    with people.company.context("2026-11-29") as context, context.store.writing() as tx:
        tx.execute(insert(windows).values(period=Period(2026, 11), **days))
    place = f"/flats/{people.flat.flat_id}/readings"
    with portal_context(people, today) as context, listening(portal_app(context)) as address:
        browser = people.browser(address, "own")
        page = browser.get(place).text
        form = {"csrf": token_on(browser, place if is_late else "/profile"), "value.x": "1"}
        headers = {"Sec-Fetch-Site": "same-origin"}
        nothing = browser.ask("POST", place, data=form, headers=headers)
    assert "These are not the days for readings" in page
    assert ("<h1>Send readings</h1>" in page) is is_late
    assert ("Late readings for November 2026" in page.replace("\u00a0", " ")) is is_late
    assert ("from 2 December 2026 to 4 December 2026" in plain(page)) is not is_late
    for text in ("Send a late reading", "kept, but not used", 'name="value.', f'action="{place}"'):
        assert (text in page) is is_late
    assert nothing.status_code == 422
    assert ('href="#value.' in nothing.text) is is_late


@pytest.mark.parametrize(
    ("rule", "said", "state"),
    [
        ("keep", "kept, but not used", "Late: not used for"),
        ("use_until_issue", "is used if the invoice for November", "Late: used if the invoice"),
    ],
)
def test_a_late_reading_is_used_as_the_company_says(
    sender: tuple[PortalPeople, Browser], rule: str, said: str, state: str
) -> None:
    """Said before it is sent, and of what was sent."""
    people, _ = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    path = people.company.home / "config.toml"
    before = path.read_text("utf-8")
    path.write_text(before.replace("[portal]\n", f'[portal]\nlate = "{rule}"\n'), "utf-8")
    days = {"first_day": dt.date(2026, 12, 2), "last_day": dt.date(2026, 12, 4)}
    with people.company.context("2026-11-29") as context, context.store.writing() as tx:
        tx.execute(insert(windows).values(period=Period(2026, 11), **days))
    with portal_context(people, "2026-12-06") as context:
        path.write_text(before, "utf-8")
        with listening(portal_app(context)) as address:
            browser = people.browser(address, "own")
            form = form_of(browser.get(place).text)
            (meter, *_) = own_meters(people.company, people)
            form[f"value.{meter.meter.meter_id}"] = f"{value_after(meter, 1_000) / 1000:.3f}"
            headers = {"Sec-Fetch-Site": "same-origin"}
            assert browser.ask("POST", place, data=form, headers=headers).status_code == 303
            page = plain(browser.get(place).text)
    assert (said in page, state in page) == (True, True)
    assert page.count("Late: ") == 1


def test_an_empty_form_is_said_to_be_empty(sender: tuple[PortalPeople, Browser]) -> None:
    """Nothing is kept; the first field is named."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    form = form_of(browser.get(place).text)
    answer = browser.ask("POST", place, data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, sent(people)) == (422, [])
    assert "Type at least one reading." in answer.text


def test_without_payments_the_account_names_no_sum(people: PortalPeople, owner: Browser) -> None:
    """Nobody guesses: it says where a debt is from, and has no code for paying."""
    page = owner.get(f"/flats/{people.flat.flat_id}/account").text
    main = page.partition("<main")[2]
    assert "No payment data" in main
    assert "comes from our bookkeeping on the day the invoice was made" in plain(main)
    assert "/messages/new?topic=invoice" in main
    assert not re.search(r"[0-9]+\.[0-9]{2}", plain(main))
    assert "data:image" not in main
