"""The kinds of document that wait for a bank's file: how each is read, and what it is held to."""

import datetime as dt
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Protocol

from einvoice.core import deadlines
from einvoice.core.period import Period
from einvoice.store import credit_notes_to_render, to_render
from einvoice.store.files import FileKind
from einvoice.store.to_render import Waiting, WaitingGroup, WaitingSlice
from einvoice.store.transactions import ReadTransaction
from jobs.ceilings import refuse_file_over_ceiling
from jobs.context import Context
from jobs.times import takes_due_date


class DocumentKind(Protocol):
    """The methods that `render` needs of invoices and of credit notes."""

    def groups(self, tx: ReadTransaction, period: Period, bank: str) -> list[WaitingGroup]:
        """Return what waits for files of a bank, by day of issue, the earliest first."""
        ...

    def next_part(
        self, tx: ReadTransaction, group: WaitingGroup, after: int, most: int
    ) -> WaitingSlice | None:
        """Return the next documents of a group after a number, for one file; None at the end."""
        ...

    def documents(
        self, tx: ReadTransaction, part: WaitingSlice, seller_reg_no: str
    ) -> Iterator[Waiting]:
        """Yield the documents of a part by number."""
        ...

    def is_too_late(self, context: Context, group: WaitingGroup) -> bool:
        """Return whether the bank no longer accepts their due date."""
        ...

    def refuse_over_ceiling(self, context: Context, part: WaitingSlice) -> None:
        """Refuse a part that sums to more than one file may."""
        ...

    def last_sending_day(self, context: Context, group: WaitingGroup) -> dt.date:
        """Return the last day on which the bank accepts them."""
        ...


class _Invoices:
    """Issued invoices: due on a day, and together within the ceiling of a file."""

    def groups(self, tx: ReadTransaction, period: Period, bank: str) -> list[WaitingGroup]:
        return to_render.waiting_groups(tx, period, bank)

    def next_part(
        self, tx: ReadTransaction, group: WaitingGroup, after: int, most: int
    ) -> WaitingSlice | None:
        return to_render.waiting_slice(tx, group, after, most)

    def documents(
        self, tx: ReadTransaction, part: WaitingSlice, seller_reg_no: str
    ) -> Iterator[Waiting]:
        return to_render.waiting(tx, part, seller_reg_no)

    def is_too_late(self, context: Context, group: WaitingGroup) -> bool:
        return not takes_due_date(context, group.bank, group.due_date)

    def refuse_over_ceiling(self, context: Context, part: WaitingSlice) -> None:
        refuse_file_over_ceiling(context, part.group.bank, part.to_pay_cents)

    def last_sending_day(self, context: Context, group: WaitingGroup) -> dt.date:
        lead_days = context.adapters[group.bank].profile.lead_days
        return deadlines.last_sending_day(group.due_date, lead_days, context.closed)


class _CreditNotes:
    """Credit notes: nothing is due, so they are never too late, and no ceiling holds them."""

    def groups(self, tx: ReadTransaction, period: Period, bank: str) -> list[WaitingGroup]:
        return credit_notes_to_render.waiting_groups(tx, period, bank)

    def next_part(
        self, tx: ReadTransaction, group: WaitingGroup, after: int, most: int
    ) -> WaitingSlice | None:
        return credit_notes_to_render.waiting_slice(tx, group, after, most)

    def documents(
        self, tx: ReadTransaction, part: WaitingSlice, seller_reg_no: str
    ) -> Iterator[Waiting]:
        return credit_notes_to_render.waiting(tx, part, seller_reg_no)

    def is_too_late(self, context: Context, group: WaitingGroup) -> bool:  # noqa: ARG002 - never
        return False

    def refuse_over_ceiling(self, context: Context, part: WaitingSlice) -> None:
        """Refuse nothing."""

    def last_sending_day(self, context: Context, group: WaitingGroup) -> dt.date:  # noqa: ARG002
        return credit_notes_to_render.NO_LAST_DAY


KIND_OF: Mapping[FileKind, DocumentKind] = MappingProxyType(
    {FileKind.INVOICES: _Invoices(), FileKind.CREDIT_NOTES: _CreditNotes()}
)
"""In the order in which a bank gets their files."""
