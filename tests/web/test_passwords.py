"""Passwords: which are refused, how they are hashed, and how many at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from einvoice.passwords import password_fault
from einvoice.web.answers import Busy
from einvoice.web.passwords import Passwords

GOOD = "trīs zaļi kaķi uz jumta"


@pytest.mark.parametrize(
    ("password", "email", "fault"),
    [
        ("elevenchars", "", "short"),
        ("x" * 201, "", "long"),
        ("password1234", "", "common"),
        ("123456789012", "", "common"),
        ("!!!qwertyuiop!!!", "", "common"),
        ("dragondragon", "", "common"),
        ("aaaaaaaabbbb", "", "common"),
        ("anna.berzina and more", "Anna.Berzina@example.lv", "own_email"),
        (GOOD, "anna@example.lv", None),
        ("twelve chars", "", None),
        ("parole ir gara 1", "ann@example.lv", None),
    ],
)
def test_what_is_easily_guessed_is_refused(password: str, email: str, fault: str | None) -> None:
    """Length, frequent passwords with figures around them, and the own address."""
    assert password_fault(password, email) == fault


def test_a_hash_is_of_argon2id_with_the_parameters_of_owasp() -> None:
    """And right for its own password alone; nobody's hash is right for none."""
    passwords = Passwords()
    kept = passwords.hashed(GOOD)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.is_right(kept, GOOD)
    assert not passwords.is_right(kept, GOOD + ".")
    assert not passwords.is_right(None, "nobody has this password")
    assert not passwords.is_right("no hash at all", GOOD)


def test_one_is_made_fifteen_wait_and_more_are_turned_away() -> None:
    """At once, so that pages of others stay quick."""
    passwords = Passwords()
    kept = passwords.hashed(GOOD)
    start = threading.Barrier(40)

    def ask() -> str:
        start.wait()
        try:
            return str(passwords.is_right(kept, GOOD))
        except Busy:
            return "busy"

    with ThreadPoolExecutor(40) as pool:
        answers = [answer.result() for answer in [pool.submit(ask) for _ in range(40)]]
    assert answers.count("True") >= 16
    assert answers.count("busy") >= 1
    assert answers.count("True") + answers.count("busy") == 40
    assert passwords.is_right(kept, GOOD), "places are given back"


@pytest.mark.parametrize("kept", [None, ""])
def test_nothing_opens_an_account_without_a_password(kept: str | None) -> None:
    """Not even the words whose hash is compared in place of one: an ended account has none."""
    assert not Passwords().is_right(kept, "nobody has this password")
