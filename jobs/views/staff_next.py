"""The next step of a month for the staff: why, with which command, and which page belongs to it."""

import re
from dataclasses import dataclass

from einvoice.core.advice import Action, Advice
from einvoice.spelling import command_line
from einvoice.texts.portal import PORTAL_TEXTS, portal_text
from jobs.views.next_steps import next_step
from jobs.views.status import MonthStatus

_PAGES = {
    Action.LIST_PAYMENTS: "staff-payments",
    Action.LIST_SUBSCRIPTIONS: "staff-applications",
    Action.RELEASE: "staff-flats",
}
"""The route of the page on which a step begins."""
_FILLED_IN = re.compile(r"(?<![\w.-])[A-Z]{3,}(?![\w.-])")
"""A word in a command that a person replaces by their own."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step: the sentence that says why, its command, and the route of its page, if any.

    ``fill_in`` are the words of the command in capitals that a person replaces.
    """

    why: str
    command: str = ""
    route: str = ""
    fill_in: tuple[str, ...] = ()


def next_of(status: MonthStatus, language: str, *, before_first: bool) -> NextStep:
    """Return the step that comes next; none of a month ``before_first``, which nobody bills here.

    Its command is as on every other screen.
    """
    if before_first:
        return NextStep(portal_text("staff_next.before_first", language))
    step = next_step(status)
    command = command_line(step)
    return NextStep(
        _why(step, status, language), command, _page(step), tuple(_FILLED_IN.findall(command))
    )


def _page(step: Advice) -> str:
    facts = dict(step.facts)
    if step.action is Action.SHOW and "flat" in facts:
        return "staff-flats"
    if step.action is Action.IMPORT_EXAMPLE and facts.get("kind") == "readings":
        return "staff-readings"
    return _PAGES.get(step.action, "")


def _why(step: Advice, status: MonthStatus, language: str) -> str:
    name = str(step.action)
    if step.action is Action.IMPORT:
        name += _import_because(dict(step.facts).get("path", ""), status)
    elif step.action is Action.SHOW:
        name += "-flat" if "flat" in dict(step.facts) else "-invoice"
    elif step.action is Action.RUN and status.facts.live == 0:
        name += "-all"
    key = f"staff_next.{name}"
    facts = {key: value for key, value in step.facts if key in {"path", "flat", "invoice", "file"}}
    return portal_text(key if key in PORTAL_TEXTS else "staff_next.other", language, **facts)


def _import_because(path: str, status: MonthStatus) -> str:
    """Return why a file is imported: all data, a month's readings, or a row that was mended."""
    if status.facts.flats == 0:
        return "-all"
    return "-rows" if any(row.file == path for row in status.unsettled) else "-awaited"
