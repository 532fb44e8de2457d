"""Transactions as two types: for reading, and for writing too.

Whoever holds a `ReadTransaction` can ask and nothing else: mypy refuses a statement that writes,
and so does the database. The connection never leaves this module.
"""

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar, TypeVarTuple, overload

from sqlalchemy import CompoundSelect, Connection, CursorResult, Executable, Row, Select, Table
from sqlalchemy.engine import ScalarResult
from sqlalchemy.sql.selectable import TypedReturnsRows

from einvoice.core.account_keys import AccountKey
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.store.bulk_insert import insert_columns
from einvoice.store.journal_entries import Author, append
from einvoice.store.prepared import prepared

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")
_Rows = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None


@dataclass(frozen=True, slots=True)
class Touched:
    """The months and files that the archive has to know of after a commit.

    ``months`` are those in which numbers were given, became void or were credited; ``files`` those
    that moved; ``first`` those of which the archive is told before the commit, ``payments`` and
    ``refunds`` those that a person decided, ``mails`` the invoices that are mailed, ``reminders``
    the customers who are reminded of the debts of a day: the archive is told before the commit.
    """

    months: set[Period] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    payments: set[str] = field(default_factory=set)
    refunds: set[str] = field(default_factory=set)
    mails: set[int] = field(default_factory=set)
    reminders: set[tuple[AccountKey, dt.date]] = field(default_factory=set)


class ReadTransaction:
    """A transaction as a function that reads needs it: a consistent view of the database.

    ``answers``: what was asked once, where several functions share the view (`Store.one_view`).
    """

    def __init__(self, connection: Connection, answers: dict[Hashable, Any] | None = None) -> None:
        self._connection = connection
        self._answers = answers

    @property
    def dialect(self) -> str:
        """The kind of database: ``sqlite`` or ``postgresql``."""
        return self._connection.dialect.name

    def once(self, question: Hashable, ask: Callable[[], _T]) -> _T:
        """Return what ``ask`` returns; in a shared view it is asked once, for it stays the same."""
        if self._answers is None:
            return ask()
        if question not in self._answers:
            self._answers[question] = ask()
        answer: _T = self._answers[question]
        return answer

    def execute(
        self,
        query: Select[*_Ts] | CompoundSelect[*_Ts],
        values: Mapping[str, Any] | None = None,
    ) -> CursorResult[*_Ts]:
        """Return the rows of a query; ``values`` are those of its parameters.

        A query that is built once and asked with values costs a third of a query built anew.
        """
        return self._connection.execute(query, values)

    def rows(
        self, query: Select[*_Ts], values: Mapping[str, Any] | None = None
    ) -> Sequence[Row[*_Ts]]:
        """Return all rows of a query that is built once, as `execute` does at four times the cost.

        Its text must not depend on its values: no list of any length is in it.
        """
        return prepared(query, self._connection.dialect).rows(self._connection, values or {})

    def row(self, query: Select[*_Ts], values: Mapping[str, Any] | None = None) -> Row[*_Ts] | None:
        """Return the first of `rows`; None where there is no row."""
        return next(iter(self.rows(query, values)), None)

    @overload
    def scalars(self, query: Select[_T, *tuple[Any, ...]]) -> ScalarResult[_T]: ...

    @overload
    def scalars(self, query: CompoundSelect[*tuple[Any, ...]]) -> ScalarResult[Any]: ...

    def scalars(
        self, query: Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]
    ) -> ScalarResult[Any]:
        """Return the first column of a query."""
        return self._connection.scalars(query)

    def scalar(self, query: Select[_T, *tuple[Any, ...]]) -> _T | None:
        """Return the first column of a query's first row; None where there is no row."""
        value: _T | None = self._connection.scalar(query)
        return value


class WriteTransaction(ReadTransaction):
    """A transaction that writes; at most one is open at a time.

    ``staff_id`` is the member of the staff whose decision is carried out in it; else empty. The
    journal names the id beside the login of who runs the program.
    """

    def __init__(self, connection: Connection, author: Callable[[], Author]) -> None:
        super().__init__(connection)
        self._author = author
        self.touched = Touched()
        self.staff_id = ""

    @overload
    def execute(self, query: TypedReturnsRows[*_Ts], rows: _Rows = None) -> CursorResult[*_Ts]: ...

    @overload
    def execute(self, query: Executable, rows: _Rows = None) -> CursorResult[*tuple[Any, ...]]: ...

    def execute(self, query: Executable, rows: _Rows = None) -> CursorResult[*tuple[Any, ...]]:
        """Carry out a statement, once or for each of the rows."""
        return self._connection.execute(query, rows)

    def insert(self, table: Table, columns: Mapping[str, Sequence[Any]]) -> None:
        """Add rows to a table, given by column: the quickest way to add many."""
        insert_columns(self._connection, table, columns)

    @contextmanager
    def part(self) -> Iterator[None]:
        """Undo what is written within where it ends with an error, and nothing before it."""
        with self._connection.begin_nested():
            yield

    def journal(self, event: Event, period: object, subject: str, **detail: object) -> None:
        """Write down what happens in this transaction."""
        if self.staff_id:
            detail["staff"] = self.staff_id
        append(self._connection, self._author(), event, str(period), subject, **detail)
        if event in {Event.VOIDED, Event.BANK_SAID}:
            self.touched.months.add(Period.parse(str(period)))
