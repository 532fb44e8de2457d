"""A bank's judgement of one file: bytes in, a verdict per invoice out. No clock, no disk.

Written from the banks' side and on purpose sharing nothing with the code that builds the files,
so that a mistake there is not repeated here. Fail codes: `messages/fail_codes.toml`;
which rules a bank really applies beyond its schema is assumed.
"""

import datetime as dt
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from bank_adapters.simulator.books import Books, Held, OpenBooks
from bank_adapters.simulator.offered import Offered, judge_offered, text
from einvoice.core.channels import ChannelProfile
from einvoice.safe_xml import Schema, XmlElement, XmlRefusedError, parse

_FILE_ID = re.compile(rb"<FileId>\s*([A-Za-z0-9_.-]{1,100})\s*</FileId>")
_HEADER_BYTES = 4096
_ONE_AT_A_TIME = threading.Lock()  # a compiled schema is not to be used by two threads at once
_SCHEMA_REFERENCE = "{http://www.w3.org/2001/XMLSchema-instance}noNamespaceSchemaLocation"
_TAKEN = frozenset({"", "86", "103", "104", "105"})
"""Codes that say something of an invoice that was accepted."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One invoice's fate: its code, empty when there is nothing to say, and how it is kept."""

    global_id: str
    fail_code: str = ""
    held: Held | None = field(default=None, compare=False)

    @property
    def is_refused(self) -> bool:
        """Whether the bank did not take the invoice."""
        return self.fail_code not in _TAKEN


@dataclass(frozen=True, slots=True)
class Judgement:
    """A file's fate.

    ``file_id`` is as the file has it, or what could be made out of it. ``fail_code`` is empty
    unless the whole file is refused; then there are no ``verdicts``. Otherwise there is one for
    each invoice, in the file's order. ``was_read`` says whether the file got far enough for its
    id to count as received. ``sellers`` and ``contracts`` are those of its invoices.
    """

    file_id: str
    fail_code: str = ""
    verdicts: tuple[Verdict, ...] = ()
    was_read: bool = True
    sellers: frozenset[str] = field(default=frozenset(), compare=False)
    contracts: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def listed(self) -> tuple[Verdict, ...]:
        """The invoices of which the answer says something."""
        return tuple(verdict for verdict in self.verdicts if verdict.fail_code)

    @property
    def refused(self) -> tuple[Verdict, ...]:
        """The invoices that were not accepted."""
        return tuple(verdict for verdict in self.verdicts if verdict.is_refused)

    @property
    def taken(self) -> tuple[Held, ...]:
        """The invoices that were accepted, as the bank keeps them."""
        return tuple(
            verdict.held for verdict in self.verdicts if verdict.held and not verdict.is_refused
        )


def judge(content: bytes, profile: ChannelProfile, books: Books, today: dt.date) -> Judgement:
    """Judge one file as the bank of that profile would on that day.

    Whole file: 62 larger than the profile allows, 51 not XML or not valid, 81 AppId, 59 no schema
    reference, 64 FileId received before, 61 and 56 count and sum of the footer, 58 invoices for
    another channel, 11 and 57 another seller or contract than it knows. Single invoices: see
    `judge_offered`; 87 and 65 for ids that are twice in the file.
    """
    if len(content) > profile.max_bytes:
        return _unread(content, "62")
    try:
        root = parse(content, profile.max_bytes)
    except XmlRefusedError:
        return _unread(content, "51")
    if root.findtext("Header/AppId") not in {None, profile.app_id}:
        return _unread(content, "81")
    with _ONE_AT_A_TIME:
        valid = root.tag == "E_Invoice" and _schema(profile.schema).accepts(root)
    if not valid:
        return _unread(content, "51")
    file_id = text(root, "Header/FileId")
    invoices = tuple(Offered.read(element, profile) for element in root.iterfind("Invoice"))
    if fail_code := _file_fail_code(root, file_id, invoices, profile, books):
        return Judgement(file_id, fail_code)
    return Judgement(
        file_id,
        verdicts=tuple(_verdicts(invoices, profile, books, today)),
        sellers=frozenset(invoice.seller for invoice in invoices),
        contracts=frozenset(invoice.contract for invoice in invoices if invoice.contract),
    )


def is_seller_message(content: bytes) -> bool:
    """Return whether a file is no invoices but our word that an application's data are wrong."""
    return b"<ApplicationSeller>" in content[:_HEADER_BYTES]


def _unread(content: bytes, fail_code: str) -> Judgement:
    """Refuse a file that was not read to its end; its id is a guess for the answer's header."""
    match = _FILE_ID.search(content, 0, _HEADER_BYTES)
    file_id = match[1].decode("ascii") if match else ""
    return Judgement(file_id, fail_code, was_read=False)


@cache
def _schema(name: str) -> Schema:
    """Return a schema of the simulator's own: the program's may be in use by another thread."""
    return Schema(name)


def _file_fail_code(
    root: XmlElement,
    file_id: str,
    invoices: tuple[Offered, ...],
    profile: ChannelProfile,
    books: Books,
) -> str:
    """Return why the whole file is refused: the first reason that holds, or nothing."""
    by_total = profile.footer_sum == "total"
    summed = sum(invoice.total if by_total else invoice.to_pay for invoice in invoices)
    contracts = {invoice.contract for invoice in invoices if invoice.contract}
    reasons = (
        ("59", bool(profile.schema_reference) and not root.get(_SCHEMA_REFERENCE)),
        ("64", file_id in books.file_ids),
        ("62", len(invoices) > profile.max_invoices),
        ("61", int(text(root, "Footer/TotalNumberInvoices")) != len(invoices)),
        ("56", Decimal(text(root, "Footer/TotalAmount")) != summed),
        ("58", any(entry.channel_id not in {"", profile.channel_id} for entry in invoices)),
        ("11", bool(books.sellers) and not {entry.seller for entry in invoices} <= books.sellers),
        ("57", bool(books.contracts) and not contracts <= books.contracts),
    )
    return next((code for code, holds in reasons if holds), "")


def _verdicts(
    invoices: tuple[Offered, ...], profile: ChannelProfile, books: Books, today: dt.date
) -> Iterator[Verdict]:
    now_open = OpenBooks(books)
    global_ids: set[str] = set()
    addresses: dict[str, set[str]] = {}  # by invoice id
    for invoice in invoices:
        known = addresses.setdefault(invoice.invoice_id, set())
        again = invoice.global_id in global_ids - {""} or invoice.channel_address in known
        if again or known:
            yield Verdict(invoice.global_id, "87" if again else "65")
        else:
            code, held = judge_offered(invoice, profile, books, now_open, today)
            if not code:
                now_open.take(held)
            yield Verdict(invoice.global_id, code, held)
        global_ids.add(invoice.global_id)
        known.add(invoice.channel_address)
