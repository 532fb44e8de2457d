"""Payments and accounts as they are printed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from einvoice.cli.output import euro, print_line, print_table, say, staff_language, told

if TYPE_CHECKING:
    from jobs.payments.accounts import CustomerAccount
    from jobs.payments.queue import QueuedPayment
    from jobs.payments.statements import StatementsRead


def say_statements(read: "StatementsRead", *, dry_run: bool) -> None:
    """Print what was read, and every finding."""
    from einvoice.texts.findings import hint, sentence

    for finding in read.findings:
        say(f"{told(f'level.{finding.level}')}: {sentence(finding, staff_language())}")
        if todo := hint(finding, staff_language()):
            say(f"  {told('word.hint')}: {todo}")
    say(
        told(
            "payments.would_read" if dry_run else "payments.read",
            statements=read.statements,
            payments=read.added,
            waiting=read.waiting,
        )
    )


def print_queue(waiting: "Sequence[QueuedPayment]") -> None:
    """Print the payments that wait, with the strongest proposal of each."""
    if not waiting:
        say(told("payments.none_waits"))
        return
    titles = [told(f"title.{name}") for name in ("payment", "day", "euro", "waits", "proposal")]
    rows = [
        (
            payment.short_id,
            str(payment.day),
            euro(payment.cents),
            told(f"waits.{payment.why}"),
            payment.proposal,
        )
        for payment in waiting
    ]
    print_table(titles, rows, right=[titles[2]])


def print_account(found: "CustomerAccount") -> None:
    """Print an account: each row with its balance, then the states of its invoices."""
    print_line(told("account.head", flat=found.key.flat_id, since=found.since))
    titles = [told(f"title.{name}") for name in ("day", "kind", "document", "euro", "balance")]
    rows = [
        (str(e.day), told(f"account.{e.kind}"), e.document, euro(e.cents), euro(balance))
        for e, balance in found.account.balances()
    ]
    print_table(titles, rows, right=titles[3:])
    titles = [
        told(f"title.{name}") for name in ("invoice", "paid_state", "euro", "open", "paid_on")
    ]
    states = [
        (
            status.invoice,
            told(f"paid.{status.state}"),
            euro(status.cents),
            euro(status.open_cents),
            str(status.last_paid_on or ""),
        )
        for status in found.invoices
    ]
    if states:
        print_table(titles, states, right=titles[2:4])


def payment_json(waits: "QueuedPayment") -> dict[str, object]:
    """Return a waiting payment for other programs; names and accounts of payers are not in it."""
    return {
        "payment_id": waits.decided.payment.payment_id,
        "booked_on": str(waits.day),
        "cents": waits.cents,
        "why": waits.why,
        "proposals": [
            {"rule": int(c.rule), "flat_id": flat, "invoice_number": c.invoice}
            for c, flat in waits.flats
        ],
    }


def account_json(found: "CustomerAccount") -> dict[str, object]:
    """Return an account for other programs."""
    return {
        "customer_from": found.since,
        "balance_cents": found.account.balance_cents,
        "rows": [
            {
                "day": str(entry.day),
                "kind": entry.kind,
                "document": entry.document,
                "cents": entry.cents,
                "balance_cents": balance,
            }
            for entry, balance in found.account.balances()
        ],
        "invoices": [
            {
                "invoice_number": status.invoice,
                "state": status.state,
                "cents": status.cents,
                "open_cents": status.open_cents,
                "last_paid_on": str(status.last_paid_on) if status.last_paid_on else None,
            }
            for status in found.invoices
        ],
    }
