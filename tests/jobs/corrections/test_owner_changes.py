"""An owner changes in the middle of the month: nothing of the new one goes to the old one."""

import csv
import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from sample_company import Company
from sqlalchemy import insert, update

from bank_adapters.simulator.orders import render_applications
from einvoice.core.exit_codes import ExitCode
from einvoice.core.ownership import Owner
from einvoice.core.subscriptions import Subscription
from einvoice.store import purging
from einvoice.store.application_tables import imported_subscriptions
from einvoice.store.flat_orders import decide_owner, orders_of
from einvoice.store.rows import all_rows
from einvoice.store.tables import invoices

BANK = "seb"
NEW = {"name": "Zenta Jaunā", "customer_kind": "person", "code": "", "email": "", "language": "lv"}
CHANGE = {"valid_from": "2026-10-16", "valid_to": ""}
CODE = "SUBSCRIPTION_OF_FORMER_CUSTOMER"


def rows(company: Company, kind: str) -> list[dict[str, str]]:
    """Return the rows of an import file."""
    with (company.home / "input" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def subscribed(company: Company) -> dict[str, str]:
    """Return the first subscription at the bank."""
    return next(row for row in rows(company, "subscriptions") if row["bank"] == BANK)


def customer_of(company: Company, flat_id: str) -> dict[str, str]:
    """Return the customer of a flat that is there now."""
    return next(
        row
        for row in rows(company, "customers")
        if row["flat_id"] == flat_id and not row["valid_to"]
    )


def bring(company: Company, kind: str, *values: dict[str, str]) -> Path:
    """Write an import file beside the others and return its path."""
    path = company.home / f"{kind}-{len(list(company.home.glob('*.csv')))}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(values[0]))
        writer.writeheader()
        writer.writerows(values)
    return path


def sell(company: Company, flat_id: str, **new: str) -> None:
    """Import that a flat was sold on 16 October, with a balance that names the new owner."""
    tell_sold(company, flat_id, **new)
    whose = new.get("code") or new.get("name") or NEW["name"]
    balance(company, flat_id, balance_begin="0.00", customer_code=whose)


def tell_sold(company: Company, flat_id: str, **new: str) -> None:
    """Import that a flat was sold on 16 October."""
    old = customer_of(company, flat_id) | {"valid_to": "2026-10-15"}
    path = bring(company, "customers", old, {"flat_id": flat_id, **NEW, **CHANGE, **new})
    result = company.cli("import", str(path))
    assert result.code == 0, result.err


def findings(company: Company, code: str) -> list[dict[str, str]]:
    """Return the findings of a code."""
    return [row for row in company.table("findings") if row["code"] == code]


def says(text: str, day: str) -> bool:
    """Return whether a text names a day, as any of the languages writes it."""
    return day in text or f"{dt.date.fromisoformat(day):%d.%m.%Y}" in text


def invoice(company: Company, flat_id: str) -> dict[str, str]:
    """Return the invoice of a flat."""
    return next(row for row in company.table("invoices") if row["flat_id"] == flat_id)


def sent(company: Company) -> str:
    """Return what all banks hold."""
    return b"".join(company.bank_files().values()).decode()


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
    told = company.cli("subscriptions", "--confirm", flat_id, "--reason", "heir", "--json")
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


@pytest.mark.parametrize(
    "arguments",
    [
        ("--confirm", "B0001-1"),
        ("--confirm", "B0001-1", "--reason", " "),
        ("--confirm", "NOBODY", "--reason", "why"),
        ("--confirm", "B0001-1", "--reason", "why", "--refuse", "1"),
    ],
)
def test_what_cannot_be_confirmed_is_refused(company: Company, arguments: Any) -> None:
    """Without a reason, a flat, or with something else; nothing changes."""
    assert company.cli("subscriptions", *arguments).code == 2


def test_a_new_spelling_of_the_same_person_changes_nothing(company: Company) -> None:
    """The same code is the same customer; the order goes on."""
    order = subscribed(company)
    flat_id = order["flat_id"]
    renamed = customer_of(company, flat_id) | {"name": "Cita Rakstība"}
    assert company.cli("import", str(bring(company, "customers", renamed))).code == 0
    assert company.cli("run").code == 0
    assert findings(company, CODE) == []
    assert "Cita Rakstība" in sent(company)
    assert invoice(company, flat_id)["bank"] == BANK


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


def test_a_credit_note_goes_where_its_invoice_went(company: Company) -> None:
    """The old owner's September is taken back at the old owner's bank, whoever came since."""
    order = subscribed(company)
    flat_id = order["flat_id"]
    assert company.cli("run").code == 0
    assert company.cli("poll").code == 0
    number = invoice(company, flat_id)["invoice_number"]
    old = customer_of(company, flat_id) | {"valid_to": "2026-11-02"}
    new = {"flat_id": flat_id, **NEW, "valid_from": "2026-11-03", "valid_to": ""}
    result = company.cli("import", str(bring(company, "customers", old, new)))
    assert result.code == 0, result.err
    before = set(company.bank_files())
    assert company.cli("credit", number, "--reason", "wrong").code == 0
    company.cli("run")
    further = [text for name, text in company.bank_files().items() if name not in before]
    assert len(further) == 1
    assert order["channel_address"].encode() in further[0]
    assert NEW["name"].encode() not in further[0]


def test_a_warning_names_no_person(company: Company) -> None:
    """Neither name nor account nor code stand in the finding."""
    order = subscribed(company)
    sell(company, order["flat_id"])
    assert company.cli("calculate").code == 0
    text = json.dumps(findings(company, CODE))
    assert NEW["name"] not in text
    assert order["channel_address"] not in text
    assert not re.search(r"[0-9]{6}-[0-9]{5}", text)


def balance(company: Company, flat_id: str, **values: str) -> None:
    """Import a balance of the flat for October."""
    row = {"flat_id": flat_id, "period": "2026-10", "balance_begin": "55.50", "paid": "0.00"}
    result = company.cli("import", str(bring(company, "balances", row | values)))
    assert result.code == 0, result.err


def test_the_former_owners_balance_is_not_asked_of_the_new_one(company: Company) -> None:
    """Held with the dates of both rows, until a row names whose it is."""
    flat_id = subscribed(company)["flat_id"]
    since = customer_of(company, flat_id)["valid_from"]
    tell_sold(company, flat_id)
    assert company.cli("run").code == 3
    (found,) = findings(company, "BALANCE_OF_FORMER_CUSTOMER")
    for day in (since, "2026-10-15", "2026-10-16"):
        assert says(found["message"], day)
    assert invoice(company, flat_id)["state"] == "held"
    balance(company, flat_id, customer_code=NEW["name"])
    balance(company, flat_id)  # the ledger once more, which names nobody, in the same sums
    assert company.cli("run").code == 0
    assert invoice(company, flat_id)["balance_cents"] == "5550"


def test_a_balance_that_names_another_is_not_used(company: Company) -> None:
    """Also when no customer changed: a wrong line of the ledger's export."""
    flat_id = subscribed(company)["flat_id"]
    balance(company, flat_id, customer_code="Cits Cilvēks")
    assert company.cli("run").code == 3
    (found,) = findings(company, "BALANCE_OF_ANOTHER_CUSTOMER")
    assert found["where"] == flat_id
    assert "Cits" not in found["message"]


def test_a_balance_stays_with_the_customer_whose_row_is_written_over(company: Company) -> None:
    """It was imported for who stood in the row then."""
    flat_id = subscribed(company)["flat_id"]
    other = customer_of(company, flat_id) | {"name": NEW["name"], "code": ""}
    assert company.cli("import", str(bring(company, "customers", other))).code == 0
    assert company.cli("run").code == 3
    assert [row["where"] for row in findings(company, "BALANCE_OF_ANOTHER_CUSTOMER")] == [flat_id]


def test_the_invoice_of_the_month_of_change_says_so(company: Company) -> None:
    """It bills the whole month to who is there on its last day, in their language."""
    flat_id = subscribed(company)["flat_id"]
    sell(company, flat_id, language="en")
    balance(company, flat_id, balance_begin="0.00")
    assert company.cli("run").code == 0
    shown = company.cli("show", flat_id, "--language", "en").out
    assert "The invoices of this flat have been yours since 16 October 2026" in " ".join(
        shown.split()
    )


def test_a_correction_of_the_former_owners_month_is_not_the_new_ones(company: Company) -> None:
    """The flat is held until staff say who pays it."""
    flat_id = subscribed(company)["flat_id"]
    sell(company, flat_id)
    balance(company, flat_id, balance_begin="0.00")
    charge = {"charge_id": "X1", "flat_id": flat_id, "period": "2026-10", "service": "correction"}
    charge |= {"net": "-5.00", "vat_percent": "21", "for_period": "2026-09", "reason": "why"}
    assert company.cli("import", str(bring(company, "charges", charge))).code == 0
    assert company.cli("run").code == 3
    (found,) = findings(company, "CHARGE_OF_FORMER_CUSTOMER")
    assert "2026-09" in found["message"]
    charge["for_period"] = ""
    assert company.cli("import", str(bring(company, "charges", charge))).code == 0
    assert company.cli("run").code == 0


def extract(company: Company, flat_id: str, on: str) -> dict[str, Any]:
    """Return what is kept about the customer of a day."""
    target = company.home / f"extract-{on}.json"
    asked = ("person", "extract", flat_id, "--on", on, "--to", str(target))
    result = company.cli(*asked)
    assert result.code == 0, result.err
    found: dict[str, Any] = json.loads(target.read_text("utf-8"))
    return found


def test_an_extract_holds_one_customer_alone(company: Company) -> None:
    """The old owner's open order and balance are not in the new one's, and the other way round."""
    order = subscribed(company)
    flat_id, account = order["flat_id"], order["channel_address"]
    old = customer_of(company, flat_id)
    assert company.cli("run").code == 0
    change = old | {"valid_to": "2026-11-15"}, {
        **NEW, "flat_id": flat_id, "valid_from": "2026-11-16", "valid_to": "",
    }  # fmt: skip
    assert company.cli("import", str(bring(company, "customers", *change))).code == 0
    theirs, own = extract(company, flat_id, "2026-10-01"), extract(company, flat_id, "2026-12-01")
    assert account in json.dumps(theirs)
    assert len(theirs["subscriptions"]) == len(theirs["balances"]) == len(theirs["invoices"]) == 1
    assert NEW["name"] not in json.dumps(theirs)
    assert set(own) == {"customers", "subscriptions", "applications", "standing_orders", "invoices"}
    assert [row["name"] for row in own["customers"]] == [NEW["name"]]
    assert not any(own[table] for table in own if table != "customers")


def test_a_confirmed_order_does_not_bring_along_whose_it_was_before(company: Company) -> None:
    """As it was imported it named the old owner's account; the bank said later whose it is."""
    order = subscribed(company)
    flat_id = order["flat_id"]
    old = customer_of(company, flat_id)
    sell(company, flat_id)
    assert company.cli("calculate").code == 0
    assert company.cli("subscriptions", "--confirm", flat_id, "--reason", "heir").code == 0
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


def test_nobody_is_written_over_who_got_an_invoice(company: Company) -> None:
    """Also one that was taken back: readings and charges of that time would be the other's.

    A person may say that the row named the wrong one; a rename is none.
    """
    flat_id = subscribed(company)["flat_id"]
    old = customer_of(company, flat_id)
    for step in ("calculate", "issue"):
        assert company.cli(step).code == 0
    number = invoice(company, flat_id)["invoice_number"]
    assert company.cli("void", number, "--reason", "wrong person").code == 0
    other = old | {"name": NEW["name"], "code": ""}
    path = bring(company, "customers", other)
    told = company.cli("import", str(path))
    assert told.code == 3
    assert f"({number})" in told.err
    assert "--confirm NUMBER --reason TEXT" in told.err
    assert "einvoice import --confirm 1 --reason TEXT" in company.cli("status").out
    assert company.cli("run").code == 3
    assert NEW["name"] not in sent(company)
    assert old["name"] not in sent(company), "the flat is held"
    assert company.cli("import", "--confirm", "1", "--reason", "a mix-up").code == 0
    assert company.cli("run").code == 3, "held until the row is imported"
    assert company.cli("import", str(path)).code == 0
    balance(company, flat_id, customer_code=NEW["name"])
    assert company.cli("run").code == 0
    own = extract(company, flat_id, "2026-10-31")
    assert [row["number"] for row in own["invoices"]] != [int(number)]
    assert old["name"] not in json.dumps(own)
    assert old["code"] not in json.dumps(own)
    renamed = other | {"name": NEW["name"].upper()}
    assert company.cli("import", str(bring(company, "customers", renamed))).code == 0
    assert company.cli("import", str(bring(company, "customers", old))).code == 3, "nor back again"


def test_father_and_son_of_one_name_are_two_persons(company: Company) -> None:
    """Their codes differ; an extract of the one has nothing of the other."""
    flat_id = subscribed(company)["flat_id"]
    father = customer_of(company, flat_id)
    son = customer_of(company, rows(company, "subscriptions")[-1]["flat_id"])["code"]
    assert company.cli("run").code == 0
    change = father | {"valid_to": "2026-11-15"}, father | {
        "code": son, "valid_from": "2026-11-16", "valid_to": "",
    }  # fmt: skip
    assert company.cli("import", str(bring(company, "customers", *change))).code == 0
    own = extract(company, flat_id, "2026-12-01")
    assert father["code"] not in json.dumps(own)
    assert all(row["flat_id"] != flat_id for row in own["invoices"])


def test_what_is_purged_does_not_fall_to_the_next_customer(company: Company) -> None:
    """The old owner's order, which no bank ever ended, goes with the old owner."""
    order = subscribed(company)
    flat_id = order["flat_id"]
    old = customer_of(company, flat_id) | {"valid_to": "2026-10-15"}
    new = {"flat_id": flat_id, **NEW, **CHANGE}
    kept = [row for row in rows(company, "customers") if row["flat_id"] != flat_id]
    (company.home / "input" / "customers.csv").unlink()
    bring(company, "customers", *kept, old, new).rename(company.home / "input" / "customers.csv")
    company.import_anew()
    with company.context() as context, context.store.writing() as tx:
        gone = purging.forget_ended(tx, dt.date(2026, 10, 16))
        orders = orders_of(tx, [flat_id])[flat_id]
    assert gone["subscriptions"] >= 1
    assert orders.orders == ()
    assert [row.name for row in orders.customers] == [NEW["name"]]
    with company.context() as context, context.store.reading() as tx:
        left = len(all_rows(tx, Subscription))
    assert left == len(rows(company, "subscriptions")) - gone["subscriptions"]


def test_a_row_written_over_an_invoiced_customer_says_so_and_can_be_confirmed(
    company: Company,
) -> None:
    """First who it is about, then what frees the row; the confirmation outlives the second step."""
    flat_id = subscribed(company)["flat_id"]
    for step in ("calculate", "issue"):
        assert company.cli(step).code == 0
    other = customer_of(company, flat_id) | {"name": NEW["name"], "code": ""}
    path = str(bring(company, "customers", other))
    refused = company.cli("import", path)
    assert refused.code == 3
    assert refused.err.index("puts another person") < refused.err.index("are issued with other")
    (row,) = company.cli("status", "--json").json["unsettled_rows"]
    assert row["code"] == "another_person"
    number = str(row["number"])
    assert company.cli("import", "--confirm", number, "--reason", "wrong name").code == 0
    still = company.cli("import", path)
    assert "puts another person" not in still.err
    invoice_number = invoice(company, flat_id)["invoice_number"]
    assert f"`einvoice void {invoice_number} --reason TEXT`" in still.err
    assert company.cli("void", invoice_number, "--reason", "wrong name").code == 0
    assert company.cli("import", path).code == 0
