"""Invoices on paper: a file a building, in walking order, the same bytes each time."""

import io
import stat
from pathlib import Path

from mail_boxes import mail_boxes, mails_through
from mail_rows import address_of, counts, number_of
from pypdf import PdfReader
from sample_company import Company
from unbanked_company import FLATS, MANY


def pages_of(path: Path) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages]


def test_a_file_a_building_in_walking_order(many_unbanked: Company, tmp_path: Path) -> None:
    """A list in front, then each invoice on sheets of its own; for the owner's eyes alone."""
    company, folder = many_unbanked, tmp_path / "paper"
    result = company.cli("print", "--to", str(folder), "--json")
    files = result.json["files"]
    assert [file["building_id"] for file in files] == ["B0001", "B0002"]
    assert sum(file["invoices"] for file in files) == MANY
    rows = company.table("invoices")
    for file in files:
        path = Path(file["file"])
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        own = [row for row in rows if row["flat_id"].startswith(file["building_id"])]
        cover, back, *pages = pages_of(path)
        assert back == ""
        listed = [word for word in cover.split() if word.startswith("2611000")]
        assert listed == [row["invoice_number"] for row in own]
        flats = [row["flat_id"].split("-")[1] for row in own]
        assert flats == sorted(flats, key=int)
        assert len(pages) == 2 * len(own)
        assert set(pages[1::2]) == {""}
        for number, row in enumerate(own):
            assert row["invoice_number"] in pages[2 * number]
            assert row["flat_id"] in pages[2 * number]


def test_the_same_bytes_again_and_what_was_printed_before(
    unbanked: Company, tmp_path: Path
) -> None:
    """Printed twice is said; `--new` leaves out what was printed; a late flat is printed alone."""
    folder = tmp_path / "paper"
    assert unbanked.cli("status").last_line.endswith("print --period 2026-10 --to DIR")
    first = unbanked.cli("print", "--to", str(folder))
    content = (folder / "B0001-2026-10.pdf").read_bytes()
    again = unbanked.cli("print", "--to", str(folder))
    assert (folder / "B0001-2026-10.pdf").read_bytes() == content
    assert f"{FLATS} invoices, printed before: {FLATS}" in again.err
    assert "before" not in first.err
    assert unbanked.cli("print", "--to", str(folder), "--new", "--json").json["files"] == []
    number = number_of(unbanked, "B0001-3")
    assert unbanked.cli("void", number, "--reason", "wrong area").code == 0
    for step in (("release", "B0001-3", "--reason", "right"), ("calculate",), ("issue",)):
        assert unbanked.cli(*step).code == 0
    new = unbanked.cli("print", "--to", str(folder), "--new", "--json").json["files"]
    assert [(file["invoices"], file["printed_before"]) for file in new] == [(1, 0)]
    assert number_of(unbanked, "B0001-3") in pages_of(Path(new[0]["file"]))[2]
    assert {"printed": FLATS, "to_print": 0}.items() <= counts(unbanked).items()
    nowhere = unbanked.cli("print", "--to", str(tmp_path / "no" / "where"))
    assert (nowhere.code, "cannot be made" in nowhere.err) == (2, True)


def test_what_a_mail_server_refused_for_good_is_printed(unbanked: Company, tmp_path: Path) -> None:
    """Then it is paper, and is not mailed; what may be mailed yet, or was, is not printed."""
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        boxes.at_address = {
            address_of("B0001-3"): "550 nobody",
            address_of("B0001-4"): "451 later",
        }
        boxes.lost = {address_of("B0001-5")}
        unbanked.cli("mail")
        printed = unbanked.cli("print", "--to", str(tmp_path / "paper"), "--json")
        assert [file["invoices"] for file in printed.json["files"]] == [1]
        number = number_of(unbanked, "B0001-3")
        assert unbanked.cli("mail", "--again", number, "--reason", "x").code == 4
    expected = {"mailed": FLATS - 3, "to_mail": 1, "mail_unknown": 1, "printed": 1, "to_print": 0}
    assert expected.items() <= counts(unbanked).items()
