"""Counts of the work left to the staff: as the menu has them, and by item for the month's page."""

from collections.abc import Iterator
from dataclasses import dataclass

from einvoice.core.period import Period
from einvoice.core.staff_decisions import DecisionKind
from einvoice.store import applications, queued_payments, staff_decisions, threads
from einvoice.store.transactions import ReadTransaction
from einvoice.texts.portal import portal_text
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.views.check import Checked
from jobs.views.staff_readings import period_of_readings, unseen_readings


@dataclass(frozen=True, slots=True)
class StaffWaiting:
    """How much of each kind waits for the staff; what is decided waits for a run alone."""

    messages: int
    readings: int
    payments: int
    applications: int
    decided: int

    def of(self, route: str) -> int:
        """Return how much waits on the page of a route; 0 of any other page."""
        return {
            "staff-messages": self.messages,
            "staff-readings": self.readings,
            "staff-payments": self.payments,
            "staff-applications": self.applications,
        }.get(route, 0)


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """Something that waits, as a sentence, and the route of its page; empty where it has none."""

    text: str
    route: str = ""


def waiting_for_staff(context: Context) -> StaffWaiting:
    """Count what waits for a person: what is decided already waits for nobody."""
    month, open_month = context.default_period, period_of_readings(context)
    with context.store.reading() as tx:
        payments = _undecided(tx, DecisionKind.PAYMENT, queued_payments.waiting_now(tx).count)
        waiting, decided = applications.waiting_now(tx)
        return StaffWaiting(
            messages=threads.count_waiting(tx),
            readings=sum(unseen_readings(tx, period) for period in {month, open_month}),
            payments=payments,
            applications=_undecided(tx, DecisionKind.APPLICATION, waiting),
            decided=decided,
        )


def _undecided(tx: ReadTransaction, kind: DecisionKind, count: int) -> int:
    if not count:
        return 0
    return max(0, count - len(staff_decisions.waiting_decisions(tx, kind)))


def waiting_lines(
    counts: StaffWaiting, checked: Checked, held: tuple[int, int], period: Period, language: str
) -> Iterator[WaitingLine]:
    """Yield what waits for a person: of the month, then of the portal; the held flats first.

    ``held`` are the flats that are held, those of no calculation yet among them, and the issued
    invoices that the check of files left out.
    """
    if checked.stale:
        yield WaitingLine(label("check.stale", language, period=period))
    for name, count in zip(("held", "left_out"), held, strict=True):
        if count:
            text = portal_text(f"staff_waits.{name}", language, count=count)
            yield WaitingLine(text, "staff-flats")
    for kind, count in checked.opened.items():
        if count:
            yield WaitingLine(label(f"check.{kind}", language, count=count, period=period))
    for kind in ("messages", "readings", "payments", "applications"):
        if count := counts.of(f"staff-{kind}"):
            text = portal_text(f"staff_waits.{kind}", language, count=count)
            yield WaitingLine(text, f"staff-{kind}")
    if counts.decided:
        yield WaitingLine(portal_text("staff_waits.decided", language, count=counts.decided))
