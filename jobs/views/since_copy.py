"""The questions to a person since a copy of the database was put back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from einvoice.core.advice import Action
from einvoice.store import banks_to_ask, lost_imports, same_folder
from einvoice.store.banks_to_ask import BanksToAsk
from einvoice.store.transactions import ReadTransaction
from einvoice.texts.screens import label
from jobs.context import Context


@dataclass(frozen=True, slots=True)
class SinceCopy:
    """The question to the banks, and the step for imports that were lost.

    Each is None where nothing is asked.
    """

    unasked: BanksToAsk | None = None
    imports: Action | None = None

    @property
    def step(self) -> Action | None:
        """The first step: without the word of the banks nothing is issued or sent."""
        return self.unasked.step if self.unasked else self.imports


def since_copy(tx: ReadTransaction) -> SinceCopy:
    """Read what is asked now, whatever month it is about."""
    return SinceCopy(banks_to_ask.awaited(tx), lost_imports.awaited_step(tx))


def since_copy_lines(asked: SinceCopy, language: str) -> Iterator[str]:
    """Yield that a person is asked what was imported, or sent, since a copy was made."""
    if asked.unasked:
        yield label("waits.banks", language)
    if asked.imports:
        yield label("waits.imports", language)


def were_adopted(context: Context, numbers: Iterable[str]) -> bool:
    """Return whether any of these invoices was adopted after a copy, before the word on imports."""
    with context.store.reading() as tx:
        pairs = lost_imports.said_of(tx)
    return any(first <= int(number) <= last for number in numbers for first, last in pairs)


def is_same_since_word(context: Context) -> bool:
    """Return whether a person spoke of lost imports and no copy was put back since."""
    with context.store.reading() as tx:
        word = lost_imports.last_word(tx)
    return same_folder.is_marked(context.store.data_dir, context.store.database_file, word)


def asked_since_copy(context: Context) -> SinceCopy:
    """Read what is asked now in a transaction of its own."""
    with context.store.reading() as tx:
        return since_copy(tx)
