"""Reminders as messages to phones: once, in place of the mail, and nothing personal in them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from mail_boxes import MailBoxes, mail_boxes, mails_through
from push_service import CUT, PushService, push_service
from reminded_residents import OPENS, Reminders, address_of, move_all_in, on
from sample_company import Company
from sqlalchemy import update

from einvoice.core.account_keys import AccountKey
from einvoice.core.reminders import ReminderKind, WishKind
from einvoice.core.residents import PersonKind
from einvoice.notify.web_push import Browser
from einvoice.store.due_reminders import Waiting
from einvoice.store.portal_tables import sessions
from einvoice.store.reminders import Reminder
from einvoice.store.users import stop_mail
from einvoice.texts import LANGUAGES
from einvoice.web.routes import ROUTES
from jobs.reminding.push import Pusher
from jobs.residents.forget import forget_old
from jobs.residents.push import (
    NewPhone,
    make_push_key,
    phones_of,
    public_key_of,
    set_mail_too,
    turn_on,
)
from jobs.residents.sessions import end, open_session
from jobs.residents.wishes import set_wishes

FLATS = tuple(f"B0001-{number}" for number in range(1, 6))
WAIT = 7200
TTL = 24 * 3600
MOST_BYTES = 1_024
"""A fourth of what push services take."""
PAGE_OF = {
    WishKind.WINDOW_OPENS: "cellar",
    WishKind.WINDOW_ENDS: "cellar",
    WishKind.VERIFICATION: "meters",
    WishKind.INVOICE: "invoices",
    WishKind.DUE: "invoices",
    WishKind.ANSWERED: "messages",
}


@pytest.fixture
def service() -> Iterator[PushService]:
    """The push service."""
    with push_service() as running:
        yield running


@pytest.fixture
def boxes() -> Iterator[MailBoxes]:
    """The mail server."""
    with mail_boxes() as running:
        yield running


@pytest.fixture
def house(company: Company, boxes: MailBoxes, service: PushService) -> Company:
    """A company with a key; the residents of five flats have a phone each, but the last."""
    mails_through(company, boxes)
    company.edit_config(
        "[portal]\n",
        f'[portal]\npush_key = "file:push-key.pem"\npush_services = ["{service.address}"]\n',
    )
    user_ids = dict(zip(FLATS, move_all_in(company, *FLATS), strict=True))
    with company.context(OPENS) as context:
        make_push_key(context, "push-key.pem")
        for flat_id in FLATS[:-1]:
            give_phone(company, user_ids[flat_id], service.browser(flat_id))
    return company


def give_phone(company: Company, user_id: str, browser: Browser) -> str:
    """Let a user turn messages on with a browser, and return the token of its session."""
    with company.context(OPENS) as context:
        token = open_session(context, user_id, PersonKind.USER, "Chrome")
        turn_on(
            context,
            NewPhone(user_id, token, "Chrome", browser.endpoint, browser.p256dh, browser.auth),
        )
    return token


def user_of(company: Company, flat_id: str) -> str:
    """Return the user of a flat."""
    query = "SELECT user_id FROM users WHERE email = '{}'"
    ((user_id,),) = Reminders(company)._read(query.format(address_of(flat_id)))
    return str(user_id)


def test_each_answer_of_a_service_has_its_end(
    house: Company, boxes: MailBoxes, service: PushService
) -> None:
    """Taken: no mail. Gone: a mail, and the phone is forgotten. Later: waits. Cut: never again."""
    taken, gone, later, lost, mailed = FLATS
    service.answers = {gone: 410, later: 429, lost: CUT}
    table = Reminders(house)
    states: dict[str, str] = {}

    def look(name: str) -> None:
        states[name] = table.rows()[name][1]

    service.looks = look
    first = on(house, OPENS)
    kind = "window_opens"
    assert table.rows() == {
        taken: (kind, "sent", 201, 1),
        gone: (kind, "sent", 250, 1),
        later: (kind, "refused", 429, 1),
        lost: (kind, "unknown", 0, 1),
        mailed: (kind, "sent", 250, 1),
    }
    assert set(states.values()) == {"unknown"}, "before the service has it: killed, it never goes"
    assert (first.sent, first.again, first.unknown) == (3, 1, 1)
    assert table.waits()[2] == WAIT
    assert sorted(service.names()) == sorted(FLATS[:-1])
    assert sorted(boxes.addresses) == sorted(map(address_of, (gone, mailed)))
    with house.context(OPENS) as context:
        phones = [len(phones_of(context, user_of(house, flat))) for flat in FLATS]
    assert phones == [1, 0, 1, 1, 0]
    on(house, OPENS)
    assert len(service.got) == len(FLATS) - 1, "called again, nothing goes twice"
    service.answers = {}
    table.let_time_pass()
    on(house, OPENS)
    assert service.names()[len(FLATS) - 1 :] == [later]
    assert table.rows()[later] == (kind, "sent", 201, 2)
    assert sorted(boxes.addresses) == sorted(map(address_of, (gone, mailed)))


def test_a_message_says_nothing_of_a_person(house: Company, service: PushService) -> None:
    """It can be read by the browser alone, is signed by our key, and is worth a day."""
    on(house, OPENS)
    for number in range(len(service.got)):
        shown = service.shown(number)
        assert set(shown) == {"title", "body", "tag", "url"}
        assert shown["body"] == "Var nodot skaitītāju rādījumus."
        assert (shown["tag"], shown["url"]) == ("window_opens", "/cellar")
        assert not re.search(r"\d|B0001|Liepu|€", shown["body"] + shown["title"])
    claims = service.claims()
    with house.context(OPENS) as context:
        assert claims["key"] == public_key_of(context)
        assert 0 < claims["exp"] - context.clock.seconds() <= TTL
    assert (claims["aud"], claims["sub"]) == (service.address, "mailto:rekini@example.lv")
    assert service.got[0].headers["ttl"] == str(TTL)
    assert service.got[0].headers["content-encoding"] == "aes128gcm"


def test_each_kind_is_small_and_opens_its_page(house: Company, service: PushService) -> None:
    """In each language one sentence without a figure, and a page that names no flat."""
    user_id = user_of(house, FLATS[0])
    paths = {route.path for route in ROUTES if route.method == "GET"}
    with house.context(OPENS) as context:
        phones, pusher = phones_of(context, user_id), Pusher(context)
        for kind, language in product(ReminderKind, LANGUAGES):
            reminder = Reminder(user_id, AccountKey.of(FLATS[0], None), kind, "2026-11")
            assert pusher.push(phones, Waiting(reminder, "", language)).state == "sent"
            shown, message = service.shown(), service.got[-1]
            assert not re.search(r"\d|€", shown["body"])
            assert shown["url"] == f"/{PAGE_OF[kind.wish]}"
            assert shown["url"] in paths
            week = 7 if kind.wish is WishKind.VERIFICATION else 1
            assert message.headers["ttl"] == str(week * TTL)
            assert len(message.body) <= MOST_BYTES


def test_a_key_that_a_service_does_not_know_leads_to_the_mail(
    house: Company, boxes: MailBoxes, service: PushService
) -> None:
    """403: the phone was turned on with another key; it stays, for the key may come back."""
    refused = FLATS[0]
    service.answers = {refused: 403}
    for _ in range(2):
        on(house, OPENS)
        assert service.names().count(refused) == 1
        assert boxes.addresses.count(address_of(refused)) == 1
    with house.context(OPENS) as context:
        assert len(phones_of(context, user_of(house, refused))) == 1


def test_a_kind_that_is_off_reaches_no_phone(
    house: Company, boxes: MailBoxes, service: PushService
) -> None:
    """Nor a mailbox in its place; others go on, and on again it goes."""
    off = FLATS[0]
    others = [kind for kind in WishKind if kind is not WishKind.WINDOW_OPENS]
    with house.context(OPENS) as context:
        set_wishes(context, user_of(house, off), others)
        on(house, OPENS)
        assert sorted(service.names()) == sorted(FLATS[1:-1])
        assert boxes.addresses == [address_of(FLATS[-1])]
        set_wishes(context, user_of(house, off), list(WishKind))
    on(house, OPENS)
    assert sorted(service.names()) == sorted(FLATS[:-1])


def test_phones_of_ended_sessions_and_wishes_for_mail(
    house: Company, boxes: MailBoxes, service: PushService
) -> None:
    """A session that was ended takes its phone along; who wishes both gets both; two phones two."""
    first, second, third = FLATS[:3]
    with house.context(OPENS) as context:
        token = give_phone(house, user_of(house, first), service.browser(first))
        end(context, token)
        set_mail_too(context, user_of(house, second), mail_too=True)
    give_phone(house, user_of(house, third), service.browser("other"))
    service.answers = {"other": 404}
    on(house, OPENS)
    assert sorted(service.names()) == sorted([second, third, FLATS[3], "other"])
    assert sorted(boxes.addresses) == sorted(map(address_of, (first, second, FLATS[4])))
    with house.context(OPENS) as context:
        assert forget_old(context)["push_subscriptions"] == 1


def test_who_wishes_both_gets_the_message_where_the_mail_cannot_come(
    house: Company, boxes: MailBoxes, service: PushService
) -> None:
    """Refused for good: at once, and once. Refused for now: when it is known how that ends."""
    for_good, for_now = FLATS[:2]
    with house.context(OPENS) as context:
        for flat_id in (for_good, for_now):
            set_mail_too(context, user_of(house, flat_id), mail_too=True)
    boxes.at_address |= {address_of(for_good): "550 nobody", address_of(for_now): "451 later"}
    on(house, OPENS)
    assert sorted(service.names()) == sorted([for_good, *FLATS[2:4]])
    boxes.at_address.clear()
    Reminders(house).let_time_pass()
    on(house, OPENS)
    assert service.names()[-1] == for_now
    assert len(service.names()) == len(FLATS[:-1])


def test_a_phone_whose_session_is_over_by_time_or_whose_keys_are_none(
    house: Company, boxes: MailBoxes, service: PushService
) -> None:
    """They get a mail, and nobody after them waits."""
    first, second = FLATS[:2]
    bad = replace(service.browser(second), p256dh="AAAA")
    give_phone(house, user_of(house, second), bad)
    older = update(sessions).where(sessions.c.person_id == user_of(house, first))
    with house.context(OPENS) as context, context.store.writing() as tx:
        tx.execute(older.values(made_s=sessions.c.made_s - 31 * 24 * 3600))
    on(house, OPENS)
    assert service.names() == [*FLATS[2:4]]
    assert sorted(boxes.addresses) == sorted(map(address_of, (first, second, FLATS[4])))


def test_a_service_that_is_not_named_is_never_called(
    house: Company, boxes: MailBoxes, service: PushService
) -> None:
    """Nor where a service leads on to; with a key that cannot be read mails go, and it is said."""
    service.answers = {FLATS[0]: 307}
    with push_service() as other:
        give_phone(house, user_of(house, FLATS[4]), other.browser("inside"))
        on(house, OPENS)
        assert other.got == []
    assert "elsewhere" not in service.names()
    assert sorted(boxes.addresses) == sorted(map(address_of, (FLATS[0], FLATS[4])))
    Reminders(house)._write("DELETE FROM reminders")
    (house.home / "push-key.pem").write_text("no key", "utf-8")
    boxes.taken.clear()
    made = on(house, OPENS)
    assert [problem.cause.code for problem in made.problems] == ["push-key-wrong"]
    assert sorted(boxes.addresses) == sorted(map(address_of, FLATS))


def test_a_phone_is_reached_where_the_address_has_no_mailbox(
    house: Company, boxes: MailBoxes, service: PushService
) -> None:
    """Whoever wished both gets the message, no mail goes there; with no phone left, it ends."""
    both, gone = FLATS[:2]
    service.answers = {gone: 410}
    with house.context(OPENS) as context:
        set_mail_too(context, user_of(house, both), mail_too=True)
        with context.store.writing() as tx:
            for flat_id in (both, gone, FLATS[4]):
                stop_mail(tx, user_of(house, flat_id), context.clock.timestamp(), "no_mailbox")
    on(house, OPENS)
    assert sorted(service.names()) == sorted(FLATS[:4])
    assert boxes.addresses == []
    rows = Reminders(house).rows()
    assert rows[both] == ("window_opens", "sent", 201, 1)
    assert rows[gone][1] == "refused"
    assert FLATS[4] not in rows
    Reminders(house).let_time_pass()
    on(house, OPENS)
    assert len(service.names()) == len(FLATS[:4]), "what ended is not tried again"
