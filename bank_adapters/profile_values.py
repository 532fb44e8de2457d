"""What each value of a channel profile may be: types, choices, patterns, and how it is read."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from einvoice.core.channels import ChannelProfile

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
        "file_code": (re.compile(r"[A-Z]{2}"), "two capital letters"),
        "channel_id": (re.compile(r"[A-Z0-9]{8}"), "the 8 characters of a BIC"),
        "contract_attribute": (re.compile(r"[A-Za-z]+"), "the name of an attribute"),
        "seller_reg_attribute": (re.compile(r"[A-Za-z]+"), "the name of an attribute"),
        "languages": (re.compile(r"[a-z]{2}"), "languages of two small letters"),
        "required_elements": (re.compile(r"(@|[A-Za-z])[A-Za-z/@-]*"), "paths of element names"),
        "forbidden_elements": (re.compile(r"(@|[A-Za-z])[A-Za-z/@-]*"), "paths of element names"),
    }
)
_PLACEHOLDERS = {"reg_no": "", "contract": "", "account": "", "bic": ""}


def value_fault(key: str, value: object) -> str:
    """Return what is wrong with a value as a profile file has it; empty when nothing is."""
    expected = FIELD_TYPES[key]
    if expected is dt.time:
        return "" if _time(value) is not None else "expected a time, HH:MM"
    if expected == _TEXTS:
        if not isinstance(value, list) or not all(type(part) is str for part in value):
            return "expected a list of texts"
    elif type(value) is not expected:  # a bool is no number here
        return f"expected a value of type {getattr(expected, '__name__', expected)}"
    if type(value) is int and value < 1:
        return "expected at least 1"
    return _text_fault(key, value)


def profile_value(key: str, value: object) -> object:
    """Return a value without faults as the profile keeps it."""
    if FIELD_TYPES[key] is dt.time:
        return _time(value)
    return tuple(value) if isinstance(value, list) else value


def _text_fault(key: str, value: Any) -> str:  # noqa: ANN401 - of the type its key asks for
    if key in _CHOICES and value not in _CHOICES[key]:
        return f"expected one of {', '.join(choice or 'nothing' for choice in _CHOICES[key])}"
    if key in _PATTERNS:
        pattern, wanted = _PATTERNS[key]
        parts = value if isinstance(value, list) else [value]
        if not all(pattern.fullmatch(part) for part in parts):
            return f"expected {wanted}"
    check = _CHECKS.get(key)
    return check(value) if check else ""


def _file_name_fault(pattern: str) -> str:
    name = _formatted(pattern, {"file_id": "ID"})
    if "ID" not in name or "/" in name or "{file_id}" not in pattern:
        return "expected a file name with {file_id} in it"
    return ""


def _header_fault(pattern: str) -> str:
    known = ", ".join(f"{{{name}}}" for name in _PLACEHOLDERS)
    return (
        "" if _formatted(pattern, _PLACEHOLDERS, "?") != "?" else f"expected {known} or plain text"
    )


def _schema_fault(name: str) -> str:
    known = "/" not in name and (files("schemas") / name).is_file()
    return "" if known and name.endswith(".xsd") else "expected the name of a file in schemas/"


def _languages_fault(languages: list[str]) -> str:
    return "" if languages else "expected at least one language"


def _characters_fault(characters: str) -> str:
    if set(characters) & set("[]^\\"):
        return "expected single characters and ranges a-b, without [ ] ^ and backslash"
    try:
        allowed = re.compile(f"[{characters}]")
    except re.error:
        return "expected single characters and ranges a-b"
    needed = "Rek. 0123456789, klients -._/ABCXYZabcxyz"
    missing = [char for char in needed if not allowed.fullmatch(char)]
    return f"expected at least what every description is made of: {needed}" if missing else ""


def _folder_fault(folder: str) -> str:
    wrong = not folder or ".." in folder.split("/") or not folder.isprintable()
    return "expected a folder of the bank" if wrong else ""


_CHECKS: Mapping[str, Callable[[Any], str]] = MappingProxyType(
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
