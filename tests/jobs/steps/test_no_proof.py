"""What proves that a bank has a file: never its size alone."""

from pathlib import Path

import pytest
from at_the_bank import BANK, at_bank, ledger, send
from sample_company import Company

from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode
from jobs.problems import hint


@pytest.fixture
def unreadable(rendered: Company) -> Company:
    """An installation whose bank lets nobody read what is in its inbox."""
    table = f"[banks.{BANK}]\n"
    rendered.edit_config(table, f"{table}profile = {{ can_read_back = false }}\n")
    return rendered


def put(company: Company, content: bytes | None = None) -> Path:
    """Put other bytes under our name into the inbox, of our size unless others are given."""
    with company.context() as context:
        record = ledger(context)
    path = company.home / "bank" / BANK / "inbox" / record.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * record.size if content is None else content)
    return path


def test_equal_size_is_no_proof_where_nobody_may_read(unreadable: Company) -> None:
    """Other bytes of that size under our name: unknown, nothing overwritten, never sent again."""
    path = put(unreadable)
    before = path.read_bytes()
    done, record = send(unreadable)
    assert (done.sent, record.state) == ((), FileState.UNKNOWN)
    assert record.evidence == "its name is there, and nobody may read it"
    assert [problem.code for problem in done.problems] == [ExitCode.OUTCOME_UNKNOWN]
    assert "mark-sent" in hint(done.problems[0], "en")
    done, record = send(unreadable)
    assert record.state is FileState.UNKNOWN
    assert path.read_bytes() == before
    assert [one.name for one in at_bank(unreadable)] == [record.name]
    (unreadable.home / "bank" / BANK / "outbox" / "A.xml").write_text(
        f'<FailedInvoice><Header infileId="{record.file_id}"/><Footer totalNr="0"/></FailedInvoice>'
    )
    path.unlink()  # the simulated bank would judge it
    assert unreadable.cli("poll", "--bank", BANK).code == 0
    with unreadable.context() as context:
        assert ledger(context).state is FileState.ACCEPTED, "the bank's answer is the proof"


def test_another_size_is_other_bytes_also_where_nobody_may_read(unreadable: Company) -> None:
    """The file stops and nothing is overwritten."""
    path = put(unreadable, b"other bytes")
    done, record = send(unreadable)
    assert [problem.code for problem in done.problems] == [ExitCode.REFUSED_BY_CHECK]
    assert record.state is FileState.SENDING
    assert path.read_bytes() == b"other bytes"


def test_a_file_that_was_being_sent_is_unknown_too(unreadable: Company) -> None:
    """A run that was killed right after it began, and a file of that size under our name."""
    put(unreadable, b"other bytes")
    send(unreadable)
    put(unreadable)
    _, record = send(unreadable)
    assert (record.state, record.attempt) == (FileState.UNKNOWN, 1)


def test_a_lost_file_of_whose_size_one_is_there_is_not_taken_back(unreadable: Company) -> None:
    """Somebody may have sent it by hand: its invoices do not go out in another file."""
    put(unreadable)
    with unreadable.context() as context:
        record = ledger(context)
        context.store.archive.outbox_path(BANK, record.name).unlink()
    unreadable.edit_config('phone = "', 'phone = "+371 ')  # so that other bytes would be made
    _, record = send(unreadable)
    assert (record.state, record.attempt) == (FileState.UNKNOWN, 1)
    assert {r["state"] for r in unreadable.table("invoices") if r["bank"] == BANK} == {"rendered"}
