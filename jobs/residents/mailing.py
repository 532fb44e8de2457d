"""Mails of the portal: handed to the server of `[mail]`, or files in a folder while trying out."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from einvoice.notify.mail import MailAnswer, MailSession, send_mail
from jobs.context import Context
from jobs.mail_server import mail_server


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in plain text."""

    to: str = field(repr=False)
    subject: str
    text: str = field(repr=False)


def is_mail_on(context: Context) -> bool:
    """Return whether the portal can send mail."""
    return context.config.mail.is_on or context.config.portal.mail_folder is not None


def require_mail(context: Context) -> None:
    """Let a command end before it begins where it could not mail.

    Raises:
        UsageError: no server is named, or a rehearsal would send over a real one.
    """
    if context.config.portal.mail_folder is None:
        mail_server(context)


def hand_over(context: Context, letter: Letter) -> None:
    """Send a mail, or write it into the folder of `[portal]`.

    Raises:
        NotToldError: the server is out of reach or refused the mail.
        UsageError: no server is named, or a rehearsal would send over a real one.
    """
    folder = context.config.portal.mail_folder
    if folder is None:
        send_mail(mail_server(context), (letter.to,), letter.subject, letter.text)
        return
    message = EmailMessage()
    message["To"], message["Subject"] = letter.to, letter.subject
    message.set_content(letter.text)
    FolderSession(context, folder).text(message)


class FolderSession:
    """A mail server for trying out: it takes all mail and keeps it in a folder."""

    def __init__(self, context: Context, folder: Path) -> None:
        self._context = context
        self._folder = context.config.home / folder

    def offer(self, _to: str) -> MailAnswer | None:
        """Take any address."""
        return None

    def text(self, message: EmailMessage) -> MailAnswer:
        """Keep a mail."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        stamp = self._context.clock.timestamp().replace(":", "")
        path = self._folder / f"{stamp}-{secrets.token_hex(3)}.eml"
        path.write_bytes(message.as_bytes())
        return MailAnswer(250, "kept")


@contextmanager
def mail_session(context: Context) -> Iterator[MailSession | FolderSession]:
    """Yield a connection for many mails, to the server of `[mail]` or the folder of `[portal]`.

    Raises:
        UsageError: no server is named, or a rehearsal would send over a real one.
    """
    folder = context.config.portal.mail_folder
    if folder is not None:
        yield FolderSession(context, folder)
        return
    with MailSession(mail_server(context)) as session:
        yield session
