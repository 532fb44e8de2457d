"""Delivery of files: each bank gets each file once and whole, or we know that we do not know."""

from pathlib import Path

import pytest
from at_the_bank import (
    BANK,
    FaultyBanks,
    NeverRenames,
    at_bank,
    deliver_with,
    ledger,
    simulated,
)
from sample_company import PERIOD, Company

from bank_adapters.transport.interface import TransferError
from bank_adapters.transport.sftp import SftpTransport
from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.exit_codes import ExitCode
from jobs.answers.poll import poll
from jobs.problems import message
from jobs.steps.deliver import Delivered, deliver
from jobs.steps.file_delivery import FileDelivery


def test_a_sent_file_is_verified_and_says_who_got_it(rendered: Company) -> None:
    """The ledger keeps the host key, the time and that the bytes were read back."""
    done, record = deliver_with(rendered)
    assert [file.file_id for file in done.sent] == [record.file_id]
    assert (record.state, record.verified, record.attempt) == (FileState.SENT, True, 1)
    assert record.host_key.startswith("SHA256:")
    assert record.evidence == "confirmed"
    assert [path.name for path in at_bank(rendered)] == [record.name]


@pytest.mark.parametrize("fault", ["corrupt-write", "drop-mid-write", "close-fails", "disk-full"])
def test_a_broken_transfer_leaves_nothing_under_the_final_name(
    rendered: Company, fault: str
) -> None:
    """Bytes lost or changed on the way never get the final name; the next run mends it."""
    done, record = deliver_with(rendered, fault)
    assert done.sent == ()
    assert [problem.code for problem in done.problems] == [ExitCode.BANK_UNREACHABLE]
    assert record.state in {FileState.SENDING, FileState.READY}
    assert all(path.name.startswith(".") for path in at_bank(rendered))

    done, record = deliver_with(rendered)
    assert record.state is FileState.SENT
    assert [path.name for path in at_bank(rendered)] == [record.name]


def test_a_file_taken_right_after_the_rename_is_sent(rendered: Company) -> None:
    """A bank that consumes a file at once has it: it is recorded so, and never sent again."""
    done, record = deliver_with(rendered, "consumed")
    assert [file.evidence for file in done.sent] == ["taken by the bank at once"]
    assert record.state is FileState.SENT
    again, _ = deliver_with(rendered)
    assert again == Delivered((), ())


def test_other_bytes_under_our_name_stop_the_file(rendered: Company) -> None:
    """What the bank holds under this name and is not ours is never overwritten."""
    with simulated(rendered), rendered.context() as context:
        name = ledger(context).name
    squatter = rendered.home / "bank" / BANK / "inbox" / name
    squatter.write_bytes(b"other bytes")
    done, _ = deliver_with(rendered)
    assert [problem.code for problem in done.problems] == [ExitCode.REFUSED_BY_CHECK]
    assert "seb: has 2611SE00001TEST01, not sent" in message(done.problems[0], "en")
    assert squatter.read_bytes() == b"other bytes"


def test_our_bytes_found_at_the_bank_are_not_sent_again(rendered: Company) -> None:
    """A file that arrived although the ledger does not know it is recorded as found."""
    with rendered.context() as context:
        record = ledger(context)
        source = context.store.archive.outbox_path(BANK, record.name)
    inbox = rendered.home / "bank" / BANK / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    (inbox / record.name).write_bytes(source.read_bytes())
    done, record = deliver_with(rendered)
    assert [file.evidence for file in done.sent] == ["found at the bank"]


def test_bytes_changed_since_the_check_are_not_sent(rendered: Company) -> None:
    """The bank gets what was validated and hashed, made again from what is stored."""
    with rendered.context() as context:
        path = context.store.archive.outbox_path(BANK, ledger(context).name)
    checked = path.read_bytes()
    path.write_bytes(checked.replace(b"TotalToPay", b"TotalTOPAY", 1))
    done, record = deliver_with(rendered)
    assert (done.problems, record.state) == ((), FileState.SENT)
    assert [path.read_bytes() for path in at_bank(rendered)] == [checked]


class LostRename:
    """A transport on which the answer to the rename is lost, before or after it took effect."""

    def __init__(self, inner: SftpTransport, *, done: bool, taken: Path | None = None) -> None:
        self._inner = inner
        self._done = done
        self._taken = taken

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    def rename(self, old: str, new: str) -> None:
        """Lose the connection around a rename."""
        if self._done:
            self._inner.rename(old, new)
        elif self._taken is not None:
            self._taken.unlink()
        raise TransferError("connection-broken", path="inbox", transient=True)


@pytest.mark.parametrize(
    ("case", "state", "evidence"),
    [
        ("renamed", FileState.SENT, "found at the bank"),
        ("not renamed", FileState.SENT, "confirmed"),
        ("gone", FileState.UNKNOWN, "neither name was found at the bank"),
    ],
)
def test_a_lost_acknowledgement_is_settled_by_looking(
    rendered: Company, case: str, state: FileState, evidence: str
) -> None:
    """After a rename whose answer was lost the next look decides, and nothing is sent twice."""
    with rendered.context() as context, simulated(rendered) as simulator:
        record = ledger(context)
        temporary = rendered.home / "bank" / BANK / "inbox" / f".{record.name}.1.part"
        with SftpTransport(simulator.settings(BANK)) as transport:
            lossy = LostRename(
                transport, done=case == "renamed", taken=temporary if case == "gone" else None
            )
            with pytest.raises(TransferError):
                FileDelivery(context, lossy, record).deliver()  # type: ignore[arg-type]
        assert ledger(context).state is FileState.RENAMING
        done = deliver(context, FaultyBanks(context, simulator), PERIOD, BANK)
        found = ledger(context)
    assert (found.state, found.evidence, found.attempt) == (state, evidence, 1)
    if state is FileState.UNKNOWN:
        assert [problem.code for problem in done.problems] == [ExitCode.OUTCOME_UNKNOWN]


def test_an_unknown_file_is_never_sent_again_by_itself(rendered: Company) -> None:
    """Not knowing is a state: later looks that find nothing change nothing."""
    test_a_lost_acknowledgement_is_settled_by_looking(
        rendered, "gone", FileState.UNKNOWN, "neither name was found at the bank"
    )
    done, record = deliver_with(rendered)
    assert record.state is FileState.UNKNOWN
    assert [problem.code for problem in done.problems] == [ExitCode.OUTCOME_UNKNOWN]
    assert at_bank(rendered) == []


def test_an_answer_settles_an_unknown_file(rendered: Company) -> None:
    """An answer that quotes our file id proves that the bank has the file."""
    test_a_lost_acknowledgement_is_settled_by_looking(
        rendered, "gone", FileState.UNKNOWN, "neither name was found at the bank"
    )
    with rendered.context() as context, simulated(rendered) as simulator:
        file_id = ledger(context).file_id
        outbox = rendered.home / "bank" / BANK / "outbox"
        (outbox / "late.xml").write_text(
            f'<FailedInvoice><Header infileId="{file_id}"/><Footer totalNr="0"/></FailedInvoice>'
        )
        found = poll(context, FaultyBanks(context, simulator), BANK)
        assert [answer.outcome for answer in found.answers] == ["accepted"]
        assert ledger(context).state is FileState.ACCEPTED


def test_a_failing_archive_stops_only_its_file(rendered: Company) -> None:
    """Other bytes in the archive under a file's name stop that file; the other bank gets its."""
    with rendered.context() as context:
        record = ledger(context)
        target = context.store.archive.path(PERIOD, BANK, "outbound", record.name)
    target.parent.mkdir(parents=True)
    target.write_bytes(b"something else")
    result = rendered.cli("deliver")
    assert result.code == RefusedByCheckError.exit_code
    assert "archive holds other bytes" in result.err
    assert at_bank(rendered) == []
    assert len([name for name in rendered.bank_files() if name.startswith("swedbank/")]) == 1


def test_a_bank_out_of_reach_does_not_stop_the_other(rendered: Company) -> None:
    """Exit 6 for the bank that cannot be reached, while the other gets its file."""
    text = (rendered.home / "config.toml").read_text("utf-8")
    head, tail = text.split("[banks.seb]")
    tail = tail.replace(
        'transport = "simulator"', 'transport = "folder"\nfolder = "not-mounted"', 1
    )
    (rendered.home / "config.toml").write_text(f"{head}[banks.seb]{tail}", "utf-8")
    result = rendered.cli("deliver")
    assert result.code == ExitCode.BANK_UNREACHABLE
    assert [name.split("/")[0] for name in rendered.bank_files()] == ["swedbank"]


def test_refused_invoices_and_files_are_told_apart(rendered: Company) -> None:
    """A whole refused file rejects all its invoices; the others stay accepted."""
    with rendered.context() as context, simulated(rendered, "refuse-file") as simulator:
        banks = FaultyBanks(context, simulator)
        deliver(context, banks, PERIOD, BANK)
        found = poll(context, banks, BANK)
        record = ledger(context)
    assert record.state is FileState.REJECTED
    assert [(answer.outcome, answer.refused) for answer in found.answers] == [
        ("rejected (fail code 59)", record.invoices)
    ]
    states = {row["state"] for row in rendered.table("invoices") if row["bank"] == BANK}
    assert states == {"rejected"}
    assert rendered.cli("run").code == ExitCode.NEEDS_A_PERSON
    codes = [row for row in rendered.table("findings") if row["code"] == "FAIL_CODE_59"]
    assert len(codes) == record.invoices
    assert "fail code 59" in rendered.cli("status").out


def test_no_answer_leaves_the_invoices_awaited(rendered: Company) -> None:
    """A file without an answer is sent and awaited; the answer settles it when it comes."""
    with rendered.context() as context, simulated(rendered, "no-answer") as simulator:
        banks = FaultyBanks(context, simulator)
        deliver(context, banks, PERIOD, BANK)
        assert poll(context, banks, BANK).answers == ()
        assert ledger(context).state is FileState.SENT
    counts = rendered.cli("status", "--json").json["counts"]
    assert counts["awaited"] == counts["sent"] == record_count(rendered)
    assert rendered.cli("poll", "--bank", BANK).code == 0
    with rendered.context() as context:
        assert ledger(context).state is FileState.ACCEPTED


def record_count(company: Company) -> int:
    """Return how many invoices go to the bank."""
    return sum(row["bank"] == BANK for row in company.table("invoices"))


def test_a_transfer_that_broke_at_the_rename_exits_with_7(rendered: Company) -> None:
    """Only then nobody can say whether the bank has the file; the next run finds out."""
    with rendered.context() as context, simulated(rendered) as simulator:
        done = deliver(context, NeverRenames(context, simulator), PERIOD, BANK)
        assert ledger(context).state is FileState.RENAMING
    assert [problem.code for problem in done.problems] == [ExitCode.OUTCOME_UNKNOWN]
    assert rendered.cli("run").code == 0
    with rendered.context() as context:
        assert ledger(context).attempt == 1


def test_an_unreachable_bank_is_asked_once(company: Company) -> None:
    """Not once for each of its files."""
    text = (company.home / "config.toml").read_text("utf-8")
    head, tail = text.split("[banks.seb]")
    tail = tail.replace(
        'transport = "simulator"', 'transport = "folder"\nfolder = "not-mounted"', 1
    )
    text = f"{head}[banks.seb]{tail}\n[banks.seb.profile]\nmax_invoices = 3\n"
    (company.home / "config.toml").write_text(text, "utf-8")
    result = company.cli("run")
    assert result.code == ExitCode.BANK_UNREACHABLE
    assert len([row for row in company.table("files") if row["bank"] == BANK]) > 1
    assert result.err.count("no such folder") == 1
