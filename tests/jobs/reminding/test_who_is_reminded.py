"""Who is reminded of what on which day, and what the mail says."""

import datetime as dt
from collections.abc import Iterator

import pytest
from mail_boxes import MailBoxes, mail_boxes, mails_through
from reminded_residents import BETWEEN, ENDS, OPENS, Reminders, address_of, move_all_in, on
from sample_company import Company
from sqlalchemy import text, update

from einvoice.core.account_keys import AccountKey
from einvoice.core.reminders import WishKind
from einvoice.core.residents import Right
from einvoice.store.input_tables import customers, meters_table
from einvoice.store.portal_tables import user_flats
from jobs.reminding.after_restore import pass_over_due
from jobs.reminding.due import due_now, still_due
from jobs.residents import rights
from jobs.residents.answered import remind_answered
from jobs.residents.enter_reading import Entry, enter_reading
from jobs.residents.register import Account
from jobs.residents.wishes import set_wishes, wishes_of

FLAT, OTHER = "B0001-2", "B0001-3"
KEY = AccountKey(FLAT, dt.date(2023, 5, 1))


@pytest.fixture
def boxes() -> Iterator[MailBoxes]:
    """The mail server."""
    with mail_boxes() as running:
        yield running


@pytest.fixture
def user(company: Company, boxes: MailBoxes) -> str:
    """The resident of a flat, with mails through the server."""
    mails_through(company, boxes)
    return move_all_in(company, FLAT)[0]


def kinds(company: Company, today: str) -> list[tuple[str, str]]:
    """Mail the reminders of a day, and return those that there are by month and kind."""
    on(company, today)
    return Reminders(company).kinds()


def meters_of(company: Company) -> list[str]:
    """Return the meters of the flat."""
    query = f"SELECT meter_id FROM meters WHERE place_id = '{FLAT}' AND removed_on IS NULL"  # noqa: S608
    with company.context() as context, context.store.reading() as tx:
        return [row[0] for row in tx._connection.execute(text(query))]


def verified_until(company: Company, **days: dt.date) -> None:
    """Let the verification of the flat's meters end on a day, of all others in years."""
    with company.context() as context, context.store.writing() as tx:
        far = meters_table.c.place_id != FLAT
        tx.execute(update(meters_table).values(verified_until=dt.date(2031, 1, 31)))
        for meter_id, day in days.items():
            one = meters_table.c.meter_id == meter_id.replace("_", "-")
            tx.execute(update(meters_table).where(one, ~far).values(verified_until=day))


def test_a_window_is_told_when_it_opens_and_on_its_last_day(company: Company, user: str) -> None:
    """Once each; not before, not after."""
    del user
    verified_until(company)
    opens, ends = ("2026-11", "window_opens"), ("2026-11", "window_ends")
    assert kinds(company, "2026-11-28") == []
    assert kinds(company, OPENS) == [opens]
    assert kinds(company, BETWEEN) == [opens]
    assert sorted(kinds(company, ENDS)) == sorted([opens, ends])
    assert len(kinds(company, "2026-12-02")) == 2


def test_who_has_sent_all_is_not_asked_for_it(company: Company, user: str) -> None:
    """What was sent by the portal counts before it is among the readings."""
    verified_until(company)
    meters = meters_of(company)
    assert len(meters) == 2
    for number, meter_id in enumerate(meters):
        assert kinds(company, OPENS) == [("2026-11", "window_opens")]
        Reminders(company)._write("DELETE FROM reminders")
        with company.context(OPENS) as context:
            entry = Entry(
                key=f"00000000-0000-4000-8000-{number:012d}",
                flat_id=FLAT,
                meter_id=meter_id,
                typed="700",
                confirmed=("NO_USE", "LARGE_USE", "ROLLED_OVER"),
            )
            assert enter_reading(context, user, entry).state == "received"
    assert kinds(company, OPENS) == kinds(company, ENDS) == []


def test_who_may_only_read_or_has_left_is_not_asked(
    company: Company, user: str, boxes: MailBoxes
) -> None:
    """A co-user who may send readings is; nobody after the customer's time."""
    with company.context("2026-11-28") as context:
        for right in (Right.READ, Right.READINGS):
            account = Account(f"{right}@example.lv", "h", "lv")
            rights.accept(context, rights.invite(context, user, KEY, account.email, right), account)
    on(company, OPENS)
    assert sorted(boxes.addresses) == sorted([address_of(FLAT), "readings@example.lv"])
    lines = (company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(f"{FLAT},")]
    path = company.home / "customers.csv"
    rows = [lines[0], f"{row}2026-11-29", f"{FLAT},Next Person,person,,,lv,2026-11-30,", ""]
    path.write_text("\n".join(rows), "utf-8")
    assert company.cli("import", str(path), today=BETWEEN).code == 0
    assert on(company, ENDS).sent == 0
    with company.context(ENDS) as context:
        rights.leave(context, user)


def test_what_is_not_wished_is_not_mailed(company: Company, user: str) -> None:
    """And everybody may wish otherwise again."""
    verified_until(company)
    with company.context() as context:
        by_default = [kind for kind, wanted in wishes_of(context, user).items() if wanted]
        assert set(WishKind) - set(by_default) == {WishKind.INVOICE, WishKind.DUE}
        set_wishes(context, user, [WishKind.WINDOW_ENDS])
        assert [kind for kind, wanted in wishes_of(context, user).items() if wanted] == [
            WishKind.WINDOW_ENDS
        ]
    assert kinds(company, OPENS) == []
    assert kinds(company, ENDS) == [("2026-11", "window_ends")]


def test_a_verification_is_told_four_times(company: Company, user: str, boxes: MailBoxes) -> None:
    """Meters of one month together, by serial and day; that it has ended of those alone."""
    del user
    cold, hot = meters_of(company)
    verified_until(
        company,
        **{
            cold.replace("-", "_"): dt.date(2027, 2, 20),
            hot.replace("-", "_"): dt.date(2027, 2, 28),
        },
    )
    for today, period, kind in (
        ("2026-11-19", "", ""),
        ("2026-11-20", "2027-02", "verification_3"),
        ("2026-12-20", "2027-02", "verification_2"),
        ("2027-01-20", "2027-02", "verification_1"),
        ("2027-02-20", "", ""),
        ("2027-02-21", "2027-02-20", "verification_over"),
        ("2027-02-22", "", ""),
        ("2027-03-03", "2027-02-28", "verification_over"),
        ("2027-03-04", "", ""),
    ):
        before = len(boxes.taken)
        rows = kinds(company, today)
        assert ((period, kind) in rows, len(boxes.taken) - before) == (bool(kind), bool(kind))
    bodies = [mail.get_content() for _, mail in boxes.taken]
    assert [tuple(day in body for day in ("20.02.2027", "28.02.2027")) for body in bodies] == [
        *[(True, True)] * 3,
        (True, False),
        (False, True),
    ]


def test_an_answer_is_told_once_each(company: Company, user: str, boxes: MailBoxes) -> None:
    """It is kept with the answer itself; a week later it is worth nothing."""
    verified_until(company)

    def answer(name: str, ago_s: int = 0) -> None:
        with company.context("2026-11-05") as context, context.store.writing() as tx:
            now_s = context.clock.seconds()
            for _ in range(2):
                remind_answered(tx, now_s - ago_s, user, KEY, name)

    answer("first")
    answer("second")
    answer("long ago", 8 * 24 * 3600)
    assert on(company, "2026-11-05").sent == 2
    assert on(company, "2026-11-05").sent == 0
    assert len(boxes.taken) == 2


def test_an_answer_is_told_whose_customer_began_earlier(company: Company, user: str) -> None:
    """An earlier row was imported since the registration: it is the same customer's time."""
    verified_until(company)
    began = dt.date(2022, 5, 1)
    with company.context("2026-11-05") as context, context.store.writing() as tx:
        tx.execute(update(customers).where(customers.c.flat_id == FLAT).values(valid_from=began))
        for key, name in ((AccountKey(FLAT, began), "now"), (KEY, "before")):
            remind_answered(tx, context.clock.seconds(), user, key, name)
    assert on(company, "2026-11-05").sent == 2


def test_right_and_day_are_looked_at_again_before_a_mail(company: Company, user: str) -> None:
    """Between the list and its turn a right may have become less, and a day another."""
    del user
    verified_until(company)
    with company.context(OPENS) as context:
        with context.store.reading() as tx:
            (waiting,) = due_now(context, tx)
            assert still_due(context, tx, waiting)
        for day in (ENDS, "2026-12-02"):
            with company.context(day) as later, later.store.reading() as tx:
                assert not still_due(later, tx, waiting)
        with context.store.writing() as tx:
            tx.execute(update(user_flats).values(right=Right.READ))
            assert not still_due(context, tx, waiting)


def test_a_verification_that_was_made_meanwhile_is_not_told(company: Company, user: str) -> None:
    """Between the list and its turn the meter's day may have become another."""
    del user
    cold, _ = meters_of(company)
    verified_until(company, **{cold.replace("-", "_"): dt.date(2027, 2, 20)})
    with company.context("2026-11-20") as context:
        with context.store.reading() as tx:
            (waiting,) = due_now(context, tx)
            assert still_due(context, tx, waiting)
        verified_until(company)
        with context.store.reading() as tx:
            assert not still_due(context, tx, waiting)


def test_mails_name_flat_and_window_and_nothing_else(company: Company, boxes: MailBoxes) -> None:
    """In the language of each; where they are turned off; no sum and no name."""
    mails_through(company, boxes)
    company.edit_config("[portal]\n", '[portal]\naddress = "https://portals.example.lv"\n')
    flats = dict(zip(("lv", "ru", "en"), ("B0001-2", "B0001-3", "B0001-5"), strict=True))
    for language, flat_id in flats.items():
        move_all_in(company, flat_id, language=language)
    on(company, OPENS)
    bodies = dict(boxes.taken)
    rows = (company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    for language, flat_id in flats.items():
        message = bodies[address_of(flat_id)]
        body = message.get_content()
        days = ("29 November", "1 December") if language == "en" else ("29.11.2026", "01.12.2026")
        assert all(day in body for day in days), body
        assert f"-{flat_id.rpartition('-')[2]}" in str(message["Subject"])
        assert "https://portals.example.lv/profile" in body
        (row,) = [line for line in rows if line.startswith(f"{flat_id},")]
        assert not any(word in body for word in (*row.split(",")[1].split(), "EUR", "€"))
        assert message["Auto-Submitted"] == "auto-generated"
    assert "Nevēlaties" in bodies[address_of(flats["lv"])].get_content()
    assert "Не хотите" in bodies[address_of(flats["ru"])].get_content()


def test_a_copy_that_is_put_back_mails_nothing_twice(
    company: Company, user: str, boxes: MailBoxes
) -> None:
    """What was mailed since it was made nobody knows: the reminders of the day are passed over."""
    verified_until(company)
    copy = company.home / "copy.db"
    assert company.cli("backup", str(copy), today=OPENS).code == 0
    assert on(company, OPENS).sent == 1
    result = company.cli("restore", str(copy), today=OPENS)
    assert result.code in {0, 3}, result.err
    assert on(company, OPENS).sent == 0
    assert len(boxes.taken) == 1
    assert on(company, ENDS).sent == 1, "the next is another"
    with company.context("2026-11-05") as context:
        with context.store.writing() as tx:
            remind_answered(tx, context.clock.seconds(), user, KEY, "answer")
        assert pass_over_due(context) == 1
        assert on(company, "2026-11-05").sent == 0
