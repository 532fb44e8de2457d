"""Values of an imported row that decide no cent and no recipient; always correctable."""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from einvoice.core.meters import Reading
from einvoice.core.methods import Cost, Method, SingleCharge
from einvoice.core.ownership import digits, same_customer
from einvoice.core.premises import Customer

_WORDS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        Customer: ("email", "language", "delivery"),
        Reading: ("source", "submitted_at"),
        Method: ("basis",),
        Cost: ("note",),
        SingleCharge: ("text_lv", "text_ru", "text_en", "reason"),
    }
)
"""Fields that decide neither a cent nor who gets an invoice."""


def but_for_words(old: Any, new: Any) -> Any:  # noqa: ANN401 - any row type
    """Return the old row with what may always be corrected as the new row has it.

    A name is only another spelling where the code, or without codes the name, says that it is the
    same person; so is a code of the same digits.
    """
    names = _WORDS.get(type(new), ())
    if isinstance(new, Customer) and digits(new.code) == digits(old.code):
        names += ("name", "code") if same_customer(old, new) else ()
    return dataclasses.replace(old, **{name: getattr(new, name) for name in names})
