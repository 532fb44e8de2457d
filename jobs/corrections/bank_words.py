"""Keeps what a bank told a person: whether it has what it refused with a code that proves nothing.

A code that nobody knows, and those by which a bank says that it had the file, payment or invoice
before (12, 64, 87, 106), leave open whether it has it. What it has counts as accepted; what it does
not have may be corrected and sent again. Source: specification of the bank messages, sections 5, 6.
"""

from collections.abc import Sequence
from dataclasses import replace

from bank_adapters.messages.fail_codes import proves_refusal
from einvoice.core.credit_notes import CreditNote, charge_id
from einvoice.core.errors import RefusedByCheckError, UsageError
from einvoice.core.invoices import InvoiceState
from einvoice.core.numbering import invoice_number, is_file_id
from einvoice.store import answers, bank_words, credit_notes, doubts
from einvoice.store.files_as_said import follow_words, is_as_said
from einvoice.store.transactions import ReadTransaction, WriteTransaction
from einvoice.store.withdrawals import IssuedNow
from jobs.answers.open_answers import refuse_while_late
from jobs.answers.read_again import read_open_again
from jobs.context import Context
from jobs.corrections.against_word import (
    Against,
    against_word,
    named_in,
    refused_by_both,
    sent_since,
    settle_by_word,
    settled_by_word,
)
from jobs.corrections.doubtful_files import (
    ANSWERED,
    apply_first_answer,
    in_file,
    known_file,
    refuse_as_doubtful,
    refuse_named_otherwise,
)
from jobs.corrections.further_files import further_files
from jobs.corrections.look_first import look_for_unread
from jobs.corrections.unanswered_files import ask_about, is_unanswered
from jobs.corrections.withdraw import by_number, digest_of, note_by_number, take_back


def mark(
    context: Context,
    numbers: Sequence[str],
    evidence: str,
    *,
    has: bool,
    clear_inbox: bool = False,
) -> list[IssuedNow | CreditNote]:
    """Keep what a bank said of invoices and credit notes, all or none, with its effect.

    An invoice that was marked accepted by mistake may be marked refused, while nothing rests on it.
    Of a file whose open answer contradicts an earlier word the bank has what that answer does not
    refuse, also what it called a duplicate in a further file since; once nothing is left of the
    contradiction but the answer, that is settled.

    Args:
        context: the command's context.
        numbers: of invoices or credit notes; a file id means all that is in doubt in it.
        evidence: who at the bank said it, when.
        has: whether the bank has them.
        clear_inbox: take a file that the bank does not have out of its inbox first.

    Raises:
        UsageError: there is no such invoice, or no evidence; no file whose inbox to clear.
        RefusedByCheckError: it is not in doubt whether the bank has one of them, or it may have
            them from a file that was passed over, or may still read them in its inbox.
        BankUnreachableError: nobody can see whether the bank has answered a file meanwhile.
    """
    require_evidence(evidence)
    file_ids = [name for name in dict.fromkeys(numbers) if is_file_id(name)]
    if clear_inbox and not file_ids:
        raise UsageError("clear-inbox-without-file")
    if has:
        with context.store.reading() as tx:
            refuse_while_late(tx, {known_file(tx, file_id).bank for file_id in file_ids})
    else:
        look_for_unread(context, _files_of(context, numbers), clear_inbox=clear_inbox)
    read = {
        name
        for name in file_ids
        if _is_read(context, name, evidence, has=has, clear_inbox=clear_inbox)
    }
    further = further_files(context, file_ids) if has else []
    against = against_word(context, file_ids) if has else []
    with context.store.writing() as tx:
        take_back(tx, further)
        chosen = _numbered(tx, [number for number in numbers if number not in file_ids])
        for file_id in file_ids:
            answers.settle_unproven(tx, file_id, context.clock.timestamp())
        chosen += _of_files(tx, [name for name in file_ids if name not in read], against, has=has)
        settles = settled_by_word(tx, against)
        if not chosen and not read and not settles:
            raise _nothing_in_doubt(tx, file_ids)
        if has:
            refuse_while_late(tx, {document.bank for document in chosen})
        marked = mark_all_within(tx, chosen, evidence, has=has)
        said = [] if marked else named_in(tx, against, settles)
        return [*marked, *said, *(row for file_id in sorted(read) for row in in_file(tx, file_id))]


def _of_files(
    tx: ReadTransaction, file_ids: Sequence[str], against: Against, *, has: bool
) -> list[IssuedNow | CreditNote]:
    """Return what may be marked of files, and what went into a further file since."""
    refused = refused_by_both(against)
    inside = [document for file_id in file_ids for document in in_file(tx, file_id)]
    asked = [document for document in inside if invoice_number(document.number) not in refused]
    documents = (*asked, *sent_since(tx, against))
    return [document for document in documents if may_be_marked(tx, document, has=has)]


def _files_of(context: Context, numbers: Sequence[str]) -> set[str]:
    """Return the files that are named, and the last files of the documents that are."""
    named = {name for name in numbers if is_file_id(name)}
    with context.store.reading() as tx:
        documents = _numbered(tx, [name for name in numbers if name not in named])
        return named | {_last(tx, document)[0] for document in documents}


def _numbered(tx: ReadTransaction, numbers: Sequence[str]) -> list[IssuedNow | CreditNote]:
    return [
        note_by_number(tx, number) or by_number(tx, number) for number in dict.fromkeys(numbers)
    ]


def mark_and_read_again(
    context: Context,
    numbers: Sequence[str],
    evidence: str,
    *,
    has: bool,
    clear_inbox: bool = False,
) -> list[IssuedNow | CreditNote]:
    """Keep what a bank said, as `mark` does; an answer that agrees with it now is settled."""
    marked = mark(context, numbers, evidence, has=has, clear_inbox=clear_inbox)
    for bank in sorted({document.bank for document in marked} & {*context.banks(None)}):
        list(read_open_again(context, bank))
    if has:
        settle_by_word(context, [name for name in numbers if is_file_id(name)], evidence)
    return marked


def _nothing_in_doubt(tx: ReadTransaction, file_ids: Sequence[str]) -> RefusedByCheckError:
    """Return that no word about files is awaited: the bank may have answered while it was asked."""
    for file_id in file_ids:
        record = known_file(tx, file_id)
        if record.state in ANSWERED and not doubts.is_asked(tx, file_id):
            return RefusedByCheckError(
                "file-answered", file=file_id, bank=record.bank, state=record.state
            )
    return RefusedByCheckError("file-nothing-in-doubt", file=", ".join(file_ids))


def _is_read(
    context: Context, file_id: str, evidence: str, *, has: bool, clear_inbox: bool
) -> bool:
    """Return whether a file's first answer was waiting for a bank's word and is read now.

    Else every document of the file is in doubt by itself.
    """
    if has:
        refuse_named_otherwise(context, file_id)
    if has and apply_first_answer(context, file_id, digest_of(evidence)):
        return True
    if is_unanswered(context, file_id):
        ask_about(context, file_id, has=has, clear_inbox=clear_inbox)
    else:
        refuse_as_doubtful(context, file_id)
    return False


def require_evidence(evidence: str) -> None:
    """Raise `UsageError` when nobody says how the bank's word is known."""
    if not evidence.strip():
        raise UsageError("word-without-evidence")


def mark_all_within(
    tx: WriteTransaction,
    chosen: Sequence[IssuedNow | CreditNote],
    evidence: str,
    *,
    has: bool,
) -> list[IssuedNow | CreditNote]:
    """Keep a bank's word about each document, and let files follow whose last word that is.

    Raises:
        RefusedByCheckError: it is not in doubt whether the bank has one of them.
    """
    file_ids = {_last(tx, document)[0] for document in chosen}
    marked = [_mark_within(tx, document, evidence, has=has) for document in chosen]
    follow_words(tx, file_ids)
    return marked


def _mark_within(
    tx: WriteTransaction, one: IssuedNow | CreditNote, evidence: str, *, has: bool
) -> IssuedNow | CreditNote:
    """Keep a bank's word within a transaction, and return the document as it is now.

    Raises:
        RefusedByCheckError: it is not in doubt whether the bank has it.
    """
    file_id, _ = _last(tx, one)
    if not may_be_marked(tx, one, has=has):
        raise RefusedByCheckError(
            "not-in-doubt", invoice=invoice_number(one.number), state=one.state, period=one.period
        )
    proof = digest_of(evidence)
    bank_words.keep(tx, one.period, one.number, file_id, has=has, evidence_sha256=proof)
    return stand_as_said(tx, one, file_id, has=has)


def may_be_marked(tx: ReadTransaction, one: IssuedNow | CreditNote, *, has: bool) -> bool:
    """Return whether only its bank can say if it has a document, or a person said it by mistake."""
    file_id, code = _last(tx, one)
    doubtful = code is not None and not proves_refusal(code)
    refused = doubtful and one.state is InvoiceState.REJECTED
    if has and doubtful and isinstance(one, IssuedNow) and one.state is InvoiceState.ISSUED:
        # It waits to be sent again, and the bank has it after all.
        return bank_words.words(tx).get((invoice_number(one.number), file_id)) is False
    return refused or (doubtful and not has and _only_said(tx, one, file_id))


def stand_as_said(
    tx: WriteTransaction, one: IssuedNow | CreditNote, file_id: str, *, has: bool
) -> IssuedNow | CreditNote:
    """Give a document the state that its bank named; what the bank does not have stays refused."""
    state = InvoiceState.ACCEPTED if has else InvoiceState.REJECTED
    if isinstance(one, IssuedNow):
        bank_words.let_be(tx, one.id, state)
    elif has:
        bank_words.let_credit(tx, one.number, file_id)
    return replace(one, state=state)


def _last(tx: ReadTransaction, one: IssuedNow | CreditNote) -> tuple[str, int | None]:
    """Return its last file and what the bank said of it there."""
    if isinstance(one, CreditNote):
        return credit_notes.last_attempt(tx, one.number)
    return one.file_id or "", one.fail_code


def _only_said(tx: ReadTransaction, one: IssuedNow | CreditNote, file_id: str) -> bool:
    """Return whether an invoice is accepted by the bank's word alone, and not taken back."""
    if not isinstance(one, IssuedNow) or one.state is not InvoiceState.ACCEPTED:
        return False
    number = invoice_number(one.number)
    taken_back = credit_notes.live_credit_notes(tx, [one.id])
    lines = credit_notes.known_charges(tx, [charge_id(number, 1)])
    said = bank_words.words(tx).get((number, file_id)) and not is_as_said(tx, file_id)
    return bool(said) and not taken_back and not lines
