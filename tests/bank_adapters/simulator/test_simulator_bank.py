"""The simulated bank's memory: one answer per file, whatever is killed and when."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bank_file_samples import AFile, AnInvoice, some_invoices

from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from bank_adapters.messages.reading import read_message
from bank_adapters.registry import bank_adapter
from bank_adapters.simulator.bank import Bank, valid_invoices
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


def test_a_bank_may_repeat_itself(tmp_path: Path, a_file: Callable[..., bytes]) -> None:
    """With `repeat-answers` a restart gives once more what was fetched."""
    bank = _bank(tmp_path)
    _deliver(bank, _NAME, a_file())
    (bank.outbox / _ANSWER).unlink()
    assert set(_answers(_bank(tmp_path, Fault.REPEAT_ANSWERS))) == {_ANSWER}


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
from bank_adapters.simulator.bank import Bank, valid_invoices
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
_STEPS = 7
"""Write the answer, let it appear, write the record, let it appear, keep a copy of the answer, let
it appear, publish the answer."""


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


_CREDIT = AnInvoice(
    number=9,
    global_id="G-9",
    payment_id="G-9",
    kind="CRE",
    source="1",
    payable="NO",
    total="-12.34",
    to_pay="<TotalToPay>0.00</TotalToPay>",
    payment_total="0.00",
    due_date="",
)


def _codes(bank: Bank, file_id: str, *invoices: AnInvoice) -> list[int]:
    """Deliver a file; return the codes its answer lists."""
    _deliver(bank, f"{file_id}.xml", AFile(invoices, file_id=file_id).xml())
    return [one.code for one in _answers(bank)[f"FINV_{file_id}.xml"].listed]


def test_the_books_outlive_a_restart(tmp_path: Path) -> None:
    """What was accepted can be cancelled or be a duplicate in a later run; what was refused not."""
    first, second = some_invoices(2)
    wrong = replace(some_invoices(3)[2], currency="USD")
    assert _codes(_bank(tmp_path), "F1", first, second, wrong) == [7]
    assert [one.number for one in valid_invoices(tmp_path / "state")] == ["1", "2"]
    assert _codes(_bank(tmp_path), "F2", _CREDIT) == []
    assert [one.number for one in valid_invoices(tmp_path / "state")] == ["2"]
    again = [replace(one, global_id=f"H-{one.number}", payment_id="H") for one in (second, wrong)]
    again[1] = replace(again[1], currency="EUR")
    assert _codes(_bank(tmp_path), "F3", *again) == [106]
    found = [(one.service_id, one.number) for one in valid_invoices(tmp_path / "state")]
    assert found == [("B0001-2", "2"), ("B0001-3", "3")]
    last = replace(_CREDIT, number=10, global_id="G-10", payment_id="G-10")
    assert _codes(_bank(tmp_path), "F4", last) == [91]


def test_a_bank_has_signed_with_the_first_seller_it_took(tmp_path: Path) -> None:
    """After a restart too; a file it refused as a whole signs nothing."""
    _deliver(_bank(tmp_path), "F0.xml", AFile((AnInvoice(contract="C9"),), count=3).xml())
    assert _codes(_bank(tmp_path), "F1", AnInvoice()) == []
    bank = _bank(tmp_path)
    other = AnInvoice(number=2, global_id="G-2", payment_id="G-2", contract="C9")
    _deliver(bank, "F2.xml", AFile((other,), file_id="F2").xml())
    assert _answers(bank)["FINV_F2.xml"].file_fail_reason == "57"


def test_a_record_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    """It knows of ids alone; what it lacks counts as nothing."""
    bank = _bank(tmp_path)
    _deliver(bank, "F1.xml", AFile(file_id="F1").xml())
    (record,) = (tmp_path / "state" / "judged").iterdir()
    fields = json.loads(record.read_text("utf-8"))
    old = {name: fields[name] for name in ("answer", "file_id", "global_ids")}
    record.write_text(json.dumps(old), "utf-8")
    assert valid_invoices(tmp_path / "state") == []
    assert _codes(_bank(tmp_path), "F2", AnInvoice()) == [12]


def test_a_tester_may_list_addresses(tmp_path: Path) -> None:
    """`addresses.json` beside the bank's folders refuses accounts and client numbers."""
    bank = _bank(tmp_path)
    (tmp_path / "bank" / "addresses.json").write_text('{"B0001-1": "22"}')
    assert _codes(bank, "F1", *some_invoices(2)) == [22]


def test_faults_on_credit_invoices(tmp_path: Path) -> None:
    """Paid and doubled invoices are not cancelled; those cancelled in part are."""
    assert _codes(_bank(tmp_path), "F1", AnInvoice()) == []
    for number, (fault, code) in enumerate(
        (
            (Fault.DEBITS_PAID, 92),
            (Fault.DEBITS_DOUBLED, 102),
            (Fault.CANCELLED_PARTLY, 103),
        ),
        2,
    ):
        credit = replace(_CREDIT, number=10 + number, global_id=f"K{number}", payment_id="K")
        assert _codes(_bank(tmp_path, fault), f"F{number}", credit) == [code]
    assert valid_invoices(tmp_path / "state") == []
