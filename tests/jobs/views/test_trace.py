"""The way of an invoice is true: what is cut out of the archive is what was issued."""

import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from month_steps import accepted, answered, credit, prepare, send_silently
from pdf_texts import page_texts
from sample_company import Company

from einvoice.cli.trace_output import print_trace
from einvoice.cli.trace_sheet import trace_page
from einvoice.core import money
from einvoice.core.money import format_cents
from einvoice.pages.trace_page import pdf_of_trace
from jobs.views.trace import trace
from jobs.views.trace_readings import ReadingsBehind

ARCHIVE = "data/archive/2026-10/seb/outbound"


def cut(company: Company, file: dict[str, object]) -> "ET.Element[str]":
    """Cut an invoice out of the archived file by what the trace says, with another parser."""
    content = (company.home / "data" / str(file["archived"])).read_bytes()
    offset, length = file["offset"], file["length"]
    assert isinstance(offset, int)
    assert isinstance(length, int)
    return ET.fromstring(content[offset : offset + length])  # noqa: S314 - our own file


def cents(root: "ET.Element[str]", path: str) -> int:
    """Return a written sum."""
    return money.parse_scaled(root.findtext(path) or "", 2)


def test_ten_drawn_flats_are_in_the_archive_as_they_were_issued(
    company: Company, home_after: Callable[..., Path]
) -> None:
    """Cut out by offset and length, each parses to the sums and lines of the frozen invoice."""
    company.become(home_after("run"))
    rows = [row for row in company.table("invoices") if row["bank"]]
    for row in random.Random(7).sample(rows, 10):  # noqa: S311 - no secret
        result = company.cli("trace", row["flat_id"], "--json")
        assert result.code == 0
        traced = result.json
        (file,) = traced["files"]
        root = cut(company, file)
        assert root.get("invoiceId") == row["invoice_number"] == traced["invoice_number"]
        assert cents(root, "InvoiceSumGroup/TotalSum") == int(row["total_cents"])
        assert cents(root, "InvoiceSumGroup/TotalToPay") == int(row["to_pay_cents"])
        nets = sorted(money.parse_scaled(net.text or "", 2) for net in root.iter("ItemSum"))
        assert nets == sorted(line["net_cents"] for line in traced["lines"])
        assert file["cut_out"]["total_cents"] == int(row["total_cents"])
        assert file["proven"]
        assert file["sha256"] == file["archived_sha256"]


def test_parts_of_a_cost_are_percent_or_one_of_so_many(
    company: Company, home_after: Callable[..., Path]
) -> None:
    """Never a fraction of one: shares are in percent, and equal parts are counted."""
    company.become(home_after("calculate"))
    text = " ".join(company.cli("trace", "B0001-1").out.split())
    shared = re.findall(r"(\S+ of \S+ parts|\S+ %) of [0-9.]+ EUR, method", text)
    assert any("of" in part for part in shared), text
    assert any(part.endswith(" %") for part in shared), text
    assert not re.search(r"[0-9]+/[0-9]+ of", text)


def test_each_station_of_the_way_is_there(
    company: Company, home_after: Callable[..., Path]
) -> None:
    """Readings with day and source, tariffs with validity, the bank's name, key and answer."""
    company.become(home_after("run"))
    row = next(row for row in company.table("invoices") if row["bank"] == "seb")
    traced = company.cli("trace", row["flat_id"], "--json").json
    used = {
        (reading["meter_id"], reading["counts_as"]): reading["value"]
        for reading in traced["readings"]
    }
    readings = (company.home / "input" / "readings.csv").read_text("utf-8")
    for reading in traced["readings"]:
        value = reading["value"].rstrip("0").rstrip(".")
        assert f"{reading['meter_id']},{reading['read_on']},{value}" in readings
    water = next(line for line in traced["lines"] if line["service"] == "cold_water")
    for name, value in water["inputs"].items():
        if name.startswith("meter."):
            meter = name.removeprefix("meter.")
            assert value == f"{used[meter, 'opening']}..{used[meter, 'closing']}"
    assert water["tariff_valid"].startswith("20")
    assert {reading["place"] for reading in traced["other_readings"]} == {"building"}
    (file,) = traced["files"]
    assert file["remote_name"].endswith(f"/{file['name']}")
    assert file["host_key"].startswith("SHA256:")
    assert [answer["outcome"] for answer in file["answers"]] == ["accepted"]
    text = company.cli("trace", row["invoice_number"])
    for part in (file["sha256"], file["remote_name"], file["host_key"], "every field is as it was"):
        assert part in text.out
    assert text.out.count("2026-11-05 09:00:00") == 2, "sent and answered, both in local time"
    lines = [line for line in company.table("lines") if line["flat_id"] == row["flat_id"]]
    waste = next(line for line in lines if line["service"] == "waste")
    people = waste["quantity"].removesuffix(".000")
    for screen in (text, company.cli("show", row["invoice_number"], "--brief")):
        assert re.search(rf" {people} persons? ", screen.out), "people are counted, not measured"


def test_what_paid_is_called_by_its_kind(company: Company, home_after: Callable[..., Path]) -> None:
    """A credit brought forward is no payment with an id."""
    company.become(home_after("run"))
    own = '[payments]\nfrom = "2026-10"\nopening_date = 2026-11-01\n'
    company.edit_config("[payments]\n", own)
    row = next(row for row in company.table("invoices") if int(row["balance_cents"]) < 0)
    said = company.cli("trace", row["flat_id"]).out
    (paid,) = company.cli("trace", row["flat_id"], "--json").json["payments"]
    assert f"\nopening balance, {paid['day']}: {format_cents(paid['cents'])} EUR\n" in said
    account = company.cli("account", row["flat_id"]).out
    assert "opening balance " in account
    assert "balance opening" not in account


@pytest.mark.parametrize("language", ["lv", "ru", "en"])
def test_a_dispute_gets_one_page_without_a_name(
    company: Company, home_after: Callable[..., Path], language: str
) -> None:
    """Each figure and proof of the screen is on it, in the staff's language, the same each time."""
    company.become(home_after("run"))
    company.edit_config('language = "en"', f'language = "{language}"')
    row = next(row for row in company.table("invoices") if row["bank"] == "seb")
    target = company.home / "dispute.pdf"
    screen = company.cli("trace", row["flat_id"], "--to", str(target))
    assert screen.code == 0
    assert target.stat().st_mode & 0o777 == 0o600
    (page,) = page_texts(target.read_bytes())
    plain = page.replace(" ", "")
    for part in set(screen.out.split()) - {"─" * 4}:
        assert part in plain or set(part) == {"─"}, part
    customers = (company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    name = next(line.split(",")[1] for line in customers if line.startswith(f"{row['flat_id']},"))
    assert name.split()[-1] not in page
    first = target.read_bytes()
    assert company.cli("trace", row["invoice_number"], "--to", str(target)).code == 0
    assert target.read_bytes() == first
    nowhere = company.cli("trace", row["flat_id"], "--to", str(company.home / "no" / "x.pdf"))
    assert nowhere.code == 2


@pytest.mark.parametrize("damage", ["total", "shifted", "gone"])
def test_other_bytes_are_never_called_proven(
    company: Company, home_after: Callable[..., Path], damage: str
) -> None:
    """A changed sum, a byte too many and a file that is gone: exit 4, and the audit is next."""
    company.become(home_after("run"))
    row = next(row for row in company.table("invoices") if row["bank"] == "seb")
    (path,) = (company.home / ARCHIVE).glob("*.xml")
    path.chmod(0o600)
    content = path.read_bytes()
    place = content.index(f'invoiceId="{row["invoice_number"]}"'.encode())
    if damage == "gone":
        path.unlink()
    elif damage == "shifted":
        path.write_bytes(b" " + content)
    else:
        total = content.index(b"<TotalSum>", place) + len("<TotalSum>")
        other = b"9" if content[total : total + 1] != b"9" else b"8"
        path.write_bytes(content[:total] + other + content[total + 1 :])
    result = company.cli("trace", row["flat_id"])
    assert result.code == 4
    assert "audit verify" in result.last_line
    says = {"total": "differs from what was issued: total", "shifted": "no invoice is in bytes"}
    assert says.get(damage, "gone from the archive") in result.out
    assert not company.cli("trace", row["flat_id"], "--json").json["files"][0]["proven"]


def test_a_draft_and_a_credited_invoice_have_a_way_too(
    company: Company, home_after: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A draft is in no file; a credit note has a file of its own, with the negated sum."""
    company.become(home_after("calculate"))
    flat = company.table("invoices")[0]["flat_id"]
    draft = company.cli("trace", flat, "--json")
    assert draft.code == 0
    assert draft.json["files"] == []
    with company.context() as context:
        without = replace(trace(context, flat, None), readings=ReadingsBehind((), ()))
    print_trace(without, "en")
    assert "no readings" in capsys.readouterr().out
    sheet = pdf_of_trace(trace_page(without, "x", "en"), without.shown.row.period.last_day)
    assert "on the invoice" not in " ".join(page_texts(sheet))
    prepare(company, "issue", "render")
    unsent = company.cli("trace", flat, "--json")
    assert unsent.code == 0
    taken = accepted(company)[0]
    credit(company, taken)
    send_silently(company)
    answered(company, None)
    traced = company.cli("trace", taken["invoice_number"], "--json")
    assert traced.code == 0
    assert traced.json["state"] == "credited"
    (note,) = traced.json["credit_notes"]
    (file,) = note["files"]
    assert file["cut_out"]["total_cents"] == -int(taken["total_cents"]) == note["total_cents"]
    assert company.cli("trace", note["credit_note"], "--json").json == traced.json
