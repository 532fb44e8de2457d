"""XLSX: the same columns, every cell as what it means, and nothing lost without a word."""

import datetime as dt
from pathlib import Path

from openpyxl import Workbook
from workbook_samples import READINGS, SHEET, Save, change_part, read, said

from einvoice.texts.findings import line

BALANCES = ("flat_id", "period", "balance_begin", "paid")
MIDNIGHT = dt.datetime.fromisoformat("2026-10-01")
MOMENT = dt.datetime.fromisoformat("2026-10-31T09:30:00")


def one(path: Path) -> str:
    """Return the one thing that a person is told."""
    (message,) = said(path)
    return message


def test_a_sheet_gives_the_rows_that_csv_gives(save: Save, tmp_path: Path) -> None:
    """Numbers, dates, months and texts that look like them mean the same in both."""
    path = save(
        "balances",
        BALANCES,
        ("B1-1", MIDNIGHT, 0.1 + 0.2, 12),
        ("B1-2", "2026-10", "1234.5", "0,07"),
        (13, "2026-10", -3.1, None),
        (),
        ("B1-4", dt.date(2026, 9, 1), 999999999, 1e-2),
    )
    text = (
        "flat_id;period;balance_begin;paid\nB1-1;2026-10;0,3;12\nB1-2;2026-10;1234.5;0,07\n"
        "13;2026-10;-3.1;\n;;;\nB1-4;2026-09;999999999;0.01\n"
    )
    other = tmp_path / "balances.csv"
    other.write_text(text)
    assert read(path, "balances") == read(other, "balances")
    assert len(read(path, "balances")[0]) == 4


def test_dates_and_moments_are_dates(save: Save) -> None:
    """A date cell is a day, with a time it is a moment."""
    path = save(
        "readings",
        (*READINGS, "submitted_at"),
        ("C1", dt.date(2026, 10, 31), 1.5, "owner", MOMENT),
    )
    rows, findings = read(path)
    assert findings == []
    assert [(r.read_on, r.submitted_at) for r in rows] == [  # type: ignore[union-attr]
        (dt.date(2026, 10, 31), "2026-10-31T09:30:00")
    ]


def test_a_number_is_not_a_date(save: Save) -> None:
    """A serial number without the format of a date is refused, not guessed."""
    assert said(save("readings", READINGS, ("C1", 46326, 1, "owner"))) == [
        "readings.xlsx:2: read_on: '46326' is not a date, expected YYYY-MM-DD"
    ]


def test_true_and_false_are_yes_and_no(save: Save) -> None:
    """A tick is what a person means by yes."""
    head = ("building_id", "period", "heating_on")
    path = save("months", head, ("B1", "2026-10", True), ("B2", "2026-10", False))
    assert [row.heating_on for row in read(path, "months")[0]] == [True, False]  # type: ignore[union-attr]


def test_a_formula_is_the_value_it_had(save: Save) -> None:
    """The value that the spreadsheet program stored is read, never the formula's text."""
    path = save("readings", READINGS, ("C1", "2026-10-31", "=1+1", "owner"))
    change_part(path, SHEET, b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    rows, findings = read(path)
    assert findings == []
    assert [row.value_e3 for row in rows] == [2000]  # type: ignore[union-attr]


def test_a_formula_without_a_value_refuses_the_file(save: Save) -> None:
    """It would look like an empty cell."""
    path = save("readings", READINGS, ("C1", "2026-10-31", "=1+1", "owner"))
    assert one(path) == (
        "readings.xlsx: formulas without a value in C2, expected values "
        "(open it in a spreadsheet program and save it)"
    )


def test_a_formula_may_give_an_empty_text(save: Save) -> None:
    """An empty text is a value: the cell is empty."""
    path = save("readings", (*READINGS, "submitted_at"), ("C1", "2026-10-31", 1, "owner", '=""'))
    change_part(path, SHEET, b'<c r="E2"><f>""</f><v></v>', b'<c r="E2" t="str"><f>""</f><v></v>')
    assert len(read(path)[0]) == 1


def test_an_error_of_the_spreadsheet_refuses_its_row(save: Save) -> None:
    """`#N/A` is no name."""
    path = save("readings", READINGS, ("C1", "2026-10-31", "#N/A", "owner"), ("C2", "#REF!", 1, ""))
    assert said(path) == [
        "readings.xlsx:2: value: holds an error of the spreadsheet, expected a value",
        "readings.xlsx:3: read_on: holds an error of the spreadsheet, expected a value",
    ]


def test_merged_cells_refuse_the_file(save: Save) -> None:
    """All but the first of them are empty, whatever a person sees."""
    path = save(
        "readings",
        READINGS,
        *(("C1", "2026-10-31", 1, "owner") for _ in range(20)),
        change=lambda book: [
            book.worksheets[0].merge_cells(f"A{n}:A{n + 1}") for n in range(2, 16, 2)
        ],  # type: ignore[func-returns-value]
    )
    assert one(path) == (
        "readings.xlsx: cells A2:A3, A4:A5, A6:A7, A8:A9, A10:A11 and 2 more are merged, expected "
        "a value in each cell (take the merging back)"
    )


def hide(book: Workbook) -> None:
    """Add a hidden sheet."""
    book.create_sheet("Vecie dati").sheet_state = "hidden"


def test_a_hidden_sheet_is_named(save: Save) -> None:
    """What is hidden is not read, and is not passed over in silence."""
    path = save("readings", READINGS, ("C1", "2026-10-31", 1, "owner"), change=hide)
    rows, findings = read(path)
    assert len(rows) == 1
    (note,) = findings
    assert line(note, "en") == (
        "readings.xlsx: the hidden sheet 'Vecie dati' is not read, expected its rows elsewhere "
        "(unhide it and save it alone)"
    )


def test_of_several_sheets_one_must_bear_the_kind(save: Save) -> None:
    """Nobody guesses which one is meant."""
    row = ("C1", "2026-10-31", 1, "owner")
    path = save("readings", READINGS, row, change=lambda book: book.create_sheet("Other"))  # type: ignore[arg-type,return-value]
    change_part(path, "xl/workbook.xml", b'name="Other"', b'name="' + b"B" * 50 + b'"')
    assert one(path) == (
        f"readings.xlsx: has the sheets Sheet, {'B' * 40}..., expected a single sheet, "
        "or a sheet named readings (keep the sheet with the table)"
    )
    change_part(path, "xl/workbook.xml", b'name="Sheet"', b'name="Readings"')
    assert len(read(path)[0]) == 1


def test_the_header_may_stand_lower_and_columns_empty(save: Save) -> None:
    """Empty rows above, empty columns at the end; row numbers are those of the sheet."""
    path = save(
        "readings", (), (), (*READINGS, None), ("C1", "2026-10-31", 1, "owner", "  "), ("x",)
    )
    rows, findings = read(path)
    assert len(rows) == 1
    assert {finding.where.split(": ")[0] for finding in findings} == {"readings.xlsx:5"}


def test_a_wrong_header_is_refused_as_in_csv(save: Save) -> None:
    """Unknown and missing columns are named."""
    messages = said(save("readings", ("meter_id", "colour"), ("C1", "x")))
    assert messages[0].startswith("readings.xlsx:1: colour: unknown column, expected only")
    assert len(messages) == 3
    assert said(save("readings"))[0].startswith("readings.xlsx:1: the header row is missing")


def test_an_empty_table_is_said(save: Save) -> None:
    """A header and nothing below it is a note."""
    assert said(save("readings", READINGS)) == [
        "readings.xlsx: has a header row and nothing below it"
    ]
