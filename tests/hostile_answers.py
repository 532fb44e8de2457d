"""Messages nobody meant well, or that broke on their way, and what each must come to."""

import gzip
from pathlib import Path

MIB = 1 << 20
CAP = 20_000_000
"""What `poll` downloads at most (`max_answer_bytes`)."""

GOOD = b'<FailedInvoice><Header infileId="F1"/><Footer totalNr="0"/></FailedInvoice>'


def external(tmp_path: Path) -> bytes:
    """An entity that names a file of ours."""
    (tmp_path / "secret").write_text("SECRET")
    head = f'<!DOCTYPE a [<!ENTITY b SYSTEM "file://{tmp_path}/secret">]>'.encode()
    return head + GOOD.replace(b"F1", b"&b;")


def laughs(_: Path) -> bytes:
    """Ten levels of entities that are ten of the one before."""
    entities = b"".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">'.encode() for n in range(10)
    )
    return b"<!DOCTYPE a [" + entities + b"]>" + GOOD.replace(b"F1", b"&l9;")


def hidden_doctype(_: Path) -> bytes:
    """A DOCTYPE in an encoding that hides it from a search of bytes."""
    return ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>').encode("utf-16")


def long_text(_: Path) -> bytes:
    """A text of 11 MB."""
    text = b"x" * (11 * MIB)
    return b"<FailedInvoice><Header infileId='F1'/><Invoice>" + text + b"</Invoice></FailedInvoice>"


def long_attribute(_: Path) -> bytes:
    """An attribute of 11 MB."""
    return b"<FailedInvoice a='" + b"x" * (11 * MIB) + b"'/>"


def deep(_: Path) -> bytes:
    """A hundred thousand elements in each other."""
    return b"<a>" * 100_000 + b"</a>" * 100_000


def many(_: Path) -> bytes:
    """As many small elements as fit below the cap."""
    return b"<FailedInvoice>" + b"<a/>" * (CAP // 4 - 100) + b"</FailedInvoice>"


def many_applications(_: Path) -> bytes:
    """As many records without anything as fit below the cap, and one that is wrong."""
    count = CAP // len(b"<Application/>") - 10
    return b"<ApplicationBank>" + b"<Application/>" * count + b"<b/></ApplicationBank>"


def many_faults(_: Path) -> bytes:
    """As many records that are each wrong as the count of nodes lets through."""
    return (
        b"<ApplicationBank>" + b"<Application><b/></Application>" * 199_000 + b"</ApplicationBank>"
    )


def many_attributes(_: Path) -> bytes:
    """One element with very many attributes."""
    return b"<a " + b" ".join(b"a%d=''" % n for n in range(1_000_000)) + b"/>"


def bomb(_: Path) -> bytes:
    """A gigabyte of zeros, packed."""
    return gzip.compress(b"\0" * (64 * MIB)) * 16


def packed(_: Path) -> bytes:
    """A good answer, packed: we never unpack what a bank sends."""
    return gzip.compress(GOOD)


def zeros(_: Path) -> bytes:
    """A disk image, or a file cut off by a crash."""
    return b"\0" * (CAP - 1)


HOSTILE = {
    external: "answer-unreadable",
    laughs: "answer-unreadable",
    hidden_doctype: "answer-unreadable",
    long_text: "answer-broken",
    long_attribute: "answer-broken",
    deep: "answer-broken",
    many: "answer-unreadable",
    many_applications: "answer-unreadable",
    many_faults: "answer-invalid",
    many_attributes: "answer-unreadable",
    bomb: "answer-broken",
    packed: "answer-broken",
    zeros: "answer-broken",
    lambda _: GOOD[:40]: "answer-broken",
    lambda _: b"<html/>": "answer-unknown",
    lambda _: b"": "answer-empty",
    lambda _: b"x" * (CAP + 1): "answer-unreadable",
    lambda _: GOOD: "FailedInvoiceAnswer",
}
