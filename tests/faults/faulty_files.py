"""The files of a faulty server: bytes go to the bank's folder, unless a fault strikes."""

import errno
import os
from pathlib import Path

from faulty_bank import FaultyBank
from paramiko import (
    ServerInterface,
    SFTPAttributes,
    SFTPHandle,
    SFTPServer,
    SFTPServerInterface,
)
from paramiko.sftp import (
    SFTP_FAILURE,
    SFTP_NO_SUCH_FILE,
    SFTP_OK,
)
from server_faults import OTHER_BYTES, Fault

WRITING = os.O_WRONLY | os.O_RDWR


class Files(SFTPServerInterface):
    """The account's files. ``fault`` strikes the request at hand."""

    def __init__(self, server: ServerInterface, bank: FaultyBank) -> None:
        super().__init__(server)
        self.bank = bank
        self.fault: Fault | None = None

    def list_folder(self, path: str) -> list[SFTPAttributes] | int:
        """Return the entries of a folder."""
        try:
            entries = sorted(self.bank.local(path).iterdir())
            return [SFTPAttributes.from_stat(one.lstat(), one.name) for one in entries]
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or errno.EIO)

    def lstat(self, path: str) -> SFTPAttributes | int:
        """Return what is known of a path, or what a fault makes of it."""
        if self.fault is Fault.MISSING:
            return SFTP_NO_SUCH_FILE
        try:
            found = SFTPAttributes.from_stat(self.bank.local(path).lstat())
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or errno.EIO)
        if self.fault is Fault.WRONG_SIZE:
            found.st_size = (found.st_size or 0) + 1
        if self.fault is Fault.NO_SIZE:
            found.st_size = None
        return found

    def stat(self, path: str) -> SFTPAttributes | int:
        """Return what is known of a path."""
        return self.lstat(path)

    def open(self, path: str, flags: int, attr: SFTPAttributes) -> SFTPHandle | int:
        """Open a file; the bank hears of each that is written."""
        del attr
        local = self.bank.local(path)
        try:
            opened = os.open(local, flags | os.O_CLOEXEC, 0o600)
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or errno.EIO)
        if flags & WRITING:
            self.bank.opened(local)
        return OpenFile(self, opened, local, writing=bool(flags & WRITING))

    def remove(self, path: str) -> int:
        """Delete a file."""
        try:
            self.bank.local(path).unlink()
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or errno.EIO)
        return SFTP_OK

    def rename(self, oldpath: str, newpath: str) -> int:
        """Give a file another name, where no other has it."""
        old, new = self.bank.local(oldpath), self.bank.local(newpath)
        with self.bank.lock:
            if self.fault is Fault.OVERTAKEN:
                new.write_bytes(OTHER_BYTES)
            try:
                os.link(old, new)  # replaces nothing
                old.unlink()
            except OSError as error:
                return SFTPServer.convert_errno(error.errno or errno.EIO)
            self.bank.arrived(new)
            if self.fault is Fault.CONSUMED:
                self.bank.consume()
        return SFTP_OK


class OpenFile(SFTPHandle):
    """An open file."""

    def __init__(self, files: Files, opened: int, path: Path, *, writing: bool) -> None:
        super().__init__()
        self._files = files
        self._opened = opened
        self._path = path
        self.is_written = writing
        self._is_open = True

    def stat(self) -> SFTPAttributes | int:
        """Return what is known of this file."""
        return self._files.lstat(str(self._path.relative_to(self._files.bank.inbox.parent)))

    def read(self, offset: int, length: int) -> bytes | int:
        """Return bytes, one bit changed where that fault strikes."""
        try:
            block = os.pread(self._opened, length, offset)
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or errno.EIO)
        return _one_bit_changed(block) if self._files.fault is Fault.CORRUPTED else block

    def write(self, offset: int, data: bytes) -> int:  # type: ignore[override]  # paramiko sends bytes
        """Write bytes, fewer or others where a fault strikes."""
        fault = self._files.fault
        if fault is Fault.CORRUPTED:
            data = _one_bit_changed(data)
        elif fault in {Fault.SHORTENED, Fault.FULL}:
            data = data[: len(data) // 2]
        try:
            os.pwrite(self._opened, data, offset)
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or errno.EIO)
        return SFTP_FAILURE if fault is Fault.FULL else SFTP_OK

    def close(self) -> None:
        """Close it; paramiko calls this again for what is open when a session ends."""
        if not self._is_open:
            return
        self._is_open = False
        if self.is_written:
            self._spoil()
            if not self._path.name.startswith("."):
                self._files.bank.arrived(self._path)
        os.close(self._opened)

    def _spoil(self) -> None:
        """Let what was stored be another thing than what was written, as a full cache would."""
        size = os.fstat(self._opened).st_size
        if self._files.fault is Fault.SHORTENED:
            os.truncate(self._path, size // 2)
        elif self._files.fault is Fault.CORRUPTED and size:
            with self._path.open("r+b") as file:
                file.seek(size // 2)
                block = file.read(1)
                file.seek(size // 2)
                file.write(_one_bit_changed(block))


def _one_bit_changed(block: bytes) -> bytes:
    middle = len(block) // 2
    return block[:middle] + bytes([block[middle] ^ 1]) + block[middle + 1 :] if block else block
