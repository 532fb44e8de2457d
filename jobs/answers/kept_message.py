"""A bank's message as the archive keeps it, and what was read in it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from einvoice.store.answers import AnswerKind


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


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a message, its result, and the file that it answers, if any."""

    kind: AnswerKind
    outcome: str
    file_id: str = ""
