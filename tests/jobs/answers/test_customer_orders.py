"""Customers' orders through the whole program: from the bank's SFTP folder to the invoices."""

import csv
import datetime as dt
import json
import os
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from at_the_bank import FaultyBanks, simulated
from sample_company import Company

from bank_adapters.simulator.orders import render_applications, render_standing_orders
from einvoice.core.exit_codes import ExitCode
from einvoice.core.subscriptions import Subscription
from einvoice.store.answers import AnswerKind
from einvoice.store.rows import all_rows
from jobs.answers.poll import Polled, poll
from jobs.problems import message
from jobs.steps.deliver import deliver

BANK = "seb"
OTHER = "LV93UNLA0099999999999"
CONTRACT = {"seb": "SEB-EXAMPLE", "swedbank": "SWED-EXAMPLE"}
SOAK = bool(os.environ.get("SOAK"))


def rows(company: Company, kind: str) -> list[dict[str, str]]:
    """Return the rows of an import file."""
    with (company.home / "input" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def flat_of(company: Company, bank: str = BANK, place: int = 0) -> dict[str, str]:
    """Return a subscription of a bank as it was imported."""
    return [row for row in rows(company, "subscriptions") if row["bank"] == bank][place]


def unsubscribed(company: Company) -> dict[str, str]:
    """Return a customer that gets no e-invoices."""
    taken = {row["flat_id"] for row in rows(company, "subscriptions")}
    return next(row for row in rows(company, "customers") if row["flat_id"] not in taken)


def order(company: Company, flat_id: str, action: str, **changes: str) -> dict[str, str]:
    """Return an application as the flat's own customer would give it."""
    customer = next(row for row in rows(company, "customers") if row["flat_id"] == flat_id)
    record = {
        "SellerRegNumber": "49900001005",
        "GlobalSellerContractId": CONTRACT[BANK],
        "Action": action,
        "ServiceId": flat_id,
        "ChannelAddress": OTHER,
        "PresentmentType": "FULL",
        "CustomerIdCode": customer["code"],
        "CustomerName": customer["name"],
        "TimeStamp": "2026-11-04T10:00:00",
    }
    return record | changes


def put(company: Company, name: str, *records: dict[str, str], bank: str = BANK) -> bytes:
    """Let a bank send a file of applications."""
    content = render_applications(records)
    folder = company.home / "bank" / bank / "outbox"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    return content


def polled(company: Company, bank: str = BANK, *faults: str) -> Polled:
    """Fetch what lies at the bank over its SFTP server."""
    with company.context() as context, simulated(company, *faults) as simulator:
        return poll(context, FaultyBanks(context, simulator), bank)


def subscribed(company: Company, flat_id: str) -> list[Subscription]:
    """Return a flat's subscriptions, earliest first."""
    with company.context() as context, context.store.reading() as tx:
        found = [one for one in all_rows(tx, Subscription) if one.flat_id == flat_id]
    return sorted(found, key=lambda one: (one.bank, one.valid_from))


def query(company: Company, sql: str) -> list[tuple[Any, ...]]:
    """Look into the database."""
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        return database.execute(sql).fetchall()


def test_an_order_that_agrees_begins_a_subscription_on_its_day(company: Company) -> None:
    """The e-invoice of the month after the application is the first."""
    customer = unsubscribed(company)
    content = put(company, "APPL.xml", order(company, customer["flat_id"], "ADD"))
    found = polled(company)
    assert [one.line("en") for one in found.answers] == [
        "seb sent applications: applied 1, waiting 0, known 0"
    ]
    assert found.problems == ()
    (row,) = subscribed(company, customer["flat_id"])
    assert (row.bank, row.channel_address, row.valid_from) == (BANK, OTHER, dt.date(2026, 11, 4))
    archived = company.home / "data/archive/2026-10/seb/inbound/APPL.xml"
    assert archived.read_bytes() == content
    assert list((company.home / "bank/seb/outbox").iterdir()) == []
    assert company.cli("calculate").code == 0
    invoice = next(r for r in company.table("invoices") if r["flat_id"] == customer["flat_id"])
    assert invoice["bank"] == "", "October's invoice does not go to the bank yet"


@pytest.mark.parametrize(("stamp", "day"), [("2026-10-31", 30), ("2026-11-04", 3)])
def test_an_order_to_end_takes_the_issued_invoice_off_the_bank(
    company: Company, stamp: str, day: int
) -> None:
    """A DEL before rendering removes it, also one that comes late."""
    flat_id = flat_of(company)["flat_id"]
    assert company.cli("calculate").code == 0
    assert company.cli("issue").code == 0
    put(company, "a.xml", order(company, flat_id, "DEL", TimeStamp=f"{stamp}T10:00:00"))
    polled(company)
    (row,) = subscribed(company, flat_id)
    assert row.valid_to is not None
    assert row.valid_to.day == day
    assert company.cli("render").code == 0
    invoice = next(one for one in company.table("invoices") if one["flat_id"] == flat_id)
    assert (invoice["bank"], invoice["state"]) == ("", "issued")


def test_a_run_fetches_orders_before_it_renders(company: Company) -> None:
    """Who ended the order at the bank gets no e-invoice of this run any more."""
    flat_id = flat_of(company)["flat_id"]
    put(company, "a.xml", order(company, flat_id, "DEL"))
    assert company.cli("run").code == 0
    sent = b"".join(company.bank_files().values())
    assert f'serviceId="{flat_id}"'.encode() not in sent
    assert f'serviceId="{flat_of(company, place=1)["flat_id"]}"'.encode() in sent


def test_a_changed_account_stands_in_the_next_file(company: Company) -> None:
    """CHG gives the subscription in force another account, since when it began."""
    imported = flat_of(company)
    put(company, "a.xml", order(company, imported["flat_id"], "CHG"))
    assert company.cli("run").code == 0
    (row,) = subscribed(company, imported["flat_id"])
    assert (str(row.valid_from), row.channel_address) == (imported["valid_from"], OTHER)
    assert (
        OTHER.encode() in company.bank_files()[next(k for k in company.bank_files() if "seb" in k)]
    )


def test_the_same_records_change_nothing_under_whatever_name(company: Company) -> None:
    """Same bytes, the same record in another file, and a person's decision since: all stand."""
    imported = flat_of(company)
    flat_id = imported["flat_id"]
    put(company, "a.xml", order(company, flat_id, "CHG"))
    polled(company)
    put(company, "b.xml", order(company, flat_id, "CHG"))
    assert polled(company) == Polled((), ())
    put(company, "c.xml", order(company, flat_id, "CHG"), order(company, flat_id, "CHG"))
    (answer,) = polled(company).answers
    assert answer.outcome == "applied 0, waiting 0, known 2"
    assert len(query(company, "SELECT 1 FROM applications")) == 1
    imported_again = company.cli("import", str(company.home / "input" / "subscriptions.csv"))
    assert imported_again.code == 0
    assert subscribed(company, flat_id)[0].channel_address == OTHER, "the old file says nothing new"


def test_a_persons_correction_stands_until_the_next_order(company: Company) -> None:
    """What was imported after an order is newer than it, and older than the next one."""
    imported = flat_of(company)
    flat_id, old = imported["flat_id"], imported["channel_address"]
    put(company, "a.xml", order(company, flat_id, "CHG"))
    polled(company)
    third = "LV44HABA0551000000001"
    company.edit_rows("subscriptions", old, third)
    assert company.cli("import", str(company.home / "input" / "subscriptions.csv")).code == 0
    assert subscribed(company, flat_id)[0].channel_address == third
    put(company, "b.xml", order(company, flat_id, "DEL", TimeStamp="2026-11-05T08:00:00"))
    polled(company)
    (row,) = subscribed(company, flat_id)
    assert (row.channel_address, row.valid_to) == (third, dt.date(2026, 11, 4))


def waiting(company: Company, **changes: str) -> dict[str, Any]:
    """Let an application come that must wait, and return it as the command shows it."""
    flat_id = unsubscribed(company)["flat_id"]
    put(company, "a.xml", order(company, flat_id, "ADD", **changes))
    found = polled(company)
    assert [problem.code for problem in found.problems] == [ExitCode.NEEDS_A_PERSON]
    shown = company.cli("subscriptions", "--json")
    assert shown.code == 0
    (one,) = shown.json["queue"]
    assert subscribed(company, flat_id) == []
    result: dict[str, Any] = one
    return result


def waiting_command(company: Company) -> str:
    """Return the next command that the queue asks for."""
    found = company.cli("subscriptions", "--json").json
    (one,) = found["queue"]
    assert found["next_command"] == one["next_command"]
    command: str = one["next_command"]
    return command.removeprefix("einvoice")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"SellerRegNumber": ""}, "no-seller-number"),
        ({"GlobalSellerContractId": ""}, "no-contract"),
        ({"ChannelAddress": ""}, "no-address"),
        ({"CustomerIdCode": "161175-19997"}, "code-differs"),
        ({"ServiceId": "NOBODY"}, "unknown-service-id"),
    ],
)
def test_what_does_not_agree_waits_with_its_cause(
    company: Company, changes: dict[str, str], code: str
) -> None:
    """Nothing is guessed, no customer is made; the number and the cause are told."""
    customers = len(rows(company, "customers"))
    assert waiting(company, **changes)["code"] == code
    assert query(company, "SELECT count(*) FROM customers") == [(customers,)]
    assert "1 application of a customer waits" in company.cli("status").out
    shown = company.cli("subscriptions")
    assert "1 application waits for a person" in shown.out
    assert OTHER not in shown.out
    assert shown.last_line.endswith(waiting_command(company))


def test_a_number_written_otherwise_is_proposed_and_accepted(company: Company) -> None:
    """The person sees which flat it may mean; the decision is journalled with who took it."""
    flat_id = unsubscribed(company)["flat_id"]
    one = waiting(company, ServiceId=flat_id.lower().replace("-", " "))
    assert one["proposals"][0] == flat_id
    assert one["next_command"] == f"einvoice subscriptions --accept {one['id']} --flat {flat_id}"
    done = company.cli("subscriptions", "--accept", str(one["id"]), "--flat", flat_id)
    assert done.code == 0, done.err
    (row,) = subscribed(company, flat_id)
    assert (row.channel_address, row.valid_from) == (OTHER, dt.date(2026, 11, 4))
    assert company.cli("subscriptions", "--json").json["queue"] == []
    (entry,) = query(
        company, "SELECT actor, subject, detail FROM journal WHERE event='application_applied'"
    )
    assert entry[0]
    assert entry[1] == str(one["id"])
    assert json.loads(entry[2])["by"] == "a person"
    again = company.cli("subscriptions", "--accept", str(one["id"]), "--flat", flat_id)
    assert (again.code, "is applied" in again.err) == (ExitCode.USAGE, True)


def test_a_payer_a_person_accepted_is_known_from_then_on(company: Company) -> None:
    """Who pays for the flat may end the order without a second decision."""
    flat_id = unsubscribed(company)["flat_id"]
    one = waiting(company, CustomerIdCode="161175-19997", CustomerName="")
    assert one["code"] == "code-differs"
    company.cli("subscriptions", "--accept", str(one["id"]), "--flat", flat_id)
    (row,) = subscribed(company, flat_id)
    assert row.payer_name == unsubscribed(company)["name"], "the bank gave no name"
    ended = order(
        company, flat_id, "DEL", CustomerIdCode="161175-19997", TimeStamp="2026-11-05T08:00:00"
    )
    put(company, "b.xml", ended)
    assert polled(company).problems == ()
    assert subscribed(company, flat_id)[0].valid_to == dt.date(2026, 11, 4)


def test_what_cannot_be_accepted_is_refused_with_the_way_out(company: Company) -> None:
    """Without an account nothing can begin; a flat without a customer gets nothing."""
    one = waiting(company, ChannelAddress="")
    flat_id = unsubscribed(company)["flat_id"]
    result = company.cli("subscriptions", "--accept", str(one["id"]), "--flat", flat_id)
    assert result.code == ExitCode.USAGE
    assert f"--refuse {one['id']}" in result.err
    company.cli("subscriptions", "--refuse", str(one["id"]), "--reason", "no account")
    put(company, "b.xml", order(company, flat_id, "ADD", ServiceId="NOBODY"))
    polled(company)
    (other,) = company.cli("subscriptions", "--json").json["queue"]
    result = company.cli("subscriptions", "--accept", str(other["id"]), "--flat", "NOBODY")
    assert (result.code, "has no customer" in result.err) == (ExitCode.USAGE, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--accept", "1"),
        ("--refuse", "1"),
        ("--flat", "B0001-1"),
        ("--reason", "x"),
        ("--accept", "1", "--flat", "B0001-1", "--refuse", "1", "--reason", "x"),
        ("--accept", "99", "--flat", "B0001-1"),
        ("--refuse", "99", "--reason", "x"),
        ("--refuse", "99", "--reason", " "),
        ("--bank", "nobody"),
    ],
)
def test_options_that_say_nothing_whole_are_refused(
    company: Company, arguments: tuple[str, ...]
) -> None:
    """Half a decision is none, and so is one about nothing."""
    assert company.cli("subscriptions", *arguments).code == ExitCode.USAGE


def test_a_refusal_is_told_to_the_bank_that_takes_it(company: Company) -> None:
    """The file goes out like any other, exactly once; the simulator takes note of it."""
    one = waiting(company, ServiceId="NOBODY")
    reason = "nav tāda klienta numura"
    done = company.cli("subscriptions", "--refuse", str(one["id"]), "--reason", reason)
    assert done.code == 0, done.err
    assert company.cli("deliver", "--bank", BANK).code == 0
    (content,) = company.bank_files().values()
    assert f"<Reason>{reason}</Reason>".encode() in content
    assert b"<ServiceId>NOBODY</ServiceId>" in content
    assert "sent 0 files" in company.cli("deliver", "--bank", BANK).err
    assert polled(company) == Polled((), ()), "the bank answers nothing to it"
    (kept,) = query(company, "SELECT detail FROM journal WHERE event='application_refused'")
    assert reason not in kept[0]
    assert company.cli("run").code == 0
    status = company.cli("status", "--json").json
    assert status["counts"]["awaited"] == 0
    assert status["next_command"].startswith("einvoice export")
    assert "has not answered" not in company.cli("status", today="2026-11-25").out


def test_a_refusal_of_another_month_goes_out_too(company: Company) -> None:
    """It waits for no month: the next delivery of whatever period takes it."""
    one = waiting(company, ServiceId="NOBODY")
    company.cli("subscriptions", "--refuse", str(one["id"]), "--reason", "no such flat")
    assert company.cli("deliver", today="2026-12-03").code == 0
    assert len(company.bank_files()) == 1


def test_a_bank_that_takes_no_such_message_gets_none(company: Company) -> None:
    """The refusal is kept here, and that is all."""
    record = order(
        company, unsubscribed(company)["flat_id"], "ADD", GlobalSellerContractId="SWED-EXAMPLE",
        ServiceId="NOBODY",
    )  # fmt: skip
    put(company, "a.xml", record, bank="swedbank")
    polled(company, "swedbank")
    (one,) = company.cli("subscriptions", "--bank", "swedbank", "--json").json["queue"]
    assert company.cli("subscriptions", "--bank", "seb", "--json").json["queue"] == []
    done = company.cli(
        "subscriptions", "--refuse", str(one["id"]), "--reason", "no such flat", "--json"
    )
    assert done.json == {"id": one["id"], "state": "refused", "flat_id": "", "file": None}
    assert query(company, "SELECT count(*) FROM files") == [(0,)]


def test_restore_reads_orders_again_and_keeps_the_word_to_the_bank(company: Company) -> None:
    """What the archive has, the database gets back: the orders, and the file that was sent."""
    copy = company.home / "copy.db"
    assert company.cli("backup", str(copy)).code == 0
    flat_id = flat_of(company)["flat_id"]
    put(
        company,
        "a.xml",
        order(company, flat_id, "CHG"),
        order(company, flat_id, "ADD", ServiceId="X"),
    )
    polled(company)
    company.cli("subscriptions", "--refuse", "2", "--reason", "no such flat")
    assert company.cli("deliver").code == 0
    restored = company.cli("restore", str(copy))
    assert restored.code == 0, restored.err
    assert subscribed(company, flat_id)[0].channel_address == OTHER
    assert query(company, "SELECT kind, state FROM files") == [("application_seller", "sent")]
    assert company.cli("deliver").code == 0
    assert len(company.bank_files()) == 1


def test_who_pays_automatically_is_shown(company: Company) -> None:
    """Agreements of ours are kept once; accounts are masked wherever they are shown."""
    imported = flat_of(company)
    mine = {
        "SellerRegNumber": "49900001005",
        "Action": "ADD",
        "ServiceId": imported["flat_id"],
        "PayerIBAN": imported["channel_address"],
        "MonthLimit": "1250.00",
        "TimeStamp": "2026-11-03T10:00:00",
    }
    content = render_standing_orders(
        "SOA1", dt.date(2026, 11, 4), [mine, mine | {"SellerRegNumber": "40003032949"}]
    )
    for name in ("SOA1.xml", "SOA2.xml"):
        (company.home / "bank/seb/outbox").mkdir(parents=True, exist_ok=True)
        (company.home / "bank/seb/outbox" / name).write_bytes(
            content.replace(b"SOA1", name[:4].encode())
        )
    first, second = polled(company).answers
    assert first.kind is AnswerKind.STANDING_ORDERS
    assert first.outcome == "stored 1 of 1 agreements, left out 1 of other sellers"
    assert second.outcome.startswith("stored 0 of 1")
    shown = company.cli("subscriptions", "--bank", BANK, "--json").json["subscriptions"]
    paid = [one["flat_id"] for one in shown if one["automatic"]]
    assert paid == [imported["flat_id"]]
    for printed in (company.cli("subscriptions").out, json.dumps(shown)):
        assert imported["channel_address"] not in printed
        assert imported["channel_address"][-4:] in printed
    assert "up to 1 250.00 EUR a month" in company.cli("subscriptions").out
    other = flat_of(company, place=1)["flat_id"]
    unlimited = mine | {"ServiceId": other, "MonthLimit": ""}
    content = render_standing_orders("SOA3", dt.date(2026, 11, 4), [unlimited])
    (company.home / "bank/seb/outbox/SOA3.xml").write_bytes(content)
    polled(company)
    lines = company.cli("subscriptions").out.splitlines()
    assert [line.split()[0] for line in lines if line.rstrip().endswith("yes")] == [other]


def test_a_payment_report_is_archived_and_not_interpreted(company: Company) -> None:
    """It has a named outcome and asks for nobody."""
    outbox = company.home / "bank/seb/outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    (outbox / "pay.xml").write_bytes(b"<EInvoiceSOAPaymentReport/>")
    (answer,) = polled(company).answers
    assert answer.line("en") == "seb sent payment report: recognised, archived, not interpreted"
    assert (company.home / "data/archive/2026-10/seb/inbound/pay.xml").exists()
    assert "could not be applied" not in company.cli("status").out


def test_nothing_personal_leaves_the_database(company: Company) -> None:
    """Neither the talk nor the journal carries a name, a code or an account."""
    customer = unsubscribed(company)
    secret = (customer["name"], customer["code"], OTHER, "Slepenais Vārds")
    put(
        company,
        "a.xml",
        order(company, customer["flat_id"], "ADD"),
        order(company, customer["flat_id"], "ADD", ServiceId="Slepenais Vārds"),
    )
    result = company.cli("poll")
    assert result.code == ExitCode.NEEDS_A_PERSON
    journal = " ".join(" ".join(map(str, row)) for row in query(company, "SELECT * FROM journal"))
    for text in secret:
        assert text not in result.out + result.err + journal


def test_the_simulators_customers_order_on_demand(company: Company) -> None:
    """Without any file of ours they order nothing; with one, each kind of order comes."""
    assert company.cli("run").code == 0
    found = polled(company, BANK, "send-applications", "send-standing-orders")
    assert [one.outcome for one in found.answers] == [
        "applied 2, waiting 2, known 0",
        "stored 1 of 1 agreements",
    ]
    assert "no-address" in message(found.problems[0], "en")
    assert "unknown-service-id" in message(found.problems[0], "en")
    again = polled(company, BANK, "send-applications", "send-standing-orders")
    assert again == Polled((), ())


def test_random_orders_in_any_files_and_repeats_end_the_same(company: Company) -> None:
    """Through SFTP, archive and database: shuffled and repeated files give the same rows."""
    draw = random.Random(20261105)  # noqa: S311 - repeatable, no secret
    flats = [flat_of(company, place=place)["flat_id"] for place in range(3)]
    flats.append(unsubscribed(company)["flat_id"])
    count = 1000 if os.environ.get("SOAK") else 300
    steps = [
        order(
            company,
            draw.choice(flats),
            draw.choice(["ADD", "DEL", "CHG"]),
            ChannelAddress=draw.choice([OTHER, "LV44HABA0551000000001"]),
            TimeStamp=(dt.datetime(2026, 10, 1) + dt.timedelta(hours=7 * place)).isoformat(),  # noqa: DTZ001 - Riga's
        )
        for place in range(count)
    ]
    with company.context() as context, context.store.reading() as tx:
        began = all_rows(tx, Subscription)
    expected = {flat: model([row for row in began if (row.flat_id, row.bank) == (flat, BANK)],
                            [one for one in steps if one["ServiceId"] == flat])
                for flat in flats}  # fmt: skip
    draw.shuffle(steps)
    for place, start in enumerate(range(0, count, 10)):
        part = steps[start : start + 10] + draw.sample(steps[: start + 10], 3)
        draw.shuffle(part)
        put(company, f"{place}.xml", *part)
    assert polled(company).problems == ()
    for flat in flats:
        found = [
            (one.valid_from, one.valid_to, one.channel_address)
            for one in subscribed(company, flat)
            if one.bank == BANK
        ]
        assert found == expected[flat]


def model(began: list[Subscription], steps: list[dict[str, str]]) -> list[tuple[Any, ...]]:
    """The rules in the simplest way, over the steps in time's order."""
    kept = [[one.valid_from, one.valid_to, one.channel_address] for one in began]
    for step in steps:
        day = dt.date.fromisoformat(step["TimeStamp"][:10])
        current = kept[-1] if kept and kept[-1][1] is None else None
        if step["Action"] == "DEL" and current:
            current[1] = day - dt.timedelta(days=1)
            if current[0] == day:
                kept.pop()
        elif step["Action"] != "DEL" and current:
            current[2] = step["ChannelAddress"]
        elif step["Action"] == "ADD" and kept and kept[-1][1] == day - dt.timedelta(days=1):
            kept[-1][1:] = [None, step["ChannelAddress"]]
        elif step["Action"] == "ADD":
            kept.append([day, None, step["ChannelAddress"]])
    return [tuple(row) for row in kept]


def test_a_manifest_lies_beside_each_file_where_the_bank_wants_one(company: Company) -> None:
    """By profile, off by default; a second delivery adds nothing."""
    company.edit_config(
        'bic = "UNLALV2X"', 'bic = "UNLALV2X"\nprofile = { incoming_manifest = true }'
    )
    assert company.cli("run").code == 0
    inbox = company.home / "bank/seb/inbox"
    (name,) = (path.name for path in inbox.glob("*.xml"))
    manifest = (inbox / f"{name}.manifest").read_text("utf-8")
    assert f"<Filename>{name}</Filename>" in manifest
    assert "<ContractId>SEB-EXAMPLE</ContractId>" in manifest
    assert list((company.home / "bank/swedbank/inbox").glob("*.manifest")) == []
    assert company.cli("run").code == 0
    assert len(list(inbox.iterdir())) == 2


@pytest.mark.parametrize("option", ["can_rename = false", "can_list = false"])
def test_manifests_where_little_is_allowed(company: Company, option: str) -> None:
    """A bank without renames or listings gets it too."""
    company.edit_config(
        'bic = "UNLALV2X"',
        f'bic = "UNLALV2X"\nprofile = {{ incoming_manifest = true, {option} }}',
    )
    with company.context() as context, simulated(company) as simulator:
        for step in ("calculate", "issue", "render"):
            assert company.cli(step).code == 0
        deliver(context, FaultyBanks(context, simulator), context.default_period, BANK)
    names = {path.suffix for path in Path(company.home / "bank/seb/inbox").iterdir()}
    assert names == {".xml", ".manifest"}
