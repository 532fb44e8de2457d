"""What the ledger knows and what the bank has, and what delivery does about it."""

from einvoice.core.deliveries import FileState

NAME = "2611SE00001TEST01.xml"


FIRST, SECOND = f".{NAME}.1.part", f".{NAME}.2.part"


OURS, OTHER, HALF = "ours", "other bytes", "half"


WAY = (FileState.SENDING, FileState.RENAMING, FileState.UNKNOWN)
"""The states of an attempt in their order."""


SENT, UNKNOWN = FileState.SENT, FileState.UNKNOWN


ANEW = [f"upload {FIRST}", f"rename {FIRST} {NAME}"]


AGAIN = [f"upload {SECOND}", f"rename {SECOND} {NAME}"]


FOUND = "found at the bank"


NEITHER = "neither name was found at the bank"


SITUATIONS = {
    "ready": (FileState.READY, {}, ANEW, (SENT, "confirmed", 1)),
    "ready, ours is there": (FileState.READY, {NAME: OURS}, [], (SENT, FOUND, 1)),
    "sending, nothing": (FileState.SENDING, {}, AGAIN, (SENT, "confirmed", 2)),
    "sending, half": (
        FileState.SENDING,
        {FIRST: HALF},
        [f"remove {FIRST}", *AGAIN],
        (SENT, "confirmed", 2),
    ),
    "sending, whole under its temporary name": (
        FileState.SENDING,
        {FIRST: OURS},
        [f"remove {FIRST}", *AGAIN],
        (SENT, "confirmed", 2),
    ),
    "sending, ours is there": (FileState.SENDING, {NAME: OURS}, [], (SENT, FOUND, 1)),
    "renaming, whole": (FileState.RENAMING, {FIRST: OURS}, ANEW[1:], (SENT, "confirmed", 1)),
    "renaming, half": (
        FileState.RENAMING,
        {FIRST: HALF},
        [f"remove {FIRST}", *AGAIN],
        (SENT, "confirmed", 2),
    ),
    "renaming, ours is there": (FileState.RENAMING, {NAME: OURS}, [], (SENT, FOUND, 1)),
    "renaming, nothing": (FileState.RENAMING, {}, [], (UNKNOWN, NEITHER, 1)),
    "unknown, nothing": (FileState.UNKNOWN, {}, [], (UNKNOWN, "", 1)),
    "unknown, ours is there": (FileState.UNKNOWN, {NAME: OURS}, [], (SENT, FOUND, 1)),
    "unknown, half": (
        FileState.UNKNOWN,
        {FIRST: HALF},
        [f"remove {FIRST}", *AGAIN],
        (SENT, "confirmed", 2),
    ),
}
