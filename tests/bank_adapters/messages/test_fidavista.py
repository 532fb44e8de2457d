"""Every row of the table of FiDAViSta, as Swedbank and the others write it."""

import re
from dataclasses import replace

import pytest
from statement_files import ENTRIES, PAYER, STATEMENT, day, entries_of, read, refusal

from bank_adapters.simulator.statements import (
    SWEDBANK,
    FidavistaForm,
    pages_of,
    render_fidavista,
)
from einvoice.core.payments import EntryPart, StatementEntry

ONE = replace(STATEMENT, entries=ENTRIES[:1])
PLAIN = render_fidavista(ONE).decode()


def changed(old: str, new: str) -> bytes:
    """Return the statement of one entry with something else in it; a pattern may be given."""
    found, count = re.subn(old, new, PLAIN, flags=re.DOTALL)
    assert count, old
    return found.encode()


def only(content: bytes) -> StatementEntry:
    """Return the only entry."""
    (found,) = entries_of(content)
    return found


def test_what_swedbank_writes() -> None:
    """Windows-1257, CDATA, a time in ValueDate, an empty RegDate, AccNo."""
    content = render_fidavista(ONE, SWEDBANK)
    for sign in (b"windows-1257", b"<![CDATA[", b" 00:00:00.0</ValueDate>", b"<RegDate></RegDate>"):
        assert sign in content
    assert "ļķņģ".encode("cp1257") in content
    assert only(content) == ENTRIES[0]
    assert read(content).findings == ()


def test_a_letter_the_encoding_lacks() -> None:
    """Is a reference, and no CDATA."""
    wanted = replace(ENTRIES[0], parts=(replace(ENTRIES[0].parts[0], text="щ ]]> Ķ"),))
    content = render_fidavista(replace(ONE, entries=[wanted]), SWEDBANK)
    assert b"&#1097;" in content
    assert only(content) == wanted
    cyrillic = replace(ENTRIES[0], parts=(replace(ENTRIES[0].parts[0], text="щ"),))
    assert only(render_fidavista(replace(ONE, entries=[cyrillic]), SWEDBANK)) == cyrillic


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<BookDate>2026-11-02", "<BookDate>2026-11-02 10:00:00.0"),
        ("<ValueDate>2026-11-02", "<ValueDate>2026-11-02 00:00:01.0"),
        ("<BookDate>2026-11-02", "<BookDate>2026-11-31"),
        ("<BookDate>2026-11-02", "<BookDate>1926-11-02"),
        ("<BookDate>2026-11-02</BookDate>", ""),
        ("(<BookDate>.*?</BookDate>)", r"\1\1"),
        ("(<ValueDate>.*?</ValueDate>)", r"\1\1"),
        ("(<BankRef>.*?</BankRef>)", r"\1\1"),
        ("<CorD>C</CorD>", ""),
        ("<CorD>C", "<CorD>X"),
        ("(<CorD>C</CorD>)", r"\1\1"),
        ("<AccAmt>50.00", "<AccAmt>50.001"),
        ("<AccAmt>50.00", "<AccAmt>-50.00"),
        ("<AccAmt>50.00", "<AccAmt>50,00"),
        ("<AccAmt>50.00</AccAmt>", ""),
        ("(<AccAmt>50.00</AccAmt>)", r"\1\1"),
        ("<OpenBal>100.00</OpenBal>", ""),
        ("<OpenBal>100.00", "<OpenBal>1e2"),
        ("<CloseBal>150.00</CloseBal>", ""),
        ("<IBAN>LV33HABA5261548189983</IBAN>", ""),
        ("<IBAN>LV33", "<IBAN>LV34"),
        ("(<IBAN>.*?</IBAN>)", r"\1\1"),
        ("(<AccountSet><IBAN>.*?</IBAN><CcyStmt>)<Ccy>EUR</Ccy>", r"\1"),
        ("<StartDate>2026-11-02", "<StartDate>2026-11-04"),
        ("<StartDate>2026-11-02", "<StartDate>2023-01-02"),
        ("<Period>.*</Period>", ""),
        ("<Partial>N", "<Partial>maybe"),
        ("<Page>1", "<Page>0"),
        ("<Page>1", "<Page>999999"),
        ("(<Page>1</Page>)", r"\1\1"),
    ],
)
def test_what_no_statement_has_is_refused(old: str, new: str) -> None:
    """What decides a cent or a day is there once, and as it must be."""
    assert refusal(changed(old, new)).startswith("answer-invalid")


def test_the_sum_is_that_of_the_account() -> None:
    """Never the payer's, in the payer's currency."""
    content = changed("<Ccy>EUR</Ccy><Amt>50.00</Amt>", "<Ccy>USD</Ccy><Amt>58.10</Amt>")
    assert only(content).cents == 5_000
    assert only(changed("<CorD>C", "<CorD>D")).cents == -5_000


def test_a_comment_ends_no_sum() -> None:
    """Fifty euro, not five; a text in parts is one text."""
    assert only(changed("<AccAmt>50.00", "<AccAmt>5<!-- x -->0<?x y?>.00")).cents == 5_000
    content = changed("<PmtInfo>.*</PmtInfo>", "<PmtInfo>a<![CDATA[<b>]]>c</PmtInfo>")
    assert only(content).parts[0].text == "a<b>c"


def test_elements_in_another_order_and_of_the_bank_are_tolerated() -> None:
    """Nobody writes them alike."""
    content = changed(
        "(<CorD>C</CorD>)(<AccAmt>50.00</AccAmt>)", r"<X>1</X>\2<Y><AccAmt>9</AccAmt></Y>\1"
    )
    assert only(content).cents == 5_000


def test_what_may_be_missing() -> None:
    """A value day, a reference, a document number, the payer."""
    content = changed("<ValueDate>.*?</ValueDate><BankRef>.*?</BankRef>", "<ValueDate/>")
    found = only(content.replace(b"<PmtInfo>", b"<DocNo>17</DocNo><PmtInfo>"))
    assert (found.value_on, found.bank_ref) == (None, "")
    assert found.parts[0].document_number == "17"
    bare = only(changed("<PmtInfo>.*</CPartySet>", ""))
    assert bare.parts == (EntryPart(5_000, bank_ref="RO1"),)


def test_the_payer() -> None:
    """Its account may be called either way, and have spaces."""
    content = changed(
        "<AccNo>LV58UNLA0050000000001</AccNo>", "<IBAN>LV58 UNLA 0050 0000 0000 1</IBAN>"
    )
    assert only(content).parts[0].payer == PAYER


def test_the_account_may_be_in_either_element() -> None:
    """IBAN before AccNo where both are there."""
    for form in (FidavistaForm(account="AccNo"), FidavistaForm()):
        assert read(render_fidavista(ONE, form)).pages[0].account == ONE.account
    both = read(changed("<IBAN>", "<AccNo>1234</AccNo><IBAN>"))
    assert both.pages[0].account == ONE.account


@pytest.mark.parametrize(
    ("extension", "expected"),
    [
        ("<Partial>N</Partial><Page>1</Page>", (1, True)),
        ("<Partial>true</Partial><Page>2</Page>", (2, False)),
        ("<Page>3</Page>", (3, True)),
        ("<Partial>Y</Partial>", (1, False)),
        ("", (1, True)),
    ],
)
def test_pages(extension: str, expected: tuple[int, bool]) -> None:
    """As they are assumed to be numbered."""
    content = changed("<Extension>.*</Extension>", f"<Extension>{extension}</Extension>")
    (page,) = read(content).pages
    assert (page.page, page.is_last) == expected
    assert page.statement_id == "2026-11-03"


def test_an_empty_statement_has_one_page() -> None:
    """The writer of samples divides it too."""
    (page,) = pages_of(replace(STATEMENT, entries=()), 2)
    assert page.is_last
    assert day(2) == page.first_day


def test_entries_of_two_accounts() -> None:
    """A file may have both, each with its own."""
    second = re.search("<AccountSet>.*</AccountSet>", PLAIN, re.DOTALL)[0]  # type: ignore[index]
    second = second.replace(ONE.account, "LV58UNLA0050000000001").replace("RO1", "RO2")
    content = changed("</AccountSet>", f"</AccountSet>{second}")
    assert [entry.bank_ref for entry in entries_of(content, 1)] == ["RO2"]
    assert [entry.bank_ref for entry in entries_of(content, 0)] == ["RO1"]
