"""Standing orders, payment reports and manifests beside what customers order."""

import datetime as dt
import json
from pathlib import Path

import pytest
from at_the_bank import FaultyBanks, simulated
from order_messages import BANK, flat_of, polled
from sample_company import Company

from bank_adapters.simulator.orders import render_standing_orders
from einvoice.store.answers import AnswerKind
from jobs.steps.deliver import deliver


def test_who_pays_automatically_is_shown(company: Company) -> None:
    """Agreements of ours are kept once; accounts are masked wherever they are shown."""
    imported = flat_of(company)
    mine = {
        "SellerRegNumber": "49900001005",
        "Action": "ADD",
        "ServiceId": imported["flat_id"],
        "PayerIBAN": imported["channel_address"],
        "MonthLimit": "1250.00",
        "TimeStamp": "2026-11-03T10:00:00",
    }
    content = render_standing_orders(
        "SOA1", dt.date(2026, 11, 4), [mine, mine | {"SellerRegNumber": "40003032949"}]
    )
    for name in ("SOA1.xml", "SOA2.xml"):
        (company.home / "bank/seb/outbox").mkdir(parents=True, exist_ok=True)
        (company.home / "bank/seb/outbox" / name).write_bytes(
            content.replace(b"SOA1", name[:4].encode())
        )
    first, second = polled(company).answers
    assert first.kind is AnswerKind.STANDING_ORDERS
    assert first.outcome == "stored 1 of 1 agreements, left out 1 of other sellers"
    assert second.outcome.startswith("stored 0 of 1")
    shown = company.cli("subscriptions", "--bank", BANK, "--json").json["subscriptions"]
    paid = [one["flat_id"] for one in shown if one["automatic"]]
    assert paid == [imported["flat_id"]]
    for printed in (company.cli("subscriptions").out, json.dumps(shown)):
        assert imported["channel_address"] not in printed
        assert imported["channel_address"][-4:] in printed
    assert "up to 1 250.00 EUR a month" in company.cli("subscriptions").out
    other = flat_of(company, place=1)["flat_id"]
    unlimited = mine | {"ServiceId": other, "MonthLimit": ""}
    content = render_standing_orders("SOA3", dt.date(2026, 11, 4), [unlimited])
    (company.home / "bank/seb/outbox/SOA3.xml").write_bytes(content)
    polled(company)
    lines = company.cli("subscriptions").out.splitlines()
    assert [line.split()[0] for line in lines if line.rstrip().endswith("yes")] == [other]


def test_a_payment_report_is_archived_and_not_interpreted(company: Company) -> None:
    """It has a named outcome and asks for nobody."""
    outbox = company.home / "bank/seb/outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    (outbox / "pay.xml").write_bytes(b"<EInvoiceSOAPaymentReport/>")
    (answer,) = polled(company).answers
    assert answer.line("en") == "seb sent payment report: recognised, archived, not interpreted"
    assert (company.home / "data/archive/2026-10/seb/inbound/pay.xml").exists()
    assert "could not be applied" not in company.cli("status").out


def test_a_manifest_lies_beside_each_file_where_the_bank_wants_one(company: Company) -> None:
    """By profile, off by default; a second delivery adds nothing."""
    company.edit_config(
        'bic = "UNLALV2X"', 'bic = "UNLALV2X"\nprofile = { incoming_manifest = true }'
    )
    assert company.cli("run").code == 0
    inbox = company.home / "bank/seb/inbox"
    (name,) = (path.name for path in inbox.glob("*.xml"))
    manifest = (inbox / f"{name}.manifest").read_text("utf-8")
    assert f"<Filename>{name}</Filename>" in manifest
    assert "<ContractId>SEB-EXAMPLE</ContractId>" in manifest
    assert list((company.home / "bank/swedbank/inbox").glob("*.manifest")) == []
    assert company.cli("run").code == 0
    assert len(list(inbox.iterdir())) == 2


@pytest.mark.parametrize("option", ["can_rename = false", "can_list = false"])
def test_manifests_where_little_is_allowed(company: Company, option: str) -> None:
    """A bank without renames or listings gets it too."""
    company.edit_config(
        'bic = "UNLALV2X"',
        f'bic = "UNLALV2X"\nprofile = {{ incoming_manifest = true, {option} }}',
    )
    with company.context() as context, simulated(company) as simulator:
        for step in ("calculate", "issue", "render"):
            assert company.cli(step).code == 0
        deliver(context, FaultyBanks(context, simulator), context.default_period, BANK)
    names = {path.suffix for path in Path(company.home / "bank/seb/inbox").iterdir()}
    assert names == {".xml", ".manifest"}
