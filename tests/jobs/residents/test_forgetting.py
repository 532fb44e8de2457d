"""What the portal knows of people: in their extract, forgotten in time, and safe in a copy."""

import datetime as dt

from resident_world import COLD, FLAT, HOT, KEY, Resident
from sqlalchemy import insert, update

from einvoice.core.account_keys import AccountKey
from einvoice.core.house_documents import DocumentKind, HouseDocument
from einvoice.core.period import Period
from einvoice.core.reminders import WishKind
from einvoice.core.residents import PersonKind, Right
from einvoice.store import house_documents, message_tables, portal_purging, portal_tables
from jobs.care import person
from jobs.context import Context
from jobs.residents import (
    accounts,
    rights,
    sessions,
    throttle,
)
from jobs.residents.answered import remind_answered
from jobs.residents.enter_reading import EntryState, enter_reading
from jobs.residents.forget import forget_old
from jobs.residents.register import (
    Account,
    RegisterState,
    add_flat,
    make_codes,
    register,
)
from jobs.residents.wishes import set_wishes

DAY = dt.timedelta(days=1)
BERTA = Account("berta@example.lv", "secret hash", "ru")


def test_an_extract_has_the_persons_rows_and_nobody_elses(resident: Resident) -> None:
    """Account, rights, letters, sessions and readings; of a co-user only the right; no secret."""
    resident.send("630,277")
    with resident.at() as context:
        sessions.open_session(context, resident.user_id, PersonKind.USER, "Firefox")
        token = rights.invite(context, resident.user_id, KEY, BERTA.email, Right.READ)
        rights.accept(context, token, BERTA)
        extract = person.extract(context, FLAT, None)
        other = person.extract(context, "B0001-3", None)
    records = extract.records
    assert [row["email"] for row in records["users"]] == ["anna@example.lv"]
    assert [row["right"] for row in records["user_flats"]] == ["owner", "read"]
    assert [row["agent"] for row in records["sessions"]] == ["Firefox"]
    (reading,) = records["submitted_readings"]
    assert (reading["meter_id"], reading["value_e3"]) == (COLD, 630_277)
    assert len(records["codes"]) == 1
    assert "berta" not in str(records)
    assert "hash" not in str({name: records[name] for name in ("users", "codes", "sessions")})
    portal = {table.name for table in portal_tables.PORTAL_TABLES}
    assert not portal & {name for name, rows in other.records.items() if rows}


def test_who_registered_wrongly_is_not_in_the_customers_extract(resident: Resident) -> None:
    """Once the access is ended nothing of the account is; before, what is of the flat alone."""
    with resident.at() as context:
        berta = _registered(context, FLAT, BERTA)
        (made,) = make_codes(context, ["B0001-3"])
        other = rights.right_at(context, berta, FLAT)
        assert other is not None
        assert add_flat(context, berta, "B0001-3", made.code) is RegisterState.OK
        sessions.open_session(context, berta, PersonKind.USER, "Safari, iPhone")
        with context.store.writing() as tx:
            now_s = context.clock.seconds()
            for flat_id, answer in ((FLAT, "here"), ("B0001-3", "there")):
                key = AccountKey(flat_id, KEY.since)
                remind_answered(tx, now_s, berta, key, answer)
            for photo_id, meter_id in (("here", COLD), ("there", "B0001-3-c1")):
                row = {"photo_id": photo_id, "meter_id": meter_id, "user_id": berta}
                sent = {"received_at": "2026-10-31T08:00:00Z", "size": 1, "content": b"x"}
                tx.execute(insert(message_tables.photos).values(row | sent))
        records = person.extract(context, FLAT, None).records
        assert [row["photo_id"] for row in records["photos"]] == ["here"]
        assert [row["period"] for row in records["reminders"]] == ["here"]
        with context.store.writing() as tx:
            assert rights.end_right(context, tx, berta, other.key)
        ended = person.extract(context, FLAT, None).records
        own = person.extract_for(context, berta).records
    assert [row["email"] for row in ended["users"]] == ["anna@example.lv"]
    assert not {"sessions", "photos", "reminders"} & ended.keys()
    assert "Safari" not in str(ended)
    assert [row["email"] for row in own["users"]] == ["berta@example.lv"]
    assert [row["photo_id"] for row in own["photos"]] == ["here", "there"], "they are hers"


def test_a_co_users_own_data_have_the_readings_they_sent(resident: Resident) -> None:
    """Of the flat nothing else; the owner's have them too."""
    with resident.at() as context:
        token = rights.invite(context, resident.user_id, KEY, BERTA.email, Right.READINGS)
        berta = rights.accept(context, token, BERTA).user_id
        entry = resident.entry("630,277", confirmed=("NO_USE", "LARGE_USE", "ROLLED_OVER"))
        assert enter_reading(context, berta, entry).state is EntryState.RECEIVED
    resident.send("498,136", meter_id=HOT)
    with resident.at() as context:
        theirs = person.extract_for(context, berta)
        owners = person.extract_for(context, resident.user_id).records
    sent = [(row["meter_id"], row["value_e3"]) for row in theirs.records["submitted_readings"]]
    assert (sent, theirs.customers) == ([(COLD, 630_277)], ())
    assert [row["meter_id"] for row in owners["submitted_readings"]] == [COLD, HOT]


def _registered(context: Context, flat_id: str, account: Account) -> str:
    (made,) = make_codes(context, [flat_id])
    return register(context, flat_id, made.code, account).user_id


def test_the_next_customers_extract_has_nothing_of_it(resident: Resident) -> None:
    """Nor has that of who was there before."""
    resident.send("630,277", "2026-10-30")
    header = "flat_id,name,customer_kind,code,email,language,valid_from,valid_to"
    lines = (resident.company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith(f"{FLAT},")]
    path = resident.company.home / "customers.csv"
    rows = [header, f"{row}2026-10-30", f"{FLAT},Next Person,person,,,lv,2026-10-31,", ""]
    path.write_text("\n".join(rows), "utf-8")
    assert resident.company.cli("import", str(path)).code == 0
    with resident.at("2026-11-05") as context:
        now = person.extract(context, FLAT, None).records
        before = person.extract(context, FLAT, dt.date(2026, 10, 30)).records
    assert "users" not in now
    assert "submitted_readings" not in now
    assert len(before["users"]) == len(before["submitted_readings"]) == 1


def test_what_is_kept_for_days_is_forgotten_in_time(resident: Resident) -> None:
    """Attempts and links after a day, sessions and ended accounts after 30; readings stay."""
    resident.send("630,277")
    with resident.at() as context:
        throttle.failed(context, "anna@example.lv", "192.0.2.1")
        assert accounts.reset_token(context, "anna@example.lv") is not None
        sessions.open_session(context, resident.user_id, PersonKind.USER, "")
        token = rights.invite(context, resident.user_id, KEY, BERTA.email, Right.READ)
        berta = rights.accept(context, token, BERTA).user_id
        rights.leave(context, berta)
        assert not any(forget_old(context).values())
        now = dt.datetime.fromtimestamp(context.clock.seconds(), dt.UTC)
        after = {
            dt.timedelta(hours=25): {"attempts": 2, "tokens": 1},
            dt.timedelta(days=29): {"tokens": 1},
            dt.timedelta(days=31): {"users": 1, "user_flats": 1},
            dt.timedelta(days=61): {"sessions": 1},
        }
        for later, gone in after.items():
            with context.store.writing() as tx:
                counts = portal_purging.forget_over(tx, now + later)
            counts = {name: count for name, count in counts.items() if count and name != "codes"}
            assert counts == gone, later
        assert rights.rights_of(context, resident.user_id) != ()
    assert resident.states() == [("received", "")]


def test_codes_and_ended_rights_are_forgotten(resident: Resident) -> None:
    """A code 30 days after its last day, a right 30 days after its holder last saw anything."""
    with resident.at() as context, context.store.writing() as tx:
        tx.execute(update(portal_tables.user_flats).values(valid_to=dt.date(2026, 11, 30)))

        def gone(day: dt.date) -> dict[str, int]:
            moment = dt.datetime.combine(day, dt.time(12), dt.UTC)
            counts = portal_purging.forget_over(tx, moment)
            return {name: count for name, count in counts.items() if count}

        last = dt.date(2026, 10, 30) + dt.timedelta(days=90 + 30)
        assert gone(last) == {}
        assert gone(last + dt.timedelta(days=1)) == {"codes": 1}
        seen = dt.date(2026, 11, 30) + dt.timedelta(days=90 + 30)
        assert gone(seen) == {}
        assert gone(seen + dt.timedelta(days=1)) == {"user_flats": 1}


def test_what_was_sent_goes_with_its_month(resident: Resident) -> None:
    """Years later, as the month's invoices do."""
    resident.send("630,277")
    with resident.at() as context, context.store.writing() as tx:
        assert portal_purging.forget_years(tx, dt.date(2026, 10, 1))["submitted_readings"] == 0
        assert portal_purging.forget_years(tx, dt.date(2026, 11, 1))["submitted_readings"] == 1
    assert resident.states() == []


def test_purge_forgets_the_portals_rows_too(resident: Resident) -> None:
    """The command that forgets old months."""
    resident.send("630,277")
    with resident.at() as context, context.store.writing() as tx:
        sent = portal_tables.submitted_readings
        tx.execute(update(sent).values(period=Period(2020, 10)))
    result = resident.company.cli("purge", "--yes", today="2026-11-05")
    assert result.code == 0, result.err
    assert resident.states() == []


def test_every_table_of_the_portal_is_emptied_by_something(resident: Resident) -> None:
    """A new table of the portal is in the list, and forgotten by days, years or a member's end."""
    with resident.at() as context, context.store.writing() as tx:
        by_days = set(portal_purging.forget_over(tx, dt.datetime.now(dt.UTC)))
        by_years = set(portal_purging.forget_years(tx, dt.date(2000, 1, 1)))
    names = {table.name for table in portal_tables.PORTAL_TABLES}
    assert names == by_days | by_years | {"staff", "totp"}


def test_what_somebody_was_reminded_of_is_forgotten_and_told(resident: Resident) -> None:
    """After 400 days, and with the account; an extract has it, and what was wished and read."""
    with resident.at() as context:
        set_wishes(context, resident.user_id, [WishKind.DUE])
        with context.store.writing() as tx:
            now_s = context.clock.seconds()
            remind_answered(tx, now_s, resident.user_id, KEY, "a")
            day, titles = dt.date(2026, 5, 20), {"lv": "Protokols"}
            for letter, house in (("d", "B0001"), ("e", "B0002")):
                of_house = (letter * 32, (house,), DocumentKind.PROTOCOL, 2026, titles, day, day)
                house_documents.add_document(tx, HouseDocument(*of_house, "0" * 64))
                house_documents.mark_seen(tx, resident.user_id, letter * 32, now_s)
        records = person.extract(context, FLAT, None).records
        assert [row["period"] for row in records["reminders"]] == ["a"]
        assert len(records["reminder_wishes"]) == len(WishKind)
        assert [row["document_id"] for row in records["document_seen"]] == ["d" * 32]
        now = dt.datetime.fromtimestamp(now_s, dt.UTC)
        with context.store.writing() as tx:
            assert portal_purging.forget_over(tx, now + 400 * DAY)["reminders"] == 0
            assert portal_purging.forget_over(tx, now + 401 * DAY)["reminders"] == 1
            remind_answered(tx, now_s, resident.user_id, KEY, "a")
        rights.leave(context, resident.user_id)
        with context.store.writing() as tx:
            gone = portal_purging.forget_over(tx, now + 31 * DAY)
        assert (gone["reminders"], gone["document_seen"]) == (1, 2)
        assert gone["reminder_wishes"] == len(WishKind)
