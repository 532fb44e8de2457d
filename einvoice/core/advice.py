"""The next step as data: what a person can do, named by the deed and not by a command line.

How it is spelled (a shell command, a link) is the business of the outermost program.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """A step that a person can take."""

    ACCEPT_APPLICATION = "accept-application"
    ACCEPT_ROWS = "accept-rows"
    ADD_REFUND = "add-refund"
    BACK_UP = "back-up"
    BEGIN_WITNESS = "begin-witness"  # another, for the first is lost for good
    CALCULATE = "calculate"
    CARRY_OUT = "carry-out"  # what managers decided in the portal
    CHECK = "check"
    CHECK_ALL = "check-all"
    CONFIRM_ORDER = "confirm-order"
    CONFIRM_ROWS = "confirm-rows"
    CREDIT = "credit"
    CREDIT_AS_LINES = "credit-as-lines"  # paid invoices, by lines on the next
    DECLARE_MISSING = "declare-missing"  # a file that its bank says it does not have
    DECLARE_SENT = "declare-sent"  # a file that its bank has and nobody here knows
    DELIVER = "deliver"
    END_STAFF = "end-staff"  # an account of the client portal
    EXAMINE = "examine"  # configuration, database, connections
    EXAMINE_ALL = "examine-all"
    EXPORT_FILES = "export-files"
    EXPORT_INVOICES = "export-invoices"
    HOLD = "hold"
    IMPORT = "import"
    IMPORT_EXAMPLE = "import-example"  # a file of a kind to fill in
    IMPORT_STATEMENT = "import-statement"  # of a bank
    IMPORTS_DONE = "imports-done"  # what was imported since a copy is imported again
    IMPORTS_MISSING = "imports-missing"  # the word that none are missing is taken back
    ISSUE = "issue"
    LIST_ANSWERS = "list-answers"
    LIST_COMMANDS = "list-commands"
    LIST_PAID_AGAIN = "list-paid-again"  # invoices that are or will be paid twice
    LIST_PAYMENTS = "list-payments"
    LIST_REFUNDS = "list-refunds"
    LIST_SUBSCRIPTIONS = "list-subscriptions"
    MAKE_CODES = "make-codes"  # letters with codes for the portal
    MAKE_PUSH_KEY = "make-push-key"  # of messages to phones
    MAIL = "mail"  # invoices to customers without a bank
    MAIL_AGAIN = "mail-again"
    MAIL_CAME = "mail-came"  # a customer has what nobody knew to be mailed
    MAIL_CAME_BACK = "mail-came-back"
    REMINDER_AGAIN = "reminder-again"  # of a debt
    REMINDER_CAME = "reminder-came"  # a customer has the reminder of which nobody knew
    MARK_ACCEPTED = "mark-accepted"
    MARK_RECALLED = "mark-recalled"  # a void invoice that was on paper
    MARK_REFUSED = "mark-refused"
    MARK_SENT = "mark-sent"
    MEND_ARCHIVE = "mend-archive"
    MIGRATE = "migrate"
    NOTHING_IMPORTED = "nothing-imported"  # since a copy: there is nothing to import again
    NOTHING_SENT = "nothing-sent"  # since a copy: the banks were asked, and have no other file
    PAPER_CAME = "paper-came"  # a customer has on paper what may have gone out before a copy
    PLAN_CORRECTION = "plan-correction"  # of many: which is the fact `correction`
    PLAN_RERUN = "plan-rerun"
    POLL = "poll"
    PRINT = "print"  # invoices of customers who get paper
    PURGE = "purge"
    REFUSE_APPLICATION = "refuse-application"
    RELEASE = "release"
    REMIND = "remind"  # residents of the portal, by e-mail
    RENDER = "render"
    REPORT = "report"
    REFUND_NOT_PAID = "refund-not-paid"  # cancel what a file orders: the bank did not pay
    RERUN_REJECTED = "rerun-rejected"
    RERUN_UNCHANGED = "rerun-unchanged"
    RESEND = "resend"
    RESTORE = "restore"  # catch up with the archive
    RESTORE_COPY = "restore-copy"
    RUN = "run"
    SETTLE_ANSWER = "settle-answer"
    SET_ASIDE_ROWS = "set-aside-rows"
    SET_STAFF_PASSWORD = "set-staff-password"  # noqa: S105 - a step; of the client portal
    SET_UP = "set-up"
    SHOW = "show"
    SHOW_PERSON = "show-person"
    SPLIT_PAYMENT = "split-payment"  # one payment for several flats
    STATUS = "status"
    UNDO_PAYMENT = "undo-payment"
    VERIFY = "verify"
    VOID = "void"
    VOID_NOTES = "void-notes"  # credit notes that their bank refused
    WORK = "work"  # do parts of the months of runs elsewhere


@dataclass(frozen=True, slots=True)
class Advice:
    """A step that would help, with the facts that say to what it is done: `(("file", id),)`.

    A fact without a value says that something holds: `(("all", ""),)`.
    """

    action: Action
    facts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, action: Action, **facts: object) -> "Advice":
        """Return an action with its facts as text.

        >>> Advice.of(Action.RESEND, file="F1").facts
        (('file', 'F1'),)
        """
        return cls(action, tuple((name, str(value)) for name, value in facts.items()))


def steps_fact(steps: Iterable[Advice]) -> str:
    """Return steps as one fact of a finding, each step once.

    >>> steps_fact([Advice.of(Action.POLL, period="2026-10")])
    '[["poll", {"period": "2026-10"}]]'
    """
    return json.dumps([[step.action, dict(step.facts)] for step in dict.fromkeys(steps)])


def steps_of(fact: str) -> list[Advice]:
    """Return the steps of a fact."""
    return [Advice.of(Action(action), **facts) for action, facts in json.loads(fact)]
