"""The templates of the portal, compiled for each language: what a page can say besides its values.

A text without values is the same on every page of a language, and so is the address of a file: both
are put in when a template is compiled, not looked up, filled and escaped for each page anew. So are
templates that another includes.
"""

from collections.abc import Callable, Mapping, MutableMapping
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, nodes
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer

from einvoice.clock import local_time
from einvoice.core.advice import Action, Advice
from einvoice.core.period import Period
from einvoice.pages.figures import cubic_metres, sum_text
from einvoice.spelling import command_line
from einvoice.texts import LANGUAGES, in_language
from einvoice.texts.documents import period_name, unit_label
from einvoice.texts.meter_explanations import METER_SERVICES
from einvoice.texts.portal import portal_text
from einvoice.texts.writing import written
from einvoice.web.static_files import static_path

_NO_BREAK = "\u00a0"


@cache
def environment(language: str) -> Environment:
    """Return the templates of a language; every value in them is escaped."""

    def text(key: str, **facts: object) -> str:
        return portal_text(key, language, **facts)

    always: dict[str, Callable[..., str]] = {
        "step": _step,
        "t": text,
        "t_in": portal_text,
        "static": static_path,
    }
    made = Environment(
        autoescape=True,
        loader=_Loader(always),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.context_class = _QuickCalls
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # Russian is a third as long
    made.globals |= always
    made.globals |= {
        "languages": LANGUAGES,
        "money": lambda cents: f"{sum_text(cents, language)}{_NO_BREAK}€",
        "cubic_metres": lambda value_e3: cubic_metres(value_e3, language),
        "day": lambda value: str(written(value.isoformat(), language)),
        "moment": partial(_moment, language=language),
        "service": lambda name: in_language(METER_SERVICES[str(name)], language),
        "unit": lambda name: unit_label(name, language),
        "period": lambda value: _period(str(value), language),
    }
    return made


class _QuickCalls(Context):
    """Calls what a template names, which is a third of the library's work for a call.

    The library looks at each call whether a function wants its context: of ours only macros do.
    """

    def call(
        self,
        called: Callable[..., Any],
        /,
        *args: object,
        _block_vars: object = None,
        _loop_vars: object = None,
        **named: object,
    ) -> Any:  # noqa: ANN401 - whatever the function returns
        """Return what a function, a method or a macro returns."""
        if isinstance(called, Macro):
            return super().call(called, *args, **named)
        return called(*args, **named)


class _Loader(FunctionLoader):
    """Templates that are whole, with what calls return where they always return the same."""

    def __init__(self, always: Mapping[str, Callable[..., str]]) -> None:
        super().__init__(_source)
        self._always = always

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the library's name
    ) -> Template:
        """Return a template, compiled."""
        _, filename, _ = self.get_source(environment, name)
        code = environment.compile(self._tree(environment, name), name, filename)
        return environment.template_class.from_code(environment, code, globals or {})

    def _tree(self, environment: Environment, name: str) -> nodes.Template:
        source, filename, _ = self.get_source(environment, name)
        known = _Known(self._always, partial(self._tree, environment))
        tree: nodes.Template = known.visit(environment.parse(source, name, filename))
        return tree


class _Known(NodeTransformer):
    """Puts in place what a template knows before it is asked for a page.

    That is what a call returns, where the template has all its values, and a template included by
    its name.
    """

    def __init__(
        self, calls: Mapping[str, Callable[..., str]], tree: Callable[[str], nodes.Template]
    ) -> None:
        self._calls, self._tree = calls, tree

    def visit_Include(self, node: nodes.Include) -> nodes.Stmt:  # noqa: N802 - the library's name
        """Return the included template; what it sets is its own."""
        if not isinstance(node.template, nodes.Const):
            return node
        return nodes.Scope(self._tree(node.template.value).body, lineno=node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802 - the library's name
        """Return the text that a call always returns, or the call."""
        self.generic_visit(node)
        call = self._calls.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        values = [*node.args, *(keyword.value for keyword in node.kwargs)]
        if call is None or not all(isinstance(value, nodes.Const) for value in values):
            return node
        facts = {keyword.key: keyword.value.as_const() for keyword in node.kwargs}
        text = call(*(value.as_const() for value in node.args), **facts)
        return nodes.Const(text, lineno=node.lineno)


def _step(action: str, **facts: str) -> str:
    """Return the command for an action on what the facts name, as staff type it."""
    return command_line(Advice.of(Action(action), **facts))


@lru_cache(1024)
def _period(month: str, language: str) -> str:
    """Return how a month is called; a company has few of them."""
    return period_name(Period.parse(month), language)


def _moment(timestamp: str, language: str) -> str:
    """Return a moment (UTC) as day and time in Riga."""
    local = local_time(timestamp)
    return f"{written(local.date().isoformat(), language)} {local:%H:%M}"


def _source(name: str) -> str | None:
    path = files("templates") / "web" / name
    return path.read_text("utf-8") if path.is_file() else None
