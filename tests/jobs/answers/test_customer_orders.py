"""Customers' orders through the whole program: from the bank's SFTP folder to the invoices."""

import datetime as dt

import pytest
from order_messages import BANK, OTHER, flat_of, order, polled, put, query, subscribed, unsubscribed
from sample_company import Company

from einvoice.core.exit_codes import ExitCode
from jobs.answers.poll import Polled
from jobs.problems import message


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
    assert company.cli("restore", "--nothing-imported").code == 0
    assert company.cli("deliver").code == 0
    assert len(company.bank_files()) == 1


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
