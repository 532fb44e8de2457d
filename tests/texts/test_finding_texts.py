"""Every finding with facts has a sentence and a hint in each language, filled by its facts."""

import ast
import doctest
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from einvoice.core.advice import Action
from einvoice.core.findings import Finding, Level
from einvoice.texts import LANGUAGES, finding_texts, row_texts
from einvoice.texts import findings as texts
from einvoice.texts.advice import COMMAND, targets
from einvoice.texts.filling import WAYS, filled
from einvoice.texts.findings import FINDING_TEXTS, hint, line, reason, sentence
from einvoice.texts.rule_hints import HINTS

ROOT = Path(__file__).parent.parent.parent
TREES = {
    path: ast.parse(path.read_text("utf-8"))
    for room in ("einvoice", "bank_adapters", "jobs")
    for path in sorted((ROOT / room).rglob("*.py"))
}


def constants() -> dict[str, str]:
    """Return the texts that modules name: `NO_USE = "NO_USE"`."""
    return {
        target.id: node.value.value
        for tree in TREES.values()
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }


ROWS = (row_texts.cells, row_texts.files, row_texts.ids, row_texts.rows, row_texts.workbooks)
NAMED = constants()
MAKERS = (
    "Finding",
    "Fault",
    "hold",
    "holds.hold",
    "house.hold",
    "_odd",
    "_refusal",
    "quarantined",
    "refused",
)


def texts_among(arguments: list[ast.expr]) -> Iterator[str]:
    """Yield the arguments that are texts, written out or by their name."""
    for node in arguments:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from texts_among([node.body, node.orelse])
        elif isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            if name in NAMED:
                yield NAMED[name]


def names_in(node: ast.expr) -> set[str]:
    """Return the names of written facts: `(("meter", id), ("day", day))`."""
    assert isinstance(node, ast.Tuple), f"line {node.lineno}: write the facts where they are used"
    pairs = [pair for pair in node.elts if isinstance(pair, ast.Tuple)]
    return {str(pair.elts[0].value) for pair in pairs if isinstance(pair.elts[0], ast.Constant)}


def names_a_choice(node: ast.expr, written: dict[str, ast.expr]) -> bool:
    """Return whether a name stands for one of two sentences: `said = "a.b" if x else "a.c"`."""
    return isinstance(node, ast.Name) and isinstance(written.get(node.id), ast.IfExp)


def facts_of(tree: ast.Module) -> Iterator[tuple[int, list[str], set[str]]]:
    """Yield where a finding with facts is made: line, texts among its arguments, names of facts.

    `facts = ((...), ...)` on a line of its own counts for the calls that name it; a parameter
    that is only handed on does not.
    """
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        written = {
            node.targets[0].id: node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        given = {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            for keyword in (one for one in call.keywords if one.arg == "facts"):
                value = keyword.value
                if isinstance(value, ast.Name):
                    if value.id in given:
                        continue
                    value = written.get(value.id, value)
                if not isinstance(value, ast.Tuple) and ast.unparse(call.func) not in MAKERS:
                    continue  # a month has `facts` too
                if isinstance(value, ast.Tuple) and any(
                    isinstance(one, ast.Starred) for one in value.elts
                ):
                    continue  # of a cell: below
                arguments = [*call.args, *(one.value for one in call.keywords)]
                arguments += [written[one.id] for one in arguments if names_a_choice(one, written)]
                yield call.lineno, list(texts_among(arguments)), names_in(value)


MADE = [
    pytest.param(codes, facts, id=f"{path.relative_to(ROOT)}:{line_no}")
    for path, tree in TREES.items()
    for line_no, codes, facts in facts_of(tree)
]


def places(text: str) -> set[str]:
    """Return the placeholders of a text."""
    found = set()
    for _, name, how, _ in Formatter().parse(text):
        if how and how.startswith(COMMAND):
            assert str(name).upper() in Action.__members__
            found |= {fact for _, fact in targets(how)}
        elif name is not None:
            found.add(name)
    return found


@pytest.mark.parametrize(("codes", "facts"), MADE)
def test_every_finding_with_facts_has_its_sentence(codes: list[str], facts: set[str]) -> None:
    """Its code has a text in each language, and every placeholder is one of its facts.

    What the linter finds has its sentences in `einvoice.texts.rules`, by the fact `rules`.
    """
    if facts == {"rules"}:
        return
    known = [code for code in codes if code in FINDING_TEXTS]
    assert known, f"none of {codes} has a sentence in einvoice/texts/finding_texts"
    for code in [code for code in known if "." in code] or known[:1]:
        for language in LANGUAGES:
            wanted = {name for text in FINDING_TEXTS[code][language] for name in places(text)}
            assert wanted <= facts | {"where", "period"}, (code, language)  # its month is known


@pytest.mark.parametrize("code", sorted(FINDING_TEXTS))
def test_a_sentence_in_each_language(code: str) -> None:
    """A sentence and a hint in all three, with the same placeholders, written in known ways."""
    assert sorted(FINDING_TEXTS[code]) == sorted(LANGUAGES)
    named = []
    of_row = any(code in room.TEXTS for room in ROWS)
    for what, todo in FINDING_TEXTS[code].values():
        assert what
        assert (what[-1] in ".!?") is not of_row
        assert todo or of_row
        assert not todo.endswith((".", "!"))
        parsed = [field for text in (what, todo) for field in Formatter().parse(text)]
        ways = {(how or "").split(" ")[0] for _, _, how, _ in parsed if "|" not in (how or "")}
        assert ways <= WAYS | {COMMAND}
        named.append({name for _, name, _, _ in parsed if name is not None})
    assert named[0] == named[1] == named[2]


def cell_errors() -> Iterator[tuple[str, set[str]]]:
    """Yield which sentence each `CellError` has, and its facts; bounds are given by name."""
    for call in ast.walk(TREES[ROOT / "einvoice" / "intake" / "cells.py"]):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "CellError":
            said = [text for text in texts_among(call.args) if text]
            facts = {str(one.arg) for one in call.keywords if one.arg} | {"given", "also"}
            bounds = any(one.arg is None for one in call.keywords)
            yield said[-1], facts | ({"least", "most", "decimals"} if bounds else set())


@pytest.mark.parametrize(("said", "facts"), list(cell_errors()))
def test_every_cell_error_has_its_sentence(said: str, facts: set[str]) -> None:
    """The last text it is made with names the sentence; its facts fill it."""
    for language in LANGUAGES:
        assert {name for text in FINDING_TEXTS[said][language] for name in places(text)} <= facts


def test_every_sentence_is_used() -> None:
    """A text whose code nothing finds any more is deleted."""
    used = {code for param in MADE for code in param.values[0]}  # type: ignore[union-attr]
    intake = {
        node.value
        for path, tree in TREES.items()
        if path.is_relative_to(ROOT / "einvoice" / "intake")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {code for code in FINDING_TEXTS if not any(code in room.TEXTS for room in ROWS)} <= used
    assert {code for room in ROWS for code in room.TEXTS} <= intake


def test_the_reader_of_calls_sees_what_is_missing() -> None:
    """The check above can fail."""
    tree = ast.parse('def f(x):\n facts = (("a", x),)\n return Finding(1, "NOPE", x, facts=facts)')
    assert list(facts_of(tree)) == [(3, ["NOPE"], {"a"})]


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
