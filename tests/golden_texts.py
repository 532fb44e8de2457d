"""Texts that a person has read once and that must stay: kept in a file, compared word for word.

`GOLDEN=write` writes them anew; what changed is then read in the diff before it is kept.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from einvoice.core.findings import Finding
from einvoice.texts import findings as texts


class GoldenTexts:
    """The sections of one file: a name in brackets, and the lines below it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sections: dict[str, list[str]] = {}
        text = path.read_text("utf-8") if path.exists() else ""
        for line in text.splitlines():
            if line.startswith("["):
                self._sections[line[1:-1]] = own = []
            elif line:
                own.append(line)

    def check(self, name: str, lines: Iterable[str]) -> None:
        """Compare lines with the section of that name."""
        found = list(lines)
        if os.environ.get("GOLDEN") == "write":
            self._sections[name] = found
            parts = (f"[{key}]\n" + "\n".join(own) for key, own in sorted(self._sections.items()))
            self._path.write_text("\n\n".join(parts) + "\n", "utf-8")
        assert found == self._sections.get(name, "no such section")


def told(findings: Iterable[Finding]) -> list[str]:
    """Return findings as lines: level, code, where, what is wrong, and what to do."""
    return [f"{f.level} {f.code} | {texts.line(f, 'en')}" for f in findings]
