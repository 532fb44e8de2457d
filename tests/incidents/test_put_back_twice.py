"""The copy of a folder is put back once more, while our refused upload is in the bank's inbox.

The bank said that it had received the file before: what it counted is what came first.
"""

import pytest
from other_contents import FILES, Staff, ended
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

IMPORTS_LOST = "what was imported since it was made is lost"


@pytest.fixture
def staff(company: Company) -> Staff:
    """Somebody in front of the small company's month on 5 November."""
    return Staff(company)


def make_again(staff: Staff) -> None:
    """Type what `restore` and the screens after it print: nothing is sent by it."""
    for command in ("calculate", "issue", "render", "restore"):
        staff.follow(command, DAY="2026-11-05")


@pytest.mark.parametrize("told", ["before", "later"])
def test_an_upload_that_the_bank_refused_proves_nothing(staff: Staff, told: str) -> None:
    """`--nothing-imported` is typed untruly; the bank gives its answers before `restore`, or later.

    The bank's hash shows it; then the lost import is asked for, and the sums are what the bank has.
    """
    sent = staff.lose_an_import()
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    staff.put_back()
    if told == "before":
        staff.give_answers_again()
    assert staff.type("restore").code == ExitCode.REFUSED_BY_CHECK
    staff.follow("restore --nothing-imported")
    make_again(staff)
    if told == "before":
        assert staff.last.code == ExitCode.NEEDS_A_PERSON
        assert staff.last.last_line.endswith(" --hash HASH --evidence TEXT")
    else:
        assert staff.last.code == ExitCode.DONE, "nobody knows yet what the bank said"
        staff.follow("run")
        staff.give_answers_again()
    assert staff.ours == {}
    for bank, file_id in FILES.items():
        assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
        assert staff.follow("mark-sent", HASH=sent[file_id]).code == ExitCode.REFUSED_BY_CHECK
        staff.recall(bank)
        staff.follow(f"mark-refused {file_id}")
        assert IMPORTS_LOST in staff.last.err
    staff.import_again()
    ended(staff)
    assert staff.by_flat == staff.issued


def test_the_right_import_makes_the_file_that_the_bank_counted(staff: Staff) -> None:
    """It differs from what is in the inbox, and the bank's hash proves it."""
    sent = staff.lose_an_import()
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    staff.put_back()
    staff.give_answers_again()
    assert staff.type("restore").code == ExitCode.REFUSED_BY_CHECK
    assert "--day 2026" not in staff.last.err, "the day of the refused upload is no proof either"
    staff.follow("import", PATH="input/costs.csv")
    staff.follow("restore --imports-done")
    make_again(staff)
    assert staff.last.code == ExitCode.NEEDS_A_PERSON
    assert staff.ours == {}
    for file_id in FILES.values():
        assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
        assert staff.follow(f"mark-sent {file_id}", HASH=sent[file_id]).code == ExitCode.DONE
    ended(staff)
    assert staff.by_flat == staff.issued


def test_a_witness_remembers_that_the_bank_refused_the_upload(staff: Staff) -> None:
    """It saw ours sent, which proves nothing. Passed over, the lost import is asked for again."""
    sent = staff.lose_an_import()
    witness = staff.company.home / "other-disk" / "w.json"
    witness.parent.mkdir()
    staff.company.edit_config("[database]\n", f'[database]\nwitness = "{witness}"\n')
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    staff.put_back()
    assert staff.type("restore").code == ExitCode.REFUSED_BY_CHECK
    staff.follow("restore --nothing-imported")
    make_again(staff)
    assert "nothing proves that seb has the same bytes" in staff.last.err
    for bank, file_id in FILES.items():
        assert staff.type("restore").code == ExitCode.REFUSED_BY_CHECK
        assert staff.follow(f"mark-sent {file_id}", HASH=sent[file_id]).code != ExitCode.DONE
        staff.recall(bank)
        (staff.company.home / "bank" / bank / "inbox" / f"{file_id}.xml").unlink()
        staff.follow(f"restore --pass-over {file_id}")
        assert IMPORTS_LOST in staff.last.err
    staff.import_again()
    ended(staff)
    assert staff.by_flat == staff.issued


def test_an_archive_that_is_newer_has_the_banks_word(staff: Staff) -> None:
    """The file is in doubt as it was before the database was put back."""
    staff.lose_an_import()
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    staff.put_back(archive=False)
    staff.type("restore")
    staff.follow("restore --nothing-imported")
    assert staff.type("run").code == ExitCode.NEEDS_A_PERSON
    assert staff.last.last_line.endswith(f"{FILES['seb']} --hash HASH --evidence TEXT")
    assert staff.ours == {}
