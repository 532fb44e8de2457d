"""Users in the staff's room: letters with codes, the end of an access, and the journal of it."""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from pdf_texts import text_of
from sample_company import TODAY, Company
from sqlalchemy import delete
from staff_room import StaffRoom, staff_room

from einvoice.core.residents import CodeState, PersonKind, Right
from einvoice.core.staff_acts import ActKind
from einvoice.store import staff, users
from einvoice.store.input_tables import customers
from jobs.residents import accounts, code_letters, rights
from jobs.residents.push import NewPhone, turn_on
from jobs.residents.register import Account, check_code, make_codes, printed_code, register
from jobs.residents.sessions import open_session, session_of
from jobs.residents.staff_acts import acts_of, note_act

FLAT, OTHER, EMPTY = "B0001-2", "B0001-3", "B0001-4"
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def plain(html: str) -> str:
    """Return the text of a page, without tags, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").split())


@pytest.fixture
def room(imported_home: Path, tmp_path: Path) -> Iterator[StaffRoom]:
    """A company with an owner of two flats who invited somebody to the first."""
    shutil.copytree(imported_home, tmp_path / "home")
    company = Company(tmp_path / "home")
    company.edit_config("[portal]\n", '[portal]\naddress = "https://portals.example.lv"\n')
    with staff_room(company) as opened:
        yield opened


def registered(room: StaffRoom) -> tuple[str, str]:
    """Register an owner and a co-user and return their ids."""
    with room.company.context(TODAY) as context:
        (made,) = make_codes(context, [FLAT])
        owner = register(context, FLAT, printed_code(made), Account("own@example.lv", "h", "lv"))
        (right,) = rights.rights_of(context, owner.user_id)
        token = rights.invite(context, owner.user_id, right.key, "co@example.lv", Right.READ)
        co_user = rights.accept(context, token, Account("co@example.lv", "h", "lv"))
    return owner.user_id, co_user.user_id


def acts(room: StaffRoom) -> list[tuple[str, str, str]]:
    """Return what staff did in the room, the latest first."""
    with room.company.context(TODAY) as context:
        every = acts_of(context).acts
    kinds = {ActKind.CODE_MADE, ActKind.ACCESS_ENDED, ActKind.USER_ENDED}
    return [(act.email, act.act, act.subject) for act in every if act.act in kinds]


def test_a_letter_is_made_for_a_flat_and_written_down(room: StaffRoom) -> None:
    """As a file; the code in it opens the flat, and the code before it nothing any more."""
    with room.company.context(TODAY) as context:
        (earlier,) = make_codes(context, [FLAT])
    for typed in (FLAT, FLAT.lower()):
        page = room.clerk.get(f"/staff/users?q={typed}").text
        assert "Code is good until" in plain(page)
        assert "that was not used yet. Another makes it void" in plain(page)
        assert re.search(r"The letter is for the customer (?:\w\. ?)+, here since", plain(page))
        assert f'name="flat" value="{FLAT}"' in page
    letter = room.clerk.send("/staff/users", on=f"/staff/users?q={FLAT}", flat=FLAT)
    name = letter.headers["content-disposition"].partition("filename=")[2]
    assert re.fullmatch(rf'"{FLAT}-2026-[0-9]{{2}}-[0-9]{{2}}-[0-9]{{6}}\.pdf"', name), "two differ"
    (code,) = re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", text_of(letter.content))
    assert code not in room.clerk.get(f"/staff/users?q={FLAT}").text
    with room.company.context(TODAY) as context:
        for typed, state in ((printed_code(earlier), "wrong"), (code, "ok")):
            outcome = register(context, FLAT, typed, Account("a@example.lv", "h", "lv"))
            assert outcome.state == state
    assert acts(room) == [("clerk@example.lv", ActKind.CODE_MADE, FLAT)]
    assert "Code was used" in plain(room.clerk.get(f"/staff/users?q={FLAT}").text)


def test_a_second_click_voids_no_printed_code(room: StaffRoom) -> None:
    """The same form makes one letter, and says so; another press of a new page makes another."""
    place = f"/staff/users?q={FLAT}"
    (form,) = re.findall(r'name="form" value="([^"]+)"', room.clerk.get(place).text)
    letter = room.clerk.send("/staff/users", on=place, flat=FLAT, form=form)
    (code,) = re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", text_of(letter.content))
    again = room.clerk.send("/staff/users", on=place, flat=FLAT, form=form)
    assert (again.status_code, "made the letter already" in again.text) == (422, True)
    assert form not in again.text, "the button of this page makes another"
    with room.company.context(TODAY) as context:
        assert check_code(context, FLAT, code).state is CodeState.OPEN
    assert acts(room) == [("clerk@example.lv", ActKind.CODE_MADE, FLAT)]


def test_a_letter_is_laid_out_while_others_write(
    room: StaffRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for a page: no transaction that writes is open meanwhile."""
    drawn = code_letters.letters_file
    with room.company.context(TODAY) as context:

        def slowly(*given: object) -> bytes:
            with context.store.writing_soon(1) as tx:
                note_act(context, tx, "", ActKind.CODE_MADE, "beside")
            return drawn(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(code_letters, "letters_file", slowly)
        assert code_letters.letter_for(context, "ilze", FLAT, "") is not None


def test_no_letter_without_a_flat_a_customer_or_an_address(room: StaffRoom) -> None:
    """Said on the page; nothing is made and nothing written down."""
    with room.company.context(TODAY) as context, context.store.writing() as tx:
        tx.execute(delete(customers).where(customers.c.flat_id == EMPTY))
    for flat, said in (("B9999-1", "There is no such flat"), (EMPTY, "has no customer today")):
        answer = room.clerk.send("/staff/users", flat=flat)
        assert answer.status_code == 422
        assert said in answer.text
    assert acts(room) == []


def test_users_are_found_by_flat_and_address(room: StaffRoom) -> None:
    """A part of an address is enough; a sign that means any letter to a database is a sign."""
    assert "Nobody has registered yet" in room.clerk.get("/staff/users").text
    registered(room)
    for asked, there in (
        ("", {"own@example.lv", "co@example.lv"}),
        (FLAT, {"own@example.lv", "co@example.lv"}),
        ("OWN@", {"own@example.lv"}),
        ("%", set()),
        ("_wn", set()),
        ("<b>", set()),
        ("liepu iela 1, dz. 2", {"own@example.lv", "co@example.lv"}),
        ("Liepu iela 1-3", set()),
        ("LIEPU", {"own@example.lv", "co@example.lv"}),
        ("liepū ielā 1 dzīvoklis 2", {"own@example.lv", "co@example.lv"}),
    ):
        text = room.clerk.get("/staff/users", params={"q": asked}).text
        assert set(re.findall(r"(?:own|co)@example.lv", text)) == there, asked
        assert "<b>" not in text
    assert f"?q={OTHER}" in room.clerk.get("/staff/users", params={"q": "liepu iela"}).text
    one = plain(room.clerk.get("/staff/users", params={"q": "Liepu iela 1-3"}).text)
    assert "Letter with a new code" in one
    assert "Nobody has registered here yet" in one


def test_the_end_of_a_right_ends_what_was_given_on(room: StaffRoom) -> None:
    """A manager ends it; sessions are over, the account stays and sees nothing of the flat."""
    owner, co_user = registered(room)
    place = f"/staff/users/{owner}"
    page = room.manager.get(place).text
    (account,) = re.findall(r'name="account" value="([^"]+)"', page)
    with room.company.context(TODAY) as context:
        token = open_session(context, co_user, PersonKind.USER, "")
    assert "end the access of" in page
    assert "A manager ends accesses" in room.clerk.get(place).text
    assert room.manager.send(place, account=account).status_code == 422, "asked first"
    answer = room.manager.send(place, account=account, sure="yes")
    assert answer.headers["location"] == f"{place}?ended=1"
    with room.company.context(TODAY) as context:
        assert session_of(context, token) is None
        for user_id in (owner, co_user):
            assert rights.rights_of(context, user_id) == ()
        assert accounts.account_by_email(context, "own@example.lv") is not None
    assert acts(room) == [("manager@example.lv", ActKind.ACCESS_ENDED, f"{owner} {FLAT}")]
    for wrong in (account, "nonsense", f"{OTHER}@2020-01-01"):
        assert (
            room.manager.send(place, on="/staff/users", account=wrong, sure="yes").status_code
            == 422
        )
    assert len(acts(room)) == 1


def test_an_account_is_ended_by_a_manager_who_ticks_the_box(room: StaffRoom) -> None:
    """An ended account is shown without its address, and has no button any more."""
    owner, _ = registered(room)
    place = f"/staff/users/{owner}"
    assert "<button" not in room.clerk.get(place).text.partition("<main")[2]
    form = {"csrf": re.findall(r'name="csrf" value="([0-9a-f]+)"', room.clerk.get(place).text)[0]}
    refused = room.clerk.ask("POST", place, data=form | {"all": "yes"}, headers=SAME_ORIGIN)
    assert refused.status_code == 404
    assert room.manager.send(place).status_code == 422
    assert acts(room) == []
    assert room.manager.send(place, all="yes").status_code == 303
    page = room.manager.get(f"{place}?ended=1").text
    assert "The access has ended." in page
    assert "Ended account" in page
    assert "own@example.lv" not in page
    assert "<button" not in page.partition("<main")[2]
    assert acts(room) == [("manager@example.lv", ActKind.USER_ENDED, owner)]
    assert room.manager.get("/staff/users/nobody").status_code == 404


def test_the_journal_is_paged_and_has_no_name(room: StaffRoom) -> None:
    """Fifty acts a page; accounts of staff were opened on the command line."""
    registered(room)
    text = plain(room.manager.get("/staff/journal").text)
    assert "Staff account opened command line" in text
    assert "Signed in manager@example.lv" in text
    assert text.count("Ilze") == 1, "in the head: who is signed in"
    assert ("Earlier" in text, "Latest" in text) == (False, False), "it is the only page"
    (who,) = re.findall(r'value="([0-9a-f]{32})">manager@', room.manager.get("/staff/journal").text)
    own = plain(room.manager.get(f"/staff/journal?who={who}").text.partition("<table")[2])
    assert "Signed in manager@example.lv –" in own, "nobody is named twice"
    assert "clerk@" not in own
    with room.company.context(TODAY) as context, context.store.writing() as tx:
        note_act(context, tx, "", ActKind.CODE_MADE, OTHER)
        note_act(context, tx, "", ActKind.CODE_MADE, FLAT)
    assert "Nothing found" in plain(room.manager.get("/staff/journal?flat=B9999-1").text)
    of_flat = room.manager.get(f"/staff/journal?flat={FLAT.lower()}").text.partition("<table")[2]
    assert (f"q={FLAT}" in of_flat, f"q={OTHER}" in of_flat) == (True, False)
    with room.company.context(TODAY) as context, context.store.writing() as tx:
        for _ in range(48):
            note_act(context, tx, "", ActKind.CODE_MADE, FLAT)
    first = room.manager.get("/staff/journal").text
    (before,) = re.findall(r"before=([0-9]+)", first)
    second = plain(room.manager.get(f"/staff/journal?before={before}").text)
    assert "Letter with a code" not in second
    assert ("Staff account opened" in second, "Latest" in second) == (True, True)
    assert room.manager.get("/staff/journal?before=x").status_code == 200
    with room.company.context(TODAY) as context, context.store.writing() as tx:
        staff.note_act(tx, staff.StaffAct("", "2026-11-29T08:00:00Z", "of_tomorrow", FLAT))
    later = room.manager.get("/staff/journal")
    assert (later.status_code, "Other: of_tomorrow" in plain(later.text)) == (200, True)
    assert "Nothing yet" in room.manager.get("/staff/journal?before=0").text


def test_who_cannot_be_reached_is_marked(room: StaffRoom) -> None:
    """By mail alone where the address has no mailbox; a phone that takes messages is said."""
    owner, _ = registered(room)
    page = f"/staff/users/{owner}"
    assert "Nothing arrives" not in plain(room.clerk.get("/staff/users?q=own").text)
    assert "has not arrived" not in plain(room.clerk.get(page).text)
    with room.company.context(TODAY) as context:
        with context.store.writing() as tx:
            users.stop_mail(tx, owner, context.clock.timestamp(), "no_mailbox")
        assert plain(room.clerk.get("/staff/users").text).count("Nothing arrives") == 1
        assert "No phone takes messages either" in plain(room.clerk.get(page).text)
        token = open_session(context, owner, PersonKind.USER, "Chrome")
        turn_on(context, NewPhone(owner, token, "Chrome", "https://push.example.org/a", "k", "a"))
    assert "Nothing arrives" not in plain(room.clerk.get("/staff/users").text)
    seen = plain(room.clerk.get(page).text)
    assert "has not arrived since" in seen
    assert "Reminders come to the phone" in seen
