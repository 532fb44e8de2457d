"""A house whose invoices carry accounts: opening debts, months issued, statements of every day."""

import csv
import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sample_company import Company, Result

from bank_adapters.simulator.statements import WrittenStatement, render_camt
from einvoice.config import load_config
from einvoice.core.payments import EntryPart, Payer, StatementEntry, StatementFormat
from einvoice.core.references import reference

OPENING = "2026-11-02"
"""The day of the opening debts; the first month is October, issued on the fifth of November."""
LATE = "2027-01-31"
_DAY = dt.timedelta(days=1)


def day(text: str) -> dt.date:
    """Return a day."""
    return dt.date.fromisoformat(text)


def entry(on: str, cents: int, number: str = "") -> StatementEntry:
    """Return a payment for an invoice, by its reference; its return where the cents are negative.

    Without a number it says nothing, and waits for a person.
    """
    payer = Payer("Kāds Cits", f"LV00UNLA{abs(cents):013d}")
    text = reference(number) if number else "īre"
    part = EntryPart(cents, text, payer, f"END-{number}" if number else "")
    return StatementEntry(day(on), cents, (part,), day(on), f"R{on}{cents}{number}")


@dataclass
class CarryingCompany:
    """The company, with the statements that were read so far."""

    company: Company
    _names: "itertools.count[int]" = field(default_factory=itertools.count)
    _closing: dict[str, int] = field(default_factory=dict)

    def begin(self, debts: dict[str, tuple[str, str]]) -> None:
        """Import opening debts (begin and paid) and let invoices carry accounts from October on."""
        self.configure()
        assert self.rows({flat: ("2026-10", *sums) for flat, sums in debts.items()}).code == 0

    def configure(self, opening_date: str = OPENING) -> None:
        """Let invoices carry accounts from October on."""
        own = f'[payments]\nfrom = "2026-10"\nopening_date = {opening_date}\n'
        self.company.edit_config("[payments]\n", own)
        self.company.edit_config('source = "imported"', 'source = "statements"')

    def rows(self, rows: dict[str, tuple[str, str, str]]) -> Result:
        """Import rows of balances: month, begin and paid by flat."""
        lines = [f"{flat},{','.join(cells)}," for flat, cells in rows.items()]
        target = self.company.home / "balances.csv"
        head = "flat_id,period,balance_begin,paid,customer_code"
        target.write_text("\n".join([head, *lines, ""]), "utf-8")
        return self.company.cli("import", str(target), today=OPENING)

    @property
    def accounts(self) -> list[str]:
        """Our accounts, the one that customers pay to first."""
        banks = load_config(self.company.home / "config.toml").banks
        return [banks["seb"].account, banks["swedbank"].account]

    @property
    def flats(self) -> list[str]:
        """The flats, in order."""
        with (self.company.home / "input" / "flats.csv").open(encoding="utf-8") as rows:
            return sorted(row.split(",")[0] for row in list(rows)[1:])

    def write(
        self, first: str, last: str, entries: Sequence[StatementEntry] = (), account: str = ""
    ) -> Path:
        """Write a statement of an account that goes on from the one before."""
        account = account or self.accounts[0]
        opening = self._closing.get(account, 100_000)
        written = WrittenStatement(account, day(first), day(last), opening, tuple(entries))
        self._closing[account] = written.closing
        return self._write(written)

    def write_again(self, first: str, last: str, entries: Sequence[StatementEntry]) -> Path:
        """Write a fuller statement of the days after the first, which opened with 1000.00."""
        days = day(first), day(last)
        return self._write(WrittenStatement(self.accounts[0], *days, 100_000, tuple(entries)))

    def _write(self, written: WrittenStatement) -> Path:
        target = self.company.home / f"statement-{next(self._names)}.xml"
        target.write_bytes(render_camt(written, StatementFormat.CAMT_02))
        return target

    def read(self, first: str, last: str, entries: Sequence[StatementEntry] = ()) -> Result:
        """Read the statements of some days of all our accounts; entries are of the first."""
        paths = [self.write(first, last, entries), self.write(first, last, (), self.accounts[1])]
        return self.company.cli("payments", "import", *map(str, paths), today=str(day(last) + _DAY))

    def run(self, today: str) -> Result:
        """Run the month before a day."""
        return self.company.cli("run", "--json", today=today)

    def invoices(self, period: str) -> dict[str, dict[str, Any]]:
        """Return the invoices of a month by flat; sums are whole cents."""
        target = self.company.home / "invoices.csv"
        export = ("export", "invoices", "--period", period, "--to", str(target))
        assert self.company.cli(*export).code == 0
        with target.open(encoding="utf-8", newline="") as rows:
            return {row["flat_id"]: _in_cents(row) for row in csv.DictReader(rows)}

    def rows_of(self, flat: str) -> list[dict[str, Any]]:
        """Return the rows of the account of a flat's one customer."""
        (account,) = self.company.cli("account", flat, "--json", today=LATE).json["accounts"]
        rows: list[dict[str, Any]] = account["rows"]
        return rows

    def carried(self, period: str) -> dict[str, int]:
        """Return what the invoices of a month carry, in cents by flat."""
        return {flat: row["balance_cents"] for flat, row in self.invoices(period).items()}


def _in_cents(row: dict[str, str]) -> dict[str, Any]:
    return {name: int(text) if name.endswith("_cents") else text for name, text in row.items()}


def begun(company: Company) -> CarryingCompany:
    """Return a house whose invoices carry accounts from October on, with three opening balances."""
    carrying = CarryingCompany(company)
    debts = dict.fromkeys(carrying.flats, ("0", "0"))
    owes, overpaid, owes_much = carrying.flats[:3]
    own = {owes: ("50.00", "20.00"), overpaid: ("0", "12.34"), owes_much: ("500.00", "0")}
    carrying.begin(debts | own)
    return carrying
