"""The page of readings before their days: whether one is reminded, or may be."""

from dataclasses import replace
from pathlib import Path

import pytest
from portal_people import PortalPeople, portal_context
from portal_server import listening

from einvoice.core.reminders import WishKind
from einvoice.web.app import portal_app
from jobs.residents.wishes import set_wishes

CLOSED_DAY = "2026-12-21"
WORDS = ("We will remind you when these days begin.", "Remind me when these days begin")


@pytest.mark.parametrize(
    ("mails", "wished", "said"),
    [(True, True, (True, False)), (True, False, (False, True)), (False, True, (False, False))],
    ids=["reminded", "may be", "no mail"],
)
def test_the_page_says_whether_one_is_reminded(
    people: PortalPeople, tmp_path: Path, *, mails: bool, wished: bool, said: tuple[bool, bool]
) -> None:
    """Both lead to the page where it is wished; nothing is promised that cannot be sent."""
    company = people.company.copied(people.company.home, tmp_path / "home")
    if mails:
        company.edit_config("[portal]\n", f'[portal]\nmail_folder = "{tmp_path / "mail"}"\n')
    own = replace(people, company=company)
    with portal_context(own, CLOSED_DAY) as context, listening(portal_app(context)) as address:
        wishes = [WishKind.WINDOW_OPENS] if wished else []
        set_wishes(context, people.parts["user_id"], wishes)
        page = own.browser(address, "own").get(f"/flats/{people.flat.flat_id}/readings").text
    assert "These are not the days for readings" in page
    assert tuple(words in page for words in WORDS) == said
    assert ('href="/profile/mails"' in page) is mails
