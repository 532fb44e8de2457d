"""Numbers found in the texts of payments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from einvoice.core.iban import with_check_digits
from einvoice.core.payment_numbers import is_weak_client_number, numbers_in
from einvoice.core.references import number_of, reference

NUMBER = "26110000123"
ACCOUNT = "LV33HABA5261548189983"


@pytest.mark.parametrize(
    "text",
    [
        f"Rēķins Nr.{NUMBER}, paldies",
        f"rēķins {NUMBER}",
        f"{ACCOUNT} {NUMBER}",
        f"LV33 HABA 5261 5481 8998 3 {NUMBER}",
        "par dzīvokli 26110\n000123",
        f"par\n{NUMBER}\npaldies",
        f"161175-19997 {NUMBER} 30.11.2026 +371 29123456",
        f"{NUMBER}/B0001-4",
    ],
)
def test_a_typed_invoice_number_is_found(text: str) -> None:
    """Beside accounts, codes, dates and telephones, cut by a line or not."""
    numbers = numbers_in(text)
    assert numbers.typed == {NUMBER}
    assert not numbers.references


@pytest.mark.parametrize(
    "text",
    [
        f"1{NUMBER}",
        f"{NUMBER}5",
        "261100-00123",
        f"+{NUMBER}",
        "+371 26110000",
        "26110 000123",
        "2611.00.00123",
    ],
)
def test_a_number_inside_something_else_is_none(text: str) -> None:
    """A longer run of digits, an account, a personal code, a telephone, a number apart."""
    assert NUMBER not in numbers_in(text).typed


def test_an_account_is_taken_out_with_its_digits() -> None:
    """Its check digits tell an account from letters beside a number."""
    account = with_check_digits("LV", f"HABAX{NUMBER}X")
    assert not numbers_in(account).typed
    other = f"{account[:2]}{int(account[2:4]) % 97 + 1:02d}{account[4:]}"
    assert numbers_in(other).typed == {NUMBER}


def test_references_have_right_check_digits() -> None:
    """With and without spaces; a slip makes it no reference, and no typed number either."""
    right = reference(NUMBER)
    spaced = " ".join(right[place : place + 4] for place in range(0, len(right), 4))
    for text in (right, right.lower(), f"Apmaksa {spaced} paldies"):
        numbers = numbers_in(text)
        assert (numbers.references, numbers.typed) == ({NUMBER}, set())
    slip = numbers_in(right[:-1] + "4")
    assert (slip.references, slip.typed) == (set(), set())


@given(st.text("0123456789", min_size=11, max_size=11), st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_of_a_reference_is_seen(number: str, place: int, shift: int) -> None:
    """Whichever digit."""
    wrong = str((int(number[place]) + shift) % 10)
    slip = reference(number)[:4] + number[:place] + wrong + number[place + 1 :]
    assert number_of(slip) is None
    assert number_of(reference(number)) == number


def test_global_ids_are_no_invoice_numbers() -> None:
    """Whole only."""
    numbers = numbers_in("ID 40003000005-26110000123-1 /x")
    assert numbers.global_ids == {"40003000005-26110000123-1"}
    assert not numbers.typed
    assert not numbers_in("140003000005-26110000123-1").global_ids


@pytest.mark.parametrize(
    "text", ["Dz. B0001-4, paldies", "kl.nr.b0001-4", "(B0001-4)", "Dz.\nB0001-4", "B00\n01-4"]
)
def test_client_numbers_are_tokens(text: str) -> None:
    """In capitals, without what stands around them."""
    assert "B0001-4" in numbers_in(text).tokens


def test_a_client_number_inside_a_word_is_none() -> None:
    """Of another flat of the same beginning, say."""
    assert "B0001-4" not in numbers_in("B0001-42 xB0001-4 B0001-4B").tokens


@pytest.mark.parametrize(
    "number", ["311226", "261231", "31122026", "20261231", "12.5", "2026-12-31"]
)
def test_dates_and_sums_are_weak_client_numbers(number: str) -> None:
    """They propose only."""
    assert is_weak_client_number(number)


@pytest.mark.parametrize("number", ["329999", "B0001-4", "99999999", "1234567"])
def test_other_client_numbers_are_strong(number: str) -> None:
    """No date, no code, no sum."""
    assert not is_weak_client_number(number)
