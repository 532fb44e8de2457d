"""Names that templates use are there: a renamed field is met before anybody opens the page.

Types say nothing of a template, and a line that no test reaches fails before a person: so its names
are held against the values of its own view, and its attributes against those that classes have.
"""

import ast
import datetime as dt
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from jinja2.runtime import LoopContext, Macro

from einvoice.web.pages import page_text
from einvoice.web.routes import ROUTES
from einvoice.web.templates import environment

FOLDER = Path("templates/web")
ROOMS = ("einvoice/web", "einvoice/core", "einvoice/store", "einvoice/pages", "jobs", "einvoice")
WEB = tuple(Path("einvoice/web").rglob("*.py"))
WORDS = Path("einvoice/texts/month_page.py")
NAMES = sorted(path.name for path in FOLDER.glob("*.j2"))
OF_EVERY_PAGE = {"shown_period", "writing"}
"""Names without which a page does as well."""
OF_LANGUAGE = frozenset(
    name
    for kind in (str, dict, tuple, dt.date, dt.datetime, LoopContext, Macro)
    for name in dir(kind)
)


@cache
def tree_of(name: str) -> nodes.Template:
    """Return a template as jinja2 reads it."""
    return environment("en").parse((FOLDER / name).read_text("utf-8"), name)


def family(name: str) -> set[str]:
    """Return a template with those that it extends."""
    extends = list(tree_of(name).find_all(nodes.Extends))
    bases = {text.value for node in extends for text in node.find_all(nodes.Const)}
    return {name}.union(*(family(base) for base in bases & {*NAMES}))


def set_in(name: str) -> set[str]:
    """Return the names that a template sets itself: variables, macros, what it imports."""
    tree = tree_of(name)
    names = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    names |= {node.name for node in tree.find_all(nodes.Macro)}
    return names | {node.target for node in tree.find_all(nodes.Import)}


@cache
def syntax(path: Path) -> ast.Module:
    """Return a module as Python reads it."""
    return ast.parse(path.read_text("utf-8"))


def texts_in(path: Path) -> set[str]:
    """Return the texts in a module, among them the keys of its values, and names of arguments."""
    tree = syntax(path)
    texts = {
        n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and type(n.value) is str
    }
    return texts | {n.arg for n in ast.walk(tree) if isinstance(n, ast.keyword) and n.arg}


def web_modules(path: Path) -> Iterator[Path]:
    """Yield the modules of the web that a module imports from."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("einvoice.web"):
            spec = find_spec(str(node.module))
            if spec is not None and spec.origin is not None:
                yield Path(spec.origin)


def views() -> Mapping[str, set[Path]]:
    """Return the modules that show each template."""
    shown: dict[str, set[Path]] = {name: set() for name in NAMES}
    for route in ROUTES:
        if route.template:
            shown[route.template].add(Path(str(inspect.getsourcefile(route.page))))
    for path in WEB:
        if "routes" not in path.name:
            for name in texts_in(path) & shown.keys():
                shown[name].add(path.absolute())
    return shown


VIEWS = views()
ALWAYS = set(inspect.signature(page_text).parameters) | {
    keyword.arg
    for node in ast.walk(ast.parse(inspect.getsource(page_text)))
    if isinstance(node, ast.Call)
    for keyword in node.keywords
    if keyword.arg
}


@pytest.mark.parametrize("name", NAMES)
def test_a_view_gives_the_values_of_its_template(name: str) -> None:
    """Each name that the template, or what it extends, does not set itself.

    Of parts that many pages import, some page gives it.
    """
    wanted = set().union(*(find_undeclared_variables(tree_of(one)) for one in family(name)))
    wanted -= set().union(*(set_in(one) for one in family(name)))
    wanted -= environment("en").globals.keys() | ALWAYS | OF_EVERY_PAGE
    modules = VIEWS[name] | {one for path in VIEWS[name] for one in web_modules(path)}
    given = set().union(*(texts_in(path) for path in modules or WEB))
    assert sorted(wanted - given) == []


@cache
def names_of_classes() -> frozenset[str]:
    """Return the names of fields, properties, methods and keys of values in the program."""
    found: set[str] = set()
    for room in ROOMS:
        for path in Path(room).rglob("*.py"):
            for node in ast.walk(syntax(path)):
                if isinstance(node, ast.ClassDef):
                    found |= {str(name) for name in members(node)}
    return frozenset(found.union(*(texts_in(path) for path in (*WEB, WORDS))))


def members(node: ast.ClassDef) -> Iterator[str]:
    """Yield the names that a class gives to its objects."""
    for part in node.body:
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            yield part.target.id
        elif isinstance(part, ast.Assign):
            yield from (target.id for target in part.targets if isinstance(target, ast.Name))
        elif isinstance(part, ast.FunctionDef):
            yield part.name


@pytest.mark.parametrize("name", NAMES)
def test_attributes_in_a_template_are_of_some_class(name: str) -> None:
    """One that no class of the program has is a field of yesterday."""
    macros = {node.name for one in NAMES for node in tree_of(one).find_all(nodes.Macro)}
    used = {node.attr for node in tree_of(name).find_all(nodes.Getattr)}
    assert sorted(used - names_of_classes() - OF_LANGUAGE - macros) == []
