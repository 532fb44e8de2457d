"""What every transport promises, checked against each of them."""

import hashlib
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from bank_adapters.transport.interface import (
    RemoteFile,
    RemoteFileMissingError,
    RemoteNameError,
    TargetExistsError,
    TransferError,
    Transport,
    temporary_name,
)

if TYPE_CHECKING:
    from transport_sides import FarSide

_PART = "inbox/" + temporary_name("a.xml", 1)


def _bytes(size: int) -> bytes:
    """Bytes in which no block equals another, so that swapped blocks show."""
    return b"".join(hashlib.sha256(str(n).encode()).digest() for n in range(size // 32 + 1))[:size]


def _put(transport: Transport, path: str, content: bytes) -> None:
    transport.upload(path, io.BytesIO(content), len(content))


@pytest.mark.parametrize(
    "size",
    [0, 1, 32_767, 32_768, 32_769, 64 * 32_768, 65 * 32_768 + 1, 3_000_000],
    ids=lambda size: f"{size} bytes",
)
def test_bytes_come_back_as_they_went(transport: Transport, far_side: "FarSide", size: int) -> None:
    """What is uploaded is stored, hashed and downloaded byte for byte, at every block boundary."""
    content = _bytes(size)
    _put(transport, _PART, content)
    assert (far_side.inbox / _PART.rpartition("/")[2]).read_bytes() == content
    assert transport.sha256(_PART) == hashlib.sha256(content).hexdigest()
    target = io.BytesIO()
    assert transport.download(_PART, target, max_bytes=size) == size
    assert target.getvalue() == content


def test_progress_ends_at_the_size(transport: Transport) -> None:
    """Progress counts confirmed bytes, never backwards, up to the whole file."""
    steps: list[int] = []
    transport.upload(_PART, io.BytesIO(_bytes(100_000)), 100_000, steps.append)
    assert steps == sorted(steps)
    assert steps[-1] == 100_000


def test_upload_replaces_what_is_there(transport: Transport) -> None:
    """A stale temporary file leaves no byte behind in the new one."""
    _put(transport, _PART, _bytes(5_000))
    _put(transport, _PART, b"short")
    assert transport.sha256(_PART) == hashlib.sha256(b"short").hexdigest()


@pytest.mark.parametrize("announced", [9, 11], ids=["one too few", "one too many"])
def test_upload_of_another_size_is_refused(transport: Transport, announced: int) -> None:
    """Content that is not exactly the size announced is an error that no retry mends."""
    with pytest.raises(TransferError) as caught:
        transport.upload(_PART, io.BytesIO(b"0123456789"), announced)
    assert not caught.value.transient


def test_upload_into_a_missing_folder_is_refused(transport: Transport) -> None:
    """A folder that does not exist is told apart from a failing server."""
    with pytest.raises(RemoteFileMissingError):
        _put(transport, "nowhere/a.xml", b"x")


def test_list_shows_regular_files_by_name(transport: Transport, far_side: "FarSide") -> None:
    """Folders and symbolic links are no files; the order is by name."""
    for name in ("b.bin", "a.bin"):
        _put(transport, f"inbox/{name}", name.encode())
    (far_side.inbox / "folder").mkdir()
    (far_side.inbox / "link").symlink_to(far_side.inbox / "a.bin")
    found = transport.list_files("inbox")
    assert [(file.name, file.size) for file in found] == [("a.bin", 5), ("b.bin", 5)]
    assert all(file.mtime == int((far_side.inbox / file.name).stat().st_mtime) for file in found)


def test_list_holds_many_files(transport: Transport, far_side: "FarSide") -> None:
    """A folder that takes several answers to list is listed whole."""
    for number in range(250):
        (far_side.inbox / f"{number:03}.bin").touch()
    assert len(transport.list_files("inbox")) == 250


def test_list_survives_a_name_that_is_not_utf8(transport: Transport, far_side: "FarSide") -> None:
    """One odd name must not hide the other files."""
    (far_side.inbox / "good.xml").touch()
    (far_side.inbox / "r\udceakins").touch()
    assert "good.xml" in [file.name for file in transport.list_files("inbox")]


def test_list_of_a_missing_folder_is_an_error(transport: Transport) -> None:
    """No folder is not the same as an empty folder."""
    with pytest.raises(RemoteFileMissingError):
        transport.list_files("nowhere")


def test_stat_tells_size_or_nothing(transport: Transport) -> None:
    """Nothing there is None; a file tells its name and size."""
    assert transport.stat("inbox/a.bin") is None
    _put(transport, "inbox/a.bin", b"abc")
    found = transport.stat("inbox/a.bin")
    assert found == RemoteFile("a.bin", 3, found.mtime if found else 0)


def test_stat_of_a_folder_is_an_error(transport: Transport, far_side: "FarSide") -> None:
    """Something at the final name that is no file must not pass for nothing."""
    (far_side.inbox / "a.xml").mkdir()
    with pytest.raises(TransferError) as caught:
        transport.stat("inbox/a.xml")
    assert not caught.value.transient


def test_rename_gives_the_final_name(transport: Transport) -> None:
    """After the rename the old name is gone and the new one holds the bytes."""
    _put(transport, _PART, b"abc")
    transport.rename(_PART, "inbox/a.bin")
    assert transport.stat(_PART) is None
    assert transport.sha256("inbox/a.bin") == hashlib.sha256(b"abc").hexdigest()


def test_rename_never_replaces(transport: Transport) -> None:
    """A taken name is told apart, and neither file is changed."""
    _put(transport, _PART, b"new")
    _put(transport, "inbox/a.bin", b"old")
    with pytest.raises(TargetExistsError):
        transport.rename(_PART, "inbox/a.bin")
    assert transport.sha256("inbox/a.bin") == hashlib.sha256(b"old").hexdigest()
    assert transport.sha256(_PART) == hashlib.sha256(b"new").hexdigest()


@pytest.mark.parametrize("target_exists", [False, True])
def test_rename_of_nothing_is_told_apart(transport: Transport, *, target_exists: bool) -> None:
    """A missing old name is never taken for a finished rename nor for a taken name."""
    if target_exists:
        _put(transport, "inbox/a.bin", b"old")
    with pytest.raises(RemoteFileMissingError):
        transport.rename(_PART, "inbox/a.bin")


def test_remove_deletes_once(transport: Transport) -> None:
    """The second removal says that nothing was there."""
    _put(transport, "inbox/a.bin", b"abc")
    transport.remove("inbox/a.bin")
    assert transport.stat("inbox/a.bin") is None
    with pytest.raises(RemoteFileMissingError):
        transport.remove("inbox/a.bin")


def test_download_stops_above_the_cap(transport: Transport) -> None:
    """A file one byte above the cap is not downloaded."""
    _put(transport, "inbox/a.bin", _bytes(100))
    target = io.BytesIO()
    with pytest.raises(TransferError) as caught:
        transport.download("inbox/a.bin", target, max_bytes=99)
    assert not caught.value.transient
    assert target.getvalue() == b""


@pytest.mark.parametrize("operation", ["download", "sha256"])
def test_reading_nothing_is_told_apart(transport: Transport, operation: str) -> None:
    """A missing file is no empty file."""
    read: dict[str, Callable[[], object]] = {
        "download": lambda: transport.download("inbox/a.bin", io.BytesIO(), 10),
        "sha256": lambda: transport.sha256("inbox/a.bin"),
    }
    with pytest.raises(RemoteFileMissingError):
        read[operation]()


def test_unsafe_names_are_refused_by_every_operation(transport: Transport) -> None:
    """A name from a bank's listing is checked before it becomes part of a path."""
    bad = "inbox/../secret"
    attempts: tuple[Callable[[], object], ...] = (
        lambda: transport.stat(bad),
        lambda: transport.upload(bad, io.BytesIO(b""), 0),
        lambda: transport.sha256(bad),
        lambda: transport.download(bad, io.BytesIO(), 1),
        lambda: transport.rename(bad, "inbox/a"),
        lambda: transport.rename("inbox/a", bad),
        lambda: transport.remove(bad),
        lambda: transport.list_files("inbox/.."),
    )
    for attempt in attempts:
        with pytest.raises(RemoteNameError):
            attempt()


def test_a_transport_can_be_entered_again(far_side: "FarSide") -> None:
    """One transport serves one connection after the other."""
    transport = far_side.connect()
    with transport:
        _put(transport, "inbox/a.bin", b"abc")
    with transport:
        assert transport.stat("inbox/a.bin") is not None


def test_rename_into_a_missing_folder_is_refused(transport: Transport) -> None:
    """It is neither a taken name nor a finished rename, and the file stays where it was."""
    _put(transport, _PART, b"abc")
    with pytest.raises(TransferError) as caught:
        transport.rename(_PART, "nowhere/a.bin")
    assert not isinstance(caught.value, TargetExistsError)
    assert transport.sha256(_PART) == hashlib.sha256(b"abc").hexdigest()
