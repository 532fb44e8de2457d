"""E-mail over SMTP: a message in plain text, or many, each with the server's answer.

The order of SMTP decides what is known when a connection breaks (RFC 5321, 4.2.5 and 6.1): until
the server has answered DATA, it has nothing; from the first byte of the text until its answer
nobody knows; after its answer the answer holds.
"""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from types import TracebackType
from typing import Literal, Self

from einvoice.notify.failures import NotToldError

TIMEOUT_SECONDS = 10
SESSION_SECONDS = 30
TEXT_SECONDS = 300
"""How long an answer to a text is waited for: without it nobody knows (RFC 5321, 4.5.3.2.6)."""
_GO_ON, _DONE, _CLOSING = 354, 250, 421
_TAKEN, _REFUSED = range(200, 300), range(400, 600)
_SEVEN_BIT = SMTP.clone(cte_type="7bit")
_FAILURES = (OSError, smtplib.SMTPException, UnicodeError)
_ADDRESS = re.compile(r"\S*@\S*")
_MOST_LETTERS = 200


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over; ``password`` is never shown."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    sender: str
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        return f"MailServer({self.host}:{self.port})"


@dataclass(frozen=True, slots=True)
class MailAnswer:
    """The answer of a mail server: its code, and its words without addresses.

    ``of_address``: it is the answer to RCPT; others are about the mail or the sender.
    """

    code: int
    text: str
    of_address: bool = False

    @property
    def taken(self) -> bool:
        """Whether the server has the message."""
        return self.code in _TAKEN


_NO_ADDRESS = MailAnswer(553, "not an address of letters a-z, digits and signs")
"""Our answer in place of a server's, by its code for it (RFC 5321, 4.2.2)."""


def send_mail(server: MailServer, to: tuple[str, ...], subject: str, text: str) -> None:
    """Hand a message over.

    Raises:
        NotToldError: the server is out of reach, refused it, or did not answer in time.
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = server.sender, ", ".join(to), subject
    message.set_content(text)
    with _named(server):
        connection = _connected(server, TIMEOUT_SECONDS)
        with connection:
            connection.send_message(message)


def greet(server: MailServer) -> None:
    """Ask a server whether it would take mail from us; no mail goes out.

    It is greeted, encrypted and logged in as for a mail, and told who writes.

    Raises:
        NotToldError: the server is out of reach, or takes nothing from us.
    """
    with _named(server):
        connection = _connected(server, TIMEOUT_SECONDS)
        with connection:
            answer = connection.mail(server.sender)
            if answer[0] != _DONE:
                raise smtplib.SMTPResponseException(*answer)
            connection.rset()


class MailSession:
    """One connection to a mail server for many messages, made again where it breaks.

    First `offer`, and where the server says go on, `text`: between the two is the last moment at
    which the message is surely nowhere.
    """

    def __init__(self, server: MailServer) -> None:
        self._server = server
        self._smtp: smtplib.SMTP | None = None
        self._is_open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._smtp is not None and not self._is_open:  # within a text QUIT would be a line of it
            with suppress(*_FAILURES):
                self._smtp.quit()
        self._drop()

    def offer(self, to: str) -> MailAnswer | None:
        """Ask the server to take a message for an address; None where it says go on.

        Raises:
            NotToldError: the server is out of reach or takes nothing from us; it has no message.
        """
        if not to.isascii() or parseaddr(to)[1] != to:
            return _NO_ADDRESS
        with self._unbroken():
            smtp = self._smtp = self._smtp or _connected(self._server, SESSION_SECONDS)
            answer = smtp.mail(self._server.sender)
            if answer[0] != _DONE:
                raise smtplib.SMTPResponseException(*answer)  # about us, not about the address
            answer = smtp.rcpt(to)
            of_address = answer[0] not in _TAKEN
            if not of_address:
                answer = smtp.docmd("DATA")
            if answer[0] == _CLOSING:
                raise smtplib.SMTPResponseException(*answer)
        self._is_open = answer[0] == _GO_ON
        if self._is_open:
            return None
        self._begin_anew()
        return _answer(answer, of_address=of_address)

    def _begin_anew(self) -> None:
        """Let the server forget an address that it refused."""
        with suppress(NotToldError), self._unbroken():
            if self._smtp is not None:
                self._smtp.rset()

    def text(self, message: EmailMessage) -> MailAnswer:
        """Send the text of the message and return the answer.

        Raises:
            NotToldError: no answer came; nobody knows whether the server has the message.
        """
        smtp = self._smtp
        if smtp is None:
            raise RuntimeError("no message was offered")
        body = message.as_bytes(policy=_SEVEN_BIT)
        with self._unbroken():
            if smtp.sock is not None:
                smtp.sock.settimeout(TEXT_SECONDS)
            smtp.send(re.sub(rb"(?m)^\.", b"..", body.removesuffix(b"\r\n")) + b"\r\n.\r\n")
            reply = smtp.getreply()
            if reply[0] not in _TAKEN and reply[0] not in _REFUSED:
                raise smtplib.SMTPResponseException(*reply)
        self._is_open = False
        return _answer(reply)

    @contextmanager
    def _unbroken(self) -> Iterator[None]:
        """Drop a connection that broke, so that the next message gets another."""
        try:
            with _named(self._server):
                yield
        except NotToldError:
            self._drop()
            raise

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
        self._smtp, self._is_open = None, False


def _answer(reply: tuple[int, bytes], *, of_address: bool = False) -> MailAnswer:
    words = " ".join(reply[1].decode("utf-8", "replace").split())
    return MailAnswer(reply[0], _ADDRESS.sub("...", words)[:_MOST_LETTERS], of_address)


@contextmanager
def _named(server: MailServer) -> Iterator[None]:
    """Name the server and the kind of failure: the failure's own words may hold addresses."""
    try:
        yield
    except _FAILURES as error:
        at, kind = f"{server.host}:{server.port}", type(error).__name__
        if isinstance(error, smtplib.SMTPResponseException):
            kind = f"{kind} {error.smtp_code}"
        raise NotToldError("mail-not-taken", server=at, kind=kind) from None


def _connected(server: MailServer, timeout_seconds: int) -> smtplib.SMTP:
    """Return a connection that is encrypted and logged in as the server asks."""
    secure, place = ssl.create_default_context(), (server.host, server.port)
    connection = (
        smtplib.SMTP_SSL(*place, timeout=timeout_seconds, context=secure)
        if server.security == "tls"
        else smtplib.SMTP(*place, timeout=timeout_seconds)
    )
    try:
        if server.security == "starttls":
            connection.starttls(context=secure)
        connection.ehlo_or_helo_if_needed()
        if server.user:
            connection.login(server.user, server.password)
    except BaseException:
        connection.close()
        raise
    return connection
