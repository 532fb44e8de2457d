"""A bank has other contents under our file id: an answer that names the id alone proves nothing.

What the screens print leads to the end, and the ledger is what the bank took.
"""

import pytest
from other_contents import FILES, SILENT, Staff, ended
from sample_company import Company

from einvoice.core.exit_codes import ExitCode


@pytest.fixture
def staff(company: Company) -> Staff:
    """Somebody in front of the small company's month on 5 November."""
    return Staff(company)


@pytest.mark.parametrize("first_answer", [True, False])
def test_a_folder_put_back_sends_other_contents_under_an_old_id(
    staff: Staff, *, first_answer: bool
) -> None:
    """Nobody used `restore`; the bank says that it had the file, then gives its first answer."""
    sent = staff.lose_an_import()
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    assert staff.last.last_line.endswith(f" mark-sent {FILES['seb']} --hash HASH --evidence TEXT")
    if first_answer:
        staff.give_answers_again()
        assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    assert staff.ours == {}
    assert "not proven to be ours" in staff.type("status").out
    for bank, file_id in FILES.items():
        assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
        assert staff.follow("mark-sent", HASH=sent[file_id]).code == ExitCode.REFUSED_BY_CHECK
        assert staff.ours == {}
        staff.recall(bank)
        staff.follow(f"mark-refused {file_id}")
    asked = staff.last
    staff.type("rerun", "--rejected")
    assert staff.follow("rerun --apply").code == ExitCode.REFUSED_BY_CHECK, "with lost values"
    assert staff.last.last_line.endswith(" import PATH")
    staff.last = asked
    staff.import_again()
    ended(staff)
    assert staff.by_flat == staff.issued


def test_a_first_answer_that_comes_before_the_64_is_doubted_then(staff: Staff) -> None:
    """Nothing shows it before the bank says 64; then the month asks, and the word counts."""
    sent = staff.lose_an_import()
    for step in ("calculate", "issue", "render", "deliver"):
        assert staff.type(step).code == ExitCode.DONE, staff.last.err
    later = {path: path.read_bytes() for path in staff.company.home.glob("bank/*/outbox/*.xml")}
    assert len(later) == len(FILES)
    for path in later:
        header = f'<Header infileId="{FILES[path.parents[1].name]}"/>'
        bare = f'<FailedInvoice>{header}<Footer totalNr="0"/></FailedInvoice>'
        path.write_text(bare, "utf-8")
    assert staff.type("poll").code == ExitCode.DONE
    assert len(staff.ours) > len(FILES), "counted: nothing speaks against it yet"
    for path, content in later.items():
        path.with_name(f"second-{path.name}").write_bytes(content)
    assert staff.type("poll").code == ExitCode.NEEDS_A_PERSON
    for bank, file_id in FILES.items():
        counts = staff.type("status", "--json").json["counts"]
        assert counts["accepted"] == 0, "not proven, so not accepted"
        assert counts["sent"] == counts["awaited"] + counts["refused"]
        status = staff.type("status")
        assert "the answer that was counted may be about other contents" in status.err + status.out
        assert staff.follow("mark-sent", HASH=sent[file_id]).code == ExitCode.REFUSED_BY_CHECK
        assert "the answer that was counted for our invoices was about" in staff.last.err
        staff.recall(bank)
        assert staff.type("mark-refused", file_id, "--evidence", "the bank").code == ExitCode.DONE
    staff.follow("restore --nothing-imported")
    staff.type("rerun", "--rejected")
    assert staff.ours == {}
    staff.follow("rerun --apply")
    staff.follow("run")
    staff.run_to_the_end()
    ended(staff)


def test_a_folder_put_back_is_asked_about_before_anything_is_sent(staff: Staff) -> None:
    """`restore` finds nothing: the banks are asked, and the lost import is made again."""
    sent = staff.lose_an_import()
    assert staff.type("restore").code == ExitCode.NEEDS_A_PERSON
    assert all(f"{file_id}" in staff.last.err for file_id in FILES.values())
    for file_id, sha256 in sent.items():
        staff.follow("restore --sent", FILE=file_id)
        staff.type("restore", "--sent", file_id, "--hash", sha256, "--evidence", "the bank")
        waits = "--nothing-sent" if file_id == list(sent)[-1] else "--sent FILE --evidence TEXT"
        assert staff.last.last_line.endswith(f" restore {waits}")
    assert staff.type("issue").code == ExitCode.REFUSED_BY_CHECK
    staff.type("restore", "--nothing-sent")
    staff.follow("import", PATH="input/costs.csv")
    staff.follow("restore --imports-done")
    for command in ("calculate", "issue", "render", "restore"):
        assert "DAY" not in staff.last.last_line or "DAY: the issue date on" in staff.last.err
        staff.follow(command, DAY="2026-11-05")
    assert staff.last.code == ExitCode.DONE, staff.last.err
    staff.follow("run")
    staff.give_answers_again()
    ended(staff)


def test_nothing_goes_to_a_bank_before_it_was_asked(staff: Staff) -> None:
    """What was rendered when the copy was made may be there; the word of a person ends it."""
    for command in ("calculate", "issue", "render", "restore"):
        staff.type(command)
    assert staff.last.code == ExitCode.NEEDS_A_PERSON
    assert staff.type("run").code == ExitCode.REFUSED_BY_CHECK
    assert f"(UTC), from {FILES['seb'].replace('1TEST', '2TEST')}" in staff.type("status").out
    assert staff.company.bank_files() == {}
    staff.type("run")
    assert staff.follow("restore --nothing-sent").code == ExitCode.DONE
    assert staff.last.last_line.endswith(" import PATH")
    assert staff.follow("restore --nothing-imported").code == ExitCode.DONE
    staff.follow("run")
    ended(staff)


@pytest.mark.parametrize("seen", [True, False])
def test_a_colleagues_file_that_the_bank_answered_before_our_run(
    staff: Staff, *, seen: bool
) -> None:
    """Its invoices are recalled; ours go in a further file, and no answer to the first counts."""
    for command in ("calculate", "issue", "render"):
        assert staff.type(command).code == ExitCode.DONE
    inbox = staff.company.home / "bank" / "seb" / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    (ours,) = staff.company.home.glob("data/outbox/seb/*.xml")
    theirs = ours.read_text("utf-8").replace("Ogre", "Ikšķile")
    (inbox / ours.name).write_text(theirs, "utf-8")
    staff.type("poll")
    assert staff.type("run").code == ExitCode.REFUSED_BY_CHECK
    if not seen:
        (inbox / ours.name).unlink()
    staff.follow("restore")
    assert staff.last.code == ExitCode.REFUSED_BY_CHECK
    asked = staff.last
    assert {row["state"] for row in staff.company.table("invoices") if row["bank"] == "seb"} == {
        "rendered"
    }
    (inbox / ours.name).unlink(missing_ok=True)
    staff.recall("seb")
    staff.last = asked
    assert staff.follow("restore --pass-over").code == ExitCode.DONE, staff.last.err
    staff.give_answers_again()
    staff.type("run")
    assert [row["state"] for row in staff.company.table("files") if row["bank"] == "seb"] == [
        "withdrawn",
        "accepted",
    ]
    ended(staff)


def test_a_ledger_that_is_old_comes_before_another_file(staff: Staff) -> None:
    """One bank has another file, the other answered what is unsent here: `restore` sees both."""
    for command in ("calculate", "issue", "render"):
        assert staff.type(command).code == ExitCode.DONE
    staff.type("mark-sent", FILES["seb"], "--hash", "0" * 64, "--evidence", "the bank")
    outbox = staff.company.home / "bank" / "swedbank" / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    header = f'<Header infileId="{FILES["swedbank"]}"/><Footer totalNr="0"/>'
    (outbox / "A.xml").write_text(f"<FailedInvoice>{header}</FailedInvoice>")
    for command in ("run", "status"):
        assert staff.type(command).last_line.endswith(" restore")
    assert staff.follow("restore").code == ExitCode.REFUSED_BY_CHECK
    assert f"pass-over {FILES['seb']}" in staff.last.err


@pytest.mark.parametrize("sent", [False, True])
def test_an_answer_to_what_was_passed_over(staff: Staff, *, sent: bool) -> None:
    """The bank has it after all: nothing waits to be sent twice, and a person says when it ends."""
    for command in ("calculate", "issue", "render"):
        assert staff.type(command).code == ExitCode.DONE
    staff.type("mark-sent", FILES["seb"], "--hash", "0" * 64, "--evidence", "the bank")
    staff.follow(f"restore --pass-over {FILES['seb']}")
    if sent:
        assert staff.type("run").code == ExitCode.DONE
    outbox = staff.company.home / "bank" / "seb" / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    header = f'<Header infileId="{FILES["seb"]}"/><Footer totalNr="0"/>'
    (outbox / "late.xml").write_text(f"<FailedInvoice>{header}</FailedInvoice>")
    code = ExitCode.NEEDS_A_PERSON if sent else ExitCode.REFUSED_BY_CHECK
    staff.type("poll")
    assert "which was passed over because" in staff.last.err
    for command, wanted in (("run", code), ("status", 0 if sent else code), ("answers", 0)):
        assert staff.type(command).code == wanted
        if command == "answers" or not sent:
            assert "which was passed over because" in " ".join(staff.last.err.split())
            next_words = "next: only once the bank has said so: " if command == "answers" else ""
            assert staff.last.last_line.startswith(next_words)
            assert (" answers --settle " in staff.last.last_line) is (command == "answers")
            assert command == "answers" or staff.last.last_line.endswith(" answers")
    inbox = [path.name for path in staff.company.home.glob("bank/seb/inbox/*.xml")]
    assert inbox == ([f"{FILES['seb'].replace('1TEST', '2TEST')}.xml"] if sent else [])
    staff.follow("answers --settle")
    staff.run_to_the_end()
    ended(staff)


def test_no_word_counts_while_a_bank_answers_what_was_passed_over(staff: Staff) -> None:
    """It refused ours as received before: it may have them from the other file, with other sums."""
    for command in ("calculate", "issue", "render"):
        staff.type(command)
    staff.type("mark-sent", FILES["seb"], "--hash", "0" * 64, "--evidence", "the bank")
    staff.follow(f"restore --pass-over {FILES['seb']}")
    staff.company.edit_config("[banks.seb]\n", f"[banks.seb]\n{SILENT}")
    staff.type("run")
    outbox = staff.company.home / "bank" / "seb" / "outbox"
    ours = FILES["seb"].replace("1TEST", "2TEST")
    refused = f'<Header infileId="{ours}" fileFailReason="12"/><Footer totalNr="0"/>'
    (outbox / "A.xml").write_text(f"<FailedInvoice>{refused}</FailedInvoice>")
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    staff.follow("show")
    assert staff.follow("mark-accepted").code == ExitCode.DONE
    late = f'<Header infileId="{FILES["seb"]}"/><Footer totalNr="0"/>'
    (outbox / "B.xml").write_text(f"<FailedInvoice>{late}</FailedInvoice>")
    assert staff.type("poll").code == ExitCode.NEEDS_A_PERSON
    (number,) = [number for number in staff.ours if staff.bank_of(number) == "seb"]
    for command in ("run", "status", "report"):
        assert staff.type(command).last_line.endswith(" answers")
    word = ("--evidence", "the bank")
    others = [row["invoice_number"] for row in staff.company.table("invoices")]
    others = [other for other in others if other != number and staff.bank_of(other) == "seb"]
    shown = staff.type("show", others[0])
    assert "mark-accepted" not in shown.err
    assert "its word about an invoice does not count: `einvoice answers`" in shown.err
    assert shown.last_line.endswith(" answers")
    for named in (("--all",), ("--all", "--yes"), others[:1], (ours,)):
        told = staff.type("mark-accepted", *named, *word)
        assert told.code == ExitCode.REFUSED_BY_CHECK, named
        assert f"it may have these invoices from {FILES['seb']} with other sums" in told.err
        assert "`einvoice answers --settle " in told.err
    assert "word alone" in staff.type("answers").err
    settled = staff.follow("answers --settle")
    assert f"Accepted by a person's word alone: {number}." in settled.err
    assert staff.type("mark-refused", number, *word).code == ExitCode.DONE
    assert staff.type("mark-accepted", "--all", "--yes", *word).code == ExitCode.DONE
