"""Plain English: words that docstrings, comments and English messages do not use, and why.

The words of the glossary are allowed: "standing order" is a term.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from einvoice.texts.errors import ERROR_TEXTS
from einvoice.texts.findings import FINDING_TEXTS
from einvoice.texts.screens import SCREEN_TEXTS

ROOT = Path(__file__).parent.parent
ROOMS = ("einvoice", "bank_adapters", "jobs")
PAST = ROOT / "einvoice" / "store" / "migrations" / "versions"
"""Not read: a migration stays as it was when it was applied."""
GLOSSARY = [
    term.strip()
    for line in (ROOT / "docs" / "GLOSSARY.md").read_text("utf-8").splitlines()
    if line.startswith("| ")
    for term in line.split("|")[1].split(",")
]
REFUSED = {
    r"\bones\b": "name the thing",
    r"\b(?:another|other|new|old|this|present|last|wrong|next|later|own|earlier) one\b": (
        "name the thing"
    ),
    r"\bone (?:that|which|whose|who|without|with|like|before)\b": "name the thing",
    r"\bexpected one(?! of\b| language\b| at a time\b)": "say what was expected, or leave it out",
    r"\b(?:stands?|stood)\b": "a month has a status, a text is in a file",
    r"\b(?:lies|lay|lie)\b": "a file is in a folder",
    r"\btells?\b": "return, print, say, inform",
    r"\bso (?:many|manieth|much)\b": "N, or the name of the parameter",
    r"\bno more\b": "no longer",
    r"\b(?:comes?|came) to\b": "the result of",
    r"\bworld\b": "the context of a command",
}
TERMS = {term.lower(): re.compile(rf"\b{re.escape(term)}s?\b", re.IGNORECASE) for term in GLOSSARY}
REFUSED_PATTERNS = {re.compile(word, re.IGNORECASE): reason for word, reason in REFUSED.items()}
OPENINGS = {
    r"What\b": "the noun: a class is a thing, a function returns one",
    r"Tell\b": "Return whether, or Print",
}
"""How no docstring begins."""
LOCALS = {"found", "one", "told", "done"}
"""Names that say that there is something, not what: no local is called so."""


def prose(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the docstrings and comments of a module, each with its line."""
    source = path.read_text("utf-8")
    for node in ast.walk(ast.parse(source)):
        alone = node.value if isinstance(node, ast.Expr) else None
        if isinstance(alone, ast.Constant) and isinstance(alone.value, str):
            text = re.sub(r"(?m)^ *(?:>>>|\.\.\.).*$", "", alone.value)
            yield f"{path.relative_to(ROOT)}:{alone.lineno}", text
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield f"{path.relative_to(ROOT)}:{token.start[0]}", token.string


def messages() -> Iterator[tuple[str, str]]:
    """Yield the English messages, each with its code."""
    for table in (ERROR_TEXTS, FINDING_TEXTS):
        for code, texts in table.items():
            yield from ((code, text) for text in texts["en"])
    for key, texts in SCREEN_TEXTS.items():
        yield key, texts[2]


def faults(text: str) -> list[str]:
    """Return the refused words and openings of a text, with the reason of each."""
    return words(text) + [
        f"{text[:30]}: {reason}" for how, reason in OPENINGS.items() if re.match(how, text)
    ]


def words(text: str) -> list[str]:
    """Return the refused words of a text."""
    plain = " ".join(text.split())
    for term, pattern in TERMS.items():
        if term in plain.lower():
            plain = pattern.sub("", plain)
    return [
        f"{match[0]}: {reason}"
        for pattern, reason in REFUSED_PATTERNS.items()
        for match in pattern.finditer(plain)
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_docstrings_and_comments_are_plain(room: str) -> None:
    """Each word that is refused is named with its place and the reason."""
    modules = [path for path in sorted((ROOT / room).rglob("*.py")) if path.parent != PAST]
    texts = [entry for path in modules for entry in prose(path)]
    assert not [(where, fault) for where, text in texts for fault in faults(text)]


def unnamed_locals(source: str) -> list[str]:
    """Return the locals of a module that are not named after what they hold, with their lines.

    Parameters are not looked at, nor the fields of a class.
    """
    return [
        f"{name.lineno}: {name.id}"
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef)
        for name in ast.walk(function)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store) and name.id in LOCALS
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_locals_are_named_after_what_they_hold(room: str) -> None:
    """By assignment, loop, comprehension or walrus: the noun, as `invoice` or `rows`."""
    modules = {str(path.relative_to(ROOT)): path for path in sorted((ROOT / room).rglob("*.py"))}
    unnamed = {
        name: unnamed_locals(path.read_text("utf-8"))
        for name, path in modules.items()
        if path.parent != PAST
    }
    assert not {name: places for name, places in unnamed.items() if places}


@pytest.mark.parametrize(
    "line",
    ["found = 1", "for one in []: pass", "[told for told in []]", "(done := 1)", "a, found = 1, 2"],
)
def test_a_local_without_a_name_is_refused(line: str) -> None:
    """However it gets its value."""
    assert unnamed_locals(f"def f():\n    {line}\n")
    assert not unnamed_locals(f"class A:\n    {line}\n")


def test_messages_are_plain() -> None:
    """The sentences that staff read."""
    assert not [(where, fault) for where, text in messages() for fault in faults(text)]


PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_are_plain(page: Path) -> None:
    """Line by line; the page of texts is made from the messages."""
    lines = [] if page.name == "TEXTS.md" else page.read_text("utf-8").splitlines()
    assert not [(number, words(line)) for number, line in enumerate(lines, 1) if words(line)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("What a run says.", 1),
        ("Tell whether it holds.", 2),
        ("expected one that waits", 2),
        ("A total over so many times the one before.", 2),
        ("Move what lies in a file from one state to another.", 1),
        ("Two standing orders of one flat, expected one of them.", 0),
    ],
)
def test_a_refused_word_is_found(text: str, count: int) -> None:
    """And a term of the glossary is not."""
    assert len(faults(text)) == count
