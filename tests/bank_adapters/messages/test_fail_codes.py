import pytest

from bank_adapters.messages.fail_codes import (
    NO_CODE,
    Task,
    Verdict,
    code_name,
    fail_code,
    fail_codes,
    is_refusal,
    meaning,
)
from einvoice.core.findings import Level
from einvoice.texts import LANGUAGES
from jobs.views.refused_steps import FOR_REFUSED

SECTION_5 = {
    "file": "0 51 56 57 58 59 61 62 63 64 70 81 85 11",
    "address": "3 10 20 22 33 78 82 80 65 87 94 90 14 106 97 98 86",
    "payment": "6 7 9 12 25 35 48 49 50 54 55 88 96",
    "credit": "91 92 93 102 103 104 105",
}


def test_every_code_of_the_published_lists_is_there_and_no_other() -> None:
    """The table is complete, and each code is in its family."""
    found: dict[str, set[int]] = {}
    for number, code in fail_codes().items():
        found.setdefault(code.family, set()).add(number)
    assert found == {name: set(map(int, codes.split())) for name, codes in SECTION_5.items()}


@pytest.mark.parametrize("number", [*sorted(fail_codes()), 999, NO_CODE])
def test_each_code_says_what_to_do_in_three_languages(number: int) -> None:
    """A text of its own in lv, ru and en, and a next command that exists."""
    code = meaning(number)
    texts = [code.text(language) for language in LANGUAGES]
    assert len(set(texts)) == len(LANGUAGES)
    assert all(len(text) >= 10 for text in texts)
    assert any("а" <= sign <= "я" for sign in texts[1])
    assert code.command in FOR_REFUSED


def test_no_two_codes_share_a_text() -> None:
    """Each was written for its code."""
    texts = [code.text("en") for code in fail_codes().values()]
    assert len(set(texts)) == len(texts)


def test_an_accepted_invoice_is_no_error_and_a_refused_one_is_somebodys_task() -> None:
    """Verdict, task and level agree."""
    for number, code in fail_codes().items():
        accepted = code.verdict is Verdict.ACCEPTED
        assert accepted == (number in {86, 103, 104, 105})
        assert (code.level is Level.ERROR) == (code.verdict in {Verdict.FIX, Verdict.STOP})
        if not accepted:
            assert code.task is not Task.NONE


@pytest.mark.parametrize(
    ("number", "verdict", "task"),
    [
        (3, Verdict.FIX, Task.FINANCE),
        (20, Verdict.RETRY, Task.FINANCE),
        (22, Verdict.FIX, Task.CUSTOMER),
        (51, Verdict.STOP, Task.IT),
        (64, Verdict.STOP, Task.FINANCE),
        (106, Verdict.STOP, Task.FINANCE),
        (104, Verdict.ACCEPTED, Task.FINANCE),
        (105, Verdict.ACCEPTED, Task.NONE),
        (999, Verdict.ASK, Task.BANK),
        (NO_CODE, Verdict.ASK, Task.BANK),
    ],
)
def test_verdicts_that_matter_most(number: int, verdict: Verdict, task: Task) -> None:
    """What could be sent twice stops; what passes by itself waits; the unknown is asked about."""
    assert (meaning(number).verdict, meaning(number).task) == (verdict, task)


@pytest.mark.parametrize("code", [86, 103, 104, 105])
def test_codes_that_are_no_failures(code: int) -> None:
    """Four codes sit in FailReason although the bank did what was asked."""
    assert not is_refusal(code)


@pytest.mark.parametrize("code", [0, 3, 12, 51, 85, 87, 102, 106, 999, NO_CODE])
def test_everything_else_is_a_refusal(code: int) -> None:
    """Every other code is a refusal, the unknown ones too."""
    assert is_refusal(code)


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("33", 33),
        ("3", 3),
        ("03", 3),
        ("0", 0),
        (" 33 ", 33),
        ("33 text 12", 33),
        ("33: text", 33),
        ("33-text", 33),
        ("033", 33),
        ("\n\t3 text", 3),
        ("text 33", NO_CODE),
        ("text only", NO_CODE),
        ("", NO_CODE),
        ("-5", NO_CODE),
        ("٣٣", NO_CODE),
        ("9" * 7, NO_CODE),
    ],
)
def test_leading_number(reason: str, expected: int) -> None:
    """The code is the number a reason begins with."""
    assert fail_code(reason) == expected


def test_unknown_codes_are_named_so() -> None:
    """A report tells a known code from one we never heard of, and from none."""
    assert code_name(106) == "fail code 106"
    assert code_name(107) == "unknown fail code 107"
    assert code_name(NO_CODE) == "no fail code"
