"""A hand-written SFTP server's end of a session, for answers no real server would give."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import cast

from paramiko import Channel, Message, SFTPAttributes
from paramiko.sftp import (
    CMD_ATTRS,
    CMD_CLOSE,
    CMD_DATA,
    CMD_HANDLE,
    CMD_INIT,
    CMD_OPEN,
    CMD_OPENDIR,
    CMD_READ,
    CMD_STAT,
    CMD_STATUS,
    CMD_VERSION,
    CMD_WRITE,
    SFTP_EOF,
    SFTP_FAILURE,
    SFTP_OK,
)

from bank_adapters.transport.strict_client import BLOCK, StrictClient

_IN_FLIGHT = 64
SIZE_5 = struct.pack(">IQ", SFTPAttributes.FLAG_SIZE, 5)
"""Attributes of a file of five bytes."""


def status(code: int) -> bytes:
    """A status as it is sent, without words."""
    return struct.pack(">III", code, 0, 0)


@dataclass(frozen=True)
class Manner:
    """How a server answers.

    ``writes`` are collected, up to what the client keeps in flight, and answered in ``order``;
    number ``failing`` with a failure. Reads bring at most ``portion`` bytes of ``content``.
    Whoever asks about a file gets ``attributes``; ``others`` replaces the answer to a request of
    that kind with one of another kind, or with a status.
    """

    writes: int = 0
    failing: int = -1
    order: Callable[[list[int]], list[int]] = list
    content: bytes = b""
    portion: int = BLOCK
    attributes: bytes = SIZE_5
    others: Mapping[int, tuple[int, bytes]] = field(default_factory=dict)


class _Wire:
    """The client's end of the session: a socket with the one method of a channel it lacks."""

    def __init__(self, connected: socket.socket) -> None:
        self.send = connected.send
        self.recv = connected.recv

    def get_name(self) -> str:
        return "wire"


class Peer(threading.Thread):
    """The server's end of a session."""

    def __init__(self, connected: socket.socket, manner: Manner) -> None:
        super().__init__(daemon=True)
        self._stream = connected.makefile("rwb")
        self._manner = manner
        self._held: list[int] = []
        self._answered = 0
        self._first_write = -1
        self.closes = 0

    def run(self) -> None:
        """Answer until the client hangs up."""
        with self._stream:
            while head := self._stream.read(4):
                packet = self._stream.read(struct.unpack(">I", head)[0])
                self._take(packet[0], Message(packet[1:]))

    def _take(self, kind: int, message: Message) -> None:
        number = message.get_int()
        if kind in self._manner.others:
            answer, rest = self._manner.others[kind]
            self._send(answer, number, rest)
        elif kind == CMD_INIT:
            self._send(CMD_VERSION, 3, b"")
        elif kind in {CMD_OPEN, CMD_OPENDIR}:
            self._send(CMD_HANDLE, number, b"\0\0\0\1h")
        elif kind == CMD_WRITE:
            self._hold(number)
        elif kind == CMD_READ:
            self._read(number, message)
        elif kind == CMD_STAT:
            self._send(CMD_ATTRS, number, self._manner.attributes)
        elif kind == CMD_CLOSE:
            self.closes += 1
            self._status(number, SFTP_OK)

    def _hold(self, number: int) -> None:
        if self._first_write < 0:
            self._first_write = number
        self._held.append(number)
        if len(self._held) == min(_IN_FLIGHT, self._manner.writes - self._answered):
            for one in self._manner.order(self._held):
                failed = one - self._first_write == self._manner.failing
                self._status(one, SFTP_FAILURE if failed else SFTP_OK)
            self._answered += len(self._held)
            self._held = []

    def _read(self, number: int, message: Message) -> None:
        message.get_binary()
        offset, length = message.get_int64(), message.get_int()
        data = self._manner.content[offset : offset + min(length, self._manner.portion)]
        if data or not self._manner.portion:
            self._send(CMD_DATA, number, struct.pack(">I", len(data)) + data)
        else:
            self._status(number, SFTP_EOF)

    def _status(self, number: int, code: int) -> None:
        self._send(CMD_STATUS, number, status(code))

    def _send(self, kind: int, number: int, rest: bytes) -> None:
        body = bytes([kind]) + struct.pack(">I", number) + rest
        self._stream.write(struct.pack(">I", len(body)) + body)
        self._stream.flush()


@contextmanager
def session(manner: Manner) -> Iterator[tuple[StrictClient, Peer]]:
    """A session with such a server, for as long as the block lasts."""
    ours, theirs = socket.socketpair()
    ours.settimeout(5)
    with ours, theirs:
        peer = Peer(theirs, manner)
        peer.start()
        yield StrictClient(cast("Channel", _Wire(ours))), peer
        ours.shutdown(socket.SHUT_RDWR)
        peer.join(5)
