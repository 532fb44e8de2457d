"""Messages about customers' orders: read as they are, refused when they are not what they say."""

import datetime as dt

import pytest

from bank_adapters.messages.application_bank import Applications
from bank_adapters.messages.application_seller import render_application_seller
from bank_adapters.messages.incoming_manifest import render_manifest
from bank_adapters.messages.reading import Message, PaymentReport, read_message
from bank_adapters.messages.standing_orders import StandingOrders
from bank_adapters.simulator.orders import render_applications, render_standing_orders
from einvoice.core.applications import Action, Application
from einvoice.core.findings import Finding
from einvoice.core.standing_orders import StandingOrder
from einvoice.safe_xml import load_schema, parse

DAY = dt.date(2026, 11, 6)
RECORD = {
    "SellerRegNumber": "49900001005",
    "GlobalSellerContractId": "SEB-EXAMPLE",
    "Action": "ADD",
    "ServiceId": "B0001-1",
    "ChannelAddress": "lv58 unla 0050 0000 0000 1",
    "PresentmentType": "FULL",
    "CustomerIdCode": "161175-19997",
    "CustomerName": "Žanete Ķirse & dēls",
    "CustomerEmail": "z@example.lv",
    "TimeStamp": "2026-11-03T23:30:00+02:00",
}
AGREEMENT = {
    "SellerRegNumber": "49900001005",
    "Action": "ADD",
    "ServiceId": "B0001-1",
    "PayerName": "Žanete Ķirse",
    "PayerIBAN": "LV58 UNLA 0050000000001",
    "PartialDebiting": "YES",
    "MonthLimit": "12.5",
    "DaysLookForFunds": "5",
    "PaymentDay": "0",
    "StartDate": "2026-11-01",
    "TimeStamp": "2026-11-03T10:00:00",
}


def read(content: bytes) -> Message | Finding:
    """Read a message that came on a day."""
    return read_message("m.xml", content, DAY)


def one_application(**changes: str) -> Application:
    """Return the one record of a file."""
    found = read(render_applications([RECORD | changes]))
    assert isinstance(found, Applications)
    (record,) = found.applications
    return record


def test_a_whole_record() -> None:
    """The account is written our way; the time is UTC and its day is Riga's."""
    assert one_application() == Application(
        action=Action.ADD,
        service_id="B0001-1",
        channel_address="LV58UNLA0050000000001",
        presentment="FULL",
        customer_code="161175-19997",
        customer_name="Žanete Ķirse & dēls",
        customer_email="z@example.lv",
        seller_reg_number="49900001005",
        contract_id="SEB-EXAMPLE",
        stamped_at="2026-11-03T21:30:00.000000+00:00",
        day=dt.date(2026, 11, 3),
    )


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2026-11-03T23:30:00Z", dt.date(2026, 11, 4)),
        ("2026-11-03T23:30:00", dt.date(2026, 11, 3)),
        ("2026-11-03", dt.date(2026, 11, 3)),
        ("yesterday", DAY),
        ("0001-01-01T00:00:00+14:00", DAY),
        ("", DAY),
    ],
)
def test_the_day_of_an_application(stamp: str, day: dt.date) -> None:
    """A time without a zone is Riga's; without a time the day it came stands in."""
    found = one_application(TimeStamp=stamp)
    assert found.day == day
    assert bool(found.stamped_at) == stamp.startswith("2026")


def test_a_record_that_lacks_something_is_read_all_the_same() -> None:
    """What is missing is empty, and costs the other records nothing."""
    content = render_applications([{}, RECORD, RECORD | {"Action": "MOVE"}])
    found = read(content)
    assert isinstance(found, Applications)
    empty, whole, odd = found.applications
    assert (empty.action, empty.service_id, empty.stamped_at) == (Action.UNKNOWN, "", "")
    assert whole.action is Action.ADD
    assert odd.action is Action.UNKNOWN


def test_values_as_attributes_are_read_too() -> None:
    """How a bank writes a record is assumed: both ways are understood."""
    found = read(
        b'<ApplicationBank><Header/><Application ServiceId="F" Action="DEL"/></ApplicationBank>'
    )
    assert isinstance(found, Applications)
    assert (found.applications[0].service_id, found.applications[0].action) == ("F", Action.DELETE)


def test_an_agreement() -> None:
    """What decides whether a flat is paid automatically is kept, names are not."""
    found = read(render_standing_orders("SOA1", DAY, [AGREEMENT]))
    assert found == StandingOrders(
        (
            StandingOrder(
                seller_reg_number="49900001005",
                action=Action.ADD,
                service_id="B0001-1",
                payer_account="LV58UNLA0050000000001",
                partial=True,
                month_limit_cents=1250,
                start_date=dt.date(2026, 11, 1),
                end_date=None,
                stamped_at="2026-11-03T08:00:00.000000+00:00",
            ),
        )
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"Action": "MOVE"},
        {"ServiceId": " "},
        {"MonthLimit": "1e3"},
        {"StartDate": "2026-13-01"},
        {"StartDate": "soon"},
        {"TimeStamp": "soon"},
        {"TimeStamp": "12026-11-03T10:00:00"},
    ],
)
def test_a_report_that_is_not_built_as_expected_is_refused(changes: dict[str, str]) -> None:
    """Nothing of it is believed; the value does not stand in the reason."""
    found = read(render_standing_orders("SOA1", DAY, [AGREEMENT, AGREEMENT | changes]))
    assert isinstance(found, Finding)
    assert found.code == "answer-invalid"
    told = str(found.facts)
    assert not any(value in told for value in changes.values() if value.strip())


def test_no_limit_is_no_limit() -> None:
    """An empty limit, or none, is not a limit of nothing."""
    for changes in ({"MonthLimit": ""}, {"MonthLimit": "7"}):
        found = read(render_standing_orders("SOA1", DAY, [AGREEMENT | changes]))
        assert isinstance(found, StandingOrders)
        assert found.orders[0].month_limit_cents == (700 if changes["MonthLimit"] else None)


def test_a_report_of_payments_is_recognised() -> None:
    """It is not interpreted, whatever it holds."""
    assert read(b"<EInvoiceSOAPaymentReport><Any/></EInvoiceSOAPaymentReport>") == PaymentReport()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<ApplicationBank><Other/></ApplicationBank>", "answer-invalid"),
        (b"<ApplicationBank><Application><A/></Application></ApplicationBank>", "answer-invalid"),
        (b"<ApplicationBank><Application>", "answer-broken"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><ApplicationBank/>', "answer-unreadable"),
        (b"<x:Application xmlns:x='urn:x'/>", "answer-unknown"),
    ],
)
def test_what_cannot_be_believed(content: bytes, code: str) -> None:
    """Each has a named outcome."""
    found = read(content)
    assert isinstance(found, Finding)
    assert found.code == code


def test_the_word_to_a_bank_mirrors_the_application() -> None:
    """It is valid, says who sends it, and carries the reason; foreign signs are escaped."""
    content = render_application_seller(
        "2611SE00002TEST01", DAY, "49900001005", one_application(SellerRegNumber=""), "<nav> & nav"
    )
    root = parse(content)
    assert load_schema("application-seller.xsd").accepts(root)
    assert next(root.iterfind("Header")).get("senderId") == "49900001005"
    assert root.findtext("Application/SellerRegNumber") == "49900001005"
    assert root.findtext("Application/ServiceId") == "B0001-1"
    assert root.findtext("Application/Reason") == "<nav> & nav"
    with pytest.raises(RuntimeError, match="Reason"):
        render_application_seller("F", DAY, "49900001005", one_application(), "")


def test_the_manifest_names_the_file_and_the_contract() -> None:
    """Three elements, a pure function of the two."""
    root = parse(render_manifest("A & B", "2611SW00001TEST01.xml"))
    assert root.tag == "EinvoiceIncoming"
    assert [root.findtext(name) for name in ("ContractId", "Filename", "CountryCode")] == [
        "A & B",
        "2611SW00001TEST01.xml",
        "LV",
    ]
