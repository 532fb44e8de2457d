"""Whatever a bank sends, its reader ends with a message or a finding, and never with an error.

300 mutated messages of each kind; with SOAK=1 10,000 of each.
"""

import datetime as dt
import os
import random

import pytest
from mutated_messages import mutated

from bank_adapters.messages.application_seller import render_application_seller
from bank_adapters.messages.incoming_manifest import render_manifest
from bank_adapters.messages.reading import Message, read_message
from bank_adapters.simulator.orders import render_applications, render_standing_orders
from einvoice.core.applications import Action, Application
from einvoice.core.findings import Finding
from einvoice.texts.findings import line

ROUNDS = 10_000 if os.environ.get("SOAK") else 300
DAY = dt.date(2026, 11, 6)
RECORD = {
    "SellerRegNumber": "49900001005",
    "GlobalSellerContractId": "SEB-EXAMPLE",
    "Action": "ADD",
    "ServiceId": "B0001-1",
    "TimeStamp": "2026-11-03T23:30:00+02:00",
}
APPLICATION = {
    **RECORD,
    "ChannelAddress": "LV58UNLA0050000000001",
    "CustomerIdCode": "161175-19997",
}
AGREEMENT = {**RECORD, "MonthLimit": "12.50", "StartDate": "2026-11-01", "EndDate": "2027-11-01"}
SEEDS = {
    "FailedInvoice": (
        b'<?xml version="1.0" encoding="UTF-8"?><FailedInvoice><Header date="2026-11-05" '
        b'infileId="2611SE00001TEST01" fileFailReason="86"/><Invoice><InvoiceGlobUniqId>'
        b"49900001005-26110000001-1</InvoiceGlobUniqId><FailReason>33 text</FailReason></Invoice>"
        b'<Footer totalNr="1"/></FailedInvoice>'
    ),
    "ApplicationBank": render_applications([APPLICATION, {**APPLICATION, "Action": "DEL"}]),
    "StandingOrderAgreementReport": render_standing_orders("SOA1", DAY, [AGREEMENT]),
    "SOAPaymentReport": (
        b'<EInvoiceSOAPaymentReport date="2026-11-05"><Payment><Sum>12.50</Sum>'
        b"<Day>2026-11-30</Day></Payment></EInvoiceSOAPaymentReport>"
    ),
    "manifest": render_manifest("SEB-EXAMPLE", "2611SE00001TEST01.xml"),
    "ApplicationSeller": render_application_seller(
        "2611SE00002TEST01",
        DAY,
        "49900001005",
        Application(
            Action.ADD, "B0001-1", "", "", "", "", "", "49900001005", "", "2026-11-03T21:30:00", DAY
        ),
        "unknown flat",
    ),
}


@pytest.mark.parametrize("kind", SEEDS)
def test_no_message_breaks_its_reader(kind: str) -> None:
    """A message or a finding without a foreign word in it, each time, and enough of both."""
    rng = random.Random(f"messages {kind}")  # noqa: S311 - not a secret
    outcomes: dict[str, int] = {}
    for _ in range(ROUNDS):
        found: Message | Finding = read_message("m.xml", mutated(SEEDS[kind], rng), DAY)
        outcome = found.code if isinstance(found, Finding) else type(found).__name__
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        if isinstance(found, Finding):
            told = line(found, "en")
            assert told.isascii()
            assert len(told) < 400
    assert len(outcomes) > 1, outcomes
    assert sum(outcomes.values()) == ROUNDS
    print(kind, dict(sorted(outcomes.items())))


@pytest.mark.parametrize(
    ("stamp", "is_a_time"),
    [
        ("9999-12-31T23:59:59Z", False),
        ("0001-01-01T00:00:00", False),
        ("1999-12-31T23:59:59", False),
        ("2000-01-01T00:00:00", True),
        ("2199-12-31T23:59:59Z", True),
        ("2200-01-01T00:00:00", False),
    ],
)
def test_a_time_no_calendar_of_ours_has_is_no_time(stamp: str, *, is_a_time: bool) -> None:
    """An application then waits for a person, on the day it came; it was a traceback for ever."""
    found = read_message("m", render_applications([{**APPLICATION, "TimeStamp": stamp}]), DAY)
    (record,) = found.applications  # type: ignore[union-attr]
    assert bool(record.stamped_at) is is_a_time
    assert is_a_time or record.day == DAY


@pytest.mark.parametrize("total", ["9" * 4301, "9" * 10, "-1", "1e3", "1 0", "\u0663"])
def test_a_number_is_bounded_before_it_is_converted(total: str) -> None:
    """Python refuses to convert more than 4,300 digits; we refuse what no bank can mean."""
    content = f'<FailedInvoice><Header infileId="F1"/><Footer totalNr="{total}"/></FailedInvoice>'
    found = read_message("m", content.encode(), DAY)
    assert isinstance(found, Finding)
    assert found.code == "answer-invalid"
