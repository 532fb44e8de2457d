"""The header of a statement in camt.053: account, period, balances, pages, the bank's figures."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bank_adapters.messages.element_texts import ElementTexts, texts_of
from bank_adapters.messages.statement_dialect import EntryGroup
from bank_adapters.messages.statement_values import (
    StatementFault,
    cents_of,
    check_period,
    day_or_moment,
    first_day_of,
    last_day_of,
    own_account,
    reference,
)
from einvoice.core.payments import StatedTotals, StatementFormat, StatementPage
from einvoice.core.statement_pages import id_without_page
from einvoice.safe_xml import XmlElement

_OPENING, _CLOSING = ("OPBD", "PRCD"), ("CLBD",)
_INTERIM = "INTM"
_SIDES = {"CRDT": 1, "DBIT": -1}
_TRUE = ("true", "1")


@dataclass(frozen=True, slots=True)
class StatementPlace:
    """Where a statement is, how it is written, and its entries summed up."""

    source: str
    place: int
    format: StatementFormat
    group: EntryGroup


@dataclass(frozen=True, slots=True)
class _Balance:
    """A balance with its sign, its day and its currency."""

    code: str
    is_interim: bool
    cents: int
    day: dt.date | None
    currency: str


def page_of(element: XmlElement, group_header: ElementTexts, at: StatementPlace) -> StatementPage:
    """Return the page of a `Stmt` without its entries."""
    texts = texts_of(element, "Bal")
    balances = [_balance(texts_of(balance)) for balance in element.iterfind("{*}Bal")]
    opening, closing = _chosen(balances, _OPENING), _chosen(balances, _CLOSING)
    closing_on = closing.day if closing else None
    number, is_last = _pagination(texts, group_header)
    first, last = _period(texts, closing_on, at.group)
    sequence = texts.first("ElctrncSeqNb")
    return StatementPage(
        source=at.source,
        place=at.place,
        format=at.format,
        account=own_account(texts.first("Acct/Id/IBAN"), "Acct/Id/IBAN"),
        currency=_currency(texts, balances, at.group),
        first_day=first,
        last_day=last,
        statement_id=id_without_page(reference(texts.first("Id")), number),
        sequence=int(sequence) if sequence else None,
        page=number,
        is_last=is_last,
        opening_cents=opening.cents if opening else None,
        closing_cents=closing.cents if closing else None,
        closing_on=closing_on,
        totals=at.group.tally.totals,
        others=at.group.tally.others,
        stated=_stated(texts),
        days=at.group.tally.counted,
    )


def _balance(texts: ElementTexts) -> _Balance:
    """Return a balance; where the bank has a type of its own, the sub-type may have the code."""
    sub_type = texts.first("Tp/SubTp/Cd")
    return _Balance(
        texts.first("Tp/CdOrPrtry/Cd") or sub_type,
        sub_type == _INTERIM,
        _SIDES[texts.first("CdtDbtInd")] * cents_of(texts.first("Amt")),
        day_or_moment(texts.first("Dt/Dt"), texts.first("Dt/DtTm"), "Bal/Dt"),
        texts.first("Amt@Ccy"),
    )


def _chosen(balances: Sequence[_Balance], codes: Sequence[str]) -> _Balance | None:
    """Return the balance with the first of these codes; an interim balance only if alone."""
    for code in codes:
        coded = [balance for balance in balances if balance.code == code]
        coded = [balance for balance in coded if not balance.is_interim] or coded
        if len(set(coded)) > 1:
            raise StatementFault(f"Bal: {code} with different sums or days")
        if coded:
            return coded[0]
    return None


def _pagination(texts: ElementTexts, group_header: ElementTexts) -> tuple[int, bool]:
    """Return the number of the page and whether it is the last; without numbers it is whole.

    Version 08 may number the pages of each statement, both number those of the message.
    """
    pages = ((texts, "StmtPgntn"), (group_header, "MsgPgntn"))
    for where, name in pages:
        if number := where.first(f"{name}/PgNb"):
            if not int(number):
                raise StatementFault(f"{name}/PgNb: pages are counted from 1")
            return int(number), where.first(f"{name}/LastPgInd") in _TRUE
    return 1, True


def _period(
    texts: ElementTexts, closing_on: dt.date | None, group: EntryGroup
) -> tuple[dt.date, dt.date]:
    """Return first and last day; without a period the statement is of its closing day.

    Entries of days before are then part of it.
    """
    begins, ends = texts.first("FrToDt/FrDtTm"), texts.first("FrToDt/ToDtTm")
    if begins:
        first = first_day_of(begins, "FrDtTm")
        if first_day_of(ends, "ToDtTm") < first:
            raise StatementFault("FrToDt: ends before it begins")
        last = max(first, last_day_of(ends, "ToDtTm"))
    elif closing_on is None:
        raise StatementFault("FrToDt: is missing, and there is no closing balance")
    else:
        first, last = min([closing_on, *group.tally.days]), closing_on
    check_period(first, max(last, closing_on or last), "FrToDt")
    return first, last


def _currency(texts: ElementTexts, balances: Sequence[_Balance], group: EntryGroup) -> str:
    """Return the currency of the account, in which all its sums are."""
    currencies = {balance.currency for balance in balances} | group.currencies
    if account := texts.first("Acct/Ccy"):
        currencies.add(account)
    if len(currencies) != 1:
        raise StatementFault("Amt/@Ccy: more than one currency")
    return currencies.pop()


def _stated(texts: ElementTexts) -> StatedTotals:
    """Return the bank's own figures; version 02 has the net sum beside its side, 08 inside."""
    total, credited, debited = (
        f"TxsSummry/{name}" for name in ("TtlNtries", "TtlCdtNtries", "TtlDbtNtries")
    )
    net = _sum(texts, f"{total}/TtlNetNtryAmt")
    side = _SIDES.get(texts.first(f"{total}/CdtDbtInd"))
    if net is None:
        net = _sum(texts, f"{total}/TtlNetNtry/Amt")
        side = _SIDES.get(texts.first(f"{total}/TtlNetNtry/CdtDbtInd"))
    return StatedTotals(
        _count(texts, f"{total}/NbOfNtries"),
        _sum(texts, f"{total}/Sum"),
        None if net is None or side is None else side * net,
        _count(texts, f"{credited}/NbOfNtries"),
        _sum(texts, f"{credited}/Sum"),
        _count(texts, f"{debited}/NbOfNtries"),
        _sum(texts, f"{debited}/Sum"),
    )


def _count(texts: ElementTexts, path: str) -> int | None:
    text = texts.first(path)
    return int(text) if text else None


def _sum(texts: ElementTexts, path: str) -> int | None:
    text = texts.first(path)
    return cents_of(text) if text else None
