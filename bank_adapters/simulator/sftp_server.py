"""A real SFTP server on the loopback, one account per bank, logged into with that bank's key."""

import contextlib
import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from paramiko import Channel, PKey, ServerInterface, SFTPServer, Transport
from paramiko.common import (
    AUTH_FAILED,
    AUTH_SUCCESSFUL,
    OPEN_FAILED_ADMINISTRATIVELY_PROHIBITED,
    OPEN_SUCCEEDED,
)

from bank_adapters.simulator.bank import Bank
from bank_adapters.simulator.bank_files import BankFiles

LOOPBACK = "127.0.0.1"
_JOIN_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Account:
    """A customer's account at a bank: whose key opens it, and its folders."""

    key: PKey
    bank: Bank


class SftpServer:
    """Serves from entering to leaving a ``with`` block; leaving ends every thread and socket.

    The user name is the bank's code. Password, keyboard and agent are not offered, and there is
    no shell.
    """

    def __init__(self, host_key: PKey, accounts: Mapping[str, Account], port: int = 0) -> None:
        self._host_key = host_key
        self._accounts = accounts
        self._wanted_port = port
        self._sessions: list[_Session] = []

    @property
    def port(self) -> int:
        """The port listened on."""
        return int(self._listener.getsockname()[1])

    def __enter__(self) -> Self:
        """Listen.

        Raises:
            OSError: the port is in use.
        """
        self._listener = socket.create_server((LOOPBACK, self._wanted_port))
        self._acceptor = threading.Thread(target=self._accept, name="bank-simulator", daemon=True)
        self._acceptor.start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):  # wakes the thread that waits in accept
            self._listener.shutdown(socket.SHUT_RDWR)
        self._acceptor.join(_JOIN_SECONDS)
        self._listener.close()
        for session in self._sessions:
            session.close()

    def _accept(self) -> None:
        while True:
            try:
                connected, _ = self._listener.accept()
            except OSError:
                return
            self._sessions = [session for session in self._sessions if not session.has_ended]
            session = _Session(connected, self._accounts)
            self._sessions.append(session)
            session.start(self._host_key)


class _Session(ServerInterface):
    """One connection: who may log in, and the SFTP sessions opened on it."""

    def __init__(self, connected: socket.socket, accounts: Mapping[str, Account]) -> None:
        with contextlib.suppress(OSError):  # a customer who is gone already is found out later
            connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket = connected
        self._accounts = accounts
        self._ssh = Transport(connected)
        self._subsystems: list[SFTPServer] = []

    def start(self, host_key: PKey) -> None:
        self._ssh.add_server_key(host_key)
        self._ssh.start_server(event=threading.Event(), server=self)

    @property
    def has_ended(self) -> bool:
        return not self._ssh.is_alive() and not any(
            session.is_alive() for session in self._subsystems
        )

    def cut(self) -> None:
        """Drop the connection as a broken network would."""
        with contextlib.suppress(OSError):  # the customer was faster
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.cut()
        self._ssh.packetizer.complete_handshake()  # stops paramiko's timer thread
        self._ssh.join(_JOIN_SECONDS)
        for subsystem in self._subsystems:
            subsystem.join(_JOIN_SECONDS)
        self._ssh.close()
        self._socket.close()

    def get_allowed_auths(self, username: str) -> str:
        del username
        return "publickey"

    def check_auth_publickey(self, username: str, key: PKey) -> int:
        account = self._accounts.get(username)
        return AUTH_SUCCESSFUL if account is not None and account.key == key else AUTH_FAILED

    def check_channel_request(self, kind: str, chanid: int) -> int:
        del chanid
        return OPEN_SUCCEEDED if kind == "session" else OPEN_FAILED_ADMINISTRATIVELY_PROHIBITED

    def check_channel_subsystem_request(self, channel: Channel, name: str) -> bool:
        account = self._accounts.get(self._ssh.get_username() or "")
        if name != "sftp" or account is None:
            return False
        subsystem = SFTPServer(channel, name, self, BankFiles, account.bank, self.cut)
        self._subsystems.append(subsystem)
        subsystem.start()
        return True
