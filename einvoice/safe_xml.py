"""XML read safely: the only owner of lxml and xmlschema.

Foreign bytes are capped, parsed without DTD, entities, network or huge trees, and refused when
they carry a DOCTYPE. Schemas are this project's own (package `schemas`). libxml2 checks every
byte; xmlschema (40 to 70 times slower) is the second opinion and words the exact reason for a
document that failed, in the words of `xml_faults`. Source: docs/BANKS.md, "Answers".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, cast

from lxml import etree

from einvoice.core.errors import EInvoiceError
from einvoice.xml_faults import XmlFault, libxml2_fault, xmlschema_fault

if TYPE_CHECKING:
    from lxml.etree import _Element as _LxmlElement
    from xmlschema import XMLSchema

MAX_BYTES = 50_000_000
"""Cap for documents whose caller knows no tighter one; above any bank's file limit."""

_OFF = "resolve_entities load_dtd dtd_validation attribute_defaults huge_tree recover"
_ON = "no_network remove_comments remove_pis"  # a text with a comment in it would end there
HARDENED: Mapping[str, Any] = MappingProxyType(
    dict.fromkeys(_OFF.split(), False) | dict.fromkeys(_ON.split(), True)
)
"""Settings of libxml2 for foreign bytes, of a whole document and of a stream."""


class XmlElement(Protocol):
    """The methods of a parsed element that other rooms may use."""

    @property
    def tag(self) -> str:
        """The element's name."""
        ...

    @property
    def text(self) -> str | None:
        """The text before the first child, `None` where there is none."""
        ...

    def __iter__(self) -> "Iterator[XmlElement]":
        """Iterate over the children."""
        ...

    def __len__(self) -> int:
        """Count the children."""
        ...

    def items(self) -> "Sequence[tuple[str, str]]":
        """Return the attributes."""
        ...

    def iter(self, *tags: str) -> "Iterator[XmlElement]":
        """Iterate over all elements of these names, in order."""
        ...

    def get(self, key: str) -> str | None:
        """Return an attribute's value, `None` where there is none."""
        ...

    def findtext(self, path: str) -> str | None:
        """Return the text of the first element on a path, `None` where there is none."""
        ...

    def iterfind(self, path: str) -> "Iterator[XmlElement]":
        """Iterate over the elements on a path."""
        ...


class XmlRefusedError(EInvoiceError):
    """The bytes are no XML, are too large, or carry what is never accepted."""


class XmlBrokenError(XmlRefusedError):
    """The bytes are not well-formed XML; they may be the beginning of a document."""


def parse(content: bytes, max_bytes: int = MAX_BYTES, max_nodes: int | None = None) -> XmlElement:
    """Return the root element of a document.

    ``max_nodes`` bounds what the tree may take in memory (some 140 bytes a node) before it is
    built: elements, the texts between tags, and attributes with their texts.

    Raises:
        XmlBrokenError: not well-formed.
        XmlRefusedError: more than ``max_bytes`` or ``max_nodes``, or with a DOCTYPE or entities.
    """
    if len(content) > max_bytes:
        raise XmlRefusedError("xml-too-large", size=len(content), most=max_bytes)
    if max_nodes is not None and _most_nodes(content) > max_nodes:
        raise XmlRefusedError("xml-too-many-nodes", most=max_nodes)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise XmlRefusedError("xml-doctype")
    try:
        root = etree.fromstring(content, _parser())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise XmlBrokenError("xml-broken", line=line, column=column) from None
    # Bytes in another encoding (UTF-16) hide a DOCTYPE from the search above, not from libxml2.
    if root.getroottree().docinfo.internalDTD is not None:
        raise XmlRefusedError("xml-doctype")
    return cast("XmlElement", root)


def without(content: bytes, paths: Iterable[str]) -> bytes:
    """Return a document without the content of some paths below its root (``@name`` at the end).

    Anything but well-formed XML is returned as it is; an empty element keeps its end tag.
    """
    try:
        root = etree.fromstring(content, _parser())
    except etree.XMLSyntaxError:
        return content
    for path in paths:
        way, _, name = path.rpartition("/")
        for owner in root.iterfind(way) if way else (root,):
            if name.startswith("@"):
                owner.attrib.pop(name[1:], "")
            else:
                for child in owner.findall(name):
                    owner.remove(child)
    for element in root.iter():
        if not len(element) and element.text is None:
            element.text = ""  # <a></a>, as templates write it, rather than <a/>
    return etree.tostring(root, encoding="utf-8", xml_declaration=False)


def _most_nodes(content: bytes) -> int:
    """Return how many nodes a document can have at most, told by its signs."""
    tags = content.count(b"<")
    return tags - content.count(b"</") + tags + 2 * content.count(b"=")


class _NoTree:
    """A target of a parser that keeps nothing of a document."""

    def close(self) -> None:
        """End a document."""


class Schema:
    """One of this project's schemas. Not to be shared between threads (libxml2's error log)."""

    def __init__(self, name: str) -> None:
        self.name = name
        with _schema_folder() as folder:
            self._libxml2 = etree.XMLSchema(etree.parse(str(folder / name), _parser()))
        self._one_pass = etree.XMLParser(
            schema=self._libxml2, target=cast("Any", _NoTree()), **HARDENED
        )

    def takes(self, content: bytes) -> bool:
        """Return whether libxml2 finds our own bytes well-formed and valid, in one pass.

        No tree is built, which is half the work. Where it is False `parse` and `faults` say why.
        """
        if b"<!" in content:
            return False
        try:
            etree.fromstring(content, self._one_pass)
        except etree.XMLSyntaxError:
            return False
        # With a target lxml ends as if all were well: what the schema refuses is only in the log.
        return not len(self._one_pass.error_log)

    def accepts(self, element: XmlElement) -> bool:
        """Return whether libxml2 finds an element (with all below it) valid."""
        return self._libxml2.validate(cast("_LxmlElement", element))

    def faults(self, element: XmlElement) -> tuple[XmlFault, ...]:
        """Return every rule libxml2 finds broken in an element; empty = valid."""
        if self.accepts(element):
            return ()
        return tuple(libxml2_fault(entry) for entry in self._libxml2.error_log)  # type: ignore[attr-defined]

    def first_fault(self, element: XmlElement) -> XmlFault | None:
        """Return the first rule a foreign document breaks; None when it is valid.

        Its children are looked at one by one, each alone: libxml2 names the place of every error
        by counting siblings, so that a document of very many wrong elements would never end. The
        schema declares the children as global elements.
        """
        for child in cast("_LxmlElement", element).iterchildren(tag=etree.Element):
            if not self._libxml2.validate(child):
                return self._last_fault()
        return None if self.accepts(element) else self._last_fault()

    def _last_fault(self) -> XmlFault:
        return next(libxml2_fault(entry) for entry in self._libxml2.error_log)  # type: ignore[attr-defined]

    def make_second(self) -> None:
        """Make the second validator, which is made otherwise when it is asked first (0.2 s)."""
        _second_opinion(self.name)

    def explain(self, content: bytes) -> tuple[XmlFault, ...]:
        """Return what xmlschema finds broken: slow and exact, for a document that was refused.

        ``content`` must have passed `parse`.
        """
        from xmlschema import XMLResource

        with _schema_folder() as folder:
            resource = XMLResource(content, base_url=str(folder), defuse="never", allow="sandbox")
        schema = _second_opinion(self.name)
        return tuple(xmlschema_fault(error) for error in schema.iter_errors(resource))


@cache
def load_schema(name: str) -> Schema:
    """Return a schema by its file name in package `schemas`, loaded once per process.

    Raises:
        OSError: there is no such file.
    """
    return Schema(name)


@cache
def _parser() -> etree.XMLParser:
    """The hardened parser, built once: that costs more than a small document."""
    return etree.XMLParser(**HARDENED)


@contextmanager
def _schema_folder() -> Iterator[Path]:
    with as_file(files("schemas")) as folder:
        yield folder


@cache
def _second_opinion(name: str) -> "XMLSchema":
    from xmlschema import XMLSchema

    with _schema_folder() as folder:
        return XMLSchema(str(folder / name), defuse="always", allow="sandbox")
