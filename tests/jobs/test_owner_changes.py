"""An owner changes in the middle of the month: nothing of the new one goes to the old one."""

import csv
import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from sample_company import Company

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
    """Import that a flat was sold on 16 October."""
    old = customer_of(company, flat_id) | {"valid_to": "2026-10-15"}
    path = bring(company, "customers", old, {"flat_id": flat_id, **NEW, **CHANGE, **new})
    result = company.cli("import", str(path))
    assert result.code == 0, result.err


def findings(company: Company, code: str) -> list[dict[str, str]]:
    """Return the findings of a code."""
    return [row for row in company.table("findings") if row["code"] == code]


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
    since = dt.date.fromisoformat(order["valid_from"])
    assert f"{since:%d.%m.%Y}" in found["message"], "as the language of reports writes it"
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
    company.cli("run")
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
    with company.context() as context, context.store.transaction() as tx:
        from sqlalchemy import update

        from einvoice.store.tables import invoices

        of_flat = update(invoices).where(invoices.c.flat_id == flat_id)
        tx.connection.execute(of_flat.values(bank=BANK))
    assert company.cli("render").code == 0
    assert invoice(company, flat_id)["bank"] == ""


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
