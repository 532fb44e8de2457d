"""Writes reminders of debts: a PDF for each customer who may be reminded, on an invoice's page."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from einvoice.core.accounts import EntryKind
from einvoice.core.channels import SellerChannel
from einvoice.core.debtors import Debtor
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.invoices import Buyer
from einvoice.pages.pdf_page import pdf_of_page
from einvoice.pages.reminder_page import Debt, ReminderFacts, reminder_page
from einvoice.store import exports
from einvoice.store.archive import written_whole
from jobs.context import Context
from jobs.payments.accounts import CustomerAccount, accounts_of
from jobs.payments.debtors import DebtorsOfDay, DebtorsWanted, debtors


@dataclass(frozen=True, slots=True)
class Reminders:
    """The files that were written; ``listed.doubtful`` customers may have paid and got none.

    ``without_invoice``: flats of customers who never had an invoice, whose address is not known.
    """

    listed: DebtorsOfDay
    files: tuple[Path, ...]
    without_invoice: tuple[str, ...]


def write_reminders(context: Context, wanted: DebtorsWanted, folder: Path) -> Reminders:
    """Write a PDF for each customer whose debt is overdue and whom nothing speaks against.

    The file is named after the flat and the customer's first day there.

    Raises:
        UsageError: the folder cannot be made.
        RefusedByCheckError: days are missing in the statements: anybody may have paid.
    """
    listed = debtors(context, wanted, most=None)
    if not listed.closed.are_complete:
        raise RefusedByCheckError("reminders-incomplete")
    reminded = [debtor for debtor in listed.largest if debtor.may_be_reminded]
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UsageError("print-folder", path=folder, why=error.strerror) from None
    files, missing = [], []
    for debtor in reminded:
        path = _written(context, debtor, listed.day, folder)
        if path is None:
            missing.append(debtor.key.flat_id)
        else:
            files.append(path)
    return Reminders(listed, tuple(files), tuple(missing))


def _written(context: Context, debtor: Debtor, day: dt.date, folder: Path) -> Path | None:
    flat_id = debtor.key.flat_id
    accounts = accounts_of(context, flat_id, last=day).accounts
    account = next(account for account in accounts if account.key == debtor.key)
    buyer = _buyer(context, account)
    if buyer is None:
        return None
    facts = ReminderFacts(
        flat_id=flat_id,
        day=day,
        seller=context.config.seller.value(),
        buyer=buyer,
        channels=tuple(
            SellerChannel(table.account, table.bic, table.contract)
            for _, table in sorted(context.config.banks.items())
        ),
        debts=_debts(account, day),
    )
    since = f"-{account.since}" if account.since else ""
    path = folder / f"{flat_id}{since}.pdf"
    content = pdf_of_page(reminder_page(facts, buyer.language), context.today)
    with written_whole(path, 0o600) as out:
        out.write(content)
    return path


def _debts(account: CustomerAccount, day: dt.date) -> tuple[Debt, ...]:
    """Return what is overdue, as `overdue_cents` counts it, the oldest first."""
    debts = [
        Debt(
            entry.document if entry.kind is EntryKind.INVOICE else "",
            entry.due or entry.day,
            entry.cents,
            account.account.open_cents.get(entry.document, 0),
        )
        for entry in account.account.entries
        if (entry.due or entry.day) < day
    ]
    return tuple(sorted((d for d in debts if d.open_cents), key=lambda d: (d.due, d.number)))


def _buyer(context: Context, account: CustomerAccount) -> Buyer | None:
    """Return the customer as on their own last invoice; another customer's is never read."""
    numbers = [status.invoice for status in account.invoices]
    with context.store.reading() as tx:
        rows = [exports.find_invoice(tx, number, None) for number in reversed(numbers)]
        row = next((row for row in rows if row is not None), None)
        return None if row is None else exports.buyer_of(tx, row.id)
