"""An SFTP server on the loopback that fails where it is told to, at the very call.

It is paramiko's server with one thing put in front of every request: a `Strike` says which
request of which kind goes wrong, and how. What a fault leaves of a file is really on the disk.
"""

import contextlib
import socket
import threading
from collections import Counter
from typing import Any, Self

from faulty_bank import FaultyBank
from faulty_files import Files
from paramiko import (
    Channel,
    PKey,
    ServerInterface,
    SFTPServer,
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
    SFTP_PERMISSION_DENIED,
)
from server_faults import Fault, Strike

LOOPBACK = "127.0.0.1"
_JOIN_SECONDS = 10.0
_KINDS = {CMD_LSTAT: "stat", CMD_OPENDIR: "list", CMD_READDIR: "list"}
_SAID = {Fault.REFUSED: SFTP_FAILURE, Fault.FORBIDDEN: SFTP_PERMISSION_DENIED}


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
        super().__init__(channel, name, session, Files, server.bank)
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
