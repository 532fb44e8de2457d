"""Values of a meter or a reading that an import overwrites: the old and the new, for people.

A meter's values and days decide what its place pays, and say nothing about a person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from einvoice.core import money
from einvoice.core.meters import Meter, Reading

NO_VALUE = "-"
_COLUMNS: Mapping[type, Mapping[str, str]] = MappingProxyType(
    {
        Meter: {
            "installed_on": "installed_on",
            "removed_on": "removed_on",
            "start_value_e3": "start_value",
            "end_value_e3": "end_value",
            "digits": "digits",
        },
        Reading: {"value_e3": "value"},
    }
)
"""By row type: the fields that decide a consumption, and their columns in the import file."""


@dataclass(frozen=True, slots=True)
class Overwritten:
    """A column of a row, its old and its new value as text; `NO_VALUE` where it became empty."""

    column: str
    before: str
    now: str


def overwritten(old: object, new: object) -> Iterator[Overwritten]:
    """Yield the values that a row replaces; an empty cell that is filled replaces none.

    Rows of other kinds than meters and readings yield nothing.
    """
    for field, column in _COLUMNS.get(type(new), {}).items():
        before, now = getattr(old, field), getattr(new, field)
        if before is not None and before != now:
            yield Overwritten(column, _text(field, before), _text(field, now))


def _text(field: str, value: object) -> str:
    if isinstance(value, int) and field.endswith("_e3"):
        return money.format_scaled(value, 3)
    return NO_VALUE if value is None else str(value)
