"""How a month's status looks to a program: the contract's JSON, and the next command."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from einvoice.core.advice import Action, Advice
from einvoice.core.credit_notes import CreditNote
from einvoice.core.findings import Finding
from einvoice.core.numbering import invoice_number
from einvoice.core.period import Period
from einvoice.core.unsettled import UnsettledRow
from einvoice.spelling import command_line
from einvoice.texts.findings import sentence
from jobs.problems import Problem, message
from jobs.values import AnswerRecord, HeldFlat, Recalled, RefusedInvoice
from jobs.views.check import Mover
from jobs.views.next_steps import next_step
from jobs.views.refusals import explain_refusal
from jobs.views.status import MonthStatus

if TYPE_CHECKING:
    from einvoice.cli.shapes import common, month


def status_json(status: MonthStatus, today: object, exit_code: int, language: str) -> "month.Month":
    """Return the JSON of `run`, `demo` and `status`; reasons in the staff's language."""
    return {
        "period": str(status.period),
        "today": str(today),
        "deadline": status.times.deadline.isoformat(timespec="minutes"),
        "slack_hours": status.times.slack_hours,
        "steps": [{"step": str(step), "state": str(state)} for step, state in status.steps],
        "counts": cast("month.Counts", dataclasses.asdict(status.counts)),
        "banks": _banks_json(status),
        "held": held_json(status.held, language),
        "meters": meters_json(status.meters, language),
        "orders": meters_json(status.orders, language),
        "accounts": accounts_json(status.accounts, language),
        "without_bank": _without_bank_json(status),
        "credit_notes": [credit_note_json(row) for row in status.credit_notes],
        "recalled": [recalled_json(row) for row in status.recalled],
        "refused": [refused_json(invoice, status.period, language) for invoice in status.refused],
        "unsettled_rows": [unsettled_json(row) for row in status.unsettled],
        "unsettled_count": status.unsettled_count,
        "decisions": status.decided,
        "answers": [answer_json(item) for item in status.open_answers],
        "next_command": command_line(next_step(status)),
        "exit_code": int(exit_code),
    }


def _banks_json(status: MonthStatus) -> "list[month.Bank]":
    until = {record.file_id: str(day) for record, day in status.awaited}
    overdue = {record.file_id for record in status.overdue}
    return [
        {
            "bank": bank.bank,
            "invoices": bank.invoices,
            "total_cents": bank.total_cents,
            "files": [
                {
                    "file_id": file.file_id,
                    "name": file.name,
                    "sha256": file.sha256,
                    "invoices": file.invoices,
                    "total_cents": file.total_cents,
                    "state": str(file.state),
                    "answer_until": until.get(file.file_id, ""),
                    "overdue": file.file_id in overdue,
                }
                for file in bank.files
            ],
        }
        for bank in status.banks
    ]


def _without_bank_json(status: MonthStatus) -> "month.WithoutBank":
    c = status.without_bank
    counts = {"by_mail": c.by_mail, "on_paper": c.on_paper, **dataclasses.asdict(c)}
    return cast("month.WithoutBank", counts)


def outcome_json(
    month: Period, name: str, ids: Sequence[str], problems: Sequence[Problem], language: str
) -> dict[str, object]:
    """Return the result of a single step for a program."""
    messages = [message(problem, language) for problem in problems]
    return {"period": str(month), name: list(ids), "problems": messages}


def held_json(held: Iterable[HeldFlat], language: str) -> "list[common.AboutFlat]":
    """Return what is held for a program, with the reason in a language."""
    return [
        {"flat_id": hold.flat_id, "code": hold.code, "message": sentence(hold.finding, language)}
        for hold in held
    ]


def meters_json(found: Iterable[Finding], language: str) -> "list[common.AboutFlat]":
    """Return warnings about flats' meters or orders for a program, in a language."""
    return [
        {"flat_id": finding.where, "code": finding.code, "message": sentence(finding, language)}
        for finding in found
    ]


def accounts_json(found: Iterable[Finding], language: str) -> "list[common.AboutAccount]":
    """Return what is said of statements and payments for a program, in a language."""
    return [{"account": f.where, "code": f.code, "message": sentence(f, language)} for f in found]


def answer_json(one: AnswerRecord) -> "common.Answer":
    """Return a message of a bank that was not applied for a program."""
    return {
        "id": one.short_id,
        "bank": one.bank,
        "name": one.name,
        "kind": one.kind,
        "outcome": one.outcome,
        "file_id": one.file_id,
        "received_at": one.received_at,
        "namespaces": one.namespaces,
        "settled_at": one.settled_at,
    }


def credit_note_json(one: CreditNote) -> "common.CreditNote":
    """Return a credit note for a program; sums in cents."""
    return {
        "credit_note": invoice_number(one.number),
        "cancels": invoice_number(one.cancels),
        "flat_id": one.flat_id,
        "bank": one.bank,
        "total_cents": one.total_cents,
        "state": str(one.state),
    }


def recalled_json(one: Recalled) -> "month.RecalledInvoice":
    """Return a void invoice that went to no bank for a program."""
    new = "" if one.replaced_by is None else invoice_number(one.replaced_by)
    return {"flat_id": one.flat_id, "void": invoice_number(one.number), "replaced_by": new}


def unsettled_json(row: UnsettledRow) -> "common.UnsettledRow":
    """Return a refused or doubtful row of an import file for a program."""
    return {
        "number": row.number,
        "state": str(row.state),
        "kind": row.kind,
        "file": row.file,
        "row": row.line,
        "column": row.column,
        "code": row.code,
        "concerns": str(row.concern),
        "place_id": row.place_id,
        "first_period": str(row.first or ""),
        "last_period": str(row.last or ""),
    }


def refused_json(one: RefusedInvoice, period: Period, language: str) -> "common.RefusedInvoice":
    """Return a refused invoice for a program, with the reason in a language."""
    refusal = explain_refusal(one, period, language)
    in_doubt = refusal.otherwise_step is not None  # two ways, by what the bank says
    look = Advice.of(Action.SHOW, invoice=one.invoice_number)
    return {
        "flat_id": one.flat_id,
        "invoice_number": one.invoice_number,
        "bank": one.bank,
        "code": refusal.code,
        "verdict": refusal.verdict,
        "task": refusal.task,
        "reason": refusal.reason,
        "next_command": command_line(look if in_doubt else refusal.next_step),
        "if_accepted_command": command_line(refusal.next_step) if in_doubt else "",
        "if_refused_command": command_line(refusal.otherwise_step),
    }


def mover_rows(movers: Sequence[Mover]) -> "list[common.Mover]":
    """Return the movers for JSON, in cents net."""
    return [
        {
            "building_id": mover.building_id,
            "service": mover.service,
            "before_cents": mover.before_cents,
            "now_cents": mover.now_cents,
        }
        for mover in movers
    ]
