"""Profile files: a bank's dialect in TOML, one table per key with value, source and mark.

    [lead_days]
    value = 3
    source = "public page of the bank, 2026-01"
    mark = "assumed"

`mark` is `confirmed` (by the bank's own documents, or a choice that is ours alone) or `assumed`.
Times are written ``HH:MM``. Every field of `ChannelProfile` is a key; nothing else is. What a
value may be is said in `bank_adapters.profile_values`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bank_adapters.profile_values import FIELD_TYPES, profile_value, value_fault
from einvoice.core.channels import ChannelProfile, ProfileMark
from einvoice.core.errors import Cause, UsageError, cause

_TABLE_KEYS = {"value", "source", "mark"}


def load_profile(bank: str, text: str) -> ChannelProfile:
    """Return the profile written in a TOML text.

    Raises:
        UsageError: it is no TOML, or keys are unknown, missing or wrong; all faults at once.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError("profile-not-toml", bank=bank, why=error) from error
    _refuse(bank, [*_key_faults(tables), *_table_faults(tables)])
    _refuse(bank, _value_faults({key: table["value"] for key, table in tables.items()}))
    values: dict[str, Any] = {
        key: profile_value(key, table["value"]) for key, table in tables.items()
    }
    marks = {
        key: ProfileMark(table["source"], confirmed=table["mark"] == "confirmed")
        for key, table in tables.items()
    }
    if values["bank"] != bank:
        _refuse(
            bank, [cause("profile-other-bank", key="bank", value=values["bank"], expected=bank)]
        )
    return ChannelProfile(**values, marks=marks)


def with_overrides(profile: ChannelProfile, overrides: Mapping[str, object]) -> ChannelProfile:
    """Return a profile with values from the configuration in place of its own.

    Who overrides a value vouches for it: it counts as confirmed, with the configuration as its
    source. So an assumed value that turns out right is confirmed by repeating it there.

    Raises:
        UsageError: a key is unknown, is `bank`, or its value is wrong; all faults at once.
    """
    if not overrides:
        return profile
    unknown = [
        cause("profile-key-unknown", key=key)
        for key in sorted(overrides)
        if key not in FIELD_TYPES or key == "bank"
    ]
    known = {key: value for key, value in overrides.items() if key in FIELD_TYPES}
    _refuse(profile.bank, [*unknown, *_value_faults(known)])
    mark = ProfileMark(f"config.toml, banks.{profile.bank}.profile", confirmed=True)
    values: dict[str, Any] = {key: profile_value(key, value) for key, value in known.items()}
    return replace(profile, **values, marks={**profile.marks, **dict.fromkeys(values, mark)})


def _key_faults(tables: Mapping[str, object]) -> Iterator[Cause]:
    for key in sorted(tables.keys() - FIELD_TYPES.keys()):
        yield cause("profile-key-unknown", key=key)
    for key in sorted(FIELD_TYPES.keys() - tables.keys()):
        yield cause("profile-key-missing", key=key)


def _table_faults(tables: Mapping[str, Any]) -> Iterator[Cause]:
    for key, table in tables.items():
        if not isinstance(table, dict) or table.keys() != _TABLE_KEYS:
            yield cause("profile-no-table", key=key)
        elif table["mark"] not in {"confirmed", "assumed"}:
            yield cause("profile-mark", key=key)
        elif not isinstance(table["source"], str) or not table["source"]:
            yield cause("profile-source", key=key)


def _value_faults(values: Mapping[str, object]) -> list[Cause]:
    faults = (value_fault(key, value) for key, value in values.items())
    return [fault for fault in faults if fault is not None]


def _refuse(bank: str, faults: list[Cause]) -> None:
    if faults:
        raise UsageError("profile-wrong", bank=bank, faults=tuple(faults))
