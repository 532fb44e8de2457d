"""Reminds customers of their debts: by e-mail, each at most once, and on paper.

Only whom nothing speaks against is reminded. A reminder is mailed as an invoice is (`sending`), at
most once for the debts of a day, and nobody within a week of the last; a mail of which nobody
knows holds up further mails to that customer until a person settles it. Source: docs/decisions/ 83.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from einvoice.clock import local_time
from einvoice.core.account_keys import AccountKey
from einvoice.core.closed_days import first_fresh_day, is_old
from einvoice.core.debtors import Debtor
from einvoice.core.direct_deliveries import HandedState, address_for
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.pages.reminder_page import ReminderFacts
from einvoice.store.archive import written_whole
from einvoice.store.archived_reminders import adopt_reminders
from einvoice.store.debt_reminders import DebtReminder, reminders_since
from einvoice.store.present_customers import present_customers
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.direct.mail_invoices import refuse_old_ledger
from jobs.direct.reminder_letter import ReminderLetter
from jobs.direct.sending import Mailed, mail_by_the_minute, mail_letters
from jobs.mail_server import mail_server
from jobs.payments.debtors import DebtorsOfDay, DebtorsWanted, debtors
from jobs.views.reminders import reminder_facts, reminder_pdf

REST_DAYS = 7
"""Nobody is mailed a reminder within N days of the last."""
_YEAR = 366
Lock = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Reminders:
    """The reminders of the debts of a day; ``listed.doubtful`` may have paid and got nothing.

    ``without_invoice``: flats of customers who never had an invoice, whose address is not known.
    ``rested``: flats whose customers were mailed a reminder within the week. ``open`` are mails of
    which nobody knows, or which were refused for good.
    """

    listed: DebtorsOfDay
    files: tuple[Path, ...]
    without_invoice: tuple[str, ...]
    mailed: Mailed
    rested: tuple[str, ...]
    open: tuple[DebtReminder, ...]


@dataclass(slots=True)
class _Round:
    """The debtors of a day who are reminded, with what their reminders say."""

    context: Context
    wanted: DebtorsWanted
    listed: DebtorsOfDay
    facts: dict[AccountKey, ReminderFacts] = field(default_factory=dict)
    mailed: Mailed = field(default_factory=Mailed)

    @property
    def debtors(self) -> Sequence[Debtor]:
        return [debtor for debtor in self.listed.largest if debtor.key in self.facts]


def remind_debtors(
    context: Context, wanted: DebtorsWanted, folder: Path, lock: Lock, *, mail: bool = False
) -> Reminders:
    """Remind each customer whose debt is overdue and whom nothing speaks against.

    Args:
        context: of the command.
        wanted: which debtors.
        folder: where the PDFs go, named after the flat and the customer's first day there.
        lock: holds the run lock while something is kept.
        mail: mail to who has an address and wants e-mail; the PDFs are of the others.

    Raises:
        UsageError: the folder cannot be made, or no mail server is configured.
        RefusedByCheckError: days are missing in the statements, or mails are asked for and the
            statements end too long ago for issuing, too: anybody may have paid.
    """
    if mail:
        mail_server(context)
    listed = debtors(context, wanted, most=None)
    if not listed.closed.are_complete:
        raise RefusedByCheckError("reminders-incomplete")
    if mail:
        _refuse_old_statements(context, listed.day)
    work, missing = _round(context, wanted, listed)
    _make_folder(folder)
    if mail:
        mail_by_the_minute(work.mailed, lock, partial(_mail_some, work))
    with context.store.reading() as tx:
        known, addresses = _known(tx, listed.day), _addresses(tx, context, work.debtors)
    on_paper = [d for d in work.debtors if not mail or _goes_on_paper(context, known, addresses, d)]
    with lock():
        files = tuple(_written(work, debtor, folder) for debtor in on_paper)
        _note_written(context, listed.day, files)
    now = _true_day(context)
    rested = [d.key.flat_id for d in work.debtors if mail and _rests(known, d.key, now)]
    return Reminders(
        listed,
        files,
        missing,
        work.mailed,
        tuple(flat_id for flat_id in rested if flat_id not in work.mailed.sent),
        tuple(row for row in known.values() if _is_open(row)),
    )


def _refuse_old_statements(context: Context, day: dt.date) -> None:
    """Refuse mails while the statements end too long ago for issuing, too."""
    if context.config.payments.stale != "allow" and is_old(day, context.today, context.closed):
        expected = first_fresh_day(context.today, context.closed)
        raise RefusedByCheckError("reminders-old", day=day, expected=expected)


def _round(
    context: Context, wanted: DebtorsWanted, listed: DebtorsOfDay
) -> tuple[_Round, tuple[str, ...]]:
    """Return who is reminded, and the flats of whom no address is known at all."""
    work, missing = _Round(context, wanted, listed), []
    for debtor in listed.largest:
        if debtor.may_be_reminded:
            facts = reminder_facts(context, debtor, listed.day)
            if facts is None:
                missing.append(debtor.key.flat_id)
            else:
                work.facts[debtor.key] = facts
    return work, tuple(missing)


def _mail_some(work: _Round) -> None:
    """Mail the reminders of a minute; the caller holds the run lock."""
    context, day = work.context, work.listed.day
    server = mail_server(context)
    refuse_old_ledger(context)
    archive = context.store.data_dir / "archive"
    first = Period.of(day - dt.timedelta(days=_YEAR))
    with context.store.writing() as tx:
        for name in adopt_reminders(tx, archive, first):
            tx.journal(Event.REMINDER_ADOPTED, Period.of(day), name)
        known, addresses = _known(tx, day), _addresses(tx, context, work.debtors)
    now = _true_day(context)
    letters = [
        ReminderLetter(
            context, work.wanted, d, work.facts[d.key], addresses[d.key], known.get(d.key)
        )
        for d in work.debtors
        if d.key in addresses and not (_rests(known, d.key, now) or _is_open(known.get(d.key)))
    ]
    mail_letters(context, server, letters, work.mailed, context.config.mail.per_minute)


def _known(tx: ReadTransaction, day: dt.date) -> dict[AccountKey, DebtReminder]:
    """Return what became of the last reminder of each customer, the unknown before a later."""
    known: dict[AccountKey, DebtReminder] = {}
    for row in reminders_since(tx, day - dt.timedelta(days=_YEAR)):
        before = known.get(row.key)
        if before is None or before.mail.state is not HandedState.UNKNOWN:
            known[row.key] = row
    return known


def _rests(known: dict[AccountKey, DebtReminder], key: AccountKey, now: dt.date) -> bool:
    """Return whether a customer was mailed a reminder within the week.

    Counted from the day of the mail: the day of its debts may be long past where statements come
    late, and the next day that is closed far on.
    """
    row = known.get(key)
    if row is None or row.mail.state is not HandedState.SENT:
        return False
    return now - local_time(row.mail.at).date() < dt.timedelta(days=REST_DAYS)


def _true_day(context: Context) -> dt.date:
    """Return the day by the clock by which mails are written down, whatever day is given."""
    return local_time(context.clock.timestamp()).date()


def _is_open(row: DebtReminder | None) -> bool:
    """Return whether a mail waits for a person: nobody knows, or it was refused for good."""
    if row is None or row.mail.may_pass:
        return False
    return row.mail.state in {HandedState.UNKNOWN, HandedState.REFUSED}


def _goes_on_paper(
    context: Context,
    known: dict[AccountKey, DebtReminder],
    addresses: dict[AccountKey, str],
    debtor: Debtor,
) -> bool:
    """Return whether a customer gets paper beside the mails: no address, or refused for good."""
    row = known.get(debtor.key)
    if row is not None and _is_open(row):
        return row.mail.state is HandedState.REFUSED
    return debtor.key not in addresses and not _rests(known, debtor.key, _true_day(context))


def _addresses(
    tx: ReadTransaction, context: Context, debtors: Sequence[Debtor]
) -> dict[AccountKey, str]:
    """Return where customers' reminders are mailed; not to who has left, nor who wants paper."""
    flat_ids = {debtor.key.flat_id for debtor in debtors}
    now = present_customers(tx, flat_ids, context.today).values()
    return {key: address for key, row in now if (address := address_for(row, row))}


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UsageError("print-folder", path=folder, why=error.strerror) from None


def _written(work: _Round, debtor: Debtor, folder: Path) -> Path:
    key = debtor.key
    since = "" if key.since == dt.date.min else f"-{key.since}"
    path = folder / f"{key.flat_id}{since}.pdf"
    content = reminder_pdf(work.context, work.facts[key])
    with written_whole(path, 0o600) as out:
        out.write(content)
    return path


def _note_written(context: Context, day: dt.date, files: Sequence[Path]) -> None:
    """Write into the journal who made how many reminders on paper."""
    if files:
        with context.store.writing() as tx:
            facts = {"reminders": len(files)}
            tx.journal(Event.REMINDERS_WRITTEN, Period.of(day), str(day), **facts)
