"""The portal's tables: users, rights, codes, sessions, tokens, attempts and staff."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from einvoice.core.account_keys import AccountKey
from einvoice.core.errors import StorageError
from einvoice.core.residents import PersonKind, Right, StaffRole, TokenKind
from einvoice.core.staff_acts import WhichActs
from einvoice.store import attempts, registration_codes, sessions, staff, tokens, user_flats, users
from einvoice.store.registration_codes import KeptCode
from einvoice.store.sessions import Session
from einvoice.store.staff import StaffAct, StaffMember
from einvoice.store.store import Store
from einvoice.store.tokens import Token
from einvoice.store.transactions import ReadTransaction
from einvoice.store.user_flats import Grant
from einvoice.store.users import User

TODAY = dt.date(2026, 11, 1)
DAY = dt.timedelta(days=1)
AT = "2026-11-01T08:00:00Z"
HOME = AccountKey("B1-1", dt.date(2020, 1, 1))
OPEN_START = AccountKey.of("B1-2", None)
ANNA = User("a" * 32, "anna@example.org", "hash", "lv", ended=False, mail_stopped=False)
OTHER = User("b" * 32, "berta@example.org", "hash", "ru", ended=False, mail_stopped=False)


def code(letter: str, key: AccountKey = HOME) -> KeptCode:
    """Return an unused code."""
    return KeptCode(letter * 64, key, TODAY + 90 * DAY, used=False, wrong_tries=0)


def test_a_user_is_kept_changed_and_ended(store: Store) -> None:
    """An ended account has no password, and its address is free."""
    with store.writing() as tx:
        users.add_user(tx, ANNA, AT)
        users.change_password(tx, ANNA.user_id, "another")
        users.change_language(tx, ANNA.user_id, "en")
        users.stop_mail(tx, ANNA.user_id, AT, "550")
    with store.writing() as tx:
        kept = users.user_by_email(tx, ANNA.email)
        assert kept == User(
            ANNA.user_id, ANNA.email, "another", "en", ended=False, mail_stopped=True
        )
        users.end_user(tx, ANNA.user_id, AT)
        assert users.user_by_email(tx, ANNA.email) is None
        ended = users.user_of(tx, ANNA.user_id)
        assert ended is not None
        assert (ended.ended, ended.password_hash) == (True, "")
        users.add_user(
            tx, User(OTHER.user_id, ANNA.email, "h", "lv", ended=False, mail_stopped=False), AT
        )


def test_an_address_has_one_account(store: Store) -> None:
    """Two accounts of one address are refused by the database."""
    twin = User(OTHER.user_id, ANNA.email, "h", "lv", ended=False, mail_stopped=False)
    with pytest.raises(IntegrityError), store.writing() as tx:
        users.add_user(tx, ANNA, AT)
        users.add_user(tx, twin, AT)


def test_grants_are_in_force_between_their_days(store: Store) -> None:
    """A grant ends with its last day, or with the account; an open start is a key too."""
    with store.writing() as tx:
        for user in (ANNA, OTHER):
            users.add_user(tx, user, AT)
        own = Grant(ANNA.user_id, HOME, Right.OWNER, "", TODAY)
        co_user = Grant(OTHER.user_id, HOME, Right.READ, ANNA.user_id, TODAY)
        open_start = Grant(ANNA.user_id, OPEN_START, Right.OWNER, "", TODAY)
        for grant in (own, co_user, open_start):
            user_flats.keep_grant(tx, grant)
        user_flats.keep_grant(tx, own)
        assert user_flats.grants_of(tx, ANNA.user_id, TODAY) == [own, open_start]
        assert user_flats.grants_of(tx, ANNA.user_id, TODAY - DAY) == []
        assert user_flats.grants_on(tx, "B1-1", TODAY) == [own, co_user]
        assert user_flats.end_grants(tx, ANNA.user_id, TODAY, [OPEN_START]) == 1
        assert user_flats.grants_of(tx, ANNA.user_id, TODAY + DAY) == [own]
        assert user_flats.end_grants(tx, ANNA.user_id, TODAY) == 1
        assert user_flats.grants_of(tx, ANNA.user_id, TODAY + DAY) == []
        users.end_user(tx, OTHER.user_id, AT)
        assert user_flats.grants_on(tx, "B1-1", TODAY + DAY) == []


def test_a_new_code_ends_the_flats_unused_code(store: Store) -> None:
    """Only the last letter opens anything; a used code is remembered as used."""
    with store.writing() as tx:
        registration_codes.keep_codes(tx, [code("1"), code("2", OPEN_START)], AT)
        registration_codes.count_wrong_try(tx, "B1-1")
        first = registration_codes.code_of(tx, "1" * 64)
        assert first is not None
        assert first.wrong_tries == 1
        registration_codes.use_code(tx, "1" * 64, ANNA.user_id)
        registration_codes.count_wrong_try(tx, "B1-1")
        registration_codes.keep_codes(tx, [code("3"), code("4", OPEN_START)], AT)
        used = registration_codes.code_of(tx, "1" * 64)
        assert used is not None
        assert (used.used, used.wrong_tries) == (True, 1)
        assert registration_codes.code_of(tx, "2" * 64) is None
        assert registration_codes.code_of(tx, "4" * 64) == code("4", OPEN_START)


def test_sessions_end_alone_and_together(store: Store) -> None:
    """Ending all spares the session that asks for it."""
    mine = [
        Session(letter * 64, ANNA.user_id, PersonKind.USER, 100, 100, "Firefox") for letter in "12"
    ]
    staffs = Session("3" * 64, "c" * 32, PersonKind.STAFF, 100, 100, "")
    with store.writing() as tx:
        for session in (*mine, staffs):
            sessions.open_session(tx, session)
        sessions.mark_seen(tx, "2" * 64, 160)
        assert [s.hash[0] for s in sessions.sessions_of(tx, ANNA.user_id)] == ["2", "1"]
        sessions.end_sessions(tx, ANNA.user_id, 200, but="1" * 64)
        assert sessions.session_of(tx, "2" * 64) is None
        assert sessions.session_of(tx, "1" * 64) == mine[0]
        assert sessions.session_of(tx, "3" * 64) == staffs
        assert sessions.end_session(tx, "1" * 64, 210)
        assert not sessions.end_session(tx, "1" * 64, 220)


def test_a_token_is_used_once_and_in_time(store: Store) -> None:
    """A link is for its kind, once, until its moment; the newest alone where others are ended."""
    reset = Token("1" * 64, TokenKind.PASSWORD, ANNA.user_id, 1000)
    invitation = Token(
        "2" * 64, TokenKind.INVITATION, ANNA.user_id, 1000, OTHER.email, HOME, Right.READ
    )
    with store.writing() as tx:
        for token in (reset, invitation):
            tokens.add_token(tx, token)
        assert tokens.token_of(tx, "1" * 64, TokenKind.PASSWORD, 999) == reset
        assert tokens.token_of(tx, "1" * 64, TokenKind.PASSWORD, 1000) is None
        assert tokens.token_of(tx, "1" * 64, TokenKind.INVITATION, 999) is None
        assert tokens.token_of(tx, "2" * 64, TokenKind.INVITATION, 999) == invitation
        tokens.use_token(tx, "2" * 64, 500)
        assert tokens.token_of(tx, "2" * 64, TokenKind.INVITATION, 999) is None
        tokens.end_tokens(tx, ANNA.user_id, TokenKind.PASSWORD, 500)
        assert tokens.token_of(tx, "1" * 64, TokenKind.PASSWORD, 999) is None


def test_attempts_are_counted_by_subject(store: Store) -> None:
    """The last N in order, since a moment; forgotten by subject or by age."""
    with store.writing() as tx:
        for second in (10, 20, 30):
            attempts.keep_attempt(tx, ["a" * 64, "b" * 64], second)
        assert attempts.attempts_of(tx, "a" * 64, 10, 9) == [20, 30]
        assert attempts.attempts_of(tx, "a" * 64, 0, 2) == [20, 30]
        attempts.forget_attempts(tx, "a" * 64)
        assert attempts.attempts_of(tx, "a" * 64, 0, 9) == []
        assert attempts.forget_old_attempts(tx, 20) == 1
        assert attempts.attempts_of(tx, "b" * 64, 0, 9) == [20, 30]


def test_what_staff_did_is_paged_back(store: Store) -> None:
    """Members are kept and changed; their acts come latest first."""
    member = StaffMember("c" * 32, "clerk@example.org", "Clerk", StaffRole.CLERK, "hash", "lv")
    with store.writing() as tx:
        staff.add_member(tx, member, AT)
        staff.change_member(tx, member.staff_id, role=StaffRole.MANAGER)
        for number in range(3):
            staff.note_act(tx, StaffAct(member.staff_id, AT, "code-made", f"flat B1-{number}"))
        (last, act), *_ = staff.acts(tx, 1)
        assert act.subject == "flat B1-2"
        assert [act.subject for _, act in staff.acts(tx, 9, WhichActs(last))] == [
            "flat B1-1",
            "flat B1-0",
        ]
        assert staff.member_by_email(tx, "nobody@example.org") is None
        kept = staff.member_of(tx, member.staff_id)
        assert kept == staff.member_by_email(tx, member.email)
        assert staff.members(tx) == [kept]
        assert kept is not None
        assert kept.role is StaffRole.MANAGER


LOOK_UPS: dict[str, Callable[[ReadTransaction], object]] = {
    "users": lambda tx: users.user_by_email(tx, ANNA.email),
    "user_flats": lambda tx: user_flats.grants_of(tx, ANNA.user_id, TODAY),
    "user_flats of a flat": lambda tx: user_flats.grants_on(tx, "B1-1", TODAY),
    "codes": lambda tx: registration_codes.code_of(tx, "1" * 64),
    "sessions": lambda tx: sessions.session_of(tx, "1" * 64),
    "sessions of a person": lambda tx: sessions.sessions_of(tx, ANNA.user_id),
    "tokens": lambda tx: tokens.token_of(tx, "1" * 64, TokenKind.PASSWORD, 1),
    "attempts": lambda tx: attempts.attempts_of(tx, "1" * 64, 1, 9),
    "staff": lambda tx: staff.member_by_email(tx, "clerk@example.org"),
}


def test_every_request_looks_up_by_an_index(sqlite_store: Store) -> None:
    """No query of a page reads a whole table."""
    asked: list[tuple[str, object]] = []
    engine = sqlite_store._engine
    with sqlite_store.reading() as tx:

        def keep(*call: object) -> None:
            asked.append((str(call[2]), call[3]))

        event.listen(engine, "before_cursor_execute", keep)
        for look_up in LOOK_UPS.values():
            look_up(tx)
        event.remove(engine, "before_cursor_execute", keep)
        for statement, values in asked:
            plan = tx._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            steps = [str(row[3]) for row in plan]
            assert not [step for step in steps if re.match("SCAN", step)], (statement, steps)
    assert len(asked) == len(LOOK_UPS)


def test_who_cannot_wait_is_told_that_the_database_is_busy(store: Store) -> None:
    """After the seconds given, by name, and nothing is kept; once the other ended it writes."""
    with store.writing() as other:
        users.add_user(other, ANNA, AT)
        with pytest.raises(StorageError) as caught, store.writing_soon(1) as tx:
            users.add_user(tx, OTHER, AT)
        assert caught.value.code == "database-busy"
    with store.writing_soon(1) as tx:
        assert users.user_of(tx, OTHER.user_id) is None
        users.add_user(tx, OTHER, AT)
    with store.reading() as reader:
        assert users.user_of(reader, OTHER.user_id) is not None
        assert users.user_of(reader, ANNA.user_id) is not None
