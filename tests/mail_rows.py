"""What the ledger has of mails, for the tests of mailing."""

import sqlite3
from collections import Counter
from random import Random
from typing import Any

from mail_boxes import CUT, MailBoxes
from sample_company import Company


def ledger(company: Company) -> dict[str, tuple[str, int]]:
    """Return the state and code of each mail that was begun, by flat."""
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        rows = database.execute(
            "SELECT flat_id, direct_deliveries.state, code FROM direct_deliveries"
            " JOIN invoices ON invoices.id = invoice_id WHERE channel = 'email'"
        )
        return {flat: (state, code) for flat, state, code in rows}


def address_of(flat_id: str) -> str:
    """Return where the invoice of a flat goes."""
    return f"{flat_id.lower()}@example.com"


def counts(company: Company) -> dict[str, Any]:
    """Return what the status counts of customers without a bank."""
    return company.cli("status", "--json").json["without_bank"]


def states(company: Company) -> Counter[str]:
    """Return how many mails are in which state."""
    return Counter(state for state, _ in ledger(company).values())


def number_of(company: Company, flat_id: str) -> str:
    """Return the number of a flat's live invoice."""
    (number,) = (
        row["invoice_number"]
        for row in company.table("invoices")
        if row["flat_id"] == flat_id and row["state"] == "issued"
    )
    return number


def disturb(boxes: MailBoxes, flats: list[str], random: Random) -> None:
    """Let a fifth of the addresses meet trouble, each of some kind."""
    for flat in flats:
        address = address_of(flat)
        match random.randrange(40):
            case 0 | 1:
                boxes.at_address[address] = "451 later"
            case 2:
                boxes.at_address[address] = "550 nobody"
            case 3:
                boxes.at_address[address] = CUT
            case 4:
                boxes.at_text[address] = CUT
            case 5:
                boxes.lost.add(address)
            case 6:
                boxes.at_text[address] = "554 spam"
            case _:
                pass
