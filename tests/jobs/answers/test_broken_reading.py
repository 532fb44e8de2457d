"""What breaks while messages are read is named by what it concerns; the others are read."""

import re

import pytest
from at_the_bank import BANK
from bank_answers import answer, put, read
from sample_company import Company

from bank_adapters.transport.interface import RemoteFileMissingError, TransferError
from einvoice.core.deliveries import FileState
from einvoice.core.errors import StorageError
from einvoice.core.exit_codes import ExitCode
from jobs.answers import poll
from jobs.answers.inbox import AnswerInbox
from jobs.answers.poll import Polled, look_at_banks
from jobs.banks import Banks
from jobs.problems import message

BROKE = r"\(ValueError at test_broken_reading\.py:\d+\)"


def said(polled: Polled) -> list[tuple[ExitCode, str]]:
    """Return the problems as a person reads them."""
    return [(problem.code, message(problem, "en")) for problem in polled.problems]


@pytest.mark.parametrize(
    ("error", "code", "expected"),
    [
        (StorageError("disk-full"), StorageError.exit_code, f"{BANK}: disk-full"),
        (
            ValueError("A SECRET"),
            ExitCode.UNEXPECTED,
            f"{BANK}: fetching answers broke off {BROKE}",
        ),
    ],
)
def test_archived_messages_that_break_leave_no_new_one_unread(
    waiting: Company,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    code: ExitCode,
    expected: str,
) -> None:
    """Their bank is named, once, although they are looked at before and after."""
    answer(waiting, "a.xml")
    asked = []

    def broken(_: object, bank: str) -> None:
        asked.append(bank)
        raise error

    monkeypatch.setattr(poll, "read_open_again", broken)
    polled, state = read(waiting)
    assert state is FileState.ACCEPTED
    assert asked == [BANK, BANK]
    ((found, sentence),) = said(polled)
    assert found == code
    assert re.fullmatch(expected, sentence)


@pytest.mark.parametrize("gone", [True, False])
def test_one_message_that_breaks_leaves_the_others_to_be_read(
    waiting: Company, monkeypatch: pytest.MonkeyPatch, *, gone: bool
) -> None:
    """Bank and message are named, no word of the error; one that the bank took back is none."""
    fetch = AnswerInbox.fetch

    def broken(inbox: AnswerInbox, remote: object) -> object:
        if remote.name == "a.xml":  # type: ignore[attr-defined]
            raise RemoteFileMissingError("remote-missing") if gone else ValueError("A SECRET")
        return fetch(inbox, remote)  # type: ignore[arg-type]

    put(waiting, BANK, "a.xml", b"<Strange/>")
    answer(waiting, "b.xml")
    monkeypatch.setattr(AnswerInbox, "fetch", broken)
    polled, state = read(waiting)
    assert state is FileState.ACCEPTED
    if gone:
        assert polled.problems == ()
        return
    ((code, sentence),) = said(polled)
    assert code == ExitCode.UNEXPECTED
    assert re.fullmatch(f"{BANK}: a.xml: fetching answers broke off {BROKE}", sentence)


def test_who_looks_at_the_banks_first_hears_of_those_that_are_silent(
    waiting: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of nothing that is wrong with a message: `run` or `poll` says that."""
    put(waiting, BANK, "a.xml", b"<Strange/>")
    connected = Banks.connected

    def silent(banks: Banks, bank: str) -> object:
        if bank != BANK:
            raise TransferError("connection-broken", path=bank, transient=True)
        return connected(banks, bank)

    monkeypatch.setattr(Banks, "connected", silent)
    with waiting.context() as context:
        (problem,) = look_at_banks(context)
    broke = "swedbank: the connection to the bank broke or stalled"
    assert (problem.code, message(problem, "en")) == (ExitCode.BANK_UNREACHABLE, broke)
