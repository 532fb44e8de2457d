"""Makes the file that informs a bank which application was refused and why; `deliver` sends it."""

import hashlib
import json

from bank_adapters.messages.application_seller import render_application_seller
from einvoice.core.events import Event
from einvoice.store import journal
from einvoice.store.applications import ApplicationRecord, find_application, refusal_of
from einvoice.store.files import FileKind, FileRecord
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context
from jobs.file_ids import give_file_id, next_file_id
from jobs.new_files import NewFile, record_new_file


def tell_again(context: Context, tx: WriteTransaction, lost: FileRecord) -> None:
    """Make another file in place of a file that was lost before it was sent."""
    details = dict(journal.details(tx, Event.FILE_READY))
    number = json.loads(details[lost.file_id])["application"]
    refused = find_application(tx, number)
    if refused is None:
        raise RuntimeError(f"{lost.file_id}: its application is not known")
    tell(context, tx, refused, refusal_of(tx, number))


def tell(
    context: Context, tx: WriteTransaction, refused: ApplicationRecord, reason: str
) -> FileRecord | None:
    """Write the bank's file to the outbox and record it; None where the bank takes none.

    It bears the next file id of the month. It appears before the transaction commits: a killed
    command leaves bytes that the next command with this id replaces.

    Raises:
        UsageError: the configuration names the bank no longer.
    """
    (bank,) = context.banks(refused.bank)
    adapter = context.adapters[bank]
    if not adapter.profile.application_seller:
        return None
    file_id = next_file_id(context, tx, refused.bank, context.today)
    give_file_id(tx, refused.bank, file_id)
    seller, application = context.config.seller.reg_no, refused.application
    content = render_application_seller(file_id, context.today, seller, application, reason)
    archive = context.store.archive
    path = archive.outbox_path(refused.bank, adapter.file_name(file_id))
    with archive.written(path, 0o600) as out:
        out.write(content)
    new = NewFile(
        file_id=file_id,
        bank=refused.bank,
        period=context.default_period,
        kind=FileKind.APPLICATION_SELLER,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )
    return record_new_file(context, tx, new, application=refused.id)
