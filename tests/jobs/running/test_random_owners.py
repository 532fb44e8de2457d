"""Owners, meters, readings and orders come and go: nobody's data is ever in another's file.

Eight flats and four months; with SOAK=1 two hundred flats and a year.
"""

import datetime as dt
import json
import os
import sqlite3
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from owner_world import Flat, World, flat_of
from sample_company import Company

from einvoice.core.period import Period
from jobs.setup.config_text import config_text

SOAK = bool(os.environ.get("SOAK"))
FLATS, MONTHS = (200, 12) if SOAK else (12, 4)
FIRST = Period(2026, 1)
_DAY = dt.timedelta(days=1)


def day_in(world: World, period: Period) -> dt.date:
    """Return a day of a month, its first and last not seldom."""
    if world.chance(30):
        return world.random.choice((period.first_day, period.last_day))
    return period.first_day + world.random.randrange(period.days) * _DAY


def sell(world: World, flat: Flat, period: Period) -> dt.date:
    """Let a flat have another owner, who may have been there before; return the day."""
    day = max(day_in(world, period), dt.date.fromisoformat(flat.told[-1]["valid_from"]) + _DAY)
    now = world.teller(flat)
    former = [human for human in flat.there if human is not now]
    if former and world.chance(25):
        new = world.random.choice(former)
    else:
        new = world.human(like=now if now.code and world.chance(20) else None)
    world.sold += 1
    if world.chance(70):
        world.move_in(flat, new, day)
    else:
        flat.told_late = True
        flat.there.append(new)
    return day


def happenings(world: World, flat: Flat, period: Period) -> list[Any]:
    """Draw what happens to a flat in a month; return what is ordered at banks."""
    owner_before = world.teller(flat)
    if flat.told_late:
        world.move_in(flat, flat.there[-1], period.first_day)
        flat.told_late = False
    elif world.chance(35):
        sell(world, flat, period)
    elif world.chance(15) and owner_before.code:
        owner_before.names.append(f"{owner_before.names[0]}{'xyz'[len(owner_before.names) % 3]}")
        flat.told[-1]["name"] = owner_before.names[-1]
        world.add("customers", **flat.told[-1])
    orders = [
        world.apply(flat, human, day_in(world, period))
        for human in {one.number: one for one in (owner_before, *flat.there[-2:])}.values()
        if human.code and world.chance(35)
    ]
    if world.chance(10):
        world.import_order(flat, dt.date.fromisoformat(flat.told[-1]["valid_from"]))
    if world.chance(8):
        world.replace_meter(flat, day_in(world, period))
    if world.chance(80):
        world.read(flat, period.last_day if world.chance(80) else period.first_day + 9 * _DAY)
    there = next(row for row in reversed(flat.told) if row["valid_from"] <= str(period.first_day))
    named = world.chance(40)
    whose = world.teller(flat) if named else world.known(there["name"], there["code"])
    world.balance(flat, period, whose, named=named)
    return orders


def staff(world: World, period: Period, today: dt.date) -> None:
    """Settle what waits: balances are named, applications accepted or refused, orders confirmed."""
    at, company = str(today), world.company
    target = company.home / "found.csv"
    company.cli("export", "findings", "--period", str(period), "--to", str(target), today=at)
    text = target.read_text("utf-8")
    for flat in world.flats:
        if f"BALANCE_OF_FORMER_CUSTOMER,{flat.flat_id}," in text:
            world.balance(flat, period, world.teller(flat), named=True)
        if f"SUBSCRIPTION_OF_FORMER_CUSTOMER,{flat.flat_id}," in text and world.chance(15):
            confirm(world, flat, at)
    world.bring(today, f"{period}-balances")
    for one in company.cli("subscriptions", "--json", today=at).json["queue"]:
        settle(world, one, at)


def confirm(world: World, flat: Flat, today: str) -> None:
    """Let a person say that the order is the present customer's: from then on it is."""
    orders = set(subscribed(world, flat.flat_id))
    done = world.company.cli(
        *("subscriptions", "--confirm", flat.flat_id, "--reason", "heir"),
        *("--yes", "--json"),
        today=today,
    )
    assert done.code == 0, done.err
    for bank, since, address in orders:
        if {"bank": bank, "valid_from": since} in done.json["orders"]:
            world.confirm(flat, address)


def settle(world: World, waiting: dict[str, Any], today: str) -> None:
    """Accept an application whose customer is known in the flat, refuse another."""
    number, company = str(waiting["id"]), world.company
    record = company.home / "data" / "einvoice.db"
    with sqlite3.connect(record) as database:
        query = "SELECT customer_code FROM applications WHERE id = ?"
        (code,) = database.execute(query, (number,)).fetchone()
    flat = flat_of(world, waiting["service_id"])
    if waiting["may_be_accepted"] and code in {row["code"] for row in flat.told}:
        company.cli("subscriptions", "--accept", number, "--flat", flat.flat_id, today=today)
    elif world.chance(50):
        company.cli("subscriptions", "--refuse", number, "--reason", "unknown", today=today)


def subscribed(world: World, flat_id: str) -> list[tuple[str, str, str]]:
    """Return a flat's orders: bank, first day, account."""
    with sqlite3.connect(world.company.home / "data" / "einvoice.db") as database:
        query = "SELECT bank, valid_from, channel_address FROM subscriptions WHERE flat_id = ?"
        return database.execute(query, (flat_id,)).fetchall()


def check_files(world: World) -> set[int]:
    """Hold every document at the banks against the books; return who got something."""
    got = set()
    for name, content in world.company.bank_files().items():
        for document in ET.fromstring(content):  # noqa: S314 - our own bytes
            text = ET.tostring(document, "unicode")
            if document.tag == "Invoice":
                buyer = document.findtext("InvoiceParties/BuyerParty/Name") or ""
                human = whose(world, buyer, document.get("regNumber") or "")
                address = document.get("channelAddress") or ""
                assert human in world.account_of[address], f"{name}: {buyer} at {address}"
                got.add(human)
                world.refuse_foreign(name, text, world.account_of[address])
            elif "LV" in text and (address := document.findtext("ChannelAddress")):
                world.refuse_foreign(name, text, world.account_of[address])
    return got


def whose(world: World, name: str, code: str) -> int:
    """Return the number of who is meant by a name, and by a code where they have one."""
    named = [human for human in world.humans if name in human.names]
    wanted = code.replace("-", "")
    coded = [human for human in named if human.code.replace("-", "") == wanted]
    return (coded or [human for human in named if not human.code])[0].number


def check_books(world: World) -> None:
    """Each invoice carries its own buyer's balance; nothing that programs read names anybody."""
    with sqlite3.connect(world.company.home / "data" / "einvoice.db") as database:
        rows = database.execute(
            "SELECT buyer_name, buyer_code, balance_begin_cents, notices FROM invoices "
            "WHERE number IS NOT NULL"
        ).fetchall()
        said = database.execute("SELECT * FROM findings").fetchall()
        said += database.execute("SELECT * FROM journal").fetchall()
    for name, code, cents, notices in rows:
        human = whose(world, name, code)
        assert cents == 0 or world.balance_of[cents] == human, f"{name} is asked for {cents}"
        world.refuse_foreign("notices", notices, set())
    world.refuse_foreign("findings and journal", str(said), set())


def check_extracts(world: World, today: dt.date) -> None:
    """What is kept about one customer is theirs alone."""
    rows = [(flat, row) for flat in world.flats for row in flat.told]
    for flat, row in rows if SOAK else world.random.sample(rows, min(10, len(rows))):
        human = world.known(row["name"], row["code"])
        target = world.company.home / f"{flat.flat_id}-{row['valid_from']}.json"
        asked = ("--on", row["valid_from"], "--to", str(target))
        done = world.company.cli("person", "extract", flat.flat_id, *asked, today=str(today))
        if done.code:
            continue  # a row that was refused when it was told
        text = target.read_text("utf-8")
        given = {
            n for owners in world.account_of.values() if human.number in owners for n in owners
        }
        world.refuse_foreign(target.name, text, {human.number, *given})
        found = json.loads(text)
        for kept in found.get("balances", ()):
            owner = world.balance_of[int(kept["balance_begin_cents"])]
            assert owner == human.number, f"{target.name}: a balance of {owner}"


@pytest.fixture
def company(tmp_path: Any) -> Company:
    """An installation with an empty database, whose ceilings let a month of sales through."""
    home = tmp_path / "home"
    home.mkdir()
    text = config_text("TEST01", "2026-01-02", settle_seconds=0)
    held = text.replace("held_flats = 25", "held_flats = 999")
    held = held.replace("held_buildings = 3", "held_buildings = 99")
    (home / "config.toml").write_text(held, "utf-8")
    made = Company(home)
    assert made.cli("init").code == 0
    return made


@pytest.mark.parametrize("seed", [1] if not SOAK else range(1, 4))
def test_nobodys_data_is_ever_in_anothers_file(company: Company, seed: int) -> None:
    """Month by month; what is refused or held is a person's, and the rest goes on."""
    world = World(company, seed, FLATS, FIRST)
    world.begin()
    assert world.bring(FIRST.first_day + _DAY, "first") == 0
    got, period = set(), FIRST
    for _ in range(MONTHS):
        orders = [one for flat in world.flats for one in happenings(world, flat, period)]
        middle, today = period.first_day + 19 * _DAY, period.next.first_day + 3 * _DAY
        early = [one for one in orders if one[1]["TimeStamp"][:10] < str(middle)]
        world.send(f"A{period}", early)
        assert company.cli("poll", today=str(middle)).code in {0, 3}
        world.send(f"B{period}", [one for one in orders if one not in early])
        assert world.bring(today, str(period)) in {0, 3}
        for later in (0, 1, 2):
            done = company.cli("run", "--period", str(period), today=str(today + later * _DAY))
            assert done.code in {0, 3}, done.err
            got |= check_files(world)
            check_books(world)
            if later == 0:
                staff(world, period, today)
        period = period.next
    check_extracts(world, today + 2 * _DAY)
    assert world.sold >= MONTHS
    newcomers = {human.number for flat in world.flats for human in flat.there[1:]}
    assert got & newcomers, "some who came later got e-invoices of their own"
