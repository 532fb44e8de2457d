"""A real mail server on the loopback whose answers a test decides, by the recipient's address."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from openssh import free_port
from sample_company import Company

CUT = "cut"
"""The server ends the connection in place of an answer."""


@dataclass
class MailBoxes:
    """What the server took, and what it answers by address; `CUT` ends the connection.

    ``at_text`` are answers after the text was read: a mail that is cut there was not taken.
    ``lost`` are addresses whose mail is taken, and the connection cut in place of the answer.
    ``at_sender`` answers whoever says from whom a mail is.
    """

    port: int = 0
    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    at_address: dict[str, str] = field(default_factory=dict)
    at_text: dict[str, str] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    at_sender: str = "250 ok"
    asked: Counter[str] = field(default_factory=Counter)

    @property
    def addresses(self) -> list[str]:
        """Who was sent a mail, in order."""
        return [address for address, _ in self.taken]

    async def handle_MAIL(  # noqa: N802 - its name at the library
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        """Take a sender, or answer what the test says."""
        if self.at_sender.startswith("250"):
            envelope.mail_from = address
        return _said(server, self.at_sender)

    async def handle_RCPT(  # noqa: N802 - its name at the library
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        """Take an address, or answer what the test says."""
        self.asked[address] += 1
        answer = self.at_address.get(address, "250 ok")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return _said(server, answer)

    async def handle_DATA(  # noqa: N802 - its name at the library
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Take a mail, or answer what the test says."""
        (address,) = envelope.rcpt_tos
        answer = self.at_text.get(address, "250 taken")
        if answer.startswith("250"):
            message = message_from_bytes(envelope.original_content or b"", policy=policy.default)
            assert isinstance(message, EmailMessage)
            self.taken.append((address, message))
        return _said(server, CUT if address in self.lost else answer)


def _said(server: SMTP, answer: str) -> str:
    if answer == CUT:
        assert isinstance(server.transport, asyncio.Transport)
        server.transport.abort()
        return "421 gone"
    return answer


@contextmanager
def mail_boxes() -> Iterator[MailBoxes]:
    """Run the server."""
    boxes = MailBoxes()
    boxes.port = free_port()
    controller = Controller(boxes, hostname="127.0.0.1", port=boxes.port, server_hostname="test")
    controller.start()
    try:
        yield boxes
    finally:
        controller.stop()


def mails_through(company: Company, boxes: MailBoxes, *more: str) -> None:
    """Let the configuration name the server; ``more`` are further lines of `[mail]`."""
    lines = (
        'host = "127.0.0.1"',
        f"port = {boxes.port}",
        'security = "none"',
        'from = "rekini@example.lv"',
        'reply_to = "birojs@example.lv"',
        "per_minute = 60000",
        *more,
    )
    company.edit_config("[mail]\n", "\n".join(("[mail]", *lines, "")))
