"""Banks in memory, behind the transports' interface: what is there, what was asked, what breaks."""

import hashlib
from typing import BinaryIO

from bank_adapters.transport.interface import (
    Progress,
    RemoteFile,
    RemoteFileGoneError,
    RemoteFileMissingError,
    TargetExistsError,
    TransferError,
)


class FarSide:
    """A bank's inbox in memory, and what was asked of it."""

    host_key = "SHA256:far"

    def __init__(self, found: dict[str, bytes]) -> None:
        self.files = found
        self.asked: list[str] = []

    def _name(self, path: str) -> str:
        folder, _, name = path.partition("/")
        assert folder == "inbox"
        return name

    def list_files(self, folder: str) -> tuple[RemoteFile, ...]:
        """Return what lies there."""
        assert folder == "inbox"
        return tuple(RemoteFile(name, len(have), 1) for name, have in self.files.items())

    def stat(self, path: str) -> RemoteFile | None:
        """Return one file."""
        name = self._name(path)
        have = self.files.get(name)
        return None if have is None else RemoteFile(name, len(have), 1)

    def sha256(self, path: str) -> str:
        """Read a file back."""
        if self._name(path) not in self.files:
            raise RemoteFileMissingError("remote-missing", path="inbox")
        return hashlib.sha256(self.files[self._name(path)]).hexdigest()

    def download(self, path: str, target: BinaryIO, max_bytes: int) -> int:
        """Read a file."""
        assert len(self.files[self._name(path)]) <= max_bytes
        return target.write(self.files[self._name(path)])

    def upload(
        self,
        path: str,
        content: BinaryIO,
        size: int,
        progress: Progress | None = None,
        *,
        look: bool = True,
    ) -> None:
        """Keep a file."""
        del progress
        self.asked.append(f"upload {self._name(path)}{'' if look else ' blindly'}")
        self.files[self._name(path)] = content.read()
        assert len(self.files[self._name(path)]) == size

    def rename(self, old: str, new: str) -> None:
        """Give a file its name."""
        self.asked.append(f"rename {self._name(old)} {self._name(new)}")
        if self._name(new) in self.files:
            raise TargetExistsError("remote-name-taken", path="inbox")
        if self._name(old) not in self.files:
            raise RemoteFileMissingError("remote-missing", path="inbox")
        self.files[self._name(new)] = self.files.pop(self._name(old))

    def remove(self, path: str) -> None:
        """Delete a file."""
        self.asked.append(f"remove {self._name(path)}")
        del self.files[self._name(path)]


class Spoils(FarSide):
    """A bank that keeps other bytes of the same size."""

    def upload(
        self,
        path: str,
        content: BinaryIO,
        size: int,
        progress: Progress | None = None,
        *,
        look: bool = True,
    ) -> None:
        """Keep other bytes."""
        super().upload(path, content, size, progress, look=look)
        self.files[self._name(path)] = b"x" * size


class Takes(FarSide):
    """A bank that takes what was written at once."""

    def upload(
        self,
        path: str,
        content: BinaryIO,
        size: int,
        progress: Progress | None = None,
        *,
        look: bool = True,
    ) -> None:
        """Take it."""
        super().upload(path, content, size, progress, look=look)
        self.files.clear()


class TakesAndSays(Takes):
    """A bank whose server notices."""

    def upload(
        self,
        path: str,
        content: BinaryIO,
        size: int,
        progress: Progress | None = None,
        *,
        look: bool = True,
    ) -> None:
        """Take it."""
        super().upload(path, content, size, progress, look=look)
        raise RemoteFileGoneError("remote-gone", path="inbox")


class TakesRenamed(FarSide):
    """A bank that takes a file as soon as it has its name."""

    def rename(self, old: str, new: str) -> None:
        """Take it."""
        super().rename(old, new)
        self.files.clear()


class BreaksOff(FarSide):
    """A bank whose connection is lost at the rename."""

    def rename(self, old: str, new: str) -> None:
        """Lose it."""
        del old, new
        raise TransferError("connection-broken", path="inbox", transient=True)


class RenamesTwice(FarSide):
    """A bank that repeats a rename whose answer was lost."""

    def rename(self, old: str, new: str) -> None:
        """Do it twice."""
        super().rename(old, new)
        super().rename(old, new)


class LosesAtRename(FarSide):
    """A bank that loses what it has at the rename."""

    def rename(self, old: str, new: str) -> None:
        """Lose it."""
        self.files.clear()
        super().rename(old, new)
