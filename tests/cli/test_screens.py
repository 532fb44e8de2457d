"""The screens: one language each, what is wrong first, figures that add up, on 80 columns too."""

import csv
import re
import stat
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from string import Formatter

import pytest
from openpyxl import load_workbook
from sample_company import Company
from screen_parts import ENGLISH, without_commands
from sqlalchemy import text
from terminals import on_terminal

from einvoice.core.deliveries import FileState
from einvoice.core.invoices import InvoiceState
from einvoice.texts import LANGUAGES
from einvoice.texts.screens import SCREEN_TEXTS, label, service_label, state_label


@pytest.mark.parametrize("key", sorted(SCREEN_TEXTS))
def test_every_text_is_there_in_three_languages(key: str) -> None:
    """With the same placeholders."""
    texts = SCREEN_TEXTS[key]
    assert len(texts) == len(LANGUAGES)
    assert all(texts)
    fields = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in texts]
    assert all(one == other for one, other in pairwise(fields))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_word(language: str) -> None:
    """Of invoices and of files; services are named, those of a manager by their code."""
    for state in (*InvoiceState, *FileState):
        assert state_label(state, language)
    assert service_label("lift", language) != "lift"
    assert service_label("sauna", language) == "sauna"


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_one_language_on_a_screen(empty_company: Company, language: str) -> None:
    """What `language` says, wholly: import, calculate, check, run, status, show and report."""
    company = empty_company
    company.edit_config('language = "en"', f'language = "{language}"')
    screens = {"import": company.cli("import", str(company.home / "input"))}
    screens["calculate"] = company.cli("calculate")
    flat = company.table("invoices")[0]["flat_id"]
    company.cli("hold", flat, "--reason", "x")
    screens |= {"check": company.cli("check"), "check --all": company.cli("check", "--all")}
    screens["run"] = company.cli("run")
    bank = next(row for row in company.table("invoices") if row["bank"])
    company.cli("credit", bank["invoice_number"], "--reason", "x")
    screens |= {"status": company.cli("status"), "show": company.cli("show", bank["flat_id"])}
    screens["early"] = company.cli("status", "--period", "2027-03")
    screens["report"] = company.cli("report")
    for name, screen in screens.items():
        told = "\n".join(line for line in screen.err.splitlines() if not line.startswith("next: "))
        found = ENGLISH.findall(without_commands(f"{screen.out}\n{told}").replace("HELD", ""))
        assert not found, (name, found, screen.out, told)


def test_check_shows_what_is_wrong_first(company: Company) -> None:
    """What is held or unusual stands first; what balances is folded, `--all` shows it."""
    company.cli("calculate")
    usual = company.cli("check")
    assert usual.out.splitlines()[0] == "2026-10: nothing is unusual, held, refused or unanswered"
    folded = [line for line in usual.out.splitlines() if line.startswith("balances: ")]
    buildings = {row["building_id"] for row in company.cli("check", "--json").json["totals"]}
    assert {line.split(": ")[1] for line in folded} == buildings
    assert "cost: " not in usual.out
    flat = company.table("invoices")[0]["flat_id"]
    company.cli("hold", flat, "--reason", "x")
    first, second, *_ = company.cli("check").out.splitlines()
    assert first == "2026-10: 1 flat is held"
    assert second.startswith(f"held: {flat}: HELD_BY_HAND")
    everything = company.cli("check", "--all").out
    assert len(re.findall(r"^B\d+ +(?:cost|water|heat)", everything, re.MULTILINE)) == len(
        company.cli("check", "--json").json["totals"]
    )


def test_check_counts_flats_and_warnings_apart(company: Company) -> None:
    """Late readings of two meters in one flat, and of one in another: no sum of both."""
    company.cli("run")
    rows = (company.home / "input" / "meters.csv").read_text("utf-8").splitlines()[1:]
    cold = [row.split(",")[0] for row in rows if ",flat," in row and ",cold_water," in row]
    hot = [row.split(",")[0] for row in rows if ",flat," in row and ",hot_water," in row]
    flat = cold[0].rsplit("-", 1)[0]
    meters = (cold[0], next(meter for meter in hot if meter.startswith(f"{flat}-")), cold[1])
    late = company.home / "readings-late.csv"
    late.write_text("meter_id,read_on,value\n" + "".join(f"{m},2026-10-15,999\n" for m in meters))
    company.cli("import", str(late))
    shown = company.cli("check", "--period", "2026-10").out.splitlines()
    assert "2026-10: look at 2 flats: 3 warnings" in shown
    assert [line.split(": ")[1] for line in shown if line.startswith("warning: ")] == (
        ["READING_LATE_KEPT"] * 3
    )


def test_what_does_not_balance_is_not_folded(company: Company) -> None:
    """It comes before all else, in a table."""
    company.cli("calculate")
    with company.context() as context, context.store.writing() as tx:
        tx.execute(
            text(
                "update control_totals set whole = whole + 1 where building_id = 'B0001' "
                "and control = 'cost.heating'"
            )
        )
    lines = company.cli("check").out.splitlines()
    assert lines[0] == "2026-10: does not balance"
    assert re.match(r"B0001 +cost: Heating .* 0\.01$", lines[3].rstrip())
    assert not [line for line in lines if line.startswith("balances: B0001:")]


def amounts(line: str) -> list[str]:
    """Return the last four columns of a line of an invoice."""
    return line.split()[-4:]


def test_show_has_vat_and_total_of_each_line(company: Company) -> None:
    """They add up to the invoice's sums, with the rounding of VAT said; explanations beneath."""
    company.cli("run")
    flat = company.table("invoices")[0]["flat_id"]
    shown, told = company.cli("show", flat), company.cli("show", flat, "--json").json
    rows = [line for line in shown.out.splitlines() if re.match(r" *\d+  \D.*\d\.\d\d$", line)]
    assert len(rows) == len(told["lines"])
    cents = [[int(amounts(row)[at].replace(".", "")) for row in rows] for at in (0, 2, 3)]
    rounding = re.search(r"VAT is rounded once per rate: (-?\d+\.\d\d) EUR\n", shown.out)
    off = int(rounding[1].replace(".", "")) if rounding else 0
    assert sum(cents[0]) == told["net_cents"]
    assert sum(cents[1]) + off == told["vat_cents"]
    assert sum(cents[2]) + off == told["total_cents"]
    first = shown.out.splitlines().index(rows[0])
    assert shown.out.splitlines()[first + 1].startswith("    ")
    brief = company.cli("show", flat, "--brief").out.splitlines()
    assert brief.index(rows[1]) == brief.index(rows[0]) + 1
    assert "Mājas" in company.cli("show", flat, "--language", "lv").out


def equation(text: str, name: str) -> tuple[int, dict[str, int]]:
    """Return a line `name N = part N + part N`."""
    whole, parts = re.search(rf"^{name} +(\d+) = (.*)$", text, re.MULTILINE).groups()  # type: ignore[union-attr]
    return int(whole), {
        part.rsplit(" ", 1)[0]: int(part.rsplit(" ", 1)[1]) for part in parts.split(" + ")
    }


def test_status_after_corrections_adds_up(company: Company) -> None:
    """Numbers given = issued + void + credited; invoices in files = those, and those sent again."""
    company.cli("run")
    rows = [row for row in company.table("invoices") if row["bank"]]
    alone = [row for row in company.table("invoices") if not row["bank"]]
    company.cli("credit", rows[0]["invoice_number"], "--reason", "x")
    company.cli("run")
    if alone:
        company.cli("void", alone[0]["invoice_number"], "--reason", "x")
    company.cli("release", rows[0]["flat_id"], "--reason", "x")
    company.cli("run")
    text = company.cli("status").out
    for name in ("issued", "rendered", "sent", "numbered", "in files"):
        whole, parts = equation(text, name)
        assert whole == sum(parts.values()), name
    numbers = [row for row in company.table("invoices") if row["invoice_number"]]
    assert equation(text, "numbered")[0] == len(numbers)
    invoice_files = [
        int(line.split()[1])
        for line in text.splitlines()
        if line.startswith(("seb", "swedbank")) and "credit notes" not in line
    ]
    assert equation(text, "in files")[0] == sum(invoice_files)
    assert "credit notes: accepted" in text


@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("command", ["status", "check", "show", "report"])
def test_a_screen_fits_its_terminal(
    home_after: Callable[..., Path], command: str, columns: int
) -> None:
    """No line is longer than the terminal is wide, but for the next command."""
    company = Company(home_after("calculate"))
    words = [command, company.table("invoices")[0]["flat_id"]] if command == "show" else [command]
    text = on_terminal(["--config", str(company.home / "config.toml"), *words], columns)
    tables = [line for line in text.splitlines() if "einvoice" not in line]
    assert max(map(len, tables)) <= columns


def test_a_table_for_a_spreadsheet_program(company: Company) -> None:
    """`csv-excel`: a mark, semicolons, euros with a comma, the same sums; xlsx: numbers."""
    company.cli("run")
    plain = company.table("invoices")
    target = company.home / "invoices-excel.csv"
    done = company.cli("export", "invoices", "--to", str(target), "--format", "csv-excel")
    assert done.code == 0
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0].keys() == {name.replace("_cents", "_eur") for name in plain[0]}
    in_cents = [int(row["total_eur"].replace(",", "")) for row in rows]
    assert in_cents == [int(row["total_cents"]) for row in plain]
    assert all(re.fullmatch(r"-?\d+,\d\d", row["balance_eur"]) for row in rows)
    book = company.home / "invoices.xlsx"
    assert company.cli("export", "invoices", "--to", str(book), "--format", "xlsx").code == 0
    cells = list(load_workbook(book)["invoices"].iter_rows(min_row=3, values_only=True))
    place = list(plain[0]).index("total_cents")
    assert [round(row[place] * 100) for row in cells] == in_cents  # type: ignore[operator]
    lines = company.home / "lines.csv"
    company.cli("export", "lines", "--to", str(lines), "--format", "csv-excel")
    assert (
        ","
        in next(iter(csv.DictReader(lines.read_text("utf-8-sig").splitlines(), delimiter=";")))[
            "quantity"
        ]
    )


def test_names_only_where_they_are_asked_for(company: Company) -> None:
    """A column after the flat, in a file that its owner alone reads; not in every table."""
    company.cli("run")
    flat = company.table("invoices")[0]["flat_id"]
    name = company.cli("show", flat, "--brief").out.splitlines()[2].split(",")[0]
    target = company.home / "named.csv"
    for table in ("invoices", "lines"):
        assert company.cli("export", table, "--to", str(target), "--with-names").code == 0
        with target.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert list(rows[0])[:2] == ["flat_id", "name"]
        assert {row["name"] for row in rows if row["flat_id"] == flat} == {name}
        assert all(row["name"] for row in rows)
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
        plain = [{key: row[key] for key in row if key != "name"} for row in rows]
        assert plain == company.table(table)
    assert company.cli("export", "files", "--to", str(target), "--with-names").code == 2


def test_a_label_is_filled() -> None:
    """In the language, with what it is about."""
    assert label("more", "ru", count=2, command="x") == "и ещё 2: x"
