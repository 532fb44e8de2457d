"""What the simulated bank refuses, and what it must let through."""

import datetime as dt
from dataclasses import replace

import pytest
from bank_file_samples import AFile, AnInvoice, an_iban, some_invoices
from hypothesis import given
from hypothesis import strategies as st
from judged_files import CREDIT, HOLDS_ONE, OK, OK_ADDRESS, PROFILE, TODAY, verdicts_on

from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from bank_adapters.messages.reading import read_message
from bank_adapters.registry import BANKS, bank_adapter
from bank_adapters.simulator.answer import render_answer
from bank_adapters.simulator.books import Books
from bank_adapters.simulator.faults import Fault, distort, parse_faults
from bank_adapters.simulator.rules import Judgement, Verdict, judge
from einvoice.core.channels import ChannelProfile
from einvoice.core.errors import UsageError

_SEB = bank_adapter("seb").profile
_FILE = AFile()


@pytest.mark.parametrize("bank", BANKS)
def test_a_right_file_is_accepted_whole(bank: str) -> None:
    """Nothing to object to means every invoice accepted, in both families."""
    profile = bank_adapter(bank).profile
    file = AFile((*some_invoices(3), CREDIT), profile=profile)  # the credit cancels the first
    judgement = judge(file.xml(), profile, Books(), TODAY)
    assert judgement.fail_code == ""
    assert [verdict.fail_code for verdict in judgement.verdicts] == ["", "", "", ""]
    assert judgement.file_id == "2611SW00001ABCDEF"
    assert judgement.refused == ()


@pytest.mark.parametrize(
    ("content", "profile", "expected"),
    [
        pytest.param(_FILE.xml()[:-20], PROFILE, "51", id="cut off"),
        pytest.param(b"", PROFILE, "51", id="empty"),
        pytest.param(_FILE.xml().replace(b"<E_", b"<!DOCTYPE a><E_", 1), PROFILE, "51", id="DTD"),
        pytest.param(
            _FILE.xml().replace(b"<DocumentName>", b"<Odd/><DocumentName>"),
            PROFILE,
            "51",
            id="not of the schema",
        ),
        pytest.param(
            b"<Footer><TotalNumberInvoices>1</TotalNumberInvoices><TotalAmount>1.00</TotalAmount>"
            b"</Footer>",
            PROFILE,
            "51",
            id="valid part, no file",
        ),
        pytest.param(AFile(app_id=_SEB.app_id).xml(), _SEB, "51", id="other family"),
        pytest.param(AFile(app_id=_SEB.app_id).xml(), PROFILE, "81", id="AppId of another format"),
        pytest.param(_FILE.xml(), replace(PROFILE, max_bytes=100), "62", id="too many bytes"),
        pytest.param(
            AFile(some_invoices(2)).xml(), replace(PROFILE, max_invoices=1), "62", id="too many"
        ),
        pytest.param(AFile(count=2).xml(), PROFILE, "61", id="count too high"),
        pytest.param(AFile(amount="12.35").xml(), PROFILE, "56", id="a cent too much"),
        pytest.param(AFile(amount="-12.34").xml(), PROFILE, "56", id="sign"),
        pytest.param(AFile(reference="").xml(), PROFILE, "59", id="no schema reference"),
        pytest.param(
            AFile((AnInvoice(channel_id="UNLALV2X"),)).xml(), PROFILE, "58", id="other channel"
        ),
    ],
)
def test_a_wrong_file_is_refused_whole(
    content: bytes, profile: ChannelProfile, expected: str
) -> None:
    """A fault of the file refuses all of it; no verdict is given on single invoices."""
    judgement = judge(content, profile, Books(), TODAY)
    assert (judgement.fail_code, judgement.verdicts) == (expected, ())


def test_the_footer_counts_what_the_profile_says() -> None:
    """By profile the footer sums what is to pay or the month's totals."""
    invoice = AnInvoice(total="20.00", to_pay="<TotalToPay>5.00</TotalToPay>", payment_total="5.00")
    by_total = replace(PROFILE, footer_sum="total")
    for profile, amount, expected in (
        (PROFILE, "5.00", ""),
        (PROFILE, "20.00", "56"),
        (by_total, "20.00", ""),
        (by_total, "5.00", "56"),
    ):
        content = AFile((invoice,), amount=amount).xml()
        assert judge(content, profile, Books(), TODAY).fail_code == expected


def test_a_file_id_is_taken_once() -> None:
    """A second file of the same id is refused, whatever is in it."""
    seen = Books(file_ids=frozenset({"2611SW00001ABCDEF"}))
    assert judge(_FILE.xml(), PROFILE, seen, TODAY).fail_code == "64"
    other = AFile(file_id="2611SW00002ABCDEF").xml()
    assert judge(other, PROFILE, seen, TODAY).fail_code == ""


@pytest.mark.parametrize(
    ("content", "file_id"),
    [
        (_FILE.xml()[:-20], "2611SW00001ABCDEF"),
        (b"nonsense", ""),
        (b"<FileId>../../etc/passwd</FileId>", ""),
    ],
)
def test_the_id_of_an_unreadable_file_is_a_guess(content: bytes, file_id: str) -> None:
    """The answer can quote the id, which does not count as received."""
    judgement = judge(content, PROFILE, Books(), TODAY)
    assert (judgement.file_id, judgement.was_read) == (file_id, False)


_NO_DATE = ""


def _due(day: str) -> str:
    return f"<PayDueDate>{day}</PayDueDate>"


@pytest.mark.parametrize(
    ("invoice", "expected"),
    [
        pytest.param(replace(OK, global_id=""), "94", id="no global id"),
        pytest.param(replace(OK, channel_id=""), "78", id="no channel id"),
        pytest.param(replace(OK, channel_address=""), "82", id="no channel address"),
        pytest.param(replace(OK, channel_address="LV00HABA0000000000001"), "3", id="check digits"),
        pytest.param(replace(OK, channel_address="29123456"), "3", id="no IBAN at all"),
        pytest.param(replace(OK, channel_address=OK.account), "35", id="payer is seller"),
        pytest.param(replace(OK, account="LV00HABA0000000000009"), "54", id="our account"),
        pytest.param(replace(OK, pay_to_name=" "), "55", id="no payee"),
        pytest.param(replace(OK, seller_name=" "), "97", id="no seller"),
        pytest.param(replace(OK, payer_name=" "), "96", id="no payer"),
        pytest.param(replace(OK, pay_to_bic="<PayToBIC>HABA</PayToBIC>"), "88", id="BIC"),
        pytest.param(replace(OK, pay_to_bic="<PayToBIC>HABALV22</PayToBIC>"), "", id="good BIC"),
        pytest.param(replace(OK, attributes=' factoring="YES"'), "14", id="factoring"),
        pytest.param(replace(OK, attributes=' templateId="T1"'), "90", id="template"),
        pytest.param(replace(OK, currency="USD"), "7", id="currency"),
        pytest.param(replace(OK, payment_total="12.33"), "9", id="payment is not what is to pay"),
        pytest.param(
            replace(OK, to_pay="<TotalToPay>-1.00</TotalToPay>", payment_total="-1.00"),
            "9",
            id="negative payment",
        ),
        pytest.param(replace(OK, to_pay="", total="12.34"), "", id="total is to pay by default"),
        pytest.param(replace(CREDIT, payable="YES"), "93", id="credit to be paid"),
        pytest.param(replace(OK, due_date=_due("2026-11-05")), "49", id="due today"),
        pytest.param(replace(OK, due_date=_due("2026-11-04")), "49", id="due yesterday"),
        pytest.param(replace(OK, due_date=_due("2026-11-09")), "49", id="two weekdays ahead"),
        pytest.param(replace(OK, due_date=_due("2026-11-10")), "", id="three weekdays ahead"),
        pytest.param(replace(OK, due_date=_NO_DATE), "", id="no due date"),
        pytest.param(replace(OK, due_date=_due("12026-11-30")), "49", id="year of five digits"),
        pytest.param(replace(OK, invoice_date="2026-12-01"), "49", id="invoiced after due"),
        pytest.param(replace(OK, invoice_date="2026-11-30"), "", id="invoiced on the due day"),
    ],
)
def test_a_wrong_invoice_is_refused_alone(invoice: AnInvoice, expected: str) -> None:
    """The invoice beside a wrong one is accepted."""
    right = replace(OK, number=2, global_id="G-2", payment_id="G-2")
    paid = "24.68" if invoice.payment_total == "12.33" else None
    content = AFile((invoice, right), amount=paid).xml()
    judgement = judge(content, PROFILE, Books(), TODAY)
    assert judgement.fail_code == ""
    assert judgement.verdicts == (Verdict(invoice.global_id, expected), Verdict("G-2"))


@pytest.mark.parametrize(
    ("invoice", "expected"),
    [
        pytest.param(replace(OK, payable="NO"), "25", id="neither"),
        pytest.param(OK, "", id="payable"),
        pytest.param(CREDIT, "", id="credit"),
    ],
)
def test_an_invoice_must_be_shown_or_paid(invoice: AnInvoice, expected: str) -> None:
    """Neither presented nor payable is of no use, except for a credit invoice."""
    hidden = replace(invoice, presentment="NO")
    judgement = judge(AFile((hidden,), profile=_SEB).xml(), _SEB, HOLDS_ONE, TODAY)
    assert judgement.verdicts[0].fail_code == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, "", id="as signed"),
        pytest.param({"contract": "C2"}, "57", id="another contract"),
        pytest.param({"seller": "40003000002"}, "11", id="another seller"),
        pytest.param({"contract": ""}, "", id="no contract told"),
    ],
)
def test_the_bank_knows_one_seller_and_its_contract(changes: dict[str, str], expected: str) -> None:
    """Once it has taken a file, another seller or contract refuses a whole file."""
    first = judge(AFile((replace(OK, number=7, global_id="G-7"),)).xml(), PROFILE, Books(), TODAY)
    books = Books(sellers=first.sellers, contracts=first.contracts)
    content = AFile((replace(OK, **changes),)).xml()
    assert judge(content, PROFILE, books, TODAY).fail_code == expected


@pytest.mark.parametrize("key", [OK_ADDRESS, "B0001-1"])
def test_an_address_in_the_list_is_refused(key: str) -> None:
    """By account or client number, with the code that stands there."""
    assert verdicts_on(Books(addresses=((key, "20"),)), OK) == ["20"]
    assert verdicts_on(Books(addresses=(("other", "20"),)), OK) == [""]


@given(st.integers(0, 9_999_999_999_999), st.integers(4, 20), st.integers(1, 9))
def test_one_wrong_digit_never_passes_for_an_iban(account: int, place: int, step: int) -> None:
    """The check digits find every single wrong digit."""
    iban = an_iban("HABA", account)
    assert judge(AFile((replace(OK, channel_address=iban),)).xml(), PROFILE, Books(), TODAY)
    place = max(place, 8)
    digit = str((int(iban[place]) + step) % 10)
    wrong = replace(OK, channel_address=iban[:place] + digit + iban[place + 1 :])
    judgement = judge(AFile((wrong,)).xml(), PROFILE, Books(), TODAY)
    assert judgement.verdicts[0].fail_code == "3"


@pytest.mark.parametrize(
    ("judgement", "reason", "listed"),
    [
        (Judgement("F", verdicts=(Verdict("A"), Verdict("B"))), None, ()),
        (Judgement("F", "64"), "64", ()),
        (Judgement("F", verdicts=(Verdict("A", "49"), Verdict('B<&"'))), None, (("A", 49),)),
        (Judgement("F", verdicts=(Verdict('B<&"', "9"),)), None, (('B<&"', 9),)),
    ],
    ids=["all accepted", "file refused", "one of two refused", "odd signs in an id"],
)
def test_answers_are_read_as_they_were_meant(
    judgement: Judgement, reason: str | None, listed: tuple[tuple[str, int], ...]
) -> None:
    """What the bank writes is what our reader of banks' answers understands."""
    answer = read_message("answer", render_answer(judgement, "F<1>"), dt.date(2026, 11, 5))
    assert isinstance(answer, FailedInvoiceAnswer)
    assert (answer.in_file_id, answer.file_fail_reason) == ("F<1>", reason)
    assert tuple((one.global_id, one.code) for one in answer.listed) == listed


def test_refuse_some_refuses_every_33rd_and_at_least_one() -> None:
    """The fault leaves all other invoices as they were judged and varies its codes."""
    judgement = Judgement("F", verdicts=tuple(Verdict(str(n)) for n in range(1, 101)))
    refused = distort(judgement, frozenset({Fault.REFUSE_SOME})).refused
    assert [verdict.global_id for verdict in refused] == ["1", "34", "67", "100"]
    assert len({verdict.fail_code for verdict in refused}) == 4
    one = Judgement("F", verdicts=(Verdict("A"),))
    assert len(distort(one, frozenset({Fault.REFUSE_SOME})).refused) == 1


def test_an_unknown_code_is_one_of_the_first_invoice() -> None:
    """The fault refuses one invoice, with a number in no list; a refused file stays refused."""
    judgement = Judgement("F", verdicts=(Verdict("A"), Verdict("B")))
    refused = distort(judgement, frozenset({Fault.UNKNOWN_CODE})).refused
    assert refused == (Verdict("A", "999"),)
    whole = Judgement("F", "56")
    assert distort(whole, frozenset({Fault.UNKNOWN_CODE})) == whole


def test_refuse_file_refuses_all() -> None:
    """With the fault no invoice is judged; without any, nothing is changed."""
    judgement = Judgement("F", verdicts=(Verdict("A"),))
    assert distort(judgement, frozenset({Fault.REFUSE_FILE})) == Judgement("F", "59")
    assert distort(judgement, frozenset()) == judgement


def test_an_unknown_fault_is_refused() -> None:
    """The message lists the faults there are."""
    assert parse_faults(["consumed"]) == {Fault.CONSUMED}
    with pytest.raises(UsageError, match="disk-full"):
        parse_faults(["consumed", "flood"])
