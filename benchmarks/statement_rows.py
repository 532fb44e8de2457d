"""Bank statements of 100,000 entries: CPU seconds and peak memory of reading each format."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bank_adapters.simulator.statements import (
    SWEDBANK,
    WrittenStatement,
    render_camt,
    render_fidavista,
)
from benchmarks.measure import python
from einvoice.core.iban import with_check_digits
from einvoice.core.payments import EntryPart, Payer, StatementEntry, StatementFormat

ENTRIES = 100_000
FORMATS: dict[str, Callable[[WrittenStatement], bytes]] = {
    "camt.053.001.02": partial(render_camt, version=StatementFormat.CAMT_02),
    "camt.053.001.08": partial(render_camt, version=StatementFormat.CAMT_08),
    "FiDAViSta": partial(render_fidavista, form=SWEDBANK),
}
_FIRST = dt.date(2026, 11, 1)
_ACCOUNT = "LV33HABA5261548189983"


def statement_rows(xmllint: str, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Read each format twice, as a job does.

    The files are made by a process of their own: a child begins with its parent's peak memory.
    """
    del xmllint
    for name in FORMATS:
        path = folder / "statement.xml"
        python("benchmarks.statement_rows", name, str(path))
        spent = python("benchmarks.statement_worker", str(path))
        if int(spent.output) != ENTRIES:
            raise RuntimeError(f"{name}: {spent.output} entries")
        what = f"{name}, {ENTRIES:,} entries, {path.stat().st_size / 1e6:.0f} MB"
        yield what, f"{spent.cpu_seconds:.1f} s", "<= 30 s"
        yield "  peak memory", f"{spent.peak_mib:.0f} MiB", "<= 128 MiB"


def main() -> None:
    """Write a statement: its format, and the file."""
    name, path = sys.argv[1:]
    entries = [_entry(number) for number in range(ENTRIES)]
    statement = WrittenStatement(_ACCOUNT, _FIRST, dt.date(2026, 11, 30), 0, entries)
    Path(path).write_bytes(FORMATS[name](statement))


def _entry(number: int) -> StatementEntry:
    """Return a payment with a Latvian name, an account of its own and an invoice number."""
    account = with_check_digits("LV", f"HABA{number:013d}")
    payer = Payer(f"Ņikita Ķēniņš-Paraugs {number}", account, "161175-19997", "HABALV22")
    text = f"Rēķins {26_110_000_000 + number}\nklients B{number % 97:04d}-{number % 61}, 11.2026"
    ref = f"2026110{number:09d}"
    part = EntryPart(4_000 + number % 9_000, text, payer, f"E2E{number}", f"TX{number}", ref)
    day = _FIRST + dt.timedelta(days=number % 30)
    return StatementEntry(day, part.cents, (part,), day, ref)


if __name__ == "__main__":
    main()
