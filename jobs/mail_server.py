"""The mail server of `[mail]`, and what every mail that we send has in its head."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from einvoice.clock import RIGA
from einvoice.core.errors import UsageError
from einvoice.notify.mail import MailServer
from einvoice.notify.secrets import secret
from jobs.context import Context


def mail_server(context: Context) -> MailServer:
    """Return the mail server.

    Raises:
        UsageError: none is configured, or it would get mail in a rehearsal.
    """
    mail = context.config.mail
    if not mail.is_on:
        raise UsageError("mail-not-configured")
    if context.clock.fixed is not None and mail.security != "none":
        raise UsageError("mail-while-rehearsing", day=context.clock.fixed)
    password = secret(mail.password, context.config.home) if mail.password else ""
    return MailServer(mail.host, mail.port, mail.security, mail.sender, mail.user, password)


def new_message_id(context: Context) -> str:
    """Return an id that no other message has, at the domain we write from."""
    return make_msgid(domain=context.config.mail.sender.partition("@")[2] or "localhost")


def mail_of(
    context: Context, to: str, subject: str, text: str, message_id: str = ""
) -> EmailMessage:
    """Return a mail in plain text; without ``message_id`` it gets an id of its own."""
    mail = context.config.mail
    message = EmailMessage()
    if mail.sender:  # a folder takes mails without one
        message["From"] = Address(context.config.seller.name, addr_spec=mail.sender)
    message["To"] = to
    if mail.reply_to:
        message["Reply-To"] = mail.reply_to
    message["Subject"] = subject
    message["Date"] = format_datetime(context.clock.now().replace(tzinfo=RIGA))
    message["Message-ID"] = message_id or new_message_id(context)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="quoted-printable")
    return message
