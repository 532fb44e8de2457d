"""Makes the file that tells a bank which application was refused and why; `deliver` sends it."""

import datetime as dt
import hashlib
import json

from bank_adapters.messages.application_seller import render_application_seller
from einvoice import __version__
from einvoice.core import numbering
from einvoice.core.events import Event
from einvoice.store import files, frozen, journal, sequences
from einvoice.store.applications import ApplicationRecord, find_application, refusal_of
from einvoice.store.file_contents import record_file
from einvoice.store.files import FileKind, FileRecord
from einvoice.store.frozen import Kind, Shard
from einvoice.store.transactions import WriteTransaction
from jobs.context import Context


def tell_again(context: Context, tx: WriteTransaction, lost: FileRecord) -> None:
    """Make another file in the place of one that was lost before it was sent."""
    found = dict(journal.details(tx, Event.FILE_READY))
    number = json.loads(found[lost.file_id])["application"]
    refused = find_application(tx, number)
    if refused is None:
        raise RuntimeError(f"{lost.file_id}: its application is not known")
    tell(context, tx, refused, refusal_of(tx, number))


def tell(
    context: Context, tx: WriteTransaction, refused: ApplicationRecord, reason: str
) -> FileRecord | None:
    """Write the bank's file to the outbox and record it; None where the bank takes none.

    It bears the next file id of the month. It appears before the transaction commits: a killed
    command leaves bytes that the next one with this id replaces.
    """
    adapter = context.adapters[refused.bank]
    if not adapter.profile.application_seller:
        return None
    place = sequences.take(tx, f"file:{refused.bank}:{context.today:%y%m}", 1) + 1
    code, tag = adapter.profile.file_code, context.installation_tag
    file_id = numbering.file_id(context.today, code, place, tag)
    seller, application = context.config.seller.reg_no, refused.application
    content = render_application_seller(file_id, context.today, seller, application, reason)
    name = adapter.file_name(file_id)
    archive = context.store.archive
    with archive.written(archive.outbox_path(refused.bank, name), 0o600) as out:
        out.write(content)
    period, kind = context.default_period, FileKind.APPLICATION_SELLER
    record = FileRecord(
        file_id=file_id,
        bank=refused.bank,
        period=period,
        kind=kind,
        sequence=files.next_sequence(tx, refused.bank, period, kind),
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        invoices=0,
        total_cents=0,
        latest_sending_day=dt.date.max,
        version=__version__,
    )
    record_file(tx, record, ())
    tx.journal(Event.FILE_READY, period, file_id, sha256=record.sha256, application=refused.id)
    frozen.freeze(tx, [Shard(Kind.FILE, period, file_id=file_id)], "rendered")
    return record
