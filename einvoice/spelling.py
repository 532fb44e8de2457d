"""How this program spells what a person can do: the only place with its commands in texts."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from einvoice.core.advice import Action, Advice

_MANY = frozenset({"all", "building"})
"""Facts that choose many invoices or flats."""
_SEVERAL = frozenset({"invoices"})
"""Facts that are several ids, with blanks between: each is an argument."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A command: its words, the facts that may be its argument, and what a person fills in.

    The first of ``targets`` that is given is the argument; without any its name is written in
    capitals, unless many are chosen at once. Every other fact becomes an option of its name, a
    fact without a value an option without one.
    """

    words: str
    targets: tuple[str, ...] = ()
    end: str = ""

    def of(self, facts: Mapping[str, str]) -> str:
        """Return the command with its facts."""
        target = next((name for name in self.targets if name in facts), None)
        unnamed = [] if _MANY & facts.keys() else [name.upper() for name in self.targets[:1]]
        given = facts[target] if target else ""
        argument = (given.split() if target in _SEVERAL else [given]) if target else unnamed
        options = [
            word
            for name, value in facts.items()
            if name != target
            for word in (f"--{name.replace('_', '-')}", *filter(None, (value,)))
        ]
        return " ".join(filter(None, (self.words, shlex.join([*argument, *options]), self.end)))


SPELLINGS: Mapping[Action, Spelling] = MappingProxyType(
    {
        Action.ACCEPT_APPLICATION: Spelling("subscriptions --accept", ("id",), "--flat FLAT"),
        Action.ACCEPT_ROWS: Spelling("audit accept", end="--reason TEXT"),
        Action.ADD_REFUND: Spelling("refunds add", ("flat",), "--reason TEXT"),
        Action.BACK_UP: Spelling("backup", ("file",)),
        Action.BEGIN_WITNESS: Spelling("restore --new-witness"),
        Action.CALCULATE: Spelling("calculate"),
        Action.CARRY_OUT: Spelling("staff apply"),
        Action.CHECK: Spelling("check"),
        Action.CHECK_ALL: Spelling("check --all"),
        Action.CONFIRM_ORDER: Spelling("subscriptions --confirm", ("flat",), "--reason TEXT"),
        Action.CONFIRM_ROWS: Spelling("import --confirm", ("number",), "--reason TEXT"),
        Action.CREDIT: Spelling("credit", ("invoice",), "--reason TEXT"),
        Action.CREDIT_AS_LINES: Spelling("credit --as correction", end="--reason TEXT"),
        Action.DECLARE_MISSING: Spelling("restore --pass-over", ("file",), "--evidence TEXT"),
        Action.DECLARE_SENT: Spelling("restore --sent", ("file",), "--evidence TEXT"),
        Action.DELIVER: Spelling("deliver"),
        Action.END_STAFF: Spelling("staff end", end="EMAIL"),
        Action.EXAMINE: Spelling("doctor"),
        Action.EXAMINE_ALL: Spelling("doctor --all"),
        Action.EXPORT_FILES: Spelling("export files", end="--to files.csv"),
        Action.EXPORT_INVOICES: Spelling("export invoices", end="--to invoices.csv"),
        Action.HOLD: Spelling("hold", ("flat",), "--reason TEXT"),
        Action.IMPORT: Spelling("import", ("path",)),
        Action.IMPORT_EXAMPLE: Spelling("import --example", ("kind",)),
        Action.IMPORTS_DONE: Spelling("restore --imports-done"),
        Action.IMPORTS_MISSING: Spelling("restore --imports-missing"),
        Action.ISSUE: Spelling("issue"),
        Action.LIST_ANSWERS: Spelling("answers"),
        Action.LIST_COMMANDS: Spelling("help"),
        Action.IMPORT_STATEMENT: Spelling("payments import", (), "FILE"),
        Action.LIST_PAID_AGAIN: Spelling("payments --twice"),
        Action.LIST_PAYMENTS: Spelling("payments"),
        Action.LIST_REFUNDS: Spelling("refunds"),
        Action.LIST_SUBSCRIPTIONS: Spelling("subscriptions"),
        Action.MAIL: Spelling("mail"),
        Action.MAIL_AGAIN: Spelling("mail --again", ("invoice",), "--reason TEXT"),
        Action.MAIL_CAME: Spelling("mail --sent", ("invoice",), "--reason TEXT"),
        Action.REMINDER_AGAIN: Spelling("debtors --again", ("flat",), "--reason TEXT"),
        Action.REMINDER_CAME: Spelling("debtors --sent", ("flat",), "--reason TEXT"),
        Action.MAIL_CAME_BACK: Spelling("mail --bounced", ("invoice",), "--reason TEXT"),
        Action.MAKE_CODES: Spelling("codes", end="--building BUILDING --to FILE.pdf"),
        Action.MAKE_PUSH_KEY: Spelling("push-keys"),
        Action.MARK_ACCEPTED: Spelling("mark-accepted", ("invoice", "file"), "--evidence TEXT"),
        Action.MARK_RECALLED: Spelling("void --recalled", ("invoice", "invoices")),
        Action.MARK_REFUSED: Spelling("mark-refused", ("invoice", "file"), "--evidence TEXT"),
        Action.MARK_SENT: Spelling("mark-sent", ("file",), "--evidence TEXT"),
        Action.MEND_ARCHIVE: Spelling("audit mend"),
        Action.MIGRATE: Spelling("migrate"),
        Action.NOTHING_IMPORTED: Spelling("restore --nothing-imported"),
        Action.NOTHING_SENT: Spelling("restore --nothing-sent"),
        Action.PLAN_CORRECTION: Spelling("", ("correction",)),
        Action.PLAN_RERUN: Spelling("rerun"),
        Action.POLL: Spelling("poll"),
        Action.PAPER_CAME: Spelling("print --printed", ("invoice",), "--reason TEXT"),
        Action.PRINT: Spelling("print", end="--to DIR"),
        Action.PURGE: Spelling("purge --older-than", ("years",)),
        Action.REFUSE_APPLICATION: Spelling("subscriptions --refuse", ("id",), "--reason TEXT"),
        Action.REFUND_NOT_PAID: Spelling("refunds cancel", ("refund",), "--not-paid --reason TEXT"),
        Action.RELEASE: Spelling("release", ("flat",), "--reason TEXT"),
        Action.REMIND: Spelling("remind"),
        Action.RENDER: Spelling("render"),
        Action.REPORT: Spelling("report"),
        Action.RERUN_REJECTED: Spelling("rerun --rejected"),
        Action.RERUN_UNCHANGED: Spelling("rerun --rejected --unchanged"),
        Action.RESEND: Spelling("resend", ("file",), "--evidence TEXT"),
        Action.RESTORE: Spelling("restore"),
        Action.RESTORE_COPY: Spelling("restore", ("file",)),
        Action.RUN: Spelling("run"),
        Action.SETTLE_ANSWER: Spelling("answers --settle", ("id",), "--reason TEXT"),
        Action.SET_ASIDE_ROWS: Spelling("import --set-aside", ("number",), "--reason TEXT"),
        Action.SET_STAFF_PASSWORD: Spelling("staff password", end="EMAIL"),
        Action.SET_UP: Spelling("init"),
        Action.SHOW: Spelling("show", ("flat", "invoice")),
        Action.SHOW_PERSON: Spelling("person extract", ("flat",), "--to FILE.json"),
        Action.SPLIT_PAYMENT: Spelling("payments accept", ("payment",), "--split FLAT=EUR"),
        Action.STATUS: Spelling("status"),
        Action.UNDO_PAYMENT: Spelling("payments undo", ("payment",), "--reason TEXT"),
        Action.VERIFY: Spelling("audit verify"),
        Action.VOID: Spelling("void", ("invoice",), "--reason TEXT"),
        Action.WORK: Spelling("worker"),
        Action.VOID_NOTES: Spelling("void --refused-notes", end="--reason TEXT"),
    }
)


def command_line(advice: Advice | None) -> str:
    """Return the command for an action, empty for none; a terminal's line adds the program's name.

    >>> command_line(Advice(Action.RELEASE, (("flat", "B1-1"), ("period", "2026-10"))))
    'einvoice release B1-1 --period 2026-10 --reason TEXT'
    >>> command_line(Advice(Action.RESEND))
    'einvoice resend FILE --evidence TEXT'
    >>> command_line(Advice.of(Action.VOID, all="", period="2026-10"))
    'einvoice void --all --period 2026-10 --reason TEXT'
    """
    return f"einvoice {SPELLINGS[advice.action].of(dict(advice.facts))}" if advice else ""


def quoted_command(advice: Advice) -> str:
    """Return the command as it is written in a sentence."""
    return f"`{command_line(advice)}`"
