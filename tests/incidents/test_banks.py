"""Incidents at the banks: a person who types only what the screens show comes to the end."""

import contextlib
import re
import shutil
import sqlite3

import pytest
from dialogue import Dialogue
from rehearsed_banks import over_sftp
from sample_company import Company

from bank_adapters.simulator.keys import ensure_key, public_line, rotate_host_key
from einvoice.core.exit_codes import ExitCode

SEB = "[banks.seb]\n"


@pytest.fixture
def staff(company: Company) -> Dialogue:
    """Somebody in front of the small company's month on 5 November."""
    return Dialogue(company)


def misbehave(company: Company, *faults: str) -> None:
    """Let SEB misbehave from now on, or no more."""
    path = company.home / "config.toml"
    head, _, tail = path.read_text("utf-8").partition(SEB)
    tail = tail.partition("\n")[2] if tail.startswith("simulator_faults") else tail
    line = f"simulator_faults = {list(faults)}\n".replace("'", '"') if faults else ""
    path.write_text(f"{head}{SEB}{line}{tail}", "utf-8")


def each_once(company: Company) -> None:
    """Require that the banks hold each live invoice once, in whatever file."""
    listed = company.table("invoices")
    held = [content for name, content in company.bank_files().items() if name.endswith(".xml")]
    text = b"".join(held).decode()
    for row in listed:
        if row["bank"] and row["state"] == "accepted":
            assert text.count(f'invoiceId="{row["invoice_number"]}"') >= 1, row
    assert company.cli("audit", "verify").code == ExitCode.DONE


def test_a_bank_refuses_some_invoices(staff: Dialogue) -> None:
    """The wrong account is corrected, the same invoice goes out in a further file."""
    misbehave(staff.company, "refuse-some")
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    misbehave(staff.company)
    assert staff.last.last_line.endswith(" import FOLDER/subscriptions.csv")
    staff.type("import", "input/subscriptions.csv")
    staff.follow("rerun --rejected")
    staff.follow("rerun --rejected --unchanged")
    staff.follow("rerun --apply")
    staff.follow("run")
    assert staff.is_done
    each_once(staff.company)


def test_a_bank_refuses_a_whole_file(staff: Dialogue) -> None:
    """Once the cause is mended, all its invoices go out in a further file."""
    misbehave(staff.company, "refuse-file")
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    misbehave(staff.company)
    refused = [row for row in staff.company.table("invoices") if row["state"] == "rejected"]
    folded, listed = staff.type("status").out, staff.type("status", "--all").out
    assert folded.count("fail code 59") == 1
    assert f"{len(refused)} flats" in folded
    assert f"and {len(refused) - 1} more" in folded
    for row in refused[1:]:
        assert row["invoice_number"] in listed
        assert row["invoice_number"] not in folded
    staff.type("rerun", "--rejected")
    staff.follow("rerun")
    staff.follow("run")
    assert staff.is_done
    assert len(staff.company.bank_files()) == 3


def test_a_bank_is_silent(staff: Dialogue) -> None:
    """Waiting is enough; after some banking days the silence is an alarm that names the file."""
    misbehave(staff.company, "no-answer")
    assert staff.type("run").code == ExitCode.DONE
    watched = staff.type("watch")
    assert "no answer yet to: 2611SE00001TEST01" in watched.err
    assert "the banks have everything" not in watched.err
    lines = staff.type("status").out.splitlines()
    (row,) = [line for line in lines if line.startswith("seb ") and "until" not in line]
    assert row.endswith("no answer yet")
    until = re.findall(r"seb has until (\S+ 23:59) to answer 2611SE", staff.last.out)
    assert re.search(r"2611SE00001TEST01 \(sent \d{4}-\d\d-\d\d\)", staff.last.out), "since when"
    for screen in ("poll", "status"):
        assert staff.type(screen).code == ExitCode.DONE
        shown = f"{staff.last.out} {staff.last.err}"
        assert re.findall(r"seb has until (\S+ 23:59) to answer 2611SE", shown) == until != []
        assert staff.last.last_line.startswith(f"next: nothing until {until[0]};"), screen
        assert staff.last.last_line.endswith(" poll --period 2026-10")
    staff.day = until[0].split()[0]
    assert staff.type("run").code == ExitCode.DONE, "that day still is the bank's"
    staff.day = "2026-11-12"
    result = staff.type("run")
    assert result.code == ExitCode.NEEDS_A_PERSON
    assert "2611SE00001TEST01" in result.out + result.err
    misbehave(staff.company)
    staff.follow("poll")
    staff.run_to_the_end()
    each_once(staff.company)


@pytest.mark.parametrize("took", [True, False])
def test_an_answer_that_never_comes(staff: Dialogue, *, took: bool) -> None:
    """The bank's word takes its place: it took all but one invoice, or nothing of the file."""
    misbehave(staff.company, "no-answer")
    assert staff.type("run").code == ExitCode.DONE
    misbehave(staff.company)
    path = staff.company.home / "bank" / "seb" / "inbox" / "2611SE00001TEST01.xml"
    content = path.read_bytes()
    path.unlink()
    staff.type("poll")
    staff.day = "2026-11-12"
    asked = staff.type("run")
    assert asked.code == ExitCode.NEEDS_A_PERSON
    word = f"mark-{'accepted' if took else 'refused'} {path.stem}"
    assert f"{word} --evidence TEXT`" in asked.out + asked.err
    said = ("--evidence", "the bank, by telephone")
    if not took:
        misbehave(staff.company, "no-answer")
        path.write_bytes(content)
        assert staff.type(*word.split(), *said).code == ExitCode.REFUSED_BY_CHECK
        assert "is in seb's inbox" in staff.last.err
        path.unlink()
        misbehave(staff.company)
    assert staff.type(*word.split(), *said).code == ExitCode.DONE, staff.last.err
    invoices = [row for row in staff.company.table("invoices") if row["bank"] == "seb"]
    assert {row["state"] for row in invoices} == {"accepted" if took else "rejected"}
    if took:
        refused = ("mark-refused", invoices[0]["invoice_number"])
        assert staff.type(*refused, *said).code == ExitCode.DONE
    for command in ("rerun --rejected", "rerun --apply", "run"):
        staff.follow(command)
    assert staff.type("run").code == ExitCode.DONE, staff.last.err
    assert staff.is_done
    late = staff.company.home / "bank" / "seb" / "outbox" / "late.xml"
    head = f'<Header infileId="{path.stem}"/>'
    late.write_text(f'<FailedInvoice>{head}<Footer totalNr="0"/></FailedInvoice>', "utf-8")
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON, "another word"
    assert not late.exists(), "nothing is awaited, and a run looks all the same"
    rows = [row for row in staff.company.table("files") if row["bank"] == "seb"]
    assert [row["invoices"] for row in rows] == [
        str(len(invoices)),
        str(1 if took else len(invoices)),
    ]
    assert staff.company.cli("audit", "verify").code == ExitCode.DONE


@pytest.fixture
def at_a_distance(staff: Dialogue) -> Dialogue:
    """The same, and a connection that failed is not tried again within a run."""
    staff.company.edit_config("attempts = 3", "attempts = 1")
    return staff


def test_sftp_is_down_on_the_13th(at_a_distance: Dialogue) -> None:
    """Exit 8 while hours are left and nothing is there; the next run sends all of it."""
    staff, bank = at_a_distance, over_sftp(at_a_distance.company)
    staff.day = "2026-11-13"
    first = staff.type("run")
    assert first.code == ExitCode.DEADLINE_IN_DANGER
    assert "nothing listens there" in first.err
    assert staff.company.bank_files() == {}
    (row,) = [one for one in staff.company.table("files") if one["bank"] == "seb"]
    file_id, sha256 = row["file_id"], row["sha256"]
    assert f" mark-sent {file_id} --hash HASH --evidence TEXT`" in first.out
    assert sha256 not in first.out, "ours filled in would prove nothing"
    path = staff.company.home / "data" / "outbox" / "seb" / row["name"]
    assert path.exists()
    assert str(path) in first.out
    assert "run now" not in first.out
    assert "cron or the scheduler tries each hour" in first.out
    assert first.last_line.endswith(" doctor")
    assert staff.type("doctor").last_line.endswith(" status"), "no screen names itself"
    later = staff.type("status").out
    once = "next: once the bank can be reached again: "
    assert staff.last.last_line.startswith(once), "a run before that changes nothing: a circle"
    assert staff.last.last_line.endswith(" run --period 2026-10")
    assert "ask the bank's e-invoice support" in " ".join(later.split())
    assert "seb: not reached since " in later
    assert f" mark-sent {file_id} --hash HASH --evidence TEXT`" in later, "the way by hand stays"
    assert "run now" not in later
    for unclear in ("sending", "renaming", "unknown"):
        in_state(staff.company, file_id, unclear)
        told = " ".join(staff.type("run").out.split())
        assert f"bring {path}" not in told
        assert f"{file_id} --hash {sha256}" not in told
        assert "by hand, it could arrive twice" in told
        assert f" mark-sent {file_id} " in told
        assert f" resend {file_id} --evidence TEXT`" in told
        assert f"{file_id} --hash" not in staff.type("status").out
    in_state(staff.company, file_id, "ready")
    with bank:
        staff.run_to_the_end()
    assert "not reached" not in staff.type("status").out


def in_state(company: Company, file_id: str, state: str) -> None:
    """Let the ledger say how far the sending of a file came."""
    with contextlib.closing(sqlite3.connect(company.home / "data" / "einvoice.db")) as database:
        database.execute("UPDATE files SET state = ? WHERE file_id = ?", (state, file_id))
        database.commit()


@pytest.mark.parametrize(
    ("day", "said", "by_hand"),
    [
        ("2026-11-16", "seb cannot be reached, and the deadline has passed: bring ", True),
        ("2026-11-30", "seb cannot be reached, and no longer takes the due date of ", False),
    ],
)
def test_sftp_is_down_past_the_deadline(
    at_a_distance: Dialogue, day: str, said: str, *, by_hand: bool
) -> None:
    """By hand only as long as the bank takes the due date; after that with another one."""
    staff = at_a_distance
    over_sftp(staff.company)
    staff.day = "2026-11-13"
    staff.type("run")
    staff.day = day
    late = staff.type("run")
    assert said in late.out
    assert "until the deadline" not in late.out
    assert (" mark-sent " in late.out) is by_hand
    assert ("rerun" in late.out) is not by_hand


def test_a_host_key_was_rotated(at_a_distance: Dialogue) -> None:
    """Not a byte is sent; the key that the bank gave on paper is pinned, and the month goes on."""
    staff, bank = at_a_distance, over_sftp(at_a_distance.company)
    old_line = public_line(ensure_key(staff.company.home / "rehearsal/.simulator/host_key"))
    rotate_host_key(staff.company.home / "rehearsal")
    with bank:
        result = staff.type("run")
        assert result.code == ExitCode.BANK_UNREACHABLE
        assert f" ({bank.host_key}) is not pinned" in result.err, "the line and its fingerprint"
        assert result.out.count("seb: was reached and shows another key than the pinned key") == 1
        assert "cannot be reached" not in result.out
        assert "mark-sent" not in result.out
        staff.day = "2026-11-13"
        near = staff.type("run").out
        assert "once the bank's host key is compared with its paper and pinned" in near
        assert "can be reached" not in near
        assert not list((staff.company.home / "rehearsal").glob("*/inbox/*"))
        for screen in ("run", "status", "check", "poll", "deliver", "doctor"):
            assert staff.type(screen).last_line.endswith(" doctor"), screen
        assert "the host key SHA256:" in staff.last.out
        staff.company.edit_config(old_line, f'{old_line}", "{bank.host_key}')
        staff.follow("doctor")
        staff.follow("run")
        staff.run_to_the_end()
    assert not staff.company.cli("status").last_line.endswith(" doctor")


def test_another_host_key_while_answers_are_awaited(at_a_distance: Dialogue) -> None:
    """Nothing is left to be sent: `poll` and `status` led to each other."""
    staff, bank = at_a_distance, over_sftp(at_a_distance.company)
    with bank:
        for step in ("calculate", "issue", "render", "deliver"):
            staff.type(step)
    in_state(staff.company, staff.company.table("files")[0]["file_id"], "sent")
    rotate_host_key(staff.company.home / "rehearsal")
    with bank:
        for screen in ("poll", "run", "status"):
            assert staff.type(screen).last_line.endswith(" doctor"), screen


def test_the_database_of_yesterday(staff: Dialogue) -> None:
    """Nothing is sent twice: what the archive knows is adopted by the command that is named."""
    assert staff.type("calculate").code == ExitCode.DONE
    data = staff.company.home / "data"
    shutil.copy(data / "einvoice.db", staff.company.home / "yesterday.db")
    assert staff.type("run").code == ExitCode.DONE
    before = staff.company.bank_files()
    for path in data.glob("einvoice.db*"):
        path.unlink()
    shutil.copy(staff.company.home / "yesterday.db", data / "einvoice.db")
    assert staff.type("run").code == ExitCode.REFUSED_BY_CHECK
    staff.follow("restore")
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON, "nobody said what was imported since"
    assert staff.type("restore", "--nothing-imported").code == ExitCode.DONE
    staff.run_to_the_end()
    assert staff.company.bank_files() == before
