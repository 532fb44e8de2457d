"""Answers of the banks: kept once by the hash of their bytes, with their effects."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, delete, func, insert, not_, or_, select, update

from einvoice.core.deliveries import FileState
from einvoice.core.events import Event
from einvoice.store.batches import in_batches
from einvoice.store.credit_notes import credit_accepted
from einvoice.store.file_contents import ListedCode, settle_contents
from einvoice.store.files import FileRecord, advance_file
from einvoice.store.guards import thawed
from einvoice.store.rows import fields_of
from einvoice.store.tables import answers, files, journal, unsafe_names
from einvoice.store.transactions import ReadTransaction, WriteTransaction


class AnswerKind(StrEnum):
    """The kind of a bank's message. `UNREADABLE` could not be trusted."""

    FAILED_INVOICE = "failed_invoice"
    APPLICATIONS = "applications"
    STANDING_ORDERS = "standing_orders"
    PAYMENT_REPORT = "payment_report"
    STATEMENT = "statement"
    UNREADABLE = "unreadable"


SHORT_ID = 12
MAY_BE_UNFINISHED = ("answer-empty", "answer-broken")
"""Outcomes of what may not have been written to its end."""

UNSENT_FILE = "unsent-file"
"""Outcome of what answers a file that the ledger calls unsent: the ledger is old."""
UNSENT_BEFORE = "unsent-received-before"
"""The same, of what says that the bank received the file before: it counted what came first."""
TO_UNSENT = (UNSENT_FILE, UNSENT_BEFORE)
WITHDRAWN_FILE = "withdrawn-file"  # of what answers a file that was taken back here
PASSED_OVER_FILE = "passed-over-file"
"""Outcome of what answers a file of which a person said that the bank has nothing."""
AGAINST_WORD = "answer-against-word"
AT_ODDS = (PASSED_OVER_FILE, AGAINST_WORD)
"""Outcomes by which a bank may have what is sent again, against its word to a person."""
ALREADY_RECEIVED = "already-received"
"""Outcome of what says that the bank received a file before, as it did: we sent it twice."""
BEFORE_US = "received-before"
"""The same, where we had sent it once at most by then."""
KNOWN_TO_BE_OURS = "known to be ours"
"""Outcome of what says so of a file that is answered, and whose contents are not in doubt."""
AS_SAID = "as was said"
"""Outcome of what agrees with the bank's word about every document of a file."""
RECEIVED_BEFORE = (ALREADY_RECEIVED, BEFORE_US)
UNPROVEN = "answer-unproven"
"""Outcome of what may be about other contents than those of our file."""


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """An answer that was read; ``outcome`` names what came of it.

    ``name`` is the bank's name for it in plain signs, ``namespaces`` are those it was written in.
    ``left_at_bank`` holds until it was cleared away there, where the bank wants that.
    """

    sha256: str
    bank: str
    name: str
    size: int
    kind: str
    file_id: str
    outcome: str
    received_at: str
    namespaces: str = ""
    settled_at: str = ""
    left_at_bank: bool = False

    @property
    def short_id(self) -> str:
        """How a person calls it."""
        return self.sha256[:SHORT_ID]

    @property
    def is_in_doubt(self) -> bool:
        """Whether it does not say whose contents it is about, ours or others of the same id."""
        return self.outcome in {*RECEIVED_BEFORE, UNPROVEN}

    @property
    def is_of_unsent(self) -> bool:
        """Whether it is about a file that no run has sent."""
        return self.outcome in TO_UNSENT


def knows_answer(tx: ReadTransaction, sha256: str) -> bool:
    """Return whether an answer with these bytes was read before and has had its effect.

    One to a file that was unsent then is read again once the file is known to be sent.
    """
    known = tx.scalar(select(answers.c.outcome).where(answers.c.sha256 == sha256))
    if known not in TO_UNSENT:
        return known is not None
    attempt = select(files.c.attempt).join(answers, answers.c.file_id == files.c.file_id)
    return not tx.scalar(attempt.where(answers.c.sha256 == sha256))


def waits_for_restore(tx: ReadTransaction, sha256: str) -> bool:
    """Return whether an answer is to a file that the ledger calls unsent, or does not know."""
    query = select(answers.c.outcome).where(
        answers.c.sha256 == sha256, answers.c.file_id.not_in(_passed_over())
    )
    return tx.scalar(query) in TO_UNSENT


def of_unsent(tx: ReadTransaction, bank: str) -> list[str]:
    """Return the ids of files that a bank has answered and that the ledger calls unsent.

    Those that a person passed over are left out.
    """
    rows = unsent_or_late(tx, bank)
    return sorted({row.file_id for row in rows if row.outcome in TO_UNSENT})


def unsent_or_late(tx: ReadTransaction, bank: str) -> tuple[AnswerRecord, ...]:
    """Return what keeps a bank's files from being sent, oldest first.

    Answers to files unsent, also taken back; while a file waits, also open answers at odds.
    """
    ready = FileState.READY.value
    state = select(files.c.state).where(files.c.file_id == answers.c.file_id).scalar_subquery()
    unsent = answers.c.outcome.in_(TO_UNSENT) & (func.coalesce(state, ready) == ready)
    unsent = (unsent | (state == FileState.WITHDRAWN)) & answers.c.file_id.not_in(_passed_over())
    waiting = files.alias()
    waits = select(waiting.c.file_id).where(waiting.c.bank == bank, waiting.c.state == ready)
    late = answers.c.outcome.in_(AT_ODDS) & (answers.c.settled_at == "")
    return _found(tx, answers.c.bank == bank, or_(unsent, late & waits.exists()))


def _passed_over() -> Select[tuple[str]]:
    return select(journal.c.subject).where(journal.c.event == Event.PASSED_OVER)


def forget_unsent(tx: WriteTransaction, sha256: str) -> None:
    """Let an answer be kept anew, with the effect that it has now."""
    wanted = (answers.c.sha256 == sha256) & answers.c.outcome.in_(TO_UNSENT)
    with thawed(tx, "an answer to a file that was unsent"):
        tx.execute(delete(answers).where(wanted))


def forget_open(tx: WriteTransaction, sha256: str) -> None:
    """Let a message that was not applied be kept anew, with the effect that it has now."""
    with thawed(tx, "a message that was not applied"):
        tx.execute(delete(answers).where(answers.c.sha256 == sha256))


def settle_passed_over(tx: WriteTransaction, file_id: str, at: str) -> None:
    """Let answers to a file that a person passed over count as settled."""
    outcomes = answers.c.outcome.in_((*TO_UNSENT, WITHDRAWN_FILE))
    tx.execute(update(answers).where(answers.c.file_id == file_id, outcomes).values(settled_at=at))


def in_doubt(found: Sequence[AnswerRecord]) -> dict[str, frozenset[str]]:
    """Return the outcomes by file of open answers that do not say whose contents they have."""
    outcomes: dict[str, frozenset[str]] = {}
    for answer in found:
        if answer.is_in_doubt:
            outcomes[answer.file_id] = outcomes.get(answer.file_id, frozenset()) | {answer.outcome}
    return outcomes


def settle_unproven(tx: WriteTransaction, file_id: str, at: str) -> None:
    """Let answers that may be about other contents count as settled: the bank was asked."""
    wanted = (answers.c.file_id == file_id) & (answers.c.outcome == UNPROVEN)
    tx.execute(update(answers).where(wanted).values(settled_at=at))


def may_be_unfinished(tx: ReadTransaction, sha256: str) -> bool:
    """Return whether a message was not whole XML: it may have been half-written."""
    query = select(answers.c.sha256).where(
        answers.c.sha256 == sha256, answers.c.outcome.in_(MAY_BE_UNFINISHED)
    )
    return tx.execute(query).first() is not None


def open_answers(tx: ReadTransaction) -> tuple[AnswerRecord, ...]:
    """Return the messages that were not applied and that no person has settled, oldest first.

    They are unreadable, strange or contradicting. A half-written one counts no longer once the bank
    finished it under the same name.
    """
    outcomes = [f"{state}%" for state in (FileState.ACCEPTED, FileState.PARTLY, FileState.REJECTED)]
    whole = answers.alias()
    finished = (
        select(whole.c.sha256)
        .where(
            whole.c.bank == answers.c.bank,
            whole.c.name == answers.c.name,
            whole.c.kind != AnswerKind.UNREADABLE,
            answers.c.outcome.in_(MAY_BE_UNFINISHED),
        )
        .exists()
    )
    return _found(
        tx,
        answers.c.settled_at == "",
        or_(
            (answers.c.kind == AnswerKind.UNREADABLE) & not_(finished),
            (answers.c.kind == AnswerKind.FAILED_INVOICE)
            & answers.c.outcome.not_in((KNOWN_TO_BE_OURS, AS_SAID))
            & not_(or_(*(answers.c.outcome.like(outcome) for outcome in outcomes))),
        ),
    )


def all_answers(tx: ReadTransaction) -> tuple[AnswerRecord, ...]:
    """Return every message that was read, oldest first."""
    return _found(tx)


def _found(tx: ReadTransaction, *conditions: ColumnElement[bool]) -> tuple[AnswerRecord, ...]:
    columns = [answers.c[name] for name in fields_of(AnswerRecord)]
    query = select(*columns).where(*conditions)
    ordered = query.order_by(answers.c.received_at, answers.c.sha256)
    return tuple(AnswerRecord(*row) for row in tx.execute(ordered))


def settle_open(tx: WriteTransaction, sha256: str, at: str, reason: str) -> None:
    """Keep that a person has settled a message that was not applied, and why."""
    statement = update(answers).where(answers.c.sha256 == sha256)
    tx.execute(statement.values(settled_at=at, settled_reason=reason))


def knows_namespaces(tx: ReadTransaction, bank: str, namespaces: str) -> bool:
    """Return whether a bank sent messages in these namespaces before."""
    query = select(answers.c.sha256).where(
        answers.c.bank == bank, answers.c.namespaces == namespaces
    )
    return tx.execute(query.limit(1)).first() is not None


def is_new_unsafe_name(tx: WriteTransaction, bank: str, digest: str, at: str) -> bool:
    """Return whether an unsafe remote name was never seen at a bank, and remember it."""
    columns = unsafe_names.c
    query = select(columns.digest).where(columns.bank == bank, columns.digest == digest)
    if tx.execute(query).first() is not None:
        return False
    tx.execute(insert(unsafe_names).values(bank=bank, digest=digest, seen_at=at))
    return True


def record_answer(tx: WriteTransaction, record: AnswerRecord) -> None:
    """Keep an answer."""
    tx.execute(
        insert(answers).values({name: getattr(record, name) for name in fields_of(AnswerRecord)})
    )


def names_left(tx: ReadTransaction, bank: str | None = None) -> tuple[str, ...]:
    """Return the names of messages that were read and not yet cleared away at their banks."""
    query = select(answers.c.name).where(answers.c.left_at_bank)
    if bank is not None:
        query = query.where(answers.c.bank == bank)
    return tuple(tx.scalars(query))


def keep_cleared(tx: WriteTransaction, bank: str, listed: Sequence[str]) -> None:
    """Keep that a bank's messages are gone there, but those whose names it still lists."""
    columns = answers.c
    of_bank = (columns.bank == bank) & columns.left_at_bank
    gone = sorted({*names_left(tx, bank)} - {*listed})
    for part in in_batches(gone):
        named = of_bank & columns.name.in_(part)
        tx.execute(update(answers).where(named).values(left_at_bank=False))


def settle(
    tx: WriteTransaction,
    record: FileRecord,
    listed: Sequence[ListedCode],
    *,
    refused: bool,
) -> FileState:
    """Mark the documents of a sent file accepted or rejected and return the file's final state.

    An accepted credit note credits its invoice.

    Args:
        tx: The transaction that also keeps the answer.
        record: The file, in state ``sent``.
        listed: What the bank says of single invoices; the others are accepted.
        refused: Whether the bank refused the whole file; then all of it is listed.
    """
    settle_contents(tx, record.file_id, listed)
    credit_accepted(tx, record.file_id)
    tx.touched.months.add(record.period)
    some = FileState.PARTLY if any(invoice.refused for invoice in listed) else FileState.ACCEPTED
    state = FileState.REJECTED if refused else some
    advance_file(tx, record, state)
    return state
