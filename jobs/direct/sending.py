"""Mails letters over one connection, each at most once: the protocol of docs/decisions/ 71.

What happens to one letter, with a commit after each step: the intent with the message's id; the
server is asked whether it takes the address; the state `unknown`; the first byte of the text; the
server's answer. Killed before `unknown`, it is mailed by the next call; killed after it, nobody
knows, and a person settles it.
"""

import hashlib
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from typing import Protocol

from einvoice.core.direct_deliveries import Handed, HandedState
from einvoice.core.errors import RunInProgressError
from einvoice.core.exit_codes import ExitCode
from einvoice.notify.failures import NotToldError
from einvoice.notify.mail import MailAnswer, MailServer, MailSession
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.mail_server import new_message_id
from jobs.problems import Problem, place_of, problem_of

_TRIES = 2
"""Of a mail in a call, where the connection breaks before its text: servers end long sessions."""
BROKEN_IN_A_ROW = 3
REFUSED_IN_A_ROW = 10
"""N mails that broke, or were refused, one after the other are no matter of a single address."""

_MOST_WAITS = 30
"""Minutes that a call waits for another command before its next mails."""


class Letter(Protocol):
    """A letter to be mailed, of a kind that keeps what becomes of it."""

    @property
    def name(self) -> str:
        """The name that people know: the number of an invoice, or a flat."""

    @property
    def address(self) -> str:
        """Where it goes."""

    @property
    def mail(self) -> Handed | None:
        """The state of its mail before; None where nothing was begun."""

    def is_due(self, tx: ReadTransaction) -> bool:
        """Return whether it is still to be mailed as it was listed."""

    def made(self, message_id: str) -> tuple[EmailMessage, bytes]:
        """Return its mail, and the PDF that goes with it."""

    def keep(self, tx: WriteTransaction, handed: Handed) -> None:
        """Keep what became of it; the archive is told before the commit."""

    def note(self, tx: WriteTransaction, state: HandedState, **facts: object) -> None:
        """Write into the journal that its text begins, or what the server answered."""


@dataclass
class Mailed:
    """Letters that a call mailed, by name: taken, refused for now or for good, or unknown.

    ``passed`` could not be mailed by this call: no page, or the connection broke before the text.
    ``stopped`` says that the mail server is out of reach or takes nothing: the rest waits.
    """

    sent: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    passed: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    left: int = 0
    stopped: bool = False

    @property
    def tried(self) -> set[str]:
        """The letters that were tried: each once a call."""
        named = (*self.sent, *self.again, *self.refused, *self.unknown)
        return self.passed.union(named)


def mail_letters(
    context: Context, server: MailServer, waiting: Sequence[Letter], mailed: Mailed, most: int
) -> None:
    """Mail up to some letters that were not tried yet; the caller holds the run lock."""
    tried = mailed.tried
    waiting = [letter for letter in waiting if letter.name not in tried]
    with MailSession(server) as session:
        _Batch(context, session, mailed).go(waiting[:most])
    mailed.left = len(waiting[most:])


def mail_by_the_minute(
    mailed: Mailed, lock: Callable[[], AbstractContextManager[None]], some: Callable[[], None]
) -> None:
    """Mail letters, N a minute; nobody else waits between two minutes.

    Args:
        mailed: what was mailed so far.
        lock: holds the run lock while a minute's mails go out.
        some: mails those of a minute.

    Raises:
        RunInProgressError: another command writes, also after a while.
    """
    busy = 0
    while True:
        try:
            with lock():
                some()
        except RunInProgressError:
            busy += 1
            if not mailed.left or busy > _MOST_WAITS:
                raise
        else:
            busy = 0
        if mailed.stopped or not mailed.left:
            return
        _pause()


def _pause() -> None:
    """Wait until the next minute's mails."""
    time.sleep(60)


@dataclass(frozen=True, slots=True)
class _Made:
    """The mail of a letter."""

    message_id: str
    message: EmailMessage
    pdf_sha256: str


class _Batch:
    """Mails letters one after the other over one connection."""

    def __init__(self, context: Context, session: MailSession, mailed: Mailed) -> None:
        self._context = context
        self._session = session
        self._mailed = mailed
        self._broken = 0
        self._refused = 0

    def go(self, letters: Sequence[Letter]) -> None:
        """Mail each; a page that cannot be made stops no other, a server that is lost stops all."""
        track = label("track.mail", self._context.config.language)
        for letter in self._context.talk.track(letters, track, len(letters)):
            made = self._made(letter)
            if made is None:
                self._mailed.passed.add(letter.name)
                continue
            try:
                self._mail(letter, made)
            except NotToldError as error:
                self._mailed.passed.add(letter.name)
                self._break_off(replace(problem_of(error), code=ExitCode.BANK_UNREACHABLE))
            if self._mailed.stopped:
                return

    def _made(self, letter: Letter) -> _Made | None:
        """Return a letter's mail; None where it cannot be made."""
        message_id = letter.mail.message_id if letter.mail else new_message_id(self._context)
        try:
            message, pdf = letter.made(message_id)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one page
            kind, broken = place_of(error), ExitCode.UNEXPECTED
            problem = Problem.of(broken, "mail-not-made", invoice=letter.name, kind=kind)
            self._mailed.problems.append(problem)
            return None
        return _Made(message_id, message, hashlib.sha256(pdf).hexdigest())

    def _break_off(self, problem: Problem) -> None:
        """Say once that connections break; stop where they go on to."""
        self._broken += 1
        if problem not in self._mailed.problems:
            self._mailed.problems.append(problem)
        self._mailed.stopped = self._broken == BROKEN_IN_A_ROW

    def _stop(self, problem: Problem) -> None:
        self._mailed.stopped = True
        self._mailed.problems.append(problem)

    def _mail(self, letter: Letter, made: _Made) -> None:
        """Mail a letter.

        Raises:
            NotToldError: the connection broke; the letter is as its state says.
        """
        handed = self._intend(letter, made.message_id)
        if handed is None:
            return
        answer = self._offered(letter.address)
        if answer is None:
            unknown = replace(handed, state=HandedState.UNKNOWN)
            self._keep(letter, unknown, pdf_sha256=made.pdf_sha256)
            self._mailed.unknown.append(letter.name)
            answer = self._session.text(made.message)
            self._mailed.unknown.remove(letter.name)
        self._broken = 0
        self._answered(letter, handed, answer)

    def _offered(self, address: str) -> MailAnswer | None:
        """Ask the server to take an address, once more where the connection broke."""
        for _ in range(1, _TRIES):
            with suppress(NotToldError):
                return self._session.offer(address)
        return self._session.offer(address)

    def _intend(self, letter: Letter, message_id: str) -> Handed | None:
        """Keep that a letter is mailed now; None where it is not to be mailed any longer."""
        with self._context.store.writing() as tx:
            if not letter.is_due(tx):
                return None
            attempt = letter.mail.attempt + 1 if letter.mail else 1
            at = self._context.clock.timestamp()
            handed = Handed(HandedState.INTENDED, message_id, attempt, at=at)
            letter.keep(tx, handed)
            return handed

    def _answered(self, letter: Letter, handed: Handed, answer: MailAnswer) -> None:
        """Keep the server's answer."""
        state = HandedState.SENT if answer.taken else HandedState.REFUSED
        now = replace(handed, state=state, code=answer.code, answer=answer.text)
        self._keep(letter, now, code=answer.code)
        if answer.taken:
            self._refused = 0
            self._mailed.sent.append(letter.name)
            return
        (self._mailed.again if now.may_pass else self._mailed.refused).append(letter.name)
        self._refused += 1
        if self._refused == REFUSED_IN_A_ROW:
            problem = Problem.of(
                ExitCode.NEEDS_A_PERSON,
                "mails-refused-in-a-row",
                count=self._refused,
                code=answer.code,
                answer=answer.text,
            )
            self._stop(problem)

    def _keep(self, letter: Letter, handed: Handed, **detail: object) -> None:
        handed = replace(handed, at=self._context.clock.timestamp())
        with self._context.store.writing() as tx:
            letter.keep(tx, handed)
            letter.note(tx, handed.state, message=handed.message_id, **detail)
