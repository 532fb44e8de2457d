"""The month at a glance: the figures of `status`, `report` and `check`, as they have them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from einvoice.core.advice import Action, Advice
from einvoice.core.findings import Finding, Level
from einvoice.core.holds import HELD_BY_HAND
from einvoice.core.period import Period
from einvoice.pages.month_page import MonthPage, PageTable
from einvoice.spelling import command_line
from einvoice.store.hold_decisions import held_before, months_of_holds
from einvoice.store.months import HeldFlat, any_later, held_months, state_counts
from einvoice.store.transactions import ReadTransaction
from einvoice.texts import findings
from einvoice.texts.places import place
from einvoice.texts.report import word
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.times import MonthTimes
from jobs.views.check import Checked, check
from jobs.views.held_look import HeldPlace, held_places, look_at, look_at_flat
from jobs.views.month_figures import month_figures
from jobs.views.month_page import month_page
from jobs.views.report import report
from jobs.views.staff_next import NextStep, next_of
from jobs.views.staff_waiting import WaitingLine, waiting_for_staff, waiting_lines
from jobs.views.status import Counts, MonthStatus, held_in

SHOWN_FINDINGS = 20
SHOWN_HELD = 200


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at: where it is, what it is, and what to do; commands are in backticks."""

    level: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Glance:
    """A month for a person: the page of its report, the step that comes next, what waits.

    ``waiting`` are what waits, of the month and of the portal; ``remarks`` the first
    `SHOWN_FINDINGS` of ``remark_count``, of which ``all_command`` shows all; what does not balance
    is in ``wrong``. Commands in sentences are in backticks.
    The ``stage`` is `before_first` or `not_calculated` (no figures yet), `drafts`, `accepted` by
    all banks, or `going`. A month is late (``is_late``) where its deadline passed and something is
    left to do: to calculate, to issue, to send, or to be answered by a bank.
    """

    page: MonthPage
    times: MonthTimes
    next: NextStep
    waiting: tuple[WaitingLine, ...]
    wrong: tuple[str, ...]
    remarks: tuple[Remark, ...]
    remark_count: int
    all_command: str
    stage: str
    is_late: bool
    drafts: int
    drafts_total_cents: int

    @property
    def equations(self) -> PageTable | None:
        """The table of what must balance."""
        title = word("equations", self.page.language)
        return next((table for table in self.page.tables if table.title == title), None)

    @property
    def tables(self) -> tuple[PageTable, ...]:
        """The other tables of the report; what is held has a page of its own."""
        apart = word("equations", self.page.language)
        return tuple(table for table in self.page.tables if table.title != apart)


@dataclass(frozen=True, slots=True)
class HeldReason:
    """A place that is held: why, what to do about it, and the command that shows it."""

    held: HeldPlace
    sentence: str
    hint: str
    command: str


@dataclass(frozen=True, slots=True)
class HeldNow:
    """The places that are held in a month: the first `SHOWN_HELD` of ``count``; and how many flats.

    ``next_command`` looks at what a person looks at first, empty where nothing is held or the month
    is not ``calculated``: then only what a person holds is known, and there is no invoice to look
    at. ``all_command`` shows all places. ``others`` are the other months in which flats are held.
    """

    places: tuple[HeldReason, ...]
    count: int
    flats: int
    next_command: str
    all_command: str
    calculated: bool
    others: tuple[Period, ...]


def glance_of(context: Context, period: Period, language: str) -> Glance:
    """Read a month at a glance: quickly, for everybody sees it who signs in."""
    made = report(context, period, language)
    shown = replace(made, status=replace(made.status, held=()))  # a page of its own has them
    figures = month_figures(context, period, language, whole=False)
    page = month_page(context, shown, figures)
    checked = check(context, period, made.status, whole=False)
    remarks = [
        Remark(label(f"level.{row.level}", language), row.where, findings.reason(row, language))
        for row in checked.findings[:SHOWN_FINDINGS]
    ]
    with context.store.reading() as tx:
        stage = _stage(tx, made.status)
        listed, by_hand = len(held_in(tx, period)), len(held_before(tx, period))
    counts, held = waiting_for_staff(context), made.status.counts.held
    held_back = (held + by_hand, listed - held)
    return Glance(
        page=page,
        times=made.status.times,
        next=next_of(made.status, language, before_first=stage == "before_first"),
        waiting=tuple(waiting_lines(counts, checked, held_back, period, language)),
        wrong=tuple(_wrong(checked, language)),
        remarks=tuple(remarks),
        remark_count=len(checked.findings),
        all_command=command_line(Advice.of(Action.CHECK_ALL, period=period)),
        stage=stage,
        is_late=_is_late(stage, made.status),
        drafts=made.status.counts.drafts,
        drafts_total_cents=made.status.drafts_total_cents,
    )


def held_of(context: Context, period: Period, language: str) -> HeldNow:
    """Read what is held in a month, and why."""
    with context.store.reading() as tx:
        held = (*held_in(tx, period), *_held_by_hand(tx, period))
        others = _other_months(context, tx, period)
        calculated = bool(state_counts(tx, period))
    places = held_places(held)
    return HeldNow(
        places=tuple(
            _reason(row, period, language, calculated=calculated) for row in places[:SHOWN_HELD]
        ),
        count=len(places),
        flats=len({flat.flat_id for flat in held}),
        next_command=command_line(look_at(held, period)) if held and calculated else "",
        all_command=command_line(Advice.of(Action.STATUS, period=period)),
        calculated=calculated,
        others=others,
    )


def _other_months(context: Context, tx: ReadTransaction, period: Period) -> tuple[Period, ...]:
    """Return the other months whose page shows a held flat.

    A hold is of the first month that has no invoice of the flat: perhaps the next to calculate.
    """
    now = context.default_period
    months = {*held_months(tx), *months_of_holds(tx), now, now.next} - {period}
    return tuple(sorted(month for month in months if held_in(tx, month) or held_before(tx, month)))


def _reason(row: HeldPlace, period: Period, language: str, *, calculated: bool) -> HeldReason:
    look = look_at_flat(row.finding, row.flat_id, period)
    release = Advice.of(Action.RELEASE, flat=row.flat_id, period=period)
    return HeldReason(
        held=row,
        sentence=findings.sentence(row.finding, language),
        hint=findings.hint(row.finding, language),
        command=command_line(look if calculated else release),
    )


def _stage(tx: ReadTransaction, status: MonthStatus) -> str:
    """Return how far a month is, for the words of its page."""
    counts = status.counts
    if not counts.calculated:
        return "before_first" if any_later(tx, status.period) else "not_calculated"
    if counts.drafts and not counts.issued:
        return "drafts"
    return "accepted" if counts.accepted and not _is_left(counts) else "going"


def _is_late(stage: str, status: MonthStatus) -> bool:
    if status.times.slack_hours >= 0 or stage in {"before_first", "accepted"}:
        return False
    return stage != "going" or _is_left(status.counts)


def _is_left(counts: Counts) -> bool:
    states = (counts.to_send, counts.to_render, counts.drafts, counts.refused, counts.awaited)
    return any(states)


def _held_by_hand(tx: ReadTransaction, period: Period) -> tuple[HeldFlat, ...]:
    """Return the flats that a person holds and of which the month has no invoice yet."""
    return tuple(
        HeldFlat(
            flat_id,
            building_id,
            Finding(Level.ERROR, HELD_BY_HAND, flat_id, facts=(("reason", reason),)),
            whole_building=False,
        )
        for flat_id, building_id, reason in held_before(tx, period)
    )


def _wrong(checked: Checked, language: str) -> Iterator[str]:
    """Yield what was changed since it was issued, and whether control totals do not balance."""
    for changed in checked.changed[:SHOWN_FINDINGS]:
        yield label("check.changed", language, where=place(changed.where, language))
    missing = sum(1 for _, total in checked.totals if total.missing)
    if missing:
        what = label("check.wrong", language, period=checked.period)
        yield f"{what} ({missing}). {label('check.all', language, period=checked.period)}"
