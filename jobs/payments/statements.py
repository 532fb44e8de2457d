"""Statements read into payments: archived first, refused whole or taken whole.

Pages of one statement wait for each other; a file that comes again adds nothing.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bank_adapters.messages.statements import read_entries, read_statements
from einvoice.core.entry_identity import identified
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
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context
from jobs.cut_off import collecting_accounts
from jobs.payments.archived_statements import KeptStatement, keep_statement
from jobs.payments.decisions import decide_since, first_not_ours
from jobs.payments.paid_again import findings_of, marked
from jobs.payments.rules import account_rules


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

    Raises:
        StorageError: the archive cannot be written.
    """
    total = StatementsRead()
    for path in paths:
        read = _read_file(context, path, dry_run=dry_run)
        total.statements += read.statements
        total.added += read.added
        total.applied += read.applied
        total.findings += read.findings
        total.waiting = read.waiting
    return total


def take_statement(context: Context, tx: WriteTransaction, file: KeptStatement) -> StatementsRead:
    """Take the statements of a file that is in the archive, and decide their payments.

    A file that was taken before adds nothing; where a statement of it was refused it is read again.
    """
    read = StatementsRead()
    before = payments.count_by_state(tx)
    if not statements.knows_file(tx, file.sha256):
        known = {payment.payment_id for payment in marked(tx, context)}
        _take(context, tx, file, read)
        new = (payment for payment in marked(tx, context) if payment.payment_id not in known)
        read.findings += findings_of(new)
    after = payments.count_by_state(tx)
    read.applied = after[PaymentState.APPLIED] - before[PaymentState.APPLIED]
    read.waiting = after[PaymentState.QUEUED]
    return read


def _read_file(context: Context, path: Path, *, dry_run: bool) -> StatementsRead:
    sha256, read = hash_of(path), StatementsRead()
    now = context.clock.now().isoformat()
    with context.store.reading() as tx:
        known = statements.knows_file(tx, sha256)
    keeps = not dry_run and not known
    kept = keep_statement(context, path, sha256) if keeps else KeptStatement(path, sha256, now)
    with suppress(_DryRun), context.store.writing() as writing:
        read = take_statement(context, writing, kept)
        if dry_run:
            raise _DryRun
    return read


def _take(
    context: Context, tx: WriteTransaction, file: KeptStatement, read: StatementsRead
) -> None:
    folder = context.config.data_path
    waiting = {digest: folder / path for digest, path in statements.waiting_files(tx).items()}
    paths = {file.sha256: file.path} | waiting
    is_ours = file.path.is_relative_to(folder)
    shown = str(file.path.relative_to(folder)) if is_ours else file.path.name
    statements.add_file(tx, file.sha256, shown, file.received_at)
    taking = _Taking(context, tx, paths, read)
    pages = _pages(paths, read)
    if pages is not None:
        taking.take(statements.not_taken(tx, pages))
    if taking.first_day is not None:
        rules = account_rules(context)
        first = first_not_ours(tx, rules) or taking.first_day
        decide_since(tx, min(first, taking.first_day), rules)
    statements.set_refused(tx, file.sha256, refused=read.is_refused)
    counts = {"statements": read.statements, "payments": read.added}
    tx.journal(Event.STATEMENT_READ, Period.of(context.today), file.sha256[:12], **counts)


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
