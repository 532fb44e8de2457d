"""Every error is a code with facts, and has a sentence in each language, filled by its facts."""

import ast
import doctest
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from typer.main import get_command

from einvoice import spelling
from einvoice.cli.app import app
from einvoice.cli.main import run
from einvoice.core import errors as core_errors
from einvoice.core.advice import Action, Advice
from einvoice.core.errors import EInvoiceError, RefusedByCheckError, UsageError, cause
from einvoice.core.findings import Finding, Level
from einvoice.texts import LANGUAGES, advice, error_texts, screen_texts
from einvoice.texts import errors as texts
from einvoice.texts.errors import ERROR_TEXTS, hint, reason, sentence
from einvoice.texts.filling import WAYS, filled

ROOT = Path(__file__).parent.parent.parent
TREES = {
    path: ast.parse(path.read_text("utf-8"))
    for room in ("einvoice", "bank_adapters", "jobs")
    for path in sorted((ROOT / room).rglob("*.py"))
}
ROOMS = [value for value in vars(error_texts).values() if hasattr(value, "TEXTS")]
NOT_FACTS = {"transient"}
"""Arguments of errors that are no facts."""
COMPUTED = {
    "einvoice/config_faults.py",
    "einvoice/core/errors.py",
    "bank_adapters/transport/interface.py",
}
"""Where the code is a variable: a table of settings, and the classes themselves."""


def kinds() -> set[str]:
    """Return the names of the errors: `EInvoiceError` and whatever is made of it."""
    classes = [
        node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    ]
    found = {"EInvoiceError"}
    while True:
        more = {one.name for one in classes for base in one.bases if ast.unparse(base) in found}
        if more <= found:
            return found
        found |= more


MAKERS = kinds() | {"cause", "Problem.of", "super().__init__"}


def codes_in(node: ast.expr) -> list[str]:
    """Return the codes of an argument; a choice of two has both."""
    if isinstance(node, ast.IfExp):
        return codes_in(node.body) + codes_in(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def made_in(tree: ast.Module) -> Iterator[tuple[int, list[str], set[str]]]:
    """Yield where an error is made: line, codes, names of facts."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if ast.unparse(call.func) not in MAKERS or not call.args:
            continue
        first = call.args[1] if ast.unparse(call.func) == "Problem.of" else call.args[0]
        facts = {keyword.arg or "**" for keyword in call.keywords}
        yield call.lineno, codes_in(first), facts - NOT_FACTS


MADE = [
    pytest.param(codes, facts, id=f"{path.relative_to(ROOT)}:{line_no}")
    for path, tree in TREES.items()
    if str(path.relative_to(ROOT)) not in COMPUTED
    for line_no, codes, facts in made_in(tree)
    if codes
]


def wanted(text: str) -> set[str]:
    """Return the facts that a text needs: its placeholders, and what its actions are done to."""
    found = set()
    for _, name, how, _ in Formatter().parse(text):
        if how and how.split(" ")[0] == advice.COMMAND:
            assert name.upper() in Action.__members__, name
            found |= {fact for _, fact in advice.targets(how)}
        elif name is not None:
            found.add(name)
    return found


@pytest.mark.parametrize(("codes", "facts"), MADE)
def test_every_error_has_its_sentence(codes: list[str], facts: set[str]) -> None:
    """Its code has a text in each language, and every placeholder is one of its facts."""
    for code in codes:
        assert code in ERROR_TEXTS, f"{code} has no sentence in einvoice/texts/error_texts"
        for language in LANGUAGES:
            needed = {name for text in ERROR_TEXTS[code][language] for name in wanted(text)}
            assert needed <= facts, (code, language)
    assert not {name.upper() for name in facts} & set(Action.__members__)


@pytest.mark.parametrize("code", sorted(ERROR_TEXTS))
def test_a_sentence_in_each_language(code: str) -> None:
    """A sentence and perhaps a hint in all three, with the same placeholders, in known ways."""
    assert sorted(ERROR_TEXTS[code]) == sorted(LANGUAGES)
    named = []
    for what, todo in ERROR_TEXTS[code].values():
        assert what
        assert what[-1] not in ".!" or what.endswith("...")
        assert not todo.endswith((".", "!"))
        parsed = [field for text in (what, todo) for field in Formatter().parse(text)]
        ways = {(how or "").split(" ")[0] for _, _, how, _ in parsed if "|" not in (how or "")}
        assert ways <= WAYS | {advice.COMMAND}
        named.append({(name, how) for _, name, how, _ in parsed if name and "|" not in (how or "")})
    assert named[0] == named[1] == named[2]
    assert len({bool(todo) for _, todo in ERROR_TEXTS[code].values()}) == 1


def test_no_code_is_in_two_rooms() -> None:
    """A later table would silently win."""
    assert sum(len(room.TEXTS) for room in ROOMS) == len(ERROR_TEXTS)


def test_no_key_of_a_screen_is_in_two_tables() -> None:
    """The later one would be said in the place of the other."""
    names = [module.name for module in pkgutil.iter_modules(screen_texts.__path__)]
    tables = [importlib.import_module(f"{screen_texts.__name__}.{name}").TEXTS for name in names]
    keys = [key for table in tables for key in table]
    assert len(keys) == len(set(keys))


def test_every_sentence_is_used() -> None:
    """A text whose code nothing raises any more is deleted."""
    written = {
        node.value
        for path, tree in TREES.items()
        if "einvoice/texts" not in str(path.relative_to(ROOT))
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(ERROR_TEXTS) <= written


def test_the_reader_of_calls_sees_what_is_missing() -> None:
    """The checks above can fail."""
    tree = ast.parse('UsageError("nope", flat=1)\nProblem.of(3, "a" if b else "c", day=2)')
    assert list(made_in(tree)) == [(1, ["nope"], {"flat"}), (2, ["a", "c"], {"day"})]


def test_an_error_is_data() -> None:
    """Code and facts as text; logs have them, not the sentence."""
    error = UsageError("no-such-plan", plan="a1", flats=3)
    assert (error.code, error.facts, error.exit_code) == (
        "no-such-plan",
        {"plan": "a1", "flats": "3"},
        2,
    )
    assert str(error) == "no-such-plan plan=a1 flats=3"


def test_an_error_in_three_languages() -> None:
    """The reader's language, with the next step in its plain name where no program spells it."""
    error = RefusedByCheckError("archive-other-bytes", name="F1")
    assert sentence(error.cause, "lv") == "F1: arhīvā ir citi baiti; gaidīti faila paša baiti"
    advice.spell_with(advice.plain)
    stopped = cause("run-in-progress")
    assert hint(stopped, "en") == "wait until it is done; status shows the state of the month"
    assert reason(cause("no-such-folder", path="x"), "ru") == "x: нет такой папки"


def test_what_is_beneath_says_its_own_words() -> None:
    """A finding or an error among the facts is said in the same language."""
    finding = Finding(Level.WARNING, "TWO_BANKS", "B1-1", facts=(("banks", "a"), ("bank", "b")))
    assert sentence(cause("found", finding=finding), "en") == (
        "B1-1: E-invoices are ordered at several banks (a); this invoice goes to b."
    )
    assert hint(cause("found", finding=finding), "en").startswith("the latest order counts")
    faults = tuple(cause("setting-missing", path="c", key=key) for key in ("a", "b"))
    assert sentence(cause("configuration-wrong", faults=faults), "ru") == (
        "c: a: не указано\nc: b: не указано"
    )
    assert str(cause("x", faults=faults, found=finding)) == (
        "x faults=setting-missing path=c key=a, setting-missing path=c key=b found=TWO_BANKS"
    )
    assert str(EInvoiceError("y", why=UsageError("z"))) == "y why=z"
    assert sentence(cause("no-such-folder", path=("a", "b")), "en") == "a, b: no such folder"
    assert sentence(cause("found", finding=cause("no-such-folder", path="p")), "en").startswith("p")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("{n} {n:счёт|счёта|счетов}", "ru", "3 счёта"),
        ("x{word:near}", "en", "x; did you mean 'flats'?"),
        ("x{none:near}", "lv", "x"),
        ("x{several:near}", "ru", "x; возможно, имелось в виду «B1-1» или «B1-2»?"),
        ("{sent:state}", "lv", "nosūtīts"),
        ("{awaited:why}", "lv", "banka vēl nav atbildējusi"),
        ("{note:document}", "lv", "rēķins 26110000001 ir anulēts"),
        ("{sent:document}", "lv", "sent"),
        ("{plan_correction:command correction}", "en", "`einvoice void`"),
        ("x{n:more}", "lv", "x un vēl 3"),
        ("x{zero:more}", "ru", "x"),
        ("{missing:number}", "en", "?"),
        ("{resend:command file}", "en", "`einvoice resend F1 --evidence TEXT`"),
        ("{resend:command nothing}", "en", "`einvoice resend FILE --evidence TEXT`"),
        ("{launch:command}", "en", "?"),
    ],
)
def test_ways_to_write_a_fact(text: str, language: str, expected: str) -> None:
    """Nouns by their number, ends that may be empty, actions by their name."""
    facts = {"n": "3", "word": "flats", "none": "", "zero": "0", "file": "F1"}
    facts |= {"several": "B1-1, B1-2", "sent": "sent", "correction": "void"}
    facts |= {"awaited": "awaited", "note": "invoice 26110000001 is void"}
    assert filled(text, facts, language) == expected


def test_every_action_is_spelled_by_the_command_line() -> None:
    """None is missing."""
    assert set(spelling.SPELLINGS) == set(Action)


def test_a_program_spells_the_actions() -> None:
    """In every sentence, from then on."""
    assert hint(cause("run-in-progress"), "lv").startswith(
        "sagaidiet, līdz tā beidzas; `einvoice status` rāda"
    )
    advice.spell_with(lambda advised: f"<a>{advised.action}</a>")
    assert hint(cause("run-in-progress"), "lv").startswith(
        "sagaidiet, līdz tā beidzas; <a>status</a> rāda"
    )
    assert spelling.command_line(Advice(Action.RESEND)) == "einvoice resend FILE --evidence TEXT"


@pytest.mark.parametrize("module", [advice, core_errors, spelling, texts])
def test_examples_hold(module: object) -> None:
    """The examples in the docstrings give what they say."""
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


ELSEWHERE = {
    "einvoice/web/api/description.py": "the title of the interface, as its readers call it",
    "einvoice/web/process.py": "how the process that a command becomes is called in its own usage",
    "jobs/setup/config_text.py": "a template whose comments name commands for the shell",
}
"""Modules that may spell commands beside the command line, and why."""


def spells_commands() -> re.Pattern[str]:
    """Return what finds every command of the command line, by its name there."""
    assert run(["--version"]) == 0, "registers every command"
    commands = sorted(vars(get_command(app))["commands"])
    assert {"run", "staff", "worker"} <= set(commands)
    return re.compile(rf"\beinvoice ({'|'.join(map(re.escape, commands))})\b")


def test_only_the_command_line_spells_commands() -> None:
    """Whatever else names an action, so that a page or another program can show its own way."""
    pattern = spells_commands()
    found = {
        str(path.relative_to(ROOT))
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if pattern.search(node.value) and not is_docstring(tree, node)
    }
    assert {path for path in found if not path.startswith("einvoice/cli/")} == set(ELSEWHERE)
    pages = sorted((ROOT / "templates").rglob("*.j2"))
    assert [path.name for path in pages if pattern.search(path.read_text("utf-8"))] == []


def is_docstring(tree: ast.Module, node: ast.Constant) -> bool:
    """Return whether a text stands alone: it documents and is not shown."""
    return any(isinstance(one, ast.Expr) and one.value is node for one in ast.walk(tree))


@pytest.mark.parametrize(
    ("language", "discards", "unread", "booked"),
    [
        ("lv", "atme[st]", "nelasītu", "nav iegrāmatojusi"),
        ("ru", "отброс", "непрочитанным", "не провёл"),
        ("en", "discard", "unread", "booked nothing"),
    ],
)
def test_a_discarded_file_is_discarded_unread(
    language: str, discards: str, unread: str, booked: str
) -> None:
    """A bank that read it first may have booked it: nobody goes on before it says so."""
    told = {code: " ".join(texts[language]) for code, texts in ERROR_TEXTS.items()}
    found = {code: text for code, text in told.items() if re.search(discards, text)}
    assert {"hash-differs", "bank-has-other-bytes", "mark-sent-taken-back"} <= found.keys()
    for code, text in found.items():
        assert unread in text, code
        assert re.search(booked.replace(" ", ".*"), text), code
