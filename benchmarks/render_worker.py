"""Renders, validates and writes one file of 5,000 invoices of 10 lines; prints CPU seconds."""

import datetime as dt
import gc
import sys
from collections.abc import Iterator
from pathlib import Path

from bank_adapters.registry import bank_adapter
from benchmarks.measure import own_cpu_seconds
from einvoice.core import iban, vat
from einvoice.core.channels import SellerChannel
from einvoice.core.invoices import Buyer, EInvoice, InvoiceLine, Seller
from einvoice.core.money import line_net_cents
from einvoice.core.period import Period
from einvoice.core.tariffs import VatKind
from einvoice.documents.assemble import Sender
from einvoice.documents.bank_file import write_bank_file
from einvoice.documents.file_content import ControlTotals, FileOrder
from einvoice.texts.services import builtin_services

INVOICES = 5_000
LINES = 10
_REG_NO = "49900001005"
_DAY = dt.date(2026, 11, 5)


def invoices() -> list[EInvoice]:
    """Return invoices that differ from each other in every figure."""
    return [_invoice(place) for place in range(INVOICES)]


def _invoice(place: int) -> EInvoice:
    lines = tuple(_lines(place))
    totals = vat.totals(lines)
    total = sum(rate.net_cents + rate.vat_cents for rate in totals)
    number = f"2611{place + 1:07d}"
    return EInvoice(
        invoice_number=number,
        global_id=f"{_REG_NO}-{number}-1",
        flat_id=f"B{place // 50:04d}-{place % 50 + 1}",
        period=Period(2026, 10),
        issue_date=_DAY,
        due_date=dt.date(2026, 11, 30),
        buyer=Buyer(
            "Ķirsis Jānis", "010190-11004", "", "lv", f"Parauga iela {place}", "Ogre", "LV-5001"
        ),
        payer_name="Ķirsis Jānis",
        payer_code="",
        channel_address=iban.with_check_digits("LV", f"UNLA{place + 10:013d}"),
        seller_contract_id="",
        subscribed_from=_DAY.replace(month=1),
        subscribed_to=None,
        lines=lines,
        vat_totals=totals,
        total_cents=total,
        balance_begin_cents=place,
        paid_cents=0,
        to_pay_cents=total + place,
    )


def _lines(place: int) -> Iterator[InvoiceLine]:
    for number, service in enumerate(builtin_services()[:LINES], 1):
        quantity, price = 1000 + place * 7 + number, 10_913 + number
        yield InvoiceLine(
            number,
            service.service,
            quantity,
            "m3",
            price,
            line_net_cents(quantity, price),
            2100 if number % 2 else 1200,
            VatKind.TAX,
            opening_e3=place * 1000,
            closing_e3=place * 1000 + quantity,
        )


def main(target: Path) -> None:
    """Write the file and print what it cost, the making of the invoices left out."""
    gc.set_threshold(500_000)  # as every command does (`jobs.context`)
    made = invoices()
    sender = Sender(
        Seller("SIA Paraugs", _REG_NO, f"LV{_REG_NO}", "Parauga iela 1", "Ogre", "", "", "", ""),
        SellerChannel("LV58UNLA0050000000001", "UNLALV2X", "CONTRACT"),
        bank_adapter("seb").profile,
        {service.service: service for service in builtin_services()},
    )
    expected = ControlTotals(
        len(made),
        sum(invoice.total_cents for invoice in made),
        sum(invoice.to_pay_cents for invoice in made),
    )
    order = FileOrder("2611SE00001BENCH1", _DAY, sender, expected, _DAY, frozenset())
    gc.freeze()  # a command reads its invoices while it writes, and none is alive afterwards
    begin = own_cpu_seconds()
    with target.open("wb") as out:
        written = write_bank_file(order, made, out)
    gc.collect(1)  # as `jobs.steps.file_writing`
    spent = own_cpu_seconds() - begin
    if written.content is None or len(written.content.invoices) != INVOICES:
        raise RuntimeError("not every invoice went in")
    print(spent)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
