"""Lets a database from an older copy know what was paid since: from the archived statements.

The statements are taken in the order in which they came, then what people decided is decided
again, and the rules decide the rest anew: the same statements end in the same accounts.
"""

import datetime as dt
from dataclasses import dataclass

from einvoice.core.exit_codes import ExitCode
from einvoice.store import (
    archived_counts,
    archived_decisions,
    archived_refunds,
    payments,
    statements,
)
from einvoice.store.archived_decisions import Decision
from einvoice.store.transactions import WriteTransaction
from jobs.answers.settle import AnswerReader
from jobs.context import Context
from jobs.payments.archived_statements import kept_statements
from jobs.payments.decisions import decide_since
from jobs.payments.rules import account_rules
from jobs.payments.statements import take_statement
from jobs.problems import Problem


@dataclass(frozen=True, slots=True)
class TakenStatements:
    """Files that the database did not know, by their hashes, and the new payments in them."""

    sources: tuple[str, ...]
    added: int


@dataclass(frozen=True, slots=True)
class AdoptedDecisions:
    """How many decisions are known again; ``lost`` names those that are not."""

    decided: int
    lost: tuple[Problem, ...]


def take_archived(context: Context) -> TakenStatements:
    """Take the statements of the archive that the database does not know."""
    taken = []
    with context.store.reading() as tx:
        before = payments.count_by_state(tx).total()
    for file in kept_statements(context):
        with context.store.reading() as tx:
            known = statements.knows_file(tx, file.sha256)
        if not known:
            taken.append(file.sha256)
        if file.bank in context.adapters:
            AnswerReader(context, file.bank).read(file)
        elif not known:
            with context.store.writing() as tx:
                take_statement(context, tx, file)
    with context.store.reading() as tx:
        added = payments.count_by_state(tx).total() - before
    return TakenStatements(tuple(taken), added)


def adopt_decisions(context: Context, taken: TakenStatements) -> AdoptedDecisions:
    """Decide again what people decided since the copy, once the invoices are known again."""
    archive = context.store.data_dir / "archive"
    with context.store.writing() as tx:
        days = statements.first_days_of(tx, taken.sources)
        refund_days = archived_refunds.adopt_refunds(tx, archive)
        days += refund_days
        lost, decided = [], len(refund_days)
        for decision in list(archived_decisions.not_known(tx, archive)):
            day = _adopt(tx, decision)
            if day is None:
                lost.append(decision.payment_id)
            else:
                days.append(day)
                decided += 1
        if days:
            decide_since(tx, min(days), account_rules(context))
        archived_counts.adopt_counts(tx, archive)
    problem = Problem.of(ExitCode.NEEDS_A_PERSON, "decisions-lost", payments=tuple(lost))
    return AdoptedDecisions(decided, (problem,) if lost else ())


def _adopt(tx: WriteTransaction, decision: Decision) -> dt.date | None:
    """Decide as a person did, and return the day of the payment; None where it is not known."""
    decided = payments.payment_of(tx, decision.payment_id)
    if decided is None:
        return None
    archived_decisions.adopt(tx, decision)
    return decided.payment.booked_on
