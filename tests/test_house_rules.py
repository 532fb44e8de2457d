"""Rules of the house that a reader of the code would otherwise have to check by eye."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    path for room in ("einvoice", "bank_adapters", "jobs") for path in (ROOT / room).rglob("*.py")
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MONEY_ROOMS = tuple(f"einvoice/{room}" for room in "core documents intake pages store".split())
FLOAT_FREE = [path for path in SOURCES if str(path.relative_to(ROOT)).startswith(MONEY_ROOMS)]


def nodes(path: Path) -> Iterator[ast.AST]:
    """Yield the syntax nodes of a source file."""
    return ast.walk(ast.parse(path.read_text("utf-8")))


def floats(path: Path) -> list[int]:
    """Return the lines that name, write or make a float."""
    found = []
    for node in nodes(path):
        name = isinstance(node, ast.Name) and node.id in {"float", "round", "Decimal"}
        constant = isinstance(node, ast.Constant) and isinstance(node.value, float)
        division = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
        if name or constant or (division and not is_path(node)):
            found.append(node.lineno)  # type: ignore[attr-defined]
    return found


def is_path(node: ast.AST) -> bool:
    """Tell whether a division joins a path: one side is text or a name that says so."""
    return isinstance(node, ast.BinOp) and any(
        word in ast.unparse(node).lower()
        for word in ("path", "dir", "folder", "'", '"', "files(", "target")
    )


@pytest.mark.parametrize("path", FLOAT_FREE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_float_near_money(path: Path) -> None:
    """Money and quantities are integers; nothing is rounded outside `core.money`."""
    assert floats(path) == []


def test_the_float_test_sees_floats(tmp_path: Path) -> None:
    """The check above can fail."""
    bad = tmp_path / "bad.py"
    bad.write_text("a = 1.5\nb = c / 2\nd = float('1')\ne = round(f)\n")
    assert sorted(floats(bad)) == [1, 2, 3, 4]


def of_database(path: Path) -> list[int]:
    """Return the lines that reach for a connection or execute a statement."""
    names = {"connection", "_connection", "execute", "scalar", "scalars", "exec_driver_sql"}
    return sorted(
        node.lineno
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in names
    )


def test_the_connection_never_leaves_the_store() -> None:
    """Whoever has a transaction asks the functions of the store."""
    store, transport = ROOT / "einvoice" / "store", ROOT / "bank_adapters" / "transport"
    outside = [path for path in SOURCES if not {store, transport} & {*path.parents}]
    assert {path: lines for path in outside if (lines := of_database(path))} == {}
    inside = [path for path in store.glob("*.py") if ".connection" in path.read_text("utf-8")]
    drivers = {"bulk_insert.py", "engine.py", "prepared.py"}
    assert {path.name for path in inside} == drivers, "the connection of the driver"
    assert of_database(store / "transactions.py"), "the check can fail"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_clock_asks_what_time_it_is(path: Path) -> None:
    """Today and now are arguments everywhere else."""
    if path == ROOT / "einvoice" / "clock.py":
        return
    calls = {
        ast.unparse(node.func)
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    asked = {call for call in calls if call.endswith((".now", ".today", ".utcnow"))}
    allowed = {"clock.now", "clock.today", "Clock().today", "context.clock.now", "_clock.now"}
    assert {call for call in asked if not call.endswith(tuple(allowed))} <= {"self.now"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_stay_small(path: Path) -> None:
    """At most 300 lines a module and 40 a function."""
    assert len(path.read_text("utf-8").splitlines()) <= 300
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            if "migrations" in path.parts:
                continue
            assert code_lines(node) <= 40, f"{node.name} is too long"


def code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function without those of its docstring."""
    words = len((ast.get_docstring(node, clean=False) or "").splitlines())
    return (node.end_lineno or 0) - node.lineno + 1 - words


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_test_imports_a_test(path: Path) -> None:
    """What several need is a fixture, or in a module of its own beside them."""
    names = [one.module or "" for one in nodes(path) if isinstance(one, ast.ImportFrom)]
    assert [name for name in names if name.rpartition(".")[2].startswith("test_")] == []


def test_every_decision_is_in_the_index() -> None:
    """With its number and title."""
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text("utf-8")
    for path in folder.glob("0*.md"):
        number, _, title = (
            path.read_text("utf-8").partition("\n")[0].removeprefix("# ").partition(". ")
        )
        assert int(path.name[:4]) == int(number)
        assert f"| [{number}]({path.name}) |" in index
        assert title in index
