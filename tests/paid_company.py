"""A company whose customers pay: statements written by the simulator's writer, and read."""

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sample_company import Company, Result

from bank_adapters.simulator.statements import WrittenStatement, pages_of, render_camt
from einvoice.config import load_config
from einvoice.core.payments import NOBODY, EntryPart, Payer, StatementEntry, StatementFormat

READ_ON = "2026-11-20"


def booked(
    day: int, cents: int, text: str = "", end_to_end_id: str = "", payer: Payer | None = None
) -> StatementEntry:
    """Return a payment of a day in November, from a stranger; a debit has a negative sum."""
    stranger = Payer("Kāds Cits", f"LV00UNLA{day:05d}{abs(cents):08d}")
    other = NOBODY if cents < 0 else payer or stranger
    part = EntryPart(cents, text, other, end_to_end_id)
    on = dt.date(2026, 11, day)
    return StatementEntry(on, cents, (part,), on, f"R{day}{cents}{len(text)}")


@dataclass
class PaidCompany:
    """A company, its invoices by flat, and the statements written so far."""

    company: Company
    opening_cents: int = 100_000
    _names: "itertools.count[int]" = field(default_factory=itertools.count)

    @property
    def account(self) -> str:
        """The account that customers pay to."""
        return load_config(self.company.home / "config.toml").banks["seb"].account

    @property
    def invoices(self) -> list[dict[str, str]]:
        """The invoices of the month, by number."""
        return self.company.table("invoices")

    def global_id(self, number: str) -> str:
        """Return an invoice's key at its bank."""
        seller = load_config(self.company.home / "config.toml").seller
        return f"{seller.reg_no}-{number}-1"

    def statement(
        self,
        first: int,
        last: int,
        entries: Sequence[StatementEntry] = (),
        opening_cents: int | None = None,
        **values: Any,
    ) -> WrittenStatement:
        """Return a statement of some days in November."""
        opening = self.opening_cents if opening_cents is None else opening_cents
        days = dt.date(2026, 11, first), dt.date(2026, 11, last)
        return WrittenStatement(
            values.pop("account", self.account), *days, opening, tuple(entries), **values
        )

    def write(self, statement: WrittenStatement) -> Path:
        """Write a statement into a file of its own."""
        target = self.company.home / f"statement-{next(self._names)}.xml"
        target.write_bytes(render_camt(statement, StatementFormat.CAMT_02))
        return target

    def write_pages(self, statement: WrittenStatement, size: int) -> list[Path]:
        """Write a statement in pages."""
        return [self.write(page) for page in pages_of(statement, size)]

    def read(self, *paths: Path, dry_run: bool = False) -> Result:
        """Read files of statements."""
        options = ("--dry-run",) if dry_run else ()
        return self.cli("payments", "import", *map(str, paths), *options)

    def cli(self, *arguments: str) -> Result:
        """Run a command on the day of reading."""
        return self.company.cli(*arguments, today=READ_ON)

    def account_of(self, flat: str) -> dict[str, Any]:
        """Return the account of a flat's one customer."""
        (account,) = self.cli("account", flat, "--json").json["accounts"]
        assert isinstance(account, dict)
        return account

    def state_of(self, flat: str) -> tuple[str, int]:
        """Return the state of a flat's one invoice, and what is open of it."""
        (invoice,) = self.account_of(flat)["invoices"]
        return invoice["state"], invoice["open_cents"]

    def everything(self) -> dict[str, Any]:
        """Return all accounts and the queue."""
        accounts = {row["flat_id"]: self.account_of(row["flat_id"]) for row in self.invoices[:8]}
        return {"accounts": accounts, "queue": self.cli("payments", "--json").json}

    def waiting(self) -> list[dict[str, Any]]:
        """Return the payments that wait for a person."""
        found: list[dict[str, Any]] = self.cli("payments", "--json").json["payments"]
        return found

    def waits(self, cents: int) -> str:
        """Read a payment without a number, and return its id."""
        result = self.read(self.write(self.statement(9, 9, [booked(9, cents, "īre")])))
        assert result.code == 3, result.err
        (payment,) = self.waiting()
        return str(payment["payment_id"])
