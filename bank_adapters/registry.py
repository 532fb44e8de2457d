"""The banks this product speaks with. A new bank is a profile file and a row here."""

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from bank_adapters.interface import BankAdapter
from bank_adapters.profile_file import load_profile, with_overrides
from einvoice.core.errors import UsageError

_PACKAGES = MappingProxyType(
    {
        "swedbank": "bank_adapters.swedbank",
        "seb": "bank_adapters.seb",
    }
)

BANKS = tuple(_PACKAGES)
"""The bank codes, as in subscriptions and in the configuration."""

_NO_OVERRIDES: Mapping[str, object] = MappingProxyType({})


def bank_adapter(bank: str, overrides: Mapping[str, object] = _NO_OVERRIDES) -> BankAdapter:
    """Return the adapter of a bank, its profile changed by the configuration's overrides.

    Raises:
        UsageError: there is no such bank, or a profile value is wrong.
    """
    if bank not in _PACKAGES:
        raise UsageError("no-such-bank", bank=bank, known=BANKS)
    text = (files(_PACKAGES[bank]) / "profile.toml").read_text("utf-8")
    return BankAdapter(bank, with_overrides(load_profile(bank, text), overrides))
