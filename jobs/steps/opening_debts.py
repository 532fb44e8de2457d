"""Rows of `balances` that come once invoices carry the balances of accounts: refused, each."""

from dataclasses import replace

from einvoice.core.balances import Balance
from einvoice.core.findings import Finding, Level
from einvoice.intake import Chunk, ParsedRow
from jobs.context import Context
from jobs.cut_off import opening_of


def after_opening(context: Context, chunk: Chunk) -> tuple[Chunk, list[Finding]]:
    """Return a chunk without balances of months after the opening debts, and why not those.

    Such a row holds no flat: nothing of it is waited for.
    """
    opening = opening_of(context)
    if opening is None or not any(isinstance(parsed.row, Balance) for parsed in chunk.rows):
        return chunk, []
    kept: list[ParsedRow] = []
    refused: list[Finding] = []
    for parsed in chunk.rows:
        if isinstance(parsed.row, Balance) and parsed.row.period > opening[0]:
            facts = (("opening", str(opening[0])), ("period", str(parsed.row.period)))
            place = f"{parsed.where}: period"
            refused.append(Finding(Level.ERROR, "balance_of_account", place, facts=facts))
        else:
            kept.append(parsed)
    return replace(chunk, rows=tuple(kept)), refused
