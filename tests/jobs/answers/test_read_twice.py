"""A message is read twice before it is believed: what comes otherwise stays at its bank."""

import pytest
from at_the_bank import BANK
from bank_answers import answer, read
from sample_company import Company

from bank_adapters.transport.interface import TransferError
from bank_adapters.transport.sftp import SftpTransport
from einvoice.core.deliveries import FileState
from einvoice.core.exit_codes import ExitCode
from jobs.answers.inbox import AnswerInbox
from jobs.problems import hint, message


class OtherwiseAgain(SftpTransport):
    """A connection on which a file comes otherwise when it is read a second time."""

    def sha256(self, path: str) -> str:
        """Return the hash of other bytes."""
        return super().sha256(path).translate(str.maketrans("0123456789abcdef", "123456789abcdef0"))


def test_an_answer_that_comes_otherwise_again_stays_at_the_bank(
    waiting: Company,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither reading is believed: nothing is settled, archived or cleared away; the path is named.

    The other bank's message and the next run are not concerned.
    """
    path = answer(waiting, "a.xml")
    content = path.read_bytes()
    with monkeypatch.context() as wrong:
        wrong.setattr("bank_adapters.transport.sftp.SftpTransport", OtherwiseAgain)
        found, state = read(waiting)
    assert found.answers == ()
    (problem,) = found.problems
    assert problem.code == ExitCode.NEEDS_A_PERSON
    assert message(problem, "en") == (
        f"{BANK}: outbox/a.xml: came otherwise when it was read again, expected the same bytes"
    )
    assert hint(problem, "en") == (
        "it stays there and the next run reads it; if that does not help, ask the bank"
    )
    assert state is FileState.SENT
    assert path.read_bytes() == content
    assert not list((waiting.home / "data" / "archive").glob("*/*/inbound/*"))
    found, state = read(waiting)
    assert (len(found.answers), state) == (1, FileState.ACCEPTED)
    assert not path.exists()


class Otherwise:
    """A far side on which every file reads otherwise."""

    def sha256(self, path: str) -> str:
        """Return the hash of other bytes."""
        return f"{path} reads otherwise"


def test_a_message_in_a_deep_folder_is_named_by_its_own_name(waiting: Company) -> None:
    """Without the folders that lead to it."""
    with waiting.context() as context:
        inbox = AnswerInbox(context, Otherwise(), BANK)  # type: ignore[arg-type]
        with pytest.raises(TransferError) as otherwise:
            inbox._read_again("a/deep/outbox/a.xml", "0" * 64)
    assert otherwise.value.facts == {"bank": BANK, "path": "outbox/a.xml"}
