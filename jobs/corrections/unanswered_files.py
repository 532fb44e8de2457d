"""Sent files whose answer is lost: the bank's word to a person takes its place.

It was lost with a folder or at the bank, and the bank never says that it received the file
before. From that word on every document counts as one of which only the bank can say what it has.
"""

from einvoice.core.deliveries import FileState
from einvoice.core.errors import RefusedByCheckError
from einvoice.store import answers, doubts, file_contents, files, frozen
from einvoice.store.files import FileRecord
from einvoice.store.frozen import Kind, Shard
from einvoice.store.transactions import ReadTransaction
from jobs.answers.open_answers import refuse_while_late
from jobs.answers.poll import poll
from jobs.at_banks import is_in_inbox, take_out_of_inbox
from jobs.banks import Banks
from jobs.context import Context
from jobs.corrections.doubtful_files import known_file

_ASKED = 64
"""The code of the bank messages that leaves open what a bank has of a whole file."""


def is_unanswered(context: Context, file_id: str) -> bool:
    """Return whether a file was sent and nothing says yet what its bank made of it.

    Raises:
        UsageError: there is no such file.
    """
    with context.store.reading() as tx:
        return _waits(tx, known_file(tx, file_id))


def ask_about(context: Context, file_id: str, *, has: bool, clear_inbox: bool = False) -> None:
    """Let every document of an unanswered file be in doubt, each until the word about it is kept.

    Looks at the bank first: an answer says more than a word, and a bank that says it has nothing
    (``has`` is false) may still read what is in its inbox. With ``clear_inbox`` the file is taken
    out of there first: whatever the bank leaves unread, it cannot read later what we replace.

    Raises:
        RefusedByCheckError: the file is in the bank's inbox, or cannot be taken out of it, or the
            bank has ours from another file.
        BankUnreachableError: nobody can look there.
    """
    with context.store.reading() as tx:
        bank = known_file(tx, file_id).bank
    with Banks(context) as banks:
        poll(context, banks, bank)
        with banks.connected(bank) as transport:
            in_inbox = is_in_inbox(context, transport, bank, file_id)
            if in_inbox and clear_inbox and not has and is_unanswered(context, file_id):
                take_out_of_inbox(context, transport, bank, file_id)
                in_inbox = False
    with context.store.writing() as tx:
        record = known_file(tx, file_id)
        if not _waits(tx, record):
            return
        if in_inbox and not has:
            raise RefusedByCheckError("unread-in-inbox", file=file_id, bank=bank, clear_inbox="")
        if has:
            refuse_while_late(tx, {bank})
        doubts.keep_word(tx, record)
        ids = file_contents.ids_in_file(tx, file_id)
        codes = [file_contents.ListedCode(global_id, _ASKED, refused=True) for global_id in ids]
        answers.settle(tx, record, codes, refused=True)
        frozen.freeze(tx, [Shard(Kind.CODES, record.period, file_id=file_id)], "asked")


def _waits(tx: ReadTransaction, record: FileRecord) -> bool:
    """Return whether a file has no answer, and its bank does not say that it had it before."""
    waiting = answers.in_doubt(answers.open_answers(tx)).get(record.file_id, frozenset())
    unsaid = waiting.isdisjoint(answers.RECEIVED_BEFORE)
    return record.state is FileState.SENT and record.kind in files.ANSWERED and unsaid
