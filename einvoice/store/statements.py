"""Bank statements that were taken, and the files they came in."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable

from sqlalchemy import func, insert, select, update

from einvoice.core.payments import (
    Counts,
    KeptStatement,
    Statement,
    StatementFormat,
    StatementPage,
)
from einvoice.store.batches import in_batches
from einvoice.store.payment_tables import payments, statement_files, statements, taken_pages
from einvoice.store.transactions import ReadTransaction, WriteTransaction

_ONE_DAY = dt.timedelta(days=1)


def knows_file(tx: ReadTransaction, sha256: str) -> bool:
    """Return whether a file with these bytes was read before, and nothing of it was refused."""
    columns = statement_files.c
    query = select(columns.sha256).where(columns.sha256 == sha256, columns.refused.is_(False))
    return tx.scalar(query) is not None


def add_file(tx: WriteTransaction, sha256: str, path: str, received_at: str) -> None:
    """Remember a file; ``path`` is where the archive keeps it, relative to its folder."""
    known = select(statement_files.c.sha256).where(statement_files.c.sha256 == sha256)
    if tx.scalar(known) is None:
        row = {"sha256": sha256, "path": path, "received_at": received_at}
        tx.execute(insert(statement_files).values(waits_for_pages=False, refused=False, **row))


def set_refused(tx: WriteTransaction, sha256: str, *, refused: bool) -> None:
    """Remember whether a statement of a file was refused: then the file may be read again."""
    of_this = statement_files.c.sha256 == sha256
    tx.execute(update(statement_files).where(of_this).values(refused=refused))


def let_wait(tx: WriteTransaction, waiting: Collection[str]) -> None:
    """Remember which files have pages that wait for others."""
    tx.execute(update(statement_files).values(waits_for_pages=False))
    if waiting:
        of_these = statement_files.c.sha256.in_(waiting)
        tx.execute(update(statement_files).where(of_these).values(waits_for_pages=True))


def waiting_files(tx: ReadTransaction) -> dict[str, str]:
    """Return the paths of the files whose pages wait for others, by the hash of their bytes."""
    columns = statement_files.c
    query = select(columns.sha256, columns.path).where(columns.waits_for_pages)
    return {row.sha256: row.path for row in tx.execute(query)}


def add_statement(tx: WriteTransaction, statement: Statement) -> None:
    """Remember a statement that was taken."""
    kept = statement.kept
    row = {
        "source": kept.source,
        "place": statement.pages[-1].place,
        "account": kept.account,
        "format": statement.format,
        "first_day": kept.first_day,
        "last_day": kept.last_day,
        "opening_cents": kept.opening_cents,
        "closing_cents": kept.closing_cents,
    }
    tx.execute(insert(statements).values(row))
    pages = [{"source": page.source, "place": page.place} for page in statement.pages]
    tx.execute(insert(taken_pages), pages)


def not_taken(tx: ReadTransaction, pages: Iterable[StatementPage]) -> list[StatementPage]:
    """Return the pages that are in no statement yet."""
    all_pages = list(pages)
    sources = {page.source for page in all_pages}
    query = select(taken_pages).where(taken_pages.c.source.in_(sources))
    taken = {(row.source, row.place) for row in tx.execute(query)}
    return [page for page in all_pages if (page.source, page.place) not in taken]


def statements_of(tx: ReadTransaction, account: str) -> list[KeptStatement]:
    """Return the statements of an account, by their last day."""
    columns = statements.c
    query = (
        select(
            columns.source,
            columns.account,
            columns.first_day,
            columns.last_day,
            columns.opening_cents,
            columns.closing_cents,
        )
        .where(columns.account == account)
        .order_by(columns.last_day, columns.source, columns.place)
    )
    return [KeptStatement(*row) for row in tx.execute(query)]


def extent(tx: ReadTransaction) -> tuple[int, int, str]:
    """Return how many statements there are, the sum of their closings, and when the last came.

    As long as it is the same, so are the statements and their entries.
    """
    came = select(func.max(statement_files.c.received_at)).scalar_subquery()
    closings = func.coalesce(func.sum(statements.c.closing_cents), 0)
    row = tx.execute(select(func.count(), closings, came).select_from(statements)).one()
    return row[0], int(row[1]), row[2] or ""


def last_days(tx: ReadTransaction) -> dict[str, dt.date]:
    """Return the last day that is in a statement, by account."""
    columns = statements.c
    query = select(columns.account, func.max(columns.last_day)).group_by(columns.account)
    return {row[0]: row[1] for row in tx.execute(query)}


def first_days_of(tx: ReadTransaction, sources: Collection[str]) -> list[dt.date]:
    """Return the first days of the statements that came in files."""
    days: list[dt.date] = []
    for batch in in_batches(sorted(sources)):
        query = select(statements.c.first_day).where(statements.c.source.in_(batch))
        days += tx.scalars(query)
    return days


def owners_of_days(
    tx: ReadTransaction, account: str, first: dt.date, last: dt.date
) -> dict[dt.date, StatementFormat]:
    """Return the format that closed each day of an account first."""
    columns = statements.c
    query = (
        select(columns.format, columns.first_day, columns.last_day)
        .join(statement_files, statement_files.c.sha256 == columns.source)
        .where(columns.account == account, columns.last_day >= first, columns.first_day <= last)
        .order_by(statement_files.c.received_at, columns.source, columns.place)
    )
    owners: dict[dt.date, StatementFormat] = {}
    for written, begin, end in tx.execute(query):
        day = max(begin, first)
        while day <= min(end, last):
            owners.setdefault(day, written)
            day += _ONE_DAY
    return owners


def counts_of_days(
    tx: ReadTransaction, account: str, days: Iterable[dt.date]
) -> dict[dt.date, Counts]:
    """Return how often each sum is booked on some days of an account."""
    wanted = sorted(days)
    counts: dict[dt.date, Counter[int]] = {day: Counter() for day in wanted}
    if wanted:
        booked = payments.c.booked_on
        query = select(booked, payments.c.entry_cents).where(
            payments.c.account == account,
            payments.c.part == 0,
            booked >= wanted[0],
            booked <= wanted[-1],
        )
        for day, cents in tx.execute(query):
            if day in counts:
                counts[day][cents] += 1
    return dict(counts)


def net_by_day(tx: ReadTransaction, account: str) -> dict[dt.date, int]:
    """Return the sum of the entries of an account by booking day."""
    columns = payments.c
    query = (
        select(columns.booked_on, func.sum(columns.cents))
        .where(columns.account == account)
        .group_by(columns.booked_on)
    )
    return {day: int(cents) for day, cents in tx.execute(query)}
