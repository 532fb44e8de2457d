"""The values that a channel profile may have: types, choices, patterns, and how it is read."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from einvoice.core.channels import ChannelProfile
from einvoice.core.errors import Cause, cause

FIELD_TYPES: Mapping[str, object] = MappingProxyType(
    {field.name: field.type for field in fields(ChannelProfile) if field.name != "marks"}
)
"""The keys of a profile file, each with the type of its value."""

_TEXTS = tuple[str, ...]
_CHOICES = MappingProxyType(
    {
        "footer_sum": ("to_pay", "total"),
        "presentment": ("YES", "NO"),
        "header_test": ("YES", "NO", ""),
    }
)
_PATTERNS = MappingProxyType(
    {
        "file_code": (re.compile(r"[A-Z]{2}"), "profile-file-code"),
        "channel_id": (re.compile(r"[A-Z0-9]{8}"), "profile-channel-id"),
        "contract_attribute": (re.compile(r"[A-Za-z]+"), "profile-attribute"),
        "seller_reg_attribute": (re.compile(r"[A-Za-z]+"), "profile-attribute"),
        "languages": (re.compile(r"[a-z]{2}"), "profile-language"),
        "required_elements": (re.compile(r"(@|[A-Za-z])[A-Za-z/@-]*"), "profile-elements"),
        "forbidden_elements": (re.compile(r"(@|[A-Za-z])[A-Za-z/@-]*"), "profile-elements"),
    }
)
"""By key: what a value must match, and the code of the fault when it does not."""
_PLACEHOLDERS = {"reg_no": "", "contract": "", "account": "", "bic": ""}


def value_fault(key: str, value: object) -> Cause | None:
    """Return what is wrong with a value as a profile file has it; None when nothing is."""
    expected = FIELD_TYPES[key]
    if expected is dt.time:
        return None if _time(value) is not None else cause("profile-time", key=key)
    if expected == _TEXTS:
        if not isinstance(value, list) or not all(type(part) is str for part in value):
            return cause("profile-texts", key=key)
    elif type(value) is not expected:  # a bool is no number here
        return cause("profile-type", key=key, type=getattr(expected, "__name__", expected))
    if type(value) is int and value < 1:
        return cause("profile-least", key=key)
    return _text_fault(key, value)


def profile_value(key: str, value: object) -> object:
    """Return a value without faults as the profile keeps it."""
    if FIELD_TYPES[key] is dt.time:
        return _time(value)
    return tuple(value) if isinstance(value, list) else value


def _text_fault(
    key: str,
    value: Any,  # noqa: ANN401 - of the type its key asks for
) -> Cause | None:
    if key in _CHOICES and value not in _CHOICES[key]:
        return cause(
            "profile-choice", key=key, choices=tuple(choice or '""' for choice in _CHOICES[key])
        )
    if key in _PATTERNS:
        pattern, code = _PATTERNS[key]
        parts = value if isinstance(value, list) else [value]
        if not all(pattern.fullmatch(part) for part in parts):
            return cause(code, key=key)
    check = _CHECKS.get(key)
    return check(key, value) if check else None


def _file_name_fault(key: str, pattern: str) -> Cause | None:
    name = _formatted(pattern, {"file_id": "ID"})
    if "ID" not in name or "/" in name or "{file_id}" not in pattern:
        return cause("profile-file-name", key=key)
    return None


def _header_fault(key: str, pattern: str) -> Cause | None:
    if _formatted(pattern, _PLACEHOLDERS, "?") != "?":
        return None
    return cause("profile-header", key=key, known=tuple(f"{{{name}}}" for name in _PLACEHOLDERS))


def _schema_fault(key: str, name: str) -> Cause | None:
    known = "/" not in name and (files("schemas") / name).is_file()
    return None if known and name.endswith(".xsd") else cause("profile-schema", key=key)


def _languages_fault(key: str, languages: list[str]) -> Cause | None:
    return None if languages else cause("profile-no-language", key=key)


def _characters_fault(key: str, characters: str) -> Cause | None:
    if set(characters) & set("[]^\\"):
        return cause("profile-characters", key=key)
    try:
        allowed = re.compile(f"[{characters}]")
    except re.error:
        return cause("profile-characters", key=key)
    needed = "Rek. 0123456789, klients -._/ABCXYZabcxyz"
    if all(allowed.fullmatch(char) for char in needed):
        return None
    return cause("profile-characters-missing", key=key, needed=needed)


def _folder_fault(key: str, folder: str) -> Cause | None:
    wrong = not folder or ".." in folder.split("/") or not folder.isprintable()
    return cause("profile-folder", key=key) if wrong else None


_CHECKS: Mapping[str, Callable[[str, Any], Cause | None]] = MappingProxyType(
    {
        "file_name": _file_name_fault,
        "schema": _schema_fault,
        "header_sender_id": _header_fault,
        "header_receiver_id": _header_fault,
        "header_contract_id": _header_fault,
        "header_account": _header_fault,
        "languages": _languages_fault,
        "payment_characters": _characters_fault,
        "inbox": _folder_fault,
        "outbox": _folder_fault,
    }
)


def _formatted(pattern: str, values: Mapping[str, str], otherwise: str = "") -> str:
    try:
        return pattern.format(**values)
    except (KeyError, IndexError, ValueError, AttributeError):
        return otherwise


def _time(value: object) -> dt.time | None:
    try:
        return dt.datetime.strptime(str(value), "%H:%M").time()  # noqa: DTZ007 a wall-clock time
    except ValueError:
        return None
