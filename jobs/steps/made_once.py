"""Makes once what workers need for files, in the process that they are forked from.

The second validator takes 0.3 s to be made. All that such a process does is to import modules.
"""

from contextlib import suppress

from bank_adapters.registry import BANKS, bank_adapter
from einvoice.core.errors import EInvoiceError
from einvoice.documents.render import bank_templates
from einvoice.safe_xml import load_schema


def make() -> None:
    """Make templates and validators; what cannot be made is said when a file needs it."""
    with suppress(EInvoiceError, OSError):
        bank_templates()
        for schema in sorted({bank_adapter(bank).profile.schema for bank in BANKS}):
            load_schema(schema).make_second()


make()
