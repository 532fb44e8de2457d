"""Whatever a statement was mutated to, it is refused, or it balances: nothing else, no error.

150 mutated files of each form; with SOAK=1 3,400 of each, more than 10,000 in all.
"""

import io
import os
import random
import re

import pytest
from mutated_messages import mutated
from statement_files import ACCOUNT, SECRETS, STATEMENT

from bank_adapters.messages.statements import StatementFile, read_entries, read_statements
from bank_adapters.simulator.statements import SWEDBANK, render_camt, render_fidavista
from einvoice.core.entry_identity import identified
from einvoice.core.findings import Finding
from einvoice.core.payments import StatementFormat
from einvoice.core.statement_pages import joined
from einvoice.core.statement_totals import faults
from einvoice.texts.findings import line

ROUNDS = 3_400 if os.environ.get("SOAK") else 150
SEEDS = {
    "camt 02": render_camt(STATEMENT, StatementFormat.CAMT_02),
    "camt 08": render_camt(STATEMENT, StatementFormat.CAMT_08),
    "fidavista": render_fidavista(STATEMENT, SWEDBANK),
}


def changed(content: bytes, rng: random.Random) -> bytes:
    """Return a statement with one digit changed, or mutated in any other way."""
    if rng.random() < 0.6:
        return mutated(content, rng)
    place = rng.choice([found.start() for found in re.finditer(rb"[0-9](?=[0-9.]*<)", content)])
    return content[:place] + b"%d" % rng.randrange(10) + content[place + 1 :]


def outcome_of(content: bytes) -> str:
    """Return what became of a file; what is taken of it must balance, entry by entry."""
    source = io.BytesIO(content)
    read = read_statements("s.xml", source)
    told = [read] if isinstance(read, Finding) else [*read.findings, *joined(read.pages).findings]
    outcome = read.code if isinstance(read, Finding) else "waits"
    for statement in joined(read.pages).statements if isinstance(read, StatementFile) else ():
        broken = faults(statement)
        told += broken
        outcome = broken[0].code if broken else "taken"
        if not broken:
            entries = [entry for page in statement.pages for entry in read_entries(source, page)]
            kept = statement.kept
            net = sum(entry.cents for entry in entries)
            assert kept.opening_cents + net == kept.closing_cents
            assert all(sum(part.cents for part in one.parts) == one.cents for one in entries)
            assert {kept.first_day <= one.booked_on <= kept.last_day for one in entries} <= {True}
            assert len(dict(identified(ACCOUNT, entries))) == len(entries)
    for finding in told:
        text = line(finding, "lv") + line(finding, "en")
        assert not [secret for secret in SECRETS if secret in text]
        assert len(text) < 1_200
    return outcome


@pytest.mark.parametrize("form", SEEDS)
def test_no_statement_breaks_its_reader(form: str) -> None:
    """Refused, waiting for a page, or taken to the cent, and enough of the first and the last."""
    rng = random.Random(f"statements {form}")  # noqa: S311 - not a secret
    outcomes: dict[str, int] = {}
    for _ in range(ROUNDS):
        outcome = outcome_of(changed(SEEDS[form], rng))
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    print(form, dict(sorted(outcomes.items())))
    assert outcomes["taken"] > ROUNDS // 50
    assert outcomes["answer-invalid"] > ROUNDS // 50
    assert outcomes["statement-unbalanced"] > 0
