"""camt.053, the ISO 20022 statement of an account, in versions 02 and 08.

Source: the ISO 20022 message definitions; statements of SEB; docs/BANKS.md, "Statements".
"""

import datetime as dt
from collections.abc import Sequence

from bank_adapters.messages.camt053_details import (
    bank_ref_of,
    is_return,
    kind_of,
    parts_of,
    side_of,
)
from bank_adapters.messages.camt053_header import StatementPlace, page_of
from bank_adapters.messages.element_texts import ElementTexts, texts_of
from bank_adapters.messages.statement_dialect import EntryGroup, EntrySum
from bank_adapters.messages.statement_values import (
    StatementFault,
    cents_of,
    day_or_moment,
)
from einvoice.core.payments import StatementEntry, StatementFormat, StatementPage
from einvoice.encodings import Encoding
from einvoice.safe_xml import XmlElement

_BOOKED = "BOOK"


class Camt053:
    """One version of the message; ``status`` is where it says whether an entry is booked."""

    entry_path = "Document/BkToCstmrStmt/Stmt/Ntry"
    encodings = (Encoding.UTF_8,)

    def __init__(self, version: StatementFormat, status: str) -> None:
        self.format = version
        self.schema = f"{version.value}.xsd"
        self._status = status

    def prepare(self, element: XmlElement) -> None:
        """Leave the element: its schema has the namespace."""

    def sum_of(self, element: XmlElement) -> EntrySum:
        """Return day and sum of an entry; only what has the status BOOK is booked."""
        return self._sum(texts_of(element, "NtryDtls", "BkTxCd"))

    def entry(self, element: XmlElement) -> StatementEntry | None:
        """Return an entry with its payments."""
        texts = texts_of(element, "NtryDtls")
        booked = self._sum(texts)
        if booked.booked_on is None:
            return None
        details = [texts_of(detail) for detail in element.iterfind("{*}NtryDtls/{*}TxDtls")]
        return StatementEntry(
            booked.booked_on,
            booked.cents,
            parts_of(texts, details, booked.cents),
            _day(texts, "ValDt"),
            bank_ref_of(texts, details),
            kind_of(texts),
            is_return(texts, details),
        )

    def pages(
        self, source: str, root: XmlElement, groups: Sequence[EntryGroup]
    ) -> list[StatementPage]:
        """Return a page for each `Stmt`."""
        header = texts_of(next(root.iterfind("{*}BkToCstmrStmt/{*}GrpHdr")))
        statements = root.iterfind("{*}BkToCstmrStmt/{*}Stmt")
        return [
            page_of(element, header, StatementPlace(source, place, self.format, group))
            for place, (element, group) in enumerate(zip(statements, groups, strict=True))
        ]

    def _sum(self, texts: ElementTexts) -> EntrySum:
        cents = side_of(texts) * cents_of(texts.first("Amt"))
        is_booked = texts.first(self._status) == _BOOKED
        booked_on, _ = _day(texts, "BookgDt"), _day(texts, "ValDt")
        if booked_on is None and is_booked:
            raise StatementFault("Ntry/BookgDt: is missing")
        return EntrySum(booked_on if is_booked else None, cents, texts.first("Amt@Ccy"))


def _day(texts: ElementTexts, name: str) -> dt.date | None:
    return day_or_moment(texts.first(f"{name}/Dt"), texts.first(f"{name}/DtTm"), name)


CAMT_02 = Camt053(StatementFormat.CAMT_02, "Sts")
CAMT_08 = Camt053(StatementFormat.CAMT_08, "Sts/Cd")
