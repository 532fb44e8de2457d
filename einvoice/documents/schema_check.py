"""Schema check: one part of a bank file against its family's schema, before it goes in.

libxml2 decides, on the bytes themselves. xmlschema is the second opinion: it words the reason for
whatever libxml2 refused, and looks at some of what it accepted. Where the two disagree nobody knows
what the bank's own validator will say, so no file is made. What is reported names an element and a
rule, and a value only where it is of nobody in particular.

Source: docs/BANKS.md, "One file".
"""

from collections.abc import Iterable

from einvoice.core.errors import RefusedByCheckError
from einvoice.safe_xml import Schema, XmlElement, XmlRefusedError, parse
from einvoice.xml_faults import XmlFault

LOOKED_AT_TWICE = 10
"""How many invoices of a file xmlschema looks at; it is some 50 times slower than libxml2."""


class ValidatorsDisagreeError(RefusedByCheckError):
    """One validator refuses what the other accepts; the file is not made (exit 4)."""

    def __init__(self, part: str, refusing: str, faults: Iterable[XmlFault]) -> None:
        super().__init__("validators-disagree", part=part, refusing=refusing, why=_line(faults))


def checked(schema: Schema, part: str, content: bytes) -> XmlElement:
    """Return the parsed header or footer.

    Raises:
        RefusedByCheckError: it is not well-formed or the schema refuses it; no file is possible.
    """
    try:
        element = parse(content)
    except XmlRefusedError as error:
        raise RefusedByCheckError("part-not-xml", part=part, why=error) from error
    if not schema.accepts(element):
        why = explained(schema, part, element, content)
        raise RefusedByCheckError("part-refused", part=part, why=why)
    return element


def explained(schema: Schema, part: str, element: XmlElement, content: bytes) -> str:
    """Return why a schema refuses a part: every broken rule with its element, in one line.

    Raises:
        ValidatorsDisagreeError: xmlschema finds nothing wrong with it.
    """
    faults = schema.explain(content)
    if not faults:
        raise ValidatorsDisagreeError(part, "libxml2", schema.faults(element))
    return _line(faults)


def confirm(schema: Schema, part: str, content: bytes) -> None:
    """Ask the second validator about a part that libxml2 has accepted.

    Raises:
        ValidatorsDisagreeError: it refuses the part.
    """
    faults = schema.explain(content)
    if faults:
        raise ValidatorsDisagreeError(part, "xmlschema", faults)


def looked_at_twice(count: int) -> frozenset[int]:
    """Return which of N invoices are looked at twice: first, last and evenly between.

    >>> sorted(looked_at_twice(100)), sorted(looked_at_twice(3)), sorted(looked_at_twice(0))
    ([0, 11, 22, 33, 44, 55, 66, 77, 88, 99], [0, 1, 2], [])
    """
    steps = LOOKED_AT_TWICE - 1
    return frozenset(place * (count - 1) // steps for place in range(LOOKED_AT_TWICE) if count)


def _line(faults: Iterable[XmlFault]) -> str:
    return "; ".join(str(fault) for fault in faults)
