"""Faults in the keys of `config.toml`: pydantic's faults as causes with our codes."""

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from einvoice.core.errors import Cause, cause


def faults_of(path: Path, error: ValidationError) -> Iterator[Cause]:
    """Yield the faults, naming the key and never its value."""
    for fault in error.errors(include_url=False, include_input=False):
        facts = fault.get("ctx", {})
        yield cause(
            _FAULTS.get(fault["type"], "setting-wrong"),
            path=path,
            key=".".join(str(part) for part in fault["loc"]) or "?",
            limit=next((facts[name] for name in _LIMITS if name in facts), "?"),
            why=fault["msg"],
        )


_LIMITS = ("ge", "gt", "le", "min_length", "max_length", "pattern", "expected")
_FAULTS = MappingProxyType(
    {
        "account": "setting-account",
        "bool_type": "setting-not-yes-or-no",
        "client-number": "setting-client-number",
        "engine-database": "setting-engine-database",
        "extra_forbidden": "setting-unknown",
        "folder": "setting-folder",
        "greater_than": "setting-too-small",
        "greater_than_equal": "setting-least",
        "int_type": "setting-not-whole",
        "less_than_equal": "setting-most",
        "literal_error": "setting-choice",
        "mail-address": "setting-mail-address",
        "mail-from": "setting-mail-from",
        "mail-host": "setting-mail-host",
        "mail-in-the-clear": "setting-mail-in-the-clear",
        "mail-password": "setting-mail-password",
        "mail-sender": "setting-mail-sender",
        "mail-user": "setting-mail-user",
        "missing": "setting-missing",
        "not-ours-empty": "setting-not-ours",
        "payments-from": "setting-payments-from",
        "proxy-network": "setting-proxy-network",
        "registration-number": "setting-registration-number",
        "secret-reference": "setting-reference",
        "sftp": "setting-sftp",
        "simulator-faults": "setting-simulator-faults",
        "string_pattern_mismatch": "setting-pattern",
        "string_too_long": "setting-too-long",
        "string_too_short": "setting-empty",
        "string_type": "setting-not-text",
        "url-password": "setting-url-password",
    }
)
"""By the type that pydantic gives a fault: the code of our sentence."""
