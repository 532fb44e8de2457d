"""How holding and releasing single flats looks."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from einvoice.cli.output import say
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.texts.screens import label, state_label
from jobs.corrections.holds import Released
from jobs.values import IssuedNow

if TYPE_CHECKING:
    from einvoice.cli.shapes import corrections


def released_json(released: Mapping[str, Released]) -> "list[corrections.ReleasedFlat]":
    """Return what a release let go for a program."""
    return [
        {"flat_id": flat_id, "codes": list(release.codes), "still_held": list(release.still_held)}
        for flat_id, release in released.items()
    ]


def say_released(released: Mapping[str, Released], month: Period, language: str) -> None:
    """Name what a release let go, and what holds a flat still."""
    for flat_id, release in released.items():
        codes, still = ", ".join(release.codes), ", ".join(release.still_held)
        key = "released" if codes else "released_nothing"
        say(label(key, language, month=month, flat=flat_id, codes=codes))
        if still:
            say(label("still_held", language, flat=flat_id, codes=still))


def say_issued(one: IssuedNow, month: Period, language: str) -> None:
    """Print that a hold does not reach an invoice that is issued, and what does."""
    number = invoice_number(one.number)
    facts = {"flat": one.flat_id, "number": number, "period": month}
    sentence = label("held_later", language, state=state_label(one.state, language), **facts)
    undo = "credit" if one.state is InvoiceState.ACCEPTED else "void"
    command = f"einvoice {undo} {number} --reason TEXT"
    awaited = one.state is InvoiceState.SENT
    say(
        sentence if awaited else f"{sentence}; {label('held_later_how', language, command=command)}"
    )
