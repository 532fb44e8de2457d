"""A bank, to the rest of the product: its profile, its file names, its answers. No I/O."""

import datetime as dt
from dataclasses import dataclass

from bank_adapters.messages.reading import Message, read_message
from einvoice.core.channels import ChannelProfile
from einvoice.core.findings import Finding


@dataclass(frozen=True, slots=True)
class BankAdapter:
    """One bank: its code, and its dialect as data."""

    bank: str
    profile: ChannelProfile

    def file_name(self, file_id: str) -> str:
        """Return the name under which a file goes to the bank."""
        return self.profile.file_name.format(file_id=file_id)

    def read_answer(self, name: str, content: bytes, received: dt.date) -> Message | Finding:
        """Return what an answer file says, or why it cannot be read (it is quarantined then)."""
        return read_message(name, content, received)
