"""A statement in camt.053 with one entry, to be changed by tests."""

import re
from dataclasses import replace

from statement_files import (
    ENTRIES,
    STATEMENT,
    entries_of,
)

from bank_adapters.simulator.statements import render_camt
from einvoice.core.payments import (
    StatementEntry,
    StatementFormat,
)

V02, V08 = StatementFormat.CAMT_02, StatementFormat.CAMT_08
ONE = replace(STATEMENT, entries=ENTRIES[:1])
PLAIN = render_camt(ONE, V02).decode()
RETURNED = (
    "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn>"
    "</BkTxCd>"
)


def changed(old: str, new: str, text: str = PLAIN) -> bytes:
    """Return the statement of one entry with something else in it; a pattern may be given."""
    found, count = re.subn(old, new, text, flags=re.DOTALL)
    assert count, old
    return found.encode()


def only(content: bytes) -> StatementEntry:
    """Return the only entry."""
    (found,) = entries_of(content)
    return found
