"""The order of a former owner: kept away from the next owner's invoices, or confirmed."""

import datetime as dt
import json
import re
from typing import Any

import pytest
from owner_steps import (
    BANK,
    CODE,
    NEW,
    balance,
    bring,
    customer_of,
    extract,
    findings,
    invoice,
    says,
    sell,
    sent,
    subscribed,
)
from sample_company import Company
from sqlalchemy import insert, update

from bank_adapters.simulator.orders import render_applications
from einvoice.core.exit_codes import ExitCode
from einvoice.core.ownership import Owner
from einvoice.store.application_tables import imported_subscriptions
from einvoice.store.flat_orders import decide_owner, orders_of
from einvoice.store.tables import invoices


def test_the_new_owners_invoice_does_not_go_to_the_old_owners_account(company: Company) -> None:
    """It is issued without bank and with a finding; the next command settles it."""
    order = subscribed(company)
    flat_id, account = order["flat_id"], order["channel_address"]
    sell(company, flat_id)
    assert company.cli("run").code == 0
    assert NEW["name"] not in sent(company)
    assert account not in sent(company)
    assert f'serviceId="{flat_id}"' not in sent(company)
    assert (invoice(company, flat_id)["bank"], invoice(company, flat_id)["state"]) == ("", "issued")
    (found,) = findings(company, CODE)
    assert (found["level"], found["where"]) == ("warning", flat_id)
    assert says(found["message"], order["valid_from"])
    (said,) = company.cli("status", "--json").json["orders"]
    assert (said["flat_id"], said["code"]) == (flat_id, CODE)
    assert CODE in company.cli("status").out
    shown = company.cli("subscriptions", "--json").json["subscriptions"]
    assert [one["flat_id"] for one in shown if one["former_customer"]] == [flat_id]
    assert "a former customer's" in company.cli("subscriptions").out


def test_a_person_may_say_that_the_order_is_the_new_owners(company: Company) -> None:
    """Then it goes to that account, in a further file; the finding is settled."""
    order = subscribed(company)
    flat_id = order["flat_id"]
    sell(company, flat_id)
    assert company.cli("run").code == 0
    told = company.cli("subscriptions", "--confirm", flat_id, "--reason", "heir", "--yes", "--json")
    assert told.code == 0, told.err
    assert told.json["orders"] == [{"bank": BANK, "valid_from": order["valid_from"]}]
    assert findings(company, CODE) == []
    assert company.cli("run").code == 0
    assert invoice(company, flat_id)["bank"] == BANK
    assert NEW["name"] in sent(company)
    assert order["channel_address"] in sent(company)
    journal = (company.home / "data" / "einvoice.db").read_bytes()
    assert b"order_confirmed" in journal
    again = company.cli("subscriptions", "--confirm", flat_id, "--reason", "heir")
    assert again.code == 2
    assert "has no order of another customer" in again.err


@pytest.mark.parametrize("code", ["", "010280-10003"])
def test_the_former_owner_does_not_go_along_unseen(company: Company, code: str) -> None:
    """The order names its payer: the screen shows it as the file will have it, and asks first."""
    order = subscribed(company)
    flat_id, old = order["flat_id"], customer_of(company, order["flat_id"])
    payer = {"payer_name": old["name"], "payer_code": old["code"]}
    assert company.cli("import", str(bring(company, "subscriptions", order | payer))).code == 0
    sell(company, flat_id, code=code)
    assert company.cli("run").code == 0
    words = ("subscriptions", "--confirm", flat_id, "--reason", "heir")
    asked = company.cli(*words)
    assert asked.code == 0, asked.err
    assert f"  buyer: {NEW['name']} {(code or old['code']).replace('-', '')}" in asked.out
    assert f"  payer: {old['name']} {old['code'].replace('-', '')}" in asked.out
    assert asked.last_line.endswith(f" subscriptions --confirm {flat_id} --reason TEXT --yes")
    assert company.cli("run").code == 0
    assert invoice(company, flat_id)["bank"] == ""
    assert f'serviceId="{flat_id}"' not in sent(company)
    shown = company.cli(*words, "--json").json
    assert (shown["state"], shown["orders"]) == ("asked", [])
    assert company.cli(*words, "--yes").code == 0
    assert company.cli("run").code == 0
    (said,) = shown["in_file"]
    written = sent(company).partition(f'serviceId="{flat_id}"')[2].partition("</Invoice>")[0]
    for figure in ("buyer_name", "buyer_code", "payer_name", "payer_code"):
        assert f">{said[figure]}<" in written, figure


@pytest.mark.parametrize(
    "arguments",
    [
        ("--yes",),
        ("--confirm", "B0001-1"),
        ("--confirm", "B0001-1", "--reason", " "),
        ("--confirm", "NOBODY", "--reason", "why"),
        ("--confirm", "B0001-1", "--reason", "why", "--refuse", "1"),
    ],
)
def test_what_cannot_be_confirmed_is_refused(company: Company, arguments: Any) -> None:
    """Without a reason, a flat, or with something else; nothing changes."""
    assert company.cli("subscriptions", *arguments).code == 2


@pytest.mark.parametrize("issued", [False, True], ids=["before calculating", "after"])
def test_a_row_written_over_with_another_person_keeps_the_order_away(
    company: Company, *, issued: bool
) -> None:
    """Whoever writes the new owner into the old owner's row has changed the customer as well."""
    order = subscribed(company)
    flat_id = order["flat_id"]
    if issued:
        assert company.cli("calculate").code == 0
    other = customer_of(company, flat_id) | {"name": NEW["name"], "code": ""}
    assert company.cli("import", str(bring(company, "customers", other))).code == 0
    balance(company, flat_id, customer_code=NEW["name"])
    assert company.cli("run").code == 0
    assert NEW["name"] not in sent(company)
    assert order["channel_address"] not in sent(company)


def test_an_order_applied_to_the_wrong_customer_before_the_change_was_told(
    company: Company,
) -> None:
    """Ordered by the old owner after the sale, which staff tell a week later."""
    order = subscribed(company)
    flat_id = order["flat_id"]
    old = customer_of(company, flat_id)
    late = order | {"valid_from": "2026-10-20", "payer_name": old["name"]}
    assert company.cli("import", str(bring(company, "subscriptions", late))).code == 0
    sell(company, flat_id)
    assert company.cli("run").code == 0
    assert order["channel_address"] not in sent(company)
    assert len(findings(company, CODE)) == 1


def test_an_invoice_issued_by_an_earlier_version_loses_the_old_owners_bank(
    company: Company,
) -> None:
    """A month in the middle when the program is renewed: looked at once more before rendering."""
    flat_id = subscribed(company)["flat_id"]
    sell(company, flat_id)
    for step in ("calculate", "issue"):
        assert company.cli(step).code == 0
    with company.context() as context, context.store.writing() as tx:
        of_flat = update(invoices).where(invoices.c.flat_id == flat_id)
        tx.execute(of_flat.values(bank=BANK))
    assert company.cli("render").code == 0
    assert invoice(company, flat_id)["bank"] == ""


def test_a_file_made_by_an_earlier_version_is_not_sent_to_a_former_customer(
    company: Company,
) -> None:
    """It was rendered before the program was renewed: taken back, and the others go in another."""
    flat_id = subscribed(company)["flat_id"]
    for step in ("calculate", "issue", "render"):
        assert company.cli(step).code == 0
    with company.context() as context, context.store.writing() as tx:
        flat = orders_of(tx, [flat_id])[flat_id]
        decide_owner(tx, flat.orders, Owner("Somebody Else", "161175-19997"))
    told = company.cli("run")
    assert told.code == ExitCode.REFUSED_BY_CHECK
    assert "former customer" in told.err
    assert not any(name.startswith(BANK) for name in company.bank_files())
    assert company.cli("run").code == 0
    assert (invoice(company, flat_id)["bank"], invoice(company, flat_id)["state"]) == ("", "issued")
    assert f'serviceId="{flat_id}"' not in sent(company)
    assert {row["state"] for row in company.table("invoices") if row["bank"]} == {"accepted"}


def test_a_warning_names_no_person(company: Company) -> None:
    """Neither name nor account nor code stand in the finding."""
    order = subscribed(company)
    sell(company, order["flat_id"])
    assert company.cli("calculate").code == 0
    text = json.dumps(findings(company, CODE))
    assert NEW["name"] not in text
    assert order["channel_address"] not in text
    assert not re.search(r"[0-9]{6}-[0-9]{5}", text)


def test_a_confirmed_order_does_not_bring_along_whose_it_was_before(company: Company) -> None:
    """As it was imported it named the old owner's account; the bank said later whose it is."""
    order = subscribed(company)
    flat_id = order["flat_id"]
    old = customer_of(company, flat_id)
    sell(company, flat_id)
    assert company.cli("calculate").code == 0
    words = ("subscriptions", "--confirm", flat_id, "--reason", "heir", "--yes")
    assert company.cli(*words).code == 0
    with company.context() as context, context.store.writing() as tx:
        before = {"channel_address": "LV00OLD", "payer_name": old["name"], "valid_to": None}
        day = dt.date.fromisoformat(order["valid_from"])
        row = {"flat_id": flat_id, "bank": BANK, "valid_from": day, "after": ""}
        more = {"payer_code": old["code"], "seller_contract_id": ""}
        tx.execute(insert(imported_subscriptions).values(**row, **before, **more))
    assert "LV00OLD" not in json.dumps(extract(company, flat_id, "2026-10-31"))
    assert "LV00OLD" in json.dumps(extract(company, flat_id, "2026-10-01"))


def test_a_warning_goes_with_the_order_it_is_about(company: Company) -> None:
    """The old owner ends it at the bank after the month was calculated: nothing is to confirm."""
    order = subscribed(company)
    flat_id = order["flat_id"]
    old = customer_of(company, flat_id)
    sell(company, flat_id)
    assert company.cli("calculate").code == 0
    assert len(findings(company, CODE)) == 1
    record = {"SellerRegNumber": "49900001005", "GlobalSellerContractId": "SEB-EXAMPLE"}
    record |= {"Action": "DEL", "ServiceId": flat_id, "PresentmentType": "FULL"}
    record |= {"ChannelAddress": order["channel_address"], "TimeStamp": "2026-10-31T10:00:00"}
    record |= {"CustomerIdCode": old["code"], "CustomerName": old["name"]}
    folder = company.home / "bank" / BANK / "outbox"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ended.xml").write_bytes(render_applications([record]))
    assert company.cli("poll").code in {0, 3}
    assert findings(company, CODE) == []
