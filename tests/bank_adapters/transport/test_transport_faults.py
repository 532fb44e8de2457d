"""Whatever breaks after the connection stood is noticed, told apart, and bounded in time."""

import datetime as dt
import hashlib
import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from transport_sides import a_profile

from bank_adapters.simulator.bank import Bank
from bank_adapters.simulator.keys import ensure_key, public_line
from bank_adapters.simulator.sftp_server import Account, SftpServer
from bank_adapters.simulator.simulator import Simulator
from bank_adapters.transport import folder
from bank_adapters.transport.folder import FolderTransport
from bank_adapters.transport.interface import TargetExistsError, TransferError
from bank_adapters.transport.settings import SftpSettings
from bank_adapters.transport.sftp import SftpTransport
from einvoice.core.errors import BankUnreachableError

_DAY = dt.date(2026, 11, 5)
_CONTENT = b"<E_Invoice/>" * 10_000
_PART = "inbox/.a.xml.1.part"


def _upload(transport: SftpTransport) -> None:
    transport.upload(_PART, io.BytesIO(_CONTENT), len(_CONTENT))


@pytest.mark.parametrize("fault", ["close-fails", "drop-mid-write", "disk-full"])
def test_a_failing_upload_is_noticed(simulate: Callable[..., Simulator], fault: str) -> None:
    """No failing write, close or connection passes for a finished upload; all may pass by."""
    with (
        simulate(fault) as simulator,
        SftpTransport(simulator.settings("swedbank")) as transport,
        pytest.raises(TransferError) as caught,
    ):
        _upload(transport)
    assert caught.value.transient
    assert caught.value.__cause__ is not None


def test_a_dropped_upload_leaves_only_the_temporary_name(
    simulate: Callable[..., Simulator],
) -> None:
    """After a dropped connection the next one finds part of the file, under its hidden name."""
    with simulate("drop-mid-write") as simulator:
        settings = simulator.settings("swedbank")
        with pytest.raises(TransferError), SftpTransport(settings) as transport:
            _upload(transport)
        with SftpTransport(settings) as transport:
            assert [(file.name, file.size) for file in transport.list_files("inbox")] == [
                (".a.xml.1.part", 1000)
            ]


def test_a_session_goes_on_after_a_refused_write(simulate: Callable[..., Simulator]) -> None:
    """Answers to writes that were still in flight do not confuse the next operation."""
    with (
        simulate("disk-full") as simulator,
        SftpTransport(simulator.settings("swedbank")) as transport,
    ):
        with pytest.raises(TransferError):
            _upload(transport)
        transport.remove(_PART)
        assert transport.list_files("inbox") == ()


def test_silent_corruption_shows_in_the_hash(simulate: Callable[..., Simulator]) -> None:
    """A server that reports success for a changed byte is found out by reading back."""
    with (
        simulate("corrupt-write") as simulator,
        SftpTransport(simulator.settings("swedbank")) as transport,
    ):
        _upload(transport)
        assert transport.sha256(_PART) != hashlib.sha256(_CONTENT).hexdigest()


def test_writing_where_the_bank_forbids_it_is_permanent(
    simulate: Callable[..., Simulator],
) -> None:
    """What is not permitted will not be permitted on the next attempt."""
    with (
        simulate() as simulator,
        SftpTransport(simulator.settings("swedbank")) as transport,
        pytest.raises(TransferError) as caught,
    ):
        transport.upload("outbox/a.bin", io.BytesIO(b"x"), 1)
    assert not caught.value.transient


class _Unreadable(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise OSError(5, f"no {size} bytes")


def test_our_own_unreadable_copy_is_not_blamed_on_the_bank(
    simulate: Callable[..., Simulator],
) -> None:
    """A fault of our disk is not worth a retry over the network."""
    with (
        simulate() as simulator,
        SftpTransport(simulator.settings("swedbank")) as transport,
        pytest.raises(TransferError, match="own-copy-unreadable") as caught,
    ):
        transport.upload(_PART, _Unreadable(), 5)
    assert not caught.value.transient


@contextmanager
def _bank_server(tmp_path: Path) -> Iterator[tuple[Bank, SftpSettings]]:
    """A server whose bank the test can hold up."""
    bank = Bank(tmp_path / "bank", tmp_path / "state", a_profile("bank"), _DAY)
    bank.start()
    host_key, key = ensure_key(tmp_path / "host"), ensure_key(tmp_path / "client")
    with SftpServer(host_key, {"bank": Account(key, bank)}) as server:
        yield (
            bank,
            SftpSettings(
                "127.0.0.1", server.port, "bank", tmp_path / "client", (public_line(host_key),)
            ),
        )


@pytest.mark.parametrize(
    ("channel_timeout", "session_timeout"),
    [pytest.param(0.3, 60, id="one wait"), pytest.param(60, 0.3, id="the session")],
)
def test_a_server_that_stalls_is_given_up(
    tmp_path: Path, channel_timeout: float, session_timeout: float
) -> None:
    """Each wait has an end, and so has the session; afterwards every call fails at once."""
    with _bank_server(tmp_path) as (bank, settings):
        impatient = replace(
            settings, channel_timeout=channel_timeout, session_timeout=session_timeout
        )
        started = time.monotonic()
        with SftpTransport(impatient) as transport:
            transport.upload(_PART, io.BytesIO(b"x"), 1)
            with bank.lock, pytest.raises(TransferError, match="connection-broken") as caught:
                transport.rename(_PART, "inbox/a.bin")
        assert time.monotonic() - started < 20
    assert caught.value.transient


def test_a_connection_lost_between_operations_is_told(tmp_path: Path) -> None:
    """When the server goes away, the next operation says so and does not hang."""
    with _bank_server(tmp_path) as (_, settings), SftpTransport(settings) as transport:
        assert transport.list_files("inbox") == ()
        transport._connection._cut()
        for operation in (transport.list_files, transport.remove):
            with pytest.raises(TransferError, match="connection-broken"):
                operation("inbox")


def test_a_folder_that_is_not_mounted_is_unreachable(tmp_path: Path) -> None:
    """Files must not be written beside the mount point."""
    with pytest.raises(BankUnreachableError), FolderTransport(tmp_path / "share"):
        pass


def test_a_folder_never_follows_a_link(tmp_path: Path) -> None:
    """A link in the bank's folder cannot make us overwrite or read something else."""
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox/a.xml").symlink_to(tmp_path / "secret")
    with FolderTransport(tmp_path) as transport:
        for attempt in (
            lambda: transport.upload("inbox/a.xml", io.BytesIO(b"x"), 1),
            lambda: transport.download("inbox/a.xml", io.BytesIO(), 10),
            lambda: transport.sha256("inbox/a.xml"),
        ):
            with pytest.raises(TransferError) as caught:
                attempt()
            assert not caught.value.transient
    assert (tmp_path / "secret").read_text() == "secret"


def test_a_file_system_without_links_never_replaces_either(tmp_path: Path) -> None:
    """Where no link can be made, the name is looked at before the rename."""
    (tmp_path / "old").write_text("new")
    (tmp_path / "taken").write_text("old")
    with pytest.raises(TargetExistsError):
        folder._rename_without_links(tmp_path / "old", tmp_path / "taken")
    assert (tmp_path / "taken").read_text() == "old"
    folder._rename_without_links(tmp_path / "old", tmp_path / "free")
    assert (tmp_path / "free").read_text() == "new"
