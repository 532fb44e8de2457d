"""Files to import under some paths, in the order in which their kinds depend on each other."""

from collections.abc import Sequence
from pathlib import Path

from einvoice.core.errors import UsageError
from einvoice.intake import KINDS, kind_of, kinds_of_sheets, sheets_of

KIND_ORDER = tuple(KINDS)
"""Kinds in the order in which they depend on each other."""


def files_in(paths: Sequence[Path]) -> tuple[list[tuple[Path, str]], list[Path]]:
    """Return each file with its kind, a workbook of a whole company once a sheet; and the rest."""
    files: list[tuple[Path, str]] = []
    skipped: list[Path] = []
    for path in paths:
        if not path.exists():
            raise UsageError("nothing-to-import-there", path=path)
        inside = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
        for file in inside:
            kinds, others = _kinds_in(file)
            files += [(file, kind) for kind in kinds]
            skipped += others
    files.sort(key=lambda item: (KIND_ORDER.index(item[1]), str(item[0])))
    return files, skipped


def _kinds_in(file: Path) -> tuple[Sequence[str], list[Path]]:
    """Return the kinds in a file, and what of it is not read: the file, or single sheets."""
    kind = kind_of(file)
    if kind is not None:
        return (kind,), []
    if file.suffix.lower() != ".xlsx":
        return (), [file]
    kinds, others = kinds_of_sheets(sheets_of(file))
    if not kinds:
        return (), [file]
    return kinds, [file.with_name(f"{file.name}[{title.replace('/', ' ')}]") for title in others]
