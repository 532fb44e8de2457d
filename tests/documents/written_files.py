"""What the tests of a bank's file share: written bytes and templates that are wrong."""

import io
from typing import Any

from sample_invoices import order

from einvoice.core.invoices import EInvoice
from einvoice.documents.bank_file import write_bank_file
from einvoice.documents.file_content import FileContent, WrittenFile


def written(
    invoices: list[EInvoice],
    version: str = "1.2",
    **changes: Any,
) -> tuple[bytes, WrittenFile]:
    """Return the bytes of a file of these invoices, and what the writer says of it."""
    out = io.BytesIO()
    result = write_bank_file(order(invoices, version, **changes), invoices, out)
    return out.getvalue(), result


def content_of(result: WrittenFile) -> FileContent:
    """Return what was written, where something was."""
    assert result.content is not None
    return result.content
