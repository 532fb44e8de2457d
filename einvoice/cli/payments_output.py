"""Payments and accounts as they are printed."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from einvoice.cli.output import (
    euro,
    print_json,
    print_line,
    print_table,
    say,
    say_next,
    staff_language,
    told,
)

if TYPE_CHECKING:
    from einvoice.cli.shapes import payments
    from einvoice.core.accounts import AccountEntry
    from einvoice.core.double_payments import MarkedPayment
    from jobs.payments.accounts import CustomerAccount, FlatAccounts
    from jobs.payments.queue import NotOurs, QueuedPayment
    from jobs.payments.statements import StatementsRead
    from jobs.values import DecidedPayment


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


def print_not_ours(listed: "NotOurs", *, as_json: bool) -> None:
    """Print the entries that are not ours with the reason, and the sums of all payments."""
    if as_json:
        print_json(
            {
                "payments": [_excluded_json(decided) for decided in listed.entries],
                "sums": {
                    state: dict(zip(("payments", "credit_cents", "debit_cents"), of, strict=True))
                    for state, of in listed.sums.items()
                },
            }
        )
        return
    titles = [told(f"title.{name}") for name in ("payment", "day", "euro", "rule", "reason")]
    rows = [
        (
            decided.payment.payment_id[:6],
            str(decided.payment.booked_on),
            euro(decided.payment.part.cents),
            told("rule.person" if decided.by_person else "rule.configured"),
            decided.reason,
        )
        for decided in listed.entries
    ]
    print_table(titles, rows, right=[titles[2]])
    for state, (count, credit, debit) in sorted(listed.sums.items()):
        facts = {"count": count, "credit": euro(credit), "debit": euro(debit)}
        print_line(told(f"payments.sums_{state}", **facts))
    first = rows[0][0] if rows else ""
    say_next(f"einvoice payments undo {first} --reason TEXT" if first else "einvoice payments")


def print_marked(marked: "Sequence[MarkedPayment]", *, as_json: bool) -> None:
    """Print the payments of invoices that were paid before, or that a bank will pay again."""
    if as_json:
        print_json({"payments": [_marked_json(payment) for payment in marked]})
        return
    names = ("payment", "day", "euro", "flat", "invoice", "mark")
    titles = [told(f"title.{name}") for name in names]
    rows = [
        (
            payment.payment_id[:6],
            str(payment.booked_on),
            euro(payment.cents),
            payment.flat_id,
            payment.invoice,
            told(f"mark.{payment.mark}", day=payment.due),
        )
        for payment in marked
    ]
    if rows:
        print_table(titles, rows, right=[titles[2]])
    else:
        say(told("payments.none_twice"))
    say_next("einvoice refunds" if rows else "einvoice payments")


def _marked_json(payment: "MarkedPayment") -> "payments.MarkedPayment":
    return {
        "payment_id": payment.payment_id,
        "booked_on": str(payment.booked_on),
        "cents": payment.cents,
        "flat_id": payment.flat_id,
        "invoice_number": payment.invoice,
        "mark": payment.mark,
        "due_date": str(payment.due) if payment.due else None,
    }


def _excluded_json(decided: "DecidedPayment") -> "payments.ExcludedEntry":
    payment = decided.payment
    return {
        "payment_id": payment.payment_id,
        "booked_on": str(payment.booked_on),
        "cents": payment.part.cents,
        "code": payment.kind,
        "by_person": decided.by_person,
        "reason": decided.reason,
    }


ACCOUNT_COLUMNS = (
    "flat_id",
    "customer_from",
    "day",
    "kind",
    "document",
    "due_date",
    "state",
    "cents",
    "balance_cents",
)
"""The columns of an account as CSV."""


def print_account(flat: "FlatAccounts") -> None:
    """Print the accounts of a flat, what is to pay, and what may still change them."""
    for customer in flat.accounts:
        print_line(told("account.head", flat=flat.flat_id, since=customer.since))
        names = ("day", "entry", "due", "paid_state", "euro", "balance")
        titles = [told(f"title.{name}") for name in names]
        print_table(titles, list(_account_rows(customer)), right=titles[4:])
        print_line(
            told(
                "account.sums",
                open=euro(customer.open_cents),
                overdue=euro(customer.overdue_cents),
                credit=euro(customer.credit_cents),
                to_pay=euro(max(0, customer.account.balance_cents)),
            )
        )
    for account, day in flat.read_until:
        print_line(
            told("account.read_until" if day else "account.unread", account=account, day=day)
        )
    for waits in flat.waiting:
        print_line(
            told(
                "account.waits",
                payment=waits.short_id,
                day=waits.day,
                cents=euro(waits.cents),
                why=told(f"waits.{waits.why}"),
            )
        )


def _account_rows(customer: "CustomerAccount") -> Iterator[tuple[str, ...]]:
    before = customer.balance_before_cents
    if customer.first > customer.key.since and before:
        yield "", told("account.before"), "", "", "", euro(before)
    for row in customer.rows:
        entry, invoice = row.entry, row.invoice
        yield (
            str(entry.day),
            entry_name(entry, staff_language()),
            str(entry.due) if invoice else "",
            told(f"paid.{invoice.state}") if invoice else "",
            euro(entry.cents),
            euro(row.balance_cents),
        )


def entry_name(entry: "AccountEntry", language: str) -> str:
    """Return an entry as a person calls it: payments by the beginning of their ids."""
    from einvoice.texts.screens import label

    kind = label(f"account.{entry.kind}", language)
    if entry.kind == "opening":
        return kind
    own = entry.document[:6] if entry.kind in {"payment", "return"} else entry.document
    return f"{kind} {own}"


def account_cells(flat: "FlatAccounts") -> Iterator[tuple[str, ...]]:
    """Yield the rows of a flat's accounts for other programs."""
    for customer in flat.accounts:
        for row in account_json(customer)["rows"]:
            cells = {"flat_id": flat.flat_id, "customer_from": customer.since, **row}
            yield tuple("" if cells[name] is None else str(cells[name]) for name in ACCOUNT_COLUMNS)


def payment_json(waits: "QueuedPayment") -> "payments.WaitingPayment":
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


def flat_json(flat: "FlatAccounts") -> "payments.Accounts":
    """Return the accounts of a flat for other programs."""
    return {
        "flat_id": flat.flat_id,
        "accounts": [account_json(customer) for customer in flat.accounts],
        "waiting": [payment_json(waits) for waits in flat.waiting],
        "read_until": [
            {"account": account, "day": str(day) if day else None}
            for account, day in flat.read_until
        ],
    }


def account_json(customer: "CustomerAccount") -> "payments.CustomerAccount":
    """Return an account for other programs."""
    return {
        "customer_from": customer.since,
        "balance_before_cents": customer.balance_before_cents,
        "balance_cents": customer.account.balance_cents,
        "open_cents": customer.open_cents,
        "overdue_cents": customer.overdue_cents,
        "credit_cents": customer.credit_cents,
        "to_pay_cents": max(0, customer.account.balance_cents),
        "rows": [
            {
                "day": str(row.entry.day),
                "kind": row.entry.kind,
                "document": row.entry.document,
                "due_date": str(row.entry.due) if row.invoice else None,
                "state": row.invoice.state if row.invoice else None,
                "cents": row.entry.cents,
                "balance_cents": row.balance_cents,
            }
            for row in customer.rows
        ],
        "invoices": [
            {
                "invoice_number": status.invoice,
                "state": status.state,
                "cents": status.cents,
                "open_cents": status.open_cents,
                "last_paid_on": str(status.last_paid_on) if status.last_paid_on else None,
            }
            for status in customer.invoices
        ],
    }
