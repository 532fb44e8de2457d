"""The methods of every transport, and its errors.

A transport moves bytes and reports what it saw. It decides nothing about delivery: which name,
when to retry and what an unclear outcome means is the caller's business (docs/BANKS.md).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Protocol, Self

from einvoice.core.errors import EInvoiceError

Progress = Callable[[int], None]
"""Called with the number of bytes the far side has confirmed so far."""

MAX_NAME_LENGTH = 100
_NAME = re.compile(r"[!-~](?:[ -~]*[!-~])?")
_TEMPORARY = re.compile(r"\.(?P<name>.+)\.[0-9]{1,6}\.part")


class TransferError(EInvoiceError):
    """An operation failed after the connection was set up.

    ``transient`` says that the cause may pass by itself. It does not say that nothing happened:
    an operation whose answer was lost may have been done, so look before repeating it.
    """

    def __init__(self, code: str, /, *, transient: bool, **facts: object) -> None:
        super().__init__(code, **facts)
        self.transient = transient


class RemoteFileMissingError(TransferError):
    """The file or folder named does not exist on the far side."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, transient=False, **facts)


class RemoteFileGoneError(RemoteFileMissingError):
    """A file was written and closed with success and is not there: the bank took it at once."""


class TargetExistsError(TransferError):
    """A rename found its new name taken, and changed nothing."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, transient=False, **facts)


class RemoteNameError(TransferError):
    """A name is unsafe to use in a path and was not used."""

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code, transient=False, **facts)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A regular file on the far side. ``size`` in bytes, ``mtime`` in seconds since 1970.

    ``mtime`` is 0 where the server does not report it. ``name`` comes from the bank unchecked;
    every operation that puts it into a path checks it.
    """

    name: str
    size: int
    mtime: int


class Transport(Protocol):
    """One connection to one bank, open for the length of a ``with`` block.

    Paths are ``folder/name``, relative to where the account lands unless they begin with ``/``.
    Entering raises `BankUnreachableError` (nothing was sent); every operation raises
    `TransferError` or one of its kinds.
    """

    @property
    def host_key(self) -> str:
        """Fingerprint ``SHA256:...`` of the server connected to; empty where there is none."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def list_files(self, folder: str) -> tuple[RemoteFile, ...]:
        """Return the regular files of a folder, ordered by name."""
        ...

    def stat(self, path: str) -> RemoteFile | None:
        """Return the file at a path, or None when there is none.

        Raises:
            TransferError: it is not a regular file.
        """
        ...

    def upload(
        self,
        path: str,
        content: BinaryIO,
        size: int,
        progress: Progress | None = None,
        *,
        look: bool = True,
    ) -> None:
        """Write a file, replacing what is there; every write and the close are confirmed.

        Then its size is looked at, unless ``look`` is false: some servers let nobody look.

        Raises:
            RemoteFileGoneError: everything was confirmed, and then the file was gone.
            TransferError: the far side refused or lost a byte, reports another size
                afterwards, or ``content`` does not hold exactly ``size`` bytes.
        """
        ...

    def sha256(self, path: str) -> str:
        """Read a file back and return the SHA-256 of its bytes, as 64 hexadecimal digits."""
        ...

    def download(self, path: str, target: BinaryIO, max_bytes: int) -> int:
        """Copy a file into ``target`` and return its size.

        Raises:
            TransferError: the file is larger than ``max_bytes``, or changed while it was read.
        """
        ...

    def rename(self, old: str, new: str) -> None:
        """Give a file its new name, never replacing another file.

        Raises:
            TargetExistsError: the new name is taken; nothing was changed.
            RemoteFileMissingError: there is no file of the old name.
        """
        ...

    def remove(self, path: str) -> None:
        """Delete a file.

        Raises:
            RemoteFileMissingError: it was not there.
        """
        ...


def temporary_name(name: str, attempt: int) -> str:
    """Return the hidden name a file bears while attempt number ``attempt`` writes it.

    >>> temporary_name("2611SW00001ABCDEF.xml", 2)
    '.2611SW00001ABCDEF.xml.2.part'
    """
    return f".{check_remote_name(name)}.{attempt}.part"


def check_remote_name(name: str) -> str:
    """Return a file name unchanged when it is safe to put into a remote path.

    Safe is printable ASCII of at most 100 characters, without separators or blanks at its ends,
    that does not begin with a dot; our own temporary names are let through.

    Raises:
        RemoteNameError: the name is anything else.
    """
    temporary = _TEMPORARY.fullmatch(name)
    plain = temporary["name"] if temporary else name
    if (
        len(plain) > MAX_NAME_LENGTH
        or not _NAME.fullmatch(plain)
        or plain.startswith(".")
        or not {"/", "\\"}.isdisjoint(plain)
    ):
        raise RemoteNameError("remote-name-unsafe")
    return name


def check_remote_path(path: str) -> str:
    """Return a remote path unchanged when no part of it can lead elsewhere.

    Folders come from the configuration and may be absolute; the last part is checked as a name.

    Raises:
        RemoteNameError: a part is empty, ``.`` or ``..``, or the name is unsafe.
    """
    folder, _, name = path.rpartition("/")
    check_remote_folder(folder)
    check_remote_name(name)
    return path


def check_remote_folder(folder: str) -> str:
    """Return a remote folder unchanged when none of its parts is empty, ``.`` or ``..``.

    The empty folder is where the account lands. A single leading separator is allowed.

    Raises:
        RemoteNameError: a part leads elsewhere or holds a character that is not printable.
    """
    parts = folder.removeprefix("/").split("/")
    if folder not in {"", "/"} and any(
        part in {"", ".", ".."} or not part.isprintable() or "\\" in part for part in parts
    ):
        raise RemoteNameError("remote-folder-unsafe")
    return folder
