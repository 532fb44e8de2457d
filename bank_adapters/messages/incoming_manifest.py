"""EinvoiceIncoming: the small manifest that a bank's gateway wants beside each file.

Source: docs/BANKS.md, "Answers"; spelling and name of the file are assumed.
"""

from xml.sax.saxutils import escape

_COUNTRY = "LV"


def manifest_name(name: str) -> str:
    """Return the name of the manifest beside a file.

    >>> manifest_name("2611SW00001TEST01.xml")
    '2611SW00001TEST01.xml.manifest'
    """
    return f"{name}.manifest"


def render_manifest(contract_id: str, name: str) -> bytes:
    """Return the manifest of a file, a pure function of both."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<EinvoiceIncoming>\n"
        f"<ContractId>{escape(contract_id)}</ContractId>\n"
        f"<Filename>{escape(name)}</Filename>\n"
        f"<CountryCode>{_COUNTRY}</CountryCode>\n"
        "</EinvoiceIncoming>\n"
    ).encode()
