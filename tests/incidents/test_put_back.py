"""A copy of yesterday was put back: what the screens print leads to the end, each sent once.

The answers of the banks were fetched before the copy was put back, and are lost with it.
"""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from dialogue import Dialogue
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
        for command in ("calculate", "issue", "render", "restore"):
            self.follow(command, DAY=day)

    def ask_for_answers(self) -> None:
        """The banks, when they are asked, give their answers once more."""
        for bank in BANKS:
            self.company.edit_config(f"[banks.{bank}]\n", f"[banks.{bank}]\n{AGAIN}")
        self.type("poll")
        self.company.edit_config(AGAIN, "")


@pytest.fixture
def staff(company: Company) -> PutBack:
    """Somebody in front of the small company's month on 5 November."""
    return PutBack(company)


def books_hold_each_once(company: Company) -> None:
    """Require that the banks' own books hold every invoice with a bank, once, and no other."""
    wanted = {row["invoice_number"] for row in company.table("invoices") if row["bank"]}
    state = company.home / "bank" / ".simulator"
    held = [one.number for bank in BANKS for one in valid_invoices(state / bank)]
    assert sorted(held) == sorted(wanted)
    assert company.cli("audit", "verify").code == ExitCode.DONE


def end(staff: PutBack) -> None:
    """Bring the month to its end: the answers that are lost are asked for."""
    assert staff.last.code == ExitCode.DONE, staff.last.err
    assert staff.type("run").code == ExitCode.DONE
    assert not staff.is_done
    staff.ask_for_answers()
    assert staff.is_done, staff.last.err
    books_hold_each_once(staff.company)


def tomorrow(staff: PutBack) -> None:
    """Let a day pass."""
    staff.day = "2026-11-06"


def test_with_a_witness_and_silent_banks_on_the_next_day(staff: PutBack) -> None:
    """The witness names the files and their day of issue."""
    folder = staff.company.home / "other-disk"
    folder.mkdir()
    staff.company.edit_config("[scheduler]", f'witness = "{folder}/w.json"\n\n[scheduler]')
    staff.send_and_put_back(inboxes=False)
    tomorrow(staff)
    assert staff.type("run").code == REFUSED
    staff.follow("restore")
    staff.make_again()
    assert "ask the bank to give it again" in staff.last.err
    end(staff)


def test_without_a_witness_the_inboxes_speak(staff: PutBack) -> None:
    """What is in a bank's inbox is read, its hash and its day, before a number is given."""
    staff.send_and_put_back(inboxes=True)
    tomorrow(staff)
    assert staff.type("run").code == REFUSED
    assert staff.company.table("invoices")[0]["invoice_number"] == ""
    staff.follow("restore")
    assert "--day 2026-11-05" in staff.last.err
    staff.make_again()
    end(staff)


@pytest.mark.parametrize("with_hash", [True, False])
def test_without_a_witness_a_person_asks_the_banks(staff: PutBack, *, with_hash: bool) -> None:
    """Nothing outside says a word, so whoever put the copy back asks before anything runs."""
    hashes = staff.send_and_put_back(inboxes=False)
    tomorrow(staff)
    for file_id, sha256 in hashes.items():
        given = ("--hash", sha256) if with_hash else ()
        staff.type("restore", "--sent", file_id, "--evidence", "the bank, by telephone", *given)
    assert staff.type("run").code == REFUSED
    staff.follow("restore")
    staff.make_again()
    if not with_hash:
        assert staff.last.code == REFUSED
        for file_id, sha256 in hashes.items():
            assert f"mark-sent {file_id} --hash {sha256} --evidence TEXT" in staff.last.err
        staff.follow("mark-sent")
        assert staff.type("restore").code == REFUSED
        staff.follow("mark-sent")
    end(staff)


def test_only_the_archive_is_old(staff: PutBack) -> None:
    """Nothing is sent for that; files are made again, answers asked for, and the proof is whole."""
    assert staff.type("run").code == ExitCode.DONE
    shutil.rmtree(staff.data / "archive")
    tomorrow(staff)
    assert staff.type("run").code == ExitCode.DONE
    assert staff.type("audit", "verify").code == REFUSED
    staff.follow("audit mend")
    staff.follow("audit verify")
    assert staff.last.code == REFUSED
    assert "ask the bank to give it again" in staff.last.out
    staff.ask_for_answers()
    books_hold_each_once(staff.company)
    assert staff.is_done
