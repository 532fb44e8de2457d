"""The folder transport: what can happen only where the bank's folder is mounted here."""

import errno
import io
import os
from pathlib import Path

import pytest

from bank_adapters.transport.folder import FolderTransport
from bank_adapters.transport.interface import TransferError


class _Shortens(io.BytesIO):
    """Somebody shortens the file while it is being read."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def write(self, content: object) -> int:
        with self._path.open("r+b") as file:
            file.truncate(10)
        return super().write(content)  # type: ignore[arg-type]


def test_a_file_that_changes_while_it_is_read_is_left_for_later(tmp_path: Path) -> None:
    """Half an answer is never taken for a whole one; the next look may find it at rest."""
    path = tmp_path / "outbox" / "a.xml"
    path.parent.mkdir()
    path.write_bytes(bytes(3_000_000))
    with FolderTransport(tmp_path) as transport, pytest.raises(TransferError) as caught:
        transport.download("outbox/a.xml", _Shortens(path), 10_000_000)
    assert caught.value.transient


def test_a_rename_that_the_system_refuses_is_not_tried_another_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a file system that knows no links is renamed on; a refusal stays a refusal."""
    (tmp_path / "old").write_text("abc")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "refused")

    monkeypatch.setattr(os, "link", refused)
    with FolderTransport(tmp_path) as transport, pytest.raises(TransferError):
        transport.rename("old", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_a_file_system_that_knows_no_links_is_renamed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A memory card or a share of another system cannot link; the file gets its name."""
    (tmp_path / "old").write_text("abc")

    def unknown(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "links are unknown here")

    monkeypatch.setattr(os, "link", unknown)
    with FolderTransport(tmp_path) as transport:
        transport.rename("old", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["new"]
