"""Every row of the table of camt.053: statuses, signs, days, references, texts, payers, returns."""

import re
from dataclasses import replace

import pytest
from statement_files import (
    ENTRIES,
    PAYER,
    STATEMENT,
    day,
    entries_of,
    entry,
    read,
    refusal,
)

from bank_adapters.simulator.statements import render_camt
from einvoice.core.payments import (
    NOBODY,
    EntryPart,
    Payer,
    StatementEntry,
    StatementFormat,
    Totals,
)

V02, V08 = StatementFormat.CAMT_02, StatementFormat.CAMT_08
ONE = replace(STATEMENT, entries=ENTRIES[:1])
PLAIN = render_camt(ONE, V02).decode()
OPENING = "<Cd>OPBD</Cd></CdOrPrtry>"
INTERIM = (
    "<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry><SubTp><Cd>INTM</Cd></SubTp></Tp>"
    '<Amt Ccy="EUR">7.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-02</Dt></Dt></Bal>'
)
RETURNED = (
    "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn>"
    "</BkTxCd>"
)


def changed(old: str, new: str, text: str = PLAIN) -> bytes:
    """Return the statement of one entry with something else in it; a pattern may be given."""
    found, count = re.subn(old, new, text, flags=re.DOTALL)
    assert count, old
    return found.encode()


def only(content: bytes) -> StatementEntry:
    """Return the only entry."""
    (found,) = entries_of(content)
    return found


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


def test_references() -> None:
    """Each where it is; what banks write for none is none."""
    part = EntryPart(
        5_000, "a", PAYER, "49900001005-26110000001-1", "TX1", "RO9", "RF18539007547034"
    )
    wanted = StatementEntry(day(2), 5_000, (part,), day(2), "RO1", "PMNT-RCDT-ESCT")
    for version in (V02, V08):
        assert only(render_camt(replace(ONE, entries=[wanted]), version)) == wanted
    none = only(changed("<EndToEndId>NOTPROVIDED</EndToEndId>", "<TxId> NOTPROVIDED </TxId>"))
    assert (none.parts[0].end_to_end_id, none.parts[0].transaction_id) == ("", "")
    two = "<Strd><CdtrRefInf><Ref>A</Ref></CdtrRefInf></Strd>" * 2
    two += "<Strd><CdtrRefInf><Ref>B</Ref></CdtrRefInf></Strd></RmtInf>"
    assert only(changed("</RmtInf>", two)).parts[0].structured_ref == "A\nB"


def test_the_banks_reference_of_an_entry_may_be_that_of_its_payment() -> None:
    """Where the entry has none of its own, and there is only one."""
    text = changed("</ValDt><AcctSvcrRef>RO1</AcctSvcrRef>", "</ValDt>").decode()
    assert only(text.encode()).bank_ref == "RO1"
    assert only(changed("(<TxDtls>.*</TxDtls>)", r"\1\1", text)).bank_ref == ""


def test_texts_are_joined_line_by_line_and_cleaned() -> None:
    """NFC, no invisible characters, at most 2,000; more of the entry with one payment or none."""
    more = "<AddtlTxInf>C</AddtlTxInf></TxDtls></NtryDtls><AddtlNtryInf>D</AddtlNtryInf></Ntry>"
    lines = "<Ustrd>A\u0304\u200bda\u00adži 2611</Ustrd><Ustrd> </Ustrd><Ustrd>0000001</Ustrd>"
    text = changed("<Ustrd>.*</Ustrd>", lines).decode()
    content = changed("</TxDtls></NtryDtls></Ntry>", more, text)
    assert only(content).parts[0].text == "Ādaži 2611\n0000001\nC\nD"
    bare = changed("<NtryDtls>.*</Ntry>", "<AddtlNtryInf>D</AddtlNtryInf></Ntry>")
    assert only(bare).parts == (EntryPart(5_000, "D"),)
    long = changed("<Ustrd>.*</Ustrd>", f"<Ustrd>{'x' * 3_000}</Ustrd>")
    assert only(long).parts[0].text == "x" * 2_000


@pytest.mark.parametrize("version", [V02, V08])
def test_a_collective_entry_has_a_part_for_each_payment(version: StatementFormat) -> None:
    """Each with its own text and payer; more of the entry is copied to none."""
    other = Payer("Berta Paraudziņa", "", "")
    parts = (EntryPart(4_000, "a", PAYER, "E1"), EntryPart(1_500, "b", other), EntryPart(-500, "c"))
    wanted = StatementEntry(day(2), 5_000, parts, day(2), "RO1", "PMNT-RCDT-ESCT")
    content = render_camt(replace(ONE, entries=[wanted]), version)
    content = content.replace(b"</Ntry>", b"<AddtlNtryInf>D</AddtlNtryInf></Ntry>")
    if version is V02:  # it has one side for all
        wanted = replace(wanted, parts=(parts[0], replace(parts[1], cents=1_000)))
        content = render_camt(replace(ONE, entries=[wanted]), version)
    assert only(content) == wanted


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('Ccy="EUR">40.00', 'Ccy="EUR">40.01'),
        ('Ccy="EUR">40.00', 'Ccy="EUR">40.00100'),
        ('Ccy="EUR">40.00', 'Ccy="USD">40.00'),
        ("<AmtDtls>.*?</AmtDtls>", ""),
    ],
)
def test_a_collective_entry_whose_parts_do_not_make_it_is_one_payment(old: str, new: str) -> None:
    """With all texts, and of nobody in particular: no sum belongs to any of them."""
    parts = (EntryPart(4_000, "a", PAYER, "E1"), EntryPart(1_000, "b", PAYER))
    wanted = replace(ENTRIES[0], parts=parts)
    content = changed(old, new, render_camt(replace(ONE, entries=[wanted]), V02).decode())
    assert only(content).parts == (EntryPart(5_000, "a\nb", NOBODY),)


def test_the_payer() -> None:
    """Name, account, code and bank; of a debit who got it; a company by its number."""
    debit = replace(ENTRIES[0], cents=-5_000, parts=(EntryPart(-5_000, "a", PAYER),))
    for version in (V02, V08):
        content = render_camt(replace(ONE, entries=[debit]), version)
        assert b"<Cdtr>" in content
        assert only(content).parts[0].payer == PAYER
    company = changed("PrvtId", "OrgId").replace(b"161175-19997", b"40003032949")
    assert only(company).parts[0].payer.code == "40003032949"
    other = changed("<IBAN>(LV58UNLA0050000000001)</IBAN>", r"<Othr><Id>\1</Id></Othr>")
    assert only(other).parts[0].payer == PAYER
    assert only(changed("<RltdPties>.*</RltdAgts>", "")).parts[0].payer == NOBODY


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("(<Sts>)", r"<RvslInd>true</RvslInd>\1"),
        ("ESCT", "RRTN"),
        ("</Refs>", f"</Refs>{RETURNED}"),
        ("(</TxDtls>)", r"<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>\1"),
        ("(</TxDtls>)", r"<RtrInf/>\1"),
    ],
)
def test_a_return(old: str, new: str) -> None:
    """By any of its signs; the sum is the entry's own."""
    found = only(changed(old, new))
    assert found.is_return
    assert found.cents == 5_000
    assert not ENTRIES[0].is_return


def test_a_reversal_keeps_the_sides_of_what_it_reverses() -> None:
    """The debtor paid, and gets it back by a debit."""
    text = changed("(<Ntry><Amt.*?)CRDT", r"\1DBIT").decode()
    found = only(changed("(<Sts>)", r"<RvslInd>1</RvslInd>\1", text))
    assert found.cents == -5_000
    assert found.parts[0].payer == PAYER


def test_the_kind_of_an_entry() -> None:
    """The bank's own code where it has no other."""
    own = "<BkTxCd><Prtry><Cd>MAKS</Cd></Prtry></BkTxCd>"
    assert only(changed("<BkTxCd>.*?</BkTxCd>", own)).kind == "MAKS"


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
