"""Large foreign XML read as a stream, entry by entry: the third module that uses lxml.

The bytes are counted, decoded strictly and searched for a DOCTYPE before libxml2 sees them; no tree
holds more than a bounded number of nodes, whatever is in the file. Source: docs/BANKS.md,
"Statements".
"""

import codecs
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from lxml import etree

from einvoice.encodings import Encoding
from einvoice.safe_xml import HARDENED, XmlBrokenError, XmlElement, XmlRefusedError

if TYPE_CHECKING:
    from lxml.etree import _Element as _LxmlElement

_CHUNK = 64 * 1024
_DECLARED = re.compile(rb"\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{1,40})[\"']")
_FORBIDDEN = ("<!DOCTYPE", "<!ENTITY")
_MOST_RUNS = 200
"""How many groups of entries a file may have: accounts and currencies of one manager."""


class XmlEncodingError(XmlRefusedError):
    """The bytes are not in an encoding that is accepted, or not in the declared encoding."""


@dataclass(frozen=True, slots=True)
class StreamBounds:
    """How large a document may be, and how many nodes of it may be in memory at a time."""

    max_bytes: int
    max_nodes: int


def root_of(source: BinaryIO, bounds: StreamBounds) -> tuple[str, str]:
    """Return namespace and local name of a document's root; the source is at its beginning again.

    Raises:
        XmlRefusedError: as `stream` does.
    """
    events = _events(_Guarded(source, tuple(Encoding), bounds), ("start",), None)
    element = next(events)
    source.seek(0)
    name = etree.QName(element)
    return name.namespace or "", name.localname


def stream(
    source: BinaryIO, entry: str, encodings: Collection[Encoding], bounds: StreamBounds
) -> Iterator[tuple[str, XmlElement]]:
    """Yield every entry with its path, then its parent when that ends, then the root at the end.

    ``entry`` is a path of local names (`Document/BkToCstmrStmt/Stmt/Ntry`). What an entry has in it
    is forgotten after it was yielded; its parent and the root are yielded without entries.

    Raises:
        XmlBrokenError: not well-formed.
        XmlEncodingError: none of ``encodings``; UTF-8 where nothing is declared.
        XmlRefusedError: too large, or with a DOCTYPE or entities.
    """
    group = entry.rpartition("/")[0]
    names = [entry.partition("/")[0], group.rpartition("/")[2], entry.rpartition("/")[2]]
    guarded = _Guarded(source, encodings, bounds)
    runs, parent, tag = 0, None, ""
    for element in _events(guarded, ("end",), [f"{{*}}{name}" for name in names]):
        above = element.getparent()
        if above is None or above is not parent or element.tag != tag:  # elsewhere than before
            path, parent, tag = _path(element), above, str(element.tag)
        if path == entry:
            runs += _forget_last(element, guarded, bounds.max_nodes)
            if runs > _MOST_RUNS:
                raise XmlRefusedError("xml-too-many-nodes", most=bounds.max_nodes)
            yield path, cast("XmlElement", element)
            element.clear(keep_tail=True)  # type: ignore[call-arg]
        elif path in {group, names[0]}:
            for left in element.findall(f"{{*}}{names[2]}") if path == group else ():
                element.remove(left)
            yield path, cast("XmlElement", element)


class _Guarded:
    """A file as libxml2 may read it: bounded, of one encoding, without a DOCTYPE, in UTF-8."""

    def __init__(
        self, source: BinaryIO, encodings: Collection[Encoding], bounds: StreamBounds
    ) -> None:
        self._source = source
        self._bounds = bounds
        self._read = self._tags = self._kept = 0
        self._tail = ""
        self._first = self._next()
        self._decoder = codecs.getincrementaldecoder(self._encoding(encodings))()

    def read(self, _size: int = -1) -> bytes:
        """Return the next bytes in UTF-8; none at the end."""
        text, is_end = "", False
        while not text and not is_end:  # a chunk may end within its only letter
            chunk, self._first = self._first or self._next(), b""
            is_end = not chunk
            text = self._decoded(chunk)
        seen = self._tail + text
        if any(word in seen for word in _FORBIDDEN):
            raise XmlRefusedError("xml-doctype")
        self._tail = seen[-len(_FORBIDDEN[0]) :]
        self._tags += text.count("<") + 2 * text.count("=")
        if self._tags - self._kept > self._bounds.max_nodes:
            raise XmlRefusedError("xml-too-many-nodes", most=self._bounds.max_nodes)
        return text.encode()

    def forget(self) -> None:
        """Count nodes from here: what was read before is no longer in memory, or was counted."""
        self._kept = self._tags

    def _decoded(self, chunk: bytes) -> str:
        try:
            return self._decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            if not chunk:  # the file ends within a letter
                raise XmlBrokenError("xml-broken", line=0, column=0) from None
            raise XmlEncodingError("xml-encoding") from None

    def _next(self) -> bytes:
        chunk = self._source.read(_CHUNK)
        self._read += len(chunk)
        if self._read > self._bounds.max_bytes:
            raise XmlRefusedError("xml-too-large", size=self._read, most=self._bounds.max_bytes)
        return chunk

    def _encoding(self, encodings: Collection[Encoding]) -> str:
        """Return the encoding the first bytes declare; a mark of UTF-8 is taken off."""
        self._first = self._first.removeprefix(codecs.BOM_UTF8)
        declared = _DECLARED.match(self._first)
        name = declared[1].decode("ascii", "replace").lower() if declared else Encoding.UTF_8
        if name not in encodings or b"\0" in self._first[:4]:
            raise XmlEncodingError("xml-encoding")
        return str(name)


def _events(
    guarded: _Guarded, kinds: tuple[str, ...], tags: list[str] | None
) -> Iterator["_LxmlElement"]:
    """Yield the elements of these names, or all, as the hardened parser begins or ends them."""
    try:
        events = etree.iterparse(
            guarded,
            kinds,
            tag=tags,
            encoding="utf-8",
            **HARDENED,
            collect_ids=False,
        )
        for _, element in events:
            yield element
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise XmlBrokenError("xml-broken", line=line, column=column) from None


def _path(element: "_LxmlElement") -> str:
    names = [_name(element), *(_name(above) for above in element.iterancestors())]
    return "/".join(reversed(names))


def _name(element: "_LxmlElement") -> str:
    return str(element.tag).rpartition("}")[2]


def _forget_last(element: "_LxmlElement", guarded: _Guarded, max_nodes: int) -> int:
    """Take the entry before this from the tree; return 1 where a run of entries begins.

    At the beginning of a run the whole tree is counted, so that nothing can hide between runs.
    """
    before = element.getprevious()
    if before is not None and _name(before) == _name(element):
        before.getparent().remove(before)  # type: ignore[union-attr] # an entry is not the root
        guarded.forget()
        return 0
    tree = element.getroottree().iter()
    if sum(1 + 2 * len(node.attrib) for node in tree) > max_nodes:
        raise XmlRefusedError("xml-too-many-nodes", most=max_nodes)
    guarded.forget()
    return 1
