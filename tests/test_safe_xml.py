from pathlib import Path

import pytest

from einvoice.safe_xml import XmlRefusedError, load_schema, parse, without
from einvoice.xml_faults import XmlFault

SCHEMA = load_schema("e-invoice-1.2.xsd")


def laughs(depth: int) -> str:
    """Return entities that each hold ten of the one before."""
    entities = ['<!ENTITY l0 "ha">']
    entities += [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, depth)]
    return f"<!DOCTYPE a [{''.join(entities)}]><a>&l{depth - 1};</a>"


@pytest.mark.parametrize(
    "document",
    [
        pytest.param("<!DOCTYPE a><a/>", id="plain doctype"),
        pytest.param('<!DOCTYPE a SYSTEM "http://example.lv/a.dtd"><a/>', id="external DTD"),
        pytest.param(laughs(9), id="billion laughs"),
        pytest.param("<a>&unknown;</a>", id="unknown entity"),
        pytest.param('<!DOCTYPE a [<!ATTLIST a b CDATA "x">]><a/>', id="default attribute"),
        pytest.param("<a><b></a>", id="not well-formed"),
        pytest.param("", id="empty"),
        pytest.param("<a/><a/>", id="two roots"),
        pytest.param("<a>\x00</a>", id="NUL"),
        pytest.param("<a>" * 300 + "</a>" * 300, id="too deep"),
    ],
)
def test_hostile_documents_are_refused(document: str) -> None:
    """No DTD, no entities, no broken document gets past the parser."""
    with pytest.raises(XmlRefusedError):
        parse(document.encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-7", "cp037"])
def test_a_doctype_cannot_hide_in_another_encoding(encoding: str) -> None:
    """What a search for bytes does not see, the parser's own record does."""
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'
    content = text.encode(encoding)
    if encoding != "utf-7":
        assert b"<!DOCTYPE" not in content
    with pytest.raises(XmlRefusedError):
        parse(content)


def test_a_doctype_is_refused_before_it_is_parsed() -> None:
    """libxml2 never sees a DTD: what follows a DOCTYPE is not even looked at."""
    with pytest.raises(XmlRefusedError, match="xml-doctype"):
        parse(b"<!DOCTYPE a [<!ENTITY e 'x'><a>")


def test_external_entity_reads_no_file(tmp_path: Path) -> None:
    """An entity that names a file is refused, in any encoding; its text is in no message."""
    secret = tmp_path / "secret.txt"
    secret.write_text("somebody's text")
    document = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]><a>&x;</a>'
    with pytest.raises(XmlRefusedError) as caught:
        parse(document.encode())
    assert "somebody" not in str(caught.value)
    with pytest.raises(XmlRefusedError):
        parse(document.encode("utf-16"))


def test_size_is_capped_before_parsing() -> None:
    """A document one byte too large is refused, one at the cap is read."""
    document = b"<a>bb</a>"
    assert parse(document, len(document)).tag == "a"
    with pytest.raises(XmlRefusedError, match="xml-too-large size=9 most=8"):
        parse(document, 8)


def test_message_says_where_and_not_what() -> None:
    """A refusal names line and column, never the text there."""
    with pytest.raises(XmlRefusedError, match="xml-broken line=2") as caught:
        parse(b"<a>\n<Anna></a>")
    assert "Anna" not in str(caught.value)


BROKEN = [
    pytest.param(
        "<Footer><TotalNumberInvoices>SECRET</TotalNumberInvoices>"
        "<TotalAmount>1.00</TotalAmount></Footer>",
        "/Footer/TotalNumberInvoices",
        "not a value of the expected type",
        "not a value of type positiveInteger (has 6 characters)",
        id="type",
    ),
    pytest.param(
        "<Footer><TotalNumberInvoices>1</TotalNumberInvoices>"
        "<TotalAmount>1.001</TotalAmount></Footer>",
        "/Footer/TotalAmount",
        "more decimals than allowed",
        "the number of fraction digits has to be lesser or equal than 2 (is 1.001)",
        id="decimals",
    ),
    pytest.param(
        "<Header><Date>2026-11-05</Date><FileId>SECRETSECRETSECRETSECRET</FileId>"
        "<Version>1.2</Version></Header>",
        "/Header/FileId",
        "longer than allowed",
        "value length cannot be greater than 20 (has 24 characters)",
        id="length",
    ),
    pytest.param(
        "<Header><Date>2026-11-05</Date><FileId>1</FileId><Version>SECRET</Version></Header>",
        "/Header/Version",
        "not one of the allowed values",
        "value must be one of ['1.2'] (has 6 characters)",
        id="choice",
    ),
    pytest.param(
        "<Header><Date>2026-11-05</Date><FileId>1</FileId><Version>1.2</Version>"
        "<PayeeAccountNumber>secret SECRET</PayeeAccountNumber></Header>",
        "/Header/PayeeAccountNumber",
        "not of the expected pattern",
        "value doesn't match any pattern of ['[0-9A-Z|]*'] (has 13 characters)",
        id="pattern",
    ),
    pytest.param(
        "<Header><Date>2026-11-05</Date><FileId>1</FileId><AppId/></Header>",
        "/Header",
        "Missing child element(s). Expected is ( Version )",
        "The content of element 'Header' is not complete. Tag 'Version' expected",
        id="missing element",
    ),
    pytest.param(
        "<Footer secret='SECRET'><TotalNumberInvoices>1</TotalNumberInvoices>"
        "<TotalAmount>1.00</TotalAmount></Footer>",
        "/Footer",
        "The attribute 'secret' is not allowed",
        "'secret' attribute not allowed for element",
        id="unknown attribute",
    ),
    pytest.param(
        "<Other>SECRET</Other>",
        "/Other",
        "No matching global declaration available for the validation root",
        "'Other' is not an element of the schema (has 6 characters)",
        id="unknown root",
    ),
]


@pytest.mark.parametrize(("document", "path", "libxml2", "xmlschema"), BROKEN)
def test_faults_name_element_and_rule_and_no_secret(
    document: str, path: str, libxml2: str, xmlschema: str
) -> None:
    """Both validators say where and why; what stood there only if it is a figure or a date."""
    element = parse(document.encode())
    assert not SCHEMA.accepts(element)
    faults, explained = SCHEMA.faults(element), SCHEMA.explain(document.encode())
    assert faults[0].reason == libxml2
    assert faults[0].path.startswith(path)
    assert explained == (XmlFault(path, xmlschema),)
    assert "SECRET" not in f"{faults}{explained}"


@pytest.mark.parametrize(
    ("document", "paths", "left"),
    [
        pytest.param(b'<a b="1" c="2"/>', ("@b",), b'<a c="2"></a>', id="attribute"),
        pytest.param(b"<a><b>1</b><c/><b/></a>", ("b",), b"<a><c></c></a>", id="every element"),
        pytest.param(b'<a><b x="1"><c/></b></a>', ("b/c", "b/@x"), b"<a><b></b></a>", id="deeper"),
        pytest.param("<a><b>ā</b></a>".encode(), ("c", "@d"), "<a><b>ā</b></a>".encode(), id="no"),
        pytest.param(b"<a><b></a>", ("b",), b"<a><b></a>", id="not well-formed"),
    ],
)
def test_without(document: bytes, paths: tuple[str, ...], left: bytes) -> None:
    """What stands on a path is left out, wherever and as often as it stands there."""
    assert without(document, paths) == left


def test_faults_of_attributes_name_the_attribute() -> None:
    """An attribute's fault has the attribute in its path, and not its value."""
    document = '<Invoice regNumber="SECRET: SECRET\': SECRET" languageId="&#10;"/>'
    element = parse(document.encode())
    for faults in (SCHEMA.faults(element), SCHEMA.explain(document.encode())):
        paths = {fault.path for fault in faults}
        assert {"/Invoice/@regNumber", "/Invoice/@languageId"} <= paths
        assert "SECRET" not in str(faults)


def test_valid_element_has_no_faults() -> None:
    """Empty faults are the proof of validity, from both validators."""
    document = (
        b"<Footer><TotalNumberInvoices>1</TotalNumberInvoices>"
        b"<TotalAmount>1.00</TotalAmount></Footer>"
    )
    element = parse(document)
    assert SCHEMA.accepts(element)
    assert SCHEMA.faults(element) == ()
    assert SCHEMA.explain(document) == ()


def test_a_missing_schema_is_an_error() -> None:
    """A schema that is not there stops; nothing is called valid without it."""
    with pytest.raises(OSError, match="no-such"):
        load_schema("no-such.xsd")


def test_fault_reads_as_where_and_why() -> None:
    """A fault in words."""
    assert str(XmlFault("/a/b", "too long")) == "/a/b: too long"
