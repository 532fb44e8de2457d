"""Divides the documents of a day into files that the bank takes: by their number and their size."""

from collections.abc import Iterator

from einvoice.documents.bank_file import FileTooLargeError
from einvoice.store.to_render import WaitingGroup
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.steps.document_kinds import DocumentKind
from jobs.steps.file_making import FileMaking, Made


def make_files(context: Context, kind: DocumentKind, group: WaitingGroup) -> Iterator[Made]:
    """Make a group's files one after the other; one too large is made of as many as fit."""
    after, full = 0, context.adapters[group.bank].profile.max_invoices
    most = full
    total = -(-group.count // most)
    text = label("track.render", context.config.language, bank=group.bank)
    steps = iter(context.talk.track(range(total), text, total))
    while True:
        with context.store.reading() as tx:
            part = kind.next_part(tx, group, after, most)
        if part is None:
            return
        kind.refuse_over_ceiling(context, part)
        making = FileMaking(context, kind, part)
        try:
            yield making.make()
        except FileTooLargeError as error:
            if part.count > 1:
                most = max(1, min(error.fits, part.count - 1))
                continue
            yield making.leave_out()
            most = full
        after = part.last_number
        next(steps, None)
