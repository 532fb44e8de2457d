"""The month at a glance: the figures of `status`, `report` and `check`, as they have them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from einvoice.core.advice import Action, Advice
from einvoice.core.period import Period
from einvoice.pages.month_page import MonthPage, PageTable
from einvoice.spelling import command_line
from einvoice.store.months import state_counts
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
from jobs.views.next_steps import next_step
from jobs.views.report import report
from jobs.views.status import held_in

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

    ``waiting`` are sentences; ``remarks`` the first `SHOWN_FINDINGS` of ``remark_count``, of which
    ``all_command`` shows all; what does not balance is in ``wrong``. Commands in sentences are in
    backticks.
    """

    page: MonthPage
    times: MonthTimes
    next_command: str
    waiting: tuple[str, ...]
    wrong: tuple[str, ...]
    remarks: tuple[Remark, ...]
    remark_count: int
    all_command: str

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

    ``next_command`` looks at what a person looks at first, empty where nothing is held;
    ``all_command`` shows all places. Of a month that is not ``calculated`` nothing is known yet.
    """

    places: tuple[HeldReason, ...]
    count: int
    flats: int
    next_command: str
    all_command: str
    calculated: bool


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
    return Glance(
        page=page,
        times=made.status.times,
        next_command=command_line(next_step(made.status)),
        waiting=tuple(_waiting(checked, language)),
        wrong=tuple(_wrong(checked, language)),
        remarks=tuple(remarks),
        remark_count=len(checked.findings),
        all_command=command_line(Advice.of(Action.CHECK_ALL, period=period)),
    )


def held_of(context: Context, period: Period, language: str) -> HeldNow:
    """Read what is held in a month, and why."""
    with context.store.reading() as tx:
        held = held_in(tx, period)
        calculated = bool(state_counts(tx, period))
    places = held_places(held)
    return HeldNow(
        places=tuple(_reason(row, period, language) for row in places[:SHOWN_HELD]),
        count=len(places),
        flats=len({flat.flat_id for flat in held}),
        next_command=command_line(look_at(held, period)) if held else "",
        all_command=command_line(Advice.of(Action.STATUS, period=period)),
        calculated=calculated,
    )


def _reason(row: HeldPlace, period: Period, language: str) -> HeldReason:
    return HeldReason(
        held=row,
        sentence=findings.sentence(row.finding, language),
        hint=findings.hint(row.finding, language),
        command=command_line(look_at_flat(row.finding, row.flat_id, period)),
    )


def _waiting(checked: Checked, language: str) -> Iterator[str]:
    """Yield how much waits for a person, as `check` says it; the held flats first."""
    if checked.stale:
        yield label("check.stale", language, period=checked.period)
    for kind, count in {"held_flats": len(checked.held), **checked.opened}.items():
        if count:
            yield label(f"check.{kind}", language, count=count, period=checked.period)


def _wrong(checked: Checked, language: str) -> Iterator[str]:
    """Yield what was changed since it was issued, and whether control totals do not balance."""
    for changed in checked.changed[:SHOWN_FINDINGS]:
        yield label("check.changed", language, where=place(changed.where, language))
    missing = sum(1 for _, total in checked.totals if total.missing)
    if missing:
        what = label("check.wrong", language, period=checked.period)
        yield f"{what} ({missing}). {label('check.all', language, period=checked.period)}"
