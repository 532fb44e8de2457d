"""Residents of the sample who are reminded: of several flats, at addresses of their flats."""

from dataclasses import dataclass

from sample_company import Company
from sqlalchemy import text

from jobs.context import Context
from jobs.reminding.remind import Reminded, remind_some
from jobs.residents.register import Account, make_codes, register

OPENS, BETWEEN, ENDS = "2026-11-29", "2026-11-30", "2026-12-01"
"""The window of November, of which nobody has sent a reading."""


@dataclass
class Reminders:
    """The table of reminders of an installation."""

    company: Company

    def rows(self) -> dict[str, tuple[str, str, int, int]]:
        """Return kind, state, code and tries of each flat's reminder."""
        query = "SELECT flat_id, kind, state, code, tries FROM reminders ORDER BY flat_id, kind"
        return {flat: tuple(rest) for flat, *rest in self._read(query)}  # type: ignore[misc]

    def kinds(self) -> list[tuple[str, str]]:
        """Return period and kind of each reminder."""
        return [(row[0], row[1]) for row in self._read("SELECT period, kind FROM reminders")]

    def waits(self) -> list[int | None]:
        """Return for how many seconds each reminder waits; None: for ever."""
        query = "SELECT again_s - at_s FROM reminders ORDER BY flat_id"
        return [row[0] for row in self._read(query)]

    def let_time_pass(self) -> None:
        """Let what waits be tried again at once."""
        self._write("UPDATE reminders SET again_s = 1 WHERE again_s IS NOT NULL")

    def _read(self, query: str) -> list[tuple[str, ...]]:
        with self.company.context() as context, context.store.reading() as tx:
            return [tuple(row) for row in tx._connection.execute(text(query))]

    def _write(self, statement: str) -> None:
        with self.company.context() as context, context.store.writing() as tx:
            tx.execute(text(statement))


def address_of(flat_id: str) -> str:
    """Return the address of a flat's resident."""
    return f"{flat_id.lower()}@example.lv"


def move_all_in(company: Company, *flat_ids: str, language: str = "lv") -> list[str]:
    """Register the customers of flats and return their users' ids."""
    user_ids = []
    with company.context("2026-11-01") as context:
        for made in make_codes(context, flat_ids):
            account = Account(address_of(made.flat_id), "hash", language)
            user_ids.append(register(context, made.flat_id, made.code, account).user_id)
    return user_ids


def reminded(context: Context) -> Reminded:
    """Mail the reminders of a minute."""
    made = Reminded()
    remind_some(context, made)
    return made


def on(company: Company, today: str) -> Reminded:
    """Mail the reminders of a day."""
    with company.context(today) as context:
        return reminded(context)
