"""An account or a right that is kept is never called not received, whoever writes next."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pyotp
import pytest
from portal_people import PASSWORD, TODAY, PortalPeople, portal_context
from portal_server import Browser, listening
from sqlalchemy import event, func, select
from sqlalchemy.pool import Pool

from einvoice.core.residents import Right
from einvoice.store.portal_tables import totp, user_flats
from einvoice.web import rooms
from einvoice.web.app import portal_app
from einvoice.web.second_step import new_secret
from jobs.context import Context
from jobs.residents import rights
from jobs.residents.register import make_codes, printed_code
from jobs.residents.second_steps import SecondStep, keep_second_step
from jobs.residents.staff_accounts import require_staff


def kept(context: Context) -> tuple[int, int]:
    """Return how many rights are kept, and a number that each used code of staff raises."""
    with context.store.reading() as tx:
        rights = tx.scalars(select(func.count()).select_from(user_flats))
        steps = tx.scalars(select(func.coalesce(func.sum(totp.c.last_step), 0)))
        return int(next(iter(rights))), int(next(iter(steps)))


@contextmanager
def writer_after_the_next(other: Context) -> Iterator[None]:
    """Let another process write, from the next commit of what is `kept` on, until the end."""
    before, looks = kept(other), threading.local()
    holds, released = threading.Event(), threading.Event()

    def hold() -> None:
        with other.store.writing():
            holds.set()
            released.wait(20)

    writer = threading.Thread(target=hold)

    def look(_connection: Any, _record: Any) -> None:
        if threading.current_thread() is writer or getattr(looks, "on", False) or holds.is_set():
            return
        looks.on = True
        try:
            if kept(other) != before:
                writer.start()
                assert holds.wait(10)
        finally:
            looks.on = False

    event.listen(Pool, "checkin", look)
    try:
        yield
    finally:
        event.remove(Pool, "checkin", look)
        released.set()
        writer.join()


@pytest.fixture
def portal(
    people: PortalPeople, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[PortalPeople, str]]:
    """A portal of the own, less patient: its database is a copy."""
    monkeypatch.setattr(rooms, "SECONDS_TO_WAIT", 1.0)
    home = tmp_path_factory.mktemp("opened") / "home"
    own = replace(people, company=people.company.copied(people.company.home, home))
    with portal_context(own) as context, listening(portal_app(context)) as address:
        yield own, address


@pytest.mark.parametrize("way", ["code", "invitation", "another_flat"])
def test_what_is_kept_is_answered_as_kept(portal: tuple[PortalPeople, str], way: str) -> None:
    """Who has the flat now is signed in, and does not see the form once more."""
    people, address = portal
    browser = people.browser(address, "own") if way == "another_flat" else Browser(address)
    with people.company.context(TODAY) as other:
        if way == "invitation":
            own, mail = people.parts["user_id"], "guest@example.lv"
            token = rights.invite(other, own, people.flat.present, mail, Right.READ)
            path, on, fields = f"/invitation/{token}", f"/invitation/{token}", {}
        else:
            (made,) = make_codes(other, [people.others[0]])
            fields = {"client_number": made.flat_id, "code": printed_code(made)}
            path, on = "/register/account", "/register"
        if way == "code":
            fields["email"] = "new@example.lv"
        with writer_after_the_next(other):
            answer = browser.send(path, on=on, password=PASSWORD, **fields)
        assert answer.status_code == 303, answer.text
    assert browser.get("/profile").status_code == 200


def test_a_code_is_used_up_with_its_session(portal: tuple[PortalPeople, str]) -> None:
    """It was used, and its session refused: the same code, sent again as asked, was wrong."""
    people, address = portal
    browser, secret, place = Browser(address), new_secret(), "/staff/sign-in"
    with people.company.context(TODAY) as other:
        member = require_staff(other, "clerk@example.lv")
        keep_second_step(other, SecondStep(member.staff_id, secret, other.clock.timestamp(), 0), "")
        page = browser.send(place, email=member.email, password=PASSWORD).text
        (ticket,) = re.findall(r'name="ticket" value="([^"]+)"', page)
        with writer_after_the_next(other):
            code = pyotp.TOTP(secret).at(other.clock.seconds())
            answer = browser.send(f"{place}/code", on=place, ticket=ticket, code=code)
    assert answer.status_code == 303, answer.text
    assert browser.get("/staff").status_code == 200
