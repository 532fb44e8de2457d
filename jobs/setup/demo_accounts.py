"""Sample accounts of bookkeeping, so that `export postings` works on a demo."""

from einvoice.texts.services import builtin_services

_RECEIVABLE, _INCOME = "2310", "6110"
_VAT = {"5": "5723", "12": "5722", "21": "5721"}


def with_accounts(text: str) -> str:
    """Return a configuration with an account for every service and VAT rate of a sample.

    A company of its own gets none: a wrong account is worse than a missing one.
    """
    income = "".join(f'{service.service} = "{_INCOME}"\n' for service in builtin_services())
    vat = "".join(f'"{percent}" = "{account}"\n' for percent, account in _VAT.items())
    for table, lines in (
        ("[accounts]\n", f'receivable = "{_RECEIVABLE}"\n'),
        ("[accounts.services]\n", income),
        ("[accounts.vat]\n", vat),
    ):
        text = text.replace(table, table + lines)
    return text
