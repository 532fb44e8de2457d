"""A company that pays by area, month after month: issued, paid as drawn, read, and compared.

What the program applied is compared with the truth beside the drawn statements, and its accounts
with those that a second algorithm makes of the same entries.
"""

import csv
import datetime as dt
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from account_replay import Replay
from sample_company import Company

from einvoice.core.account_keys import AccountKey
from einvoice.core.accounts import replay
from einvoice.core.period import Period
from einvoice.core.recorded_payments import PaymentState
from einvoice.store.account_pages import flats_in_pages
from einvoice.store.customer_accounts import entries_of
from einvoice.store.payable_invoices import payable_invoices
from einvoice.store.payment_rows import payment_rows
from jobs.context import Context
from jobs.payments.rules import account_rules
from jobs.setup.config_text import config_text
from jobs.setup.sample import write_sample
from jobs.setup.sample.paid import TRUTH
from jobs.steps.calculate import calculate
from jobs.steps.issue import issue
from jobs.steps.render import render

KEPT = ("flats", "customers", "subscriptions")
NOT_OURS = """not_ours = [
    { name = "fees", code = "PMNT-*-CHRG" },
    { name = "transfers", account = "own", side = "both" },
]
"""
VOID = 2
BEGUN, READ = "begun", "read"
"""Files that say so: the company was imported; the month's statements were read."""
Shares = dict[AccountKey, int]


@dataclass
class Compared:
    """The payments of drawn statements, by case and by what became of them."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[dict[str, str]] = field(default_factory=list)
    right_number: int = 0
    right_applied: int = 0

    @property
    def payments(self) -> int:
        """All of them."""
        return self.outcomes.total()

    def with_outcome(self, outcome: str) -> int:
        """How many came to this."""
        return sum(count for (_, to), count in self.outcomes.items() if to == outcome)

    @property
    def automatic(self) -> float:
        """The share applied of those that carry a right number."""
        return self.right_applied / self.right_number

    def lines(self) -> Iterator[str]:
        """Yield the figures."""
        yield (
            f"payments {self.payments}, wrong {len(self.wrong)}, "
            f"right numbers {self.right_number}, of them applied {self.automatic:.4f}, "
            + ", ".join(f"{to} {self.with_outcome(to)}" for to in PaymentState)
        )
        for case in sorted({case for case, _ in self.outcomes}):
            counts = {to: self.outcomes[case, to] for to in PaymentState}
            yield f"  {case}: " + ", ".join(f"{to} {n}" for to, n in counts.items() if n)


@dataclass
class PaidYear:
    """The company and the folders of its drawn statements."""

    company: Company
    period: Period
    folders: list[Path] = field(default_factory=list)

    def month(self) -> None:
        """Issue a month on the fifth day after it, and read what is paid until the next fourth.

        Its files are made, which gives the invoices their ids at the banks, and not sent. A month
        that was begun and stopped is taken up.
        """
        issued = self.period.next.first_day.replace(day=5)
        until = self.period.next.next.first_day.replace(day=5)
        with self.company.context(str(issued)) as context:
            self._issue(context)
            papers = self._papers(context)
        for number in papers[:VOID]:  # issued anew: the void numbers are paid by some
            void = ("void", number, "--reason", "a trial")
            assert self.company.cli(*void, today=str(issued)).code == 0
        with self.company.context(str(issued)) as context:
            self._issue(context)
            assert not render(context, self.period).problems
        folder = self.company.home / f"paid-{self.period}"
        if not (folder / TRUTH).exists():  # written last
            shutil.rmtree(folder, ignore_errors=True)
            drawn = ("sample", str(folder), "--payments", "--period", str(self.period))
            written = self.company.cli(*drawn, today=str(until))
            assert written.code == 0, written.err
        files = sorted(map(str, folder.glob("*.xml")))
        read = self.company.cli("payments", "import", *files, today=str(until))
        assert read.code in {0, 3}, read.err
        (folder / READ).touch()
        self.folders.append(folder)
        self.period = self.period.next

    def _issue(self, context: Context) -> None:
        calculate(context, self.period)
        issue(context, self.period)

    def _papers(self, context: Context) -> list[str]:
        """Return the numbers of the month's invoices that no bank gets."""
        with context.store.reading() as tx:
            payable = payable_invoices(tx, self.period, context.today)
        return [invoice.number for invoice in payable if invoice.is_live and not invoice.bank]

    def compare(self) -> Compared:
        """Compare what was applied with the truth."""
        compared, shares = Compared(), self._applied()
        for folder in self.folders:
            for ref, rows in _truth(folder).items():
                state, applied = shares.pop(ref)
                compared.outcomes[rows[0]["case"], state] += 1
                right = rows[0]["right_number"] == "yes"
                compared.right_number += right
                compared.right_applied += right and state is PaymentState.APPLIED
                if state is PaymentState.APPLIED and applied != _owed(rows):
                    compared.wrong.append(rows[0])
        assert not shares, "each payment is known, and no other"
        return compared

    def _applied(self) -> dict[str, tuple[PaymentState, Shares]]:
        applied: dict[str, tuple[PaymentState, Shares]] = {}
        day = str(self.period.next.first_day)
        with self.company.context(day) as context, context.store.reading() as tx:
            for row in payment_rows(tx):
                _, shares = applied.setdefault(row.bank_ref, (row.state, {}))
                if row.key is not None:
                    shares[row.key] = row.cents
        return applied

    def replayed_otherwise(self) -> int:
        """Compare all accounts with those of the second algorithm; return how many there are."""
        accounts = 0
        with self.company.context(str(self.period.next.first_day)) as context:
            rules = account_rules(context)
            with context.store.reading() as tx:
                for page in flats_in_pages(tx):
                    entries = entries_of(tx, page, rules.opening, rules.opening_date)
                    for key, own in entries.items():
                        account, second = replay(own, rules.order), Replay(own)
                        for debt, cents in account.open_cents.items():
                            assert second.unpaid(debt) * 100 == cents, (key, debt)
                        for source, cents in account.credit_cents.items():
                            assert second.left(source) * 100 == cents, (key, source)
                        accounts += 1
        return accounts


def _truth(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Return the rows of a month's payments, by the bank's reference."""
    by_ref: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (folder / TRUTH).open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            by_ref[row["bank_ref"]].append(row)
    return by_ref


def _owed(rows: list[dict[str, str]]) -> Shares:
    return {
        AccountKey.of(row["flat_id"], _day(row["customer_from"])): int(row["part_cents"])
        for row in rows
        if row["flat_id"]
    }


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def paid_year(home: Path, flats: int, first: Period, months: int) -> PaidYear:
    """Return a company before its first month, with opening debts of nothing.

    A company that is there already goes on after the last month that was read.
    """
    read = sorted(path.parent for path in home.glob(f"paid-*/{READ}"))
    if (home / BEGUN).exists():
        return PaidYear(Company(home), first.plus(len(read)), read)
    home.mkdir(parents=True)
    opening = first.next.first_day
    text = config_text("TEST01", str(opening), settle_seconds=0, language="en")
    text = text.replace('source = "imported"', 'source = "statements"')
    own = f'[payments]\nfrom = "{first}"\nopening_date = {opening}\n{NOT_OURS}'
    text = text.replace("[payments]\n", own).replace("workers = 0", "workers = 1")
    (home / "config.toml").write_text(text, "utf-8")
    source = home / "input"
    write_sample(source, flats, 7, months, first.plus(months - 1))
    _only_areas(source)
    with (source / "flats.csv").open(encoding="utf-8") as rows:
        flat_ids = [row.split(",")[0] for row in list(rows)[1:]]
    zeros = [f"{flat_id},{first},0,0," for flat_id in flat_ids]
    head = "flat_id,period,balance_begin,paid,customer_code"
    (source / "balances.csv").write_text("\n".join([head, *zeros, ""]), "utf-8")
    company = Company(home)
    assert company.cli("init").code == 0
    imported = company.cli("import", str(source), today=str(opening))
    assert imported.code == 0, imported.err
    shutil.rmtree(source)
    (home / BEGUN).touch()
    return PaidYear(company, first)


def _only_areas(source: Path) -> None:
    """Leave what is charged by area, so that a month needs no readings and no costs."""
    for path in source.glob("*.csv"):
        lines = path.read_text("utf-8").splitlines()
        if path.stem == "buildings":
            rows = [",".join([*line.split(",")[:-2], "", ""]) for line in lines[1:]]
        elif path.stem == "tariffs":
            rows = [row for row in lines[1:] if row.startswith(("management_fee", "repair_fund"))]
        elif path.stem in KEPT:
            continue
        else:
            path.unlink()
            continue
        path.write_text("\n".join([lines[0], *rows, ""]), "utf-8")
