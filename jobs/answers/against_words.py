"""Open answers beside the words of their banks about the same documents."""

from dataclasses import dataclass

from bank_adapters.messages.fail_codes import is_refusal, proves_refusal
from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from einvoice.store import answers
from einvoice.store.answers import AnswerRecord
from einvoice.store.files_as_said import words_of_file
from jobs.answers.failed_invoices import codes_of
from jobs.answers.kept_message import KeptMessage, archived
from jobs.context import Context


@dataclass(frozen=True, slots=True)
class Beside:
    """The numbers of a file's documents, by what answer and word say; in order.

    ``documents`` counts all of them, 0 where nothing is known; ``has``: the bank has them by its
    answer alone; ``refused``: it refused by its answer what it has by its word; ``absent``: it has
    them by neither.
    """

    documents: int = 0
    has: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def only_refuses(self) -> bool:
        """Whether the answer takes nothing that the bank lacks by its word, and refuses more."""
        return bool(self.refused) and not self.has


def beside_word(context: Context, message: AnswerRecord) -> Beside:
    """Return what an open answer that contradicts a word says; nothing where no bytes say it."""
    if message.outcome != answers.AGAINST_WORD or message.settled_at:
        return Beside()
    path = archived(message, context.store.ledger.answers(message.bank))
    adapter = context.adapters.get(message.bank)
    if path is None or adapter is None:
        return Beside()
    content = KeptMessage.read(message.bank, path, message.name).content
    said = adapter.read_answer(message.name, content, context.today)
    if not isinstance(said, FailedInvoiceAnswer):
        return Beside()
    with context.store.reading() as tx:
        words = words_of_file(tx, message.file_id)
    codes = codes_of(said, words)
    has: set[str] = set()
    refused: set[str] = set()
    absent: set[str] = set()
    for global_id, (number, by_word) in words.items():
        code = codes.get(global_id)
        if code is None or not is_refusal(code):
            has |= set() if by_word else {number}
        elif proves_refusal(code):
            (refused if by_word else absent).add(number)
    by_number = (tuple(sorted(numbers)) for numbers in (has, refused, absent))
    return Beside(len(words), *by_number)
