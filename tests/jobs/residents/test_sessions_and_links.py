"""Sessions, locks and links of accounts: how each ends, and for whom."""

from dataclasses import replace
from pathlib import Path

import pytest
from registered import ANNA, BERTA, KEY, OTHER_FLAT, code_for, registered
from sample_company import Company
from sqlalchemy import text

from einvoice.core.residents import CodeState, PersonKind, Right, StaffRole
from einvoice.store import provider_links
from jobs.context import Context
from jobs.residents import accounts, invitations, passkeys, providers, rights, sessions, throttle
from jobs.residents.register import (
    check_code,
)
from jobs.residents.staff_accounts import add_staff, end_staff


def test_a_link_sets_a_password_once(company: Company) -> None:
    """The newest link alone; all sessions end and passkeys go, and links by another password."""
    with company.context() as context:
        user_id = registered(context)
        made = passkeys.Passkey("id", user_id, "key", 0, "", "2026-11-29T00:00:00Z")
        assert passkeys.keep_passkey(context, made, "challenge")
        with context.store.writing() as tx:
            provider_links.add_link(tx, user_id, "a" * 64, context.clock.timestamp())
        session = sessions.open_session(context, user_id, PersonKind.USER, "")
        first, second = (accounts.reset_token(context, ANNA.email) for _ in range(2))
        assert first is not None
        assert second is not None
        assert not accounts.is_reset_open(context, first[1])
        assert accounts.is_reset_open(context, second[1])
        assert not accounts.set_password(context, first[1], "stolen")
        assert passkeys.passkeys_of(context, user_id) == (made,)
        assert accounts.set_password(context, second[1], "new hash")
        assert passkeys.passkeys_of(context, user_id) == ()
        assert not providers.is_linked(context, user_id)
        assert not accounts.set_password(context, second[1], "again")
        user = accounts.account_of(context, user_id)
        assert user is not None
        assert user.password_hash == "new hash"  # noqa: S105 - of a test
        assert sessions.session_of(context, session) is None
        assert accounts.reset_token(context, "nobody@example.lv") is None
        kept = sessions.open_session(context, user_id, PersonKind.USER, "")
        other = sessions.open_session(context, user_id, PersonKind.USER, "")
        third = accounts.reset_token(context, ANNA.email)
        assert third is not None
        assert passkeys.keep_passkey(context, made, "another challenge")
        accounts.change_password(context, user_id, "third", kept)
        assert not accounts.set_password(context, third[1], "of who reads the mails")
        assert passkeys.passkeys_of(context, user_id) == (made,), "it was made after the password"
        accounts.change_language(context, user_id, "en")
        assert sessions.session_of(context, kept) is not None
        assert sessions.session_of(context, other) is None


def test_sessions_end_in_time_and_rise_with_a_new_token(company: Company) -> None:
    """A resident's after 30 days; staff's after half an hour without a page."""
    with company.context() as context:
        user_id = registered(context)
        staff_id = add_staff(context, "clerk@example.lv", "Clerk", StaffRole.CLERK, "h").staff_id
        token = sessions.open_session(context, user_id, PersonKind.USER, "a" * 99)
        clerks = sessions.open_session(context, staff_id, PersonKind.STAFF, "")
        opened = sessions.session_of(context, token)
        assert opened is not None
        assert (opened.person_id, opened.kind, opened.agent) == (user_id, "user", "a" * 40)
        renewed = sessions.renew(context, token)
        assert renewed is not None
        assert sessions.session_of(context, token) is None
        assert sessions.renew(context, token) is None
        assert [s.agent for s in sessions.sessions_of(context, user_id)] == ["a" * 40]
        _age(context, 29 * 60)
        assert sessions.session_of(context, clerks) is not None  # is seen now
        _age(context, 29 * 60)
        assert sessions.session_of(context, clerks) is not None
        _age(context, 31 * 60)
        assert sessions.session_of(context, clerks) is None
        assert sessions.session_of(context, renewed) is not None
        _age(context, 30 * 24 * 3600)
        assert sessions.session_of(context, renewed) is None
        third = sessions.open_session(context, staff_id, PersonKind.STAFF, "")
        member = accounts.staff_by_email(context, "CLERK@example.lv")
        assert member == accounts.staff_of(context, staff_id)
        end_staff(context, "Clerk@example.lv")
        assert sessions.session_of(context, third) is None
        fourth, fifth = (
            sessions.open_session(context, user_id, PersonKind.USER, "") for _ in range(2)
        )
        sessions.end_all(context, user_id, but=fifth)
        assert sessions.session_of(context, fourth) is None
        sessions.end(context, fifth)
        assert sessions.session_of(context, fifth) is None


def _age(context: Context, seconds: int) -> None:
    """Let everything of sessions have happened earlier."""
    with context.store.writing() as tx:
        older = f"made_s = made_s - {seconds}, seen_s = seen_s - {seconds}"
        tx.execute(text(f"UPDATE sessions SET {older}"))  # noqa: S608 - of a test


def test_failures_lock_an_account_but_no_known_device(company: Company) -> None:
    """Five in a minute; of neighbouring addresses 60; a sign-in forgets its account's."""
    with company.context() as context:
        for _ in range(4):
            throttle.failed(context, ANNA.email, "192.0.2.1")
        assert throttle.wait_seconds(context, ANNA.email, "192.0.2.9") == 0
        throttle.failed(context, "anna@example.lv", "192.0.2.1")
        assert 0 < throttle.wait_seconds(context, ANNA.email, "198.51.100.9") <= 60
        assert throttle.wait_seconds(context, ANNA.email, "192.0.2.9", known_device=True) == 0
        for number in range(55):
            throttle.failed(context, f"x{number}@example.lv", "192.0.2.77")
        assert throttle.wait_seconds(context, BERTA.email, "192.0.2.9") > 0
        assert throttle.wait_seconds(context, BERTA.email, "198.51.100.9") == 0
        throttle.succeeded(context, BERTA.email)
        throttle.succeeded(context, ANNA.email)
        assert throttle.wait_seconds(context, ANNA.email, "198.51.100.9") == 0


def test_nothing_of_it_is_readable_in_the_database(company: Company) -> None:
    """A copy of the database opens no session, no link and no letter."""
    with company.context() as context:
        code = code_for(context, OTHER_FLAT)
        user_id = registered(context)
        session = sessions.open_session(context, user_id, PersonKind.USER, "")
        reset = accounts.reset_token(context, ANNA.email)
        assert reset is not None
        throttle.failed(context, ANNA.email, "192.0.2.1")
    content = _content(company.home / "data")
    for secret in (session, reset[1], code, code.replace("-", ""), "192.0.2"):
        assert secret.encode() not in content
    assert user_id.encode() in content


def _content(data: Path) -> bytes:
    return b"".join(path.read_bytes() for path in data.glob("einvoice.db*"))


@pytest.mark.parametrize("flat_id", ["", "B0001-2'; --", "Ž" * 50])
def test_a_strange_client_number_is_wrong(company: Company, flat_id: str) -> None:
    """Hostile text is looked up as it is, and nothing is there."""
    with company.context() as context:
        assert check_code(context, flat_id, "2345-6789-ABCD").state is CodeState.WRONG


def test_nobody_else_withdraws_or_signs_out(company: Company) -> None:
    """Who is no owner withdraws nothing; who is no co-user of the flat keeps their sessions."""
    with company.context() as context:
        owner, berta = registered(context), registered(context, OTHER_FLAT, BERTA)
        token = rights.invite(context, owner, KEY, "x@example.lv", Right.READ)
        (waiting,) = invitations.invitations(context, owner, KEY)
        assert invitations.invitations(context, berta, KEY) == ()
        invitations.withdraw(context, berta, KEY, waiting.key)
        assert invitations.invitation_of(context, token) is not None
        session = sessions.open_session(context, berta, PersonKind.USER, "")
        assert not rights.end_co_user(context, owner, KEY, berta)
        assert sessions.session_of(context, session) is not None
        invitations.withdraw(context, owner, KEY, waiting.key)
        assert invitations.invitation_of(context, token) is None


def test_a_challenge_is_answered_once(company: Company) -> None:
    """Also by a device that does not count; nobody else removes a passkey, and leaving does."""
    with company.context() as context:
        owner = registered(context)
        made = passkeys.Passkey("id", owner, "key", 0, "", "2026-11-29T00:00:00Z")
        assert passkeys.keep_passkey(context, made, "first")
        assert not passkeys.keep_passkey(context, replace(made, credential_id="other"), "first")
        assert passkeys.use_passkey(context, made, 0, "second")
        assert not passkeys.use_passkey(context, made, 0, "second")
        passkeys.remove_passkey(context, "somebody", "id")
        assert passkeys.passkey_owner(context, "id") is not None
        rights.leave(context, owner)
        assert passkeys.passkeys_of(context, owner) == ()
        assert not passkeys.use_passkey(context, made, 0, "third"), "it went while she answered"
