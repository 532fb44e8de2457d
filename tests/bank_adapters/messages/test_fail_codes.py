import pytest

from bank_adapters.messages.fail_codes import (
    KNOWN_CODES,
    NO_CODE,
    code_name,
    fail_code,
    is_refusal,
)


@pytest.mark.parametrize("code", [86, 103, 104, 105])
def test_codes_that_are_no_failures(code: int) -> None:
    """Four codes sit in FailReason although the bank did what was asked."""
    assert not is_refusal(code)
    assert code in KNOWN_CODES


@pytest.mark.parametrize("code", [0, 3, 12, 51, 85, 87, 102, 106, 999, NO_CODE])
def test_everything_else_is_a_refusal(code: int) -> None:
    """Every other code is a refusal, the unknown ones too."""
    assert is_refusal(code)


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("33", 33),
        ("0", 0),
        (" 33 ", 33),
        ("33 text 12", 33),
        ("33: text", 33),
        ("033", 33),
        ("text 33", NO_CODE),
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
    assert len(KNOWN_CODES) == 51
