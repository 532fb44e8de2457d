"""An owner changes in the middle of the month: nothing of the new one goes to the old one."""

import datetime as dt
import json

from owner_steps import (
    BANK,
    CHANGE,
    CODE,
    NEW,
    balance,
    bring,
    customer_of,
    extract,
    findings,
    invoice,
    rows,
    says,
    sell,
    sent,
    subscribed,
    tell_sold,
)
from sample_company import Company

from einvoice.core.subscriptions import Subscription
from einvoice.store import purging
from einvoice.store.flat_orders import orders_of
from einvoice.store.rows import all_rows


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


def test_a_customer_who_was_named_wrongly_is_freed_by_credit(simple: Company) -> None:
    """The bank has accepted the invoice of the wrong person: no sale is told late by it."""
    assert simple.cli("run").code == 0
    row = next(row for row in simple.table("invoices") if row["bank"] == "seb")
    path = bring(simple, "customers", customer_of(simple, row["flat_id"]) | NEW)
    refused = simple.cli("import", str(path))
    assert refused.code == 3
    assert refused.last_line.startswith("next: once the rows are corrected: ")
    shown = " ".join(simple.cli("status").out.split())
    assert "doubtful" not in shown
    assert "only if the row named the wrong person" in shown
    assert simple.cli("import", "--confirm", "1", "--reason", "x").code == 0
    freed = simple.cli("import", str(path))
    assert "if a sale was told late" not in freed.err
    assert freed.last_line.endswith(f" credit {row['invoice_number']} --reason TEXT")
    assert simple.cli("credit", row["invoice_number"], "--reason", "wrong person").code == 0
    simple.cli("run")
    assert simple.cli("import", str(path)).code == 0
