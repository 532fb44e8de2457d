"""Another system's invoices beside ours: each planted difference is found, with its cause."""

import csv
import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

Rows = list[dict[str, str]]
COLUMNS = ("flat_id", "service", "quantity", "unit_price", "net_cents", "vat_percent")


@pytest.fixture
def calculated(company: Company, home_after: Callable[..., Path]) -> Company:
    """A month of drafts."""
    company.become(home_after("calculate"))
    return company


def write(company: Company, rows: Rows) -> str:
    """Write what another system charges."""
    path = company.home / "old.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def charge(rows: Rows, service: str, place: int) -> dict[str, str]:
    """Return a charge of a service, of the flat at a place of those that have it."""
    return [row for row in rows if row["service"] == service][place]


def again(row: dict[str, str], cause: str, **values: str) -> tuple[tuple[str, str], str]:
    """Charge other values, and their product; return what is to be found."""
    row.update(values)
    if "net_cents" not in values and row["unit_price"] and "vat_percent" not in values:
        net = Decimal(row["quantity"]) * Decimal(row["unit_price"]) * 100
        row["net_cents"] = str(round(net))
    return (row["flat_id"], row["service"]), cause


def plus(row: dict[str, str], column: str, more: str) -> str:
    """Return a value and more."""
    return str(Decimal(row[column]) + Decimal(more))


def planted(rows: Rows) -> dict[tuple[str, str], str]:
    """Change the charges in twelve ways; return cause by flat and service."""
    water, heating = charge(rows, "cold_water", 1), charge(rows, "hot_water_heating", 2)
    fee, sewage = charge(rows, "management_fee", 3), charge(rows, "sewage", 4)
    area, persons = charge(rows, "repair_fund", 5), charge(rows, "waste", 6)
    share, cent = charge(rows, "insurance", 7), charge(rows, "management_fee", 8)
    rate = charge(rows, "sewage", 9)
    causes = dict(
        [
            again(water, "reading", quantity=plus(water, "quantity", "2.5")),
            again(heating, "reading", quantity=plus(heating, "quantity", "-0.4")),
            again(fee, "tariff", unit_price=plus(fee, "unit_price", "0.02")),
            again(sewage, "tariff", unit_price=plus(sewage, "unit_price", "-0.3")),
            again(area, "key", quantity=plus(area, "quantity", "4")),
            again(persons, "key", quantity=plus(persons, "quantity", "1")),
            again(share, "key", net_cents=plus(share, "net_cents", "31")),
            again(cent, "rounding", net_cents=plus(cent, "net_cents", "1")),
            again(rate, "vat", vat_percent="12"),
        ]
    )
    for row in rows:  # the house's cost of the lift
        if row["service"] == "lift":
            net = str(round(Decimal(row["net_cents"]) * Decimal("1.1")))
            causes |= [again(row, "tariff", net_cents=net)]
    dropped = charge(rows, "heat_capacity", 10)
    rows.remove(dropped)
    causes[dropped["flat_id"], "heat_capacity"] = "missing"
    rows.append({**fee, "service": "penalty", "quantity": "", "unit_price": "", "net_cents": "99"})
    causes[fee["flat_id"], "penalty"] = "missing"
    gone = rows[-2]["flat_id"]
    rows[:] = [row for row in rows if row["flat_id"] != gone]
    causes = {key: cause for key, cause in causes.items() if key[0] != gone}
    return causes | {(gone, ""): "missing"}


def compared(company: Company, *arguments: str, code: int = 3) -> dict[tuple[str, str], str]:
    """Return the cause by flat and service."""
    result = company.cli("compare", *arguments, "--json")
    assert result.code == code, result.err
    return {(d["flat_id"], d["service"]): d["cause"] for d in result.json["differences"]}


def test_twelve_planted_differences_are_found_with_their_causes(calculated: Company) -> None:
    """Nothing else is; the biggest cause first, and in it the biggest difference."""
    rows = calculated.table("lines")
    assert compared(calculated, write(calculated, rows), code=0) == {}
    causes = planted(rows)
    old = write(calculated, rows)
    assert compared(calculated, old) == causes
    assert {"missing", "reading", "tariff", "key", "rounding", "vat"} == set(causes.values())
    document = calculated.cli("compare", old, "--json").json
    weights = [group["absolute_cents"] for group in document["causes"]]
    assert weights == sorted(weights, reverse=True)
    for group in document["causes"]:
        own = [d for d in document["differences"] if d["cause"] == group["cause"]]
        sizes = [abs(d["difference_cents"]) for d in own]
        assert sizes == sorted(sizes, reverse=True)
        assert group["differences"] == len(own)
    screen = calculated.cli("compare", old)
    assert screen.code == ExitCode.NEEDS_A_PERSON
    assert "reading: another quantity of what a meter measures" in screen.out
    assert "Hot-water heating" in screen.out
    assert "hot_water_heating" not in screen.out
    assert "difference with VAT" in screen.out
    alone = Counter(re.findall("(theirs|ours) alone", screen.out))
    assert alone == {"ours": 2, "theirs": 1}
    assert len(causes) >= 12
    assert screen.last_line.endswith(f"{document['differences'][0]['flat_id']} --period 2026-10")


def test_small_differences_are_left_out_on_demand(calculated: Company) -> None:
    """And counted."""
    rows = calculated.table("lines")
    rows[0]["net_cents"] = plus(rows[0], "net_cents", "2")
    rows[1]["net_cents"] = plus(rows[1], "net_cents", "500")
    old, own = write(calculated, rows), (rows[1]["flat_id"], rows[1]["service"])
    assert len(compared(calculated, old)) == 2
    assert [*compared(calculated, old, "--tolerance", "3")] == [own]
    assert calculated.cli("compare", old, "--tolerance", "3", "--json").json["tolerated"] == 1


def test_an_export_of_another_system_is_taken_as_it_is(calculated: Company) -> None:
    """Its own names, a decimal comma, columns that nobody asks for, rows that say nothing."""
    rows = calculated.table("lines")
    home = calculated.home
    names = {"cold_water": "Aukstais ūdens", "management_fee": "Apsaimn. maksa"}
    lines = ["Piezīme;Dzīvoklis;Pakalpojums;Summa bez PVN"]
    lines += [
        f"x;{row['flat_id']};{names.get(row['service'], row['service'])};"
        + str(Decimal(row["net_cents"]) / 100).replace(".", ",")
        for row in rows
    ]
    lines += [
        ";;;",
        "x;B0001-1;cold_water;daudz",
        "x;;cold_water;1,00",
        "x;B0001-1;Kaut kas;1 000,00",
    ]
    (home / "old.csv").write_text("\n".join(lines), "cp1257")
    text = "old,ours\nDzīvoklis,flat_id\nPakalpojums,service\nSumma bez PVN,net\n"
    (home / "map.csv").write_text(f"{text}Apsaimn. maksa,management_fee\n", "cp1257")
    arguments = (
        str(home / "old.csv"),
        "--map",
        str(home / "map.csv"),
        "--encoding",
        "windows-1257",
    )
    assert compared(calculated, *arguments) == {("B0001-1", "Kaut kas"): "missing"}
    document = calculated.cli("compare", *arguments, "--json").json
    assert document["unknown_services"] == ["Kaut kas"]
    last = len(lines)
    assert [(row["line"], row["column"]) for row in document["unread"]] == [
        (last - 2, "net"),
        (last - 1, "flat_id"),
    ]
    screen = calculated.cli("compare", *arguments)
    assert "difference EUR" in screen.out, "without a rate it is net"
    said = screen.err
    assert f"old.csv:{last - 2}: net" in said
    assert "unknown services: Kaut kas" in said


def test_what_cannot_be_compared_is_refused(calculated: Company) -> None:
    """A file that is not there, columns that are missing, a map of other columns, no month."""
    home = calculated.home
    old = home / "old.csv"
    missing = calculated.cli("compare", str(old))
    assert missing.code == ExitCode.USAGE
    assert "(No such file or directory)" in missing.err
    for content, why in ((b"PK\x03\x04\xff", "not utf-8"), (b'flat_id,net\n"x,1\n', "end of data")):
        old.write_bytes(content)
        assert why in calculated.cli("compare", str(old)).err
    old.write_text("flat;sum\n", "utf-8")
    refused = calculated.cli("compare", str(old))
    assert refused.code == ExitCode.USAGE
    assert "flat_id, service, net" in refused.err
    old.write_text("flat_id,service,net\n", "utf-8")
    (home / "map.csv").write_text("a,b\n", "utf-8")
    assert (
        calculated.cli("compare", str(old), "--map", str(home / "map.csv")).code == ExitCode.USAGE
    )
    none = calculated.cli("compare", str(old), "--period", "2026-09")
    assert none.code == ExitCode.USAGE
    assert "2026-09" in none.err
