"""Reading files: names, encodings, separators, line numbers, chunks, keys that come again."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory_known import MemoryKnown, import_file

from einvoice.core.findings import Finding, Level
from einvoice.core.meters import Reading, Source
from einvoice.core.premises import Customer
from einvoice.encodings import Encoding
from einvoice.intake import KINDS, Chunk, CoreRow, kind_of, read_rows, repeats, source
from einvoice.intake.source import FileRefusedError
from einvoice.texts.findings import hint, line, sentence

HEADER = "meter_id,read_on,value,source,submitted_at\n"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function that writes a file of a kind."""

    def written(content: str | bytes, name: str = "readings.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def rows_of(path: Path, kind: str = "readings", chunk_rows: int = 5_000) -> list[CoreRow]:
    """The rows of a file without any finding."""
    chunks = list(read_rows(path, kind, chunk_rows))
    assert [f for chunk in chunks for f in chunk.findings] == []
    return [parsed.row for chunk in chunks for parsed in chunk.rows]


def findings_of(path: Path, kind: str = "readings") -> list[Finding]:
    """All findings of a file."""
    return [finding for chunk in read_rows(path, kind) for finding in chunk.findings]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("flats.csv", "flats", id="plain"),
        pytest.param("flats-2026-10.csv", "flats", id="with a month"),
        pytest.param("flats-2026-10.xlsx", "flats", id="sheet"),
        pytest.param("Flats.CSV", "flats", id="capitals"),
        pytest.param("single-flats.csv", None, id="kind not first"),
        pytest.param("flats_old.csv", None, id="other mark"),
        pytest.param("flatsold.csv", None, id="longer word"),
        pytest.param("flat.csv", None, id="no such kind"),
        pytest.param("flats.txt", None, id="other ending"),
        pytest.param("flats", None, id="no ending"),
        pytest.param("~$flats.xlsx", None, id="lock file of a spreadsheet"),
        pytest.param("flats.csv.part", None, id="half a file"),
    ],
)
def test_a_file_is_named_after_its_kind(name: str, kind: str | None) -> None:
    """The kind stands first in the name, alone or before a hyphen."""
    assert kind_of(Path("in") / name) == kind


def test_kinds_come_after_what_they_name() -> None:
    """In the order of the kinds no row names something of a later kind."""
    order = list(KINDS)
    for kind in KINDS.values():
        for parent in kind.parents:
            for noun in [parent.noun] if parent.noun else ["building", "flat"]:
                if noun == "bank":  # banks are configured, not imported
                    continue
                assert order.index(f"{noun}s") < order.index(kind.name)


def test_keys_are_fields_in_the_order_of_the_class() -> None:
    """Keys can be taken from a row's class in the order in which it declares its fields."""
    for kind in KINDS.values():
        fields = list(kind.row_type.__dataclass_fields__)
        assert list(kind.key) == [name for name in fields if name in kind.key]
        assert sorted(column.target for column in kind.columns) == sorted(fields)


EXPECTED = Reading("C1", dt.date(2026, 10, 31), 12_500, Source.OWNER, "")


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


def test_more_rows_than_can_be_remembered_are_refused(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is refused whole, and the message says what to do."""
    monkeypatch.setattr(source, "MOST_ROWS", 4)
    good = "C1,2026-10-31,1,owner,\nC2,2026-10-31,1,owner,\n"
    assert len(rows_of(write(HEADER + good))) == 2
    (chunk,) = read_rows(write(HEADER + good + "C3,2026-10-31,1,owner,\n"), "readings")
    (finding,) = chunk.findings
    assert line(finding, "en") == (
        "readings.csv:5: has more rows, expected at most 4 (split it into several files)"
    )
    assert chunk.rows == ()


def test_a_quoted_line_break_is_a_space(write: Write) -> None:
    """Cells with line breaks keep their row together, and the next row its line number."""
    content = (
        'flat_id,name,customer_kind,valid_from\nB1-1,"Anna\r\nKalna",person,2026-01-01\n,,,x\n'
    )
    (chunk,) = read_rows(write(content, "customers.csv"), "customers")
    assert [parsed.row.name for parsed in chunk.rows] == ["Anna Kalna"]  # type: ignore[union-attr]
    assert {finding.where.split(": ")[0] for finding in chunk.findings} == {"customers.csv:4"}


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("1\n2", "'1 2'"),
        ("1\u00a0000", "'1 000'"),
        ("\u202e1", "the value"),
        ("x" * 41, "the value"),
    ],
)
def test_a_refused_value_is_shown_on_one_line(write: Write, cell: str, shown: str) -> None:
    """Line breaks and marks that turn text around would make the message lie."""
    (finding,) = findings_of(write(f'{HEADER}m,2026-10-31,"{cell}",owner,\n'))
    assert sentence(finding, "en").startswith(f"{shown} is not a number")


def test_a_file_that_is_not_there_stops_the_step(tmp_path: Path) -> None:
    """A file that cannot be opened is not a finding of a row."""
    with pytest.raises(FileNotFoundError):
        list(read_rows(tmp_path / "readings.csv", "readings"))


def test_a_refused_file_says_why_as_an_exception_too() -> None:
    """The refusal reads like its findings."""
    finding = Finding(Level.ERROR, "x", "a.csv:1", "is wrong")
    assert str(FileRefusedError(finding, finding)) == "a.csv:1: is wrong; a.csv:1: is wrong"


def test_a_chunk_is_bounded_by_rows_and_findings(write: Write) -> None:
    """Neither good nor bad rows gather beyond the size of a chunk."""
    good = "".join(f"C{n},2026-10-31,1,owner,\n" for n in range(7))
    bad = "".join(f"C{n},2026-10-31,x,owner,\n" for n in range(7))
    chunks = list(read_rows(write(HEADER + good + bad), "readings", 3))
    assert [(len(c.rows), len(c.findings)) for c in chunks] == [
        (3, 0), (3, 0), (1, 2), (0, 3), (0, 2),
    ]  # fmt: skip


@pytest.mark.parametrize("chunk_rows", [1, 2, 100])
def test_a_key_comes_again_across_chunks(write: Write, chunk_rows: int) -> None:
    """The later row with other values is refused however far away the first one stands."""
    path = write(
        HEADER
        + "C1,2026-10-31,1,owner,\nC1,2026-10-30,2,owner,\nC1 ,2026-10-31,1.000,owner,\n"
        + "C1,2026-10-31,9,owner,\nC1,2026-10-30,x,owner,\n"
    )
    chunks = list(read_rows(path, "readings", chunk_rows))
    assert [p.where for c in chunks for p in c.rows] == [f"readings.csv:{n}" for n in (2, 3, 4)]
    found = [finding for chunk in chunks for finding in chunk.findings]
    assert [(f.where, f.code) for f in found] == [
        ("readings.csv:5", "repeated_key"),
        ("readings.csv:6: value", "bad_number"),
    ]


def test_a_refused_row_does_not_take_its_key(write: Write) -> None:
    """The first usable row of a key is the one that counts."""
    path = write(HEADER + "C1,2026-10-31,x,owner,\nC1,2026-10-31,12.5,owner,\n")
    (chunk,) = read_rows(path, "readings")
    assert [parsed.row for parsed in chunk.rows] == [EXPECTED]


def test_keys_are_compared_in_full(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys looked at in parts are found all the same, and different keys stay different."""
    monkeypatch.setattr(repeats, "_AT_ONCE", 3)
    rows = "".join(f"C{n % 10},2026-10-31,{n // 10},owner,\n" for n in range(20))
    (chunk,) = read_rows(write(HEADER + rows), "readings")
    assert len(chunk.rows) == 10
    assert [f.code for f in chunk.findings] == ["repeated_key"] * 10


def test_an_optional_part_of_a_key_counts(write: Write) -> None:
    """Tariffs for all buildings and for one are different rows, with the column or without."""
    head = "service,valid_from,unit,price_net,vat_percent"
    path = write(
        f"{head},building_id\nwaste,2020-01-01,person,1,21,\nwaste,2020-01-01,person,2,21,B1\n",
        "tariffs.csv",
    )
    assert len(rows_of(path, "tariffs")) == 2
    path = write(f"{head}\nwaste,2020-01-01,person,1,21\nwaste,2020-01-01,m2,1,21\n", "tariffs.csv")
    assert [f.code for f in findings_of(path, "tariffs")] == ["repeated_key"]


READINGS = st.builds(
    Reading,
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9/._-]{0,10}", fullmatch=True),
    st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)),
    st.integers(0, 999_999_999_000),
    st.sampled_from(Source),
    st.sampled_from(["", "2026-10-31", "2026-10-31T18:05:00+02:00"]),
)


@given(
    rows=st.lists(READINGS, max_size=20, unique_by=lambda r: (r.meter_id, r.read_on)),
    signs=st.sampled_from([(",", "."), (";", "."), (";", ",")]),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Reading], signs: tuple[str, str]
) -> None:
    """Any readings are read back as they were, with each separator and decimal sign."""
    separator, point = signs
    lines = [HEADER.strip().replace(",", separator)]
    for r in rows:
        value = f"{r.value_e3 // 1000}{point}{r.value_e3 % 1000:03d}"
        cells = (r.meter_id, str(r.read_on), value, r.source.value, r.submitted_at)
        lines.append(separator.join(cells))
    path = tmp_path_factory.mktemp("written") / "readings.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    chunks: list[Chunk] = list(read_rows(path, "readings", 7))
    assert [parsed.row for chunk in chunks for parsed in chunk.rows] == rows


def test_the_order_of_rows_changes_nothing(write: Write, company: MemoryKnown) -> None:
    """The same rows in another order, cut into other chunks, leave the same rows behind."""
    lines = [f"C1,2026-{m:02d}-{d:02d},{m}.{d},owner,\n" for m in range(1, 13) for d in (1, 28)]
    first = import_file(write(HEADER + "".join(lines)), company)
    again = import_file(write(HEADER + "".join(reversed(lines))), company, chunk_rows=5)
    assert len(first.new) == 24
    assert (again.new, again.corrected, again.unchanged) == ([], [], 24)


OWNERS = "flat_id,name,customer_kind,email,language,valid_from\n"


def test_a_wrong_email_or_language_does_not_refuse_the_row(write: Write) -> None:
    """They decide neither a cent nor who gets the invoice; both are said, without their values."""
    row = "B1-1,Anna Liepa,person,anna(at)example.lv,de,2026-01-01\n"
    (chunk,) = read_rows(write(OWNERS + row, "customers.csv"), "customers")
    assert [(f.level, f.code, f.where) for f in chunk.findings] == [
        (Level.PROBLEM, "bad_email", "customers.csv:2: email"),
        (Level.PROBLEM, "bad_choice", "customers.csv:2: language"),
    ]
    (parsed,) = chunk.rows
    assert isinstance(parsed.row, Customer)
    assert (parsed.row.name, parsed.row.email, parsed.row.language) == ("Anna Liepa", "", "lv")
    assert parsed.unread == ("email", "language")
    assert not chunk.refused


def test_names_come_in_one_spelling(write: Write) -> None:
    """Form NFC without invisible characters, and said; ids and numbers are as strict as before."""
    row = "B1-1,A\u0304da\u200bža Liepa,person,an\u200bna@example.lv,lv,2026-01-01\n"
    hidden = "B1-\u200b2,Anna,person,,lv,2026-01-01\n"
    (chunk,) = read_rows(write(OWNERS + row + hidden, "customers.csv"), "customers")
    (parsed,) = chunk.rows
    assert isinstance(parsed.row, Customer)
    assert (parsed.row.name, parsed.row.email) == ("Ādaža Liepa", "anna@example.lv")
    assert [(f.level, f.code, f.where) for f in chunk.findings] == [
        (Level.PROBLEM, "hidden_characters", "customers.csv:2: name"),
        (Level.PROBLEM, "hidden_characters", "customers.csv:2: email"),
        (Level.ERROR, "bad_id", "customers.csv:3: flat_id"),
    ]
