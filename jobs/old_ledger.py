"""Notices that the ledger is older than what was done, although nothing in its folder says so.

A whole folder may be put back (a snapshot, a file backup), so that database and archive agree.
The proof that more was done is outside: a bank's answer that quotes a file which the ledger
calls unsent or does not know, a file of ours in a bank's inbox, or the witness on another disk.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType

from bank_adapters.transport.interface import Transport
from einvoice.core.advice import Action, Advice
from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError, cause
from einvoice.core.period import Period
from einvoice.store import answers, chain, files, lost_imports
from einvoice.store.answers import AnswerRecord
from einvoice.store.doubts import refused_as_known
from einvoice.store.files import FileRecord
from einvoice.store.seen_files import (
    SeenAtBank,
    named_by_hash,
    seen_at_banks,
    seen_unsent,
    taken_back_at_bank,
)
from einvoice.store.transactions import ReadTransaction
from jobs import taken_back
from jobs.at_banks import look_into_inbox, unsent
from jobs.context import Context
from jobs.witness import behind_witness, files_witnessed, refuse_behind_witness, witness_is_lost

OTHER_FILE = "other-file-named"
"""A bank has another file than ours under the id of ours, by its word to a person."""
UNKNOWN_DAY = "DAY"
"""Where nothing says the day of issue: a person fills it in, in a command."""
UNKNOWN_HASH = "HASH"
"""Where nobody has seen the bank's file: a person measures it."""
BROUGHT = "brought"
"""The fact that names a file which waited here and was never lost: a person brought it there.

Files of several banks are there because a copy was put back, more often.
"""
AT_ODDS = MappingProxyType(
    {answers.PASSED_OVER_FILE: "passed-over-answered", answers.AGAINST_WORD: "word-contradicted"}
)
"""By the outcome of an open answer: why nothing more goes to its bank."""


@dataclass(frozen=True, slots=True)
class LostFile:
    """A file of ours that is at its bank and that the ledger does not know.

    ``issued`` is the day of issue of its invoices, ISO; empty where nothing says it. ``invoices``
    and ``total_cents`` are what its footer says; None where nothing does.
    """

    bank: str
    file_id: str
    issued: str
    invoices: int | None = None
    total_cents: int | None = None

    @property
    def period(self) -> Period:
        """The month consumed of invoices that were issued in the month of the file id."""
        return Period(2000 + int(self.file_id[:2]), int(self.file_id[2:4])).previous

    @property
    def holds_credits(self) -> bool:
        """Whether it holds credit notes: those sum to nothing."""
        return bool(self.invoices) and self.total_cents == 0

    @property
    def day(self) -> str:
        """The day of issue for a command."""
        return self.issued or UNKNOWN_DAY


def stopped(context: Context, bank: str) -> RefusedByCheckError | None:
    """Return why nothing goes to a bank: it has files that the ledger calls unsent.

    Where the bank told a person that each of them is another file than ours, no ledger is old.
    Nor where it answers what a person passed over: it may have ours twice then.
    """
    with context.store.reading() as tx:
        rows = answers.unsent_or_late(tx, bank)
        answered = {row.file_id for row in rows if row.outcome in answers.TO_UNSENT}
        seen_there = seen_at_banks(tx)
        file_ids = sorted(answered | seen_unsent(tx, bank, seen=seen_there).keys())
        if (rows or seen_there) and (there := taken_back_at_bank(tx, bank)):
            return taken_back.has_all_the_same(tx, bank, there[0])
        if not file_ids:
            return _contradicted(rows)
        records = [files.file_record(tx, file_id) for file_id in file_ids]
        seen = _seen_there(context, tx, bank)
        others = [row for row in records if row and _is_another(tx, row, seen)]
        is_brought = not any(lost_imports.is_sign(tx, file_id) for file_id in file_ids)
        is_brought &= not any(unsent(tx, other) for other in {*context.banks(None)} - {bank})
    if len(others) == len(file_ids):
        first = others[0]
        facts = {"file": first.file_id, "bank": bank, "ours": first.sha256, "hash": UNKNOWN_HASH}
        return RefusedByCheckError(OTHER_FILE, **facts)
    by_hand = [row for row in records if row and _is_same(row, seen.get(row.file_id))]
    declared = tuple(
        cause("sent-by-hand", file=record.file_id, hash=_hash_known(seen.get(record.file_id)))
        for record in by_hand
    )
    if len(by_hand) < len(file_ids):
        return RefusedByCheckError(
            "not-sent-here", bank=bank, files=tuple(file_ids), by_hand=declared
        )
    facts = {BROUGHT: file_ids[0]} if is_brought else {}
    return RefusedByCheckError(
        "not-sent-by-a-run", bank=bank, files=tuple(file_ids), by_hand=declared, **facts
    )


def _contradicted(late: Sequence[AnswerRecord]) -> RefusedByCheckError | None:
    """Return that a bank's answer is at odds with what is known, while files wait to go there."""
    return next((at_odds(message) for message in late if message.outcome in AT_ODDS), None)


def at_odds(message: AnswerRecord) -> RefusedByCheckError:
    """Return why nothing more goes to a bank."""
    facts = {"bank": message.bank, "file": message.file_id, "id": message.short_id}
    return RefusedByCheckError(AT_ODDS[message.outcome], **facts)


def contradicted(context: Context, bank: str) -> RefusedByCheckError | None:
    """Return that an open answer of a bank says the opposite of its word; None where none does."""
    with context.store.reading() as tx:
        waiting = answers.open_answers(tx)
    late = (row for row in waiting if row.bank == bank and row.outcome == answers.AGAINST_WORD)
    return next((at_odds(message) for message in late), None)


def _is_same(record: FileRecord, seen: SeenAtBank | None) -> bool:
    """Return whether nothing says that the bank has other bytes than the ledger's file."""
    return seen is None or seen.sha256 in {"", record.sha256}


def _is_another(tx: ReadTransaction, record: FileRecord, seen: Mapping[str, SeenAtBank]) -> bool:
    """Return whether the bank's file is another by its word, and none that was lost here.

    A file that was lost and made again otherwise shows what the ledger lacks since a copy.
    """
    differs = not _is_same(record, seen.get(record.file_id))
    named = record.file_id in named_by_hash(tx, record.bank)
    return differs and named and not lost_imports.is_sign(tx, record.file_id)


def _hash_known(found: SeenAtBank | None) -> str:
    """Return the hash of the bank's file; where nobody has seen it, a person fills it in."""
    return found.sha256 if found and found.sha256 else UNKNOWN_HASH


def refuse_old(context: Context) -> None:
    """Refuse a ledger that is proven to be older than what was done.

    Raises:
        RefusedByCheckError: a bank answered what it calls unsent, or its witness saw more.
    """
    refuse_behind_witness(context)
    errors = [error for bank in context.banks(None) if (error := stopped(context, bank))]
    for error in sorted(errors, key=lambda error: after_refusal_of_old(error) != _RESTORE):
        raise error  # an old ledger before another file: `restore` sees both


def after_refusal_of_old(error: RefusedByCheckError) -> Advice:
    """Return the step after a ledger, or a bank's other file, stopped everything."""
    facts = dict(error.cause.facts)
    if error.cause.code == OTHER_FILE:
        return Advice.of(Action.MARK_SENT, file=facts["file"], hash=UNKNOWN_HASH)
    if error.cause.code == taken_back.BESIDE_OTHERS:
        return Advice.of(Action.DECLARE_MISSING, file=facts["file"])
    if error.cause.code in AT_ODDS.values():
        return Advice(Action.LIST_ANSWERS)
    return _RESTORE


_RESTORE = Advice(Action.RESTORE)


def refuse_unknown(context: Context) -> None:
    """Refuse to give numbers or make files while a bank has a file that the ledger does not know.

    Raises:
        RefusedByCheckError: the numbers and ids would be given a second time.
    """
    refuse_behind_witness(context)
    for bank in context.banks(None):
        error = stopped(context, bank)
        if error and any(file.bank == bank for file in lost_files(context)):
            raise error


def lost_files(context: Context) -> tuple[LostFile, ...]:
    """Return the files that are at their banks and that the ledger does not know.

    Raises:
        RefusedByCheckError: the witness is lost, or cannot be read.
    """
    lacks = None if witness_is_lost(context) else behind_witness(context)
    days = {
        file_id: LostFile(seen.bank, file_id, seen.issued, seen.invoices, seen.total_cents)
        if not seen.received_before
        else LostFile(seen.bank, file_id, "")
        for file_id, seen in (lacks.files if lacks else {}).items()
    }
    with context.store.reading() as tx:
        for bank in context.banks(None):
            seen_there = _seen_there(context, tx, bank)
            for file_id in unsent(tx, bank):
                seen = seen_there.get(file_id, SeenAtBank(bank))
                sums = seen.invoices, seen.total_cents
                days.setdefault(file_id, LostFile(bank, file_id, seen.issued, *sums))
        unknown = [name for name in days if files.file_record(tx, name) is None]
    return tuple(days[file_id] for file_id in sorted(unknown))


def note_lost_imports(context: Context, *, again: bool = False) -> None:
    """Keep that imports are lost where something outside the archive shows that more was done.

    ``again``: a file that is lost still counts anew, for a copy of that time may be put back again.
    """
    lacks = None if witness_is_lost(context) else behind_witness(context)
    signs = {*lacks.files, lacks.journal} if lacks else set()
    lost = {file.file_id for file in lost_files(context)}
    signs |= lost
    with context.store.writing() as tx:
        signs |= {f"{file_id} {chain.head_of(tx).hash}" for file_id in lost if again}
        for bank in context.banks(None):
            sure = [record.file_id for record, is_sure in proven(context, tx, bank) if is_sure]
            signs |= {lost_imports.sign_of_file(tx, file_id) for file_id in sure}
        lost_imports.note_lost(tx, signs - {""})


def first_lost(context: Context) -> LostFile | None:
    """Return the first file that is lost here; None where none is.

    A witness that cannot be read stops the sending, and nothing else.
    """
    with suppress(RefusedByCheckError):
        return next(iter(lost_files(context)), None)
    return None


def refuse_strangers(context: Context, transport: Transport, record: FileRecord) -> None:
    """Look into a bank's inbox before the first attempt of a file.

    Raises:
        RefusedByCheckError: a file of ours is there that the ledger has not sent.
    """
    look_into_inbox(context, transport, record.bank)
    if error := stopped(context, record.bank):
        raise error


def proven(context: Context, tx: ReadTransaction, bank: str) -> Iterator[tuple[FileRecord, bool]]:
    """Yield the unsent files that a bank has, and whether it is proven to have our bytes.

    Only a hash proves them, the witness's or of what the bank has: an answer names the file id
    alone, and a colleague, or a ledger that is lost, may have sent others under it. Of what the
    bank says that it received it before, only the hash that the bank gave a person.
    """
    refused, witnessed = refused_as_known(tx), files_witnessed(context)
    hashes = {
        file_id: file.sha256
        for file_id, file in witnessed.items()
        if not (file.received_before or file_id in refused)
    }
    hashes |= _hashes_at(context, tx, bank)
    for file_id in unsent(tx, bank):
        record = files.file_record(tx, file_id)
        if record is not None and record.state is FileState.READY:
            yield record, hashes.get(file_id) == record.sha256


def has_other_bytes(context: Context, tx: ReadTransaction, record: FileRecord) -> bool:
    """Return whether the file at its bank was read and differs from the ledger's."""
    hashes = _hashes_at(context, tx, record.bank)
    return hashes.get(record.file_id, record.sha256) != record.sha256


def _hashes_at(context: Context, tx: ReadTransaction, bank: str) -> Mapping[str, str]:
    seen = _seen_there(context, tx, bank)
    return {file_id: file.sha256 for file_id, file in seen.items() if file.sha256}


def _seen_there(context: Context, tx: ReadTransaction, bank: str) -> dict[str, SeenAtBank]:
    """Return the unsent files that a bank has, and what is known of them, also by the witness."""
    witnessed = files_witnessed(context).items()
    return seen_unsent(tx, bank, {name for name, file in witnessed if file.received_before})
