"""What a server of a bank may do wrong, and at which request."""

from dataclasses import dataclass
from enum import StrEnum

OTHER_BYTES = b"other bytes"


class Fault(StrEnum):
    """How a request goes wrong. The first group may strike any request."""

    REFUSED = "answered with a failure, nothing done"
    FORBIDDEN = "answered with 'not permitted', nothing done"
    DROPPED = "connection dropped, nothing done"
    LOST = "done, then the connection dropped before the answer"
    STALLED = "never answered, nothing done"
    SILENT = "done, never answered"
    DENIED = "done, then answered with a failure"

    CORRUPTED = "one bit changed, success reported"
    SHORTENED = "a part left out, success reported"
    FULL = "half of it stored, then no space left"
    WRONG_SIZE = "one byte more reported than there is"
    NO_SIZE = "no size reported"
    MISSING = "said not to be there"
    CONSUMED = "done, and taken by the bank before the answer"
    SNATCHED = "done, and the file then taken under its temporary name"
    OVERTAKEN = "other bytes put under the new name first"


ANYWHERE = (
    Fault.REFUSED,
    Fault.FORBIDDEN,
    Fault.DROPPED,
    Fault.LOST,
    Fault.STALLED,
    Fault.SILENT,
    Fault.DENIED,
)


PARTICULAR = {
    "write": (Fault.CORRUPTED, Fault.SHORTENED, Fault.FULL),
    "close": (Fault.CORRUPTED, Fault.SHORTENED),
    "read": (Fault.CORRUPTED,),
    "stat": (Fault.WRONG_SIZE, Fault.NO_SIZE, Fault.MISSING),
    "size": (Fault.WRONG_SIZE, Fault.NO_SIZE, Fault.MISSING),
    "rename": (Fault.CONSUMED,),
}
"""What can go wrong with requests of one kind only."""


KINDS = (
    "create",
    "write",
    "close",
    "size",
    "open",
    "read",
    "end",
    "stat",
    "list",
    "rename",
    "remove",
)


@dataclass(frozen=True)
class Strike:
    """Request number ``nth`` of a kind, counted from 0 since the server began, goes wrong."""

    kind: str
    nth: int
    fault: Fault

    @property
    def label(self) -> str:
        """What it is counted under."""
        return f"{self.kind} {self.fault.name.lower().replace('_', ' ')}"
