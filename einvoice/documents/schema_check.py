"""Schema check: one part of a bank file against its family's schema, before it goes in.

libxml2 decides, on the bytes themselves; xmlschema words the reason for what it refused. What is
reported names an element and a rule, never the content.
"""

from einvoice.core.errors import RefusedByCheckError
from einvoice.safe_xml import Schema, XmlElement, XmlFault, XmlRefusedError, parse


def checked(schema: Schema, part: str, content: bytes) -> XmlElement:
    """Return the parsed header or footer.

    Raises:
        RefusedByCheckError: it is not well-formed or the schema refuses it; no file is possible.
    """
    try:
        element = parse(content)
    except XmlRefusedError as error:
        raise RefusedByCheckError(f"{part}: {error}") from error
    if not schema.accepts(element):
        raise RefusedByCheckError(f"{part}: {reasons(schema, element, content)}")
    return element


def reasons(schema: Schema, element: XmlElement, content: bytes) -> str:
    """Return why a schema refuses a part: every broken rule with its element, in one line.

    xmlschema's words where it agrees that the part is wrong, else libxml2's.
    """
    faults: tuple[XmlFault, ...] = schema.explain(content) or schema.faults(element)
    return "; ".join(str(fault) for fault in faults)
