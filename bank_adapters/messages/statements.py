"""Statements of accounts: told by their root, read as a stream, summed up before they count.

`read_statements` reads a whole file and returns its pages without entries, or the finding that
refuses it; `read_entries` reads the entries of one of these pages. Foreign input: whatever is in
it, the answer is one of the two. Source: docs/BANKS.md, "Statements"; decision 57.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from bank_adapters.messages.camt053 import CAMT_02, CAMT_08
from bank_adapters.messages.fidavista import FIDAVISTA, KNOWN_NAMESPACES
from bank_adapters.messages.statement_dialect import Dialect, EntryGroup
from bank_adapters.messages.statement_values import StatementFault
from bank_adapters.messages.xml_message import quarantined
from einvoice.core.findings import Finding, Level
from einvoice.core.foreign_names import escaped_text
from einvoice.core.iban import masked
from einvoice.core.payments import StatementEntry, StatementPage
from einvoice.core.statement_totals import Tally
from einvoice.safe_xml import Schema, XmlBrokenError, XmlElement, XmlRefusedError, load_schema
from einvoice.xml_stream import StreamBounds, XmlEncodingError, root_of, stream

BOUNDS = StreamBounds(max_bytes=256 * 1024 * 1024, max_nodes=200_000)
MAX_ENTRIES = 200_000
CURRENCY = "EUR"
_MOST_OF_FAULT = 250
_ISO = "urn:iso:std:iso:20022:tech:xsd:"
_VERSION = re.compile(r"[a-z]{4}\.[0-9]{3}\.[0-9]{3}\.[0-9]{2}")
_CAMT = {_ISO + dialect.format.value: dialect for dialect in (CAMT_02, CAMT_08)}


@dataclass(frozen=True, slots=True)
class StatementFile:
    """The pages in euro of a file, what is to be said of it, and the namespace of its root."""

    pages: tuple[StatementPage, ...]
    findings: tuple[Finding, ...]
    namespace: str


def is_statement(source: BinaryIO) -> bool:
    """Return whether a message is a statement by its root; the source is at its beginning again."""
    try:
        return root_of(source, BOUNDS)[1] in {"Document", "FIDAVISTA"}
    except XmlRefusedError:
        return False
    finally:
        source.seek(0)


def read_statements(name: str, source: BinaryIO) -> StatementFile | Finding:
    """Return the pages of a file, or the finding why none of it can be believed.

    ``source`` can be read again (`seek`). Codes of findings that refuse: ``answer-empty``,
    ``answer-broken`` (not whole XML: it may be half-written), ``answer-unreadable`` (too large,
    DOCTYPE or entities), ``answer-unknown`` (no statement), ``answer-invalid`` (not of the expected
    structure), ``statement-encoding``, ``statement-version``, ``statement-none``.
    """
    try:
        return _believed(name, source)
    except (XmlRefusedError, StatementFault) as error:
        return _refusal(name, error)


def read_entries(source: BinaryIO, page: StatementPage) -> Iterator[StatementEntry]:
    """Yield the booked entries of a page that `read_statements` returned, in the order of the file.

    The schema accepted these bytes when the page was read: it is not asked again. Whether they are
    still these is known by days and sums, at the end.

    Raises:
        ValueError, XmlRefusedError: these are not the bytes the page was read from.
    """
    source.seek(0)
    dialect = _dialect(page.source, *root_of(source, BOUNDS))
    if isinstance(dialect, Finding):
        raise StatementFault("root: not that of a statement")
    tally = Tally()
    for entry in _entries(source, dialect, page.place):
        tally.add(entry.booked_on, entry.cents)
        yield entry
    if tally.counted != page.days:
        raise StatementFault(f"{dialect.entry_path}: not the entries that were summed up")


def _entries(source: BinaryIO, dialect: Dialect, at: int) -> Iterator[StatementEntry]:
    """Yield the booked entries of one of the statements of a file."""
    place = 0
    for path, element in stream(source, dialect.entry_path, dialect.encodings, BOUNDS):
        if path != dialect.entry_path:
            place += 1
        elif place == at and (entry := dialect.entry(element)) is not None:
            yield entry
        if place > at:
            return


def _believed(name: str, source: BinaryIO) -> StatementFile | Finding:
    if not source.read(1):
        return quarantined("answer-empty", name, facts=())
    source.seek(0)
    namespace, root = root_of(source, BOUNDS)
    dialect = _dialect(name, namespace, root)
    if isinstance(dialect, Finding):
        return dialect
    return _file(name, namespace, _pages(name, source, dialect))


def _refusal(name: str, error: XmlRefusedError | StatementFault) -> Finding:
    if isinstance(error, StatementFault):
        fault = escaped_text(str(error), _MOST_OF_FAULT)
        return quarantined("answer-invalid", name, facts=(("fault", fault),))
    if isinstance(error, XmlBrokenError):
        return quarantined("answer-broken", name, facts=())
    if isinstance(error, XmlEncodingError):
        return quarantined("statement-encoding", name, facts=())
    return quarantined("answer-unreadable", name, facts=())


def _dialect(name: str, namespace: str, root: str) -> Dialect | Finding:
    if root == "FIDAVISTA":
        return FIDAVISTA
    if root != "Document":
        return quarantined("answer-unknown", name, facts=())
    if namespace in _CAMT:
        return _CAMT[namespace]
    version = namespace.removeprefix(_ISO)
    shown = version if _VERSION.fullmatch(version) else "?"
    return quarantined("statement-version", name, facts=(("version", shown),))


def _pages(name: str, source: BinaryIO, dialect: Dialect) -> list[StatementPage]:
    """Return the pages of a file; it is read to its last byte."""
    pages: list[StatementPage] = []
    groups: list[EntryGroup] = []
    group, entries = EntryGroup(), 0
    schema = load_schema(dialect.schema)
    root_path = dialect.entry_path.partition("/")[0]
    for path, element in stream(source, dialect.entry_path, dialect.encodings, BOUNDS):
        if path == dialect.entry_path:
            entries += 1
            if entries > MAX_ENTRIES:
                raise XmlRefusedError("xml-too-many-nodes", most=MAX_ENTRIES)
            group.add(dialect.sum_of(_accepted(element, dialect, schema)))
        elif path == root_path:
            pages = dialect.pages(name, _accepted(element, dialect, schema), groups)
        else:
            groups.append(group)
            group = EntryGroup()
    return pages


def _accepted(element: XmlElement, dialect: Dialect, schema: Schema) -> XmlElement:
    """Return an element as its schema expects it, once the schema has accepted it."""
    dialect.prepare(element)
    if not schema.accepts(element):
        raise StatementFault(str(schema.faults(element)[0]))
    return element


def _file(name: str, namespace: str, pages: list[StatementPage]) -> StatementFile | Finding:
    """Return what is taken of a file: the statements in euro."""
    if not pages:
        return quarantined("statement-none", name, facts=())
    findings = []
    if pages[0].format is FIDAVISTA.format and namespace not in KNOWN_NAMESPACES:
        shown = escaped_text(namespace) or "-"
        findings.append(
            Finding(Level.WARNING, "statement-namespace", name, facts=(("namespace", shown),))
        )
    for page in pages:
        if page.currency != CURRENCY:
            facts = (("account", masked(page.account)), ("currency", page.currency))
            findings.append(Finding(Level.NOTE, "statement-currency", name, facts=facts))
    taken = tuple(page for page in pages if page.currency == CURRENCY)
    return StatementFile(taken, tuple(findings), namespace)
