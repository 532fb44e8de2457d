"""The staff's room says what the command line says: month, held flats, readings."""

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from held_room import HELD, WHY, plain
from portal_server import Browser
from staff_room import StaffRoom

from einvoice.core.advice import Action
from einvoice.core.findings import Finding, Level
from einvoice.core.period import Period
from einvoice.store.hold_decisions import decide
from einvoice.texts.report import word
from jobs.views import check, month_figures, remembered_month, staff_month
from jobs.views.next_steps import next_step
from jobs.views.staff_month import glance_of, held_of
from jobs.views.status import month_status

OCTOBER = Period(2026, 10)


def test_the_month_has_the_figures_and_the_command_of_the_command_line(room: StaffRoom) -> None:
    """By `status`, `report` and `check` of the same company and day."""
    page = room.clerk.get("/staff")
    text = plain(page.text)
    status = room.company.cli("status", "--json").json
    checked = room.company.cli("check", "--json").json
    assert "October 2026" in text
    assert f"Held {status['counts']['held']}" in text
    assert f"<code>{status['next_command']}</code>" in unescape(page.text)
    assert "1 flat is held" in text
    assert '<a href="/staff/flats?period=2026-10">1 flat is held</a>' in page.text
    assert "is not in a bank's file" not in text
    assert "4 readings are to be looked at" in text
    for finding in checked["findings"][:5]:
        assert finding["where"] in text
    for equation in room.company.cli("report", "--json").json["equations"]:
        assert equation["what"] in text
    assert "Nothing waits" not in text


def test_another_month_is_asked_for_by_its_name(room: StaffRoom) -> None:
    """A month without anything says so; what is no month, or too far, is the present month."""
    empty = plain(room.clerk.get("/staff?period=2026-07").text)
    assert "July 2026" in empty
    for wrong in ("9999-12", "2026-13"):
        answer = room.clerk.get(f"/staff?period={wrong}")
        assert answer.status_code == 200
        assert "October 2026" in plain(answer.text)


def test_held_flats_say_why_and_what_to_type(room: StaffRoom) -> None:
    """The sentence, the hint and the command of the command line; where to begin first."""
    page = unescape(room.clerk.get("/staff/flats").text)
    said = room.company.cli("status").out
    assert WHY in page
    assert f"<code>einvoice show {HELD} --period 2026-10</code>" in page
    (hint,) = re.findall(r"<p class=\"quiet\">(.*?)</p>", page)
    assert re.sub(r"</?code>", "`", hint) in " ".join(said.split())
    assert "1 flat is held" in page
    none = plain(room.clerk.get("/staff/flats?period=2026-09").text)
    assert "Nothing is held The month is not calculated yet." in none


def test_the_month_costs_no_more_than_is_shown(
    room: StaffRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody sees it who signs in: a part of the frozen rows, no account, no unseen sentence."""
    parts: list[bool] = []
    sentences: list[object] = []

    def changed(_context: object, _period: object, *, whole: bool) -> tuple[()]:
        parts.append(whole)
        return ()

    def reason(finding: Finding, language: str) -> str:
        sentences.append(finding)
        return said(finding, language)

    def never(*_words: object) -> None:
        pytest.fail("that takes long")

    def checked(*words: Any, whole: bool) -> check.Checked:
        return replace(looked(*words, whole=whole), findings=(warning,) * 3)

    facts = (("banks", "seb, swedbank"), ("bank", "seb"))
    warning = Finding(Level.WARNING, "TWO_BANKS", "B0001-2", facts=facts)
    looked, said = staff_month.check, staff_month.findings.reason
    monkeypatch.setattr(staff_month, "check", checked)
    monkeypatch.setattr(remembered_month, "changed_in_month", changed)
    monkeypatch.setattr(check, "month_status", never)
    monkeypatch.setattr(month_figures, "paid_month", never)
    monkeypatch.setattr(month_figures, "house_uses", never)
    monkeypatch.setattr(staff_month.findings, "reason", reason)
    monkeypatch.setattr(staff_month, "SHOWN_FINDINGS", 1)
    with room.company.context() as context:
        glance = staff_month.glance_of(context, OCTOBER, "en")
    assert parts == [False]
    assert len(sentences) == len(glance.remarks) == 1
    assert glance.remark_count == 3
    assert word("held", "en") not in [table.title for table in glance.page.tables]


def test_a_month_stays_at_hand(room: StaffRoom) -> None:
    """The menu and the links to other languages keep the month; what a form did is not repeated."""
    page = unescape(room.clerk.get("/staff?period=2026-09&done=1").text)
    for place in ("/staff/flats", "/staff/readings", "/staff/messages"):
        assert f'href="{place}?period=2026-09"' in page
    assert 'href="?period=2026-09&lang=ru"' in page
    messages = unescape(room.clerk.get("/staff/messages?period=2026-09").text)
    assert 'href="/staff?period=2026-09"' in messages


def test_a_flat_held_by_hand_is_shown_before_the_month_is_calculated(room: StaffRoom) -> None:
    """And the month says that it has no figures yet, instead of minus a hundred percent."""
    held = unescape(room.clerk.get("/staff/flats?period=2026-11").text)
    assert WHY in held
    assert "these are the flats that a person holds" in held
    assert "another month, too: October 2026" in held
    assert f"<code>einvoice release {HELD} --period 2026-11" in held
    assert held.count("einvoice release") == 1, "said once, and what to put in it"
    assert "put the reason in place of TEXT" in held
    assert "einvoice show" not in held, "there is no invoice yet"
    month = plain(room.clerk.get("/staff?period=2026-11").text)
    assert "figures come with the calculation" in month
    assert "%" not in month
    assert "1 flat is held" in month
    before = plain(room.clerk.get("/staff?period=2026-07").text)
    assert "before the first that was calculated here" in before
    assert "deadline passed" not in before
    assert "einvoice run" not in before
    assert "deadline passed" not in month


def test_a_month_without_holds_names_the_one_with_a_hold_by_hand(room: StaffRoom) -> None:
    """Also where nothing of that month is calculated yet; a release ends it."""
    with room.company.context() as context:
        with context.store.writing() as tx:
            decide(tx, ["B0001-2"], Period(2026, 12), WHY, held=True)
        assert Period(2026, 12) in held_of(context, OCTOBER, "en").others
        with context.store.writing() as tx:
            decide(tx, ["B0001-2"], Period(2026, 12), WHY, held=False)
        assert Period(2026, 12) not in held_of(context, OCTOBER, "en").others


def test_held_flats_come_before_a_run_that_can_do_nothing(room: StaffRoom) -> None:
    """Where all that is left was refused by the check of files; without held flats `run` stays."""
    with room.company.context() as context:
        status = month_status(context, OCTOBER)
    (flat,) = status.held
    facts = replace(status.facts, live=status.facts.flats, drafts=0, to_render=1, stale=False)
    status = replace(status, held=(flat, flat), facts=facts)
    step = next_step(status)
    assert (step.action, dict(step.facts)["flat"]) == (Action.SHOW, HELD)
    for more in (replace(facts, to_render=2), replace(facts, drafts=1), replace(facts, held=0)):
        assert next_step(replace(status, facts=more)).action == Action.RUN


def test_a_passed_deadline_is_said_of_whatever_is_left(room: StaffRoom) -> None:
    """Of drafts, and of a month of which nothing is calculated."""
    with room.company.context("2026-12-20") as context:
        drafts = glance_of(context, OCTOBER, "en")
        none = glance_of(context, Period(2026, 11), "en")
    assert (drafts.stage, drafts.is_late) == ("drafts", True)
    assert (none.stage, none.is_late) == ("not_calculated", True)


def test_drafts_that_are_ready_are_shown(room: StaffRoom) -> None:
    """A month of which nothing is issued shows its drafts and their sum, not zeros."""
    status = room.company.cli("status", "--json").json
    text = plain(room.clerk.get("/staff").text)
    assert f"Drafts ready {status['counts']['drafts']}" in text
    assert "To pay 0.00" not in text


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_no_english_is_on_a_page_of_others(room: StaffRoom, language: str) -> None:
    """Sentences of the month, the held flats and the readings are of the page's language."""
    for path in (
        "/staff",
        "/staff/flats",
        "/staff/readings",
        "/staff/readings/B0001?period=2026-10",
        "/staff/users",
        "/staff/payments",
        "/staff/applications",
        "/staff/account",
    ):
        page = room.clerk.get(path, headers={"Accept-Language": language})
        assert f'<html lang="{language}">' in page.text
        ours = re.sub(f"<code>.*?</code>|{WHY}", "", page.text)
        assert not re.findall(r"\b(?:the|held|missing|are|with)\b", plain(ours))


def test_a_page_that_is_not_there_leads_back_into_the_room(room: StaffRoom) -> None:
    """With its menu; it says to a clerk that it may be a manager's. Nobody else is told of that."""
    page = room.clerk.get("/staff/journal")
    main = page.text.partition("<main")[2]
    assert (page.status_code, "for managers alone" in main) == (404, True)
    assert re.search(r'href="/staff[^/"]*" role="button">To the month', main)
    assert 'href="/staff/messages' in page.text.partition("<main")[0]
    visitor = Browser(room.clerk.address).get("/none")
    assert (visitor.status_code, "managers" in visitor.text) == (404, False)


def test_the_menu_has_what_one_may_enter(room: StaffRoom) -> None:
    """A manager's pages are not shown to a clerk, nor residents' to either."""
    for browser, is_there in ((room.clerk, False), (room.manager, True)):
        menu = browser.get("/staff").text.partition('<nav class="menu"')[2].partition("</nav>")[0]
        assert 'href="/staff/readings?period=2026-10"' in menu
        assert ('href="/staff/journal?' in menu) == is_there
        assert "/flats/" not in menu
