"""Mails reminders, each at most once, whoever calls and whenever they are killed.

What happens to a reminder, with a commit after each step: it is claimed; the server is asked
whether it takes the address; the state `unknown`; the text; the server's answer. Killed before
`unknown`, it goes when its claim is over; killed after it, nobody knows, and it never goes again.
No lock is held: who lost the claim sends nothing. Source: docs/decisions/ 0078.
"""

import time
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage

from einvoice.core.exit_codes import ExitCode
from einvoice.core.reminders import (
    REST_SECONDS,
    WAIT_SECONDS,
    ReminderState,
    is_no_mailbox,
    try_again_s,
)
from einvoice.notify.failures import NotToldError
from einvoice.notify.mail import MailAnswer, MailSession
from einvoice.store import reminders, users
from einvoice.store.due_reminders import Waiting
from jobs.context import Context
from jobs.problems import Problem
from jobs.reminding.due import look, still_due
from jobs.reminding.letters import reminder_mail
from jobs.reminding.push import Pusher, PushState
from jobs.residents.mailing import FolderSession, mail_session

_BROKEN_IN_A_ROW = 3
_REFUSED_IN_A_ROW = 10
"""N mails that broke, or were refused, one after the other are no matter of a single address."""
NO_MAILBOX = "no_mailbox"
_LATER_CODE = 451
"""The answer of a mail server (RFC 5321) as which a busy push service counts."""


@dataclass
class Reminded:
    """Counts of the reminders of a call; ``passed`` were not tried to the end.

    ``stopped``: the mail server is out of reach or takes nothing; ``left``: others wait.
    """

    sent: int = 0
    again: int = 0
    refused: int = 0
    unknown: int = 0
    passed: int = 0
    left: bool = False
    stopped: bool = False
    problems: list[Problem] = field(default_factory=list)


def remind_all(context: Context) -> Reminded:
    """Mail every reminder of today, N a minute.

    Raises:
        UsageError: no mail server is configured, or it would get mail in a rehearsal.
        StorageError: another wrote to the database for too long.
    """
    reminded = Reminded()
    while True:
        remind_some(context, reminded)
        if reminded.stopped or not reminded.left:
            return reminded
        time.sleep(60)


def remind_some(context: Context, reminded: Reminded, *, whole: bool = True) -> None:
    """Mail the reminders of a minute; not the ``whole``: as `jobs.reminding.due.look` says."""
    with context.store.reading() as tx:
        seen = look(context, tx, context.config.mail.per_minute, whole=whole)
        mails = [(row, reminder_mail(context, tx, row)) for row in seen.due]
    _let_rest(context, seen.rest)
    reminded.left = seen.more
    with mail_session(context) as session:
        batch = _Batch(context, session, reminded)
        for row, mail in mails:
            batch.mail(row, mail)
            if reminded.stopped:
                break
    batch.stop_mailboxes()


def _let_rest(context: Context, rows: list[Waiting]) -> None:
    """Keep what is not looked at again today."""
    if rows:
        now_s = context.clock.seconds()
        with context.store.writing_soon() as tx:
            for row in rows:
                reminders.let_rest(tx, row.reminder, now_s, now_s + REST_SECONDS)


class _Batch:
    """Mails reminders one after the other over one connection."""

    def __init__(
        self, context: Context, session: MailSession | FolderSession, reminded: Reminded
    ) -> None:
        self._context = context
        self._session = session
        self._reminded = reminded
        self._pusher = Pusher(context)
        self._broken = 0
        self._refused = 0
        self._cut = 0
        self._takes: set[str] = set()
        self._not_taken: list[tuple[Waiting, MailAnswer]] = []
        if self._pusher.fault is not None:
            self._note(self._pusher.fault)

    def mail(self, row: Waiting, mail: EmailMessage) -> None:
        """Mail a reminder, where nobody else does."""
        tries = self._claimed(row)
        if not tries or self._pushed(row, tries):
            return
        if row.mail_stopped:  # no phone is left, and nobody reads a mail
            self._moved(row, tries, ReminderState.REFUSED)
            return
        try:
            answer = self._offered(row.email)
        except NotToldError as error:
            self._put_off(row, tries, error)
            return
        self._broken = 0
        if answer is None:
            self._takes.add(row.email)
            answer = self._text(row, tries, mail)
        if answer is not None:
            self._answered(row, tries, answer)

    def _pushed(self, row: Waiting, tries: int) -> bool:
        """Send a reminder to its user's phones; False where it is to go by mail."""
        phones = self._pusher.phones_of(row.reminder.user_id)
        both = any(phone.mail_too for phone in phones) and not row.mail_stopped
        if not phones or both:
            return False
        if not self._moved(row, tries, ReminderState.UNKNOWN):
            return True
        pushed = self._pusher.push(phones, row)
        now_s = self._context.clock.seconds()
        again_s = try_again_s(_LATER_CODE, tries, now_s)
        if pushed.state is PushState.SENT:
            self._moved(row, tries, ReminderState.SENT, pushed.code)
            self._reminded.sent += 1
        elif pushed.state is PushState.UNKNOWN:
            self._reminded.unknown += 1
        elif pushed.state is PushState.LATER and again_s is not None:
            again_s = max(again_s, now_s + pushed.wait)
            self._moved(row, tries, ReminderState.REFUSED, pushed.code, again_s)
            self._reminded.again += 1
        else:
            lease_s = now_s + WAIT_SECONDS
            return not self._moved(row, tries, ReminderState.INTENDED, pushed.code, lease_s)
        return True

    def _pushed_too(self, row: Waiting) -> None:
        """Send a reminder whose mail is not tried again to the phones of who wishes both."""
        phones = self._pusher.phones_of(row.reminder.user_id)
        if any(phone.mail_too for phone in phones):
            self._pusher.push(phones, row)

    def _claimed(self, row: Waiting) -> int:
        """Claim a reminder and return which try it is; 0: it is not to be mailed any longer."""
        context = self._context
        with context.store.writing_soon() as tx:
            if not still_due(context, tx, row):
                return 0
            now_s = context.clock.seconds()
            return reminders.claim(tx, row.reminder, now_s, WAIT_SECONDS)

    def _offered(self, address: str) -> MailAnswer | None:
        """Ask the server to take an address, once more where the connection broke."""
        with suppress(NotToldError):
            return self._session.offer(address)
        return self._session.offer(address)

    def _put_off(self, row: Waiting, tries: int, error: NotToldError) -> None:
        """Let a reminder wait for a server that is there; stop where connections go on to break."""
        again_s = self._context.clock.seconds() + WAIT_SECONDS
        with self._context.store.writing_soon() as tx:
            reminders.put_off(tx, row.reminder, tries, again_s)
        self._reminded.passed += 1
        self._broken += 1
        self._note(error)
        self._reminded.stopped = self._broken == _BROKEN_IN_A_ROW

    def _note(self, error: NotToldError) -> None:
        problem = Problem(ExitCode.BANK_UNREACHABLE, error.cause)
        if problem not in self._reminded.problems:
            self._reminded.problems.append(problem)

    def _text(self, row: Waiting, tries: int, mail: EmailMessage) -> MailAnswer | None:
        """Send the text; None where the answer is not known, or the claim was lost."""
        if not self._moved(row, tries, ReminderState.UNKNOWN):
            self._reminded.stopped = True  # the server waits for a text that another sends
            return None
        try:
            answer = self._session.text(mail)
        except NotToldError as error:
            self._reminded.unknown += 1
            self._pushed_too(row)
            self._cut += 1
            if self._cut == _BROKEN_IN_A_ROW:
                self._note(error)
                self._reminded.stopped = True  # or every reminder would become unknown
            return None
        self._cut = 0
        return answer

    def _answered(self, row: Waiting, tries: int, answer: MailAnswer) -> None:
        """Keep the server's answer."""
        if answer.taken:
            self._moved(row, tries, ReminderState.SENT, answer.code)
            self._reminded.sent += 1
            self._refused = 0
            self._pushed_too(row)
            return
        again_s = try_again_s(answer.code, tries, self._context.clock.seconds())
        self._moved(row, tries, ReminderState.REFUSED, answer.code, again_s)
        if again_s is None:
            self._reminded.refused += 1
            self._pushed_too(row)
        else:
            self._reminded.again += 1
        if answer.of_address:
            self._not_taken.append((row, answer))
        self._refused += 1
        if self._refused == _REFUSED_IN_A_ROW:
            self._stop(answer)

    def _stop(self, answer: MailAnswer) -> None:
        """Stop where the server refuses all: then its words are about no single address."""
        self._reminded.stopped = True
        self._not_taken.clear()
        problem = Problem.of(
            ExitCode.NEEDS_A_PERSON,
            "reminders-refused-in-a-row",
            count=self._refused,
            code=answer.code,
            answer=answer.text,
        )
        self._reminded.problems.append(problem)

    def _moved(
        self,
        row: Waiting,
        tries: int,
        state: ReminderState,
        code: int = 0,
        again_s: int | None = None,
    ) -> bool:
        at_s = self._context.clock.seconds()
        with self._context.store.writing() as tx:
            return reminders.move_on(
                tx, row.reminder, tries, state, at_s=at_s, code=code, again_s=again_s
            )

    def stop_mailboxes(self) -> None:
        """Stop the reminders to addresses that have no mailbox."""
        at = self._context.clock.timestamp()
        for row, answer in self._not_taken:
            others = self._takes - {row.email}
            if is_no_mailbox(answer.code, answer.text, takes_others=bool(others)):
                with self._context.store.writing_soon() as tx:
                    users.stop_mail(tx, row.reminder.user_id, at, NO_MAILBOX)
