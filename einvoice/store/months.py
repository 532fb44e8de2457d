"""The status of a month: counts and sums by state and bank, and what is held and why."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, distinct, func, select

from einvoice.core.deliveries import FileState
from einvoice.core.findings import Finding
from einvoice.core.holds import OF_CORRECTIONS
from einvoice.core.invoices import NOT_ISSUED, NOT_LIVE, InvoiceState
from einvoice.core.period import Period
from einvoice.core.runs import MonthFacts, Step
from einvoice.store import calculated_months
from einvoice.store.building_rows import valid_in
from einvoice.store.credit_note_tables import credit_notes
from einvoice.store.files import ANSWERED, FileKind
from einvoice.store.findings import COLUMNS, HOLDING, finding_of
from einvoice.store.hold_decisions import is_any_taken_back
from einvoice.store.input_tables import flats
from einvoice.store.tables import files, findings, invoices
from einvoice.store.transactions import ReadTransaction

_WITH_DEADLINE = tuple(kind for kind in FileKind if kind is not FileKind.CREDIT_NOTES)
TO_SEND = (FileState.READY, FileState.SENDING, FileState.RENAMING, FileState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many invoices of a bank are in a state, and what they sum to."""

    state: InvoiceState
    bank: str
    invoices: int
    total_cents: int
    to_pay_cents: int


@dataclass(frozen=True, slots=True)
class HeldFlat:
    """A flat that is held, or an issued invoice that cannot go out, and the first reason."""

    flat_id: str
    building_id: str
    finding: Finding
    whole_building: bool

    @property
    def code(self) -> str:
        """Why it is held."""
        return self.finding.code


def state_counts(tx: ReadTransaction, period: Period) -> list[StateCount]:
    """Return counts and sums of the period's invoices, void invoices included."""
    columns = invoices.c
    query = (
        select(
            columns.state,
            columns.bank,
            func.count(),
            func.sum(columns.total_cents),
            func.sum(columns.to_pay_cents),
        )
        .where(columns.period == period)
        .group_by(columns.state, columns.bank)
        .order_by(columns.bank, columns.state)
    )
    return [StateCount(r[0], r[1], r[2], int(r[3]), int(r[4])) for r in tx.execute(query)]


def month_facts(
    tx: ReadTransaction, period: Period, every: Sequence[StateCount] | None = None
) -> MonthFacts:
    """Return what decides which steps are due; ``every`` are its invoices by state, where known."""
    every = state_counts(tx, period) if every is None else every
    in_state = _files_by_state(tx, period)
    counts = [row for row in every if row.state not in NOT_LIVE]
    ended = {row.state for row in every if row.state in NOT_LIVE}

    def total(*states: InvoiceState) -> int:
        return sum(row.invoices for row in counts if row.state in states)

    def file_count(*states: FileState, kinds: Sequence[FileKind]) -> int:
        return sum(in_state[kind, state] for kind in kinds for state in states)

    alone = _alone(tx, period, ended & {InvoiceState.CREDITED})
    all_flats, rests_on_all = _flats_and_rows(tx, period)
    return MonthFacts(
        flats=all_flats,
        live=sum(row.invoices for row in counts),
        drafts=total(InvoiceState.DRAFT),
        held=total(InvoiceState.HELD),
        to_render=sum(
            row.invoices for row in counts if row.state is InvoiceState.ISSUED and row.bank
        ),
        files_to_send=file_count(*TO_SEND, kinds=_WITH_DEADLINE),
        files_awaiting=file_count(FileState.SENT, kinds=ANSWERED),
        credit_notes_to_render=_credit_notes_to_render(tx, period),
        credit_files_to_send=file_count(*TO_SEND, kinds=(FileKind.CREDIT_NOTES,)),
        credited_alone=alone,
        taken_back=_alone(tx, period, ended),
        gone=_gone(tx, period),
        credits_held=alone > 0 and is_any_taken_back(tx, period),
        stale=total(*NOT_ISSUED) > 0 and not rests_on_all,
    )


def _flats_and_rows(tx: ReadTransaction, period: Period) -> tuple[int, bool]:
    """Count the flats of a month, and say whether its drafts rest on all rows: in one statement."""
    count = func.count(distinct(flats.c.flat_id))
    row = tx.execute(select(count, calculated_months.rests(period)).where(valid_in(period))).one()
    return row[0], bool(row[1])


def _files_by_state(
    tx: ReadTransaction, period: Period
) -> Mapping[tuple[FileKind, FileState], int]:
    """Return how many files of a period there are of each kind in each state."""
    columns = files.c
    query = (
        select(columns.kind, columns.state, func.count())
        .where(columns.period == period)
        .group_by(columns.kind, columns.state)
    )
    rows = tx.execute(query)
    return Counter({(FileKind(kind), state): count for kind, state, count in rows})


def _credit_notes_to_render(tx: ReadTransaction, period: Period) -> int:
    columns = credit_notes.c
    waiting = (columns.period == period) & (columns.state == InvoiceState.ISSUED)
    return tx.scalar(select(func.count()).select_from(credit_notes).where(waiting)) or 0


def _alone(tx: ReadTransaction, period: Period, states: Collection[InvoiceState]) -> int:
    """Count flats of the month whose invoice ended so and that have no live one."""
    if not states:
        return 0
    live = invoices.alias("live")
    other = select(live.c.id).where(
        live.c.flat_id == invoices.c.flat_id,
        live.c.period == period,
        live.c.state.not_in(NOT_LIVE),
    )
    query = select(func.count(distinct(invoices.c.flat_id))).where(
        invoices.c.period == period,
        invoices.c.state.in_(states),
        invoices.c.flat_id.in_(select(flats.c.flat_id).where(valid_in(period))),
        ~other.exists(),
    )
    return tx.scalar(query) or 0


def _gone(tx: ReadTransaction, period: Period) -> int:
    """Count live invoices of flats that the month no longer has.

    Asked by the flats that ended, which are few; asked by invoice, each would be looked up.
    """
    ended = (
        select(flats.c.flat_id)
        .group_by(flats.c.flat_id)
        .having(func.max(case((valid_in(period), 1), else_=0)) == 0)
    )
    query = select(func.count()).where(
        invoices.c.period == period,
        invoices.c.state.not_in(NOT_LIVE),
        invoices.c.flat_id.in_(ended),
    )
    return tx.scalar(query) or 0


def needs_invoice(tx: ReadTransaction, flat_id: str, period: Period) -> bool:
    """Return whether a flat exists in a month."""
    query = select(flats.c.flat_id).where(flats.c.flat_id == flat_id, valid_in(period)).limit(1)
    return tx.execute(query).first() is not None


def unfinished_buildings(tx: ReadTransaction, period: Period) -> list[str]:
    """Return the buildings with flats that have no issued invoice yet, by id."""
    live = select(invoices.c.flat_id).where(
        invoices.c.period == period,
        invoices.c.state.not_in((*NOT_LIVE, *NOT_ISSUED)),
        invoices.c.flat_id == flats.c.flat_id,
    )
    without = select(flats.c.building_id).where(valid_in(period), ~live.exists())
    stale = select(invoices.c.building_id).where(
        invoices.c.period == period, invoices.c.state.in_(NOT_ISSUED)
    )
    return sorted(tx.scalars(without.union(stale)))


def held_flats(tx: ReadTransaction, period: Period) -> Iterator[HeldFlat]:
    """Yield what a person must look at: held flats, and issued invoices refused at rendering.

    The reason is the flat's own first finding that holds, else its building's.
    """
    columns = invoices.c
    of_flat = (findings.c.flat_id == columns.flat_id) | (findings.c.flat_id == "")
    is_held = columns.state == InvoiceState.HELD
    left_out = (columns.state == InvoiceState.ISSUED) & (columns.bank != "")
    first = (
        select(findings.c.id)
        .where(
            findings.c.period == period,
            findings.c.building_id == columns.building_id,
            of_flat,
            findings.c.level.in_(HOLDING),
            is_held | (findings.c.step == Step.RENDER),
        )
        .order_by(findings.c.flat_id.desc(), findings.c.id)
        .limit(1)
        .correlate(invoices)
        .scalar_subquery()
    )
    query = (
        select(
            columns.flat_id,
            columns.building_id,
            findings.c.flat_id.label("found_flat"),
            *COLUMNS,
        )
        .join(findings, findings.c.id == first)
        .where(columns.period == period, is_held | left_out)
        .order_by(columns.building_id, columns.position, columns.flat_id)
    )
    for row in tx.execute(query):
        whole = row.found_flat == ""
        yield HeldFlat(row[0], row[1], finding_of(row, period), whole)


def held_months(tx: ReadTransaction) -> list[Period]:
    """Return the months in which some flat is held, the oldest first."""
    query = select(invoices.c.period).where(invoices.c.state == InvoiceState.HELD).distinct()
    return sorted(tx.scalars(query))


def any_later(tx: ReadTransaction, period: Period) -> bool:
    """Return whether a later month was calculated."""
    return tx.scalar(select(invoices.c.id).where(invoices.c.period > period).limit(1)) is not None


def held_counts(tx: ReadTransaction, period: Period) -> tuple[int, int]:
    """Return how many flats are held one by one, and how many whole buildings.

    A flat that only a person's decision holds is not counted: nothing general is wrong then.
    """
    holding = (findings.c.period == period) & findings.c.level.in_(HOLDING)
    buildings = select(findings.c.building_id).where(holding, findings.c.flat_id == "").distinct()
    one_by_one = (
        select(func.count())
        .select_from(invoices)
        .where(
            invoices.c.period == period,
            invoices.c.state == InvoiceState.HELD,
            invoices.c.building_id.not_in(buildings),
            ~_held_only_by_a_person(period),
        )
    )
    whole = select(func.count()).select_from(buildings.subquery())
    return tx.scalar(one_by_one) or 0, tx.scalar(whole) or 0


def _held_only_by_a_person(period: Period) -> ColumnElement[bool]:
    columns = findings.c
    own = (
        select(columns.id)
        .where(
            columns.period == period,
            columns.flat_id == invoices.c.flat_id,
            columns.level.in_(HOLDING),
            columns.step != Step.RENDER,
        )
        .correlate(invoices)
    )
    by_a_person = columns.code.in_(OF_CORRECTIONS)
    return own.where(by_a_person).exists() & ~own.where(~by_a_person).exists()
