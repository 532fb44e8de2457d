"""A file that a person brought to the bank: nothing sends it again, whatever happens."""

import contextlib
import os
import pty
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from at_the_bank import BANK, at_bank, file_of
from month_steps import state
from sample_company import ROOT, Company

from einvoice.core.exit_codes import ExitCode

_WHO = "uploaded in the bank's portal by M., 5 November 10:10"
_SENDS = re.compile(r"einvoice (deliver|run|resend)")


def outbox(company: Company) -> Path:
    """Return the rendered file that waits for its delivery."""
    return company.home / "data" / "outbox" / BANK / file_of(company)["name"]


def answered(company: Company) -> None:
    """Let the bank answer a file that it took out of its inbox."""
    (company.home / "bank" / BANK / "outbox").mkdir(parents=True, exist_ok=True)
    (company.home / "bank" / BANK / "outbox" / "A.xml").write_text(
        f'<FailedInvoice><Header infileId="{file_of(company)["file_id"]}"/>'
        '<Footer totalNr="0"/></FailedInvoice>'
    )


def mark(company: Company) -> None:
    """Declare the file sent with its own hash."""
    row = file_of(company)
    done = company.cli("mark-sent", row["file_id"], "--evidence", _WHO, "--hash", row["sha256"])
    assert done.code == 0, done.err
    (kept,) = (company.home / "data" / "archive").glob(f"*/{BANK}/outbound/{row['name']}")
    assert f"its bytes remain at {kept}" in done.err
    assert not outbox(company).exists()
    assert done.last_line.endswith("poll --period 2026-10")


def test_a_file_sent_by_hand_is_not_sent_again(rendered: Company) -> None:
    """Its invoices count as sent, the archive has its bytes, and the bank's answer settles it."""
    content = outbox(rendered).read_bytes()
    mark(rendered)
    assert file_of(rendered)["state"] == "sent"
    assert {r["state"] for r in rendered.table("invoices") if r["bank"] == BANK} == {"sent"}
    (archived,) = (rendered.home / "data" / "archive").glob(f"*/{BANK}/outbound/*.xml")
    assert archived.read_bytes() == content
    for command in ("deliver", "run"):
        assert rendered.cli(command).code == 0
    assert not (rendered.home / "bank" / BANK / "inbox" / archived.name).exists()
    answered(rendered)
    assert rendered.cli("run").code == 0
    assert file_of(rendered)["state"] == "accepted"
    assert at_bank(rendered) == []
    assert rendered.cli("audit", "verify").code == 0


def test_the_word_survives_an_older_database(rendered: Company) -> None:
    """The archive knows that it was sent, and `restore` takes it over."""
    database = rendered.home / "data" / "einvoice.db"
    assert rendered.cli("backup", str(rendered.home / "copy.db")).code == 0
    mark(rendered)
    for path in database.parent.glob("einvoice.db*"):
        path.unlink()
    shutil.copy(rendered.home / "copy.db", database)
    assert rendered.cli("run").code == ExitCode.REFUSED_BY_CHECK
    assert rendered.cli("restore").code == 0
    assert file_of(rendered)["state"] == "sent"
    assert rendered.cli("run").code == ExitCode.NEEDS_A_PERSON
    assert rendered.cli("restore", "--nothing-imported").code == 0
    assert rendered.cli("run").code == 0
    assert at_bank(rendered) == []


def test_a_run_meanwhile_finds_the_bytes_in_the_inbox(rendered: Company) -> None:
    """Where it may look nobody needs to declare anything: found, and not written again."""
    row, content = file_of(rendered), outbox(rendered).read_bytes()
    path = rendered.home / "bank" / BANK / "inbox" / row["name"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    before = path.stat().st_mtime_ns
    silent = '\nsimulator_faults = ["no-answer"]'
    rendered.edit_config(f"[banks.{BANK}]", f"[banks.{BANK}]{silent}")
    assert rendered.cli("run").code == 0
    assert file_of(rendered)["state"] == "sent"
    rendered.edit_config(silent, "")
    assert rendered.cli("run").code == 0
    assert file_of(rendered)["state"] == "accepted"
    assert path.stat().st_mtime_ns == before


def test_an_answer_that_comes_first_is_taken_over(rendered: Company) -> None:
    """Sent by hand, answered and declared by nobody: it stops, and its hash is asked for.

    The answer names the file id alone; `restore`, named beside, asks for the hash too.
    """
    row = file_of(rendered)
    answered(rendered)
    for screen in ("poll", "answers", "run", "status"):
        told = rendered.cli(screen)
        declare = f" mark-sent {row['file_id']} --hash HASH --evidence TEXT"
        assert told.last_line.endswith(declare), screen
    assert told.code == ExitCode.REFUSED_BY_CHECK
    assert "no run has sent: a person brought it there, or this database is older" in told.err
    assert "nothing was sent" not in told.err, "the other bank has its file"
    assert "which was not sent: the database is old" not in told.err
    asked = rendered.cli("restore")
    assert asked.code == ExitCode.REFUSED_BY_CHECK
    assert asked.last_line.endswith(f" mark-sent {row['file_id']} --hash HASH --evidence TEXT")
    assert f"SHA-256 {row['sha256']}" in asked.err
    assert file_of(rendered)["state"] == "ready"
    mark(rendered)
    assert rendered.cli("run").code == 0
    assert file_of(rendered)["state"] == "accepted"
    assert not (rendered.home / "bank" / BANK / "inbox" / row["name"]).exists()


def test_a_file_in_the_inbox_whose_answer_comes_first(rendered: Company) -> None:
    """Its bytes are seen there and proven: `restore` asks for a copy, and names no import first."""
    row = file_of(rendered)
    inbox = rendered.home / "bank" / BANK / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    shutil.copy(outbox(rendered), inbox)
    for screen in ("poll", "restore"):
        told = rendered.cli(screen)
    assert "if a person brought it there and no copy was put back, run `einvoice" in told.err
    assert told.last_line.endswith(" restore --nothing-imported")
    assert rendered.cli("status").last_line.endswith(" restore --nothing-imported")
    assert rendered.cli("restore", "--imports-done").code == ExitCode.REFUSED_BY_CHECK
    assert rendered.cli("restore", "--nothing-imported").last_line.endswith(" run")
    assert rendered.cli("run").code == 0
    again = rendered.cli("mark-sent", row["file_id"], "--evidence", _WHO, "--hash", row["sha256"])
    assert "the bank has accepted it already: nothing is to be done" in again.err
    assert again.last_line.endswith(" status")
    other = rendered.cli("mark-sent", row["file_id"], "--evidence", _WHO, "--hash", "0" * 64)
    assert other.last_line.endswith(f" mark-refused {row['file_id']} --evidence TEXT")


@pytest.mark.parametrize("taken", [False, True])
def test_a_file_taken_back_that_is_at_the_bank_stops_the_next(
    rendered: Company, *, taken: bool
) -> None:
    """Nobody declared it, and it came after the look of `void`: no flat goes twice to the bank."""
    row, there = file_of(rendered), rendered.home / "bank" / BANK / "inbox"
    there.mkdir(parents=True, exist_ok=True)
    content = outbox(rendered).read_bytes()
    words = ("--all", "--period", "2026-10", "--reason", "x", "--yes")
    assert rendered.cli("void", *words).code == 0
    (there / row["name"]).write_bytes(content)
    assert rendered.cli("release", *words).code == 0
    if taken:  # its answer is all that is left of it
        (there / row["name"]).unlink()
        answered(rendered)
    stopped = rendered.cli("run")
    assert stopped.code == ExitCode.REFUSED_BY_CHECK, stopped.err
    assert f"{row['file_id']}: was sent to {BANK} and is taken back here" in stopped.err
    assert at_bank(rendered) == ([] if taken else [there / row["name"]])
    assert stopped.last_line.endswith(" restore")
    assert f"restore --pass-over {row['file_id']}" in rendered.cli("restore").err
    for path in there.glob("*"):
        path.unlink()  # the bank has discarded it unread
    over = ("restore", "--pass-over", row["file_id"], "--evidence", "the bank, by telephone")
    assert rendered.cli(*over).code == 0
    rendered.cli("run")
    (sent,) = at_bank(rendered)
    assert sent.name != row["name"], "ours goes in a further file"


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        ("", ExitCode.USAGE, "64 hexadecimal digits"),
        ("0123", ExitCode.USAGE, "64 hexadecimal digits"),
        ("0" * 64, ExitCode.REFUSED_BY_CHECK, "discarded that file unread and booked"),
    ],
)
def test_another_file_was_sent(
    rendered: Company,
    given: str,
    code: ExitCode,
    told: str,
) -> None:
    """Without the ledger's hash nothing changes, and no hint leads to a second sending."""
    row, before = file_of(rendered), state(rendered)
    hashes = ("--hash", given) if given else ()
    refused = rendered.cli("mark-sent", row["name"], "--evidence", _WHO, *hashes)
    assert refused.code == code
    assert told in refused.err
    assert refused.last_line.startswith("next: ")
    assert f" mark-sent {row['file_id']} " in refused.last_line, "mistyped, most often"
    assert not _SENDS.search(refused.err)
    assert state(rendered) == before


@pytest.mark.parametrize("now", ["sent", "accepted", "partly", "rejected", "withdrawn"])
def test_no_refusal_leads_to_a_second_sending(rendered: Company, now: str) -> None:
    """Whatever state the file has, the hint names nothing that sends."""
    row = file_of(rendered)
    database = sqlite3.connect(rendered.home / "data" / "einvoice.db")
    with contextlib.closing(database), database:
        database.execute("UPDATE files SET state = ? WHERE file_id = ?", (now, row["file_id"]))
    refused = rendered.cli("mark-sent", row["file_id"], "--evidence", _WHO, "--hash", row["sha256"])
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert f"is {now}, expected" in refused.err
    assert not _SENDS.search(refused.err)
    assert file_of(rendered)["state"] == now


@pytest.mark.parametrize("right", [True, False])
def test_on_a_terminal_the_hash_is_asked_for(rendered: Company, *, right: bool) -> None:
    """And compared as if it had been given."""
    row = file_of(rendered)
    keyboard, terminal = pty.openpty()
    command = [sys.executable, "-m", "einvoice.cli.main", "--config", rendered.home / "config.toml"]
    asked = subprocess.Popen(
        [*command, "mark-sent", row["file_id"], "--evidence", _WHO],
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    os.close(terminal)
    os.write(keyboard, (row["sha256"] if right else "f" * 64).encode() + b"\n")
    _, told = asked.communicate(timeout=60)
    os.close(keyboard)
    assert "SHA-256 of the file that was sent" in told
    assert asked.returncode == (0 if right else ExitCode.REFUSED_BY_CHECK)
    assert file_of(rendered)["state"] == ("sent" if right else "ready")


def test_lost_bytes_are_no_obstacle(rendered: Company) -> None:
    """The bank has the file; what was lost in the outbox is made again for the archive."""
    content = outbox(rendered).read_bytes()
    outbox(rendered).unlink()
    mark(rendered)
    (archived,) = (rendered.home / "data" / "archive").glob(f"*/{BANK}/outbound/*.xml")
    assert archived.read_bytes() == content
    assert file_of(rendered)["state"] == "sent"
