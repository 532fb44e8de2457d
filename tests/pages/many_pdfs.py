"""Makes the PDFs of an issued month into a folder, and what each has to say. Prints JSON.

For each invoice NUMBER.pdf, and in `figures.jsonl` its number with every decimal figure of its page
and, in the language of the page, the sums of the ledger.
"""

import datetime as dt
import json
import os
import resource
import sys
from itertools import islice
from pathlib import Path

from pdf_texts import figures, texts

from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.core.period import Period
from einvoice.pages.figures import sum_text
from einvoice.pages.make_page import make_page
from einvoice.store import exports
from einvoice.store.exports import InvoiceRow
from jobs.context import Context
from jobs.talk import Silence
from jobs.views.pages import facts_of, months_before, pdf_of

TODAY, PERIOD = dt.date(2026, 11, 5), Period(2026, 10)


def main() -> None:
    """Make so many PDFs of an installation; look at the memory after a tenth and at the end."""
    home, folder, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    context = Context(load_config(home / "config.toml"), Clock(TODAY), Silence())
    with context.store.reading() as tx:
        rows = [row for row in exports.invoice_rows(tx, PERIOD) if row.invoice_number]
    pdf_of(context, rows[0].invoice_number)
    seconds, made, early_kib = 0.0, 0, 0
    with (folder / "figures.jsonl").open("w", encoding="utf-8") as said:
        for row in islice(rows, count):
            begun = cpu_seconds()
            content = pdf_of(context, row.invoice_number)
            seconds += cpu_seconds() - begun
            (folder / f"{row.invoice_number}.pdf").write_bytes(content)
            said.write(json.dumps(expected(context, row)) + "\n")
            made += 1
            if made == max(1, count // 10):
                early_kib = resident_kib()
    measured = {"count": made, "cpu_seconds": seconds}
    print(json.dumps(measured | {"early_kib": early_kib, "late_kib": resident_kib()}))


def expected(context: Context, row: InvoiceRow) -> dict[str, object]:
    """Return what the text of an invoice's PDF has to have."""
    with context.store.reading() as tx:
        facts = facts_of(tx, context, row, months_before(tx, row))
        lines = exports.invoice_lines_of(tx, row.id)
    page = make_page(facts, facts.buyer.language)
    months = [month.name for month in page.history if page.has_water]
    cents = [row.total_cents, row.to_pay_cents, *(line.net_cents for line in lines)]
    return {
        "number": row.invoice_number,
        "figures": figures("\n".join([*texts(page), *months])),
        "sums": [sum_text(one, page.language) for one in cents],
    }


def cpu_seconds() -> float:
    """Return the CPU seconds this process spent so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def resident_kib() -> int:
    """Return the memory this process has now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


if __name__ == "__main__":
    main()
