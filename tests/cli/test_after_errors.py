"""Every error that ends a command with 4, 6, 7 or 8 names what comes next, in its last line."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from types import ModuleType
from typing import TypeGuard

import pytest

import bank_adapters
import einvoice
import jobs
from einvoice.cli.after_errors import AFTER, ON_ITS_DAY, after_error, after_refusals
from einvoice.core.advice import Action, Advice, steps_fact
from einvoice.core.errors import EInvoiceError, cause
from einvoice.core.exit_codes import ExitCode
from einvoice.spelling import command_line
from jobs.problems import Problem

ROOT = Path(einvoice.__file__).parent.parent
ENDING = frozenset(
    {
        ExitCode.REFUSED_BY_CHECK,
        ExitCode.BANK_UNREACHABLE,
        ExitCode.OUTCOME_UNKNOWN,
        ExitCode.DEADLINE_IN_DANGER,
    }
)
BY_FACTS = frozenset({"banks-unasked", "bulk-plan-outdated", "plan-outdated"})
"""Errors whose own facts say what comes next."""
ALSO_USAGE = frozenset({"hash-missing"})
COMPUTED = frozenset({"jobs/old_ledger.py: AT_ODDS[message.outcome]"})
"""A table of codes is looked up by the outcome of an answer."""
RAISING = ("Error(", "super().__init__(")


def modules() -> Iterator[tuple[str, ModuleType, ast.Module]]:
    """Yield path, module and syntax of the program's modules that make errors."""
    for package in (bank_adapters, einvoice, jobs):
        for path in sorted(Path(package.__path__[0]).rglob("*.py")):
            text, name = path.read_text("utf-8"), path.relative_to(ROOT)
            if "migrations" in name.parts or not any(word in text for word in RAISING):
                continue
            module = importlib.import_module(".".join(name.with_suffix("").parts))
            yield str(name), module, ast.parse(text)


def raised() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield code, place and names of facts of every error that ends a command so."""
    for name, module, tree in modules():
        for kind in (node for node in tree.body if isinstance(node, ast.ClassDef)):
            made = getattr(module, kind.name)
            if isinstance(made, type) and issubclass(made, EInvoiceError):
                yield from calls(name, module, kind, made, "super().__init__")
        yield from calls(name, module, tree)


def calls(
    name: str,
    module: ModuleType,
    within: ast.AST,
    kind: type[EInvoiceError] | None = None,
    maker: str = "",
) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield the errors that calls make: of ``kind`` by ``maker``, or of the kind that is called."""
    for call in (node for node in ast.walk(within) if isinstance(node, ast.Call)):
        called = ast.unparse(call.func)
        made = kind if called == maker else getattr(module, called, None)
        if not (call.args and is_ending(made)) or (kind is None and "__init__" in vars(made)):
            continue  # what has arguments of its own names its code within
        facts = frozenset(keyword.arg or "**" for keyword in call.keywords)
        for code in codes(module, call.args[0], f"{name}: {ast.unparse(call.args[0])}"):
            yield code, f"{name}:{call.lineno}", facts


def is_ending(made: object) -> TypeGuard[type[EInvoiceError]]:
    """Return whether something is a kind of error that ends a command so."""
    return isinstance(made, type) and issubclass(made, EInvoiceError) and made.exit_code in ENDING


def codes(module: ModuleType, node: ast.expr, where: str) -> list[str]:
    """Return the codes that an argument may be: a literal, a choice, a name, a function's word."""
    if isinstance(node, ast.IfExp):
        return codes(module, node.body, where) + codes(module, node.orelse, where)
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.Name) and isinstance(constant := getattr(module, node.id, None), str):
        return [constant]
    if isinstance(node, ast.Name):
        return [
            code for value in values_of(module, node.id) for code in codes(module, value, where)
        ]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        returned = returns_of(module, node.func.id)
        return [code for value in returned for code in codes(module, value, where)]
    assert where in COMPUTED, f"{where}: its codes cannot be seen"
    return []


def returns_of(module: ModuleType, name: str) -> list[ast.expr]:
    """Return what a function of a module returns."""
    tree = ast.parse(inspect.getsource(getattr(module, name)))
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Return) and node.value]


def values_of(module: ModuleType, name: str) -> list[ast.expr]:
    """Return what a variable is set to anywhere in a module."""
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    found = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and name in {ast.unparse(one) for one in node.targets}
    ]
    assert found, f"{module.__name__}: {name}: is set nowhere"
    return found


RAISED = list(raised())


def names_of(step: Advice) -> set[str]:
    """Return the facts of an error that its next step is filled with."""
    return {name for _, value in step.facts for _, name, _, _ in Formatter().parse(value) if name}


def test_every_error_that_ends_a_command_has_a_next_step() -> None:
    """A new one without a step is found here; so is a step for an error that nobody raises."""
    known = {code for code, _, _ in RAISED}
    without = {where for code, where, _ in RAISED if code not in {*AFTER, *BY_FACTS}}
    assert without == set()
    by_answers = {"passed-over-answered", "word-contradicted"}
    assert {*AFTER} - known - by_answers - ALSO_USAGE == set()
    assert len(known) > 100, "the errors are seen"


def test_the_facts_of_a_next_step_are_facts_of_its_error() -> None:
    """Else the last line would break, and the command with it."""
    wanting = [
        (where, name)
        for code, where, facts in RAISED
        if code in AFTER and "**" not in facts
        for name in {*names_of(AFTER[code]), *filter(None, [ON_ITS_DAY.get(code)])} - facts
    ]
    assert wanting == []


@pytest.mark.parametrize(
    ("code", "facts", "command"),
    [
        ("months-unfinished", {"first": "2020-03"}, "status --period 2020-03"),
        ("opening-missing", {"period": "2026-10"}, "import balances.csv"),
        ("brought-by-hand", {"file": "F", "hash": "ab"}, "mark-sent F --hash HASH --evidence TEXT"),
        ("unread-in-inbox", {"file": "F"}, "mark-refused F --clear-inbox --evidence TEXT"),
        ("hash-differs", {"file": "F", "hash": "a"}, "mark-sent F --hash HASH --evidence TEXT"),
        ("not-sent-by-a-run", {"files": ("F",)}, "restore"),
        ("banks-unasked", {"step": Action.NOTHING_SENT}, "restore --nothing-sent"),
        (
            "plan-outdated",
            {"again": steps_fact([Advice(Action.PLAN_RERUN)])},
            "rerun",
        ),
    ],
)
def test_a_next_step_has_the_facts_of_its_error(
    code: str, facts: dict[str, object], command: str
) -> None:
    """What a person has to find out is not filled in for them."""
    assert command_line(after_error(cause(code, **facts))) == f"einvoice {command}"


def test_what_a_check_refused_comes_before_another_run() -> None:
    """Of several refusals the first that another run would meet again."""
    of_run = Problem.of(ExitCode.REFUSED_BY_CHECK, "file-bytes-lost", file="F", period="2026-10")
    of_data = Problem.of(ExitCode.REFUSED_BY_CHECK, "statements-broken", period="2026-10")
    down = Problem.of(ExitCode.BANK_UNREACHABLE, "bank-stalled", bank="seb")
    assert after_refusals([down, of_run]) is None
    assert after_refusals([of_run, of_data]) == Advice(Action.IMPORT_STATEMENT)
