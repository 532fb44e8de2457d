"""The payments inside an entry of camt.053: texts, payers, references, collective entries."""

from dataclasses import replace

import pytest
from camt_files import ONE, RETURNED, V02, V08, changed, only
from statement_files import (
    ENTRIES,
    PAYER,
    day,
)

from bank_adapters.simulator.statements import render_camt
from einvoice.core.payments import (
    NOBODY,
    EntryPart,
    Payer,
    StatementEntry,
    StatementFormat,
)


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
