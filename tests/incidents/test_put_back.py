"""A copy of yesterday was put back: what the screens print leads to the end, each sent once.

The answers of the banks were fetched before the copy was put back, and are lost with it.
"""

import shutil

import pytest
from put_back import REFUSED, PutBack, books_hold_each_once

from einvoice.core.exit_codes import ExitCode


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
    staff.company.edit_config("[database]\n", f'[database]\nwitness = "{folder}/w.json"\n')
    staff.send_and_put_back(inboxes=False)
    tomorrow(staff)
    assert staff.type("run").code == REFUSED
    staff.follow("restore")
    staff.make_again()
    assert "ask the bank to give it again" in staff.last.err
    end(staff)


def test_without_a_witness_the_inboxes_speak(staff: PutBack) -> None:
    """What is in a bank's inbox is read, its hash and its day, before a number is given.

    A word that takes the place of one lost answer names the file whose answer is lost as well.
    """
    first, second = sorted(staff.send_and_put_back(inboxes=True))
    tomorrow(staff)
    assert staff.type("run").code == REFUSED
    assert staff.company.table("invoices")[0]["invoice_number"] == ""
    staff.follow("restore")
    assert "--day 2026-11-05" in staff.last.err
    staff.make_again()
    marked = staff.type("mark-accepted", first, "--evidence", "the bank, by telephone")
    assert (marked.code, f"mark-accepted {second} --evidence" in marked.err) == (
        ExitCode.DONE,
        True,
    )
    assert f"mark-accepted {first}" not in marked.err
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
    assert "the same is on paper, in mails and in a customer's internet bank" in staff.last.err
    staff.make_again()
    if not with_hash:
        assert staff.last.code == REFUSED
        for file_id, sha256 in hashes.items():
            assert f"mark-sent {file_id} --hash HASH --evidence TEXT" in staff.last.err
            assert f"SHA-256 {sha256}" in staff.last.err
        staff.follow("mark-sent", HASH=hashes[next(iter(hashes))])
        assert staff.type("restore").code == REFUSED
        staff.follow("mark-sent", HASH=hashes[list(hashes)[1]])
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


def test_another_day_than_the_banks_files_have_gives_no_numbers(staff: PutBack) -> None:
    """With it no file would be made as it was, and the copy would have to be put back once more."""
    staff.send_and_put_back(inboxes=True)
    tomorrow(staff)
    staff.type("restore")
    for command in ("restore --nothing-imported", "calculate"):
        staff.follow(command)
    assert staff.type("issue", "--period", "2026-10", "--day", "2026-11-06").code == REFUSED
    assert "expected 2026-11-05" in staff.last.err
    assert not any(row["invoice_number"] for row in staff.company.table("invoices"))
    for command in ("issue", "render", "restore"):
        staff.follow(command)
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


def test_what_was_issued_before_the_copy_may_have_gone_out(staff: PutBack) -> None:
    """Paper and mails of a folder that was put back are lost with it: every screen says so."""
    for command in ("calculate", "issue"):
        assert staff.type(command).code == ExitCode.DONE
    staff.send_and_put_back(inboxes=True)
    assert staff.type("run").code == REFUSED
    staff.follow("restore")
    for command in ("status", "run"):
        shown = staff.type(command)
        screen = " ".join(f"{shown.out} {shown.err}".split())
        assert "may have gone out before a copy was put back: compare" in screen, command


@pytest.mark.parametrize("words", ["print --to paper", "print --new --to paper"])
def test_nothing_is_printed_while_banks_are_to_be_asked(staff: PutBack, words: str) -> None:
    """Printing would say that no paper was handed out: what was done is not known yet."""
    for command in ("calculate", "issue"):
        assert staff.type(command).code == ExitCode.DONE
    staff.send_and_put_back(inboxes=True)
    assert staff.type("run").code == REFUSED
    staff.follow("restore")
    asked = staff.next
    assert staff.type(*words.split()).code == REFUSED
    assert not (staff.company.home / "paper").exists()
    assert staff.next == asked, "the step of the question"


def test_once_restore_has_asked_every_screen_names_the_question(staff: PutBack) -> None:
    """Nobody is led back to `restore`, which would ask the same; the banks have files meanwhile."""
    staff.send_and_put_back(inboxes=True)
    assert staff.type("run").code == REFUSED
    assert staff.next == "restore"
    staff.follow("restore")
    for command in ("status", "run", "deliver", "poll"):
        assert staff.type(command).code == REFUSED
        assert staff.next == "import PATH", command
        assert "restore --nothing-imported" in " ".join(
            f"{staff.last.out} {staff.last.err}".split()
        )
    assert staff.type("import", "input/flats.csv").code == ExitCode.DONE
    assert staff.next == "restore --imports-done"
    assert staff.type("status").code == REFUSED
    assert staff.next == "restore --imports-done"
    staff.follow("restore --imports-done")
    assert staff.next == "issue --period 2026-10 --day 2026-11-05", "the run has calculated it"
    assert staff.type("issue", "--day", "DAY").code == ExitCode.USAGE
    assert "it is on this month's invoices: on paper" in " ".join(staff.last.err.split())


@pytest.mark.parametrize("words", [("render", "status", "restore"), ("run",)])
def test_every_screen_names_the_next_step_once_the_word_is_given(
    staff: PutBack, words: tuple[str, ...]
) -> None:
    """Whatever is typed after it: nobody is asked twice, and the last lines lead to the end.

    A run calculates the month and may not issue it; nothing else calculates it by itself.
    """
    staff.send_and_put_back(inboxes=True)
    tomorrow(staff)
    assert staff.type("restore").code == REFUSED
    staff.follow("restore --nothing-imported")
    steps = ["issue --period 2026-10 --day 2026-11-05", "render --period 2026-10", "restore"]
    if words != ("run",):
        steps.insert(0, "calculate --period 2026-10")
    for word in words:
        staff.type(word)
        assert (staff.next, "imported since" in staff.last.err) == (steps[0], False)
    for step in steps:
        assert staff.next == step
        staff.type(*step.split())
        if step in steps[:-2]:
            assert staff.type(words[-1]).code == REFUSED
    assert staff.next == "run"
    end(staff)
