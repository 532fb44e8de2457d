"""Payments and applications that wait for a person: a manager decides, the pipeline does it."""

from einvoice.core.staff_decisions import MOST_REASON, DecisionKind
from einvoice.texts import in_language
from einvoice.texts.applications import CAUSES
from einvoice.texts.errors import sentence
from einvoice.texts.screens import label
from einvoice.web.answers import Answer, Moved, NotThere, Shown
from einvoice.web.visit import Visit
from jobs.residents.staff_decisions import Wish, WishState, decide, new_key, withdraw
from jobs.views.shown_decisions import ShownDecision
from jobs.views.staff_queues import SHOWN, Queue, applications_queue, payments_queue

_FAULTY = 422
_ROUTES = {
    DecisionKind.PAYMENT: "staff-payments",
    DecisionKind.APPLICATION: "staff-applications",
}
_DONE = {"kept", "withdrawn", "late"}


def payments(visit: Visit) -> Answer:
    """Show the payments that wait, with what is typed about one."""
    return _page(visit, DecisionKind.PAYMENT, subject=visit.form.get("subject", ""))


def decide_payment(visit: Visit) -> Answer:
    """Keep what a manager decides about a payment."""
    return _decided(visit, DecisionKind.PAYMENT)


def applications(visit: Visit) -> Answer:
    """Show the applications that wait, with what is typed about one."""
    return _page(visit, DecisionKind.APPLICATION, subject=visit.form.get("subject", ""))


def decide_application(visit: Visit) -> Answer:
    """Keep what a manager decides about an application."""
    return _decided(visit, DecisionKind.APPLICATION)


def _decided(visit: Visit, kind: DecisionKind) -> Answer:
    form, staff_id = visit.form, visit.staff_member.staff_id
    act, subject = form.get("act", ""), form.get("subject", "")
    if act == "withdraw":
        in_time = withdraw(visit.context, staff_id, form.get("decision", ""))
        return Moved(_ROUTES[kind], query={"done": "withdrawn" if in_time else "late"})
    flat_id = form.get("flat", "").strip() if act == "accept" else ""
    if act == "accept" and not flat_id:
        return _page(visit, kind, WishState.NO_FLAT, subject)
    reason = form.get("reason", "").strip() if act == "refuse" else ""
    try:
        is_sure = bool(flat_id) and form.get("sure", "").strip() == flat_id
        wish = Wish(form.get("key", ""), kind, subject, flat_id, reason, is_sure)
        state = decide(visit.context, staff_id, wish)
    except ValueError:  # a key that no page of ours has made
        raise NotThere from None
    if state is WishState.KEPT:
        return Moved(_ROUTES[kind], query={"done": "kept", "decision": wish.key})
    return _page(visit, kind, state, subject)


def _page(
    visit: Visit, kind: DecisionKind, fault: WishState | None = None, subject: str = ""
) -> Answer:
    language, outcome = visit.language, visit.query.get("done", "")
    is_payment = kind is DecisionKind.PAYMENT
    queue = payments_queue(visit.context) if is_payment else applications_queue(visit.context)
    asked = subject if fault else visit.query.get("decision", "")
    values = {
        "queue": queue,
        "about": _about(queue, asked) if asked else None,
        "kind": kind,
        "here": _ROUTES[kind],
        "shown": SHOWN,
        "most": MOST_REASON,
        "new_key": new_key,
        "fault": str(fault or ""),
        "faulty": subject,
        "typed": visit.form,
        "done": outcome if outcome in _DONE else "",
        "why_waits": lambda why: label(f"waits.{why}", language),
        "cause": lambda cause: in_language(CAUSES[cause], language),
        "why_not": lambda cause: sentence(cause, language),
    }
    return Shown(values, 200 if fault is None else _FAULTY)


def _about(queue: Queue, asked: str) -> ShownDecision | None:
    """Return a decision that waits to be carried out, by its id or its subject."""
    waiting = (row.decided for row in queue.rows if row.decided is not None)
    return next(
        (row for row in waiting if asked in {row.decision.decision_id, row.decision.subject}), None
    )
