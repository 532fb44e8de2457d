"""Faults that a schema finds, in our words, with no value that may be somebody's.

A message repeats a value only where it is a figure, a date or a word of the format; any other may
be a name, a code or an account, and its length must do.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _LogEntry
    from xmlschema import XMLSchemaValidationError

_ATTRIBUTE_IN_LIBXML2 = re.compile(r"Element '(?:{[^']*})?([^']*)'(?:, attribute '([^']*)')?: ")
_ATTRIBUTE_IN_XMLSCHEMA = re.compile(r"attribute ([^=\s]+)=(?:'.*'|\".*\"): ", re.DOTALL)

_NAMES_ONLY = {
    "SCHEMAV_ELEMENT_CONTENT",
    "SCHEMAV_CVC_ELT_1",
    "SCHEMAV_CVC_COMPLEX_TYPE_2_1",
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3",
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1",
    "SCHEMAV_CVC_COMPLEX_TYPE_4",
}
"""libxml2's rules whose messages speak of elements and attributes, never of their values."""

_REASONS = {
    "SCHEMAV_CVC_MAXLENGTH_VALID": "longer than allowed",
    "SCHEMAV_CVC_MINLENGTH_VALID": "shorter than allowed",
    "SCHEMAV_CVC_PATTERN_VALID": "not of the expected pattern",
    "SCHEMAV_CVC_ENUMERATION_VALID": "not one of the allowed values",
    "SCHEMAV_CVC_FRACTIONDIGITS_VALID": "more decimals than allowed",
    "SCHEMAV_CVC_DATATYPE_VALID_1_2_1": "not a value of the expected type",
}
"""Our words for the rules whose libxml2 messages quote the value."""

_PLAIN_VALUE = re.compile(r"[-+]?[0-9][0-9.,:e+-]{0,15}|[A-Za-z]{1,4}")
_PLAIN_NAME = re.compile(
    r".*(Sum|Rate|Rounding|Begin|End|ToPay|Total|Amount|Price|Date|Invoices|Currency|Payable"
    r"|Test|@type|@vatId|@presentment|@languageId)(\[\d+\])?"
)
"""The texts that a message may repeat: figures, dates and short words, and nothing else."""


@dataclass(frozen=True, slots=True)
class XmlFault:
    """One broken schema rule: where (a path of element names) and why.

    The value is named only where it can be of nobody in particular.
    """

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def libxml2_fault(entry: "_LogEntry") -> XmlFault:
    """Return an entry of libxml2's log as our fault."""
    head = _ATTRIBUTE_IN_LIBXML2.match(entry.message)
    path = head.group(1) if head and "*" in entry.path else entry.path  # * = it has a namespace
    path = f"{path}/@{head.group(2)}" if head and head.group(2) else path
    if entry.type_name in _NAMES_ONLY and head:
        return XmlFault(path, entry.message[head.end() :].rstrip("."))
    return XmlFault(path, _REASONS.get(entry.type_name, f"breaks rule {entry.type_name}"))


def xmlschema_fault(error: "XMLSchemaValidationError") -> XmlFault:
    """Return an error of xmlschema as our fault."""
    from xmlschema import XMLSchemaDecodeError

    path, reason = error.path or "/", error.reason or "not valid"
    if head := _ATTRIBUTE_IN_XMLSCHEMA.match(reason):
        path, reason = f"{path}/@{head.group(1)}", reason[head.end() :]
    if isinstance(error, XMLSchemaDecodeError):  # its reason quotes the value
        reason = f"not a value of type {getattr(error.validator, 'local_name', 'expected')}"
    return XmlFault(path, reason.rstrip(".") + _described(path, error))


def _described(path: str, error: "XMLSchemaValidationError") -> str:
    """Return the value that breaks a rule, or how long it is; nothing where children do."""
    name = path.rpartition("/@")[2] if "/@" in path else ""
    element = error.elem
    if element is None or (len(element) and not name):
        return ""
    value = str(element.get(name, "")) if name else element.text or ""
    if _PLAIN_NAME.fullmatch(path) and _PLAIN_VALUE.fullmatch(value):
        return f" (is {value})"
    return f" (has {len(value)} characters)"
