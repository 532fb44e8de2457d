"""Statements read into payments: archived first, refused whole or taken whole.

Pages of one statement wait for each other; a file that comes again adds nothing.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from bank_adapters.messages.statements import read_entries, read_statements
from einvoice.core.entry_identity import identified
from einvoice.core.errors import EInvoiceError
from einvoice.core.events import Event
from einvoice.core.findings import Finding, Level
from einvoice.core.iban import masked
from einvoice.core.payments import Statement, StatementEntry, StatementPage
from einvoice.core.period import Period
from einvoice.core.recorded_payments import PaymentState, RecordedPayment, recorded
from einvoice.core.statement_formats import days_of, known_days
from einvoice.core.statement_pages import joined
from einvoice.core.statement_totals import faults
from einvoice.store import payments, statements
from einvoice.store.archive import hash_of
from einvoice.store.engine import is_trouble_of_database
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context
from jobs.cut_off import collecting_accounts
from jobs.payments.archived_statements import KeptStatement, keep_statement
from jobs.payments.decisions import decide_since, first_not_ours
from jobs.payments.paid_again import findings_of, marked
from jobs.payments.rules import account_rules
from jobs.problems import place_of


@dataclass(slots=True)
class StatementsRead:
    """The result of reading statements.

    ``added`` counts new payments, ``applied`` how many more are applied than before, ``waiting``
    all that wait for a person.
    """

    statements: int = 0
    added: int = 0
    applied: int = 0
    waiting: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        """Whether a statement was refused."""
        return any(finding.level is Level.ERROR for finding in self.findings)


@dataclass(slots=True)
class _Taking:
    """One file with the pages that wait for it, in one transaction."""

    context: Context
    tx: WriteTransaction
    paths: dict[str, Path]
    read: StatementsRead
    first_day: dt.date | None = None

    def take(self, pages: Sequence[StatementPage]) -> None:
        """Take the whole statements among pages; the others wait."""
        whole = joined(pages)
        self.read.findings += whole.findings
        joined_pages = {(page.source, page.place) for s in whole.statements for page in s.pages}
        for statement in whole.statements:
            refusal = self._refusal(statement)
            if refusal:
                self.read.findings += refusal
            else:
                self._take_one(statement)
        waiting = {page.source for page in pages if (page.source, page.place) not in joined_pages}
        statements.let_wait(self.tx, waiting)

    def _refusal(self, statement: Statement) -> tuple[Finding, ...]:
        if statement.account not in collecting_accounts(self.context):
            facts = (("account", masked(statement.account)),)
            return (Finding(Level.ERROR, "statement-of-another", statement.source, facts=facts),)
        return faults(statement)

    def _take_one(self, statement: Statement) -> None:
        account, days = statement.account, days_of(statement)
        owners = statements.owners_of_days(self.tx, account, days[0], days[-1])
        kept = statements.counts_of_days(self.tx, account, owners)
        known = known_days(statement, owners, kept)
        if isinstance(known, Finding):
            self.read.findings.append(known)
            return
        self.read.findings += known.findings
        entries = identified(account, self._entries(statement))
        new = (
            payment
            for identity, entry in entries
            if entry.booked_on not in known.days
            for payment in recorded(identity, entry)
        )
        self._add(new)
        statements.add_statement(self.tx, statement)
        self.read.statements += 1

    def _add(self, found: Iterator[RecordedPayment]) -> None:
        added, first = payments.add_payments(self.tx, found)
        self.read.added += added
        if first is not None:
            self.first_day = min(first, self.first_day or first)

    def _entries(self, statement: Statement) -> Iterator[StatementEntry]:
        for page in statement.pages:
            with self.paths[page.source].open("rb") as source:
                yield from read_entries(source, page)


class _DryRun(Exception):  # noqa: N818 - an error nobody sees: the way back out of a transaction
    """Ends a transaction of which nothing is kept."""


def read_statements_of(
    context: Context, paths: Sequence[Path], *, dry_run: bool = False
) -> StatementsRead:
    """Read files of statements, match their payments, and return the result.

    The files are archived first, and taken in one transaction: payments of a month are decided
    once, however many accounts it came from.

    Raises:
        StorageError: the archive cannot be written.
    """
    kept = [(path, _kept(context, path, dry_run=dry_run)) for path in paths]
    files = [replace(file, name=path.name) for path, file in kept]
    read = StatementsRead()
    with suppress(_DryRun), context.store.writing() as writing:
        read = take_statements(context, writing, files)
        if dry_run:
            raise _DryRun
    return read


def take_statement(context: Context, tx: WriteTransaction, file: KeptStatement) -> StatementsRead:
    """Take the statements of a file that is in the archive, and decide their payments."""
    return take_statements(context, tx, [file])


def take_statements(
    context: Context, tx: WriteTransaction, files: Sequence[KeptStatement]
) -> StatementsRead:
    """Take the statements of files that are in the archive, and decide their payments.

    A file that was taken before adds nothing; where a statement of it was refused it is read again.
    """
    total = StatementsRead()
    before = payments.count_by_state(tx)
    if not all(statements.knows_file(tx, file.sha256) for file in files):
        known = {payment.payment_id for payment in marked(tx, context)}
        given = {file.sha256: file.path for file in files}
        first_days = [_taken(context, tx, file, given, total) for file in files]
        _decide(context, tx, [day for day in first_days if day is not None])
        new = (payment for payment in marked(tx, context) if payment.payment_id not in known)
        total.findings += findings_of(new)
    after = payments.count_by_state(tx)
    total.applied = after[PaymentState.APPLIED] - before[PaymentState.APPLIED]
    total.waiting = after[PaymentState.QUEUED]
    return total


def _kept(context: Context, path: Path, *, dry_run: bool) -> KeptStatement:
    """Archive a file that is new; nothing is archived of what is only tried."""
    sha256 = hash_of(path)
    with context.store.reading() as tx:
        known = statements.knows_file(tx, sha256)
    if dry_run or known:
        return KeptStatement(path, sha256, context.clock.now().isoformat())
    return keep_statement(context, path, sha256)


def _taken(
    context: Context,
    tx: WriteTransaction,
    file: KeptStatement,
    given: Mapping[str, Path],
    total: StatementsRead,
) -> dt.date | None:
    """Take the statements of a file as `_take`; what breaks its reader refuses it, and no other."""
    try:
        with tx.part():
            return _take(context, tx, file, given, total)
    except (EInvoiceError, MemoryError):
        raise
    except Exception as error:
        if is_trouble_of_database(error):
            raise
        facts = (("file", file.name), ("place", place_of(error)))
        total.findings.append(Finding(Level.ERROR, "statement-fault", file.sha256, facts=facts))
        return None


def _take(
    context: Context,
    tx: WriteTransaction,
    file: KeptStatement,
    given: Mapping[str, Path],
    total: StatementsRead,
) -> dt.date | None:
    """Take the statements of a file that is new; return the first day of a new payment.

    ``given`` are the files that are read together, by the hash of their bytes.
    """
    if statements.knows_file(tx, file.sha256):
        return None
    folder, read = context.config.data_path, StatementsRead()
    waiting = statements.waiting_files(tx)
    paths = {file.sha256: file.path}
    paths |= {digest: given.get(digest, folder / path) for digest, path in waiting.items()}
    is_ours = file.path.is_relative_to(folder)
    shown = str(file.path.relative_to(folder)) if is_ours else file.path.name
    statements.add_file(tx, file.sha256, shown, file.received_at)
    taking = _Taking(context, tx, paths, read)
    pages = _pages(paths, read)
    if pages is not None:
        taking.take(statements.not_taken(tx, pages))
    statements.set_refused(tx, file.sha256, refused=read.is_refused)
    counts = {"statements": read.statements, "payments": read.added}
    tx.journal(Event.STATEMENT_READ, Period.of(context.today), file.sha256[:12], **counts)
    total.statements += read.statements
    total.added += read.added
    total.findings += read.findings
    return taking.first_day


def _decide(context: Context, tx: WriteTransaction, first_days: Sequence[dt.date]) -> None:
    """Decide from the first day of a new payment on, and what a new rule of not ours settles."""
    if first_days:
        rules = account_rules(context)
        others = first_not_ours(tx, rules)
        decide_since(tx, min(first_days if others is None else (*first_days, others)), rules)


def _pages(paths: dict[str, Path], read: StatementsRead) -> list[StatementPage] | None:
    pages: list[StatementPage] = []
    for sha256, path in paths.items():
        with path.open("rb") as source:
            file = read_statements(sha256, source)
        if isinstance(file, Finding):
            read.findings.append(file)
            return None
        pages += file.pages
        read.findings += file.findings
    return pages
