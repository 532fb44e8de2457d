"""The error of this room."""

from einvoice.core.errors import EInvoiceError


class NotToldError(EInvoiceError):
    """Somebody could not be told; it is reported and stops nothing."""
