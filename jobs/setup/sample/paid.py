"""Statements of a month's payments as a sample, with the truth beside: whom each payment is for.

The invoices are those of the installation, so that its own program can be tested with them: what
it applies by itself must be what the truth says.
"""

import csv
import datetime as dt
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bank_adapters.simulator.payers import render_statement
from bank_adapters.simulator.statements import WrittenStatement
from einvoice.core.account_keys import AccountKey
from einvoice.core.errors import UsageError
from einvoice.core.payments import NOBODY, EntryPart, Payer, StatementEntry
from einvoice.core.period import Period
from einvoice.store import statements
from einvoice.store.archive import written_whole
from einvoice.store.payable_invoices import PayableInvoice, payable_invoices
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.cut_off import opening_of
from jobs.setup.sample.draw import Draw
from jobs.setup.sample.paying import drawn_payments
from jobs.setup.sample.paying_cases import Case, DrawnPayment, Paying

TRUTH = "truth.csv"
TRUTH_COLUMNS = (
    "bank_ref",
    "account",
    "booked_on",
    "cents",
    "case",
    "right_number",
    "flat_id",
    "customer_from",
    "part_cents",
    "invoice_number",
)
_OPENING_CENTS = 1_000_000
_WITHOUT_LINES = "swedbank"  # FiDAViSta: a text has no lines
_A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PaidSample:
    """The statements that were written, and how many payments they have."""

    files: tuple[Path, ...]
    payments: int


@dataclass(frozen=True, slots=True)
class _Days:
    """The days and the opening balance of an account's next statement."""

    first: dt.date
    last: dt.date
    opening_cents: int


def write_paid_sample(context: Context, folder: Path, period: Period, seed: int) -> PaidSample:
    """Write what is paid of a period's invoices up to yesterday, and the truth.

    Statements go on from the last that was read. A pure function of the invoices, the customers and
    the seed.

    Raises:
        UsageError: a bank is not simulated, no invoice is issued, nothing is left to be written, or
            a file exists already.
    """
    banks = context.config.banks
    if any(bank.transport != "simulator" for bank in banks.values()):
        raise UsageError("sample-real-bank")
    with context.store.reading() as tx:
        invoices = payable_invoices(tx, period, context.today)
        earlier = payable_invoices(tx, period.previous, context.today)
        days = {bank: _days(context, tx, table.account, period) for bank, table in banks.items()}
    first, last = max(d.first for d in days.values()), context.today - _A_DAY
    live = [invoice for invoice in invoices if invoice.is_live]
    if not live or last < first:
        raise UsageError("sample-nothing-to-pay", period=period)
    void_numbers = {i.key: i.number for i in invoices if not i.is_live}
    names = tuple(sorted(banks))
    cutting = tuple(name for name in names if name != _WITHOUT_LINES)
    paying = Paying(live, _numbers(earlier), void_numbers, first, last, names, cutting)
    accounts = {bank: table.account for bank, table in banks.items()}
    drawn = [*drawn_payments(Draw(seed), paying), *_own_entries(accounts, last)]
    return _write(folder, drawn, accounts, days)


def _days(context: Context, tx: ReadTransaction, account: str, period: Period) -> _Days:
    """Return the days after an account's last statement, up to yesterday."""
    last = context.today - _A_DAY
    kept = statements.statements_of(tx, account)
    if kept:
        newest = max(kept, key=lambda statement: statement.last_day)
        return _Days(newest.last_day + _A_DAY, last, newest.closing_cents)
    opening = opening_of(context)
    return _Days(opening[1] if opening else period.next.first_day, last, _OPENING_CENTS)


def _numbers(invoices: Iterable[PayableInvoice]) -> Mapping[AccountKey, str]:
    return {invoice.key: invoice.number for invoice in invoices if invoice.is_live}


def _own_entries(accounts: Mapping[str, str], day: dt.date) -> Iterator[DrawnPayment]:
    """Yield what is no payment of a customer: a fee of each bank, a transfer between accounts."""
    for bank in sorted(accounts):
        yield _own(Case.FEE, bank, day, EntryPart(-310, "Komisija", NOBODY))
    first, *others = sorted(accounts)
    for bank in others:
        for at, cents in ((first, -50_000), (bank, 50_000)):
            other = accounts[bank if at == first else first]
            part = EntryPart(cents, "Starp saviem kontiem", Payer("Mēs paši", other))
            yield _own(Case.TRANSFER, at, day, part)


def _own(case: Case, bank: str, day: dt.date, part: EntryPart) -> DrawnPayment:
    ref = f"{day:%y%m%d}{case.name}{bank}{part.cents}"
    kind = "PMNT-MDOP-CHRG" if case is Case.FEE else "PMNT-ICDT-BOOK"
    entry = StatementEntry(day, part.cents, (replace(part, bank_ref=ref),), day, ref, kind)
    return DrawnPayment(case, bank, entry, ())


def _write(
    folder: Path,
    drawn: list[DrawnPayment],
    accounts: Mapping[str, str],
    days: Mapping[str, _Days],
) -> PaidSample:
    by_bank: dict[str, list[StatementEntry]] = defaultdict(list)
    for payment in drawn:
        by_bank[payment.bank].append(payment.entry)
    files = {
        folder / f"{bank}-{span.last:%Y%m%d}.xml": render_statement(
            bank,
            WrittenStatement(
                accounts[bank],
                span.first,
                span.last,
                span.opening_cents,
                sorted(by_bank[bank], key=lambda entry: (entry.booked_on, entry.bank_ref)),
                statement_id=f"{span.last:%y%m%d}",
            ),
        )
        for bank, span in days.items()
    }
    written = {**files, folder / TRUTH: _truth(drawn, accounts)}
    for path in written:
        if path.exists():
            raise UsageError("sample-exists", path=path)
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in written.items():
        with written_whole(path, 0o600) as out:
            out.write(content)
    return PaidSample(tuple(files), len(drawn))


def _truth(drawn: Iterable[DrawnPayment], accounts: Mapping[str, str]) -> bytes:
    """Return the truth: a row for each customer a payment is for; none named where nobody is."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(TRUTH_COLUMNS)
    for payment in sorted(drawn, key=lambda p: (p.entry.booked_on, p.entry.bank_ref)):
        entry = payment.entry
        right = "yes" if payment.has_right_number else "no"
        known = (entry.bank_ref, accounts[payment.bank], entry.booked_on, entry.cents)
        for owed in payment.owed:
            since = "" if owed.key.since == dt.date.min else owed.key.since
            whose = (owed.key.flat_id, since, owed.cents, " ".join(owed.invoices))
            table.writerow((*known, payment.case, right, *whose))
        if not payment.owed:
            table.writerow((*known, payment.case, right, "", "", "", ""))
    return out.getvalue().encode()
