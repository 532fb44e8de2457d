"""The page of readings, as a browser without scripts has it: sent once, asked, replaced, late."""

import contextlib
import threading
from collections.abc import Iterator

import pytest
from page_words import plain
from pictures import photo
from portal_people import PortalPeople
from portal_server import Browser
from reading_forms import form_of, sent, value_after
from resident_meters_there import own_meters
from sample_company import Company
from sqlalchemy import select

from einvoice.core.residents import SubmittedState
from einvoice.core.submitted_readings import FILE_COUNTS
from einvoice.pages.figures import cubic_metres
from einvoice.store import submitted_readings
from einvoice.web import attaching
from einvoice.web.uploads import Upload


def test_a_reading_is_sent_once(sender: tuple[PortalPeople, Browser]) -> None:
    """A double click sends the same form twice: one row; the page then says that it came."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    meters = own_meters(people)
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
    after = browser.get(answers[0].headers["location"]).text
    shown = plain(browser.get(f"/flats/{people.flat.flat_id}/meters").text)
    for meter in meters:
        hint = after.partition(f'id="value.{meter.meter.meter_id}-hint"')[2].partition("</p>")[0]
        value = cubic_metres(value_after(meter, 3_200), "en").replace("\u00a0", " ")
        assert f"Received: {value} (29 November 2026)" in plain(hint), "beside its field"
        assert f"Received: {value} (29 November 2026)" in shown, "beside the last official one"
    after = plain(after)
    assert "The readings were received. To correct a value, type it again, up to and" in after
    overview = plain(browser.get(f"/flats/{people.flat.flat_id}").text)
    assert ("Correct readings" in overview, "Send readings" in overview) == (True, False)
    assert sent(people) == sorted(
        (m.meter.meter_id, value_after(m, 3_200), "received") for m in meters
    )


def test_a_photo_is_to_be_chosen_again_in_another_language(
    sender: tuple[PortalPeople, Browser],
) -> None:
    """No browser shows it as chosen: said at its field, beside what was typed."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    meter, *_ = own_meters(people)
    fields = {f"value.{meter.meter.meter_id}": "33,9", "lang": "en"}
    name = f"photo.{meter.meter.meter_id}"
    form = form_of(browser.get(place).text)
    # A browser sends of a chosen file its name, where the form is not of several parts.
    for chosen, said in (("a.jpg", 1), ("", 0)):
        typed = form | fields | {name: chosen}
        answer = browser.ask("POST", place, data=typed, headers={"Sec-Fetch-Site": "same-origin"})
        assert (answer.status_code, answer.text.count("choose it again")) == (200, said)
        assert answer.text.count(f'id="{name}-fault"') == said
        assert 'value="33,9"' in answer.text


def test_a_photo_without_a_reading_is_said_to_be_lost(
    sender: tuple[PortalPeople, Browser],
) -> None:
    """At its field and on top; the reading of another meter is kept."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    alone, other, *_ = own_meters(people)
    typed = f"{value_after(other, 1_000) / 1000:.3f}"
    form = form_of(browser.get(place).text) | {f"value.{other.meter.meter_id}": typed}
    files = {f"photo.{alone.meter.meter_id}": ("a.jpg", photo())}
    headers = {"Sec-Fetch-Site": "same-origin"}
    answer = browser.ask("POST", place, data=form, files=files, headers=headers)
    assert answer.status_code == 422
    assert f'id="photo.{alone.meter.meter_id}-fault"' in answer.text
    shown = plain(answer.text)
    assert "A photo is kept with a reading: type it, and choose the photo again." in shown
    top = plain(answer.text.partition('role="alert"')[2].partition("</div>")[0])
    assert f"meter {alone.meter.serial}: the photo was not kept without a reading." in top
    assert "The other readings that you typed were received." in top
    assert [meter_id for meter_id, *_ in sent(people)] == [other.meter.meter_id]


def test_what_is_wrong_is_said_at_the_field_and_on_top(
    sender: tuple[PortalPeople, Browser],
) -> None:
    """All values stay; what was right is kept already."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    wrong, *others = own_meters(people)
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
    top = answer.text.partition('role="alert"')[2].partition("</div>")[0]
    assert "autofocus" in top.partition(">")[0], "the keyboard goes on from what is wrong"
    assert "not received" in plain(top)
    assert "The other readings that you typed were received." in plain(top)
    assert len(sent(people)) == len(others)


def test_a_doubt_is_asked_and_yes_is_stored(sender: tuple[PortalPeople, Browser]) -> None:
    """The same value as the last: nothing is kept before the question is answered."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    meter = own_meters(people)[0]
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


def test_a_large_use_that_was_confirmed_is_said_to_be_looked_at(
    sender: tuple[PortalPeople, Browser],
) -> None:
    """Beside the reading, as long as it is only received; of another nothing is said."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    meter, other = own_meters(people)[:2]
    typed = f"{value_after(meter, 80_000) / 1000:.3f}"
    usual = f"{value_after(other, 1_000) / 1000:.3f}"
    form = form_of(browser.get(place).text)
    form |= {f"value.{meter.meter.meter_id}": typed, f"value.{other.meter.meter_id}": usual}
    asked = browser.ask("POST", place, data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert "we look at the reading first" not in asked.text
    name = f"yes.{meter.meter.meter_id}.LARGE_USE"
    assert f'name="{name}" value="{typed}"' in asked.text
    form |= {name: typed}
    browser.ask("POST", place, data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert len(sent(people)) == 2
    assert browser.get(place).text.count("we look at the reading first") == 1


def test_what_cannot_be_confirmed_is_to_be_corrected(sender: tuple[PortalPeople, Browser]) -> None:
    """Below the last reading there is no yes: nothing asks for one."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    meter = own_meters(people)[0].meter
    form = form_of(browser.get(place).text) | {f"value.{meter.meter_id}": "0"}
    asked = browser.ask("POST", place, data=form, headers={"Sec-Fetch-Site": "same-origin"})
    top = plain(asked.text.partition('role="alert"')[2].partition("</div>")[0])
    assert (asked.status_code, sent(people)) == (422, [])
    assert f"{meter.serial}: not received, correct it" in top
    assert "confirm" not in top
    assert "The other readings" not in top, "for none was typed"
    assert f'name="yes.{meter.meter_id}' not in asked.text


def test_another_value_replaces_and_both_are_shown(sender: tuple[PortalPeople, Browser]) -> None:
    """From the same page too: what was typed is part of the key."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    meter = own_meters(people)[0]
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
    meter = own_meters(people)[0]
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
    form, meters = form_of(browser.get(place).text), own_meters(people)
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


def test_an_empty_form_is_said_to_be_empty(sender: tuple[PortalPeople, Browser]) -> None:
    """Nothing is kept; the first field is named."""
    people, browser = sender
    place = f"/flats/{people.flat.flat_id}/readings"
    form = form_of(browser.get(place).text)
    answer = browser.ask("POST", place, data=form, headers={"Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, sent(people)) == (422, [])
    assert "Type at least one reading." in answer.text
