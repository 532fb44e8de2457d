"""Which command comes next: for a month, and for what a bank refused. All of them in one place."""

import shlex
from types import MappingProxyType

from bank_adapters.messages.fail_codes import meaning, proves_refusal
from einvoice.core import holds
from einvoice.core.findings import Finding
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.core.unsettled import Concern
from jobs.views.status import MonthStatus

FOR_REFUSED = MappingProxyType(
    {
        "none": "",
        "show": "einvoice show {invoice}",
        "doctor": "einvoice doctor",
        "status": "einvoice status --period {period}",
        "void": "einvoice void {invoice} --reason TEXT",
        "subscription": "einvoice import subscriptions.csv",
        "retry": "einvoice rerun --rejected --period {period}",
    }
)
"""By the key in the table of fail codes."""


def after_refusal(key: str, invoice: str, period: object) -> str:
    """Return the command for an invoice of a period; empty when nothing is to be done."""
    return FOR_REFUSED[key].format(invoice=invoice, period=period)


def then_again(key: str, code: int, period: object) -> str:
    """Return the command that follows once a refusal's cause is mended; empty where none does.

    What the bank may have stays; what is credited goes another way.
    """
    told = meaning(code)
    if key in _MENDED_ELSEWHERE or told.family == "credit" or not proves_refusal(code):
        return ""
    return FOR_REFUSED["retry"].format(period=period)


def once_mended(status: MonthStatus, key: str = "") -> str:
    """Return the command that plans refused invoices anew; empty where something else is due.

    With ``key`` only after refusals that name this command: `show` mends no subscription.
    """
    notes = {invoice_number(note.number) for note in status.credit_notes}
    for one in status.refused:
        named = meaning(one.fail_code).command
        if one.invoice_number in notes or (key and key != named):
            continue
        again = named == "retry" and proves_refusal(one.fail_code)
        if again or then_again(named, one.fail_code, status.period):
            is_next = next_command(status) == f"einvoice report --period {status.period}"
            return FOR_REFUSED["retry"].format(period=status.period) if is_next else ""
    return ""


_MENDED_ELSEWHERE = frozenset({"none", "void", "retry"})


def after_hold(holding: Finding, flat_id: str, period: Period) -> str:
    """Return the command that lets a held flat go: a release, or the file that must be mended."""
    row = dict(holding.facts)
    if holding.code in _RELEASED:
        return f"einvoice release {flat_id} --period {period} --reason TEXT"
    if holding.code == holds.ROW_DOUBTFUL:
        return f"einvoice import --confirm {row.get('number', 'ROW')} --reason TEXT"
    if holding.code == holds.ROW_REFUSED and "row" in row:
        return _import(row["row"].rpartition(":")[0] or row["row"])
    if holding.code in _MENDED_IN:
        return f"einvoice import {_MENDED_IN[holding.code]}.csv"
    return f"einvoice check --period {period}"


_RELEASED = (
    holds.HELD_BY_HAND,
    holds.TAKEN_BACK,
    holds.UNUSUAL_CHANGE,
    holds.UNUSUAL_BESIDE_OTHERS,
    holds.UNUSUAL_AREA,
    holds.OVER_CEILING,
    holds.SECOND_METER,
)
_MENDED_IN = MappingProxyType(
    {
        holds.NO_CUSTOMER: "customers",
        holds.WRONG_CODE: "customers",
        holds.NO_BALANCE: "balances",
        holds.BALANCE_OF_FORMER_CUSTOMER: "balances",
        holds.BALANCE_OF_ANOTHER_CUSTOMER: "balances",
        holds.CHARGE_OF_FORMER_CUSTOMER: "charges",
        holds.UNKNOWN_SERVICE: "services",
        holds.MISSING_TARIFF: "tariffs",
        holds.AMBIGUOUS_TARIFF: "tariffs",
        holds.WRONG_UNIT: "tariffs",
        holds.COST_WITHOUT_METHOD: "methods",
        holds.AMBIGUOUS_METHOD: "methods",
        holds.METHOD_WITHOUT_COST: "costs",
        holds.WRONG_END_VALUE: "meters",
        holds.MISSING_BUILDING_READING: "readings",
        holds.MISSING_HEATING_MONTH: "months",
        holds.MISSING_NORM: "norms",
    }
)
"""By code: the kind of import file whose row is missing or wrong."""


def next_command(status: MonthStatus) -> str:
    """Return the command that brings a month nearer to its end.

    Every screen and mail about a month names this one. What its bank takes no more comes before
    what a run can do: `run` would send nothing of it, for as long as it is called.
    """
    facts, period = status.facts, status.period
    if awaited := _awaited_file(status):
        return _import(awaited)
    if status.too_late:
        return f"einvoice rerun --period {period}"
    if facts.sending_left or (facts.credit_notes_left and not status.held):
        only_a_person = status.waits_for_review and facts.only_drafts_left
        return f"einvoice {'issue' if only_a_person else 'run'} --period {period}"
    if facts.files_awaiting:
        return f"einvoice poll --period {period}"
    return _for_a_person(status)


def _awaited_file(status: MonthStatus) -> str:
    """Return what must be imported before anything else; empty where nothing must."""
    if status.facts.flats == 0:
        return "FOLDER"
    return f"readings-{status.period}.csv" if status.is_early else _file_that_stops(status)


def _file_that_stops(status: MonthStatus) -> str:
    """Return the file of an open row of the whole company that keeps the month from being issued.

    Empty where there is none.
    """
    if not status.facts.drafts and not status.facts.without_live:
        return ""
    rows = (row for row in status.unsettled if row.concern is Concern.COMPANY)
    return next((row.file for row in rows if row.concerns(status.period)), "")


def _import(name: str) -> str:
    return f"einvoice import {shlex.quote(name)}"


def _for_a_person(status: MonthStatus) -> str:
    if status.held:
        return f"einvoice show {status.held[0].flat_id} --period {status.period}"
    if status.refused:
        return f"einvoice report --period {status.period}"
    if status.unsettled:
        return _import(status.unsettled[0].file)
    if status.open_answers:
        return "einvoice answers"
    return f"einvoice export invoices --period {status.period} --to invoices.csv"
