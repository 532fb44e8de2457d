"""Divides the documents of a day into files that the bank takes: by their number and their size.

Several files may be written at once; they are recorded one after the other, by number. So it is
planned ahead which documents and which id each gets. Where a plan does not come true (a file is
too large, or nothing could go into it), what was written after it is forgotten and planned anew.
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain

from einvoice.core.errors import EInvoiceError
from einvoice.store.to_render import WaitingGroup
from einvoice.texts.screens import label
from jobs.context import Context
from jobs.file_ids import next_file_id
from jobs.shards import Results, Shards
from jobs.steps.document_kinds import DocumentKind
from jobs.steps.file_making import Made, keep_part
from jobs.steps.file_writing import FilePart, WrittenPart, file_name, write_part


class GroupFiles:
    """The files of a group: how far they are, and how many documents fit into one."""

    def __init__(
        self, context: Context, kind: DocumentKind, group: WaitingGroup, workers: Shards
    ) -> None:
        self._context = context
        self._kind = kind
        self._group = group
        self._workers = workers
        self._after = 0
        self._full = self._most = context.adapters[group.bank].profile.max_invoices
        self._planned: list[FilePart] = []
        self._results: Results[WrittenPart] | None = None
        self._first: list[WrittenPart] = []

    def begin(self) -> None:
        """Hand out the next files, so that workers are at them before `made` asks.

        Raises:
            RefusedByCheckError: the next file sums to more than a file may.
        """
        self._planned = self._parts()
        self._results = self._workers.each(write_part, self._planned)

    def settle(self) -> None:
        """Wait for the first file; where it is too large, divide it at once.

        Raises:
            EInvoiceError: as `begin`, and as `write_part`.
        """
        if self._results is None or (first := next(self._results, None)) is None:
            return
        if self._is_divided(self._planned[0], first):
            self.close()
            self.begin()
        else:
            self._first = [first]

    def made(self) -> Iterator[Made]:
        """Make the files in order of their documents' numbers, as many as the bank needs."""
        total = -(-self._group.count // self._most)
        text = label("track.render", self._context.config.language, bank=self._group.bank)
        steps = iter(self._context.talk.track(range(total), text, total))
        if self._results is None:
            self.begin()
        while self._planned:
            for made in self._recorded():
                yield made
                next(steps, None)
            self.close()
            self.begin()

    def close(self) -> None:
        """Forget what was written and is not recorded."""
        if self._results is None:
            return
        self._results.close()
        self._results = None
        archive = self._context.store.archive
        for part in self._planned:
            with suppress(OSError):  # what stopped the writing is said, not this
                archive.forget_staged(self._group.bank, file_name(self._context, part))

    def _parts(self) -> list[FilePart]:
        """Return the next files to write, as many as are worth planning."""
        group, after = self._group, self._after
        parts: list[FilePart] = []
        with self._context.store.reading() as tx:
            while len(parts) < self._workers.planned:
                documents = self._kind.next_part(tx, group, after, self._most)
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

    def _recorded(self) -> Iterator[Made]:
        """Record files until all are, or the plan does not come true."""
        results = chain(self._first, self._results or ())
        self._first = []
        for part, result in zip(self._planned, results, strict=False):
            if self._is_divided(part, result):
                return
            made = keep_part(self._context, part, result)
            self._after = part.documents.last_number
            yield made
            if made.record is None:  # its id is the next file's
                return

    def _is_divided(self, part: FilePart, result: WrittenPart) -> bool:
        """Return whether a part is too large and has to be made of fewer documents."""
        if result.fits is None:
            return False
        if part.documents.count == 1:  # it alone is too large, and is left out
            self._most = self._full
            return False
        self._most = max(1, min(result.fits, part.documents.count - 1))
        return True
