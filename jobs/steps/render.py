"""Step three: issued invoices become bank files in the outbox, each checked before it counts.

Here it is chosen what goes into files now; `file_parts` divides it, `file_making` makes each file.
"""

from dataclasses import dataclass

from einvoice.core.errors import EInvoiceError
from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period
from einvoice.store import banks_of_flats
from einvoice.store.files import FileRecord
from einvoice.store.to_render import WaitingGroup
from jobs.changed import refuse_if_changed
from jobs.context import Context
from jobs.old_ledger import contradicted
from jobs.problems import Problem, problem_of
from jobs.shards import shards
from jobs.steps.document_kinds import KIND_OF, DocumentKind
from jobs.steps.file_parts import make_files


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files made, how many invoices could not go in, and what went wrong with a bank."""

    files: tuple[FileRecord, ...]
    left_out: int
    problems: tuple[Problem, ...]


def render(context: Context, period: Period, bank: str | None = None) -> Rendered:
    """Make the files that issued invoices and credit notes wait for, in order of their numbers.

    A template, a footer or sums that are wrong refuse a bank's files, and no such file is kept;
    the other bank gets its own.

    Raises:
        RefusedByCheckError: what was issued was changed since.
    """
    refuse_if_changed(context, period)
    records: list[FileRecord] = []
    problems: list[Problem] = []
    left_out = 0
    _ = context.installation_tag
    for name in context.banks(bank):
        groups = _groups(context, period, name)
        count = sum(group.count for _, group in groups)
        try:
            if count and (error := contradicted(context, name)):
                raise error
            with shards(context, count, count) as workers:
                for kind, group in groups:
                    if kind.is_too_late(context, group):
                        problems.append(_too_late(group))
                        continue
                    for made in make_files(context, kind, group, workers):
                        left_out += made.left_out
                        records += [made.record] if made.record else []
        except EInvoiceError as error:
            problems.append(problem_of(error, name))
    return Rendered(tuple(records), left_out, tuple(problems))


def _groups(context: Context, period: Period, bank: str) -> list[tuple[DocumentKind, WaitingGroup]]:
    with context.store.writing() as tx:
        banks_of_flats.drop_ended(tx, period, context.sendable())
        return [
            (kind, group) for kind in KIND_OF.values() for group in kind.groups(tx, period, bank)
        ]


def _too_late(group: WaitingGroup) -> Problem:
    return Problem.of(
        ExitCode.DEADLINE_IN_DANGER,
        "invoices-too-late",
        bank=group.bank,
        count=group.count,
        due=group.due_date,
        period=group.period,
    )
