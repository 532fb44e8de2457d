"""Statements of a simulated bank: of the days since its last statement, with what was paid.

One for each account that invoices are paid to. What is remembered of an account is written after
its statement: a kill between the two lets the same statement appear again.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from bank_adapters.simulator.payers import Payable, payables_in, payments_of, render_statement
from bank_adapters.simulator.statements import WrittenStatement
from bank_adapters.simulator.whole_files import write_whole

_OPENING_CENTS = 1_000_000
_SIGNS = 8
_A_DAY = dt.timedelta(days=1)


def send_statements(
    folder: Path, state: Path, bank: str, today: dt.date, valid: Iterable[str]
) -> None:
    """Put the statements up to the day before a day into the outbox of a bank.

    ``folder`` is what the customer sees, ``state`` the bank's own, ``valid`` are the global ids of
    the invoices that the bank holds as valid.
    """
    held, payables = frozenset(valid), {}
    for path in sorted((*(folder / "inbox").glob("*.xml"), *(folder / "taken").glob("*.xml"))):
        for payable in payables_in(path.read_bytes()):
            if payable.global_id in held:
                payables[payable.global_id] = payable  # an invoice may have come twice
    by_account: dict[str, list[Payable]] = {}
    for payable in payables.values():
        by_account.setdefault(payable.pay_to, []).append(payable)
    for account, paid_to in sorted(by_account.items()):
        _send(folder, state, (bank, account), paid_to, today - _A_DAY)


def _send(
    folder: Path, state: Path, of: tuple[str, str], payables: list[Payable], last: dt.date
) -> None:
    bank, account = of
    short = hashlib.sha256(account.encode()).hexdigest()[:_SIGNS]  # a file's name has no account
    kept = state / f"statement-{short}.json"
    row = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    issued = min(payable.due for payable in payables).replace(day=1)
    first = dt.date.fromisoformat(row["until"]) + _A_DAY if row else issued
    if last < first:
        return
    entries, opening = payments_of(payables, first, last), row.get("closing_cents", _OPENING_CENTS)
    written = WrittenStatement(
        account, first, last, opening, entries, statement_id=f"{last:%y%m%d}"
    )
    content = render_statement(bank, written)
    write_whole(folder / "outbox" / f"KONTS_{last:%Y%m%d}_{short}.xml", content)
    remembered = {"until": str(last), "closing_cents": written.closing}
    write_whole(kept, json.dumps(remembered).encode())
