"""Writes the rows that an import refused into a file of their own, ready to be mended and imported.

The file is in `refused/` of the data folder, whose owner alone reads it: rows may be about people,
and whoever imported may have taken them from a folder of many readers. It is there as long as the
import has something to mend: the next import of the file, or of the mended rows, writes it again
or removes it.
"""

import datetime as dt
import io
from collections.abc import Iterable
from pathlib import Path

from einvoice.clock import RIGA
from einvoice.core.findings import Finding, Level
from einvoice.encodings import Encoding
from einvoice.intake import kind_of, write_refused
from einvoice.intake.source import FileRefusedError
from einvoice.store.archive import written_whole
from einvoice.texts.findings import line
from jobs.context import Context

FOLDER = "refused"
MOST_ROWS = 100_000
"""Of one file; whatever refuses more of them is wrong with all of them."""

_ENDING = "-refused"


class Reasons:
    """Why rows of a file were refused, by their numbers; rows beyond `MOST_ROWS` are left out."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._by_line: dict[int, list[str]] = {}

    def add(self, findings: Iterable[Finding]) -> None:
        """Remember the errors of rows; those of a whole file refuse none."""
        for finding in findings:
            place = finding.where.partition(": ")[0]
            number = place.rpartition(":")[2]
            if finding.level is not Level.ERROR or not number.isdigit() or number == place:
                continue
            if int(number) in self._by_line or len(self._by_line) < MOST_ROWS:
                text = line(finding, self._language)
                self._by_line.setdefault(int(number), []).append(text)

    def texts(self) -> dict[int, str]:
        """Return one text a row."""
        return {number: "; ".join(dict.fromkeys(own)) for number, own in self._by_line.items()}


def refused_path(context: Context, path: Path, kind: str) -> Path:
    """Return where the refused rows of a file, or of a sheet, are written."""
    stem = path.stem.removesuffix(_ENDING)
    name = stem if kind_of(path) == kind else f"{kind}-{stem}"
    return context.store.data_dir / FOLDER / f"{name}{_ENDING}.csv"


def forget_refused(context: Context, first_kept: dt.date) -> int:
    """Delete the files of refused rows that were written before a day; return how many."""
    first = dt.datetime.combine(first_kept, dt.time(), RIGA).timestamp()
    old = [
        path
        for path in (context.store.data_dir / FOLDER).glob(f"*{_ENDING}.csv")
        if path.stat().st_mtime < first
    ]
    for path in old:
        path.unlink()
    return len(old)


def keep_refused(
    context: Context, path: Path, kind: str, encoding: Encoding, reasons: Reasons
) -> Path | None:
    """Write the refused rows of a file, or remove those of its earlier import.

    Returns:
        Where they are; None where no row was refused.

    Raises:
        StorageError: the disk is full.
    """
    target, texts = refused_path(context, path, kind), reasons.texts()
    content = io.StringIO(newline="")
    try:
        count = write_refused(path, kind, encoding, texts, content) if texts else 0
    except (FileRefusedError, OSError):  # changed or gone meanwhile: the import has said the rows
        count = 0
    if not count:
        target.unlink(missing_ok=True)
        return None
    with written_whole(target, 0o600) as out:
        out.write(content.getvalue().encode("utf-8", "surrogatepass"))
    return target
