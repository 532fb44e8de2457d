"""Registering by a code, rights in a customer's time, co-users, sessions and the throttle."""

import datetime as dt

from registered import ANNA, BERTA, FLAT, KEY, OTHER_FLAT, SINCE, code_for, registered
from sample_company import Company
from sqlalchemy import insert, select, text

from einvoice.core.account_keys import AccountKey
from einvoice.core.residents import CodeState, FlatRight, PersonKind, Right
from einvoice.store.input_tables import flats
from einvoice.store.registration_codes import client_number
from jobs.residents import accounts, rights, sessions
from jobs.residents.register import (
    Account,
    Registered,
    RegisterState,
    add_flat,
    check_code,
    make_codes,
    register,
)

TODAY, LAST_DAY = "2026-11-05", dt.date(2026, 11, 30)

EMPTY_FLAT = "B0001-4"


def change_customers(company: Company, *rows: str, today: str = TODAY) -> None:
    """Import rows of customers."""
    header = (company.home / "input" / "customers.csv").read_text("utf-8").splitlines()[0]
    path = company.home / "customers.csv"
    path.write_text("\n".join([header, *rows, ""]), "utf-8")
    result = company.cli("import", str(path), today=today)
    assert result.code == 0, result.err


def row_of(company: Company, flat_id: str) -> str:
    """Return a flat's customer as it was imported."""
    lines = (company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(f"{flat_id},")]
    return row


def moved_out(company: Company, last_day: dt.date) -> None:
    """Let somebody else be the customer of the flat from the day after."""
    first = last_day + dt.timedelta(days=1)
    own = f"{row_of(company, FLAT)}{last_day}"
    change_customers(company, own, f"{FLAT},Next Person,person,,,lv,{first},")


def test_a_code_opens_an_account_once(home: Company) -> None:
    """On both databases: what it opens is shown before, and afterwards it is used."""
    with home.context() as context:
        code = code_for(context, FLAT)
        answer = check_code(context, f" {FLAT.lower()} ", code.lower().replace("-", " "))
        assert (answer.state, answer.flat_number, answer.initials) == (CodeState.OPEN, "2", "Ū. B.")
        assert answer.street
        outcome = register(context, FLAT.lower(), code, ANNA)
        assert outcome.state is RegisterState.OK
        assert check_code(context, FLAT, code).state is CodeState.USED
        assert register(context, FLAT, code, BERTA) == Registered(RegisterState.USED)
        assert rights.rights_of(context, outcome.user_id) == (FlatRight(KEY, Right.OWNER),)
        user = accounts.account_by_email(context, "ANNA@example.lv")
        assert user is not None
        assert (user.user_id, user.password_hash, user.language) == (outcome.user_id, "hash", "lv")
        with home.context() as other, other.store.reading() as tx:
            kept = [str(row) for row in tx._connection.execute(text("SELECT * FROM codes"))]
        assert code.replace("-", "") not in "".join(kept)


def test_five_wrong_tries_cost_a_letter(company: Company) -> None:
    """Of that client number; a malformed code is a slip, and other numbers go on."""
    with company.context() as context:
        code, other = code_for(context, FLAT), code_for(context, OTHER_FLAT)
        for _ in range(9):
            assert check_code(context, FLAT, "2345-6789-ABC").state is CodeState.WRONG
        for number in (FLAT, FLAT.lower(), f" {FLAT}", FLAT):
            assert check_code(context, number, other).state is CodeState.WRONG
        assert check_code(context, FLAT, code).state is CodeState.OPEN
        assert check_code(context, FLAT, other).state is CodeState.WRONG
        assert check_code(context, FLAT, code).state is CodeState.OVER
        assert register(context, FLAT, code, ANNA).state is RegisterState.OVER
        assert check_code(context, OTHER_FLAT, other).state is CodeState.OPEN
        assert check_code(context, FLAT, code_for(context, FLAT)).state is CodeState.OPEN


def test_capital_letters_count_where_two_flats_differ_by_them(company: Company) -> None:
    """Then a number that is none of both is nobody's."""
    with company.context() as context:
        code = code_for(context, FLAT)
        with context.store.writing() as tx:
            row = dict(tx.execute(select(flats).where(flats.c.flat_id == FLAT)).one()._mapping)
            for other in (FLAT.lower(), "ab", "aB"):
                tx.execute(insert(flats).values(row | {"flat_id": other}))
        with context.store.reading() as tx:
            typed = (FLAT, FLAT.lower(), "ab", " aB ", "AB", f"{OTHER_FLAT.lower()}\n", "none")
            meant = [client_number(tx, number) for number in typed]
        assert meant == [FLAT, FLAT.lower(), "ab", "aB", "AB", OTHER_FLAT, "none"]
        assert check_code(context, FLAT.lower(), code).state is CodeState.WRONG
        assert check_code(context, FLAT, code).state is CodeState.OPEN


def test_a_code_is_good_for_ninety_days(company: Company) -> None:
    """And the newest letter alone."""
    with company.context("2026-11-05") as context:
        older, code = code_for(context, FLAT), code_for(context, FLAT)
        assert check_code(context, FLAT, older).state is CodeState.WRONG
    with company.context("2027-02-03") as context:
        assert check_code(context, FLAT, code).state is CodeState.OPEN
    with company.context("2027-02-04") as context:
        assert check_code(context, FLAT, code).state is CodeState.OVER


def test_a_code_is_the_customers_of_its_day(company: Company) -> None:
    """Who moves in opens nothing by the letter to who moved out; a flat nobody has gets none."""
    with company.context() as context:
        code = code_for(context, FLAT)
    moved_out(company, dt.date(2026, 11, 4))
    with company.context() as context:
        assert check_code(context, FLAT, code).state is CodeState.OVER
        assert make_codes(context, ["B0009-9"]) == ()
    change_customers(company, f"{row_of(company, EMPTY_FLAT)}2026-11-04")
    with company.context() as context:
        assert make_codes(context, [EMPTY_FLAT]) == ()


def test_an_address_has_one_account(company: Company) -> None:
    """Another code for the same address gives the flat to who is signed in, or nothing."""
    with company.context() as context:
        user_id = registered(context)
        code = code_for(context, OTHER_FLAT)
        assert register(context, OTHER_FLAT, code, ANNA).state is RegisterState.EMAIL_TAKEN
        assert add_flat(context, user_id, OTHER_FLAT, "2345-6789-ABCD") is RegisterState.WRONG
        assert add_flat(context, user_id, OTHER_FLAT, code) is RegisterState.OK
        assert [r.key.flat_id for r in rights.rights_of(context, user_id)] == [FLAT, OTHER_FLAT]
        right = rights.right_at(context, user_id, OTHER_FLAT)
        assert right == FlatRight(AccountKey(OTHER_FLAT, SINCE), Right.OWNER)
        assert rights.right_at(context, user_id, EMPTY_FLAT) is None


def test_rights_end_with_the_customers_time(company: Company) -> None:
    """Old invoices for 90 days, then nothing; co-users at once; the next customer sees nothing."""
    with company.context() as context:
        owner = registered(context)
        token = rights.invite(context, owner, KEY, BERTA.email, Right.READINGS)
        co_user = rights.accept(context, token, BERTA).user_id
        assert rights.rights_of(context, co_user) == (FlatRight(KEY, Right.READINGS),)
    moved_out(company, LAST_DAY)
    days = {"2026-11-30": False, "2026-12-01": True, "2027-02-28": True, "2027-03-01": None}
    for today, past in days.items():
        with company.context(today) as context:
            seen = rights.rights_of(context, owner)
            assert seen == (() if past is None else (FlatRight(KEY, Right.OWNER, past),))
            assert bool(rights.rights_of(context, co_user)) == (past is False)
    with company.context("2026-12-01") as context:
        next_owner = registered(context, account=Account("next@example.lv", "h", "lv"))
        key = AccountKey(FLAT, LAST_DAY + dt.timedelta(days=1))
        assert rights.rights_of(context, next_owner) == (FlatRight(key, Right.OWNER),)
        assert rights.invite(context, owner, KEY, "x@example.lv", Right.READ) == ""


def test_an_earlier_row_of_the_customer_moves_nobody_out(company: Company) -> None:
    """The customer's time begins earlier, and the right is for all of it."""
    with company.context() as context:
        owner = registered(context)
    row = row_of(company, FLAT).replace("2023-05-01", "2022-01-01")
    change_customers(company, f"{row}2023-04-30")
    with company.context() as context:
        earlier = AccountKey(FLAT, dt.date(2022, 1, 1))
        assert rights.rights_of(context, owner) == (FlatRight(earlier, Right.OWNER),)


def test_a_customer_written_over_takes_no_rights_along(company: Company) -> None:
    """A row that names somebody else now is another customer: the letter was to nobody."""
    with company.context() as context:
        owner, code = registered(context), code_for(context, FLAT)
    name, code_of = row_of(company, FLAT).split(",")[1:4:2]
    change_customers(
        company, row_of(company, FLAT).replace(name, "Next Person").replace(code_of, "")
    )
    with company.context() as context:
        assert rights.rights_of(context, owner) == ()
        assert check_code(context, FLAT, code).state is CodeState.WRONG


def test_an_owner_invites_and_ends_co_users(company: Company) -> None:
    """By a link, once; nobody else invites, and ownership is by code alone."""
    with company.context() as context:
        owner = registered(context)
        assert rights.invite(context, owner, KEY, BERTA.email, Right.OWNER) == ""
        earlier = rights.invite(context, owner, KEY, BERTA.email, Right.READINGS)
        token = rights.invite(context, owner, KEY, f" {BERTA.email.upper()}", Right.READ)
        assert rights.invited(context, earlier) == BERTA.email
        assert rights.invited(context, token) == BERTA.email
        wrong = Account("stranger@example.lv", "h", "lv")
        outcome = rights.accept(context, token, wrong)
        berta = accounts.account_by_email(context, BERTA.email)
        assert berta is not None
        assert outcome == Registered(RegisterState.OK, berta.user_id)
        assert rights.accept(context, token, wrong).state is RegisterState.OVER
        assert rights.invited(context, token) is None
        assert rights.invited(context, earlier) is None, "it opens nothing once she has come"
        assert rights.invite(context, berta.user_id, KEY, "x@example.lv", Right.READ) == ""
        (seen,) = rights.co_users(context, owner, KEY)
        assert (seen.user_id, seen.email, seen.right) == (berta.user_id, BERTA.email, Right.READ)
        assert rights.co_users(context, berta.user_id, KEY) == ()
        assert not rights.end_co_user(context, berta.user_id, KEY, owner)
        session = sessions.open_session(context, berta.user_id, PersonKind.USER, "")
        assert rights.end_co_user(context, owner, KEY, berta.user_id)
        assert rights.rights_of(context, berta.user_id) == ()
        assert sessions.session_of(context, session) is None
        assert not rights.end_co_user(context, owner, KEY, berta.user_id)


def test_who_has_an_account_accepts_signed_in(company: Company) -> None:
    """For the address that was invited; an owner stays an owner."""
    with company.context() as context:
        owner = registered(context)
        berta = registered(context, OTHER_FLAT, BERTA)
        token = rights.invite(context, owner, KEY, BERTA.email, Right.READINGS)
        assert rights.accept(context, token, BERTA).state is RegisterState.EMAIL_TAKEN
        assert rights.accept_as(context, token, owner) is RegisterState.OVER
        assert rights.accept_as(context, token, berta) is RegisterState.OK
        right = rights.right_at(context, berta, FLAT)
        assert right is not None
        assert right.right is Right.READINGS
        own = rights.invite(context, owner, KEY, ANNA.email, Right.READ)
        assert rights.accept_as(context, own, owner) is RegisterState.OK
        assert rights.right_at(context, owner, FLAT) == FlatRight(KEY, Right.OWNER)


def test_who_leaves_is_gone_at_once(company: Company) -> None:
    """With sessions, links and the rights given to others; the address is free."""
    with company.context() as context:
        owner = registered(context)
        token = rights.invite(context, owner, KEY, BERTA.email, Right.READ)
        berta = rights.accept(context, token, BERTA).user_id
        open_link = rights.invite(context, owner, KEY, "x@example.lv", Right.READ)
        session = sessions.open_session(context, owner, PersonKind.USER, "Firefox")
        rights.leave(context, owner)
        assert sessions.session_of(context, session) is None
        assert rights.rights_of(context, owner) == rights.rights_of(context, berta) == ()
        assert rights.invited(context, open_link) is None
        assert accounts.reset_token(context, ANNA.email) is None
        assert registered(context) != owner
