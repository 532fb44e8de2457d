"""What the simulated bank refuses, and what it must let through."""

import datetime as dt
from dataclasses import replace

import pytest
from bank_file_samples import AFile, AnInvoice, an_iban, some_invoices
from hypothesis import given
from hypothesis import strategies as st

from bank_adapters.messages.failed_invoice import FailedInvoiceAnswer
from bank_adapters.messages.reading import read_message
from bank_adapters.registry import BANKS, bank_adapter
from bank_adapters.simulator.answer import render_answer
from bank_adapters.simulator.books import Books, Held
from bank_adapters.simulator.faults import Fault, distort, parse_faults
from bank_adapters.simulator.rules import Judgement, Verdict, judge
from einvoice.core.channels import ChannelProfile
from einvoice.core.errors import UsageError

_TODAY = dt.date(2026, 11, 5)
_PROFILE = bank_adapter("swedbank").profile
_SEB = bank_adapter("seb").profile
_FILE = AFile()
_OK_ADDRESS = AnInvoice().channel_address
_CREDIT = AnInvoice(
    number=9,
    global_id="G-9",
    payment_id="G-9",
    kind="CRE",
    source="1",
    payable="NO",
    total="-12.34",
    to_pay="<TotalToPay>0.00</TotalToPay>",
    payment_total="0.00",
    due_date="<PayDueDate>2026-01-31</PayDueDate>",
)


_ONE = Held("G-1", "1", "B0001-1", _OK_ADDRESS, "12.34", _TODAY)
_HOLDS_ONE = Books(held=(replace(_ONE, day=dt.date(2026, 10, 1)),))


@pytest.mark.parametrize("bank", BANKS)
def test_a_right_file_is_accepted_whole(bank: str) -> None:
    """Nothing to object to means every invoice accepted, in both families."""
    profile = bank_adapter(bank).profile
    file = AFile((*some_invoices(3), _CREDIT), profile=profile)  # the credit cancels the first
    judgement = judge(file.xml(), profile, Books(), _TODAY)
    assert judgement.fail_code == ""
    assert [verdict.fail_code for verdict in judgement.verdicts] == ["", "", "", ""]
    assert judgement.file_id == "2611SW00001ABCDEF"
    assert judgement.refused == ()


@pytest.mark.parametrize(
    ("content", "profile", "expected"),
    [
        pytest.param(_FILE.xml()[:-20], _PROFILE, "51", id="cut off"),
        pytest.param(b"", _PROFILE, "51", id="empty"),
        pytest.param(_FILE.xml().replace(b"<E_", b"<!DOCTYPE a><E_", 1), _PROFILE, "51", id="DTD"),
        pytest.param(
            _FILE.xml().replace(b"<DocumentName>", b"<Odd/><DocumentName>"),
            _PROFILE,
            "51",
            id="not of the schema",
        ),
        pytest.param(
            b"<Footer><TotalNumberInvoices>1</TotalNumberInvoices><TotalAmount>1.00</TotalAmount>"
            b"</Footer>",
            _PROFILE,
            "51",
            id="valid part, no file",
        ),
        pytest.param(AFile(app_id=_SEB.app_id).xml(), _SEB, "51", id="other family"),
        pytest.param(AFile(app_id=_SEB.app_id).xml(), _PROFILE, "81", id="AppId of another format"),
        pytest.param(_FILE.xml(), replace(_PROFILE, max_bytes=100), "62", id="too many bytes"),
        pytest.param(
            AFile(some_invoices(2)).xml(), replace(_PROFILE, max_invoices=1), "62", id="too many"
        ),
        pytest.param(AFile(count=2).xml(), _PROFILE, "61", id="count too high"),
        pytest.param(AFile(amount="12.35").xml(), _PROFILE, "56", id="a cent too much"),
        pytest.param(AFile(amount="-12.34").xml(), _PROFILE, "56", id="sign"),
        pytest.param(AFile(reference="").xml(), _PROFILE, "59", id="no schema reference"),
        pytest.param(
            AFile((AnInvoice(channel_id="UNLALV2X"),)).xml(), _PROFILE, "58", id="other channel"
        ),
    ],
)
def test_a_wrong_file_is_refused_whole(
    content: bytes, profile: ChannelProfile, expected: str
) -> None:
    """A fault of the file refuses all of it; no verdict is given on single invoices."""
    judgement = judge(content, profile, Books(), _TODAY)
    assert (judgement.fail_code, judgement.verdicts) == (expected, ())


def test_the_footer_counts_what_the_profile_says() -> None:
    """By profile the footer sums what is to pay or the month's totals."""
    invoice = AnInvoice(total="20.00", to_pay="<TotalToPay>5.00</TotalToPay>", payment_total="5.00")
    by_total = replace(_PROFILE, footer_sum="total")
    for profile, amount, expected in (
        (_PROFILE, "5.00", ""),
        (_PROFILE, "20.00", "56"),
        (by_total, "20.00", ""),
        (by_total, "5.00", "56"),
    ):
        content = AFile((invoice,), amount=amount).xml()
        assert judge(content, profile, Books(), _TODAY).fail_code == expected


def test_a_file_id_is_taken_once() -> None:
    """A second file of the same id is refused, whatever is in it."""
    seen = Books(file_ids=frozenset({"2611SW00001ABCDEF"}))
    assert judge(_FILE.xml(), _PROFILE, seen, _TODAY).fail_code == "64"
    other = AFile(file_id="2611SW00002ABCDEF").xml()
    assert judge(other, _PROFILE, seen, _TODAY).fail_code == ""


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
    judgement = judge(content, _PROFILE, Books(), _TODAY)
    assert (judgement.file_id, judgement.was_read) == (file_id, False)


_OK = AnInvoice()
_NO_DATE = ""


def _due(day: str) -> str:
    return f"<PayDueDate>{day}</PayDueDate>"


@pytest.mark.parametrize(
    ("invoice", "expected"),
    [
        pytest.param(replace(_OK, global_id=""), "94", id="no global id"),
        pytest.param(replace(_OK, channel_id=""), "78", id="no channel id"),
        pytest.param(replace(_OK, channel_address=""), "82", id="no channel address"),
        pytest.param(replace(_OK, channel_address="LV00HABA0000000000001"), "3", id="check digits"),
        pytest.param(replace(_OK, channel_address="29123456"), "3", id="no IBAN at all"),
        pytest.param(replace(_OK, channel_address=_OK.account), "35", id="payer is seller"),
        pytest.param(replace(_OK, account="LV00HABA0000000000009"), "54", id="our account"),
        pytest.param(replace(_OK, pay_to_name=" "), "55", id="no payee"),
        pytest.param(replace(_OK, seller_name=" "), "97", id="no seller"),
        pytest.param(replace(_OK, payer_name=" "), "96", id="no payer"),
        pytest.param(replace(_OK, pay_to_bic="<PayToBIC>HABA</PayToBIC>"), "88", id="BIC"),
        pytest.param(replace(_OK, pay_to_bic="<PayToBIC>HABALV22</PayToBIC>"), "", id="good BIC"),
        pytest.param(replace(_OK, attributes=' factoring="YES"'), "14", id="factoring"),
        pytest.param(replace(_OK, attributes=' templateId="T1"'), "90", id="template"),
        pytest.param(replace(_OK, currency="USD"), "7", id="currency"),
        pytest.param(replace(_OK, payment_total="12.33"), "9", id="payment is not what is to pay"),
        pytest.param(
            replace(_OK, to_pay="<TotalToPay>-1.00</TotalToPay>", payment_total="-1.00"),
            "9",
            id="negative payment",
        ),
        pytest.param(replace(_OK, to_pay="", total="12.34"), "", id="total is to pay by default"),
        pytest.param(replace(_CREDIT, payable="YES"), "93", id="credit to be paid"),
        pytest.param(replace(_OK, due_date=_due("2026-11-05")), "49", id="due today"),
        pytest.param(replace(_OK, due_date=_due("2026-11-04")), "49", id="due yesterday"),
        pytest.param(replace(_OK, due_date=_due("2026-11-09")), "49", id="two weekdays ahead"),
        pytest.param(replace(_OK, due_date=_due("2026-11-10")), "", id="three weekdays ahead"),
        pytest.param(replace(_OK, due_date=_NO_DATE), "", id="no due date"),
        pytest.param(replace(_OK, due_date=_due("12026-11-30")), "49", id="year of five digits"),
        pytest.param(replace(_OK, invoice_date="2026-12-01"), "49", id="invoiced after due"),
        pytest.param(replace(_OK, invoice_date="2026-11-30"), "", id="invoiced on the due day"),
    ],
)
def test_a_wrong_invoice_is_refused_alone(invoice: AnInvoice, expected: str) -> None:
    """The invoice beside a wrong one is accepted."""
    right = replace(_OK, number=2, global_id="G-2", payment_id="G-2")
    paid = "24.68" if invoice.payment_total == "12.33" else None
    content = AFile((invoice, right), amount=paid).xml()
    judgement = judge(content, _PROFILE, Books(), _TODAY)
    assert judgement.fail_code == ""
    assert judgement.verdicts == (Verdict(invoice.global_id, expected), Verdict("G-2"))


@pytest.mark.parametrize(
    ("invoice", "expected"),
    [
        pytest.param(replace(_OK, payable="NO"), "25", id="neither"),
        pytest.param(_OK, "", id="payable"),
        pytest.param(_CREDIT, "", id="credit"),
    ],
)
def test_an_invoice_must_be_shown_or_paid(invoice: AnInvoice, expected: str) -> None:
    """Neither presented nor payable is of no use, except for a credit invoice."""
    hidden = replace(invoice, presentment="NO")
    judgement = judge(AFile((hidden,), profile=_SEB).xml(), _SEB, _HOLDS_ONE, _TODAY)
    assert judgement.verdicts[0].fail_code == expected


def test_an_id_is_taken_once_in_a_file() -> None:
    """Of two invoices of one global id the second is refused."""
    judgement = judge(AFile((_OK, replace(_OK, number=2))).xml(), _PROFILE, Books(), _TODAY)
    assert [verdict.fail_code for verdict in judgement.verdicts] == ["", "87"]


def test_an_id_is_taken_once_for_ever() -> None:
    """An invoice of an id answered before is refused, by its global or its payment id."""
    seen = Books(global_ids=frozenset({_OK.global_id}))
    for invoice in (_OK, replace(_OK, global_id="new"), replace(_OK, payment_id="new")):
        judgement = judge(AFile((invoice,)).xml(), _PROFILE, seen, _TODAY)
        assert judgement.verdicts[0].fail_code == "12"


def _judged(books: Books, *invoices: AnInvoice, today: dt.date = _TODAY) -> list[str]:
    """Return the codes of invoices in one file."""
    return [one.fail_code for one in judge(AFile(invoices).xml(), _PROFILE, books, today).verdicts]


@pytest.mark.parametrize(
    ("invoice", "expected"),
    [
        pytest.param(replace(_OK, global_id="G-2", payment_id="G-2"), "87", id="same address"),
        pytest.param(
            replace(_OK, global_id="G-2", payment_id="G-2", channel_address=an_iban("HABA", 2)),
            "65",
            id="other address",
        ),
    ],
)
def test_an_invoice_id_stands_once_in_a_file(invoice: AnInvoice, expected: str) -> None:
    """The second of one number is refused, to the same account or to another."""
    assert _judged(Books(), _OK, invoice) == ["", expected]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        pytest.param(_ONE, "106", id="today"),
        pytest.param(replace(_ONE, day=dt.date(2026, 10, 31)), "106", id="five days ago"),
        pytest.param(replace(_ONE, day=dt.date(2026, 10, 30)), "", id="six days ago"),
        pytest.param(replace(_ONE, total="12.35"), "", id="another sum"),
        pytest.param(replace(_ONE, number="2"), "", id="another number"),
        pytest.param(replace(_ONE, channel_address=an_iban("HABA", 2)), "", id="another account"),
    ],
)
def test_the_same_invoice_within_five_days_is_a_duplicate(held: Held, expected: str) -> None:
    """Account, number and sum, whatever the ids are; six days later it is taken again."""
    again = replace(_OK, global_id="G-2", payment_id="G-2")
    assert _judged(Books(held=(held,)), again) == [expected]


def test_a_cancelled_invoice_has_no_duplicate() -> None:
    """What was cancelled lies there no more."""
    credit = replace(_ONE, global_id="G-9", number="9", total="-12.34", cancels="G-1")
    again = replace(_OK, global_id="G-2", payment_id="G-2")
    assert _judged(Books(held=(_ONE, credit)), again) == [""]


@pytest.mark.parametrize(
    ("credit", "books", "expected"),
    [
        pytest.param(_CREDIT, _HOLDS_ONE, "", id="cancelled"),
        pytest.param(_CREDIT, Books(), "91", id="nothing there"),
        pytest.param(replace(_CREDIT, source="2"), _HOLDS_ONE, "91", id="another number"),
        pytest.param(replace(_CREDIT, source=""), _HOLDS_ONE, "91", id="no number"),
        pytest.param(replace(_CREDIT, service_id="B0001-2"), _HOLDS_ONE, "91", id="another flat"),
        pytest.param(
            replace(_CREDIT, channel_address=an_iban("HABA", 2)), _HOLDS_ONE, "91", id="account"
        ),
        pytest.param(replace(_CREDIT, total="-12.33"), _HOLDS_ONE, "91", id="another sum"),
        pytest.param(replace(_CREDIT, total="12.34"), _HOLDS_ONE, "91", id="another sign"),
        pytest.param(replace(_CREDIT, payable="YES"), _HOLDS_ONE, "93", id="to be paid"),
        pytest.param(_CREDIT, replace(_HOLDS_ONE, debits_paid=True), "92", id="paid"),
        pytest.param(_CREDIT, replace(_HOLDS_ONE, debits_doubled=True), "102", id="twice there"),
        pytest.param(
            _CREDIT,
            Books(held=(_ONE, replace(_ONE, global_id="G-2"))),
            "102",
            id="two of one number",
        ),
        pytest.param(
            _CREDIT,
            Books(held=(_ONE, replace(_ONE, global_id="G-8", total="-12.34", cancels="G-1"))),
            "91",
            id="cancelled before",
        ),
    ],
)
def test_a_credit_invoice_cancels_the_one_that_matches(
    credit: AnInvoice, books: Books, expected: str
) -> None:
    """By number, flat, account and sum; the answer says why when nothing was cancelled."""
    judgement = judge(AFile((credit,)).xml(), _PROFILE, books, _TODAY)
    (verdict,) = judgement.verdicts
    assert verdict.fail_code == expected
    assert [one.cancels for one in judgement.taken] == ([] if expected else ["G-1"])


def test_a_credit_of_a_negative_month_is_positive() -> None:
    """The sums cancel each other whichever sign they have."""
    books = Books(held=(replace(_ONE, total="-12.34"),))
    assert _judged(books, replace(_CREDIT, total="12.34")) == [""]


def test_an_invoice_is_cancelled_once() -> None:
    """Of two credit invoices in one file the second finds nothing."""
    second = replace(_CREDIT, number=10, global_id="G-10", payment_id="G-10")
    second = replace(second, channel_address=_OK_ADDRESS)
    assert _judged(_HOLDS_ONE, _CREDIT, second) == ["", "91"]


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
    first = judge(
        AFile((replace(_OK, number=7, global_id="G-7"),)).xml(), _PROFILE, Books(), _TODAY
    )
    books = Books(sellers=first.sellers, contracts=first.contracts)
    content = AFile((replace(_OK, **changes),)).xml()
    assert judge(content, _PROFILE, books, _TODAY).fail_code == expected


@pytest.mark.parametrize("key", [_OK_ADDRESS, "B0001-1"])
def test_an_address_in_the_list_is_refused(key: str) -> None:
    """By account or client number, with the code that stands there."""
    assert _judged(Books(addresses=((key, "20"),)), _OK) == ["20"]
    assert _judged(Books(addresses=(("other", "20"),)), _OK) == [""]


def test_what_is_said_of_cancelled_invoices() -> None:
    """103 and 104 in turn, or 105: listed, yet accepted; other invoices are left alone."""
    held = (_ONE, replace(_ONE, global_id="G-2", number="2"))
    second = replace(_CREDIT, number=10, global_id="G-10", payment_id="G-10", source="2")
    other = replace(_OK, number=3, global_id="G-3", payment_id="G-3")
    bad = replace(_CREDIT, number=11, global_id="G-11", payment_id="G-11", source="5")
    content = AFile((_CREDIT, second, other, bad)).xml()
    judgement = judge(content, _PROFILE, Books(held=held), _TODAY)
    for fault, codes in (
        (Fault.CANCELLED_PARTLY, ["103", "104", "", "91"]),
        (Fault.CANCELLED_FULLY, ["105", "105", "", "91"]),
    ):
        told = distort(judgement, frozenset({fault}))
        assert [one.fail_code for one in told.verdicts] == codes
        assert [one.fail_code for one in told.refused] == ["91"]
        assert len(told.listed) == 3
        assert len(told.taken) == 3


@given(st.integers(0, 9_999_999_999_999), st.integers(4, 20), st.integers(1, 9))
def test_one_wrong_digit_never_passes_for_an_iban(account: int, place: int, step: int) -> None:
    """The check digits find every single wrong digit."""
    iban = an_iban("HABA", account)
    assert judge(AFile((replace(_OK, channel_address=iban),)).xml(), _PROFILE, Books(), _TODAY)
    place = max(place, 8)
    digit = str((int(iban[place]) + step) % 10)
    wrong = replace(_OK, channel_address=iban[:place] + digit + iban[place + 1 :])
    judgement = judge(AFile((wrong,)).xml(), _PROFILE, Books(), _TODAY)
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
