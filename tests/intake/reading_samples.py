"""What the tests of reading share: rows and findings of a file."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from einvoice.core.findings import Finding
from einvoice.core.meters import Reading, Source
from einvoice.intake import CoreRow, read_rows

HEADER = "meter_id,read_on,value,source,submitted_at\n"
Write = Callable[..., Path]


def rows_of(path: Path, kind: str = "readings", chunk_rows: int = 5_000) -> list[CoreRow]:
    """The rows of a file without any finding."""
    chunks = list(read_rows(path, kind, chunk_rows))
    assert [f for chunk in chunks for f in chunk.findings] == []
    return [parsed.row for chunk in chunks for parsed in chunk.rows]


def findings_of(path: Path, kind: str = "readings") -> list[Finding]:
    """All findings of a file."""
    return [finding for chunk in read_rows(path, kind) for finding in chunk.findings]


EXPECTED = Reading("C1", dt.date(2026, 10, 31), 12_500, Source.OWNER, "")
