"""Step three: issued invoices become bank files in the outbox, each checked before it counts.

Here it is chosen what goes into files now; `file_parts` divides it, `file_making` makes each file.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass

from einvoice.core.errors import EInvoiceError
from einvoice.core.exit_codes import ExitCode
from einvoice.core.period import Period
from einvoice.store import banks_of_flats
from einvoice.store.files import FileRecord
from einvoice.store.to_render import WaitingGroup
from einvoice.store.transactions import ReadTransaction
from jobs.changed import refuse_if_changed
from jobs.context import Context
from jobs.old_ledger import contradicted
from jobs.problems import Problem, problem_of
from jobs.shards import Shards, shards
from jobs.steps.document_kinds import KIND_OF, DocumentKind
from jobs.steps.file_parts import GroupFiles


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
    _ = context.installation_tag
    with context.store.writing() as tx:
        banks_of_flats.drop_ended(tx, period, context.sendable())
        waiting = {name: _groups(tx, period, name) for name in context.banks(bank)}
    count = sum(group.count for groups in waiting.values() for _, group in groups)
    with shards(context, count, count) as workers, ExitStack() as ending:
        banks = [
            ending.enter_context(closing(_BankFiles(context, name, groups, workers)))
            for name, groups in waiting.items()
        ]
        for of_bank in banks:
            of_bank.begin()
        if len(banks) > 1 and workers.planned > 1:
            for of_bank in banks:
                of_bank.settle()
        for of_bank in banks:
            of_bank.make()
    return Rendered(
        tuple(record for of_bank in banks for record in of_bank.records),
        sum(of_bank.left_out for of_bank in banks),
        tuple(problem for of_bank in banks for problem in of_bank.problems),
    )


class _BankFiles:
    """A bank's files: workers are at its first while another bank's are recorded."""

    def __init__(
        self,
        context: Context,
        bank: str,
        groups: Sequence[tuple[DocumentKind, WaitingGroup]],
        workers: Shards,
    ) -> None:
        late = [group for kind, group in groups if kind.is_too_late(context, group)]
        self._context = context
        self._bank = bank
        self._files = [
            GroupFiles(context, kind, group, workers) for kind, group in groups if group not in late
        ]
        self.problems = [_too_late(group) for group in late]
        self.records: list[FileRecord] = []
        self.left_out = 0

    def begin(self) -> None:
        """Hand out its first files, unless something is wrong with the bank."""
        with self._refusing():
            if self._files and (error := contradicted(self._context, self._bank)):
                raise error
            for files in self._files[:1]:
                files.begin()

    def settle(self) -> None:
        """Divide its first file where it is too large, so that workers are at all of its files."""
        with self._refusing():
            for files in self._files[:1]:
                files.settle()

    def make(self) -> None:
        """Make its files."""
        with self._refusing():
            for files in self._files:
                for made in files.made():
                    self.left_out += made.left_out
                    self.records += [made.record] if made.record else []

    def close(self) -> None:
        """Forget what is not recorded."""
        for files in self._files:
            files.close()

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Keep what is wrong as a problem of the bank, and make none of its other files."""
        try:
            yield
        except EInvoiceError as error:
            self.close()
            self._files = []
            self.problems.append(problem_of(error, self._bank))


def _groups(
    tx: ReadTransaction, period: Period, bank: str
) -> list[tuple[DocumentKind, WaitingGroup]]:
    return [(kind, group) for kind in KIND_OF.values() for group in kind.groups(tx, period, bank)]


def _too_late(group: WaitingGroup) -> Problem:
    return Problem.of(
        ExitCode.DEADLINE_IN_DANGER,
        "invoices-too-late",
        bank=group.bank,
        count=group.count,
        due=group.due_date,
        period=group.period,
    )
