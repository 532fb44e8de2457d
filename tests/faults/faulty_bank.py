"""A bank's folders as they really are, and a book of all that was done to them.

The bank writes down each time one of our files came to lie under its final name, with its bytes,
and each byte that was written for it afterwards. That book, not our ledger, says what happened.
"""

import re
import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

_TEMPORARY = re.compile(r"\.(?P<name>.+)\.[0-9]+\.part")
_GLOBAL_ID = re.compile(rb'invoiceGlobUniqId="([^"]+)"')
_FILE_ID = re.compile(rb"<FileId>([^<]+)</FileId>")


@dataclass(frozen=True)
class Arrival:
    """A file that came to lie under its final name, with the bytes it had then."""

    name: str
    content: bytes


class FaultyBank:
    """The inbox and outbox of one account. ``consumes`` = it takes files as soon as they come.

    Methods may be called from several threads.
    """

    def __init__(self, folder: Path, *, consumes: bool = False) -> None:
        self.inbox = folder / "inbox"
        self.outbox = folder / "outbox"
        for path in (self.inbox, self.outbox):
            path.mkdir(parents=True, exist_ok=True)
        self.consumes = consumes
        self.lock = threading.RLock()
        self.arrivals: list[Arrival] = []
        self.written_after_arrival: list[str] = []
        self.calls: Counter[str] = Counter()
        self.struck: Counter[str] = Counter()
        self._answered: set[str] = set()

    def local(self, path: str) -> Path:
        """Return where a remote path lies."""
        return self.inbox.parent / path.strip("/")

    def opened(self, path: Path) -> None:
        """Take note that a file is opened to be written."""
        with self.lock:
            found = _TEMPORARY.fullmatch(path.name)
            name = found["name"] if found else path.name
            if path.parent == self.inbox and any(name == one.name for one in self.arrivals):
                self.written_after_arrival.append(path.name)

    def arrived(self, path: Path) -> None:
        """Take note that a file lies under its final name; a bank that consumes takes it."""
        with self.lock:
            if path.parent != self.inbox or path.name.startswith("."):
                return
            self.arrivals.append(Arrival(path.name, path.read_bytes()))
            if self.consumes:
                path.unlink()

    def consume(self, pattern: str = "[!.]*") -> None:
        """Take what lies in the inbox, under final names unless told otherwise."""
        with self.lock:
            for path in self.inbox.glob(pattern):
                path.unlink()

    def answer(self, verdict: str) -> None:
        """Answer each file that came and was not answered: accepted, partly or rejected."""
        with self.lock:
            for one in self.arrivals:
                if one.name not in self._answered:
                    self._answered.add(one.name)
                    (self.outbox / f"FINV_{one.name}").write_bytes(_answer(one.content, verdict))


def _answer(content: bytes, verdict: str) -> bytes:
    """Return the FailedInvoice message; which file it answers stands in the file's own bytes."""
    found = _FILE_ID.search(content)
    if found is None:
        raise AssertionError("a file without a file id came to the bank")
    refused, reason = b"", b""
    if verdict == "rejected":
        reason = b' fileFailReason="59"'
    elif verdict == "partly":
        first = _GLOBAL_ID.search(content)
        refused = b"<Invoice><InvoiceGlobUniqId>%b</InvoiceGlobUniqId>" % (
            first[1] if first else b""
        )
        refused += b"<FailReason>33</FailReason></Invoice>"
    count = 1 if refused else 0
    return b'<FailedInvoice><Header infileId="%b"%b/>%b<Footer totalNr="%d"/></FailedInvoice>' % (
        found[1],
        reason,
        refused,
        count,
    )
