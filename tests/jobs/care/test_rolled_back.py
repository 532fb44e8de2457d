"""A whole folder put back as it was: nothing inside contradicts, and nothing is sent twice."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from databases import Server
from month_steps import state
from sample_company import Company, set_up

from einvoice.core.errors import RefusedByCheckError
from einvoice.core.exit_codes import ExitCode
from einvoice.store import sequences, witness
from einvoice.store.witness import Witness
from jobs.old_ledger import keep_witness
from jobs.setup.doctor import doctor

BANKS = ("seb", "swedbank")
REFUSED = ExitCode.REFUSED_BY_CHECK


@dataclass
class Machine:
    """An installation whose disk can be put back to how it was."""

    company: Company
    server: Server | None = None
    url: str = ""
    copied: str = ""

    @property
    def data(self) -> Path:
        """The folder of everything that is kept."""
        return self.company.home / "data"

    def snapshot(self) -> None:
        """Keep the folder, and the database, as they are."""
        shutil.copytree(self.data, self.company.home / "snapshot")
        if self.server is not None:
            self.copied = self.server.database(self.url)

    def put_back(self, *, folder: bool = True) -> None:
        """Let the folder and the database be as they were kept."""
        if folder:
            shutil.rmtree(self.data)
            shutil.copytree(self.company.home / "snapshot", self.data)
        if self.server is not None:
            self.company.edit_config(self.url, self.copied)


@pytest.fixture(params=["sqlite", "postgresql"])
def machine(request: pytest.FixtureRequest, company: Company) -> Iterator[Machine]:
    """The imported company on each database, with a witness that may be configured."""
    if request.param == "sqlite":
        yield Machine(company)
        return
    server: Server = request.getfixturevalue("server")
    url = server.database()
    shutil.rmtree(company.home / "data")
    company.edit_config('url = ""', f'url = "{url}"')
    company.cli("init")
    assert company.cli("import", str(company.home / "input")).code == 0
    yield Machine(company, server, url)


@pytest.fixture
def simple(company: Company) -> Machine:
    """The imported company on SQLite."""
    return Machine(company)


def done(company: Company, *commands: str) -> None:
    """Run commands that must succeed."""
    for command in commands:
        result = company.cli(*command.split())
        assert result.code == 0, (command, result.err)


def with_witness(company: Company) -> Path:
    """Let a witness lie outside the data folder."""
    folder = company.home / "other-disk"
    folder.mkdir()
    company.edit_config("[scheduler]", f'witness = "{folder}/witness.json"\n\n[scheduler]')
    text = (company.home / "config.toml").read_text("utf-8")
    assert text.index("[database]") < text.index("witness = ") < text.index("[scheduler]")
    return folder / "witness.json"


def take_away(company: Company, *, answers: bool) -> None:
    """Let the banks take what is in their inboxes, and, unless they answer, say nothing."""
    for bank in BANKS:
        folder = company.home / "bank" / bank
        (folder / "kept").mkdir()
        for path in (folder / "inbox").glob("*.xml"):
            path.rename(folder / "kept" / path.name)
        if not answers:
            for path in (folder / "outbox").glob("*.xml"):
                path.rename(folder / "kept" / f"answer-{path.name}")


def held_by_banks(company: Company) -> dict[str, bytes]:
    """Return every file of ours that a bank ever got, by bank and name."""
    found = {}
    for folder in ("inbox", "kept"):
        for path in (company.home / "bank").glob(f"*/{folder}/2*.xml"):
            key = f"{path.parent.parent.name}/{path.name}"
            assert key not in found, "sent twice"
            found[key] = path.read_bytes()
    return found


def states(company: Company) -> set[str]:
    """Return the states of all files of the month."""
    return {row["state"] for row in company.table("files")}


def refused(company: Company, before: dict[str, bytes]) -> str:
    """Run, which must stop, name `restore` and send nothing; return what it said."""
    result = company.cli("run")
    assert result.code == REFUSED, result.err
    assert result.last_line.endswith(" restore") or "catch up" in result.err
    for command in ("status", "deliver"):
        told = company.cli(command)
        assert told.code == REFUSED
        assert told.last_line.endswith(" restore") or "catch up" in told.err
    assert held_by_banks(company) == before
    return result.err


@pytest.mark.parametrize("taken", [False, True])
def test_answers_prove_that_the_ledger_is_old(machine: Machine, *, taken: bool) -> None:
    """Both files wait unsent in the ledger, and the banks have answered them.

    What is in an inbox still proves the contents; where it is gone a person gives the hashes.
    """
    company = machine.company
    done(company, "calculate", "issue", "render")
    machine.snapshot()
    done(company, "deliver")
    if taken:
        take_away(company, answers=True)
    before = held_by_banks(company)
    assert len(before) == 2
    machine.put_back()
    told = refused(company, before)
    assert "2611SE00001TEST01" in told
    assert company.cli("deliver").code == REFUSED
    assert refused(company, before)
    assert states(company) == {"ready"}
    if taken:
        assert company.cli("restore").code == REFUSED
        assert states(company) == {"ready"}
        for key, content in before.items():
            file_id, sha256 = Path(key).stem, hashlib.sha256(content).hexdigest()
            done(company, f"mark-sent {file_id} --hash {sha256} --evidence telephone")
    else:
        done(company, "restore")
    done(company, "run")
    assert states(company) == {"accepted"}
    assert held_by_banks(company) == before
    assert "nothing to do" in company.cli("run").err
    done(company, "audit verify", "poll")
    assert not list((company.home / "bank").glob("*/outbox/*.xml"))


def test_a_witness_speaks_where_banks_are_silent(machine: Machine) -> None:
    """The inboxes are empty and nothing was answered: only the other disk knows."""
    company = machine.company
    with_witness(company)
    done(company, "calculate", "issue", "render")
    machine.snapshot()
    done(company, "deliver")
    take_away(company, answers=False)
    before = held_by_banks(company)
    machine.put_back()
    told = refused(company, before)
    assert "behind its witness: 2 files" in told
    assert company.cli("deliver").code == REFUSED
    assert states(company) == {"ready"}
    done(company, "restore")
    assert states(company) == {"sent"}
    assert company.cli("run").code == 0
    for path in (company.home / "bank").glob("*/kept/answer-*"):
        path.rename(path.parent.parent / "outbox" / path.name.removeprefix("answer-"))
    done(company, "run")
    assert states(company) == {"accepted"}
    assert held_by_banks(company) == before
    done(company, "audit verify")


def test_a_sending_that_only_began_is_unknown(
    simple: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The witness is written before the first byte; a person says what came of it."""
    company = simple.company
    path = with_witness(company)
    done(company, "calculate", "issue", "render")
    simple.snapshot()
    with monkeypatch.context() as killed:
        killed.setattr("jobs.steps.file_delivery.keep_witness_of_sent", lambda _: None)
        done(company, "deliver")
    assert sorted(bool(one["sent"]) for one in files_of(path).values()) == [False, True]
    take_away(company, answers=False)
    before = held_by_banks(company)
    simple.put_back()
    refused(company, before)
    done(company, "restore")
    assert states(company) == {"sent", "unknown"}
    told = company.cli("run")
    assert told.code == ExitCode.OUTCOME_UNKNOWN
    (file_id,) = [row["file_id"] for row in company.table("files") if row["state"] == "unknown"]
    assert f"einvoice mark-sent {file_id}" in told.err
    assert company.cli("mark-sent", file_id, "--evidence", "the bank, by telephone").code == 0
    done(company, "run")
    assert held_by_banks(company) == before


def files_of(path: Path) -> dict[str, dict[str, object]]:
    """Return the files that a witness saw."""
    found: dict[str, dict[str, object]] = json.loads(path.read_text("utf-8"))["TEST01"]["files"]
    return found


@pytest.mark.parametrize("machine", ["postgresql"], indirect=True)
@pytest.mark.parametrize("has_witness", [False, True])
def test_the_server_went_back(machine: Machine, *, has_witness: bool) -> None:
    """PostgreSQL alone is old; the archive knows what was sent, and the witness is content."""
    company = machine.company
    if has_witness:
        with_witness(company)
    done(company, "calculate", "issue", "render")
    machine.snapshot()
    done(company, "run")
    before, month = held_by_banks(company), state(company)
    machine.put_back(folder=False)
    refused(company, before)
    done(company, "restore", "run")
    assert state(company) == month
    assert held_by_banks(company) == before


@pytest.mark.parametrize("has_witness", [True, False])
def test_what_the_folder_never_knew_is_made_again(simple: Machine, *, has_witness: bool) -> None:
    """Put back to before `issue`: the printed commands make the same file, which is not sent.

    Without a witness nothing proves that it is the same, so a person compares the hash.
    """
    company = simple.company
    if has_witness:
        with_witness(company)
    simple.snapshot()
    done(company, "calculate", "issue", "render", "deliver")
    take_away(company, answers=True)
    before, numbers = held_by_banks(company), company.table("invoices")
    simple.put_back()
    refused(company, before)
    assert company.table("invoices")[0]["invoice_number"] == "", "no number is given twice"
    left = company.cli("restore")
    assert left.code == REFUSED
    assert "einvoice calculate" in left.err
    assert "--pass-over 2611SE00001TEST01" in left.err
    words = company.cli("restore", "--nothing-imported")
    assert words.code == REFUSED, "the files are lost still"
    done(company, "calculate", "issue --day 2026-11-05", "render")
    assert held_by_banks(company) == before
    again = company.cli("restore")
    if not has_witness:
        assert again.code == REFUSED
        assert "einvoice mark-sent 2611SE00001TEST01" in again.err
        assert again.last_line.endswith(" status")
        for key, content in before.items():
            given = ("--evidence", "the bank", "--hash", hashlib.sha256(content).hexdigest())
            assert company.cli("mark-sent", key.partition("/")[2], *given).code == 0
    done(company, "run")
    assert states(company) == {"accepted"}
    assert held_by_banks(company) == before
    assert [row["invoice_number"] for row in company.table("invoices")] == [
        row["invoice_number"] for row in numbers
    ]


def test_on_another_day_the_same_file_is_made_with_its_day_of_issue(simple: Machine) -> None:
    """The witness knows the day; without it the next day's file would have other bytes."""
    company = simple.company
    with_witness(company)
    simple.snapshot()
    early = company.cli("issue", "--day", "2026-11-04", "--period", "2026-10")
    assert (early.code, "--day" in early.err) == (ExitCode.USAGE, True)
    done(company, "calculate", "issue", "render", "deliver")
    before = held_by_banks(company)
    simple.put_back()
    company.edit_config("today = 2026-11-05", "today = 2026-11-06")
    refused(company, before)
    left = company.cli("restore")
    assert left.code == REFUSED
    assert "`einvoice issue --period 2026-10 --day 2026-11-05`" in left.err
    assert left.last_line.endswith(" import PATH")
    calculated = company.cli("calculate")
    assert calculated.last_line.endswith(" issue --period 2026-10 --day 2026-11-05")
    without = company.cli("issue")
    assert (without.code, "--day 2026-11-05" in without.err) == (REFUSED, True)
    unsaid = company.cli("issue", "--day", "2026-11-05")
    assert (unsaid.code, "restore --imports-done" in unsaid.err) == (REFUSED, True)
    said = company.cli("restore", "--nothing-imported")
    assert (said.code, said.last_line[-27:]) == (REFUSED, " calculate --period 2026-10")
    for wrong in ("2026-10-31", "2026-11-07"):
        assert company.cli("issue", "--day", wrong).code == ExitCode.USAGE
    done(company, "issue --day 2026-11-05")
    assert company.cli("render").last_line.endswith(" restore")
    done(company, "restore", "run")
    assert states(company) == {"accepted"}
    assert held_by_banks(company) == before


def test_other_bytes_are_never_taken_for_those_that_were_sent(simple: Machine) -> None:
    """What was imported since is missing: the file made again differs, and a person is told."""
    company = simple.company
    with_witness(company)
    simple.snapshot()
    company.edit_rows("tariffs", ",21", ",22")
    done(company, f"import {company.home}/input/tariffs.csv", "calculate", "issue", "render")
    done(company, "deliver")
    take_away(company, answers=False)
    before = held_by_banks(company)
    simple.put_back()
    refused(company, before)
    company.cli("restore", "--nothing-imported")
    done(company, "calculate", "issue --day 2026-11-05", "render")
    left = company.cli("restore")
    assert left.code == REFUSED
    assert "has other bytes here than those that seb has" in left.err
    assert refused(company, before)
    assert states(company) == {"ready"}
    shutil.rmtree(simple.data)
    shutil.copytree(company.home / "snapshot", simple.data)
    company.cli("restore")
    done(company, f"import {company.home}/input/tariffs.csv", "calculate")
    company.cli("restore", "--imports-done")
    done(company, "issue --day 2026-11-05", "render", "restore", "run")
    assert states(company) == {"sent"}
    assert held_by_banks(company) == before


def test_a_file_of_ours_in_an_inbox_that_nobody_knows_stops_before_a_number_is_given(
    simple: Machine,
) -> None:
    """Its number would be given again; once the bank says that it is nothing, all goes on."""
    company = simple.company
    inbox = company.home / "bank" / "seb" / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    stranger = inbox / "2611SE00003TEST01.txt"
    stranger.write_bytes(b"from a ledger that is gone")
    for other in ("2611SE00003OTHER1.txt", "2611SE99999TEST01.txt", "2611SW00001TEST01.txt"):
        (inbox / other).write_bytes(b"of another installation, or of nobody")
    result = company.cli("run")
    assert result.code == REFUSED
    assert "has 2611SE00003TEST01, not sent" in result.err
    assert company.table("invoices")[0]["invoice_number"] == ""
    assert company.cli("restore", "--pass-over", "2611SE00003TEST01").code == 2
    words = ("restore", "--pass-over", "2611SE00003TEST01", "--evidence", "the bank")
    assert company.cli(*words).code == REFUSED, "it is there"
    stranger.unlink()
    told = company.cli(*words)
    assert told.code == 0, told.err
    done(company, "run")
    assert states(company) == {"accepted"}


@pytest.mark.parametrize("sequence", ["00000", "00001", "00002", "01002", "99999", "-0001", "0001"])
def test_only_what_something_says_a_bank_has_is_passed_over(simple: Machine, sequence: str) -> None:
    """A mistyped id would use up a sequence: it is refused, and nothing is changed."""
    company = simple.company
    file_id = f"2611SE{sequence}TEST01"
    for option in ("--pass-over", "--sent"):
        if (option, sequence) in {("--sent", "00001"), ("--sent", "00002")}:
            continue  # a bank may have these
        refused_id = company.cli("restore", option, file_id, "--evidence", "the bank")
        assert refused_id.code == ExitCode.USAGE, refused_id.err
        assert f"{option}: " in refused_id.err
    with company.context() as context, context.store.reading() as tx:
        assert sequences.last_of(tx, "file:seb:2611") == 0


def test_an_answer_that_quotes_an_absurd_file_id_stops_nothing(simple: Machine) -> None:
    """Taken for ours it would let nobody number a file again this month."""
    company = simple.company
    outbox = company.home / "bank" / "seb" / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    (outbox / "A.xml").write_text(
        '<FailedInvoice><Header infileId="2611SE99999TEST01"/><Footer totalNr="0"/></FailedInvoice>'
    )
    told = company.cli("run")
    assert told.code == ExitCode.NEEDS_A_PERSON
    assert states(company) == {"accepted"}
    assert company.table("files")[0]["file_id"] == "2611SE00001TEST01"


def test_an_answer_to_a_file_that_never_was_can_be_passed_over(simple: Machine) -> None:
    """A bank's mistake stops its files until it takes that back, and no other bank's."""
    company = simple.company
    done(company, "calculate", "issue", "render")
    outbox = company.home / "bank" / "seb" / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    wrong = outbox / "A.xml"
    wrong.write_text(
        '<FailedInvoice><Header infileId="2611SE00004TEST01"/><Footer totalNr="0"/></FailedInvoice>'
    )
    result = company.cli("deliver")
    assert result.code == REFUSED
    assert {row["bank"] for row in company.table("files") if row["state"] == "sent"} == {"swedbank"}
    assert wrong.exists(), "it stays until it is settled"
    told = company.cli("restore", "--pass-over", "2611SE00004TEST01", "--evidence", "the bank")
    assert told.code == 0, told.err
    done(company, "run", "poll")
    assert states(company) == {"accepted"}
    assert not wrong.exists()


def test_another_installation_is_no_alarm(simple: Machine) -> None:
    """A new tag begins anew, beside the old one in the same witness and at the same banks."""
    company = simple.company
    path = with_witness(company)
    done(company, "run")
    shutil.rmtree(simple.data)
    company.edit_config('"TEST01"', '"TEST02"')
    done(company, "init", f"import {company.home}/input")
    shutil.rmtree(company.home / "bank")
    done(company, "run")
    assert set(json.loads(path.read_text("utf-8"))) == {"TEST01", "TEST02"}


def test_a_lost_witness_stops_until_another_is_begun(simple: Machine) -> None:
    """Its disk is not mounted, or it was deleted, or it is broken: 4, and nothing is sent."""
    company = simple.company
    path = with_witness(company)
    path.parent.rmdir()
    done(company, "calculate", "issue", "render")
    unmounted = company.cli("deliver")
    assert unmounted.code == REFUSED
    assert "mounted disk" in unmounted.err
    assert held_by_banks(company) == {}
    path.parent.mkdir()
    done(company, "deliver --bank seb")
    assert len(held_by_banks(company)) == 1
    path.unlink()
    lost = company.cli("deliver")
    assert lost.code == REFUSED
    assert "the file that [database] names is missing" in lost.err
    path.write_text("{")
    assert "cannot be read" in company.cli("run").err
    path.unlink()
    assert len(held_by_banks(company)) == 1
    unasked = company.cli("restore")
    assert (unasked.code, path.exists()) == (REFUSED, False)
    assert "`einvoice restore --new-witness`" in unasked.err
    copy = company.home / "copy.db"
    assert company.cli("backup", str(copy)).code == 0
    assert company.cli("restore", str(copy)).code == REFUSED
    assert not path.exists()
    assert len(list((simple.data / "backups").glob("*"))) == 0, "refused before a copy is put back"
    done(company, "restore --new-witness", "run")
    assert len(held_by_banks(company)) == 2
    assert len(files_of(path)) == 2


def test_an_answered_file_is_not_taken_back(simple: Machine) -> None:
    """`void` would let its other invoices go out a second time."""
    company = simple.company
    done(company, "calculate", "issue", "render")
    simple.snapshot()
    done(company, "deliver")
    simple.put_back()
    assert company.cli("poll").code == REFUSED
    number = next(row["invoice_number"] for row in company.table("invoices") if row["bank"])
    kept = company.cli("void", number, "--reason", "x")
    assert kept.code == REFUSED
    assert "einvoice restore" in kept.err
    assert states(company) == {"ready"}


def test_what_the_witness_saw_sent_is_not_taken_back(simple: Machine) -> None:
    """One or many: customers would be issued a second time what their bank has."""
    company = simple.company
    with_witness(company)
    done(company, "calculate", "issue", "render")
    simple.snapshot()
    done(company, "deliver")
    take_away(company, answers=False)
    before = held_by_banks(company)
    simple.put_back()
    number = next(row["invoice_number"] for row in company.table("invoices") if row["bank"])
    for what in ((number,), ("--all", "--period", "2026-10", "--yes")):
        kept = company.cli("void", *what, "--reason", "made anew")
        assert (kept.code, "einvoice restore" in kept.err) == (REFUSED, True), kept.err
    assert states(company) == {"ready"}
    assert held_by_banks(company) == before


def test_a_sent_file_that_the_ledger_calls_withdrawn_stops_every_sending(simple: Machine) -> None:
    """Whoever took it back without the witness's disk: its customers have it already."""
    company = simple.company
    path = with_witness(company)
    done(company, "calculate", "issue", "render")
    simple.snapshot()
    done(company, "deliver")
    take_away(company, answers=False)
    before = held_by_banks(company)
    simple.put_back()
    seen = path.read_bytes()
    path.unlink()
    assert company.cli("void", "--all", "--period", "2026-10", "--yes", "--reason", "x").code == 0
    path.write_bytes(seen)
    assert (
        company.cli("release", "--all", "--period", "2026-10", "--yes", "--reason", "x").code == 0
    )
    refused(company, before)
    told = company.cli("restore")
    assert (told.code, "is taken back here" in told.err) == (REFUSED, True)
    refused(company, before)
    for file_id in json.loads(seen)["TEST01"]["files"]:
        told = company.cli("restore", "--pass-over", file_id, "--evidence", "Anna")
    assert told.code == 0, told.err
    assert company.cli("run").code == REFUSED, "nothing is issued anew with the copy's values"
    done(company, "restore --nothing-imported")
    done(company, "run")
    assert len(held_by_banks(company)) == len(before) + 2


def witness_check(company: Company) -> tuple[str, str]:
    """Return what `doctor` says of the witness."""
    with company.context() as context:
        (check,) = [one for one in doctor(context) if one.what == "witness"]
    return str(check.verdict), check.detail


def test_doctor_says_whether_there_is_a_witness(
    simple: Machine, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """None and one on the same disk are a warning; one that knows more, or is lost, a failure."""
    company = simple.company
    verdict, detail = witness_check(company)
    assert (verdict, "none" in detail) == ("warning", True)
    path = with_witness(company)
    verdict, detail = witness_check(company)
    assert (verdict, "on the disk of data_dir" in detail) == ("warning", True)
    disks = (Path("/dev/shm"), Path("/var/tmp"))  # noqa: S108 - one of them is another disk
    here = company.home.stat().st_dev
    if disk := next((disk for disk in disks if disk.is_dir() and disk.stat().st_dev != here), None):
        other = disk / tmp_path_factory.mktemp("witness").name
        other.mkdir()
        company.edit_config(str(path.parent), str(other))
        assert witness_check(company)[0] == "ok"
        company.edit_config(str(other), str(path.parent))
        other.rmdir()
    done(company, "calculate", "issue", "render")
    simple.snapshot()
    done(company, "deliver")
    simple.put_back()
    verdict, detail = witness_check(company)
    assert (verdict, "behind its witness" in detail) == ("failed", True)
    done(company, "restore")
    shutil.rmtree(path.parent)
    assert witness_check(company)[0] == "failed"


def test_a_backup_put_back_and_a_purge_are_no_alarm(simple: Machine) -> None:
    """`restore FILE` brings the witness up to date, and what is forgotten is not missing."""
    company = simple.company
    path = with_witness(company)
    done(company, f"backup {company.home}/copy.db", "run")
    before, files = held_by_banks(company), files_of(path)
    done(company, f"restore {company.home}/copy.db", "run")
    assert held_by_banks(company) == before
    assert files_of(path) == files
    purged = company.cli("purge", "--yes", today="2032-01-02")
    assert purged.code == 0, purged.err
    assert witness_check(company)[0] == "warning", "on the same disk, and content"
    assert not path.read_text("utf-8").count(str(company.home))


def test_numbers_that_only_the_witness_saw_stay_used(simple: Machine) -> None:
    """Where fewer were given again the sequence is raised: a gap, and no number twice."""
    company = simple.company
    path = with_witness(company)
    done(company, "calculate", "issue", "render", "deliver")
    seen = json.loads(path.read_text("utf-8"))
    seen["TEST01"]["sequences"]["invoice:26110000000"] += 3
    path.write_text(json.dumps(seen))
    assert company.cli("run").code == REFUSED
    done(company, "restore", "run")
    with company.context() as context, context.store.reading() as tx:
        last = sequences.last_of(tx, "invoice:26110000000")
    assert last == seen["TEST01"]["sequences"]["invoice:26110000000"]


def test_two_databases_with_one_tag_never_write_over_each_other(
    simple: Machine, tmp_path: Path
) -> None:
    """A configuration that was copied for another company: who came second sends nothing."""
    company = simple.company
    path = with_witness(company)
    other = set_up(tmp_path / "other", seed=8)
    other.edit_config("[scheduler]", f'witness = "{path}"\n\n[scheduler]')
    done(other, "init", f"import {other.home}/input", "calculate", "issue", "render")
    done(company, "run")
    before = path.read_bytes()
    told = other.cli("deliver")
    assert (told.code, "installation_tag" in told.err) == (REFUSED, True), told.err
    assert held_by_banks(other) == {}
    with (
        other.context() as context,
        pytest.raises(RefusedByCheckError, match="another-database"),
    ):
        keep_witness(context)  # the other wrote between the look and the sending
    assert path.read_bytes() == before
    done(company, "run")


def test_installations_that_share_a_witness_wait_for_each_other(tmp_path: Path) -> None:
    """Each writes its part a hundred times at once; neither part is lost."""
    path = tmp_path / "witness.json"

    def write(tag: str) -> None:
        for place in range(100):
            witness.write(path, tag, Witness(place, "h"))
            assert witness.read(path, tag) == Witness(place, "h")

    with ThreadPoolExecutor(2) as pool:
        for found in [pool.submit(write, tag) for tag in ("TEST01", "TEST02")]:
            found.result()
    assert witness.others(path, "TEST01") == 1


def test_what_a_person_knows_is_kept_when_a_copy_is_put_back_at_once(
    company: Company, tmp_path: Path
) -> None:
    """The copy would replace it; then the bank's file would be made and sent a second time."""
    copy, file_id = str(tmp_path / "copy.db"), "2611SE00001TEST01"
    assert company.cli("backup", copy).code == 0
    word = ("--evidence", "the bank, by telephone")
    assert company.cli("restore", copy, "--sent", file_id, *word).code == REFUSED
    result = company.cli("run")
    assert result.code == REFUSED
    assert file_id in result.err
    assert company.bank_files() == {}
