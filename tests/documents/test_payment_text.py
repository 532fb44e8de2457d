import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_invoices import profile

from einvoice.core.period import Period
from einvoice.documents.payment_text import payment_text, transliterate
from einvoice.texts.documents import payment_description

LEGAL = re.compile("[\u0020-\u00ffŠšŽž]*")
CHARACTERS = " -ÿŠšŽž"
PROFILE = profile()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("āčēģīķļņūĀČĒĢĪĶĻŅŪ", "acegiklnuACEGIKLNU", id="Latvian letters"),
        pytest.param("ŠšŽž", "ŠšŽž", id="the four that stay"),
        pytest.param("ÄÖÜõ£§", "ÄÖÜõ£§", id="the rest of Latin-1 stays"),
        pytest.param("s\u030cz\u030c", "šž", id="composed before it is judged"),
        pytest.param("10 €", "10 EUR", id="euro"),
        pytest.param("„Māja”–1…", '"Maja"-1...', id="typography"),
        pytest.param("a\nb\tc\rd", "a b c d", id="breaks"),
        pytest.param("Ąžuolas", "Ažuolas", id="Lithuanian"),
        pytest.param("Дом", "???", id="no letter of the set"),
        pytest.param("q\u0304", "q", id="a mark without a composed letter"),
        pytest.param("\u0000", "?", id="control"),
        pytest.param("", "", id="empty"),
    ],
)
def test_transliterate(text: str, expected: str) -> None:
    """Each character outside the format's set has one spelling inside it."""
    assert transliterate(text, CHARACTERS) == expected


@given(st.text())
def test_result_is_always_legal(text: str) -> None:
    """Whatever comes in, what comes out fits the field."""
    result = payment_text(text, PROFILE)
    assert LEGAL.fullmatch(result)
    assert len(result) <= 210


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0xFF)))
def test_legal_text_is_unchanged(text: str) -> None:
    """What the format allows is not touched, but for its length."""
    assert payment_text(text, PROFILE) == text[:210]


def test_the_limit_is_of_the_transliterated_text() -> None:
    """A sign that becomes three letters counts as three."""
    assert payment_text("€" * 71, PROFILE) == "EUR" * 70
    assert payment_text("a" * 210, PROFILE) == "a" * 210


def test_payment_description() -> None:
    """Number, flat and the month consumed."""
    expected = "Rek. 26110000001, klients B0001-12, 01.2027"
    assert payment_description("26110000001", "B0001-12", Period(2027, 1)) == expected


def test_a_bank_of_fewer_characters() -> None:
    """Which characters and how many is the profile's to say; what has no spelling is a point."""
    ascii_only = profile(payment_characters=" ,./A-Za-z0-9_-", payment_length=12)
    assert payment_text("Šķūņu iela – 5 €", ascii_only) == "Skunu iela -"
    assert payment_text("5 € ? Дом", ascii_only) == "5 EUR . ..."
