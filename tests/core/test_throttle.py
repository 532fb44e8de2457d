"""How long a sign-in waits after failures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from einvoice.core.registration_codes import ALPHABET, grouped, hash_of, initials, typed_code
from einvoice.core.throttle import account_wait, address_wait, network_of

FIVE = [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("failures", "now", "wait"),
    [
        ([], 0, 0),
        (FIVE[:4], 4, 0),
        (FIVE, 4, 60),
        (FIVE, 64, 0),
        ([0, 20, 40, 60, 80], 80, 0),
        ([*FIVE, 64], 64, 120),
        ([*FIVE, 64, 184], 184, 240),
        ([*FIVE, 64, 184, 424, 904, 1804], 1804, 900),
        ([*FIVE, 964], 964, 120),
        ([*FIVE, 965], 965, 0),
        ([*FIVE, 70, 1100], 1100, 0),
    ],
)
def test_an_account_is_locked_for_longer_each_time(
    failures: list[int], now: int, wait: int
) -> None:
    """A minute after five in a minute, doubling to a quarter of an hour, then forgotten."""
    assert account_wait(failures, now) == wait


@given(st.lists(st.integers(0, 10_000), max_size=30).map(sorted), st.integers(0, 10_000))
def test_no_lock_is_longer_than_the_longest(failures: list[int], later: int) -> None:
    """Whatever failed whenever, a person gets in within a quarter of an hour."""
    now = max(failures, default=0) + later
    assert 0 <= account_wait(failures, now) <= 900
    assert account_wait(failures, now + 900) == 0


def test_an_address_has_sixty_a_minute() -> None:
    """Over any minute, not from a full minute on."""
    failures = [second // 2 for second in range(60)]
    assert address_wait(failures, 29) == 31
    assert address_wait(failures, 59) == 1
    assert address_wait(failures, 60) == 0
    assert address_wait(failures[1:], 29) == 0


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("nothing", "nothing"),
    ],
)
def test_neighbouring_addresses_count_as_one(address: str, network: str) -> None:
    """Who has a network has all its addresses."""
    assert network_of(address) == network


@given(st.text(ALPHABET, min_size=12, max_size=12))
def test_a_code_is_typed_as_it_is_printed(code: str) -> None:
    """Groups, spaces and small letters mean nothing."""
    assert typed_code(f" {grouped(code).lower()} ") == code
    for dash in "\u2010\u2011\u2013\u2014\u2212":
        assert typed_code(grouped(code).replace("-", f" {dash} ")) == code
    assert hash_of("F1", code) != hash_of("F2", code)


@pytest.mark.parametrize("text", ["", "2345-6789-ABC", "2345-6789-ABCDE", "2345-6789-ABC1"])
def test_what_is_no_code(text: str) -> None:
    """Too short, too long, a character that no code has."""
    assert typed_code(text) is None


def test_initials_say_whose_letter_it_is() -> None:
    """Each word's first letter; figures are no words."""
    assert initials("Anna Liepa-Ozola") == "A. L. O."
    assert initials("SIA Nams 24") == "S. N."
