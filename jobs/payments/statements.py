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
from einvoice.core.recorded_payments import RecordedPayment, recorded
from einvoice.core.statement_formats import days_of, known_days
from einvoice.core.statement_pages import joined
from einvoice.core.statement_totals import faults
from einvoice.store import payments, statements
from einvoice.store.archive import hash_of
from einvoice.store.archived_files import STATEMENTS
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context
from jobs.payments.decisions import decide_since
from jobs.payments.rules import account_rules, collecting_accounts


@dataclass(slots=True)
class StatementsRead:
    """The result of reading statements: payments that are new, and those that wait for a person."""

    statements: int = 0
    added: int = 0
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


class _DryRun(Exception):  # noqa: N818 - not an error: the way back out of a transaction
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
        total.findings += read.findings
        total.waiting = read.waiting
    return total


def _read_file(context: Context, path: Path, *, dry_run: bool) -> StatementsRead:
    sha256, read = hash_of(path), StatementsRead()
    with context.store.reading() as tx:
        read.waiting = payments.count_queued(tx)
        if statements.knows_file(tx, sha256):
            return read
        waiting = statements.waiting_files(tx)
    kept = path if dry_run else _archive(context, path, sha256)
    paths = {sha256: kept} | {digest: context.config.data_path / p for digest, p in waiting.items()}
    pages = _pages(paths, read)
    if pages is None:
        return read
    with suppress(_DryRun), context.store.writing() as tx:
        _take(_Taking(context, tx, paths, read), sha256, pages)
        if dry_run:
            raise _DryRun
    return read


def _take(taking: _Taking, sha256: str, pages: Sequence[StatementPage]) -> None:
    """Take a file's statements and decide their payments, in one transaction."""
    context, tx, read = taking.context, taking.tx, taking.read
    path = taking.paths[sha256]
    statements.add_file(
        tx,
        sha256,
        str(path.relative_to(context.config.data_path))
        if path.is_relative_to(context.config.data_path)
        else path.name,
        context.clock.now().isoformat(),
    )
    taking.take(statements.not_taken(tx, pages))
    if taking.first_day is not None:
        decide_since(tx, taking.first_day, account_rules(context))
    statements.set_refused(tx, sha256, refused=read.is_refused)
    read.waiting = payments.count_queued(tx)
    tx.journal(
        Event.STATEMENT_READ,
        Period.of(context.today),
        sha256[:12],
        statements=read.statements,
        payments=read.added,
    )


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


def _archive(context: Context, path: Path, sha256: str) -> Path:
    archive = context.store.archive
    name = f"{sha256[:16]}.xml"
    target = archive.path(Period.of(context.today), STATEMENTS, "inbound", name)
    archive.keep(path, target, sha256)
    return target
