"""What the ledger keeps in English is written in the reader's language, or as it was kept."""

import re

import pytest

from bank_adapters.messages.fail_codes import NO_CODE, code_name
from einvoice.store.answers import AnswerKind
from einvoice.texts import LANGUAGES
from einvoice.texts.outcomes import answer_line, kept_words
from einvoice.texts.screens import SCREEN_TEXTS, label

KEPT = (
    "confirmed",
    "confirmed; the bank lets nobody look",
    "taken by the bank at once",
    "found at the bank",
    "found at the bank since a copy was put back",
    "the bank answered it",
    "applied 3, waiting 1, known 0",
    "stored 1 of 2 agreements",
    "stored 1 of 1 agreements, left out 1 of other sellers",
    "recognised, archived, not interpreted",
    "known to be ours",
    "as was said",
    code_name(12),
    code_name(999),
    code_name(NO_CODE),
)


@pytest.mark.parametrize("kept", KEPT)
def test_what_is_kept(kept: str) -> None:
    """English says it as it is kept; the others have words of their own with the same figures."""
    assert kept_words(kept, "en") == kept
    for language in ("lv", "ru"):
        told = kept_words(kept, language)
        assert told != kept
        assert [c for c in told if c.isdigit()] == [c for c in kept if c.isdigit()]


def test_a_persons_words_stay() -> None:
    """Evidence by hand, and what another version kept."""
    assert kept_words("by hand: confirmed by phone", "lv") == "by hand: confirmed by phone"


@pytest.mark.parametrize(
    ("kind", "outcome", "language", "expected"),
    [
        ("failed_invoice", "accepted", "lv", "seb atbildēja par F1: pieņemts"),
        (
            "failed_invoice",
            "rejected (fail code 59)",
            "ru",
            "seb ответил о F1: отклонён (код ошибки 59)",
        ),
        (
            "failed_invoice",
            "partly (unknown fail code 999)",
            "lv",
            "seb atbildēja par F1: daļēji pieņemts (nezināms kļūdas kods 999)",
        ),
        ("failed_invoice", "Of later!", "en", "seb answered F1: Of later!"),
        (
            "applications",
            "applied 3, waiting 1, known 0",
            "lv",
            "seb atsūtīja: klientu pieteikumi: izpildīti 3, gaida 1, jau zināmi 0",
        ),
    ],
)
def test_an_answer(kind: str, outcome: str, language: str, expected: str) -> None:
    """The state is a word, and the code is named."""
    assert answer_line("seb", kind, "F1", outcome, language) == expected


@pytest.mark.parametrize("kind", [kind for kind in AnswerKind if kind != "failed_invoice"])
def test_every_kind_of_message_has_a_name(kind: AnswerKind) -> None:
    """In each language; the English name is the kind's."""
    lines = {answer_line("seb", kind, "", "x", language) for language in LANGUAGES}
    assert len(lines) == len(LANGUAGES)
    assert f"seb sent {kind.replace('_', ' ')}: x" in lines


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_the_mail_of_a_trouble_in_the_language(language: str) -> None:
    """What is held, refused, doubtful, overdue and not applied; ids and codes stay."""
    facts = dict.fromkeys(("flat", "code", "number", "where", "fault", "state", "bank"), "X1")
    facts |= dict.fromkeys(("file", "id", "outcome"), "X1")
    for key in (key for key in SCREEN_TEXTS if key.startswith("mail.")):
        told, english = (label(key, one, **facts) for one in (language, "en"))
        assert told.count("X1") == english.count("X1") > 0
        assert not re.search(r"held|refused|row|answered|applied", told)
