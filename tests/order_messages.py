"""Customers' orders as a bank tells them, and what becomes of them."""

import csv
import sqlite3
from typing import Any

from at_the_bank import FaultyBanks, simulated
from sample_company import Company

from bank_adapters.simulator.orders import render_applications
from einvoice.core.subscriptions import Subscription
from einvoice.store.rows import all_rows
from jobs.answers.poll import Polled, poll

BANK = "seb"
OTHER = "LV93UNLA0099999999999"
CONTRACT = {"seb": "SEB-EXAMPLE", "swedbank": "SWED-EXAMPLE"}


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
