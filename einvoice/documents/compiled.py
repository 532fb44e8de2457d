"""Templates compiled to plain Python, which joins their values with the text between them.

An invoice has some two hundred values. jinja2 makes a piece of text of each and of what is between
two; here all that no condition parts is one f-string, which takes half the time. The language is
jinja2's and jinja2 reads it, but a template of a bank file may only say ``{{ name }}``,
``{{ name[0] }}``, ``{% if name %}`` with ``{% else %}``, and ``{% for names in name %}``. Every
value is a text, and escaped where it is printed, always.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

from jinja2 import Environment, TemplateSyntaxError, meta, nodes
from markupsafe import _escape_inner  # type: ignore[attr-defined]

Printer = Callable[[Mapping[str, object]], str]
"""Prints fields by name; `KeyError` names a field that is not there."""


def compiled(name: str, source: str) -> Printer:
    """Return the function that prints a template.

    Raises:
        TemplateSyntaxError: it is no template, or says more than the words above.
    """
    tree = Environment(autoescape=False).parse(source, name)  # noqa: S701 - values are escaped
    given = meta.find_undeclared_variables(tree)
    for loop in tree.find_all(nodes.For):
        if given.intersection(_names(loop.target)):
            raise _refusal(loop)  # a name is a field everywhere, or a part of one
    lines = [
        "def printed(fields):",
        *(f" {_name(field)} = fields[{field!r}]" for field in sorted(given)),
        " texts = []",
        " add = texts.append",
        *_statements(tree.body, " "),
        " return ''.join(texts)",
    ]
    made: dict[str, Any] = {"escaped": _escape_inner}
    exec(compile("\n".join(lines), name, "exec"), made)  # noqa: S102 - of the words above only
    return cast("Printer", made["printed"])


def _statements(body: Sequence[nodes.Node], indent: str) -> Iterator[str]:
    pieces: list[str] = []
    for node in body:
        if isinstance(node, nodes.Output):
            pieces += map(_piece, node.nodes)
            continue
        yield from _added(pieces, indent)
        pieces.clear()
        yield from _block(node, indent)
    yield from _added(pieces, indent)


def _added(pieces: Sequence[str], indent: str) -> Iterator[str]:
    if pieces:
        yield f"{indent}add({' '.join(pieces)})"


def _piece(node: nodes.Node) -> str:
    """Return what is printed as an f-string; those that follow each other are one."""
    if isinstance(node, nodes.TemplateData):
        return "f" + repr(node.data.replace("{", "{{").replace("}", "}}"))
    return f'f"{{escaped({_value(node)})}}"'


def _block(node: nodes.Node, indent: str) -> Iterator[str]:
    within = indent + " "
    if isinstance(node, nodes.If) and not node.elif_:
        yield f"{indent}if {_value(node.test)}:"
        yield from (*_statements(node.body, within), f"{within}pass")
        yield f"{indent}else:"
        yield from (*_statements(node.else_, within), f"{within}pass")
    elif isinstance(node, nodes.For) and not (node.else_ or node.test or node.recursive):
        names = ", ".join(map(_name, _names(node.target)))
        yield f"{indent}for {names} in {_value(node.iter)}:"
        yield from (*_statements(node.body, within), f"{within}pass")
    else:
        raise _refusal(node)


def _value(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return _name(node.name)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        place = node.arg.value
        if isinstance(place, int):
            return f"{_value(node.node)}[{place}]"
    raise _refusal(node)


def _names(target: nodes.Node) -> list[str]:
    """Return the names that a loop gives to the parts of each item."""
    return [
        node.name for node in (target, *target.iter_child_nodes()) if isinstance(node, nodes.Name)
    ]


def _name(name: str) -> str:
    """Return a name as the function has it, where it meets none of the function's own."""
    return f"_{name}"


def _refusal(node: nodes.Node) -> TemplateSyntaxError:
    return TemplateSyntaxError(f"{type(node).__name__} is not for a bank file", node.lineno)
