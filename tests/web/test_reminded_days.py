"""The page of readings before their days: whether one is reminded, or may be."""

from dataclasses import replace
from pathlib import Path

import pytest
from portal_people import PortalPeople, portal_context
from portal_server import listening
from push_service import PushService

from einvoice.core.reminders import WishKind
from einvoice.store.users import stop_mail
from einvoice.web.app import portal_app
from jobs.residents.push import NewPhone, make_push_key, turn_on
from jobs.residents.wishes import set_wishes

CLOSED_DAY = "2026-12-21"
WORDS = ("We will remind you when these days begin.", "Remind me when these days begin")


@pytest.mark.parametrize(
    ("ways", "wished", "said"),
    [
        ("mail", True, (True, False)),
        ("mail", False, (False, True)),
        ("", True, (False, False)),
        ("stopped", True, (False, True)),
        ("stopped phone", True, (True, False)),
        ("stopped phone", False, (False, True)),
    ],
    ids=["reminded", "may be", "no mail", "no mailbox", "a phone alone", "a phone may be"],
)
def test_the_page_says_whether_one_is_reminded(
    people: PortalPeople, tmp_path: Path, *, ways: str, wished: bool, said: tuple[bool, bool]
) -> None:
    """Both lead to the page where it is wished; nothing is promised that cannot be sent.

    Whose address takes no mail is told on the phone that was turned on.
    """
    company = people.company.copied(people.company.home, tmp_path / "home")
    user_id = people.parts["user_id"]
    if ways:
        company.edit_config("[portal]\n", f'[portal]\nmail_folder = "{tmp_path / "mail"}"\n')
    if "phone" in ways:
        with company.context(CLOSED_DAY) as context:
            make_push_key(context, "push-key.pem")
            theirs = PushService("https://fcm.googleapis.com").browser("a")
            keys = (theirs.endpoint, theirs.p256dh, theirs.auth)
            session = people.sessions["own"]
            assert turn_on(context, NewPhone(user_id, session, "phone", *keys))
        company.edit_config("[portal]\n", '[portal]\npush_key = "file:push-key.pem"\n')
    if "stopped" in ways:
        with company.context(CLOSED_DAY) as context, context.store.writing() as tx:
            stop_mail(tx, user_id, "2026-12-01T08:00:00Z", "550")
    own = replace(people, company=company)
    with portal_context(own, CLOSED_DAY) as context, listening(portal_app(context)) as address:
        wishes = [WishKind.WINDOW_OPENS] if wished else []
        set_wishes(context, user_id, wishes)
        page = own.browser(address, "own").get(f"/flats/{people.flat.flat_id}/readings").text
    assert "These are not the days for readings" in page
    assert tuple(words in page for words in WORDS) == said
    assert ('href="/profile/mails"' in page) is bool(ways)
