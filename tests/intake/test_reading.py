"""Reading files: names, encodings, separators, line numbers, chunks, keys that come again."""

import datetime as dt
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory_known import MemoryKnown, import_file
from reading_samples import EXPECTED, HEADER, Write, findings_of, rows_of

from einvoice.core.findings import Finding, Level
from einvoice.core.meters import Reading, Source
from einvoice.core.premises import Customer
from einvoice.intake import KINDS, Chunk, kind_of, read_rows, source
from einvoice.intake.source import FileRefusedError
from einvoice.texts.findings import line, sentence


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


def test_keys_are_compared_in_full(write: Write) -> None:
    """Keys looked at in parts are found all the same, and different keys stay different."""
    rows = "".join(f"C{n % 200},2026-10-31,{n // 200},owner,\n" for n in range(400))
    (chunk,) = read_rows(write(HEADER + rows), "readings")
    assert len(chunk.rows) == 200
    assert [f.code for f in chunk.findings] == ["repeated_key"] * 200


def test_memory_hardly_grows_with_the_file(write: Write) -> None:
    """A key that is in a file once takes some eight bytes until the file is read."""
    rows = "".join(f"C{n},2026-10-31,1,owner,\n" for n in range(60_000))
    chunks = read_rows(write(HEADER + rows), "readings", 500)
    tracemalloc.start()
    try:
        assert sum(len(chunk.rows) for chunk in chunks) == 60_000
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


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
