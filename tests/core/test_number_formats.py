"""The number formats: each module's own doctests, and our checks against other people's."""

import datetime as dt
import doctest
import string
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schwifty import IBAN
from stdnum.exceptions import ValidationError
from stdnum.lv import pvn

from einvoice.core import iban, personal_code, registration_number, service_id

DIGITS = st.integers(0, 9).map(str)


def digits(count: int) -> st.SearchStrategy[str]:
    """Text of so many digits."""
    return st.text(string.digits, min_size=count, max_size=count)


def stdnum_says(number: str) -> bool:
    """What python-stdnum thinks of a personal code or registration number."""
    try:
        pvn.validate(number)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("module", [iban, personal_code, registration_number, service_id])
def test_examples_in_the_documentation_hold(module: ModuleType) -> None:
    """Each module's docstrings show the plain case and each refusal as they are."""
    result = doctest.testmod(module)
    assert result.attempted > 3
    assert result.failed == 0


@given(digits(13), st.sampled_from(["HABA", "UNLA", "RIKO", "PARX"]), digits(2))
def test_latvian_ibans_are_judged_as_schwifty_does(account: str, bank: str, check: str) -> None:
    """A Latvian IBAN is valid for us exactly when it is for schwifty."""
    number = f"LV{check}{bank}{account}"
    assert iban.is_valid(number) == IBAN(number, allow_invalid=True).is_valid


@given(digits(13), st.sampled_from(["HABA", "UNLA"]))
def test_made_ibans_are_valid(account: str, bank: str) -> None:
    """An account with its check digits is an IBAN, for us and for schwifty."""
    number = iban.with_check_digits("LV", bank + account)
    assert iban.is_valid(number)
    assert IBAN(number, allow_invalid=True).is_valid


@given(digits(13), st.integers(0, 20), DIGITS)
def test_one_wrong_character_makes_an_iban_invalid(account: str, place: int, digit: str) -> None:
    """Changing any one digit of an IBAN is noticed."""
    number = iban.with_check_digits("LV", "HABA" + account)
    if number[place].isdigit() and number[place] != digit:
        assert not iban.is_valid(number[:place] + digit + number[place + 1 :])


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("LT121000011101001000", id="Lithuania, 20 characters"),
        pytest.param("EE382200221020145685", id="Estonia"),
        pytest.param("GB82WEST12345698765432", id="letters in the account"),
        pytest.param("MT84MALT011000012345MTLCAST001S", id="31 characters"),
    ],
)
def test_foreign_ibans_are_taken(number: str) -> None:
    """A payer may have an account in another country."""
    assert iban.validate(number) == number


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("", id="empty"),
        pytest.param("LV", id="too short"),
        pytest.param("lv33haba5261548189983", id="small letters"),
        pytest.param("LV33HABA526154818998Ā", id="a letter beyond Z"),
        pytest.param("LV33HABA526154818998٣", id="a digit of another script"),
        pytest.param("LV33HABA5261548189983\n", id="a line end"),
        pytest.param(iban.with_check_digits("GB", "W" * 31), id="35 characters"),
    ],
)
def test_what_is_not_an_iban_is_refused(number: str) -> None:
    """Anything but capitals, digits, the right length and check digits is refused."""
    assert not iban.is_valid(number)


def test_check_digits_have_one_spelling() -> None:
    """Of check digits that differ by 97 only those from 02 to 98 are right."""
    accounts = (f"HABA{n:013d}" for n in range(1000))
    number = next(
        made for a in accounts if (made := iban.with_check_digits("LV", a)).startswith("LV98")
    )
    assert iban.is_valid(number)
    assert not iban.is_valid(number.replace("LV98", "LV01", 1))


@given(st.one_of(digits(11), digits(9).map(lambda text: "01" + text)))
def test_old_personal_codes_are_judged_as_stdnum_does(code: str) -> None:
    """A code with a day of birth is valid for us exactly when it is for python-stdnum."""
    if code[0] < "4" and not personal_code.is_dateless(code):
        has_a_century = code[6] in "012"  # stdnum lets centuries up to the 28th pass
        assert personal_code.is_valid(code) == (has_a_century and stdnum_says(code))


@given(st.dates(dt.date(1800, 1, 1), dt.date(2099, 12, 31)), digits(3))
def test_made_personal_codes_are_valid(born: dt.date, serial: str) -> None:
    """A day of birth, its century, three digits and the check digit are a personal code."""
    first = f"{born:%d%m}{born.year % 100:02d}{born.year // 100 - 18}{serial}"
    code = first + personal_code.check_digit(first)
    assert personal_code.is_valid(code)
    assert personal_code.is_valid(f"{code[:6]}-{code[6:]}")
    assert stdnum_says(code)


@given(st.sampled_from("23456789"), digits(9))
def test_a_code_without_birth_is_doubtful_at_most(second: str, rest: str) -> None:
    """A code beginning with 32 to 39 is always valid; its last digit can only raise a doubt."""
    code = f"3{second}{rest}"
    assert personal_code.validate(code) == code
    fits = personal_code.check_digit(code[:10]) == code[10]
    assert personal_code.check_digit_is_doubtful(code) == (not fits)


@pytest.mark.parametrize("code", ["311299-10000", "300205-20000", "290203-10000", "290204-1000٣"])
def test_impossible_birthdays_are_refused(code: str) -> None:
    """Neither 30 February nor 29 February of a common year is a day of birth."""
    assert not personal_code.is_valid(code)


def test_only_codes_without_birth_are_doubted() -> None:
    """The last digit of a code with a day of birth is right or wrong, never doubtful."""
    assert not personal_code.check_digit_is_doubtful("161175-19998")
    assert not personal_code.is_dateless("31075000000")
    assert not personal_code.is_dateless("30075000000")


@given(digits(11))
def test_registration_numbers_are_judged_as_stdnum_does(number: str) -> None:
    """A number from 4 on is valid for us exactly when it is for python-stdnum."""
    assert registration_number.is_valid(number) == (number[0] > "3" and stdnum_says(number))


@given(st.sampled_from("456789"), digits(9))
def test_made_registration_numbers_are_valid(first: str, rest: str) -> None:
    """Ten digits have one check digit that fits, or none."""
    ten = first + rest
    fitting = [d for d in string.digits if registration_number.is_valid(ten + d)]
    assert "".join(fitting) == registration_number.check_digit(ten)


@given(st.text(max_size=25))
def test_any_text_can_be_asked_about(text: str) -> None:
    """No text makes a check fail in another way than by refusing."""
    for module in (iban, personal_code, registration_number, service_id):
        if module.is_valid(text):
            assert text.isascii()
            assert text


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        pytest.param("B0001-12", True, id="plain"),
        pytest.param("1", True, id="one character"),
        pytest.param("A" * 20, True, id="20 characters"),
        pytest.param("A" * 21, False, id="21 characters"),
        pytest.param("12/3.b_4", True, id="all marks"),
        pytest.param("Ā1", False, id="a Latvian letter"),
        pytest.param("B1 2", False, id="a space"),
        pytest.param("B1\n", False, id="a line end"),
        pytest.param("/1", False, id="a mark first"),
    ],
)
def test_service_ids(text: str, *, valid: bool) -> None:
    """A service id is 1 to 20 plain characters, a letter or a digit first."""
    assert service_id.is_valid(text) is valid
