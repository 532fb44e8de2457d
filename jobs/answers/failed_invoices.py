"""Settles a file's invoices from the bank's answer to it; what is odd changes nothing."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from bank_adapters.messages.fail_codes import code_name, is_refusal, proves_refusal
from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from einvoice.core.deliveries import FileState
from einvoice.core.events import Event
from einvoice.core.findings import Finding, Level
from einvoice.core.invoices import InvoiceState
from einvoice.store import answers, doubts, file_contents, files, frozen
from einvoice.store.files import FileRecord
from einvoice.store.files_as_said import words_of_file
from einvoice.store.frozen import Kind, Shard
from einvoice.store.seen_files import is_named_otherwise, passed_over
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from jobs.answers.kept_message import KeptMessage
from jobs.at_banks import is_ours
from jobs.context import Context

_SETTLED = (FileState.ACCEPTED, FileState.PARTLY, FileState.REJECTED)
_ALREADY_RECEIVED = 64
"""The bank has a file of this id: no proof that it refused its invoices."""
_MOST_NUMBERS = 10
_SAYS_BEFORE = re.compile(rb"fileFailReason\s*=\s*[\"']\s*0*64(?![0-9])")


@dataclass(frozen=True, slots=True)
class Settled:
    """The result of a file, and how many of its invoices were refused."""

    outcome: str
    refused: int


def settle(
    context: Context, tx: WriteTransaction, message: KeptMessage, said: FailedInvoiceAnswer
) -> Settled | Finding:
    """Settle a file from what a bank's message says of it.

    Outcomes that change nothing: ``unsent-file``, ``unsent-received-before``, ``unknown-file``,
    ``passed-over-file``, ``withdrawn-file``, ``second-answer``, ``already-received``,
    ``received-before``, ``answer-unproven``, ``contradicting-codes``, ``other-file``,
    ``unknown-invoice``, ``answer-against-word``.
    """
    name, record = message.name, _sent_file(context, tx, message, said)
    if isinstance(record, Finding):
        return record
    if said.file_fail_code == _ALREADY_RECEIVED and not doubts.is_asked(tx, record.file_id):
        return _received_before(tx, name, record)
    said_before = _beside_word(tx, message, record, said)
    if said_before:
        return said_before
    odd = _oddity(tx, name, record, said) or _unproven(tx, message, record, said)
    if odd:
        return odd
    sent = _surely_sent(context, tx, record)
    codes = codes_of(said, file_contents.ids_in_file(tx, record.file_id))
    listed = [
        file_contents.ListedCode(global_id, code, is_refusal(code))
        for global_id, code in codes.items()
    ]
    state = answers.settle(tx, sent, listed, refused=said.refuses_file)
    codes_of_file = Shard(Kind.CODES, record.period, file_id=record.file_id)
    frozen.freeze(tx, [codes_of_file], "answered")
    code = said.file_fail_code
    outcome = str(state) if code is None else f"{state} ({code_name(code)})"
    return Settled(outcome, sum(invoice.refused for invoice in listed))


def _sent_file(
    context: Context, tx: ReadTransaction, message: KeptMessage, said: FailedInvoiceAnswer
) -> FileRecord | Finding:
    """Return the file that an answer is to, or that its bank got no such file from here."""
    bank, name, file_id = message.bank, message.name, said.in_file_id
    record = files.file_record(tx, file_id)
    facts = (("bank", bank), ("file", file_id))
    if _proves_an_old_ledger(context, tx, bank, file_id):
        before = said.file_fail_code == _ALREADY_RECEIVED
        outcome = answers.UNSENT_BEFORE if before else answers.UNSENT_FILE
        return _odd(name, outcome, facts=facts)
    if _is_passed_over(context, tx, bank, file_id):
        short_id = message.sha256[: answers.SHORT_ID]
        return _odd(name, answers.PASSED_OVER_FILE, facts=(*facts, ("id", short_id)))
    if record is None or record.bank != bank:
        return _odd(name, "unknown-file", facts=())
    if record.state is FileState.WITHDRAWN:  # brought by hand perhaps, without an attempt of ours
        return _odd(name, "withdrawn-file", facts=(("bank", bank), ("file", file_id)))
    if record.attempt == 0:
        return _odd(name, "unknown-file", facts=())
    return record


def _is_passed_over(context: Context, tx: ReadTransaction, bank: str, file_id: str) -> bool:
    """Return whether a person said that a bank has nothing of a file id of ours."""
    return is_ours(context, tx, bank, file_id) and file_id in passed_over(tx)


def codes_of(said: FailedInvoiceAnswer, in_file: Collection[str]) -> dict[str, int]:
    """Return the fail code of each invoice in a file that an answer gives one.

    A code of the whole file is that of every invoice; a code that only says how the file was
    accepted leaves a listed invoice its own.
    """
    listed = {invoice.global_id: invoice.code for invoice in said.listed}
    if said.file_fail_code is None:
        return listed
    whole = dict.fromkeys(in_file, said.file_fail_code)
    return whole if said.refuses_file else whole | listed


def _proves_an_old_ledger(context: Context, tx: ReadTransaction, bank: str, file_id: str) -> bool:
    """Return whether an answer is to a file of ours that the ledger calls unsent or lacks."""
    record = files.file_record(tx, file_id)
    if record is None:
        return is_ours(context, tx, bank, file_id) and file_id not in passed_over(tx)
    return record.bank == bank and record.state is FileState.READY and record.attempt == 0


def says_received_before(content: bytes) -> bool:
    """Return whether a message says that the bank received a file before: it is read first.

    What else comes with it may be about that other file.
    """
    return bool(_SAYS_BEFORE.search(content))


def _received_before(tx: ReadTransaction, name: str, record: FileRecord) -> Settled | Finding:
    """Return what it means that a bank received a file before: no proof that it refused it."""
    explained = doubts.is_explained(tx, record)
    if (explained and record.state in _SETTLED) or doubts.is_proven_by_word(tx, record):
        return Settled(answers.KNOWN_TO_BE_OURS, 0)
    facts = (("bank", record.bank), ("file", record.file_id), ("hash", "HASH"))
    return _odd(name, answers.ALREADY_RECEIVED if explained else answers.BEFORE_US, facts=facts)


def _unproven(
    tx: ReadTransaction, message: KeptMessage, record: FileRecord, said: FailedInvoiceAnswer
) -> Finding | None:
    """Return that an answer may be about other contents than ours; None where it cannot."""
    if said.file_fail_code == _ALREADY_RECEIVED:
        return None
    otherwise = is_named_otherwise(tx, record)
    if not otherwise and not doubts.is_unproven(tx, record, message.sha256):
        return None
    facts = (("bank", record.bank), ("file", record.file_id), ("hash", "HASH"))
    return _odd(message.name, answers.UNPROVEN, facts=facts)


def _beside_word(
    tx: ReadTransaction, message: KeptMessage, record: FileRecord, said: FailedInvoiceAnswer
) -> Settled | Finding | None:
    """Return what an answer is beside the bank's word about every document of a file.

    None where there is no such word, or the answer is odd in another way.
    """
    name, before = message.name, said.file_fail_code == _ALREADY_RECEIVED
    if before or record.state not in _SETTLED or _odd_list(tx, name, record, said):
        return None
    words = words_of_file(tx, record.file_id)
    if not words:
        return None
    codes = codes_of(said, words)
    against = sorted(
        number
        for global_id, (number, has) in words.items()
        if _contradicts(codes.get(global_id), has=has)
    )
    if not against:
        return Settled(answers.AS_SAID, 0)
    facts = (
        ("file", record.file_id),
        ("count", str(len(against))),
        ("numbers", ", ".join(against[:_MOST_NUMBERS])),
        ("invoice", against[0]),
        ("id", message.sha256[: answers.SHORT_ID]),
    )
    return _odd(name, "answer-against-word", facts=facts)


def _contradicts(code: int | None, *, has: bool) -> bool:
    """Return whether an answer says the opposite of a word; a doubtful code does neither."""
    if code is None or not is_refusal(code):
        return not has
    return has and proves_refusal(code)


def _oddity(
    tx: ReadTransaction, name: str, record: FileRecord, said: FailedInvoiceAnswer
) -> Finding | None:
    """Return why an answer to a file of ours cannot be applied, None when it can."""
    if record.state in _SETTLED:
        return _odd(name, "second-answer", facts=(("file", record.file_id),))
    return _odd_list(tx, name, record, said)


def _odd_list(
    tx: ReadTransaction, name: str, record: FileRecord, said: FailedInvoiceAnswer
) -> Finding | None:
    """Return why an answer's list cannot be that of a file, None when it can."""
    file_id = record.file_id
    facts = (("file", file_id),)
    ids = {invoice.global_id for invoice in said.listed}
    if len({(invoice.global_id, invoice.code) for invoice in said.listed}) != len(ids):
        return _odd(name, "contradicting-codes", facts=facts)
    strangers = ids - file_contents.ids_in_file(tx, file_id)
    if not strangers:
        return None
    if file_contents.count_known(tx, strangers):
        return _odd(name, "other-file", facts=facts)
    counted = (("file", file_id), ("count", str(len(strangers))))
    return _odd(name, "unknown-invoice", facts=counted)


def _surely_sent(context: Context, tx: WriteTransaction, record: FileRecord) -> FileRecord:
    """Take an answer that quotes our file id as the proof that the bank has the file."""
    way = _WAY_TO_SENT.get(record.state, ())
    for state in way:
        sent_at = context.clock.now().isoformat(timespec="seconds")
        evidence = "the bank answered it"
        files.advance_file(tx, record, state, evidence=evidence, sent_at=sent_at)
        record = files.with_state(record, state)
    if way:
        tx.journal(Event.FILE_SENT, record.period, record.file_id, evidence="the bank answered it")
    rendered, sent = InvoiceState.RENDERED, InvoiceState.SENT
    file_contents.move_contents(tx, record.file_id, rendered, sent)
    return record


_WAY_TO_SENT = {
    FileState.READY: (FileState.SENDING, FileState.SENT),
    FileState.SENDING: (FileState.SENT,),
    FileState.RENAMING: (FileState.SENT,),
    FileState.UNKNOWN: (FileState.SENT,),
}


def _odd(name: str, code: str, facts: tuple[tuple[str, str], ...]) -> Finding:
    return Finding(Level.ERROR, code, name, facts=facts)
