"""Draws import files that nobody would send: every kind, as CSV and XLSX, from good to garbage."""

import csv
import datetime as dt
import io
import random
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from openpyxl import Workbook

from einvoice.core.period import Period
from einvoice.intake import KINDS
from jobs.setup.sample import write_sample

NASTY = (
    "", " ", "-", ".", ",", "-0", "00", "1e5", "1E-3", "0x10", "NaN", "inf", "-inf", "1_000",
    "1 000", "1\u00a0000", "1'000", "12,5", "12.50", "1.234,56", "9" * 30, "0." + "1" * 30, "½",
    "\u0661\u0662", "\uff11", "=1+1", "=cmd|'/c calc'!A1", "+371 2", "@SUM(A1)", "\t=1",
    "2026-02-30",
    "2026-13-01", "0000-00-00", "9999-12-31", "31.10.2026", "2026-10", "10.2026",
    "2026-10-31T25:00",
    "2026-W40-1", "20261031", "2026-10-3\u0661", "yes", "YES", "true", "null", "None", "x" * 101,
    "x" * 600, "ā" * 20, "a\u0301", "\u202eabc", "\u200b", "\ufeffx", "a\x00b", "a\x07",
    "a\x7f", "\ud800",
    "\ufffe", "a\nb", "a\r\nb", '"', '""', "'", ";", "a;b", "<b>&amp;</b>", "../../etc/passwd",
    "B0001-1",
    "LV00BANK0000000000000", "010190-11111", "😀", "\u2028", "\x85",
)  # fmt: skip

_NO_SPREADSHEET = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
"""What the library that writes workbooks refuses; damaged bytes bring it in all the same."""

XLSX_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 0.1 + 0.2, 1e-7, 1e300, 10**20, dt.date(2026, 10, 31),
    dt.datetime.fromisoformat("2026-10-31T00:00"), dt.datetime.fromisoformat("2026-10-31T12:30"),
    dt.time(12, 30), dt.timedelta(days=1, hours=2), "#N/A", "=A1", "=1+1", "00123",
)  # fmt: skip


@cache
def good_rows() -> dict[str, list[dict[str, str]]]:
    """Return the rows of a small sample by kind: what the drawn files begin from."""
    with TemporaryDirectory() as folder:
        write_sample(Path(folder), 12, 5, 3, Period(2026, 10))
        found = {}
        for path in Path(folder).glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                found[path.stem] = list(csv.DictReader(file))[:40]
    return {kind: found.get(kind) or [OWN_ROWS[kind]] for kind in KINDS}


OWN_ROWS = {
    "charges": {
        "charge_id": "C1",
        "flat_id": "B0001-1",
        "period": "2026-10",
        "service": "penalty",
        "net": "-12.50",
        "vat_percent": "0",
        "vat_kind": "NOTTAX",
        "text_lv": "Līgumsods",
        "reason": "kavējums",
    },
    "services": {"service": "cameras", "label_lv": "Videonovērošana", "order": "50"},
    "windows": {"period": "2026-09", "first_day": "2026-09-28", "last_day": "2026-10-02"},
    "norms": {"service": "water", "valid_from": "2026-01-01", "value": "4.5"},
    "months": {"building_id": "B0001", "period": "2026-10", "heating_on": "yes"},
}
"""A good row of each kind that the sample has no rows of."""


def _row(draw: st.DrawFn, kind: str, names: Sequence[str], odds: int) -> list[str]:
    """Draw a row: mostly what a good file has in these columns, else anything."""
    rows = good_rows().get(kind) or [{}]
    good = draw(st.sampled_from(rows))
    cells = []
    for name in names:
        pick = draw(st.sampled_from(["good"] * odds + ["nasty", "text", "other"]))
        if pick == "nasty":
            cells.append(draw(st.sampled_from(NASTY)))
        elif pick == "text":
            cells.append(draw(st.text(max_size=30)))
        elif pick == "other":
            cells.append(draw(st.sampled_from(rows)).get(name, ""))
        else:
            cells.append(good.get(name, ""))
    return cells


@st.composite
def tables(draw: st.DrawFn, kind: str) -> list[list[str]]:
    """Draw a header and rows of a kind."""
    names = [column.name for column in KINDS[kind].columns]
    if draw(st.integers(0, 9)) == 9:
        names = draw(st.lists(st.sampled_from([*names, "", "x", "nāme", " value"]), max_size=25))
    odds = draw(st.sampled_from([200, 30, 5]))
    count = draw(st.integers(0, 6))
    rows = [_row(draw, kind, names, odds) for _ in range(count)]
    if rows and draw(st.booleans()):
        rows.append(list(draw(st.sampled_from(rows))))
    for row in rows:
        if draw(st.integers(0, 20)) == 20:
            row.extend(draw(st.lists(st.sampled_from(NASTY), max_size=3)))
    return [names, *rows]


@st.composite
def csv_files(draw: st.DrawFn, kind: str) -> bytes:
    """Draw a CSV file as programs and people write them."""
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=draw(st.sampled_from(",,,;;\t|")),
        lineterminator=draw(st.sampled_from(["\n", "\r\n", "\r"])),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
    )
    table = draw(tables(kind))
    if draw(st.integers(0, 15)) == 15:
        out.write("sep=;\n")
    writer.writerows(table)
    text = out.getvalue() + draw(st.sampled_from(["", "\n\n", ",,,\n", '"']))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1257"]))
    content = text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")
    return _mutated(draw, content)


@st.composite
def xlsx_files(draw: st.DrawFn, kind: str) -> bytes:
    """Draw a workbook with cells of any type, sheets, merged cells; or its bytes, damaged."""
    book = Workbook()
    for row in draw(tables(kind)):
        book.worksheets[0].append([_xlsx_cell(draw, cell) for cell in row])
    odd = draw(st.integers(0, 12))
    if odd == 0:
        book.worksheets[0].merge_cells("A1:B2")
    elif odd == 1:
        book.create_sheet(draw(st.sampled_from([kind, "Lapa2"])))
    elif odd == 2:
        book.create_sheet("slēpta").sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return _mutated(draw, out.getvalue())


def _xlsx_cell(draw: st.DrawFn, cell: str) -> Any:
    if draw(st.integers(0, 15)) == 15:
        return draw(st.sampled_from(XLSX_VALUES))
    cell = _NO_SPREADSHEET.sub("", cell)
    try:
        return float(cell) if draw(st.booleans()) and len(cell) < 15 else cell  # a typed number
    except ValueError:
        return cell


def _mutated(draw: st.DrawFn, content: bytes) -> bytes:
    """Damage some files: bytes changed, cut out, or put in."""
    if draw(st.integers(0, 4)) < 4:
        return content
    chance = random.Random(draw(st.integers(0, 1 << 32)))  # noqa: S311 - not a secret
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(damaged) + 1)
        damaged[place : place + chance.randint(0, 20)] = chance.randbytes(chance.randint(0, 8))
    return bytes(damaged)
