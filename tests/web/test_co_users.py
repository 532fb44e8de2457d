"""Co-users: invited by mail, accepted with a new or an existing account, ended at once."""

import re
import time
from collections.abc import Iterator

import pytest
from mail_boxes import MailBoxes, mail_boxes
from portal_people import PASSWORD, PortalPeople, mailing_portal, portal_context, registered
from portal_server import Browser
from sold_flat import FORMER

from einvoice.core.residents import Right
from einvoice.web.cookies import SESSION
from einvoice.web.passwords import Passwords
from jobs.residents.accounts import account_by_email
from jobs.residents.rights import invite as invite_to
from jobs.residents.rights import rights_of


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


@pytest.fixture(scope="module")
def flat_id(people: PortalPeople) -> str:
    """A flat that nobody else of these tests looks at."""
    return people.others[8]


def signed_in(address: str, email: str) -> Browser:
    """Return a browser in which somebody has signed in."""
    browser = Browser(address)
    assert browser.send("/sign-in", email=email, password=PASSWORD).status_code == 303
    return browser


def owner_of(people: PortalPeople, address: str, flat_id: str, name: str) -> Browser:
    """Return the browser of a new owner of a flat."""
    with portal_context(people) as context:
        registered(context, flat_id, name, Passwords().hashed(PASSWORD))
    return signed_in(address, f"{name}@example.lv")


def link_to(boxes: MailBoxes, email: str) -> str:
    """Return the path of the link in the last mail to an address."""
    text = next(mail.get_content() for to, mail in reversed(boxes.taken) if to == email)
    (link,) = re.findall(r"http://[^/]+(/invitation/\S+)\?lang=", text)
    return str(link)


def invite(owner: Browser, flat_id: str, email: str, **more: str) -> int:
    """Invite somebody and return the status of the answer."""
    fields = {"email": email, "right": "readings", "language": "en"} | more
    return owner.send(f"/flats/{flat_id}/co-users", **fields).status_code


def mails_about_end(boxes: MailBoxes, email: str) -> list[str]:
    """Return the texts of mails to an address that say that an access has ended."""
    mails = [mail for to, mail in boxes.taken if to == email]
    return [mail.get_content() for mail in mails if "has ended" in str(mail["Subject"])]


def test_who_is_invited_sees_the_flat_until_it_ends(
    people: PortalPeople, boxes: MailBoxes, address: str, flat_id: str
) -> None:
    """From the mail to a new account; ended, not even an open page goes on."""
    owner = owner_of(people, address, flat_id, "inviter")
    email, place = "new.tenant@example.lv", f"/flats/{flat_id}"
    assert invite(owner, flat_id, " New.Tenant@example.lv", right="read", language="ru") == 303
    to, mail = boxes.taken[-1]
    text = mail.get_content()
    assert to == email
    assert "приглашение" in str(mail["Subject"])
    assert "inviter" not in f"{mail}{text}", "no word of who invites"
    assert FORMER not in text
    waiting = owner.get(f"{place}/co-users").text
    assert email in waiting
    assert not re.search(r"[0-9]T[0-9]", re.sub(r"<[^>]+>", " ", waiting)), "a day"
    visitor, link = Browser(address), link_to(boxes, email)
    assert f"{link}?lang=ru" in text
    page = visitor.get(f"{link}?lang=en").text
    assert "See invoices and meters" in page
    assert "inviter" not in page
    assert visitor.send(link, password="password1234").status_code == 422  # noqa: S106
    answer = visitor.send(link, password=PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/overview")
    assert visitor.get("/overview").headers["location"] == place
    assert visitor.get(f"{place}/co-users").status_code == 404, "owners alone invite"
    assert "was accepted or withdrawn" in Browser(address).get(f"{link}?lang=en").text
    again = Browser(address)
    assert again.send(link, on="/sign-in", password=PASSWORD).status_code == 422
    listed = owner.get(f"{place}/co-users").text
    assert "Not accepted yet" not in listed
    (user_id,) = re.findall(r'name="co_user" value="([0-9a-f]{32})"', listed)
    assert "will no longer see this flat" in listed, "it is asked before"
    owner.send(f"{place}/co-users/end", on=f"{place}/co-users", co_user=user_id)
    assert visitor.get(place).headers["location"].startswith("/sign-in"), "the session ended"
    later = signed_in(address, email)
    assert later.get(place).status_code == 404
    assert "No flat belongs to your account" in later.get("/overview").text
    owner.send(f"{place}/co-users/end", on=f"{place}/co-users", co_user=user_id)
    assert later.get("/overview").status_code == 200, "ended before: the account is its own"
    until = time.monotonic() + 20
    while not (told := mails_about_end(boxes, email)) and time.monotonic() < until:
        time.sleep(0.05)
    assert len(told) == 1, "once, although the form was sent twice"
    assert ("inviter" in told[0], FORMER in told[0]) == (False, False)
    (flat,) = re.findall(r"^(.+ – .+)$", text, re.MULTILINE)
    assert flat.strip() in told[0], "as the invitation has it: they may have two"


def test_who_has_an_account_accepts_with_it(
    people: PortalPeople, boxes: MailBoxes, address: str, flat_id: str
) -> None:
    """After signing in, back on the page of the link; for nobody else's account."""
    owner = owner_of(people, address, flat_id, "inviter2")
    email, own_flat = "has.account@example.lv", people.others[9]
    owner_of(people, address, own_flat, "has.account")
    assert invite(owner, flat_id, email, language="lv") == 303
    assert "invitation to the client portal" in str(boxes.taken[-1][1]["Subject"]), (
        "who has an account reads it in the own language"
    )
    link = link_to(boxes, email)
    visitor = Browser(address)
    page = visitor.get(link).text
    assert 'name="password"' not in page
    assert visitor.send(link, on="/sign-in", password=PASSWORD).status_code == 422
    way = re.search(r'href="(/sign-in\?to=[^"]+)"', page.partition("<main")[2])
    assert way is not None
    signed = visitor.send("/sign-in", on=way[1], email=email, password=PASSWORD, to=link)
    assert signed.headers["location"] == link
    stranger = people.browser(address, "other_house")
    assert "signed in with another address" in stranger.get(link).text
    assert stranger.send(link, on="/profile").status_code == 422
    assert stranger.get(f"/flats/{flat_id}").status_code == 404
    before = visitor.cookies[SESSION]
    assert visitor.send(link).headers["location"] == "/overview"
    assert visitor.cookies[SESSION] != before, "another token: the rights are more"
    assert visitor.get(f"/flats/{flat_id}").status_code == 200
    assert visitor.get(f"/flats/{own_flat}").status_code == 200


def test_who_invites_reads_first_what_will_be_seen(people: PortalPeople, address: str) -> None:
    """Sums and debts, too; what is wrong is said by the page, in its language."""
    owner = people.browser(address, "own")
    page = owner.get(f"/flats/{people.flat.flat_id}/co-users?lang=en").text
    said = "Whoever is invited sees the invoices, payments and debts of the flat, too."
    assert said in page.partition('<form id="writing"')[0]
    (form,) = re.findall(r'<form id="writing"[^>]*>', page)
    assert form.endswith(" novalidate>")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"email": "no address"}, "Enter an e-mail address"),
        ({"email": "a,b@example.lv"}, "Enter an e-mail address"),
        ({"email": "a@example.lv\nBcc:b"}, "Enter an e-mail address"),
        ({"email": "own@example.lv"}, "That is your own address"),
        ({"right": "owner"}, "Choose what they may do"),
        ({"right": ""}, "Choose what they may do"),
        ({"email": "refused@example.lv"}, "there is no new invitation"),
    ],
    ids=str,
)
def test_what_is_wrong_invites_nobody(
    people: PortalPeople, boxes: MailBoxes, address: str, fields: dict[str, str], said: str
) -> None:
    """Said at the field, which the top of the page names; what was typed stays."""
    boxes.at_address["refused@example.lv"] = "550 no such box"
    owner, place = people.browser(address, "own"), f"/flats/{people.flat.flat_id}/co-users"
    before = len(boxes.taken)
    typed = {"email": "x@example.lv", "right": "read"} | fields
    answer = owner.send(place, **typed)
    assert answer.status_code in {422, 503}
    assert answer.text.count(said) == 1
    assert "Not sent. Please check:" in answer.text
    assert len(boxes.taken) == before
    assert "Not accepted yet" not in owner.get(place).text


def test_the_newest_link_alone_works_and_none_that_was_withdrawn(
    people: PortalPeople, boxes: MailBoxes, address: str, flat_id: str
) -> None:
    """Also where the mail with a newer link is not taken, or the form is sent twice."""
    owner, place = owner_of(people, address, flat_id, "inviter3"), f"/flats/{flat_id}/co-users"
    email = "twice@example.lv"
    links = []
    for _ in range(2):
        assert invite(owner, flat_id, email) == 303
        links.append(link_to(boxes, email))
    over = [" accepted or withdrawn" in Browser(address).get(link).text for link in links]
    assert over == [True, False]
    boxes.at_address[email] = "450 try later"
    assert invite(owner, flat_id, email) == 503
    del boxes.at_address[email]
    assert "accepted or withdrawn" not in Browser(address).get(links[1]).text
    (key,) = re.findall(r'name="invitation" value="([0-9a-f]{16})"', owner.get(place).text)
    neighbour = people.browser(address, "other_house")
    neighbour.send(f"{place}/withdraw", on="/profile", invitation=key)
    assert "accepted or withdrawn" not in Browser(address).get(links[1]).text
    owner.send(f"{place}/withdraw", on=place, invitation=key)
    assert "accepted or withdrawn" in Browser(address).get(links[1]).text


def test_a_form_that_is_sent_twice_sends_one_mail(
    people: PortalPeople, boxes: MailBoxes, address: str, flat_id: str
) -> None:
    """Both answers say that it went; with another address, or another's, it is another form."""
    owner, email = owner_of(people, address, flat_id, "inviter5"), "double.click@example.lv"
    before = len(boxes.taken)
    (form,) = re.findall(
        r'name="form" value="([^"]+)"', owner.get(f"/flats/{flat_id}/co-users").text
    )
    assert [invite(owner, flat_id, email, form=form) for _ in range(2)] == [303, 303]
    assert len(boxes.taken) == before + 1
    assert "accepted or withdrawn" not in Browser(address).get(link_to(boxes, email)).text
    assert invite(owner, flat_id, "gone.back@example.lv", form=form) == 303
    other = owner_of(people, address, flat_id, "inviter6")
    assert invite(other, flat_id, email, form=form) == 303
    assert len(boxes.taken) == before + 3


def test_nobody_fills_mailboxes(people: PortalPeople, address: str, flat_id: str) -> None:
    """Five mails, then it waits."""
    owner = owner_of(people, address, flat_id, "inviter4")
    statuses = [invite(owner, flat_id, f"box{number}@example.lv") for number in range(6)]
    assert statuses == [303] * 5 + [429]


def test_a_flat_has_no_more_than_ten(people: PortalPeople, boxes: MailBoxes, address: str) -> None:
    """Open invitations count; who is invited already may be invited anew."""
    flat_id, before = people.others[9], len(boxes.taken)
    owner = owner_of(people, address, flat_id, "many")
    with portal_context(people) as context:
        user = account_by_email(context, "many@example.lv")
        assert user is not None
        (right,) = rights_of(context, user.user_id)
        for number in range(10):
            assert invite_to(context, user.user_id, right.key, f"m{number}@example.lv", Right.READ)
    assert invite(owner, flat_id, "m10@example.lv") == 422
    assert len(boxes.taken) == before
    assert invite(owner, flat_id, "m3@example.lv") == 303


def test_without_a_mail_server_nobody_is_invited(owner: Browser, people: PortalPeople) -> None:
    """The page says so and has no form for it."""
    place = f"/flats/{people.flat.flat_id}/co-users"
    page = owner.get(place).text
    assert "Invitations cannot be sent at present" in page
    assert 'name="email"' not in page
    assert invite(owner, people.flat.flat_id, "x@example.lv") == 422
