"""Files as people save them: quotes, long lines, encodings."""

import pytest
from reading_samples import EXPECTED, HEADER, Write, findings_of, rows_of

from einvoice.core.meters import Reading
from einvoice.encodings import Encoding
from einvoice.intake import read_rows
from einvoice.texts.findings import hint, line


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(HEADER + "C1,2026-10-31,12.5,owner,\n", id="comma"),
        pytest.param(HEADER + "C1,2026-10-31,12.5,owner,", id="no line end at the end"),
        pytest.param("\ufeff" + HEADER + "C1,2026-10-31,12.5,owner,\n", id="byte order mark"),
        pytest.param((HEADER + "C1,2026-10-31,12.5,owner,\n").replace("\n", "\r\n"), id="CRLF"),
        pytest.param((HEADER + "C1,2026-10-31,12.5,owner,\n").replace("\n", "\r"), id="CR"),
        pytest.param((HEADER + "C1,2026-10-31,12.5,owner,").replace(",", ";"), id="semicolon"),
        pytest.param("meter_id;read_on;value\nC1;2026-10-31;12,5\n", id="decimal comma"),
        pytest.param("meter_id,read_on,value\nC1,2026-10-31,12.500\n", id="no optional columns"),
        pytest.param("value,read_on,meter_id\n12.5,2026-10-31,C1\n", id="other order"),
        pytest.param("meter_id, read_on ,value\n C1 ,2026-10-31 , 12.5\n", id="spaces"),
        pytest.param("sep=;\nmeter_id;read_on;value\nC1;2026-10-31;12,5\n", id="sep=;"),
        pytest.param("sep=,\nmeter_id,read_on,value\nC1,2026-10-31,12.5\n", id="sep=,"),
        pytest.param('"meter_id";"read_on";"value"\n"C1";"2026-10-31";"12,5"\n', id="quotes"),
        pytest.param("meter_id,read_on,value,,\nC1,2026-10-31,12.5,,\n", id="empty columns"),
        pytest.param("meter_id,read_on,value,,\nC1,2026-10-31,12.5\n", id="fewer empty cells"),
        pytest.param("meter_id,read_on,value\nC1,2026-10-31,12.5,, \n", id="more empty cells"),
        pytest.param("\n\nmeter_id,read_on,value\n\nC1,2026-10-31,12.5\n,,\n\n", id="blank lines"),
    ],
)
def test_files_are_read_as_people_save_them(write: Write, content: str) -> None:
    """Separator, quotes, line ends, empty columns and lines make no difference."""
    assert rows_of(write(content)) == [EXPECTED]


def test_line_numbers_are_those_of_the_file(write: Write) -> None:
    """A finding names the line on which its row begins, whatever stands in quotes before it."""
    path = write(
        "flat_id,name,customer_kind,valid_from\r\n"
        'B1-1,"Anna\r\nOzoliņa",person,2020-01-01\r\n'
        "\r\n"
        'B1-2,"Līga\nLiepa\n",person,today\r\n'
        "B1-3,Juris,person,2020-01-01\r\n",
        "customers.csv",
    )
    (chunk,) = read_rows(path, "customers")
    assert [parsed.where for parsed in chunk.rows] == ["customers.csv:2", "customers.csv:8"]
    assert [finding.where for finding in chunk.findings] == ["customers.csv:5: valid_from"]
    assert chunk.rows[0].row.name == "Anna Ozoliņa"  # type: ignore[union-attr]


def test_a_quote_left_open_costs_only_the_rows_it_swallows(write: Write) -> None:
    """Rows after a broken quote are read again as soon as the quotes match."""
    path = write(
        "flat_id,name,customer_kind,valid_from\n"
        'B1-1,"Anna,person,2020-01-01\n'
        'B1-2,"Līga",person,2020-01-01\n'
        "B1-3,Juris,person,2020-01-01\n",
        "customers.csv",
    )
    (chunk,) = read_rows(path, "customers")
    assert [parsed.where for parsed in chunk.rows] == ["customers.csv:4"]
    assert [finding.where for finding in chunk.findings] == ["customers.csv:2"]


def test_a_quote_open_to_the_end_is_told(write: Write) -> None:
    """A quoted cell that never ends refuses its row and everything it swallowed."""
    (finding,) = findings_of(write(HEADER + 'C1,"2026-10-31,1,owner,\nC1,2026-10-30,1,owner,\n'))
    assert (finding.where, finding.code) == ("readings.csv:2", "bad_quotes")


def test_a_header_that_cannot_be_read_is_told(write: Write) -> None:
    """Broken quotes in the header refuse the file."""
    (finding,) = findings_of(write('"meter_id"x,read_on,value\nC1,2026-10-31,1\n'))
    assert (finding.where, finding.code) == ("readings.csv:1", "no_header")


@pytest.mark.parametrize("length", [10_000, 10_001])
def test_a_cell_has_at_most_10000_characters(write: Write, length: int) -> None:
    """A cell longer than that refuses its row, one as long is only too long for its column."""
    path = write(f"meter_id,read_on,value\n{'C' * length},2026-10-31,1\nC1,2026-10-31,12.5\n")
    (chunk,) = read_rows(path, "readings")
    assert len(chunk.rows) == 1
    expected = "bad_id" if length == 10_000 else "too_long"
    assert [finding.code for finding in chunk.findings] == [expected]


def test_long_cells_count_one_by_one(write: Write) -> None:
    """A row of many long cells, each within the limit, is not too long."""
    header = "charge_id,flat_id,period,service,net,vat_percent,text_lv,text_ru,reason\n"
    path = write(f"{header}X1,B1-1,2026-10,other,1,21,{'a' * 9000},{'b' * 9000},c\n", "charges.csv")
    assert [f.where for f in findings_of(path, "charges")] == [
        "charges.csv:2: text_lv",
        "charges.csv:2: text_ru",
    ]


def test_a_cell_beyond_any_reason_is_refused_and_reading_goes_on(write: Write) -> None:
    """A cell longer than a reader will take refuses its row; the next one is read."""
    path = write(HEADER + f"C1,2026-10-30,{'1' * 200_000},owner,\nC1,2026-10-31,12.5,owner,\n")
    (chunk,) = read_rows(path, "readings")
    assert [parsed.row for parsed in chunk.rows] == [EXPECTED]
    assert len(chunk.findings) == 1


@pytest.mark.parametrize("first", [HEADER, ""])
def test_a_line_without_end_refuses_the_file(write: Write, first: str) -> None:
    """What is not lines of text is refused before anything of it is used."""
    path = write(first.encode() + b"C1,2026-10-31,12.5,owner,\n" + b"1" * 3_000_000)
    (finding,) = findings_of(path)
    assert finding.code == "bad_lines"
    assert finding.where == f"readings.csv:{3 if first else 2}"


def test_a_long_file_of_short_lines_is_not_a_line_without_end(write: Write) -> None:
    """Any number of lines may follow each other, blank ones too."""
    assert rows_of(write(HEADER + "C1,2026-10-31,12.5,owner,\n" + "\n" * 1_200_000)) == [EXPECTED]


def test_long_lines_that_end_are_read(write: Write) -> None:
    """Lines of some hundred thousand characters are lines, however many of them follow."""
    wide = "".join(f"C1,2026-10-{day},1.5,owner,{',' * 700_000}\n" for day in range(25, 31))
    path = write(HEADER + wide + "C1,2026-10-31,12.5,owner,\n")
    assert [str(row.read_on) for row in rows_of(path) if isinstance(row, Reading)] == [
        f"2026-10-{d}" for d in range(25, 32)
    ]


def test_a_wrong_encoding_far_down_refuses_the_file_whole(write: Write) -> None:
    """No row of a file is used when any of it is not UTF-8, and the line is named."""
    good = "".join(f"C{n},2026-10-31,1,owner,\n" for n in range(60_000))
    path = write((HEADER + good).encode() + b"\xc2")
    chunks = list(read_rows(path, "readings"))
    assert [len(chunk.rows) for chunk in chunks] == [0]
    (finding,) = chunks[0].findings
    assert (finding.code, finding.where) == ("bad_encoding", "readings.csv:60002")
    assert hint(finding, "en") == (
        "save it again as CSV UTF-8, or say --encoding windows-1257 if it is that"
    )


def test_a_letter_may_lie_across_two_blocks(write: Write) -> None:
    """Letters of several bytes are letters wherever they lie in the file."""
    names = "".join(f"B1-{n},{'ā' * 50},person,2020-01-01\n" for n in range(20_000))
    path = write("flat_id,name,customer_kind,valid_from\n" + names, "customers.csv")
    assert len(rows_of(path, "customers")) == 20_000


LATVIAN = "Jānis Bērziņš, Ķekava"
CUSTOMERS = f'flat_id;name;customer_kind;valid_from;\r\nB1-1;"{LATVIAN}";person;2026-01-01;\r\n'


def test_windows_1257_is_read_when_declared(write: Write) -> None:
    """As older programs save it: with semicolons, CRLF and an empty column at the end."""
    path = write(CUSTOMERS.encode("cp1257"), "customers.csv")
    (chunk,) = read_rows(path, "customers", encoding=Encoding.WINDOWS_1257)
    assert chunk.findings == ()
    assert [parsed.row.name for parsed in chunk.rows] == [LATVIAN]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            CUSTOMERS.encode(),
            "customers.csv:1: is UTF-8 text, expected windows-1257 as declared "
            "(leave --encoding out)",
            id="utf-8",
        ),
        pytest.param(
            CUSTOMERS.encode("cp1257") + b"\xa1",
            "customers.csv:3: is not windows-1257 text, expected windows-1257 "
            "(save it again as CSV UTF-8)",
            id="a byte that stands for nothing",
        ),
    ],
)
def test_a_wrong_declaration_is_refused(write: Write, content: bytes, said: str) -> None:
    """Letters that would come out as others are not accepted."""
    path = write(content, "customers.csv")
    (chunk,) = read_rows(path, "customers", encoding=Encoding.WINDOWS_1257)
    assert [line(finding, "en") for finding in chunk.findings] == [said]


def test_plain_letters_may_be_declared_anything(write: Write) -> None:
    """A file without Latvian letters is the same in both encodings."""
    path = write(CUSTOMERS.replace(LATVIAN, "Anna").encode(), "customers.csv")
    (chunk,) = read_rows(path, "customers", encoding=Encoding.WINDOWS_1257)
    assert len(chunk.rows) == 1
