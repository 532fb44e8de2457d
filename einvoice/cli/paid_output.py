"""How much of a month's invoices is paid, as it is printed and for other programs."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from einvoice.cli.output import euro, print_line, print_table
from einvoice.texts.screens import label

if TYPE_CHECKING:
    from jobs.payments.paid_month import PaidShare
    from jobs.setup.demo_payments import DemoPayments


def print_shares(shares: "Sequence[PaidShare]", until: dt.date, language: str) -> None:
    """Print how much of a month's invoices is paid, one row each for paid, in part, and open."""
    print_line()
    titles = [
        label("demo.paid_until", language, day=until),
        *(label(key, language) for key in ("invoices", "title.paid_eur", "title.open_eur")),
    ]
    rows = [
        (
            label(f"share.{row.portion}", language),
            str(row.invoices),
            euro(row.paid_cents),
            euro(row.open_cents),
        )
        for row in shares
    ]
    print_table(titles, rows, right=titles[1:])


def paid_json(paid: "DemoPayments") -> dict[str, object]:
    """Return how much is paid for a program: paid, partly paid and open, in cents."""
    shares = {
        str(row.portion): {
            "invoices": row.invoices,
            "paid_cents": row.paid_cents,
            "open_cents": row.open_cents,
        }
        for row in paid.shares
    }
    return {"until": str(paid.until), **shares}
