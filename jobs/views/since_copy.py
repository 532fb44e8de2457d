"""The questions to a person since a copy of the database was put back."""

from dataclasses import dataclass

from einvoice.core.advice import Action
from einvoice.store import banks_to_ask, lost_imports
from einvoice.store.banks_to_ask import BanksToAsk
from einvoice.store.transactions import ReadTransaction
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
        return Action.DECLARE_SENT if self.unasked else self.imports


def since_copy(tx: ReadTransaction) -> SinceCopy:
    """Read what is asked now, whatever month it is about."""
    return SinceCopy(banks_to_ask.awaited(tx), lost_imports.awaited_step(tx))


def asked_since_copy(context: Context) -> SinceCopy:
    """Read what is asked now in a transaction of its own."""
    with context.store.reading() as tx:
        return since_copy(tx)
