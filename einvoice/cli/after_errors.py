"""Which command comes after an error that stops a command: its last line names it.

Every error with exit code 4, 6, 7 or 8 has one, for whoever reads it must not stay there.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from einvoice.core.advice import Action, Advice, steps_of
from einvoice.core.errors import Cause, Fact
from einvoice.core.exit_codes import ExitCode
from jobs.problems import Problem

_STATUS = Advice(Action.STATUS)
_RESTORE = Advice(Action.RESTORE)
_EXAMINE = Advice(Action.EXAMINE)
_VERIFY = Advice(Action.VERIFY)
_IMPORT = Advice(Action.IMPORT)
_ANSWERS = Advice(Action.LIST_ANSWERS)
_REFUNDS = Advice(Action.LIST_REFUNDS)
_IMPORTS_MISSING = Advice(Action.IMPORTS_MISSING)
_CALCULATE = Advice.of(Action.CALCULATE, period="{period}")
_RUN = Advice.of(Action.RUN, period="{period}")
_MONTH = Advice.of(Action.STATUS, period="{period}")
_CHECK = Advice.of(Action.CHECK, period="{period}")
_SHOW_INVOICE = Advice.of(Action.SHOW, invoice="{invoice}")
_SHOW_FLAT = Advice.of(Action.SHOW, flat="{flat}", period="{period}")
_POLL = Advice(Action.POLL)
_SETTLE = Advice.of(Action.SETTLE_ANSWER, id="{id}")
_RESEND = Advice.of(Action.RESEND, file="{file}")
_MARK_REFUSED = Advice.of(Action.MARK_REFUSED, file="{file}")
_PASS_OVER = Advice.of(Action.DECLARE_MISSING, file="{file}")
_BY_HASH = Advice.of(Action.MARK_SENT, file="{file}", hash="HASH")
"""A person measures what the bank has: the value in the error is not what they would type."""

AFTER: Mapping[str, Advice] = MappingProxyType(
    {
        "absence-unsaid": Advice.of(Action.MARK_ACCEPTED, file="{file}"),
        "accounts-unequal": _CHECK,
        "adopted-otherwise": _IMPORT,
        "answer-needs-proof": _BY_HASH,
        "answered-file-not-taken-back": _RESTORE,
        "archive-damaged": Advice(Action.MEND_ARCHIVE),
        "archive-other-bytes": _VERIFY,
        "archive-other-invoice": Advice(Action.RESTORE_COPY),
        "bank-breaks-off": _EXAMINE,
        "bank-folder-empty": _EXAMINE,
        "bank-folder-missing": _EXAMINE,
        "bank-has-other-bytes": _RUN,
        "bank-looked-at-first": _EXAMINE,
        "bank-not-listening": _EXAMINE,
        "bank-refuses-key": _EXAMINE,
        "bank-second-proof": _EXAMINE,
        "bank-silent": _EXAMINE,
        "bank-stalled": _EXAMINE,
        "bank-unknown-host": _EXAMINE,
        "behind-witness": _RESTORE,
        "brought-by-hand": _BY_HASH,
        "bytes-changed": _VERIFY,
        "clock-went-back": _EXAMINE,
        "copy-older": _RESTORE,
        "debt-mail-not-so": Advice.of(Action.SHOW, flat="{flat}"),
        "due-date-lost": Advice.of(Action.PLAN_RERUN, period="{period}"),
        "file-answered": _STATUS,
        "file-bytes-lost": _RUN,
        "file-differs": _VERIFY,
        "file-in-inbox": _POLL,
        "file-not-in-doubt": _STATUS,
        "file-nothing-in-doubt": _STATUS,
        "file-of-former-customer": _RUN,
        "file-over-ceiling": Advice(Action.REPORT),
        "file-passed-over": _RESTORE,
        "file-still-at-bank": _PASS_OVER,
        "file-taken-back-here": _RESTORE,
        "file-too-large": _EXAMINE,
        "files-over-ceiling": _CHECK,
        "flats-without-draft": _CALCULATE,
        "footer-differs": _VERIFY,
        "hash-differs": _BY_HASH,
        "hash-differs-at-bank": _MARK_REFUSED,
        "hash-differs-counted": _MARK_REFUSED,
        "hash-differs-unclear": _RESEND,
        "hash-known-to-differ": _BY_HASH,
        "hash-missing": _BY_HASH,
        "header-differs": _VERIFY,
        "host-key-changed": _EXAMINE,
        "imports-awaited": _IMPORT,
        "imports-not-repeated": _IMPORT,
        "imports-refused": _STATUS,
        "imports-unsaid": Advice(Action.IMPORTS_DONE),
        "inbox-not-cleared": _MARK_REFUSED,
        "invoice-credited": _SHOW_FLAT,
        "invoice-doubtful": _SHOW_INVOICE,
        "invoice-not-live": _SHOW_FLAT,
        "invoice-with-bank": _SHOW_INVOICE,
        "issue-day-unknown": Advice.of(Action.ISSUE, period="{period}", day="{day}"),
        "issue-other-day": Advice.of(Action.ISSUE, period="{period}", day="{day}"),
        "issue-without-day": Advice.of(Action.ISSUE, period="{period}", day="{day}"),
        "issued-sums-differ": _IMPORTS_MISSING,
        "journal-older": _RESTORE,
        "key-of-another-user": _EXAMINE,
        "key-not-handed-over": _EXAMINE,
        "key-open-to-others": _EXAMINE,
        "key-unreadable": _EXAMINE,
        "key-with-password": _EXAMINE,
        "lines-unreadable": _VERIFY,
        "lost-sums-differ": _IMPORTS_MISSING,
        "mail-not-so": Advice(Action.MAIL),
        "mail-of-bank": _SHOW_INVOICE,
        "mark-sent-accepted": _STATUS,
        "mark-sent-answered": _STATUS,
        "mark-sent-sent": _POLL,
        "mark-sent-taken-back": _STATUS,
        "month-changed": _VERIFY,
        "months-unfinished": Advice.of(Action.STATUS, period="{first}"),
        "no-imports-word": _RESTORE,
        "no-private-key": _EXAMINE,
        "no-sum": _VERIFY,
        "not-accepted": _SHOW_INVOICE,
        "not-all-issued-anew": _CALCULATE,
        "not-in-doubt": _SHOW_INVOICE,
        "not-on-paper": _MONTH,
        "not-sent-by-a-run": _RESTORE,
        "not-sent-here": _RESTORE,
        "notes-refusal-unsaid": _ANSWERS,
        "nothing-to-accept": _VERIFY,
        "opening-after-issue": _CALCULATE,
        "opening-missing": Advice.of(Action.IMPORT, path="balances.csv"),
        "opening-not-yet": _CALCULATE,
        "other-customer-later": Advice.of(Action.CREDIT, invoice="{invoice}"),
        "other-file-named": _BY_HASH,
        "part-not-xml": _VERIFY,
        "part-refused": _VERIFY,
        "pass-over-unsaid": _BY_HASH,
        "passed-over-answered": _ANSWERS,
        "payment-counted": Advice.of(Action.IMPORT_EXAMPLE, kind="charges"),
        "payment-decided": Advice(Action.LIST_PAYMENTS),
        "payment-taken": Advice(Action.LIST_PAYMENTS),
        "payment-waits": Advice(Action.LIST_PAYMENTS),
        "payments-after-drafts": _CALCULATE,
        "recall-of-void-unsaid": _SETTLE,
        "recall-unsaid": _SETTLE,
        "refund-ended": _REFUNDS,
        "refund-file-changed": _VERIFY,
        "refund-file-settled": _REFUNDS,
        "refund-file-there": _REFUNDS,
        "refund-ordered": Advice.of(Action.REFUND_NOT_PAID, refund="{refund}"),
        "print-not-so": Advice.of(Action.SHOW, invoice="{invoice}"),
        "refusal-unsaid": _MARK_REFUSED,
        "reminders-incomplete": _STATUS,
        "reminders-old": Advice(Action.IMPORT_STATEMENT),
        "rendered-differs": _VERIFY,
        "resend-answered": _MONTH,
        "resend-not-sent": _RUN,
        "resend-taken-back": _MONTH,
        "rows-after-drafts": _CALCULATE,
        "rows-doubtful": _MONTH,
        "rows-refused": _MONTH,
        "sent-without-word": _RESEND,
        "simulator-running": _EXAMINE,
        "statements-broken": Advice(Action.IMPORT_STATEMENT),
        "statements-old": Advice(Action.IMPORT_STATEMENT),
        "taken-back-sent-twice": _PASS_OVER,
        "template-broken": _EXAMINE,
        "templates-unreadable": _EXAMINE,
        "too-early": _CALCULATE,
        "too-many-buildings-held": _CHECK,
        "too-many-flats-held": _CHECK,
        "unknown-without-word": _RESEND,
        "unproven-all-damaged": _VERIFY,
        "unproven-journal": _VERIFY,
        "unproven-older": _VERIFY,
        "unread-in-inbox": Advice.of(Action.MARK_REFUSED, file="{file}", clear_inbox=""),
        "validators-disagree": _VERIFY,
        "witness-forbidden": _EXAMINE,
        "witness-missing": _EXAMINE,
        "witness-no-folder": _EXAMINE,
        "witness-of-another-database": _EXAMINE,
        "witness-unreadable": _EXAMINE,
        "word-contradicted": _ANSWERS,
        "word-while-passed-over": _ANSWERS,
    }
)
"""By the code of an error: what comes next; `{name}` is the fact of that name."""

ON_ITS_DAY = MappingProxyType({"too-early": "first_day"})
"""By the code of an error: the fact that says from which day on the step can be taken."""


def after_error(cause: Cause) -> Advice | None:
    """Return what comes after an error that ends a command; None where its hint says all."""
    facts = dict(cause.facts)
    if cause.code == "banks-unasked":
        return Advice(Action(str(facts["step"])))
    if brought := str(facts.get("brought", "")):
        return Advice.of(Action.MARK_SENT, file=brought, hash="HASH")
    if again := facts.get("again"):
        return next(iter(steps_of(str(again))), None)
    step = AFTER.get(cause.code)
    return None if step is None else _filled(step, facts)


def after_refusals(problems: Iterable[Problem]) -> Advice | None:
    """Return what comes after a run that checks refused; None where the next run is not refused.

    What a check refused it refuses again until somebody has done something about it.
    """
    refused = (item.cause for item in problems if item.code is ExitCode.REFUSED_BY_CHECK)
    steps = (step for cause in refused if (step := after_error(cause)))
    return next((step for step in steps if step.action is not Action.RUN), None)


def _filled(step: Advice, facts: Mapping[str, Fact]) -> Advice:
    """Return a step with its facts in place of their names."""
    texts = {name: fact for name, fact in facts.items() if isinstance(fact, str)}
    return Advice(step.action, tuple((k, value.format_map(texts)) for k, value in step.facts))
