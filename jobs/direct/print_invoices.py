"""Prints the invoices of customers who get paper: a PDF a building, flats in walking order."""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from einvoice.core.direct_deliveries import Standing
from einvoice.core.errors import UsageError
from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.core.premises import natural_key
from einvoice.pages.figures import sum_text
from einvoice.pages.print_list import ListedInvoice, PrintList, print_file
from einvoice.store import lost_imports
from einvoice.store.archive import written_whole
from einvoice.store.direct_deliveries import (
    WithoutBank,
    building_to_print,
    without_bank,
)
from einvoice.store.paper_deliveries import keep_printed
from einvoice.texts.documents import period_name
from einvoice.texts.print_list import words_of_list
from einvoice.texts.screens import label
from jobs.changed import refuse_if_changed
from jobs.context import Context
from jobs.direct.mail_invoices import PdfOf, refuse_old_ledger

_ON_PAPER = (Standing.TO_PRINT, Standing.PRINTED, Standing.MAIL_REFUSED)
"""Also what a mail server refused for good: its customer gets paper then."""


@dataclass(frozen=True, slots=True)
class PrintedBuilding:
    """A file for printing; ``before`` of its invoices were in such a file before.

    ``again`` were in none by this ledger, and got their number again since a copy was put back.
    """

    building_id: str
    path: Path
    invoices: int
    before: int
    again: int = 0


def print_invoices(
    context: Context, period: Period, folder: Path, pdf_of: PdfOf, *, only_new: bool = False
) -> list[PrintedBuilding]:
    """Write a month's paper invoices, buildings and flats in their natural order.

    The same invoices give the same bytes. An invoice counts as printed once its file is there. What
    was handed out before by a person's word is left out.

    Args:
        context: of the command, which holds the run lock.
        period: the month consumed.
        folder: where the files go; it is made in a folder that is there.
        pdf_of: makes the PDF of an invoice by its number.
        only_new: leave out what was printed before.

    Raises:
        UsageError: the folder cannot be made.
        RefusedByCheckError: rows of the month were changed, or a copy of the database was put back
            and what was done since is not said yet: a new file would say that no paper went out.
    """
    refuse_if_changed(context, period)
    with context.store.reading() as tx:
        rows = without_bank(tx, period, context.today, mails=context.config.mail.is_on)
    rows = [row for row in rows if row.standing in _ON_PAPER and not row.by_word]
    rows = [row for row in rows if not (only_new and row.printed)]
    if any(not row.printed for row in rows):
        _refuse_old_ledger(context, period)
    rows.sort(key=lambda row: natural_key(row.building_id))
    made = [(name, list(own)) for name, own in groupby(rows, lambda row: row.building_id)]
    if made:
        _make_folder(folder)
    work = context.talk.track(made, label("track.print", context.config.language), len(made))
    return [_printed(context, name, own, folder, pdf_of) for name, own in work]


def _refuse_old_ledger(context: Context, period: Period) -> None:
    refuse_old_ledger(context)
    with context.store.reading() as tx:
        lost_imports.refuse_if_awaited(tx, period)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UsageError("print-folder", path=folder, why=error.strerror) from None


def _printed(
    context: Context, building_id: str, rows: list[WithoutBank], folder: Path, pdf_of: PdfOf
) -> PrintedBuilding:
    path = folder / f"{building_id}-{rows[0].period}.pdf"
    content = _content(context, building_id, rows, pdf_of)
    with written_whole(path, 0o600) as file:
        file.write(content)
    new = [row.id for row in rows if not row.printed]
    with context.store.writing() as tx:
        keep_printed(tx, new, context.clock.timestamp())
        if new:
            tx.journal(Event.PRINTED, rows[0].period, building_id, invoices=len(new))
    again = sum(row.is_again and not row.printed for row in rows)
    return PrintedBuilding(building_id, path, len(rows), len(rows) - len(new), again)


def _content(context: Context, building_id: str, rows: list[WithoutBank], pdf_of: PdfOf) -> bytes:
    language, period = context.config.language, rows[0].period
    with context.store.reading() as tx:
        building, numbers = building_to_print(tx, building_id, period.last_day)

    head = PrintList(
        language=language,
        words=words_of_list(language),
        building=f"{building.address}, {building.city}",
        month=period_name(period, language),
        seller=context.config.seller.name,
        total=sum_text(sum(row.to_pay_cents for row in rows), language),
        day=max(row.issue_date for row in rows),
    )
    listed = [
        ListedInvoice(
            numbers.get(row.flat_id, row.flat_id),
            row.buyer_name,
            row.number,
            sum_text(row.to_pay_cents, language),
        )
        for row in rows
    ]
    return print_file(head, [(line, pdf_of(line.number)) for line in listed])
