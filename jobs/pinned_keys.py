"""The host keys of banks as `config.toml` pins them."""

from einvoice.config_bank import BankTable
from einvoice.core.errors import UsageError

_SHOWN = 24
"""As much of a mistyped key shows which it is."""


def refuse_unreadable_pins(bank: str, table: BankTable) -> None:
    """Refuse a host key that cannot be read, and say which.

    Raises:
        UsageError: an entry is neither the line of a key nor a fingerprint.
    """
    from bank_adapters.transport.settings import HostKeyPin

    for number, text in enumerate(table.host_keys, 1):
        if not HostKeyPin.is_one(text):
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
            raise UsageError("pin-unreadable", bank=bank, number=number, text=shown)
