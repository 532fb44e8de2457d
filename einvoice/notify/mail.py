"""E-mail over SMTP, in plain text."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Literal

from einvoice.notify.failures import NotToldError

TIMEOUT_SECONDS = 10


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


def send_mail(server: MailServer, to: tuple[str, ...], subject: str, text: str) -> None:
    """Hand a message over.

    Raises:
        NotToldError: the server is out of reach, refused it, or did not answer in time.
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = server.sender, ", ".join(to), subject
    message.set_content(text)
    try:
        _hand_over(server, message)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        at, kind = f"{server.host}:{server.port}", type(error).__name__
        # not from the error: its text may hold addresses
        raise NotToldError("mail-not-taken", server=at, kind=kind) from None


def _hand_over(server: MailServer, message: EmailMessage) -> None:
    secure = ssl.create_default_context()
    if server.security == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=TIMEOUT_SECONDS, context=secure
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
    with connection:
        if server.security == "starttls":
            connection.starttls(context=secure)
        if server.user:
            connection.login(server.user, server.password)
        connection.send_message(message)
