"""The ledger of one file and its bank as a small model, written from the contract alone.

It knows nothing of the code: what a file's state becomes follows from the state before, from what
lies at the bank, and from where the tick breaks off. One attempt is made in each tick.
"""

from dataclasses import dataclass, field
from enum import Enum

from server_faults import Fault, Strike


class Break(Enum):
    """Where a tick breaks off, and the fault that brings this about on the real server."""

    NOWHERE = ()
    LOGIN = ("locked out",)
    LOOK = (Strike("stat", 0, Fault.DROPPED),)
    CREATE = (Strike("create", 0, Fault.REFUSED),)
    WRITE = (Strike("write", 1, Fault.CORRUPTED),)
    CLOSE = (Strike("close", 0, Fault.LOST),)
    SIZE = (Strike("size", 0, Fault.MISSING),)
    RENAME = (Strike("rename", 0, Fault.DROPPED),)
    RENAMED = (Strike("rename", 0, Fault.LOST),)
    REMOVE = (Strike("remove", 0, Fault.REFUSED),)
    LIST = (Strike("list", 0, Fault.DROPPED),)


class Died(BaseException):
    """The program was killed right after a commit."""


@dataclass
class Model:
    """One file: its state here, and what its bank holds.

    ``whole`` has the attempts whose temporary file lies there whole, ``spoiled`` those otherwise.
    ``die_after`` = the commit of this state is the last thing the program does.
    """

    consumes: bool = False
    state: str = "ready"
    attempt: int = 0
    whole: set[int] = field(default_factory=set)
    spoiled: set[int] = field(default_factory=set)
    lies_there: bool = False
    arrived: bool = False
    answer: str = ""
    die_after: str = ""

    @property
    def temporaries(self) -> set[int]:
        """The attempts of which anything lies at the bank under a temporary name."""
        return self.whole | self.spoiled

    def commit(self, new: str) -> None:
        """Write down a state."""
        self.state = new
        if new == self.die_after:
            raise Died

    def tick(self, where: Break) -> None:
        """Deliver as far as ``where``, then fetch the answer: a look at it, then its bytes."""
        if where is Break.LOGIN:
            return
        left = self.deliver(where) if self.state in _OPEN else where
        if left not in {Break.LIST, Break.LOOK} and self.answer:
            self.state, self.answer = self.answer, ""

    def deliver(self, where: Break) -> Break:
        """Take the file as far as it goes, and return the break that was not met."""
        if self.state != "ready":
            if where is Break.LOOK:
                return Break.NOWHERE
            if self.lies_there:
                self.commit("sent")
            elif self.state == "renaming" and self.attempt in self.whole:
                return self.finish(where)
            elif self.state == "renaming":
                self.commit("unknown")
                self.ready_if_not_taken()
            else:
                self.ready_if_not_taken()
        return self.send(where) if self.state == "ready" else where

    def ready_if_not_taken(self) -> None:
        """What lies at the bank under its temporary name, however it looks, was not taken."""
        if self.state == "sending" or self.attempt in self.temporaries:
            self.commit("ready")

    def send(self, where: Break) -> Break:
        """List at first, write down that it begins, look, tidy, write, look again, and rename."""
        if where is Break.LIST and self.attempt == 0:
            return Break.NOWHERE
        self.attempt += 1
        self.commit("sending")
        if where is Break.LOOK:
            return Break.NOWHERE
        if self.lies_there:
            self.commit("sent")
            return where
        if where is Break.REMOVE and self.temporaries:
            return Break.NOWHERE
        self.whole, self.spoiled = set(), set()
        if where in {Break.CREATE, Break.WRITE, Break.CLOSE, Break.SIZE}:
            self.broken_upload(where)
            return Break.NOWHERE
        self.whole = {self.attempt}
        self.commit("renaming")
        return self.finish(where)

    def broken_upload(self, where: Break) -> None:
        """What is left of an upload; a file that is gone at once may have been taken."""
        if where is Break.WRITE:
            self.spoiled = {self.attempt}
        elif where is not Break.CREATE:
            self.whole = {self.attempt}
        if where is Break.SIZE:
            self.commit("renaming")
            self.commit("unknown")

    def finish(self, where: Break) -> Break:
        """Rename."""
        if where is Break.RENAME:
            return Break.NOWHERE
        self.whole.discard(self.attempt)
        self.arrived, self.lies_there = True, not self.consumes
        if where is Break.RENAMED:
            return Break.NOWHERE
        self.commit("sent")
        return where


_OPEN = {"ready", "sending", "renaming", "unknown"}
