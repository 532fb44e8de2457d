"""Names in foreign XML: matched without their namespaces, which a bank may add or change."""

from typing import TYPE_CHECKING, cast

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element as _LxmlElement

_OF_XML_ITSELF = {
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/2001/XMLSchema-instance",
}


def drop_namespaces(root: object) -> tuple[str, ...]:
    """Leave elements and attributes of a foreign document their local names; return what they had.

    An attribute without a namespace is never replaced by an attribute that has the same local
    name. What XML itself says of languages, spaces, types and schemas goes without a word.
    """
    removed: set[str] = set()
    for element in cast("_LxmlElement", root).iter(etree.Element):
        tag = str(element.tag)
        if tag.startswith("{"):
            namespace, element.tag = _split(tag)
            removed.add(namespace)
        for key in element.keys():  # noqa: SIM118 - an element is no mapping
            if str(key).startswith("{"):
                removed |= _rename(element, str(key))
    return tuple(sorted(removed))


def _rename(element: "_LxmlElement", key: str) -> set[str]:
    """Leave an attribute its local name; return its namespace where that says something."""
    namespace, name = _split(key)
    value = element.attrib.pop(key)
    if namespace in _OF_XML_ITSELF:
        return set()
    if name not in element.attrib:
        element.set(name, value)
    return {namespace}


def _split(name: str) -> tuple[str, str]:
    """Return the namespace and the local name of `{namespace}name`."""
    namespace, _, local = name.rpartition("}")
    return namespace.removeprefix("{"), local
