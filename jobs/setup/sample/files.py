"""The CSV files of a sample, written side by side and named when all are complete."""

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from einvoice.core.errors import UsageError
from einvoice.intake import KINDS

_PART = ".part"
_BY_WHAT_THERE_IS = ("customers", "delivery")
"""A column that samples leave out: their customers wish nothing."""


class SampleFiles:
    """Open import files of some kinds; columns and their order are those of the intake.

    Raises:
        UsageError: the folder holds one of the files already; nothing is overwritten.
    """

    def __init__(self, folder: Path, kinds: Iterable[str]) -> None:
        self._paths = {kind: folder / f"{kind}.csv" for kind in kinds}
        self._writers: dict[str, Any] = {}
        self._open = ExitStack()
        for path in self._paths.values():
            if path.exists():
                raise UsageError("sample-exists", path=path)

    def __enter__(self) -> Self:
        for kind, path in self._paths.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(path.name + _PART)
            handle = self._open.enter_context(part.open("w", encoding="utf-8", newline=""))
            self._writers[kind] = csv.writer(handle, lineterminator="\n")
            names = (column.name for column in KINDS[kind].columns)
            self.add(kind, *(name for name in names if (kind, name) != _BY_WHAT_THERE_IS))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()
        if error is None:
            for path in self._paths.values():
                path.with_name(path.name + _PART).replace(path)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, in the order in which they are imported."""
        return tuple(self._paths.values())

    def add(self, kind: str, *cells: object) -> None:
        """Write one row; ``None`` is an empty cell."""
        self._writers[kind].writerow(cells)
