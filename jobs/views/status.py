"""The status of a month, as the command line reads it, counted by the equations that must hold."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from einvoice.core.credit_notes import CreditNote
from einvoice.core.findings import Finding
from einvoice.core.holds import OF_METERS, OF_ORDERS
from einvoice.core.invoices import NOT_LIVE, InvoiceState
from einvoice.core.period import Period
from einvoice.core.runs import MonthFacts, Step, StepState, due_steps
from einvoice.core.unsettled import UnsettledRow
from einvoice.store import (
    answers,
    bank_words,
    credit_notes,
    files,
    findings,
    months,
    taken_back_months,
    unsettled_rows,
)
from einvoice.store.answers import AnswerRecord
from einvoice.store.applications import waiting_now
from einvoice.store.files import FileRecord
from einvoice.store.in_files import FileContents, file_contents
from einvoice.store.missing_inputs import any_reading
from einvoice.store.months import HeldFlat, StateCount
from einvoice.store.recalled import Recalled, recalled_of
from einvoice.store.refused import RefusedInvoice, refused_invoices
from einvoice.store.taken_back_months import NotBilled
from einvoice.store.transactions import ReadTransaction
from jobs.context import Context
from jobs.duplicate_days import with_days
from jobs.payments.paid_again import of_payments
from jobs.times import MonthTimes, month_times
from jobs.views.bank_shares import BankStatus, bank_shares
from jobs.views.doubtful_values import Doubts, doubtful_values
from jobs.views.late_readings import told_since, unanswered
from jobs.views.mended import as_mended
from jobs.views.named_otherwise import named_otherwise
from jobs.views.no_bank import WithoutBankCounts, counts_without_bank
from jobs.views.open_months import earlier_months
from jobs.views.since_copy import SinceCopy, since_copy
from jobs.views.too_late import invoices_too_late
from jobs.views.unproven import (
    as_awaited,
    overdue_files,
    unproven_files,
    unproven_of,
)

_IN_FILE = (
    InvoiceState.RENDERED,
    InvoiceState.SENT,
    InvoiceState.ACCEPTED,
    InvoiceState.REJECTED,
)
LISTED_ROWS = 1_000
_LEFT = (InvoiceState.SENT, InvoiceState.ACCEPTED, InvoiceState.REJECTED)


@dataclass(frozen=True, slots=True)
class Counts:
    """Live invoices of a month.

    flats = calculated + taken_back + not_calculated - gone, where ``gone`` are invoices of flats
    that the month no longer has; calculated = held + drafts + issued; issued = no_bank + rendered +
    to_render; rendered = sent + to_send; sent = accepted + refused + awaited. Invoices in a file
    that is not proven to be ours are awaited. ``void`` and ``credited`` invoices are not live and
    are counted apart.
    """

    calculated: int
    held: int
    drafts: int
    issued: int
    no_bank: int
    to_render: int
    rendered: int
    to_send: int
    sent: int
    accepted: int
    refused: int
    awaited: int
    void: int
    credited: int
    flats: int
    taken_back: int
    not_calculated: int
    gone: int


@dataclass(frozen=True, slots=True)
class MonthStatus:
    """The status of a month.

    ``meters`` and ``orders`` are warnings about flats' meters and e-invoice orders; ``overdue`` are
    files whose answer should have come; ``unconfigured_banks`` are banks that invoices wait for and
    that the configuration does not name; ``open_answers`` could not be applied, in whatever period,
    and no person has settled them; ``refused`` has refused credit notes too;
    ``waiting_applications`` are customers' orders that wait for a person; ``earlier_open`` are
    months before the present month with something on its way; ``drafts_total_cents`` is what the
    drafts that are not held sum to, with VAT; ``too_late`` counts issued invoices that
    are not sent and whose due date their bank no longer takes: only `rerun` helps; ``unsettled``
    are rows of import files that wait for a person, whatever month they are about: the first
    `LISTED_ROWS` of ``unsettled_count``; ``not_billed`` are flats of which a month was taken back
    by a line and is billed nowhere; ``recalled`` are void invoices that went to no bank;
    ``since_copy`` is what is asked since a copy was put back; ``accounts`` is what is wrong with
    the accounts' statements; ``doubts`` are the readings beside doubtful rows of ``unsettled``;
    ``named_otherwise`` are files that wait for an answer and of which their bank gave another hash;
    ``readings_came``: the month cannot be calculated yet, and readings of its window are here;
    ``decided`` counts what managers decided in the portal and nobody carried out yet.
    """

    period: Period
    times: MonthTimes
    facts: MonthFacts
    steps: tuple[tuple[Step, StepState], ...]
    counts: Counts
    banks: tuple[BankStatus, ...]
    held: tuple[HeldFlat, ...]
    meters: tuple[Finding, ...]
    orders: tuple[Finding, ...]
    credit_notes: tuple[CreditNote, ...]
    refused: tuple[RefusedInvoice, ...]
    overdue: tuple[FileRecord, ...]
    unconfigured_banks: tuple[str, ...]
    open_answers: tuple[AnswerRecord, ...]
    waiting_applications: int
    earlier_open: tuple[Period, ...]
    drafts_total_cents: int
    contents: FileContents
    too_late: int
    unsettled: tuple[UnsettledRow, ...]
    unsettled_count: int
    not_billed: tuple[NotBilled, ...] = ()
    recalled: tuple[Recalled, ...] = ()
    since_copy: SinceCopy = SinceCopy()  # noqa: RUF009 - a frozen value
    accounts: tuple[Finding, ...] = ()
    doubts: Doubts = ()
    without_bank: WithoutBankCounts = WithoutBankCounts()  # noqa: RUF009 - a frozen value
    named_otherwise: tuple[FileRecord, ...] = ()
    readings_came: bool = False
    decided: int = 0

    @property
    def awaited(self) -> tuple[tuple[FileRecord, dt.date], ...]:
        """Files that their banks may still answer, with the last day for it."""
        return tuple(pair for bank in self.banks for pair in bank.awaited)

    @property
    def unproven(self) -> tuple[FileRecord, ...]:
        """Files whose bank may have other contents than ours, or keeps its first answer back."""
        made = [record for bank in self.banks for record in bank.files]
        return unproven_files(made, self.overdue, self.open_answers)

    @property
    def is_early(self) -> bool:
        """Whether the month cannot be calculated yet: its readings may still come."""
        return all(state is StepState.TOO_EARLY for _, state in self.steps)

    @property
    def waits_for_review(self) -> bool:
        """Whether drafts wait for a person to look at them and to issue them."""
        return (Step.ISSUE, StepState.REVIEW) in self.steps


def _unsettled(tx: ReadTransaction) -> tuple[tuple[UnsettledRow, ...], int, Doubts]:
    """Return the first rows that nobody has settled, how many there are, and readings beside."""
    rows = tuple(unsettled_rows.open_rows(tx, LISTED_ROWS))
    return rows, unsettled_rows.count_open(tx) if rows else 0, doubtful_values(tx, rows)


def _beside(
    context: Context,
    tx: ReadTransaction,
    period: Period,
    facts: MonthFacts,
    rows: Sequence[StateCount],
) -> tuple[tuple[NotBilled, ...], tuple[Finding, ...], WithoutBankCounts]:
    """Return what is billed nowhere, what is wrong with statements, and who has no bank."""
    back = taken_back_months.not_billed_again(tx)
    return (
        tuple(month for month in back if period in {month.period, month.later}),
        of_payments(context, tx, facts),
        counts_without_bank(context, tx, period, rows),
    )


def month_status(context: Context, period: Period) -> MonthStatus:
    """Read the status of a month, in one consistent view."""
    times = month_times(context, period)
    with context.store.reading() as tx:
        contents, rows = file_contents(tx, period), months.state_counts(tx, period)
        facts, records = months.month_facts(tx, period, rows), files.file_records(tx, period)
        open_answers, held, now = answers.open_answers(tx), held_in(tx, period), waiting_now(tx)
        (meters, orders), (unsettled, count, doubts) = _warned(tx, period), _unsettled(tx)
        notes, void = tuple(credit_notes.credit_notes_of(tx, period)), recalled_of(tx, period, rows)
        too_late, asked = invoices_too_late(context, tx, period, records), since_copy(tx)
        not_billed, accounts, direct = _beside(context, tx, period, facts, rows)
        rows = as_awaited(tx, rows, unproven_of(context, records, open_answers))
        otherwise, refused = named_otherwise(tx, records), _refused(context, tx, period)
        came = context.today < times.first_day and any_reading(tx, period)
    live, review = [r for r in rows if r.state not in NOT_LIVE], context.config.billing.review
    return MonthStatus(
        period,
        times,
        facts,
        due_steps(facts, context.today, times.first_day, review=review == "required"),
        _counts(rows, live, facts),
        bank_shares(context, live, records),
        *(held, meters, orders, notes, refused),
        overdue_files(context, records),
        _unconfigured(context, live),
        *(open_answers, now[0], tuple(earlier_months(context))),
        contents=contents,
        too_late=too_late,
        drafts_total_cents=sum(row.total_cents for row in live if row.state is InvoiceState.DRAFT),
        unsettled=unsettled,
        unsettled_count=count,
        not_billed=not_billed,
        recalled=void,
        since_copy=asked,
        accounts=accounts,
        doubts=doubts,
        without_bank=direct,
        named_otherwise=otherwise,
        readings_came=came,
        decided=now[1],
    )


def _warned(tx: ReadTransaction, period: Period) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return what waits about meters, and about orders; what came is not asked for."""
    warnings = findings.warnings_of(tx, period, (*OF_METERS, *OF_ORDERS))
    meters = [finding for finding in warnings if finding.code in OF_METERS]
    if meters:
        meters = list(unanswered(meters, [fact for fact, _ in told_since(tx, period)]))
    return tuple(meters), tuple(finding for finding in warnings if finding.code in OF_ORDERS)


def held_in(tx: ReadTransaction, period: Period) -> tuple[HeldFlat, ...]:
    """Return the flats that a person must look at: held, or left out of a bank's file."""
    left_out = credit_notes.left_out(tx, period)
    return (*months.held_flats(tx, period), *left_out)


def _refused(context: Context, tx: ReadTransaction, period: Period) -> tuple[RefusedInvoice, ...]:
    notes = credit_notes.with_code(tx, period, InvoiceState.REJECTED)
    invoices = as_mended(context, tx, period, refused_invoices(tx, period))
    return tuple(with_days(context, tx, bank_words.with_words(tx, (*invoices, *notes))))


def _unconfigured(context: Context, live: Sequence[StateCount]) -> tuple[str, ...]:
    waiting = {row.bank for row in live if row.state is InvoiceState.ISSUED and row.bank}
    return tuple(sorted(waiting - set(context.config.banks)))


def _counts(rows: Sequence[StateCount], live: Sequence[StateCount], facts: MonthFacts) -> Counts:
    def in_states(*states: InvoiceState) -> int:
        return sum(row.invoices for row in rows if row.state in states)

    issued = [row for row in live if row.state is InvoiceState.ISSUED]
    return Counts(
        calculated=sum(row.invoices for row in live),
        held=in_states(InvoiceState.HELD),
        drafts=in_states(InvoiceState.DRAFT),
        issued=in_states(InvoiceState.ISSUED, *_IN_FILE),
        no_bank=sum(row.invoices for row in issued if not row.bank),
        to_render=sum(row.invoices for row in issued if row.bank),
        rendered=in_states(*_IN_FILE),
        to_send=in_states(InvoiceState.RENDERED),
        sent=in_states(*_LEFT),
        accepted=in_states(InvoiceState.ACCEPTED),
        refused=in_states(InvoiceState.REJECTED),
        awaited=in_states(InvoiceState.SENT),
        void=in_states(InvoiceState.VOID),
        credited=in_states(InvoiceState.CREDITED),
        flats=facts.flats,
        taken_back=facts.taken_back,
        not_calculated=facts.without_live - facts.taken_back,
        gone=facts.gone,
    )
