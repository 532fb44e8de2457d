"""Every row of the table of camt.053: statuses, signs, days, references, texts, payers, returns."""

import re
from dataclasses import replace

import pytest
from camt_files import ONE, PLAIN, V02, V08, changed, only
from statement_files import (
    ENTRIES,
    day,
    entries_of,
    entry,
    read,
    refusal,
)

from bank_adapters.simulator.statements import render_camt
from einvoice.core.payments import (
    StatementFormat,
    Totals,
)

OPENING = "<Cd>OPBD</Cd></CdOrPrtry>"
INTERIM = (
    "<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry><SubTp><Cd>INTM</Cd></SubTp></Tp>"
    '<Amt Ccy="EUR">7.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-02</Dt></Dt></Bal>'
)


@pytest.mark.parametrize("version", [V02, V08])
def test_what_is_not_booked_is_counted_and_not_taken(version: StatementFormat) -> None:
    """PDNG and INFO, with or without a booking day."""
    content = render_camt(replace(ONE, pending=[entry(3, 700), entry(3, -1)]), version)
    content = content.replace(b"<BookgDt><Dt>2026-11-03</Dt></BookgDt>", b"", 1)
    content = content.replace(b"PDNG", b"INFO", 1)
    (page,) = read(content).pages
    assert page.totals == Totals(1, 5_000, 0, 0)
    assert page.others == Totals(1, 700, 1, 1)
    assert entries_of(content) == list(ENTRIES[:1])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<Sts>BOOK</Sts>", "<Sts>DONE</Sts>"),
        ("<Sts>BOOK</Sts>", "<Sts><Cd>BOOK</Cd></Sts>"),
        ("<BookgDt>.*?</BookgDt>", ""),
        ("<BookgDt><Dt>2026-11-02", "<BookgDt><Dt>1999-11-02"),
        ("<BookgDt><Dt>2026-11-02", "<BookgDt><Dt>2026-11-31"),
        ("<BookgDt><Dt>2026-11-02</Dt>", "<BookgDt><DtTm>9999-12-31T23:59:59Z</DtTm>"),
        ('<Ntry><Amt Ccy="EUR">50.00', '<Ntry><Amt Ccy="EUR">50.001'),
        ('<Ntry><Amt Ccy="EUR">50.00', '<Ntry><Amt Ccy="EUR">-50.00'),
        ('<Ntry><Amt Ccy="EUR">50.00', '<Ntry><Amt Ccy="EUR">5e1'),
        ('<Ntry><Amt Ccy="EUR">', '<Ntry><Amt Ccy="USD">'),
        ('<Ntry><Amt Ccy="EUR">', "<Ntry><Amt>"),
        ('<Ntry><Amt Ccy="EUR">50.00</Amt>', '<Ntry><Amt Ccy="EUR">5</Amt><Amt Ccy="EUR">5</Amt>'),
        ("<Ccy>EUR</Ccy>", "<Ccy>USD</Ccy>"),
        ("<IBAN>LV33HABA5261548189983</IBAN></Id><Ccy>", "<IBAN>LV34HABA</IBAN></Id><Ccy>"),
        ("<Id><IBAN>LV33HABA5261548189983</IBAN></Id><Ccy>", "<Ccy>"),
        ("<PgNb>1</PgNb>", "<PgNb>0</PgNb>"),
        ("<PgNb>1</PgNb>", "<PgNb>1.5</PgNb>"),
        ("2026-11-03T23:59:59.999", "2026-11-01T23:59:59.999"),
        ("<FrDtTm>2026-11-02", "<FrDtTm>2016-11-02"),
        ("<FrDtTm>2026", "<FrDtTm>1026"),
        ("<Bal>.*?</Bal>.<Bal>", "<Bal>"),
        ("</Stmt>", "<Anna/></Stmt>"),
        ("<GrpHdr>.*?</GrpHdr>", ""),
    ],
)
def test_what_no_statement_has_is_refused_or_does_not_balance(old: str, new: str) -> None:
    """A missing opening balance is left to the rule of conservation."""
    content = changed(old, new)
    if old.startswith("<Bal>"):
        assert read(content).pages[0].opening_cents is None
    else:
        assert refusal(content).startswith("answer-invalid")


def test_the_fault_names_elements_and_no_value() -> None:
    """Where, and which rule."""
    told = refusal(changed('<Ntry><Amt Ccy="EUR">50.00', '<Ntry><Amt Ccy="EUR">Anna'))
    assert "Amt: not of the expected pattern" in told
    assert "Anna" not in told


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-02T22:30:00Z", 3),
        ("2026-11-02T22:30:00+02:00", 2),
        ("2026-11-02T22:30:00", 2),
        ("2026-11-01T23:59:59.999999999Z", 2),
    ],
)
def test_a_time_is_a_day_in_riga(moment: str, expected: int) -> None:
    """With a zone or without."""
    found = only(changed("(<BookgDt>)<Dt>.*?</Dt>", rf"\1<DtTm>{moment}</DtTm>"))
    assert found.booked_on == day(expected)


def test_no_value_day() -> None:
    """The bank need not give it."""
    assert only(changed("<ValDt>.*?</ValDt>", "")).value_on is None


@pytest.mark.parametrize(
    ("old", "new", "opening"),
    [
        ("OPBD", "PRCD", 10_000),
        (OPENING, "<Prtry>X</Prtry></CdOrPrtry><SubTp><Cd>OPBD</Cd></SubTp>", 10_000),
        ("OPBD", "XPCD", None),
        ("(OPBD.*?<CdtDbtInd>)CRDT", r"\1DBIT", -10_000),
        ("(<Bal>.*?</Bal>)", rf"\1{INTERIM}", 10_000),
        (f"({OPENING})", r"\1<SubTp><Cd>INTM</Cd></SubTp>", 10_000),
    ],
)
def test_the_opening_balance(old: str, new: str, opening: int | None) -> None:
    """Its code may be in the sub-type, it may be of the day before, and a debit is negative."""
    content = re.sub(old, new, PLAIN, count=1, flags=re.DOTALL).encode()
    assert content != PLAIN.encode()
    assert read(content).pages[0].opening_cents == opening


def test_the_currency_may_be_that_of_the_sums() -> None:
    """The account need not name it."""
    assert read(changed("</Id><Ccy>EUR</Ccy></Acct>", "</Id></Acct>")).pages[0].currency == "EUR"


def test_two_opening_balances() -> None:
    """Equal they count once; different ones refuse the file."""
    balance = re.search("<Bal>.*?</Bal>", PLAIN, re.DOTALL)[0]  # type: ignore[index]
    twice = PLAIN.replace(balance, balance * 2)
    assert read(twice.encode()).pages[0].opening_cents == 10_000
    other = PLAIN.replace(balance, balance + balance.replace("100.00", "100.01"))
    assert refusal(other.encode()) == "answer-invalid Bal: OPBD with different sums or days"


@pytest.mark.parametrize(
    ("ends", "closing", "last"),
    [
        ("2026-11-04T00:00:00+02:00", "2026-11-03", 3),
        ("2026-11-04T00:00:00+02:00", "2026-11-04", 4),
        ("2026-11-02T00:00:00+02:00", "2026-11-02", 2),
        ("2026-11-05T23:59:59+02:00", "2026-11-03", 5),
    ],
)
def test_the_last_day(ends: str, closing: str, last: int) -> None:
    """Midnight ends the day before, unless the balance closes the day it begins."""
    text = changed("<ToDtTm>.*?</ToDtTm>", f"<ToDtTm>{ends}</ToDtTm>").decode()
    content = changed("(CLBD.*?<Dt><Dt>)2026-11-03", rf"\g<1>{closing}", text)
    (page,) = read(content).pages
    assert max(page.last_day, page.closing_on or page.last_day) == day(last)


def test_without_a_period_it_is_the_closing_day_and_those_of_its_entries() -> None:
    """Without both nobody knows which days it has."""
    content = changed("<FrToDt>.*?</FrToDt>", "")
    (page,) = read(content).pages
    assert (page.first_day, page.last_day) == (day(2), day(3))
    no_closing = changed("CLBD", "XPCD", content.decode())
    assert refusal(no_closing).startswith("answer-invalid FrToDt: is missing")


def test_pages_and_sequence() -> None:
    """Of the message, or of the statement in version 08; the page is no part of the id."""
    text = changed("<Id>1</Id>", "<Id>A-2</Id><ElctrncSeqNb>17</ElctrncSeqNb>").decode()
    content = changed("<PgNb>1</PgNb><LastPgInd>true", "<PgNb>2</PgNb><LastPgInd>false", text)
    (page,) = read(content).pages
    assert (page.page, page.is_last, page.sequence) == (2, False, 17)
    assert page.statement_id == "A"
    own = "<Id>1</Id><StmtPgntn><PgNb>3</PgNb><LastPgInd>1</LastPgInd></StmtPgntn>"
    (page,) = read(changed("<Id>1</Id>", own, render_camt(ONE, V08).decode())).pages
    assert (page.page, page.is_last) == (3, True)
    (page,) = read(changed("<MsgPgntn>.*?</MsgPgntn>", "")).pages
    assert (page.page, page.is_last) == (1, True)


def test_no_figures_of_the_bank() -> None:
    """They need not be there, nor the side of the net sum."""
    stated = read(changed("<TxsSummry>.*?</TxsSummry>", "")).pages[0].stated
    assert set(stated.__getstate__()) == {None}  # type: ignore[attr-defined]
    stated = read(changed("(</TtlNetNtryAmt>)<CdtDbtInd>CRDT</CdtDbtInd>", r"\1")).pages[0].stated
    assert (stated.net_cents, stated.turnover_cents) == (None, 5_000)


@pytest.mark.parametrize(
    ("written", "cents"), [("+50", 5_000), ("50.", 5_000), (".5", 50), ("50.10000", 5_010)]
)
def test_sums_as_the_standard_allows_them(written: str, cents: int) -> None:
    """Zeros may follow, a part may be missing."""
    content = changed('<Ntry><Amt Ccy="EUR">50.00', f'<Ntry><Amt Ccy="EUR">{written}')
    assert only(content).cents == cents


def test_an_entry_in_another_place_is_none() -> None:
    """Inside what is not read, or inside an entry."""
    ntry = re.search("<Ntry>.*</Ntry>", PLAIN, re.DOTALL)[0]  # type: ignore[index]
    nested = changed("(</Acct>)", rf"<Ownr>{ntry}<Stmt>{ntry}</Stmt></Ownr>\1")
    assert entries_of(nested) == list(ENTRIES[:1])
    inside = PLAIN.replace("<BkTxCd>", f"<BkTxCd>{ntry}")
    assert entries_of(inside.encode()) == list(ENTRIES[:1])
