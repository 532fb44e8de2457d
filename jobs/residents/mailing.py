"""Mails of the portal: handed to the server of `[mail]`, or files in a folder while trying out."""

import secrets
from dataclasses import dataclass, field
from email.message import EmailMessage

from einvoice.core.errors import UsageError
from einvoice.notify.mail import MailServer, send_mail
from einvoice.notify.secrets import secret
from jobs.context import Context


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in plain text."""

    to: str = field(repr=False)
    subject: str
    text: str = field(repr=False)


def is_mail_on(context: Context) -> bool:
    """Return whether the portal can send mail."""
    return context.config.mail.is_on or context.config.portal.mail_folder is not None


def hand_over(context: Context, letter: Letter) -> None:
    """Send a mail, or write it into the folder of `[portal]`.

    Raises:
        NotToldError: the server is out of reach or refused the mail.
        UsageError: no server is named, or a rehearsal would send over a real one.
    """
    folder = context.config.portal.mail_folder
    if folder is None:
        send_mail(_server(context), (letter.to,), letter.subject, letter.text)
        return
    message = EmailMessage()
    message["To"], message["Subject"] = letter.to, letter.subject
    message.set_content(letter.text)
    path = context.config.home / folder
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = context.clock.timestamp().replace(":", "")
    (path / f"{stamp}-{secrets.token_hex(3)}.eml").write_bytes(message.as_bytes())


def _server(context: Context) -> MailServer:
    mail = context.config.mail
    if not mail.is_on:
        raise UsageError("mail-not-configured")
    if context.clock.fixed is not None and mail.security != "none":
        raise UsageError("mail-while-rehearsing", day=context.clock.fixed)
    password = secret(mail.password, context.config.home) if mail.password else ""
    return MailServer(mail.host, mail.port, mail.security, mail.sender, mail.user, password)
