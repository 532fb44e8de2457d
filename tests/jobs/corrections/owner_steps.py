"""A flat that is sold, and what its invoices and orders are afterwards."""

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

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


def balance(company: Company, flat_id: str, **values: str) -> None:
    """Import a balance of the flat for October."""
    row = {"flat_id": flat_id, "period": "2026-10", "balance_begin": "55.50", "paid": "0.00"}
    result = company.cli("import", str(bring(company, "balances", row | values)))
    assert result.code == 0, result.err


def extract(company: Company, flat_id: str, on: str) -> dict[str, Any]:
    """Return what is kept about the customer of a day."""
    target = company.home / f"extract-{on}.json"
    asked = ("person", "extract", flat_id, "--on", on, "--to", str(target))
    result = company.cli(*asked)
    assert result.code == 0, result.err
    found: dict[str, Any] = json.loads(target.read_text("utf-8"))
    return found
