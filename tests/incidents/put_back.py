"""An installation put back to yesterday, and a person who brings it to its end."""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from dialogue import Dialogue, commands_in
from sample_company import Company

from bank_adapters.simulator.bank import valid_invoices
from einvoice.core.exit_codes import ExitCode

BANKS = ("seb", "swedbank")


REFUSED = ExitCode.REFUSED_BY_CHECK


AGAIN = 'simulator_faults = ["repeat-answers"]\n'


@dataclass
class PutBack(Dialogue):
    """Somebody who put the folder back as it was before anything was calculated."""

    @property
    def next(self) -> str:
        """The last command that the screen shows: its last line."""
        assert self.last.last_line.startswith("next: ")
        return " ".join(commands_in(self.last)[-1])

    @property
    def data(self) -> Path:
        """The folder of everything that is kept."""
        return self.company.home / "data"

    def send_and_put_back(self, *, inboxes: bool) -> dict[str, str]:
        """Send the month, lose it, and return the hashes of what the banks have, by file id."""
        kept = self.company.home / "snapshot"
        shutil.copytree(self.data, kept)
        assert self.type("run").code == ExitCode.DONE
        found = {}
        for bank in BANKS:
            folder = self.company.home / "bank" / bank
            for path in (folder / "inbox").glob("*.xml"):
                found[path.stem] = hashlib.sha256(path.read_bytes()).hexdigest()
                if not inboxes:
                    path.unlink()
        shutil.rmtree(self.data)
        shutil.copytree(kept, self.data)
        return found

    def make_again(self, day: str = "2026-11-05") -> None:
        """Type what `restore` and the screens after it print: nothing is sent by it."""
        assert self.last.code == REFUSED
        for command in ("restore --nothing-imported", "calculate", "issue", "render", "restore"):
            self.follow(command, DAY=day)

    def ask_for_answers(self) -> None:
        """The banks, when they are asked, give their answers once more."""
        for bank in BANKS:
            self.company.edit_config(f"[banks.{bank}]\n", f"[banks.{bank}]\n{AGAIN}")
        self.type("poll")
        self.company.edit_config(AGAIN, "")


def books_hold_each_once(company: Company) -> None:
    """Require that the banks' own books hold every live invoice with a bank, once."""
    gone = {"void", "credited"}
    live = [row for row in company.table("invoices") if row["state"] not in gone]
    wanted = {row["invoice_number"] for row in live if row["bank"]}
    state = company.home / "bank" / ".simulator"
    held = [one.number for bank in BANKS for one in valid_invoices(state / bank)]
    assert sorted(held) == sorted(wanted)
    assert company.cli("audit", "verify").code == ExitCode.DONE
