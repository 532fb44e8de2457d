"""An SFTP server on the loopback that fails where it is told to, at the very call.

It is paramiko's server with one thing put in front of every request: a `Strike` says which
request of which kind goes wrong, and how. What a fault leaves of a file is really on the disk.
"""

import contextlib
import errno
import os
import socket
import threading
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from faulty_bank import FaultyBank
from paramiko import (
    Channel,
    PKey,
    ServerInterface,
    SFTPAttributes,
    SFTPHandle,
    SFTPServer,
    SFTPServerInterface,
    Transport,
)
from paramiko.common import AUTH_FAILED, AUTH_SUCCESSFUL, OPEN_SUCCEEDED
from paramiko.sftp import (
    CMD_CLOSE,
    CMD_LSTAT,
    CMD_NAMES,
    CMD_OPEN,
    CMD_OPENDIR,
    CMD_READDIR,
    SFTP_FAILURE,
    SFTP_FLAG_WRITE,
    SFTP_NO_SUCH_FILE,
    SFTP_OK,
    SFTP_PERMISSION_DENIED,
)

LOOPBACK = "127.0.0.1"
OTHER_BYTES = b"other bytes"
_JOIN_SECONDS = 10.0
_WRITING = os.O_WRONLY | os.O_RDWR
_KINDS = {CMD_LSTAT: "stat", CMD_OPENDIR: "list", CMD_READDIR: "list"}


class Fault(StrEnum):
    """How a request goes wrong. The first group may strike any request."""

    REFUSED = "answered with a failure, nothing done"
    FORBIDDEN = "answered with 'not permitted', nothing done"
    DROPPED = "connection dropped, nothing done"
    LOST = "done, then the connection dropped before the answer"
    STALLED = "never answered, nothing done"
    SILENT = "done, never answered"
    DENIED = "done, then answered with a failure"

    CORRUPTED = "one bit changed, success reported"
    SHORTENED = "a part left out, success reported"
    FULL = "half of it stored, then no space left"
    WRONG_SIZE = "one byte more reported than there is"
    NO_SIZE = "no size reported"
    MISSING = "said not to be there"
    CONSUMED = "done, and taken by the bank before the answer"
    SNATCHED = "done, and the file then taken under its temporary name"
    OVERTAKEN = "other bytes put under the new name first"


ANYWHERE = (
    Fault.REFUSED,
    Fault.FORBIDDEN,
    Fault.DROPPED,
    Fault.LOST,
    Fault.STALLED,
    Fault.SILENT,
    Fault.DENIED,
)
PARTICULAR = {
    "write": (Fault.CORRUPTED, Fault.SHORTENED, Fault.FULL),
    "close": (Fault.CORRUPTED, Fault.SHORTENED),
    "read": (Fault.CORRUPTED,),
    "stat": (Fault.WRONG_SIZE, Fault.NO_SIZE, Fault.MISSING),
    "size": (Fault.WRONG_SIZE, Fault.NO_SIZE, Fault.MISSING),
    "rename": (Fault.CONSUMED,),
}
"""What can go wrong with requests of one kind only."""
KINDS = (
    "create",
    "write",
    "close",
    "size",
    "open",
    "read",
    "end",
    "stat",
    "list",
    "rename",
    "remove",
)
_SAID = {Fault.REFUSED: SFTP_FAILURE, Fault.FORBIDDEN: SFTP_PERMISSION_DENIED}


@dataclass(frozen=True)
class Strike:
    """Request number ``nth`` of a kind, counted from 0 since the server began, goes wrong."""

    kind: str
    nth: int
    fault: Fault

    @property
    def label(self) -> str:
        """What it is counted under."""
        return f"{self.kind} {self.fault.name.lower().replace('_', ' ')}"


class FaultyServer:
    """Serves one account from entering to leaving a ``with`` block, one key in, one key out.

    ``strikes`` go wrong; ``locked_out`` = no key is accepted.
    """

    def __init__(
        self,
        bank: FaultyBank,
        keys: tuple[PKey, PKey],
        strikes: tuple[Strike, ...] = (),
        *,
        locked_out: bool = False,
    ) -> None:
        self.bank = bank
        self.host_key, self.client_key = keys
        self.strikes = {(strike.kind, strike.nth): strike for strike in strikes}
        self.locked_out = locked_out
        self.lock = threading.Lock()
        self.ended = threading.Event()
        self._counted: Counter[str] = Counter()
        self._sessions: list[_Session] = []

    @property
    def port(self) -> int:
        """The port listened on."""
        return int(self._listener.getsockname()[1])

    def __enter__(self) -> Self:
        self._listener = socket.create_server((LOOPBACK, 0))
        self._acceptor = threading.Thread(target=self._accept, daemon=True)
        self._acceptor.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End every session; what they were told before is done by then."""
        self.ended.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._acceptor.join(_JOIN_SECONDS)
        self._listener.close()
        for session in self._sessions:
            session.close()

    def strike(self, kind: str) -> Strike | None:
        """Count a request and return what goes wrong with it."""
        with self.lock:
            nth = self._counted[kind]
            self._counted[kind] += 1
            found = self.strikes.get((kind, nth))
            if found is not None:
                self.bank.struck[found.label] += 1
            return found

    def _accept(self) -> None:
        while True:
            try:
                connected, _ = self._listener.accept()
            except OSError:
                return
            session = _Session(connected, self)
            self._sessions.append(session)
            session.start()


class _Session(ServerInterface):
    """One connection."""

    def __init__(self, connected: socket.socket, server: FaultyServer) -> None:
        with contextlib.suppress(OSError):
            connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket = connected
        self._server = server
        self._ssh = Transport(connected)
        self._subsystem: _Requests | None = None

    def start(self) -> None:
        self._ssh.add_server_key(self._server.host_key)
        self._ssh.start_server(event=threading.Event(), server=self)

    def cut(self) -> None:
        """Drop the connection as a broken network would."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.cut()
        self._ssh.packetizer.complete_handshake()  # stops paramiko's timer thread
        self._ssh.join(_JOIN_SECONDS)
        if self._subsystem is not None:
            self._subsystem.join(_JOIN_SECONDS)
        self._ssh.close()
        self._socket.close()

    def get_allowed_auths(self, username: str) -> str:
        del username
        return "publickey"

    def check_auth_publickey(self, username: str, key: PKey) -> int:
        del username
        right = key == self._server.client_key and not self._server.locked_out
        return AUTH_SUCCESSFUL if right else AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:
        del kind, chanid
        return OPEN_SUCCEEDED

    def check_channel_subsystem_request(self, channel: Channel, name: str) -> bool:
        self._subsystem = _Requests(channel, name, self, self._server, self.cut)
        self._subsystem.start()
        return True


class _Requests(SFTPServer):
    """The requests of one session, each of which may be struck."""

    def __init__(
        self, channel: Channel, name: str, session: _Session, server: FaultyServer, cut: Any
    ) -> None:
        super().__init__(channel, name, session, _Files, server.bank)
        self._faulty = server
        self._cut = cut
        self._muted = False
        self._closed = False

    def _process(self, t: int, request_number: int, msg: Any) -> None:
        kind = self._kind(t, msg)
        self._faulty.bank.calls[kind] += 1
        strike = self._faulty.strike(kind)
        self.server.fault = fault = strike.fault if strike else None
        if fault in _SAID:
            self._send_status(request_number, _SAID[fault])
        elif fault is Fault.DROPPED:
            self._cut()
        elif fault is Fault.STALLED:
            self._muted = True
        else:
            before = self._muted
            self._muted = before or fault in {Fault.LOST, Fault.SILENT, Fault.DENIED}
            super()._process(t, request_number, msg)  # type: ignore[misc]
            self._muted = before or fault in {Fault.LOST, Fault.SILENT}
        if fault is Fault.DENIED:
            self._send_status(request_number, SFTP_FAILURE)
        elif fault is Fault.LOST:
            self._cut()
        elif fault is Fault.SNATCHED:
            self._faulty.bank.consume(".*")

    def _kind(self, t: int, msg: Any) -> str:
        """Name a request: "create" opens a file to write, "close" ends it, then comes "size"."""
        kind = _KINDS.get(t, CMD_NAMES[t])
        if t == CMD_OPEN:
            msg.get_text()  # the path
            kind = "create" if msg.get_int() & SFTP_FLAG_WRITE else kind
            msg.rewind()
            msg.get_int()
        follows, self._closed = self._closed, False
        if t == CMD_CLOSE:
            file = self.file_table.get(msg.get_binary())
            msg.rewind()
            msg.get_int()  # the request's number, which was read before
            self._closed = file is not None and file.is_written
            return "close" if self._closed else "end"
        return "size" if kind == "stat" and follows else kind

    def _send_packet(self, t: int, packet: Any) -> None:
        if not self._muted:
            super()._send_packet(t, packet)  # type: ignore[misc]


class _Files(SFTPServerInterface):
    """The account's files. ``fault`` strikes the request at hand."""

    def __init__(self, server: ServerInterface, bank: FaultyBank) -> None:
        super().__init__(server)
        self.bank = bank
        self.fault: Fault | None = None

    def list_folder(self, path: str) -> list[SFTPAttributes] | int:
        try:
            entries = sorted(self.bank.local(path).iterdir())
            return [SFTPAttributes.from_stat(one.lstat(), one.name) for one in entries]
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or errno.EIO)

    def lstat(self, path: str) -> SFTPAttributes | int:
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
        return self.lstat(path)

    def open(self, path: str, flags: int, attr: SFTPAttributes) -> SFTPHandle | int:
        del attr
        local = self.bank.local(path)
        try:
            opened = os.open(local, flags | os.O_CLOEXEC, 0o600)
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or errno.EIO)
        if flags & _WRITING:
            self.bank.opened(local)
        return _OpenFile(self, opened, local, writing=bool(flags & _WRITING))

    def remove(self, path: str) -> int:
        try:
            self.bank.local(path).unlink()
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or errno.EIO)
        return SFTP_OK

    def rename(self, oldpath: str, newpath: str) -> int:
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


class _OpenFile(SFTPHandle):
    """An open file."""

    def __init__(self, files: _Files, opened: int, path: Path, *, writing: bool) -> None:
        super().__init__()
        self._files = files
        self._opened = opened
        self._path = path
        self.is_written = writing
        self._is_open = True

    def stat(self) -> SFTPAttributes | int:
        return self._files.lstat(str(self._path.relative_to(self._files.bank.inbox.parent)))

    def read(self, offset: int, length: int) -> bytes | int:
        try:
            block = os.pread(self._opened, length, offset)
        except OSError as error:
            return SFTPServer.convert_errno(error.errno or errno.EIO)
        return _one_bit_changed(block) if self._files.fault is Fault.CORRUPTED else block

    def write(self, offset: int, data: bytes) -> int:  # type: ignore[override]  # paramiko sends bytes
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
