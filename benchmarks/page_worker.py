"""Makes the PDFs of an issued month, and of the floor: as many pages of one word. Prints JSON.

The floor is what the typesetter takes for anything at all: a page, a font, PDF/A-3b.
"""

import datetime as dt
import json
import resource
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

from benchmarks.measure import own_cpu_seconds
from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.core.period import Period
from einvoice.pages.payment_code import code_svg
from einvoice.store import exports
from jobs.context import Context
from jobs.talk import Silence
from jobs.views.pages import pdf_of

TENTH = 10


def main() -> None:
    """Make so many PDFs of an installation."""
    home, count = Path(sys.argv[1]), int(sys.argv[2])
    context = Context(load_config(home / "config.toml"), Clock(dt.date(2026, 11, 5)), Silence())
    with context.store.reading() as tx:
        rows = exports.invoice_rows(tx, Period(2026, 10))
        numbers = [row.invoice_number for row in rows if row.invoice_number]
    pdf_of(context, numbers[0])
    begun, size, early = own_cpu_seconds(), 0, 0
    for place, number in enumerate(islice(cycle(numbers), count)):
        code_svg.cache_clear()  # an invoice is made once a month
        size += len(pdf_of(context, number))
        if place == count // TENTH:
            early = peak_kib()
    spent = own_cpu_seconds() - begun
    made = {"seconds": spent, "bytes": size, "floor": floor_seconds(min(count, 500))}
    print(json.dumps(made | {"early_kib": early, "peak_kib": peak_kib(), "count": count}))


def floor_seconds(count: int) -> float:
    """Return the CPU seconds for a page of one word, made so many times."""
    from typst import Compiler, Fonts

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=True)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "word.typ"
        source.write_text('#set page(paper: "a4")\n#sys.inputs.word', "utf-8")
        compiler = Compiler(str(source), font_paths=fonts, ignore_system_fonts=True)
        begun = own_cpu_seconds()
        for place in range(count):
            inputs = {"word": str(place)}
            compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards="a-3b", timestamp=0)
        return (own_cpu_seconds() - begun) / count


def peak_kib() -> int:
    """Return the most memory this process had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
