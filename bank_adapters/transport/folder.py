"""A folder that is here: a mounted share, or a rehearsal without a bank."""

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from bank_adapters.transport.interface import (
    Progress,
    RemoteFile,
    RemoteFileMissingError,
    TargetExistsError,
    TransferError,
    check_remote_folder,
    check_remote_path,
)
from einvoice.core.errors import BankUnreachableError

_BLOCK = 1 << 20
_PERMANENT = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ELOOP, errno.EISDIR}
_NO_HARD_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}


class FolderTransport:
    """The same operations on a local folder; what is written is on the disk when they return."""

    host_key = ""

    def __init__(self, root: Path, folders: Collection[str] = ()) -> None:
        self._root = root
        self._folders = folders

    def __enter__(self) -> Self:
        """Check that the bank's folder is there: a share that is not mounted is not written to.

        Its mount point is an empty folder, which has none of the bank's ``folders``.
        """
        if not self._root.is_dir():
            raise BankUnreachableError("bank-folder-missing", path=self._root)
        inside = [folder.strip("/") for folder in self._folders]
        if inside and not any((self._root / folder).is_dir() for folder in inside):
            raise BankUnreachableError(
                "bank-folder-empty", path=self._root, folders=", ".join(inside)
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """There is no connection to end."""

    def list_files(self, folder: str) -> tuple[RemoteFile, ...]:
        """Return the regular files of a folder, ordered by name."""
        check_remote_folder(folder)
        with _translated(folder), os.scandir(self._root / folder.strip("/")) as entries:
            files = [
                _remote_file(entry.name, entry.stat(follow_symlinks=False))
                for entry in entries
                if entry.is_file(follow_symlinks=False)
            ]
        return tuple(sorted(files, key=lambda file: file.name))

    def stat(self, path: str) -> RemoteFile | None:
        """Return the file at a path, or None when there is none."""
        local = self._local(path)
        try:
            with _translated(path):
                status = local.lstat()
        except RemoteFileMissingError:
            return None
        if not stat.S_ISREG(status.st_mode):
            raise TransferError("remote-not-regular", path=path, transient=False)
        return _remote_file(local.name, status)

    def upload(
        self,
        path: str,
        content: BinaryIO,
        size: int,
        progress: Progress | None = None,
        *,
        look: bool = True,
    ) -> None:
        """Write a file and make it last (fsync of the file and its folder)."""
        del look  # the handle has the size
        local = self._local(path)
        written = 0
        with _translated(path), open(local, "wb", opener=_without_following) as file:
            while block := content.read(_BLOCK):
                file.write(block)
                written += len(block)
                if progress is not None:
                    progress(written)
            file.flush()
            os.fsync(file.fileno())
            stored = os.fstat(file.fileno()).st_size
        with _translated(path):
            _sync_folder(local.parent)
        if not written == stored == size:
            raise TransferError(
                "copied-bytes-differ",
                path=path,
                sent=written,
                stored=stored,
                size=size,
                transient=False,
            )

    def sha256(self, path: str) -> str:
        """Read a file back and return its SHA-256."""
        local = self._local(path)
        with _translated(path), open(local, "rb", opener=_without_following) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def download(self, path: str, target: BinaryIO, max_bytes: int) -> int:
        """Copy a file of at most ``max_bytes`` into ``target`` and return its size."""
        local = self._local(path)
        with _translated(path), open(local, "rb", opener=_without_following) as file:
            size = os.fstat(file.fileno()).st_size
            if size > max_bytes:
                raise TransferError(
                    "remote-too-large", path=path, size=size, most=max_bytes, transient=False
                )
            copied = 0
            while block := file.read(min(_BLOCK, max_bytes - copied)):
                target.write(block)
                copied += len(block)
        if copied != size:
            raise TransferError("remote-changed", path=path, transient=True)
        return size

    def rename(self, old: str, new: str) -> None:
        """Give a file its new name; a link is made first because it never replaces anything."""
        source, target = self._local(old), self._local(new)
        with _translated(old):
            try:
                os.link(source, target, follow_symlinks=False)
            except FileExistsError as error:
                raise TargetExistsError("remote-name-taken", path=new) from error
            except OSError as error:
                if error.errno not in _NO_HARD_LINKS:
                    raise
                _rename_without_links(source, target)
            else:
                source.unlink()
            _sync_folder(target.parent)

    def remove(self, path: str) -> None:
        """Delete a file."""
        local = self._local(path)
        with _translated(path):
            local.unlink()
            _sync_folder(local.parent)

    def _local(self, path: str) -> Path:
        return self._root / check_remote_path(path).removeprefix("/")


def _rename_without_links(source: Path, target: Path) -> None:
    """Rename on a file system without hard links (FAT, some shares).

    Between the look and the rename the name could be taken; nobody but us uses our file ids.
    """
    if os.path.lexists(target):
        raise TargetExistsError("remote-name-taken", path=target.name)
    source.rename(target)


def _without_following(path: str, flags: int) -> int:
    """Open a file as `open` would, but never through a symbolic link at its end."""
    return os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC, 0o640)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remote_file(name: str, found: os.stat_result) -> RemoteFile:
    return RemoteFile(name, found.st_size, int(found.st_mtime))


@contextlib.contextmanager
def _translated(path: str) -> Iterator[None]:
    """Turn what the operating system raises into our errors; the cause stays chained."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise RemoteFileMissingError("remote-missing", path=path) from error
    except OSError as error:
        raise TransferError(
            "remote-failed",
            path=path,
            why=os.strerror(error.errno or 0),
            transient=error.errno not in _PERMANENT,
        ) from error
