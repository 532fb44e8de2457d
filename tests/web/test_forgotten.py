"""A forgotten password: the mail, its link, once; and nothing that shows who has an account."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from mail_boxes import MailBoxes, mail_boxes
from portal_people import PASSWORD, PortalPeople, mailing_portal, portal_context, registered
from portal_server import Browser

from einvoice.web.passwords import Passwords
from jobs.residents.mailing import Letter, hand_over
from jobs.residents.register import make_codes, printed_code

NEW = "astoņi balti gulbji"


@pytest.fixture(scope="module")
def boxes() -> Iterator[MailBoxes]:
    """A real mail server."""
    with mail_boxes() as server:
        yield server


@pytest.fixture(scope="module")
def address(people: PortalPeople, boxes: MailBoxes) -> Iterator[str]:
    """A portal that hands its mail to that server."""
    with mailing_portal(people, boxes.port) as place:
        yield place


def arrived(boxes: MailBoxes, count: int) -> list[str]:
    """Return who was sent a mail, once that many were: mails go after the page."""
    until = time.monotonic() + 20
    while len(boxes.taken) < count and time.monotonic() < until:
        time.sleep(0.02)
    return boxes.addresses


def link_in(boxes: MailBoxes, address: str) -> str:
    """Return the path of the link in the last mail."""
    text = boxes.taken[-1][1].get_content()
    (link,) = re.findall(rf"{re.escape(address)}(/new-password/\S+)", text)
    return str(link)


def test_the_link_works_once_and_ends_sessions(
    people: PortalPeople, boxes: MailBoxes, address: str
) -> None:
    """In the language of the account; then the new password is right, and the old wrong."""
    email = "forgetful@example.lv"
    with portal_context(people) as context:
        registered(context, people.others[5], "forgetful", Passwords().hashed(PASSWORD))
    other = Browser(address)
    assert other.send("/sign-in", email=email, password=PASSWORD).status_code == 303
    visitor = Browser(address)
    answer = visitor.send("/forgotten", email=email)
    assert "If forgetful@example.lv is registered" in answer.text
    assert arrived(boxes, 1) == [email]
    link = link_in(boxes, address)
    assert "other ways to sign in are removed" in visitor.get(link).text
    assert "Save the new password" in visitor.get(link).text
    assert "password needs 12" in visitor.send(link, password="short").text  # noqa: S106
    assert visitor.send(link, password=NEW).headers["location"] == "/sign-in?new=1"
    assert arrived(boxes, 2) == [email, email]
    word = boxes.taken[-1][1]
    assert word["Subject"].endswith("your password for the portal was changed")
    assert f"{address}/forgotten" in word.get_content()
    over = other.get("/overview")
    assert over.headers["location"].startswith("/sign-in"), "all sessions ended"
    assert visitor.send("/sign-in", email=email, password=PASSWORD).status_code == 422
    assert visitor.send("/sign-in", email=email, password=NEW).status_code == 303
    assert "was used already" in Browser(address).get(link).text


@pytest.mark.parametrize(
    ("person", "host"),
    [
        ("own", "evil.example"),
        ("co_user", "localhost:1@evil.example"),
        ("other_house", "localhost.evil"),
    ],
)
def test_a_made_up_host_is_in_no_mail(
    boxes: MailBoxes, address: str, person: str, host: str
) -> None:
    """A stranger's own name in the request is not where the owner's link leads."""
    stranger, sent = Browser(address), len(boxes.taken)
    stranger.get("/forgotten")
    stranger.headers["Host"] = host
    assert stranger.send("/forgotten", email=f"{person}@example.lv").status_code == 200
    arrived(boxes, sent + 1)
    text = boxes.taken[-1][1].get_content()
    assert "http://localhost:8443/new-password/" in text
    assert "evil" not in text


def test_the_owner_is_told_of_the_account_and_of_another_password(
    people: PortalPeople, boxes: MailBoxes, address: str
) -> None:
    """Once each, in the language of the page, without code, flat or password."""
    email, flat_id, sent = "opened@example.lv", people.others[4], len(boxes.taken)
    with portal_context(people) as context:
        (made,) = make_codes(context, [flat_id])
    visitor = Browser(address)
    code = {"client_number": flat_id, "code": printed_code(made)}
    account = {"email": email, "password": PASSWORD}
    opened = visitor.send("/register/account", on="/register?lang=lv", **code, **account)
    assert opened.status_code == 303
    assert arrived(boxes, sent + 1)[sent:] == [email]
    kept = visitor.send("/profile/password", password=NEW, current=PASSWORD)
    assert kept.headers["location"] == "/profile?done=password"
    assert arrived(boxes, sent + 2)[sent:] == [email, email]
    first, second = (mail for _, mail in boxes.taken[sent:])
    assert first["Subject"].endswith("portāla konts ir izveidots")
    assert f"{address}/sign-in" in first.get_content()
    assert second["Subject"].endswith("portāla parole ir nomainīta")
    words = first.get_content() + second.get_content()
    assert [one for one in (flat_id, code["code"], PASSWORD, NEW) if one in words] == []


def test_the_address_typed_at_the_sign_in_comes_along(boxes: MailBoxes, address: str) -> None:
    """In the form, never in an address; nothing is mailed before it is asked for."""
    sent = len(boxes.taken)
    visitor = Browser(address)
    assert 'formaction="/forgotten"' in visitor.get("/sign-in").text
    fields = {"email": "Former@example.lv", "password": PASSWORD, "ask": "1"}
    page = visitor.send("/forgotten", on="/sign-in", **fields)
    assert (page.status_code, page.request.url.query) == (200, b"")
    assert 'value="former@example.lv"' in page.text
    assert PASSWORD not in page.text
    assert "is on its way" not in page.text
    assert len(boxes.taken) == sent


def test_of_nobody_the_same_is_said_and_no_mail_sent(boxes: MailBoxes, address: str) -> None:
    """The pages are the same but for the address that was typed."""
    sent = len(boxes.taken)
    nobody = Browser(address).send("/forgotten", email="nobody@example.lv").text
    somebody = Browser(address).send("/forgotten", email="former@example.lv").text
    assert nobody.replace("nobody@", "former@") == somebody
    assert arrived(boxes, sent + 1)[sent:] == ["former@example.lv"]


def test_it_waits_after_five_mails(address: str) -> None:
    """A stranger cannot fill somebody's mailbox."""
    visitor = Browser(address)
    answers = [visitor.send("/forgotten", email="neighbour@example.lv") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]


def test_without_a_mail_server_one_calls(visitor: Browser) -> None:
    """Nothing is promised that cannot be done."""
    page = visitor.get("/forgotten").text
    assert "Call us" in page
    assert "<form" not in page.partition("<main")[2]


def test_mails_of_a_trial_are_files(people: PortalPeople, tmp_path: Path) -> None:
    """As `einvoice demo --portal` does it."""
    with portal_context(people) as context:
        table = context.config.portal.model_copy(update={"mail_folder": tmp_path / "mail"})
        trial = replace(context, config=context.config.model_copy(update={"portal": table}))
        hand_over(trial, Letter("anna@example.lv", "Sveiki", "ā\n"))
    (path,) = (tmp_path / "mail").iterdir()
    assert b"To: anna@example.lv" in path.read_bytes()


def test_closing_the_account_is_mailed_to_its_address(
    people: PortalPeople, boxes: MailBoxes, address: str
) -> None:
    """Another who knows the password closes nothing unnoticed; the address is free after it."""
    email = "closing@example.lv"
    with portal_context(people) as context:
        registered(context, people.others[4], "closing", Passwords().hashed(PASSWORD))
    before = len(boxes.taken)
    own = Browser(address)
    assert own.send("/sign-in", email=email, password=PASSWORD).status_code == 303
    assert own.send("/profile/leave", current=PASSWORD).headers["location"] == "/left"
    assert arrived(boxes, before + 1)[-1] == email
    word = boxes.taken[-1][1]
    assert word["Subject"].endswith("your account in the portal was closed")
    assert "stay in the company's records" in " ".join(word.get_content().split())
