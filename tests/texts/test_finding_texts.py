"""Every finding with facts has a sentence and a hint in each language, filled by its facts."""

import ast
import doctest

import pytest
from finding_parts import ROOT, TREES

from einvoice.core.findings import Finding, Level
from einvoice.texts import LANGUAGES, finding_texts
from einvoice.texts import findings as texts
from einvoice.texts.filling import filled
from einvoice.texts.findings import hint, line, reason, sentence
from einvoice.texts.rule_hints import HINTS

FACTS = (("banks", "seb, swedbank"), ("bank", "seb"))


def test_a_finding_in_three_languages() -> None:
    """The facts fill the sentence of the reader's language."""
    finding = Finding(Level.WARNING, "TWO_BANKS", "B1-1", facts=FACTS)
    assert sentence(finding, "lv") == (
        "E-rēķins ir pieteikts vairākās bankās (seb, swedbank); šis rēķins tiek sūtīts uz seb."
    )
    assert sentence(finding, "ru").startswith("Э-счёт заказан в нескольких банках (seb, swedbank)")
    assert line(finding, "en") == (
        "B1-1: E-invoices are ordered at several banks (seb, swedbank); this invoice goes to seb. "
        "(the latest order counts; end the other order if the customer did)"
    )


def test_a_finding_kept_with_its_message_says_that() -> None:
    """A row of an earlier version has no facts, even where its code has a sentence by now."""
    old = Finding(Level.WARNING, "TWO_BANKS", "B1-1", "ordered at seb, swedbank", "end one")
    assert reason(old, "ru") == "ordered at seb, swedbank (end one)"
    assert reason(Finding(Level.NOTE, "NEW", "B1-1"), "lv") == "NEW"


def test_a_fact_of_another_version_is_missing() -> None:
    """The screen is shown all the same."""
    finding = Finding(Level.WARNING, "TWO_BANKS", "B1-1", facts=FACTS[:1])
    assert sentence(finding, "en").endswith("this invoice goes to ?.")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("lv", "31.10.2026 1,5"), ("ru", "31.10.2026 1,5"), ("en", "2026-10-31 1.5")],
)
def test_days_and_numbers(language: str, expected: str) -> None:
    """A day and a decimal number are written as the language does."""
    assert filled("{a:day} {b:number}", DAY_AND_NUMBER, language) == expected
    assert hint(Finding(Level.NOTE, "NEW", "x", "m", "h"), language) == "h"


DAY_AND_NUMBER = {"a": "2026-10-31", "b": "1.5"}


def test_examples_hold() -> None:
    """The examples in the docstrings give what they say."""
    assert doctest.testmod(texts).failed == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_fact_does_not_stop_a_screen_however_it_is_written(language: str) -> None:
    """A day or a number that a row of another version lacks is a question mark."""
    told = sentence(Finding(Level.WARNING, "WRONG_END_VALUE", "B1-1"), language)
    assert told.count("?") == 4


def test_several_days_are_written_one_by_one() -> None:
    """A list of days is written as each of them."""
    facts = (("meters", "m1"), ("days", "2026-10-05, 2026-10-12"), ("settled", "1.500"))
    told = sentence(Finding(Level.WARNING, "READING_LATE", "B1-1", facts=facts), "lv")
    assert "(05.10.2026, 12.10.2026)" in told
    assert "1,500 m³" in told


def test_a_word_is_written_in_the_language() -> None:
    """Why heat cannot be divided is a word; a word of another version stays as it was kept."""
    facts = (("why", "no_hot_water"),)
    told = sentence(Finding(Level.ERROR, "IMPOSSIBLE_HEAT", "B1", facts=facts), "lv")
    assert told == (
        "Siltumu nevar sadalīt: apkure bija izslēgta, un karsto ūdeni neviens nav patērējis."
    )
    later = Finding(Level.ERROR, "IMPOSSIBLE_HEAT", "B1", facts=(("why", "of_later"),))
    assert sentence(later, "en") == "Heat cannot be divided: of_later."
    assert all(sorted(word) == sorted(LANGUAGES) for word in finding_texts.words.WORDS.values())


def test_every_reason_of_the_heat_has_its_words() -> None:
    """What `heating` raises is a key of the words."""
    raised = {
        call.args[0].value
        for call in ast.walk(TREES[ROOT / "einvoice" / "core" / "heating.py"])
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "ImpossibleHeatError"
        if isinstance(call.args[0], ast.Constant)
    }
    assert raised == set(finding_texts.words.WORDS) - {"m3", "MWh"}


def test_a_service_of_the_price_list_is_named_by_its_name_and_code() -> None:
    """A clerk finds the row by the code; a manager's own service has no other name."""
    facts = (("service", "waste"), ("day", "2026-10-31"), ("ended", "2026-09-30"))
    told = sentence(Finding(Level.ERROR, "MISSING_TARIFF", "B1", facts=facts), "lv")
    assert told == (
        "Atkritumu izvešana (waste): 31.10.2026 nav spēkā neviens tarifs (pēdējais beidzās: "
        "30.09.2026)."
    )


def test_an_answer_that_changes_nothing_says_so() -> None:
    """In the reader's language, with the way on."""
    found = Finding(Level.ERROR, "second-answer", "a.xml", facts=(("file", "F1"),))
    assert line(found, "lv") == (
        "a.xml: Par failu F1 banka jau bija atbildējusi; gaidīta atbilde uz failu bez atbildes. "
        "(nekas nav mainīts; atbilde ir arhīvā, jautājiet bankai, ko tā nozīmē)"
    )
    strangers = (("file", "F1"), ("count", "3"))
    odd = Finding(Level.ERROR, "unknown-invoice", "a.xml", facts=strangers)
    assert sentence(odd, "ru") == "В ответе на F1 есть счета, которых в файле нет: 3."


def test_broken_rules_in_three_languages() -> None:
    """All are named, and the hint is that of the first; a rule of another version by its name."""
    facts = (("rules", "own-account, currency"),)
    found = Finding(Level.ERROR, "own-account", "B1-1", facts=facts)
    assert sentence(found, "lv") == (
        "pārbaude own-account: maksātāja konts ir pārdevēja paša konts; "
        "pārbaude currency: valūta nav EUR"
    )
    assert hint(found, "lv") == "labojiet pieteikumu, importējiet to un palaidiet `einvoice run`"
    assert sentence(found, "ru").startswith("проверка own-account: счёт плательщика")
    assert hint(found, "en") == "correct the subscription, import it and run `einvoice run`"
    later = Finding(Level.ERROR, "of-later", "B1-1", facts=(("rules", "of-later"),))
    assert line(later, "en") == (
        "B1-1: rule of-later (this is a fault of the program or its templates: report it, with "
        "the rule's name)"
    )
    old = Finding(Level.ERROR, "own-account", "B1-1", "rule own-account: kept", "as it was")
    assert reason(old, "lv") == "rule own-account: kept (as it was)"
    assert all(sorted(texts) == sorted(LANGUAGES) for texts in HINTS.values())
