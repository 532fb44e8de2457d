"""Reads a bank statement as a job does: sums it up, then reads its entries with their identities.

`python -m benchmarks.statement_worker FILE` prints how many entries were taken.
"""

import sys
from pathlib import Path

from bank_adapters.messages.statements import StatementFile, read_entries, read_statements
from einvoice.core.entry_identity import identified
from einvoice.core.statement_pages import joined
from einvoice.core.statement_totals import faults


def main() -> None:
    """Read the file twice and count."""
    with Path(sys.argv[1]).open("rb") as source:
        read = read_statements("statement.xml", source)
        if not isinstance(read, StatementFile):
            sys.exit(f"{read.code} {read.facts}")
        count = 0
        for statement in joined(read.pages).statements:
            if found := faults(statement):
                sys.exit(str(found))
            for page in statement.pages:
                entries = read_entries(source, page)
                count += sum(1 for _ in identified(statement.account, entries))
    print(count)


if __name__ == "__main__":
    main()
