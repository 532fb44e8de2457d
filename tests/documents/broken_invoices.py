"""Invoices that break a rule of the linter each, with what is changed in them."""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from sample_invoices import BUYER, CHANNEL, ISSUED, SELLER, invoice, lines, order

from einvoice.core.credit_notes import cancelling
from einvoice.core.invoices import EInvoice
from einvoice.documents.assemble import invoice_fields, sender_fields
from einvoice.documents.file_content import FileOrder
from einvoice.documents.render import bank_templates, render
from einvoice.documents.rule import Rule, Terms
from einvoice.documents.rule_check import broken_rules
from einvoice.documents.written_invoice import read_written
from einvoice.safe_xml import load_schema, parse

FLAT = "B0001-2"
NUMBER = "26110000002"
FAMILIES = ("1.1", "1.2")


@dataclass(frozen=True)
class Sample:
    """What is put wrong: the invoice, the seller, the profile, the day, or a piece of the bytes."""

    code: str
    invoice: dict[str, Any] = field(default_factory=dict)
    seller: dict[str, Any] = field(default_factory=dict)
    channel: dict[str, Any] = field(default_factory=dict)
    profile: dict[str, Any] = field(default_factory=dict)
    order: dict[str, Any] = field(default_factory=dict)
    piece: tuple[str, str] | None = None
    families: tuple[str, ...] = FAMILIES
    cancels: str = ""

    def value(self) -> EInvoice:
        """Return the invoice, or the credit invoice under its number."""
        made = invoice(2, **self.invoice)
        if not self.cancels:
            return made
        credit = cancelling(made, NUMBER, made.global_id, ISSUED)
        return replace(credit, cancels=self.cancels)

    def file_order(self, version: str) -> FileOrder:
        """Return the order of a file of a good invoice and this one."""
        made = order([invoice(1), self.value()], version, **self.profile)
        sender = replace(
            made.sender,
            seller=replace(SELLER, **self.seller),
            channel=replace(CHANNEL, **self.channel),
        )
        return replace(made, sender=sender, **self.order)

    def damaged(self, content: bytes) -> bytes:
        """Return the bytes with the piece replaced."""
        if self.piece is None:
            return content
        old, new = (text.encode() for text in self.piece)
        assert old in content
        return content.replace(old, new)


def broken(sample: Sample, version: str) -> list[Rule]:
    """Return the rules that a sample breaks, once the schema has accepted it."""
    made = sample.file_order(version)
    fields = sender_fields(made.sender) | invoice_fields(made.sender, sample.value())
    content = sample.damaged(render(bank_templates().invoice, fields))
    root = parse(content)
    assert load_schema(made.sender.profile.schema).accepts(root)
    return broken_rules(read_written(sample.value(), content, root), Terms.of(made))


def row(code: str, name: str, **what: Any) -> Any:
    """Return a named row of the table."""
    return pytest.param(Sample(code, **what), id=f"{code}: {name}")


def buyer(**changes: Any) -> dict[str, Any]:
    """Return an invoice with something changed about its buyer."""
    return {"buyer": replace(BUYER, **changes)}


def gone(name: str, value: str) -> tuple[str, str]:
    """Return the damage that takes an element away."""
    return f"<{name}>{value}</{name}>", ""


DESCRIPTION = f"Rek. {NUMBER}, klients {FLAT}, 10.2026"
ALL_LINES = lines()
TWO_LINES = (ALL_LINES[2]._replace(quantity_e3=0, opening_e3=0, closing_e3=0), ALL_LINES[0])

OLD = "26100000009"
SOURCE = f"<SourceInvoice>{OLD}</SourceInvoice>"
ASKED = ("ToPay>0.00<", "ToPay>-0.01<")
PAY_DUE = ("<Payable>NO</Payable>", "<Payable>NO</Payable><PayDueDate>2026-11-30</PayDueDate>")
BALANCE = ("<InvoiceSum>", "<Balance><BalanceEnd>1.00</BalanceEnd></Balance><InvoiceSum>")

SAMPLES = [
    row("invoice-id", "another number inside", piece=("<InvoiceNumber>26", "<InvoiceNumber>27")),
    row("invoice-id", "no reference", piece=gone("PaymentRefId", NUMBER)),
    row(
        "invoice-id",
        "empty reference",
        piece=(f"RefId>{NUMBER}<", "RefId><"),
        families=("1.1",),
    ),
    row(
        "invoice-id",
        "12 digits",
        invoice={"invoice_number": NUMBER + "0", "global_id": f"40203999970-{NUMBER}0-1"},
    ),
    row("global-id", "empty", invoice={"global_id": ""}),
    row("global-id", "no attempt", invoice={"global_id": f"40203999970-{NUMBER}-"}),
    row("global-id", "another seller's", invoice={"global_id": f"40203999985-{NUMBER}-1"}),
    row("global-id", "another invoice's", invoice={"global_id": "40203999970-26110000001-1"}),
    row("global-id", "no digits", invoice={"global_id": f"40203999970-{NUMBER}-²"}),
    row(
        "global-id",
        "missing",
        piece=(f' invoiceGlobUniqId="40203999970-{NUMBER}-1"', ""),
    ),
    row(
        "global-id",
        "another payment id",
        piece=(f"<PaymentId>40203999970-{NUMBER}-1", "<PaymentId>1"),
    ),
    row("service-id", "empty", invoice={"flat_id": ""}),
    row("service-id", "missing", piece=(f' serviceId="{FLAT}"', "")),
    row("service-id", "a space", invoice={"flat_id": "B0001 2"}),
    row("service-id", "Latvian letter", invoice={"flat_id": "Ā-2"}),
    row("service-id", "another flat's", piece=(f'serviceId="{FLAT}"', 'serviceId="B0001-3"')),
    row(
        "subscription-ended", "begins a day late", invoice={"subscribed_from": dt.date(2026, 11, 1)}
    ),
    row("subscription-ended", "ends a day early", invoice={"subscribed_to": dt.date(2026, 10, 30)}),
    row("subscription-ended", "ended yesterday", invoice={"subscribed_to": dt.date(2026, 11, 4)}),
    row("channel-id", "empty", profile={"channel_id": ""}),
    row("channel-id", "missing", piece=(' channelId="HABALV22"', "")),
    row("channel-id", "9 characters", profile={"channel_id": "HABALV22X"}),
    row("channel-id", "small letters", profile={"channel_id": "habalv22"}),
    row("channel-id", "another bank's", piece=('channelId="HABA', 'channelId="UNLA')),
    row("channel-address", "empty", invoice={"channel_address": ""}),
    row("channel-address", "missing", piece=(' channelAddress="LV17HABA0551000000002"', "")),
    row("channel-address", "22 characters", invoice={"channel_address": "LV17HABA05510000000020"}),
    row("channel-address", "check digits", invoice={"channel_address": "LV18HABA0551000000002"}),
    row("channel-address-bank", "other", invoice={"channel_address": "LV31UNLA0050000000002"}),
    row("own-account", "the same", invoice={"channel_address": CHANNEL.account}),
    row("pay-to-account", "empty", channel={"account": ""}),
    row("pay-to-account", "check digits", channel={"account": "LV45HABA0551000000001"}),
    row("pay-to-account", "22 characters", channel={"account": "LV44HABA05510000000010"}),
    row("pay-to-bic", "empty", channel={"bic": ""}),
    row("pay-to-bic", "another bank's", channel={"bic": "UNLALV2X"}),
    row("pay-to-bic", "small letters", channel={"bic": "habalv22"}),
    row("pay-to-bic", "9 characters", channel={"bic": "HABALV22X"}),
    row("seller-name", "empty", seller={"name": ""}),
    row("seller-name", "blank", seller={"name": "  "}),
    row("seller-name", "another payee", piece=("<PayToName>SIA", "<PayToName>AS")),
    row("buyer-name", "empty", invoice=buyer(name="")),
    row("buyer-name", "blank", invoice=buyer(name=" ")),
    row("payer-name", "blank", invoice={"payer_name": " "}),
    row("payer-name", "empty", piece=("<PayerName>Anna Bērziņa<", "<PayerName><")),
    row(
        "payer-name",
        "missing",
        piece=gone("PayerName", "Anna Bērziņa"),
        families=("1.1",),
    ),
    row(
        "seller-reg-number",
        "check digit",
        seller={"reg_no": "40203999971"},
        invoice={"global_id": f"40203999971-{NUMBER}-1"},
    ),
    row("seller-reg-number", "empty", seller={"reg_no": ""}, invoice={"global_id": f"-{NUMBER}-1"}),
    row(
        "seller-reg-number",
        "two numbers",
        piece=("<RegNumber>40203999970<", "<RegNumber>40203999985<"),
    ),
    row("contract", "empty", channel={"contract_id": ""}),
    row("contract", "blank", invoice={"seller_contract_id": " "}),
    row("reg-number", "check digit", invoice=buyer(code="010190-11005")),
    row("reg-number", "12 digits", invoice=buyer(code="010190110040")),
    row("reg-number", "letters", invoice=buyer(code="PK010190")),
    row("reg-number", "no such day", invoice=buyer(code="310290-11004")),
    row(
        "reg-number",
        "wrong payer's",
        invoice={**buyer(code=""), "payer_code": "40203999971"},
    ),
    row(
        "reg-number",
        "one from nowhere",
        invoice=buyer(code=""),
        piece=('regNumber=""', 'regNumber="010190-11004"'),
    ),
    row("reg-number-missing", "none", invoice=buyer(code="")),
    row("reg-number-doubtful", "last digit", invoice=buyer(code="328673-00677")),
    row("language", "unknown to the bank", piece=('languageId="lv"', 'languageId="et"')),
    row("language", "missing", piece=(' languageId="lv"', "")),
    row("invoice-date", "another", piece=("<InvoiceDate>2026-11-05", "<InvoiceDate>2026-11-06")),
    row("invoice-date", "in the future", order={"today": dt.date(2026, 11, 4)}),
    row("due-date", "a day too near", order={"today": dt.date(2026, 11, 26)}),
    row("due-date", "past", order={"today": dt.date(2026, 12, 1)}),
    row(
        "due-date",
        "a day too near for holidays",
        order={"today": dt.date(2026, 11, 25), "closed": frozenset({dt.date(2026, 11, 27)})},
    ),
    row("due-date", "before the invoice", invoice={"due_date": dt.date(2026, 11, 4)}),
    row("due-date", "two dates", piece=("<DueDate>2026-11-30", "<DueDate>2026-11-29")),
    row("due-date", "missing", piece=gone("PayDueDate", "2026-11-30")),
    row("due-date", "time zone", piece=("Date>2026-11-30<", "Date>2026-11-30Z<")),
    row("period", "begins later", piece=("<StartDate>2026-10-01", "<StartDate>2026-10-02")),
    row("period", "ends later", piece=("<EndDate>2026-10-31", "<EndDate>2026-11-01")),
    row("period", "no name", piece=("Name>2026. gada oktobris<", "Name><")),
    row("period", "no end", piece=gone("EndDate", "2026-10-31")),
    row(
        "period",
        "not over yet",
        order={"issue_date": dt.date(2026, 10, 31)},
        invoice={"issue_date": dt.date(2026, 10, 31)},
    ),
    row("payment-description", "missing", piece=gone("PaymentDescription", DESCRIPTION)),
    row("payment-description", "empty", piece=(DESCRIPTION, "")),
    row("payment-description", "blank", piece=(DESCRIPTION, " ")),
    row(
        "payment-description",
        "one character too many",
        profile={"payment_length": len(DESCRIPTION)},
        piece=(DESCRIPTION, DESCRIPTION + "."),
    ),
    row(
        "payment-description",
        "a character the bank lacks",
        profile={"payment_characters": " -~"},
        piece=(DESCRIPTION, DESCRIPTION + "é"),
    ),
    row("required-element", "missing", profile={"required_elements": ("@templateId",)}),
    row(
        "required-element",
        "missing deeper",
        profile={
            "required_elements": ("InvoiceInformation/Type/@no", "InvoiceSumGroup/VAT/@vatId")
        },
    ),
    row(
        "required-element",
        "empty",
        profile={"required_elements": ("InvoiceParties/BuyerParty/ContactData/LegalAddress/City",)},
        invoice=buyer(city=""),
    ),
    row(
        "required-element",
        "owner missing",
        profile={"required_elements": ("AttachmentFile/X/@y",)},
    ),
    row("forbidden-element", "there", profile={"forbidden_elements": ("PaymentInfo/PayToBIC",)}),
    row("forbidden-element", "attribute", profile={"forbidden_elements": ("@presentment",)}),
    row("zero-dropped", "net of a line", piece=gone("ItemSum", "-1.6300")),
    row("zero-dropped", "total of a line", piece=gone("ItemTotal", "-1.9723")),
    row("zero-dropped", "two decimals", piece=("<ItemSum>-1.6300<", "<ItemSum>-1.63<")),
    row(
        "zero-dropped",
        "VAT of a line",
        piece=("<VATSum>-0.3423</VATSum>", ""),
        families=("1.1",),
    ),
    row(
        "zero-dropped",
        "quantity 0",
        invoice={"lines": TWO_LINES},
        piece=gone("ItemAmount", "0.000"),
    ),
    row(
        "zero-dropped",
        "opening 0",
        invoice={"lines": TWO_LINES},
        piece=gone("InitialReading", "0.000"),
    ),
    row(
        "zero-dropped",
        "closing 0",
        invoice={"lines": TWO_LINES},
        piece=gone("FinalReading", "0.000"),
    ),
    row("zero-dropped", "rounding", piece=gone("Rounding", "-0.0002")),
    row("zero-dropped", "total VAT", piece=gone("TotalVATSum", "17.35")),
    row("zero-dropped", "net of all", piece=gone("InvoiceSum", "147.3000")),
    row("zero-dropped", "balance 0", piece=gone("BalanceBegin", "0.00")),
    row(
        "zero-dropped",
        "both balances",
        piece=gone("Balance", "<BalanceBegin>0.00</BalanceBegin><BalanceEnd>164.65</BalanceEnd>"),
    ),
    row("zero-dropped", "no rate at all", invoice={"vat_totals": ()}),
    row("line-sums", "one line more", piece=("<ItemTotal>-1.9723<", "<ItemTotal>-1.9724<")),
    row("line-sums", "net of a line", piece=("<ItemSum>-1.6300<", "<ItemSum>-1.6400<")),
    row("line-sums", "rounding", piece=("<Rounding>-0.0002<", "<Rounding>0.0002<")),
    row("rate-sums", "net", piece=("<InvoiceSum>147.3000<", "<InvoiceSum>147.3001<")),
    row("rate-sums", "VAT", piece=("<TotalVATSum>17.35<", "<TotalVATSum>17.36<")),
    row("rate-sums", "total", invoice={"total_cents": 16466, "to_pay_cents": 16466}),
    row("rate-sums", "another rate", piece=("<VATRate>12.00<", "<VATRate>12.50<")),
    row(
        "rounding",
        "a hundredth of a cent too much",
        invoice={"total_cents": 16467, "to_pay_cents": 16467},
    ),
    row("to-pay", "not the rest", invoice={"to_pay_cents": 1}),
    row("to-pay", "balance at the end", piece=("<BalanceEnd>164.65<", "<BalanceEnd>164.66<")),
    row("to-pay", "balance at the beginning", piece=("<BalanceBegin>0.00<", "<BalanceBegin>1.00<")),
    row(
        "to-pay",
        "what remains overpaid is not shown",
        invoice={"balance_begin_cents": -20000},
        piece=gone(
            "Balance", "<BalanceBegin>-200.00</BalanceBegin><BalanceEnd>-35.35</BalanceEnd>"
        ),
    ),
    row("payable", "NO", piece=("<Payable>YES<", "<Payable>NO<")),
    row(
        "payable",
        "YES with nothing to pay",
        invoice={"balance_begin_cents": -20000},
        piece=("<Payable>NO<", "<Payable>YES<"),
    ),
    row("source-invoice", "of no invoice of ours", cancels="X-1"),
    row("source-invoice", "itself", cancels=NUMBER),
    row(
        "source-invoice",
        "missing",
        cancels=OLD,
        piece=(f"<SourceInvoice>{OLD}</SourceInvoice>", ""),
    ),
    row("source-invoice", "empty", cancels=OLD, piece=(f">{OLD}</Sou", "></Sou")),
    row("source-invoice", "another", cancels=OLD, piece=(f">{OLD}</Sou", ">26100000008</Sou")),
    row("source-invoice", "shown as a debit", cancels=OLD, piece=('type="CRE"', 'type="DEB"')),
    row("source-invoice", "on an invoice", piece=('"DEB"/>', f'"DEB">{SOURCE}</Type>')),
    row("source-invoice", "on no credit note", piece=('"DEB"/>', f'"CRE">{SOURCE}</Type>')),
    row("due-date", "on a credit invoice", cancels=OLD, piece=PAY_DUE),
    row("to-pay", "a credit invoice that asks", cancels=OLD, piece=ASKED),
    row("to-pay", "a credit invoice with a balance", cancels=OLD, piece=BALANCE),
    row("payable", "YES on a credit note", cancels=OLD, piece=("<Payable>NO<", "<Payable>YES<")),
    row(
        "nowhere-shown",
        "hidden and nothing to pay",
        profile={"presentment": "NO"},
        invoice={"balance_begin_cents": -20000},
        families=("1.2",),
    ),
    row("currency", "another", piece=("<Currency>EUR<", "<Currency>USD<")),
]
