"""A copy of yesterday was put back: what the screens print leads to the end, each sent once.

The answers of the banks were fetched before the copy was put back, and are lost with it.
"""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
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


@pytest.fixture
def staff(company: Company) -> PutBack:
    """Somebody in front of the small company's month on 5 November."""
    return PutBack(company)


def books_hold_each_once(company: Company) -> None:
    """Require that the banks' own books hold every live invoice with a bank, once."""
    live = [row for row in company.table("invoices") if row["state"] != "void"]
    wanted = {row["invoice_number"] for row in live if row["bank"]}
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
    assert "ask the bank to send it again" in staff.last.out
    staff.ask_for_answers()
    books_hold_each_once(staff.company)
    assert staff.is_done


def costs_again(staff: PutBack) -> None:
    """Import the costs as they are in the folder now."""
    staff.follow("import", PATH="input/costs.csv")
    assert staff.last.code == ExitCode.DONE, staff.last.err


def restored_without_imports(staff: PutBack, code: ExitCode = ExitCode.DONE) -> dict[str, str]:
    """Run the month with a cost that a copy of the database does not know; put the copy back.

    Returns the totals that were issued, by flat.
    """
    old, new = corrected_lift(staff.company)
    for words in ("calculate", "backup y.db"):
        assert staff.type(*words.split()).code == ExitCode.DONE
    staff.company.edit_rows("costs", old, new)
    assert staff.type("import", "input/costs.csv").code == ExitCode.DONE
    assert staff.type("run").code == code
    totals = totals_of(staff.company)
    assert staff.type("restore", "y.db").code == ExitCode.DONE
    assert staff.next == "import PATH"
    return totals


def corrected_lift(company: Company) -> tuple[str, str]:
    """Return the row of the first lift's cost in the costs, and the same with 20.00 more."""
    lines = (company.home / "input" / "costs.csv").read_text("utf-8").splitlines()
    row = next(line for line in lines if "lift" in line and "2026-10" in line)
    cost = next(cell for cell in row.split(",") if "." in cell)
    euros, cents = cost.split(".")
    return row, row.replace(cost, f"{int(euros) + 20}.{cents}")


def totals_of(company: Company) -> dict[str, str]:
    """Return by flat what its live invoice comes to."""
    rows = [row for row in company.table("invoices") if row["state"] != "void"]
    assert len(rows) == len({row["flat_id"] for row in rows})
    return {row["flat_id"]: row["total_cents"] for row in rows}


@pytest.mark.parametrize("at_once", [True, False])
def test_what_was_imported_since_the_copy_is_imported_again(
    staff: PutBack, *, at_once: bool
) -> None:
    """Invoices in no file are issued anew, with the values that they had and no others."""
    totals = restored_without_imports(staff)
    if not at_once:
        for refused in ("run", "issue"):
            assert staff.type(refused).code == REFUSED
            assert staff.next == "import PATH"
    costs_again(staff)
    assert staff.next == "restore --imports-done"
    assert staff.type("issue").code == REFUSED
    assert staff.next == "restore --imports-done"
    assert staff.type("run").code == REFUSED
    assert staff.next == "restore --imports-done"
    assert "draft" in {row["state"] for row in staff.company.table("invoices")}
    staff.follow("restore")
    staff.follow("run")
    assert staff.last.code == ExitCode.DONE, staff.last.err
    assert totals_of(staff.company) == totals
    books_hold_each_once(staff.company)


def test_the_word_before_any_import_is_refused(staff: PutBack) -> None:
    """Who has nothing to import says that; who typed it too early still can import."""
    totals = restored_without_imports(staff)
    early = staff.follow("restore --imports-done")
    assert early.code == REFUSED
    assert "nothing was imported since `restore`" in early.err
    assert staff.next == "import PATH"
    assert staff.type("run").code == REFUSED
    costs_again(staff)
    assert staff.type("restore").code == ExitCode.DONE
    assert staff.next == "restore --imports-done"
    assert staff.follow("restore --imports-done").code == ExitCode.DONE
    staff.follow("run")
    assert totals_of(staff.company) == totals


def test_a_run_without_work_says_that_imports_are_awaited(staff: PutBack) -> None:
    """The month is issued, so that nothing is refused: the question is on the screen all the same.

    Once it is answered the screen does not ask any more.
    """
    asked = "is lost: import it again"
    row, _ = corrected_lift(staff.company)
    assert staff.type("run").code == ExitCode.DONE
    assert staff.type("backup", "y.db").code == ExitCode.DONE
    staff.company.edit_rows("costs", row, f"{row}\n{row.replace('2026-10', '2026-11')}")
    assert staff.type("import", "input/costs.csv").code == ExitCode.DONE
    assert staff.type("restore", "y.db").code == ExitCode.DONE
    for command in ("run", "status"):
        idle = staff.type(command)
        assert (idle.code, asked in idle.out, staff.next) == (ExitCode.DONE, True, "import PATH")
    costs_again(staff)
    assert staff.type("run").code == ExitCode.DONE
    assert staff.next == "restore --imports-done"
    assert staff.follow("restore").code == ExitCode.DONE
    assert "imported" not in staff.type("run").out


def test_a_rerun_waits_for_the_imports_too(staff: PutBack) -> None:
    """What a bank refused is not issued anew with the values of the copy either."""
    refusing = 'simulator_faults = ["refuse-file"]\n'
    staff.company.edit_config("[banks.seb]\n", f"[banks.seb]\n{refusing}")
    totals = restored_without_imports(staff, ExitCode.NEEDS_A_PERSON)
    restored = staff.last
    staff.company.edit_config(refusing, "")
    staff.type("rerun", "--rejected")
    assert staff.follow("rerun").code == REFUSED
    staff.last = restored
    costs_again(staff)
    staff.follow("restore")
    staff.type("rerun", "--rejected")
    assert staff.follow("rerun").code == ExitCode.DONE
    assert staff.type("run").code == ExitCode.DONE
    assert totals_of(staff.company) == totals
    books_hold_each_once(staff.company)


def test_what_was_issued_again_is_bound_again(staff: PutBack) -> None:
    """The word of a person ends it: then a balance of an adopted invoice is refused as before."""
    restored_without_imports(staff)
    staff.follow("restore --nothing-imported")
    staff.follow("run")
    assert staff.last.code == ExitCode.DONE, staff.last.err
    staff.company.edit_rows("balances", "B0001-1,2026-10,129.73", "B0001-1,2026-10,139.73")
    refused = staff.type("import", "input/balances.csv")
    assert refused.code == ExitCode.NEEDS_A_PERSON
    assert "are issued with other values" in refused.err


def test_a_damaged_head_does_not_say_that_nothing_was_imported(staff: PutBack) -> None:
    """A copy with an old cost is put back: nothing is issued before a person has spoken."""
    old, new = corrected_lift(staff.company)
    for words in ("calculate", "backup y.db"):
        assert staff.type(*words.split()).code == ExitCode.DONE
    staff.company.edit_rows("costs", old, new)
    assert staff.type("import", "input/costs.csv").code == ExitCode.DONE
    (staff.data / "archive" / "journal.json").write_text("{", "utf-8")
    assert staff.type("restore", "y.db").code == ExitCode.DONE
    assert staff.type("run").code == REFUSED
    assert not any(row["invoice_number"] for row in staff.company.table("invoices"))


@pytest.mark.parametrize("first", ["restore", "issue"])
def test_the_inboxes_speak_whatever_is_typed_first(staff: PutBack, first: str) -> None:
    """`restore` before any `run` looks itself, and no number is given without a look."""
    staff.send_and_put_back(inboxes=True)
    tomorrow(staff)
    if first == "issue":
        assert staff.type("calculate").code == ExitCode.DONE
        assert staff.type("issue").code == REFUSED
        told = staff.type("issue", "--day", "2026-11-05")
        assert (told.code, "restore --imports-done" in told.err) == (REFUSED, True)
        assert not any(row["invoice_number"] for row in staff.company.table("invoices"))
    staff.type("restore")
    assert "--day 2026-11-05" in staff.last.err
    staff.make_again()
    end(staff)


def test_a_copy_of_the_time_of_the_first_asks_for_imports_again(staff: PutBack) -> None:
    """Its own word is in that copy; what was imported after it is lost all the same."""
    staff.send_and_put_back(inboxes=True)
    assert staff.type("run").code == REFUSED
    staff.follow("restore")
    assert staff.next == "import PATH"
    staff.follow("restore --nothing-imported")
    later = staff.company.home / "later"
    shutil.copytree(staff.data, later)
    staff.follow("calculate")
    shutil.rmtree(staff.data)
    shutil.copytree(later, staff.data)
    assert staff.type("restore").code == REFUSED
    assert staff.next == "import PATH"
    staff.make_again()
    end(staff)


def test_a_colleagues_file_with_other_bytes_that_the_bank_discards(staff: PutBack) -> None:
    """It was answered and is not ours: once the bank has thrown it away, ours is sent."""
    for command in ("calculate", "issue", "render"):
        assert staff.type(command).code == ExitCode.DONE
    seb = staff.company.home / "bank" / "seb"
    (seb / "inbox").mkdir(parents=True, exist_ok=True)
    (seb / "outbox").mkdir(parents=True, exist_ok=True)
    others = seb / "inbox" / "2611SE00001TEST01.xml"
    others.write_bytes(b"<E_Invoice/>")
    (seb / "outbox" / "A.xml").write_text(
        '<FailedInvoice><Header infileId="2611SE00001TEST01"/><Footer totalNr="0"/></FailedInvoice>'
    )
    assert staff.type("run").code == REFUSED
    staff.follow("restore")
    assert staff.last.code == REFUSED
    found = staff.last
    assert staff.follow("restore --pass-over").code == REFUSED
    assert "is still in the inbox of seb" in staff.last.err
    staff.last = found
    others.unlink()
    staff.follow("restore --pass-over")
    assert staff.last.code == ExitCode.DONE, staff.last.err
    staff.follow("run")
    assert staff.last.code == ExitCode.DONE, staff.last.err
    assert staff.is_done
    books_hold_each_once(staff.company)
