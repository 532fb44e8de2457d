"""Divides the documents of a day into files that the bank takes: by their number and their size.

Several files may be written at once; they are recorded one after the other, by number. So it is
planned ahead which documents and which id each gets. Where a plan does not come true (a file is
too large, or nothing could go into it), what was written after it is forgotten and planned anew.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress

from einvoice.core.errors import EInvoiceError
from einvoice.store.to_render import WaitingGroup
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.file_ids import next_file_id
from jobs.shards import Shards
from jobs.steps.document_kinds import DocumentKind
from jobs.steps.file_making import Made, keep_part
from jobs.steps.file_writing import FilePart, WrittenPart, file_name, write_part


def make_files(
    context: Context, kind: DocumentKind, group: WaitingGroup, workers: Shards
) -> Iterator[Made]:
    """Make a group's files in order of their documents' numbers, as many as the bank needs."""
    files = _Files(context, kind, group, workers)
    total = -(-group.count // files.most)
    text = label("track.render", context.config.language, bank=group.bank)
    steps = iter(context.talk.track(range(total), text, total))
    while parts := files.planned():
        for made in files.made(parts):
            yield made
            next(steps, None)


class _Files:
    """How far the files of a group are: the last number that is in one, and how many fit."""

    def __init__(
        self, context: Context, kind: DocumentKind, group: WaitingGroup, workers: Shards
    ) -> None:
        self._context = context
        self._kind = kind
        self._group = group
        self._workers = workers
        self._after = 0
        self._full = self.most = context.adapters[group.bank].profile.max_invoices

    def planned(self) -> list[FilePart]:
        """Return the next files to write, as many as are worth planning.

        Raises:
            RefusedByCheckError: the next file sums to more than a file may.
        """
        group, after = self._group, self._after
        parts: list[FilePart] = []
        with self._context.store.reading() as tx:
            while len(parts) < self._workers.planned:
                documents = self._kind.next_part(tx, group, after, self.most)
                if documents is None:
                    break
                try:
                    self._kind.refuse_over_ceiling(self._context, documents)
                except EInvoiceError:
                    if parts:  # those before it are made first
                        break
                    raise
                file_id = next_file_id(
                    self._context, tx, group.bank, group.issue_date, ahead=len(parts)
                )
                parts.append(FilePart(documents, file_id))
                after = documents.last_number
        return parts

    def made(self, parts: Sequence[FilePart]) -> Iterator[Made]:
        """Write and record files until all are, or the plan does not come true."""
        try:
            with closing(self._workers.each(write_part, parts)) as results:
                for part, result in zip(parts, results, strict=False):
                    if self._is_divided(part, result):
                        return
                    made = keep_part(self._context, part, result)
                    self._after = part.documents.last_number
                    yield made
                    if made.record is None:  # its id is the next file's
                        return
        finally:
            archive = self._context.store.archive
            for part in parts:
                with suppress(OSError):  # what stopped the writing is said, not this
                    archive.forget_staged(self._group.bank, file_name(self._context, part))

    def _is_divided(self, part: FilePart, result: WrittenPart) -> bool:
        """Return whether a part is too large and has to be made of fewer documents."""
        if result.fits is None:
            return False
        if part.documents.count == 1:  # it alone is too large, and is left out
            self.most = self._full
            return False
        self.most = max(1, min(result.fits, part.documents.count - 1))
        return True
