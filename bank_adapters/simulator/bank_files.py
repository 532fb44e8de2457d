"""The rights of a customer over SFTP in a simulated bank: write to the inbox, collect the outbox.

A path is one of ``/``, ``/inbox``, ``/outbox`` or a name in one of the two folders; anything else
does not exist, so nothing outside can be named. Symbolic links are never followed.
"""

import errno
import functools
import os
import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from paramiko import (
    ServerInterface,
    SFTPAttributes,
    SFTPHandle,
    SFTPServer,
    SFTPServerInterface,
)
from paramiko.sftp import SFTP_FAILURE, SFTP_OK

from bank_adapters.simulator.bank import Bank
from bank_adapters.simulator.faults import STORED_BYTES, Fault

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_MAX_NAME_BYTES = 200  # leaves room for the suffixes of the bank's own files

_Options = ParamSpec("_Options")
_Answer = TypeVar("_Answer")
_Owner = TypeVar("_Owner")


def _answered(
    operation: Callable[Concatenate[_Owner, _Options], _Answer],
) -> Callable[Concatenate[_Owner, _Options], _Answer | int]:
    """Turn what the operating system refuses into the SFTP status for it."""

    @functools.wraps(operation)
    def answer(self: _Owner, /, *args: _Options.args, **kwargs: _Options.kwargs) -> _Answer | int:
        try:
            return operation(self, *args, **kwargs)
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or errno.EIO)

    return answer


class BankFiles(SFTPServerInterface):
    """One session's view of one bank. ``cut`` drops its connection."""

    def __init__(self, server: ServerInterface, bank: Bank, cut: Callable[[], None]) -> None:
        super().__init__(server)
        self._bank = bank
        self._cut = cut
        self._folders = {"inbox": bank.inbox, "outbox": bank.outbox}

    def canonicalize(self, path: str) -> str:
        """Return a path from the root, without ``..``."""
        return posixpath.normpath("/" + path.lstrip("/"))

    @_answered
    def list_folder(self, path: str) -> list[SFTPAttributes]:
        """List the root or one of the two folders."""
        parts = self._parts(path)
        if not parts:
            return [_attributes(folder) for folder in self._folders.values()]
        if len(parts) > 1:
            raise OSError(errno.ENOENT, "not a folder")
        return [_attributes(entry) for entry in sorted(self._folders[parts[0]].iterdir())]

    @_answered
    def lstat(self, path: str) -> SFTPAttributes:
        """Return the attributes of a file or folder."""
        parts = self._parts(path)
        if not parts:
            return _attributes(self._bank.inbox.parent)
        return _attributes(self._folders[parts[0]].joinpath(*parts[1:]))

    def stat(self, path: str) -> SFTPAttributes | int:
        """Return the attributes of a file or folder; links are not followed."""
        return self.lstat(path)

    @_answered
    def open(self, path: str, flags: int, attr: SFTPAttributes) -> SFTPHandle:
        """Open a file; writing is for the inbox."""
        del attr  # the customer does not choose modes
        writing = bool(flags & _WRITING)
        local = self._inbox_file(path) if writing else self._file(path)
        if writing and Bank.is_delivery(local.name):
            self._bank.expect(local.name)
        handle = os.open(local, flags | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        return _StoredFile(handle, local.name, self._bank, self._cut, writing=writing)

    @_answered
    def remove(self, path: str) -> int:
        """Delete a file."""
        self._file(path).unlink()
        return SFTP_OK

    @_answered
    def rename(self, oldpath: str, newpath: str) -> int:
        """Rename within the inbox; a name that is taken stays as it is."""
        old, new = self._inbox_file(oldpath), self._inbox_file(newpath)
        with self._bank.lock:
            if os.path.lexists(new):
                raise OSError(errno.EEXIST, "the name is taken")
            self._move(old, new)
        return SFTP_OK

    @_answered
    def posix_rename(self, oldpath: str, newpath: str) -> int:
        """Rename within the inbox, replacing what bears the new name."""
        with self._bank.lock:
            self._move(self._inbox_file(oldpath), self._inbox_file(newpath))
        return SFTP_OK

    def _move(self, old: Path, new: Path) -> None:
        delivered = Bank.is_delivery(new.name)
        old.lstat()  # a file that is not there must not touch what the bank knows
        if delivered:
            self._bank.expect(new.name)
        old.replace(new)
        if delivered:
            self._bank.arrived(new.name)

    def _parts(self, path: str) -> tuple[str, ...]:
        """Split a path.

        Raises:
            OSError: it leads anywhere but to the root, a folder of ours, or a name in one.
        """
        parts = tuple(part for part in self.canonicalize(path).split("/") if part)
        if len(parts) > 2 or (parts and parts[0] not in self._folders):  # noqa: PLR2004
            raise OSError(errno.ENOENT, "no such file")
        if any(len(part.encode("utf-8")) > _MAX_NAME_BYTES for part in parts):
            raise OSError(errno.ENAMETOOLONG, "the name is too long")
        return parts

    def _file(self, path: str) -> Path:
        parts = self._parts(path)
        if len(parts) != 2:  # noqa: PLR2004
            raise OSError(errno.EISDIR, "not a file")
        return self._folders[parts[0]] / parts[1]

    def _inbox_file(self, path: str) -> Path:
        local = self._file(path)
        if local.parent != self._bank.inbox:
            raise OSError(errno.EACCES, "only the inbox may be written to")
        return local


class _StoredFile(SFTPHandle):
    """An open file, with the faults that concern writing."""

    def __init__(
        self, handle: int, name: str, bank: Bank, cut: Callable[[], None], *, writing: bool
    ) -> None:
        super().__init__()
        self._handle = handle
        self._name = name
        self._bank = bank
        self._cut = cut
        self._writing = writing
        self._is_open = True

    @_answered
    def stat(self) -> SFTPAttributes:
        return SFTPAttributes.from_stat(os.fstat(self._handle))

    @_answered
    def read(self, offset: int, length: int) -> bytes:
        return os.pread(self._handle, length, offset)

    @_answered
    def write(self, offset: int, data: bytes) -> int:  # type: ignore[override]  # paramiko sends bytes
        faults = self._bank.faults
        if faults & {Fault.DROP_MID_WRITE, Fault.DISK_FULL}:
            os.pwrite(self._handle, data[: max(0, STORED_BYTES - offset)], offset)
            if Fault.DROP_MID_WRITE in faults:
                self._cut()
            return SFTP_FAILURE
        if Fault.CORRUPT_WRITE in faults and offset == 0:
            middle = len(data) // 2
            data = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        os.pwrite(self._handle, data, offset)
        return SFTP_OK

    def close(self) -> None:
        """Close the file; one written under its final name has arrived with this.

        paramiko answers the CLOSE with OK unless this raises, and calls it again for what is
        still open when the session ends.
        """
        if not self._is_open:
            return
        self._is_open = False
        os.close(self._handle)
        if self._writing and Bank.is_delivery(self._name):
            self._bank.arrived(self._name)
        if self._writing and Fault.CLOSE_FAILS in self._bank.faults:
            raise OSError(errno.EIO, "the close fails on demand")


def _attributes(path: Path) -> SFTPAttributes:
    """Describe a file; a name that is not UTF-8 is shown with escapes, as SFTP 3 has only text."""
    name = os.fsencode(path.name).decode("utf-8", "backslashreplace")
    return SFTPAttributes.from_stat(path.lstat(), name)
