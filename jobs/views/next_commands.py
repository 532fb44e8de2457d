"""Which command comes next after a bank refused an invoice: all of them in one place."""

from types import MappingProxyType

NEXT_COMMANDS = MappingProxyType(
    {
        "none": "",
        "show": "einvoice show {invoice}",
        "doctor": "einvoice doctor",
        "status": "einvoice status --period {period}",
        "void": "einvoice void {invoice} --reason TEXT",
        "subscription": "einvoice import PATH",
        "retry": "einvoice rerun --rejected --period {period}",
    }
)
"""By the key in the table of fail codes."""


def next_command(key: str, invoice: str, period: object) -> str:
    """Return the command for an invoice of a period; empty when nothing is to be done."""
    return NEXT_COMMANDS[key].format(invoice=invoice, period=period)
