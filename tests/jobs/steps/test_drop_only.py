"""Banks that allow little: OpenSSH that really refuses to list, to look, to read or to rename."""

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from at_the_bank import configured_for
from openssh import Sshd, running_sshd
from sample_company import PERIOD, Company, needs

from bank_adapters.transport.interface import TransferError
from bank_adapters.transport.sftp import SftpTransport
from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode
from einvoice.store import files
from einvoice.store.files import FileRecord
from jobs.answers.kept_message import KeptMessage
from jobs.answers.settle import AnswerReader
from jobs.banks import Banks
from jobs.steps import deliver as deliver_job
from jobs.steps.deliver import deliver

BANK = "seb"
LOOK = "stat,lstat,fstat,opendir,readdir,read"
RENAME = "rename,posix-rename"

pytestmark = pytest.mark.server


@contextlib.contextmanager
def bank_that_denies(company: Company, denied: str, profile: str) -> Iterator[Sshd]:
    """Run the bank's server with some requests refused, and configure it so."""
    with running_sshd(company.home / "sshd", denied) as sshd:
        settings = sshd.settings
        configured_for(company, settings.port, settings.user, settings.key_file, sshd.ed25519_line)
        company.edit_config('host = "127.0.0.1"', f'profile = {{ {profile} }}\nhost = "127.0.0.1"')
        yield sshd


@pytest.fixture
def rendered(
    company: Company, home_after: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> Company:
    """An installation with files ready to send, that does not wait between attempts."""
    needs("sshd")
    company.become(home_after("calculate", "issue", "render"))
    monkeypatch.setattr(deliver_job, "_pause", lambda _attempt: None)
    return company


def send(company: Company) -> tuple[list[ExitCode], FileRecord]:
    """Deliver to the bank; return what went wrong and the ledger's file."""
    with company.context() as context, Banks(context) as banks:
        done = deliver(context, banks, PERIOD, BANK)
        with context.store.reading() as tx:
            (record,) = files.file_records(tx, PERIOD, BANK)
    return [problem.code for problem in done.problems], record


def archived(company: Company, record: FileRecord) -> bytes:
    """Return the bytes that were to be sent."""
    return (company.home / f"data/archive/{PERIOD}/{BANK}/outbound/{record.name}").read_bytes()


@pytest.mark.parametrize(
    ("denied", "profile", "verified"),
    [
        pytest.param("", "can_list = true", True, id="everything allowed"),
        pytest.param(LOOK, "can_list = false", False, id="nobody may look"),
        pytest.param(
            f"{LOOK},{RENAME}", "can_list = false, can_rename = false", False, id="drop only"
        ),
        pytest.param("read", "can_read_back = false", False, id="no reading back"),
        pytest.param(
            f"read,{RENAME}", "can_read_back = false, can_rename = false", False, id="no rename"
        ),
        pytest.param(RENAME, "can_rename = false", True, id="no rename, read back"),
    ],
)
def test_each_bank_gets_its_file_whole(
    rendered: Company,
    denied: str,
    profile: str,
    verified: bool,  # noqa: FBT001 - of the table
) -> None:
    """Under its final name alone, once; what was not read back counts as unverified."""
    with bank_that_denies(rendered, denied, profile) as sshd:
        problems, record = send(rendered)
        assert problems == []
        assert (record.state, record.verified) == (FileState.SENT, verified)
        (path,) = (sshd.home / "inbox").iterdir()
        assert path.name == record.name
        assert path.read_bytes() == archived(rendered, record)
        assert send(rendered)[1] == record


@pytest.mark.parametrize(
    ("denied", "profile", "state"),
    [
        pytest.param(LOOK, "can_list = true", FileState.READY, id="looks before it sends"),
        pytest.param(RENAME, "can_rename = true", FileState.RENAMING, id="renames at the end"),
    ],
)
def test_a_bank_that_allows_less_than_its_profile_says_is_told(
    rendered: Company, denied: str, profile: str, state: FileState
) -> None:
    """The file is not taken for sent: the profile is wrong, and a person corrects it."""
    with bank_that_denies(rendered, denied, profile):
        problems, record = send(rendered)
    assert problems
    assert record.state is state


class Breaks(SftpTransport):
    """A connection that breaks in the middle of one operation, every time."""

    operation = "upload"

    def upload(self, *arguments: object, **options: object) -> None:
        """Send the bytes, or break before their last status."""
        super().upload(*arguments, **options)  # type: ignore[arg-type]
        if self.operation == "upload":
            raise TransferError("connection-broken", path="inbox", transient=True)

    def rename(self, old: str, new: str) -> None:
        """Rename, or break before its status."""
        super().rename(old, new)
        if self.operation == "rename":
            raise TransferError("connection-broken", path="inbox", transient=True)


@pytest.mark.parametrize(
    ("allowed", "broken_at", "later"),
    [
        pytest.param((LOOK, "can_list = false"), "rename", FileState.UNKNOWN, id="no looking"),
        pytest.param(
            (f"{LOOK},{RENAME}", "can_list = false, can_rename = false"),
            "upload",
            FileState.UNKNOWN,
            id="drop only",
        ),
        pytest.param(
            ("read", "can_read_back = false"), "rename", FileState.UNKNOWN, id="no reading"
        ),
    ],
)
def test_an_unclear_transfer_is_unknown_at_once_where_nothing_is_read_back(
    rendered: Company,
    monkeypatch: pytest.MonkeyPatch,
    allowed: tuple[str, str],
    broken_at: str,
    later: FileState,
) -> None:
    """It is not sent again; a later look settles it where looking is allowed, else the answer."""
    with bank_that_denies(rendered, *allowed) as sshd:
        with monkeypatch.context() as broken:
            broken.setattr(Breaks, "operation", broken_at)
            broken.setattr("bank_adapters.transport.sftp.SftpTransport", Breaks)
            problems, record = send(rendered)
        assert problems == [ExitCode.OUTCOME_UNKNOWN]
        assert (record.state, record.attempt) == (FileState.UNKNOWN, 1)
        problems, record = send(rendered)
        assert (record.state, record.attempt) == (later, 1)
        assert [path.name for path in (sshd.home / "inbox").iterdir()] == [record.name]
    answered = rendered.home / "A.xml"
    answered.write_text(
        f'<FailedInvoice><Header infileId="{record.file_id}"/><Footer totalNr="0"/></FailedInvoice>'
    )
    with rendered.context() as context:
        AnswerReader(context, BANK).read(KeptMessage.read(BANK, answered))
        with context.store.reading() as tx:
            found = files.file_record(tx, record.file_id)
    assert found is not None
    assert (found.state, found.attempt) == (FileState.ACCEPTED, 1)


def test_an_upload_that_broke_before_the_rename_is_sent_again(
    rendered: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under its temporary name the bank takes nothing, so nothing is unclear."""
    with bank_that_denies(rendered, LOOK, "can_list = false") as sshd:
        with monkeypatch.context() as broken:
            broken.setattr("bank_adapters.transport.sftp.SftpTransport", Breaks)
            problems, record = send(rendered)
        assert problems == [ExitCode.BANK_UNREACHABLE]
        assert record.state is FileState.SENDING
        problems, record = send(rendered)
        assert (problems, record.state) == ([], FileState.SENT)
        final = [p for p in (sshd.home / "inbox").iterdir() if not re.match(r"\.", p.name)]
        assert [path.name for path in final] == [record.name]
