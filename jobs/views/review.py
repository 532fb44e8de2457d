"""The message when a month waits for a person before it is issued."""

from collections.abc import Iterator

from einvoice.core.advice import Action, Advice
from einvoice.core.money import format_cents
from einvoice.store.issue_batches import batches_of
from einvoice.texts.advice import on_its_own
from einvoice.texts.alerts import alert_text
from jobs.context import Context
from jobs.views.check import movers
from jobs.views.status import MonthStatus

_MOVERS_SHOWN = 10


def review_id(context: Context, status: MonthStatus) -> str:
    """Return what this waiting is told under: once, and anew after each `issue` of the month.

    So a flat that is released later, and waits again, is told again.
    """
    with context.store.reading() as tx:
        issued = batches_of(tx, status.period)
    return f"review:{len(issued)}"


def review_lines(context: Context, status: MonthStatus) -> tuple[str, ...]:
    """Return the mail: figures, what moved most, what to look at, and how to issue. No persons."""
    language, period = context.config.language, status.period
    figures = alert_text(
        "review_figures",
        language,
        drafts=status.counts.drafts,
        total=format_cents(status.drafts_total_cents),
        held=status.counts.held,
        deadline=f"{status.times.deadline:%Y-%m-%d %H:%M}",
    )
    return (
        alert_text("review", language, period=period),
        figures,
        *_movers(context, status),
        *(
            on_its_own(Advice(action, (("period", str(period)),)))
            for action in (Action.CHECK, Action.ISSUE)
        ),
    )


def _movers(context: Context, status: MonthStatus) -> Iterator[str]:
    moved = movers(context, status.period)[:_MOVERS_SHOWN]
    if moved:
        before = status.period.previous
        yield alert_text("review_movers", context.config.language, period=before)
    for mover in moved:
        sums = map(format_cents, (mover.before_cents, mover.now_cents))
        yield f"{mover.building_id}, {mover.service}: {' -> '.join(sums)}"
