"""The simulated bank's memory: one answer per file, whatever is killed and when."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from bank_adapters.messages.reading import read_message
from bank_adapters.registry import bank_adapter
from bank_adapters.simulator.bank import Bank
from bank_adapters.simulator.faults import Fault

_NAME = "2611SW00001ABCDEF.xml"
_ANSWER = "FINV_2611SW00001ABCDEF.xml"
_TODAY = dt.date(2026, 11, 5)


def _bank(tmp_path: Path, *faults: Fault) -> Bank:
    profile = bank_adapter("swedbank").profile
    bank = Bank(tmp_path / "bank", tmp_path / "state", profile, _TODAY, frozenset(faults))
    bank.start()
    return bank


def _deliver(bank: Bank, name: str, content: bytes) -> None:
    bank.expect(name)
    (bank.inbox / name).write_bytes(content)
    bank.arrived(name)


def _answers(bank: Bank) -> dict[str, FailedInvoiceAnswer]:
    answers = {}
    for path in sorted(bank.outbox.iterdir()):
        answer = read_message(path.name, path.read_bytes(), dt.date(2026, 11, 5))
        assert isinstance(answer, FailedInvoiceAnswer)
        answers[path.name] = answer
    return answers


def test_each_file_gets_one_answer(tmp_path: Path, a_file: Callable[..., bytes]) -> None:
    """A good file is answered with nothing refused, and stays in the inbox."""
    bank = _bank(tmp_path)
    _deliver(bank, _NAME, a_file())
    assert _answers(bank) == {_ANSWER: FailedInvoiceAnswer("2611SW00001ABCDEF", None, ())}
    assert (bank.inbox / _NAME).read_bytes() == a_file()


def test_what_was_fetched_does_not_come_again(tmp_path: Path, a_file: Callable[..., bytes]) -> None:
    """After the customer removed the answer, a restart does not repeat it."""
    bank = _bank(tmp_path)
    _deliver(bank, _NAME, a_file())
    (bank.outbox / _ANSWER).unlink()
    assert _answers(_bank(tmp_path)) == {}


def test_ids_are_remembered_over_a_restart(tmp_path: Path, a_file: Callable[..., bytes]) -> None:
    """A file id or invoice that came before the restart is refused after it."""
    _deliver(_bank(tmp_path), _NAME, a_file(count=2))
    bank = _bank(tmp_path)
    _deliver(bank, "b.xml", a_file(count=2))
    _deliver(bank, "c.xml", a_file("2611SW00002ABCDEF", count=2, first=2))
    answers = _answers(bank)
    assert answers["FINV_2611SW00001ABCDEF_2.xml"].file_fail_reason == "64"
    listed = answers["FINV_2611SW00002ABCDEF.xml"].listed
    assert [(one.global_id, one.code) for one in listed] == [("G-2", 12)]


def test_an_unreadable_file_is_answered_by_its_name(tmp_path: Path) -> None:
    """Without an id in it, the answer quotes the file's name, made safe for a file name."""
    bank = _bank(tmp_path)
    _deliver(bank, "odd name.xml", b"nonsense")
    assert _answers(bank)["FINV_odd_name.xml"] == FailedInvoiceAnswer("odd name", "51", ())


def test_an_id_in_an_unreadable_file_stays_free(
    tmp_path: Path, a_file: Callable[..., bytes]
) -> None:
    """A file cut off in the middle does not use its id up."""
    bank = _bank(tmp_path)
    _deliver(bank, _NAME, a_file()[:-30])
    _deliver(bank, "again.xml", a_file())
    assert [answer.file_fail_reason for answer in _answers(bank).values()] == ["51", None]


@pytest.mark.parametrize("name", [".a.xml.1.part", "a.txt", ".a.xml"])
def test_only_deliveries_are_judged(tmp_path: Path, name: str) -> None:
    """What is not named as a file for the bank lies there unread."""
    (tmp_path / "bank/inbox").mkdir(parents=True)
    (tmp_path / "bank/inbox" / name).write_bytes(b"x")
    assert _answers(_bank(tmp_path)) == {}


def test_no_answer_is_given_later(tmp_path: Path, a_file: Callable[..., bytes]) -> None:
    """A bank that did not answer does so when it works again."""
    bank = _bank(tmp_path, Fault.NO_ANSWER)
    _deliver(bank, _NAME, a_file())
    assert _answers(bank) == {}
    assert list(_answers(_bank(tmp_path))) == [_ANSWER]


def test_a_consumed_file_sent_again_is_a_duplicate(
    tmp_path: Path, a_file: Callable[..., bytes]
) -> None:
    """The bank keeps what it took, each time, and knows the second for what it is."""
    bank = _bank(tmp_path, Fault.CONSUMED)
    for _ in range(2):
        _deliver(bank, _NAME, a_file())
        assert list(bank.inbox.iterdir()) == []
    assert [answer.file_fail_reason for answer in _answers(bank).values()] == [None, "64"]
    taken = sorted((tmp_path / "bank/taken").iterdir())
    assert [path.read_bytes() for path in taken] == [a_file(), a_file()]


def test_a_second_delivery_of_a_name_is_judged_after_a_kill(
    tmp_path: Path, a_file: Callable[..., bytes]
) -> None:
    """A file that came under a name judged before is not taken for the earlier one."""
    bank = _bank(tmp_path)
    _deliver(bank, _NAME, a_file())
    bank.expect(_NAME)  # killed between the rename and the judgement
    (bank.inbox / _NAME).write_bytes(a_file(count=2))
    answers = _answers(_bank(tmp_path))
    assert [answer.file_fail_reason for answer in answers.values()] == [None, "64"]


_DYING = """
import os, sys, datetime
from pathlib import Path
from bank_adapters.registry import bank_adapter
from bank_adapters.simulator.bank import Bank
folder, left = Path(sys.argv[1]), int(sys.argv[2])
bank = Bank(folder / "bank", folder / "state", bank_adapter("swedbank").profile,
            datetime.date(2026, 11, 5))
def die(event, args):
    global left
    if event == "os.rename" or (event == "open" and args[2] & os.O_WRONLY):
        if str(args[0]).startswith(str(folder)):
            left -= 1
            if left < 0:
                os._exit(9)
bank.start()
bank.inbox.joinpath("2611SW00001ABCDEF.xml").write_bytes(Path(sys.argv[3]).read_bytes())
sys.addaudithook(die)
bank.arrived("2611SW00001ABCDEF.xml")
"""
_STEPS = 5
"""Write the answer, let it appear, write the record, let it appear, publish the answer."""


@pytest.mark.parametrize("step", range(_STEPS + 1))
def test_a_kill_at_any_step_changes_nothing(
    tmp_path: Path, a_file: Callable[..., bytes], step: int
) -> None:
    """However far the bank came, after the next start there is the one answer, and only once."""
    (tmp_path / "file").write_bytes(a_file(count=3))
    arguments = [sys.executable, "-c", _DYING, str(tmp_path), str(step), str(tmp_path / "file")]
    died = subprocess.run(arguments, check=False)
    assert died.returncode == (9 if step < _STEPS else 0)
    expected = {_ANSWER: FailedInvoiceAnswer("2611SW00001ABCDEF", None, ())}
    bank = _bank(tmp_path)
    assert _answers(bank) == expected
    (bank.outbox / _ANSWER).unlink()
    bank = _bank(tmp_path)
    assert _answers(bank) == {}
    _deliver(bank, "again.xml", a_file(count=3))
    assert [answer.file_fail_reason for answer in _answers(bank).values()] == ["64"]
