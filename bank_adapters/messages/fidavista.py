"""FiDAViSta, the statement format of Latvian banks, in versions 1.01, 1.1 and 1.2.

Elements are matched by their local names in any namespace, and the order in which banks write them
differs. There is no end-to-end id and no structured reference. How a bank divides a statement into
pages is assumed. Source: docs/BANKS.md, "Statements".
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bank_adapters.messages.element_texts import ElementTexts, texts_of
from bank_adapters.messages.statement_dialect import EntryGroup, EntrySum
from bank_adapters.messages.statement_values import (
    StatementFault,
    account_word,
    cents_of,
    check_period,
    day_of,
    joined_text,
    own_account,
    reference,
    word,
)
from einvoice.core.payments import (
    EntryPart,
    Payer,
    StatementEntry,
    StatementFormat,
    StatementPage,
)
from einvoice.encodings import Encoding
from einvoice.safe_xml import XmlElement
from einvoice.xml_names import drop_namespaces

KNOWN_NAMESPACES = frozenset(
    {
        "http://www.bankasoc.lv/fidavista/fidavista0101.xsd",
        "http://ivis.eps.gov.lv/XMLSchemas/100017/fidavista/v1-1",
        "http://ivis.eps.gov.lv/XMLSchemas/100017/fidavista/v1-2",
    }
)
_MORE_PAGES = ("Y", "YES", "TRUE", "1")
_NO_MORE_PAGES = ("", "N", "NO", "FALSE", "0")
_PAGE = re.compile("[1-9][0-9]{0,4}")


class Fidavista:
    """The format; its versions differ in nothing that is read."""

    format = StatementFormat.FIDAVISTA
    schema = "fidavista.xsd"
    entry_path = "FIDAVISTA/Statement/AccountSet/CcyStmt/TrxSet"
    encodings = (Encoding.UTF_8, Encoding.WINDOWS_1257)

    def prepare(self, element: XmlElement) -> None:
        """Leave local names alone: the schema has no namespace."""
        drop_namespaces(element)

    def sum_of(self, element: XmlElement) -> EntrySum:
        """Return day and sum of an entry, which is booked and in the account's currency."""
        texts = texts_of(element, "CPartySet")
        texts.at_most_once("BankRef")
        _value_day(texts)
        return EntrySum(_booking_day(texts), _cents(texts))

    def entry(self, element: XmlElement) -> StatementEntry:
        """Return an entry, a payment of the same sum."""
        texts = texts_of(element)
        bank_ref = reference(texts.at_most_once("BankRef"))
        part = EntryPart(
            _cents(texts),
            joined_text(texts.all("PmtInfo")),
            _payer(texts),
            bank_ref=bank_ref,
            document_number=reference(texts.first("DocNo")),
        )
        codes = [word(texts.first(name)) for name in ("TypeCode", "TypeName")]
        return StatementEntry(
            _booking_day(texts),
            part.cents,
            (part,),
            _value_day(texts),
            bank_ref,
            " ".join(code for code in codes if code),
        )

    def pages(
        self, source: str, root: XmlElement, groups: Sequence[EntryGroup]
    ) -> list[StatementPage]:
        """Return a page for each account and currency of each `Statement`."""
        heads = enumerate(zip(_heads(root), groups, strict=True))
        return [_page(source, place, head, group) for place, (head, group) in heads]


@dataclass(frozen=True, slots=True)
class _Head:
    """The texts around the entries of one account and currency."""

    statement: ElementTexts
    account: ElementTexts
    currency: ElementTexts


def _heads(root: XmlElement) -> Iterator[_Head]:
    for statement in root.iterfind("Statement"):
        around = texts_of(statement, "AccountSet")
        for account in statement.iterfind("AccountSet"):
            names = texts_of(account, "CcyStmt")
            for currency in account.iterfind("CcyStmt"):
                yield _Head(around, names, texts_of(currency))


def _page(source: str, place: int, head: _Head, group: EntryGroup) -> StatementPage:
    first = day_of(head.statement.only("Period/StartDate"), "StartDate")
    last = day_of(head.statement.only("Period/EndDate"), "EndDate")
    check_period(first, last, "Period")
    account = head.account.at_most_once("IBAN") or head.account.at_most_once("AccNo")
    number, is_last = _pagination(head.statement)
    return StatementPage(
        source=source,
        place=place,
        format=StatementFormat.FIDAVISTA,
        account=own_account(account, "AccountSet"),
        currency=word(head.currency.only("Ccy")),
        first_day=first,
        last_day=last,
        statement_id=word(head.statement.first("Period/PrepDate")),
        page=number,
        is_last=is_last,
        opening_cents=cents_of(head.currency.only("OpenBal")),
        closing_cents=cents_of(head.currency.only("CloseBal")),
        totals=group.tally.totals,
        days=group.tally.counted,
    )


def _pagination(statement: ElementTexts) -> tuple[int, bool]:
    """Return the number of the page and whether it is the last; without numbers it is whole."""
    partial = statement.at_most_once("Extension/Partial").upper()
    page = statement.at_most_once("Extension/Page")
    if partial not in {*_MORE_PAGES, *_NO_MORE_PAGES}:
        raise StatementFault("Extension/Partial: neither yes nor no")
    if not page:
        return 1, partial in _NO_MORE_PAGES
    if not _PAGE.fullmatch(page):
        raise StatementFault("Extension/Page: not a number from 1")
    return int(page), partial in _NO_MORE_PAGES


def _cents(texts: ElementTexts) -> int:
    sign = 1 if texts.only("CorD") == "C" else -1
    return sign * cents_of(texts.only("AccAmt"))


def _booking_day(texts: ElementTexts) -> dt.date:
    return day_of(texts.only("BookDate"), "BookDate")


def _value_day(texts: ElementTexts) -> dt.date | None:
    day = texts.at_most_once("ValueDate")
    return day_of(day, "ValueDate") if day else None


def _payer(texts: ElementTexts) -> Payer:
    return Payer(
        word(texts.first("CPartySet/AccHolder/Name")),
        account_word(texts.first("CPartySet/AccNo") or texts.first("CPartySet/IBAN")),
        word(texts.first("CPartySet/AccHolder/LegalId")),
        word(texts.first("CPartySet/BankCode")),
    )


FIDAVISTA = Fidavista()
