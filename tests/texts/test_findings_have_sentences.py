"""Each finding that the code makes has its sentence, with its facts, in each language."""

import ast
from collections.abc import Iterator
from string import Formatter

import pytest
from finding_parts import ROOT, TREES

from einvoice.core.advice import Action
from einvoice.texts import LANGUAGES, row_texts
from einvoice.texts.advice import COMMAND, targets
from einvoice.texts.filling import WAYS
from einvoice.texts.findings import FINDING_TEXTS


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
