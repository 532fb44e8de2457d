"""The work that other machines may be asked for, by name, with its parts and results as bytes.

What comes from the database is read as values of the types that the work declares and nothing
else; it never names code to be run.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, get_type_hints

import msgspec

from jobs.context import Context

WORK = MappingProxyType(
    {
        "calculate": ("jobs.steps.calculate", "results_of"),
        "write": ("jobs.steps.file_writing", "write_part"),
    }
)
"""Each is a function of a context and a part, which only reads the database."""


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of work."""

    name: str
    function: Callable[[Context, Any], Any]
    part: Any
    result: Any


@cache
def work_named(name: str) -> Work:
    """Return the work of a name.

    Raises:
        KeyError: there is no such work.
    """
    module, function_name = WORK[name]
    function = getattr(import_module(module), function_name)
    hints = get_type_hints(function)
    return Work(name, function, hints["part"], hints["return"])


def name_of(function: Callable[..., object]) -> str:
    """Return the name of the work that a function does."""
    place = (function.__module__, function.__qualname__)
    return next(name for name, known in WORK.items() if known == place)


def as_bytes(value: object) -> bytes:
    """Return a part or a result as it travels."""
    return msgspec.msgpack.encode(value)


def from_bytes(value: bytes, kind: Any) -> Any:  # noqa: ANN401 - the type is given as a value
    """Return what travelled as a value of a type.

    Raises:
        msgspec.MsgspecError: it is none.
    """
    return msgspec.msgpack.decode(value, type=kind)
