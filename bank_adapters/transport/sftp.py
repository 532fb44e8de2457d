"""SFTP: the operations of a transport on one SSH connection, every status read."""

import contextlib
import stat
import time
from collections.abc import Iterator
from types import TracebackType
from typing import BinaryIO, Self

from paramiko import SFTPAttributes
from paramiko.sftp import (
    SFTP_EOF,
    SFTP_FAILURE,
    SFTP_NO_SUCH_FILE,
    SFTP_OP_UNSUPPORTED,
    SFTP_PERMISSION_DENIED,
)

from bank_adapters.transport.interface import (
    Progress,
    RemoteFile,
    RemoteFileGoneError,
    RemoteFileMissingError,
    TargetExistsError,
    TransferError,
    check_remote_folder,
    check_remote_path,
)
from bank_adapters.transport.settings import SftpSettings
from bank_adapters.transport.ssh_connection import (
    AGAINST_PROTOCOL,
    BROKEN,
    SshConnection,
    waited_in_vain,
)
from bank_adapters.transport.strict_client import BLOCK, StatusError, StrictClient, digest
from einvoice.core.errors import EInvoiceError

_STATUS_CODES = {
    SFTP_EOF: "server-shortened",
    SFTP_FAILURE: "server-failed",
    SFTP_PERMISSION_DENIED: "server-forbids",
    SFTP_OP_UNSUPPORTED: "server-cannot",
}
_TRANSIENT_STATUSES = {SFTP_EOF, SFTP_FAILURE}


class SftpTransport:
    """A transport over one bank's SFTP server, one operation at a time."""

    def __init__(self, settings: SftpSettings) -> None:
        self._server = f"{settings.host}:{settings.port}"
        self._connection = SshConnection(settings)

    @property
    def host_key(self) -> str:
        """Fingerprint of the server's host key; empty before the first connection."""
        return self._connection.host_key

    def __enter__(self) -> Self:
        """Connect, or raise `BankUnreachableError`."""
        self._connection.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.__exit__(kind, error, trace)

    @property
    def _session(self) -> StrictClient:
        return self._connection.sftp

    def list_files(self, folder: str) -> tuple[RemoteFile, ...]:
        """Return the regular files of a folder, ordered by name."""
        check_remote_folder(folder)
        with self._translated(folder):
            entries = tuple(self._session.list_folder(folder or "."))
        files = (self._remote_file(entry.filename, entry) for entry in entries if _regular(entry))
        return tuple(sorted(files, key=lambda file: file.name))

    def stat(self, path: str) -> RemoteFile | None:
        """Return the file at a path, or None when there is none."""
        check_remote_path(path)
        try:
            with self._translated(path):
                attributes = self._session.stat(path)
        except RemoteFileMissingError:
            return None
        if not _regular(attributes):
            raise TransferError("remote-not-regular", path=self._place(path), transient=False)
        return self._remote_file(path.rpartition("/")[2], attributes)

    def upload(
        self,
        path: str,
        content: BinaryIO,
        size: int,
        progress: Progress | None = None,
        *,
        look: bool = True,
    ) -> None:
        """Write a file; return when every write, the close and the size are confirmed."""
        check_remote_path(path)
        confirmed = 0

        def confirm(end: int) -> None:
            nonlocal confirmed
            confirmed = end
            if progress is not None:
                progress(end)

        with self._translated(path):
            self._session.write_file(path, self._local_blocks(path, content), confirm)
        if confirmed != size:
            raise TransferError(
                "sent-bytes-differ",
                path=self._place(path),
                sent=confirmed,
                size=size,
                transient=False,
            )
        if look:
            self._check_size(path, size)

    def _check_size(self, path: str, size: int) -> None:
        stored = self.stat(path)
        if stored is None:
            raise RemoteFileGoneError("remote-gone", path=self._place(path))
        if stored.size != size:
            raise TransferError(
                "stored-bytes-differ",
                path=self._place(path),
                stored=stored.size,
                size=size,
                transient=True,
            )

    def _local_blocks(self, path: str, content: BinaryIO) -> Iterator[bytes]:
        try:
            while block := content.read(BLOCK):
                yield block
        except OSError as error:
            raise TransferError(
                "own-copy-unreadable", path=self._place(path), transient=False
            ) from error

    def sha256(self, path: str) -> str:
        """Read a file back and return its SHA-256."""
        check_remote_path(path)
        return digest(self._blocks(path, self._existing(path).size))

    def download(self, path: str, target: BinaryIO, max_bytes: int) -> int:
        """Copy a file of at most ``max_bytes`` into ``target`` and return its size."""
        check_remote_path(path)
        size = self._existing(path).size
        if size > max_bytes:
            raise TransferError(
                "remote-too-large",
                path=self._place(path),
                size=size,
                most=max_bytes,
                transient=False,
            )
        target.writelines(self._blocks(path, size))
        return size

    def rename(self, old: str, new: str) -> None:
        """Give a file its new name with SFTP's plain rename, which replaces nothing."""
        check_remote_path(old)
        check_remote_path(new)
        try:
            with self._translated(old):
                self._session.rename(old, new)
        except TransferError as error:
            if isinstance(error.__cause__, StatusError):
                self._explain_rename(old, new)
            raise

    def _explain_rename(self, old: str, new: str) -> None:
        """Look why a rename was refused: servers use one status for every reason."""
        try:
            lies_there, is_taken = self.stat(old) is not None, self.stat(new) is not None
        except TransferError:
            return  # a server that lets nobody look; the refusal itself is told
        if not lies_there:
            raise RemoteFileMissingError("remote-missing", path=self._place(old))
        if is_taken:
            raise TargetExistsError("remote-name-taken", path=self._place(new))

    def remove(self, path: str) -> None:
        """Delete a file."""
        check_remote_path(path)
        with self._translated(path):
            self._session.remove(path)

    def _blocks(self, path: str, size: int) -> Iterator[bytes]:
        """Yield a file's bytes; what the consumer raises is not taken for a broken connection."""
        with self._translated(path):
            yield from self._session.read_file(path, size)

    def _existing(self, path: str) -> RemoteFile:
        file = self.stat(path)
        if file is None:
            raise RemoteFileMissingError("remote-missing", path=self._place(path))
        return file

    def _remote_file(self, name: str, attributes: SFTPAttributes) -> RemoteFile:
        if attributes.st_size is None:
            raise TransferError("remote-without-size", path=self._place(name), transient=False)
        return RemoteFile(name, attributes.st_size, attributes.st_mtime or 0)

    @contextlib.contextmanager
    def _translated(self, path: str) -> Iterator[None]:
        """Turn whatever paramiko raises into our errors; the cause stays chained."""
        began = time.monotonic()
        try:
            yield
        except EInvoiceError:
            raise
        except StatusError as error:
            raise self._status_error(path, error.code) from error
        except BROKEN as error:
            broken = TransferError("connection-broken", path=self._place(path), transient=True)
            broken.stalled = waited_in_vain(began, self._connection.channel_timeout)
            raise broken from error
        except AGAINST_PROTOCOL as error:
            raise TransferError(
                "protocol-broken", path=self._place(path), transient=False
            ) from error

    def _status_error(self, path: str, code: int) -> TransferError:
        if code == SFTP_NO_SUCH_FILE:
            return RemoteFileMissingError("remote-missing", path=self._place(path))
        return TransferError(
            _STATUS_CODES.get(code, "server-refused"),
            path=self._place(path),
            status=code,
            transient=code in _TRANSIENT_STATUSES,
        )

    def _place(self, path: str) -> str:
        """Return a path with the server that it is on, for errors."""
        return f"{self._server}: {path}"


def _regular(attributes: SFTPAttributes) -> bool:
    """Return whether it is a regular file; a server that reports no kinds has only those."""
    return attributes.st_mode is None or stat.S_ISREG(attributes.st_mode)
