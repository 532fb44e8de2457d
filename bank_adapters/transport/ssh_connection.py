"""One SSH connection to a bank: pinned host key, our key only, every wait bounded."""

import contextlib
import logging
import socket
import threading
import time
from types import TracebackType
from typing import Self

from paramiko import AuthenticationException, SFTPError, SSHException, Transport

from bank_adapters.transport.private_key import load_private_key
from bank_adapters.transport.settings import SftpSettings, fingerprint
from bank_adapters.transport.strict_client import StrictClient
from einvoice.core.errors import BankUnreachableError

BROKEN = (SSHException, OSError, EOFError)
"""Errors of paramiko when the connection breaks or stalls."""
AGAINST_PROTOCOL = (SFTPError, UnicodeDecodeError)
"""Errors of paramiko when the server's answer makes no sense."""

_CIPHERS = (
    "aes128-gcm@openssh.com",  # twice as fast as ctr with a separate MAC
    "aes256-gcm@openssh.com",
    "aes128-ctr",
    "aes192-ctr",
    "aes256-ctr",
)
_RSA_SIGNATURES = ("rsa-sha2-512", "rsa-sha2-256")
_SETUP_STEPS = 4  # connect, key exchange, authentication, opening the subsystem
_JOIN_SECONDS = 5.0
_MOST_OF_IT = 0.9


class SshConnection:
    """A connection that is set up on entering and torn down on leaving a ``with`` block.

    The host key is compared after the key exchange and before authentication: a server whose
    key is not pinned learns neither our user name nor our key. ``sftp`` is the session on it;
    ``host_key`` the fingerprint seen, empty before.
    """

    sftp: StrictClient

    def __init__(self, settings: SftpSettings) -> None:
        self._settings = settings
        self._server = f"{settings.host}:{settings.port}"
        self.host_key = ""
        self._ssh: Transport | None = None
        self._socket: socket.socket | None = None
        self._watchdog: threading.Timer | None = None

    @property
    def channel_timeout(self) -> float:
        """Seconds that an answer is waited for."""
        return self._settings.channel_timeout

    def __enter__(self) -> Self:
        """Connect.

        Raises:
            BankUnreachableError: no session was opened; nothing was sent but, to a
                server of the right host key, our user name and proof of our key.
        """
        began = time.monotonic()
        try:
            self._connect()
        except BaseException as error:
            self._disconnect()
            if isinstance(error, (*BROKEN, *AGAINST_PROTOCOL)):
                unreachable = BankUnreachableError(_connect_fault(error), server=self._server)
                unreachable.stalled = waited_in_vain(began, self._settings.connect_timeout)
                raise unreachable from error
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._disconnect()

    def _connect(self) -> None:
        key = load_private_key(self._settings.key_file)
        wait = self._settings.connect_timeout
        silence_paramiko()
        self._socket = socket.create_connection(
            (self._settings.host, self._settings.port), timeout=wait
        )
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._watch(wait * _SETUP_STEPS)
        self._ssh = self._negotiate(self._socket)
        self._check_host_key(self._ssh)
        if self._ssh.auth_publickey(self._settings.user, key):
            raise BankUnreachableError("bank-second-proof", server=self._server)
        self.sftp = self._open_session(self._ssh)
        self._ssh.set_keepalive(self._settings.keepalive)
        self._watch(self._settings.session_timeout)

    def _negotiate(self, connected: socket.socket) -> Transport:
        """Agree on keys; nothing that names us has been sent when this returns."""
        wait = self._settings.connect_timeout
        ssh = Transport(connected)
        self._ssh = ssh
        ssh.banner_timeout = ssh.handshake_timeout = ssh.auth_timeout = wait
        options = ssh.get_security_options()
        options.ciphers = _CIPHERS
        options.key_types = self._host_key_types(tuple(options.key_types))
        ssh.start_client(timeout=wait)
        return ssh

    def _host_key_types(self, known: tuple[str, ...]) -> tuple[str, ...]:
        """Return the host key types to ask for, so that a server with several shows a pinned key.

        A pin given as a fingerprint does not show its type; then all are accepted, the types of
        the other pins first.
        """
        pinned: list[str] = []
        for pin in self._settings.pins:
            pinned += _RSA_SIGNATURES if pin.key_type == "ssh-rsa" else (pin.key_type,)
        wanted = [name for name in pinned if name in known]
        if "" in pinned:
            wanted += known
        return tuple(dict.fromkeys(wanted))

    def _check_host_key(self, ssh: Transport) -> None:
        shown = ssh.get_remote_server_key()
        self.host_key = fingerprint(shown.asbytes())
        if self.host_key not in {pin.fingerprint for pin in self._settings.pins}:
            line = f"{shown.get_name()} {shown.get_base64()}"  # as `host_keys` has it
            raise BankUnreachableError(
                "host-key-changed", server=self._server, key=self.host_key, line=line
            )

    def _open_session(self, ssh: Transport) -> StrictClient:
        channel = ssh.open_session(timeout=self._settings.connect_timeout)
        channel.settimeout(self._settings.channel_timeout)
        channel.invoke_subsystem("sftp")  # waits without a bound: the watchdog is its bound
        return StrictClient(channel)

    def _watch(self, seconds: float) -> None:
        """Cut the connection off after N seconds; every wait then ends with an error."""
        self._call_off()
        self._watchdog = threading.Timer(seconds, self._cut)
        self._watchdog.daemon = True
        self._watchdog.start()

    def _call_off(self) -> None:
        if self._watchdog is not None:
            self._watchdog.cancel()
            self._watchdog.join(_JOIN_SECONDS)
            self._watchdog = None

    def _cut(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):  # the other side was faster
                self._socket.shutdown(socket.SHUT_RDWR)

    def _disconnect(self) -> None:
        """End the connection and its threads without waiting for the server.

        A polite SSH goodbye could block on a server that no longer reads; every answer we need
        has been read by now.
        """
        self._call_off()
        self._cut()
        if self._ssh is not None:
            self._ssh.packetizer.complete_handshake()  # stops paramiko's timer thread
            if self._ssh.is_alive():
                self._ssh.join(_JOIN_SECONDS)
            self._ssh.close()
        if self._socket is not None:
            self._socket.close()
        self._ssh = self._socket = None


def waited_in_vain(began: float, timeout: float) -> bool:
    """Return whether the timeout, and not a quick refusal, ended the wait."""
    return time.monotonic() - began >= _MOST_OF_IT * timeout


def _connect_fault(error: Exception) -> str:
    """Return the code of the step of connecting that failed, by the kind of the error."""
    if isinstance(error, socket.gaierror):
        return "bank-unknown-host"
    if isinstance(error, AuthenticationException):
        return "bank-refuses-key"
    if isinstance(error, ConnectionRefusedError):
        return "bank-not-listening"
    if isinstance(error, TimeoutError):
        return "bank-silent"
    return "bank-breaks-off"


def silence_paramiko() -> None:
    """Keep paramiko's own log from the terminal where nobody configured logging."""
    logger = logging.getLogger("paramiko")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
