"""A bank's message as the archive keeps it, and what was read in it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from einvoice.store.answers import AnswerKind, AnswerRecord
from einvoice.store.archive import hash_of


@dataclass(frozen=True, slots=True)
class KeptMessage:
    """A message: its bank, its name there, its bytes and their hash."""

    bank: str
    name: str
    content: bytes
    sha256: str

    @classmethod
    def read(cls, bank: str, path: Path, name: str = "") -> "KeptMessage":
        """Read a message from the archive; it has the file's name unless another is given."""
        content = path.read_bytes()
        return cls(bank, name or path.name, content, hashlib.sha256(content).hexdigest())

    @property
    def size(self) -> int:
        """The number of its bytes."""
        return len(self.content)


def archived(one: AnswerRecord, kept: Sequence[Path]) -> Path | None:
    """Return where a message's bytes are; those of the same name and other bytes are beside.

    ``kept`` are the archived messages of its bank.
    """
    names = {one.name, f"{one.short_id}-{one.name}"}
    return next((p for p in kept if p.name in names and hash_of(p) == one.sha256), None)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a message, its result, and the file that it answers, if any."""

    kind: AnswerKind
    outcome: str
    file_id: str = ""
