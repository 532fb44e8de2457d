"""Somebody whose bank has other contents than ours under the id of our file."""

import hashlib
import json
import shutil
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from dialogue import Dialogue

from bank_adapters.simulator.bank import valid_invoices
from einvoice.core.exit_codes import ExitCode

FILES = {"seb": "2611SE00001TEST01", "swedbank": "2611SW00001TEST01"}
SILENT = 'simulator_faults = ["no-answer"]\n'
AGAIN = 'simulator_faults = ["repeat-answers"]\n'


@dataclass
class Staff(Dialogue):
    """Somebody whose bank got other contents under the id of our file; ``issued``: at first."""

    issued: dict[str, str] = field(default_factory=dict)

    def lose_an_import(self, *, are_taken: bool = True) -> dict[str, str]:
        """Issue and send with a cost that is lost with the folder; return the banks' hashes.

        The banks take the files away, or leave them; their answers were fetched.
        """
        lines = (self.company.home / "input" / "costs.csv").read_text("utf-8").splitlines()
        row = next(line for line in lines if "lift" in line and "2026-10" in line)
        cost = next(cell for cell in row.split(",") if "." in cell)
        return self.lose("costs", row, row.replace(cost, f"1{cost}"), are_taken=are_taken)

    def lose(self, kind: str, old: str, new: str, *, are_taken: bool = True) -> dict[str, str]:
        """The same with any corrected row."""
        data, kept = self.company.home / "data", self.company.home / "snapshot"
        shutil.copytree(data, kept)
        self.company.edit_rows(kind, old, new)
        assert self.type("import", f"input/{kind}.csv").code == ExitCode.DONE
        assert self.type("run").code == ExitCode.DONE
        self.issued = self.by_flat
        sent = {}
        for path in self.company.home.glob("bank/*/inbox/*.xml"):
            sent[path.stem] = hashlib.sha256(path.read_bytes()).hexdigest()
            if are_taken:
                path.unlink()
        shutil.rmtree(data)
        shutil.copytree(kept, data)
        return sent

    def put_back(self, *, archive: bool = True) -> None:
        """Put the whole folder back once more, as it was before anything was imported.

        Or all but the archive, which is newer then.
        """
        data = self.company.home / "data"
        if not archive:
            (data / "archive").rename(self.company.home / "archive")
        shutil.rmtree(data)
        shutil.copytree(self.company.home / "snapshot", data)
        if not archive:
            shutil.rmtree(data / "archive", ignore_errors=True)
            (self.company.home / "archive").rename(data / "archive")

    def give_answers_again(self) -> None:
        """The banks, asked, give their answers once more."""
        for bank in FILES:
            self.company.edit_config(f"[banks.{bank}]\n", f"[banks.{bank}]\n{AGAIN}")
        self.type("poll")
        self.company.edit_config(AGAIN, "")

    def recall(self, bank: str) -> None:
        """The bank recalls every invoice of the files that it took."""
        for path in (self.books(bank) / "judged").glob("*.json"):
            record = json.loads(path.read_text("utf-8"))
            path.write_text(json.dumps({**record, "taken": []}), "utf-8")

    def books(self, bank: str) -> Path:
        """Return a bank's own folder."""
        return self.company.home / "bank" / ".simulator" / bank

    def bank_of(self, number: str) -> str:
        """Return the bank of an invoice."""
        rows = self.company.table("invoices")
        return next(row["bank"] for row in rows if row["invoice_number"] == number)

    @property
    def ours(self) -> dict[str, Decimal]:
        """What the ledger says that the banks have accepted, by number, in EUR."""
        rows = [row for row in self.company.table("invoices") if row["state"] == "accepted"]
        return {row["invoice_number"]: Decimal(row["total_cents"]) / 100 for row in rows}

    @property
    def by_flat(self) -> dict[str, str]:
        """What each flat's live invoice comes to."""
        rows = [row for row in self.company.table("invoices") if row["state"] != "void"]
        return {row["flat_id"]: row["total_cents"] for row in rows}

    @property
    def theirs(self) -> dict[str, Decimal]:
        """What the banks have accepted, by number, in EUR."""
        held = [one for bank in FILES for one in valid_invoices(self.books(bank))]
        return {one.number: Decimal(one.total) for one in held}

    def import_again(self) -> None:
        """Import what was lost, as the screens say: what used its row is taken back first."""
        self.follow("import", PATH="input/costs.csv")
        self.follow("void --building")
        self.follow("void --apply")
        assert self.last.last_line.endswith(" import FOLDER/costs.csv")
        self.type("import", "input/costs.csv")
        self.follow("restore --imports-done")
        self.follow("release --all")
        self.follow("release --apply")
        for command in ("calculate", "check", "run"):
            self.follow(command)


def ended(staff: Staff) -> None:
    """Require that the month is done, and that the ledger is what the bank took."""
    assert staff.type("run").code == ExitCode.DONE, staff.last.err
    assert staff.is_done
    assert staff.theirs == staff.ours != {}
    assert staff.company.cli("audit", "verify").code == ExitCode.DONE
