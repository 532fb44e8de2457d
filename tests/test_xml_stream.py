"""A stream of entries takes little memory, whatever is in the file."""

import io

import pytest

from einvoice import xml_stream
from einvoice.encodings import Encoding
from einvoice.safe_xml import XmlRefusedError
from einvoice.xml_stream import StreamBounds, XmlEncodingError, root_of, stream

PATH = "r/g/e"
BOUNDS = StreamBounds(1_000_000, 1_000)


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small files then have many chunks."""
    monkeypatch.setattr(xml_stream, "_CHUNK", 128)


def paths(text: str) -> list[str]:
    """Return the paths a stream yields."""
    source = io.BytesIO(text.encode())
    return [path for path, _ in stream(source, PATH, [Encoding.UTF_8], BOUNDS)]


def test_entries_are_forgotten() -> None:
    """Ten times as many as may be in memory, each whole when it is yielded."""
    text = "<r><g>" + "".join(f"<e><v>{n}</v></e>\n" for n in range(10_000)) + "</g></r>"
    texts = []
    for path, element in stream(io.BytesIO(text.encode()), PATH, [Encoding.UTF_8], BOUNDS):
        if path == PATH:
            texts.append(element.findtext("v"))
        else:
            assert [child.tag for child in element] == (["g"] if path == "r" else [])
    assert texts == [str(n) for n in range(10_000)]


def test_what_is_yielded() -> None:
    """Entries, their parent, the root; and nothing of the same name in another place."""
    assert paths("<r><g><e/><x><e/></x></g><e/><x><g><e/></g></x></r>") == [PATH, "r/g", "r"]
    assert paths('<r xmlns="a" xmlns:b="b"><b:g><e/></b:g></r>') == [PATH, "r/g", "r"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<r><h>" + "<a/>" * 1_001 + "</h><g><e/></g></r>", id="before entries"),
        pytest.param("<r><g><e/></g>" + "<a/>" * 1_100 + "</r>", id="after them"),
        pytest.param("<r>" + ("<g><e/></g>" + "<a/>" * 300) * 4 + "<g><e/></g></r>", id="between"),
        pytest.param("<r><g>" + ("<e/>" + "<a/>" * 300) * 5 + "</g></r>", id="among them"),
        pytest.param("<r>" + "<g><e/></g>" * 201 + "</r>", id="many groups"),
        pytest.param("<r><g>" + "<e/><a/>" * 201 + "</g></r>", id="many runs"),
        pytest.param("<r><g><e>" + "<a/>" * 1_001 + "</e></g></r>", id="one entry"),
        pytest.param("<r " + " ".join(f'a{n}=""' for n in range(600)) + "/>", id="attributes"),
        pytest.param("<r><g><e/></g>" + "<g/>" * 1_100 + "</r>", id="empty groups"),
    ],
)
def test_nothing_hides_anywhere(text: str) -> None:
    """More nodes than may be in memory are refused, wherever they are."""
    with pytest.raises(XmlRefusedError, match="xml-too-many-nodes"):
        paths(text)


@pytest.mark.parametrize("before", range(110, 130))
def test_a_doctype_is_seen_across_chunks(before: int) -> None:
    """Wherever a chunk ends."""
    with pytest.raises(XmlRefusedError, match="xml-doctype"):
        paths("<r>" + " " * before + "<!DOCTYPE a></r>")


@pytest.mark.parametrize("before", range(115, 130))
def test_a_letter_may_be_cut_by_a_chunk(before: int) -> None:
    """Also when a chunk is its first byte alone."""
    text = "<r>" + " " * before + "ļ</r>"
    assert paths(text) == ["r"]
    assert root_of(io.BytesIO(text.encode()), BOUNDS) == ("", "r")


def test_zeros_are_another_encoding() -> None:
    """UTF-16 without a mark."""
    with pytest.raises(XmlEncodingError):
        paths("\0<\0r\0/\0>")
