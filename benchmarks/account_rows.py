"""Accounts of very many flats: what one account costs, and all of them as debtors.

A finished month of 200 flats is copied by SQL (`benchmarks.history`), and the invoices of its month
before are paid: nineteen of twenty payments are applied, the others wait as proposals.
"""

import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.history import multiply
from benchmarks.installations import installation
from benchmarks.measure import python
from einvoice.config import load_config

_COPIED = 200
_PAID = """INSERT INTO payments (payment_id, account, booked_on, part, entry_cents, cents, bank_ref,
is_return, kind, payer_name, payer_plain_name, payer_account, payer_code, text, end_to_end_id,
transaction_id, structured_ref, state, rule, waits, is_double, by_person, reason)
SELECT printf('p%015d', number), ?, date('2026-11-01', (number % 28) || ' days'), 0, total_cents,
total_cents, 'R' || number, 0, '', buyer_name, lower(buyer_name),
'LV00UNLA' || printf('%013d', number), '', 'Rekins ' || number, '', '', '',
CASE number % 20 WHEN 0 THEN 'queued' ELSE 'applied' END, CASE number % 20 WHEN 0 THEN NULL ELSE 3
END, CASE number % 20 WHEN 0 THEN 'no_second_fact' ELSE '' END, 0, 0, ''
FROM invoices WHERE period = '2026-09' AND number IS NOT NULL"""
_SINCE = """(SELECT min(valid_from) FROM customers c WHERE c.flat_id = invoices.flat_id
AND c.code = invoices.buyer_code)"""
_OF_PAYMENT = "FROM invoices JOIN payments ON payment_id = printf('p%015d', number)"
_APPLIED = f"""INSERT INTO payment_shares (payment_id, flat_id, customer_from, cents, names)
SELECT payment_id, flat_id, {_SINCE}, total_cents, number {_OF_PAYMENT}
WHERE payments.state = 'applied'"""
_PROPOSED = f"""INSERT INTO payment_candidates
(payment_id, place, rule, flat_id, customer_from, invoice, is_weak)
SELECT payment_id, 0, 3, flat_id, {_SINCE}, number, 0 {_OF_PAYMENT}
WHERE payments.state = 'queued'"""
_READ = """INSERT INTO statements (source, place, account, format, first_day, last_day,
opening_cents, closing_cents) SELECT ?1, 0, ?1, 'camt.053.001.02', '2026-11-01', '2026-12-15', 0,
coalesce(sum(cents), 0) FROM payments WHERE account = ?1"""


def account_rows(folder: Path, flats: int) -> Iterator[tuple[str, str, str]]:
    """Ask for accounts of flats one by one, and for the debtors among all."""
    home = company(folder / "accounts", flats)
    said = json.loads(python("benchmarks.account_worker", str(home)).output)
    name = f"account of one flat of {flats:,}, two months: median"
    yield name, f"{said['median_ms']:.1f} ms", "<= 10 ms"
    yield "  95 of 100, and statements", f"{said['p95_ms']:.1f} ms, {said['statements']}", ""
    spent = python("benchmarks.account_worker", str(home), "debtors")
    said = json.loads(spent.output)
    yield f"debtors of {flats:,} flats", f"{said['seconds']:.1f} s", ""
    yield "  statements, and peak", f"{said['statements']}, {spent.peak_mib:.0f} MiB", ""


def company(home: Path, flats: int) -> Path:
    """Make a company of flats with two months, of which the first is paid."""
    installation(home, _COPIED)
    python("einvoice.cli.main", "--config", str(home / "config.toml"), "run")
    database = home / "data" / "einvoice.db"
    multiply(database, flats // _COPIED, 2)
    ours = {table.account for table in load_config(home / "config.toml").banks.values()}
    with sqlite3.connect(database) as connection:
        connection.execute(_PAID, (min(ours),))
        connection.execute(_APPLIED)
        connection.execute(_PROPOSED)
        for account in ours:
            connection.execute(_READ, (account,))
    connection.close()
    return home


def main() -> None:
    """Measure accounts alone: a folder in which the company is made, and how many flats."""
    folder, flats = Path(sys.argv[1]), int(sys.argv[2])
    for what, measured, target in account_rows(folder, flats):
        print(f"{what:<58}{measured:>16}  {target}", flush=True)


if __name__ == "__main__":
    main()
