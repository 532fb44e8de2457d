"""paramiko's SFTP client made strict: every status is read, and none is guessed from its text.

paramiko's own pipelined writes are dropped unread once the handle is closed, its ``close``
swallows errors, and a failed status keeps only the server's words. Here requests stay in flight
up to a bound, each answer is taken by its number, and the close is a request like any other.
"""
# ruff: noqa: SLF001  (paramiko has no public way to see the status of a request in flight)

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from paramiko import Message, SFTPAttributes, SFTPClient, SFTPError
from paramiko.sftp import (
    CMD_CLOSE,
    CMD_DATA,
    CMD_HANDLE,
    CMD_NAME,
    CMD_OPEN,
    CMD_OPENDIR,
    CMD_READ,
    CMD_READDIR,
    CMD_STATUS,
    CMD_WRITE,
    SFTP_EOF,
    SFTP_FLAG_CREATE,
    SFTP_FLAG_READ,
    SFTP_FLAG_TRUNC,
    SFTP_FLAG_WRITE,
    SFTP_OK,
    int64,
)

BLOCK = 32_768
"""Bytes per request: what every server must take."""
_DEPTH = 64
"""Requests in flight: 2 MiB, one window of an SSH channel."""


class StatusError(OSError):
    """The server answered a request with a status other than OK; ``code`` is SFTP's."""

    def __init__(self, code: int) -> None:
        super().__init__(f"SFTP status {code}")
        self.code = code


class StrictClient(SFTPClient):
    """An SFTP session in which no answer is lost."""

    if TYPE_CHECKING:

        def _async_request(self, owner: object, kind: int, *args: object) -> int: ...
        def _request(self, kind: int, *args: object) -> tuple[int, Message]: ...
        def _read_response(self) -> object: ...

    def _convert_status(self, message: Message) -> None:
        """Raise the status of an answer unless it is OK; replaces paramiko's, which drops it."""
        code = message.get_int()
        if code != SFTP_OK:
            raise StatusError(code)

    def list_folder(self, folder: str) -> Iterator[SFTPAttributes]:
        """Yield what a folder holds; a name that is not UTF-8 is shown with escapes."""
        handle = self._open(CMD_OPENDIR, folder)
        while True:
            try:
                message = _expect(CMD_NAME, *self._request(CMD_READDIR, handle))
            except StatusError as error:
                if error.code != SFTP_EOF:
                    raise
                break
            for _ in range(message.get_int()):
                name = message.get_binary().decode("utf-8", "backslashreplace")
                message.get_binary()  # the same as `ls -l` would print it
                yield SFTPAttributes._from_msg(message, name)  # type: ignore[attr-defined]
        self._request(CMD_CLOSE, handle)

    def write_file(
        self, path: str, blocks: Iterable[bytes], confirmed: Callable[[int], None]
    ) -> None:
        """Write a file; return only when every write and the close were answered with OK.

        ``confirmed`` is called with the bytes answered for so far.
        """
        flags = SFTP_FLAG_WRITE | SFTP_FLAG_CREATE | SFTP_FLAG_TRUNC
        handle = self._open(CMD_OPEN, path, flags, SFTPAttributes())
        try:
            self._write_blocks(handle, blocks, confirmed)
        except StatusError:
            self._close_quietly(handle)  # the write's error is reported
            raise
        _expect(CMD_STATUS, *self._request(CMD_CLOSE, handle))

    def _write_blocks(
        self, handle: bytes, blocks: Iterable[bytes], confirmed: Callable[[int], None]
    ) -> None:
        answers = _Answers(self)
        in_flight: deque[tuple[int, int]] = deque()
        offset = 0
        for block in blocks:
            if len(in_flight) == _DEPTH:
                confirmed(answers.take_write(*in_flight.popleft()))
            number = answers.request(CMD_WRITE, handle, int64(offset), block)
            offset += len(block)
            in_flight.append((number, offset))
        for number, end in in_flight:
            confirmed(answers.take_write(number, end))

    def read_file(self, path: str, size: int) -> Iterator[bytes]:
        """Yield the first ``size`` bytes of a file in order, in blocks.

        Raises:
            StatusError: the file ends earlier (status EOF), or a read was refused.
        """
        handle = self._open(CMD_OPEN, path, SFTP_FLAG_READ, SFTPAttributes())
        answers = _Answers(self)
        in_flight: deque[tuple[int, int, int]] = deque()
        asked = 0
        while asked < size or in_flight:
            while asked < size and len(in_flight) < _DEPTH:
                length = min(BLOCK, size - asked)
                in_flight.append((answers.ask_read(handle, asked, length), asked, length))
                asked += length
            yield answers.take_read(handle, *in_flight.popleft())
        self._close_quietly(handle)

    def _open(self, kind: int, *args: object) -> bytes:
        return _expect(CMD_HANDLE, *self._request(kind, *args)).get_binary()

    def _close_quietly(self, handle: bytes) -> None:
        """Close a handle whose status decides nothing any more."""
        try:
            self._request(CMD_CLOSE, handle)
        except StatusError:
            return


class _Answers:
    """Answers to the requests of one file, kept by number until they are taken.

    paramiko calls `_async_response` of the object a request was made for. Answers may come in
    any order; those never taken die with this object.
    """

    def __init__(self, client: StrictClient) -> None:
        self._client = client
        self._answers: dict[int, tuple[int, Message]] = {}

    def request(self, kind: int, *args: object) -> int:
        return self._client._async_request(self, kind, *args)

    def ask_read(self, handle: bytes, offset: int, length: int) -> int:
        return self.request(CMD_READ, handle, int64(offset), length)

    def _async_response(self, kind: int, message: Message, number: int) -> None:
        self._answers[number] = kind, message

    def _take(self, expected: int, number: int) -> Message:
        while number not in self._answers:
            self._client._read_response()
        kind, message = self._answers.pop(number)
        if kind == CMD_STATUS:
            self._client._convert_status(message)
        return _expect(expected, kind, message)

    def take_write(self, number: int, end: int) -> int:
        """Return ``end``, the bytes confirmed once this write is."""
        self._take(CMD_STATUS, number)
        return end

    def take_read(self, handle: bytes, number: int, offset: int, length: int) -> bytes:
        """Return exactly ``length`` bytes; a server may answer a read with less than asked."""
        block = self._take(CMD_DATA, number).get_binary()
        while len(block) < length:
            number = self.ask_read(handle, offset + len(block), length - len(block))
            more = self._take(CMD_DATA, number).get_binary()
            if not more:
                raise SFTPError("a read was answered with no bytes")
            block += more
        return block


def _expect(expected: int, kind: int, message: Message) -> Message:
    if kind != expected:
        raise SFTPError(f"answer of kind {kind}, expected {expected}")
    return message


def digest(blocks: Iterable[bytes]) -> str:
    """Return the SHA-256 of blocks in order."""
    total = hashlib.sha256()
    for block in blocks:
        total.update(block)
    return total.hexdigest()
