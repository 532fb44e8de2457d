"""Invoices on paper: a file a building, in walking order, the same bytes each time."""

import io
import re
import stat
from pathlib import Path

from mail_boxes import mail_boxes, mails_through
from mail_rows import address_of, counts, number_of
from pypdf import PdfReader
from sample_company import Company
from unbanked_company import FLATS, MANY

from einvoice.core.events import Event


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
        euros, cents = divmod(sum(int(row["to_pay_cents"]) for row in own), 100)
        assert euros > 1000
        assert f"{euros:,}.{cents:02d}".replace(",", " ") in cover.replace("\u00a0", " ")
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
        again = unbanked.cli("mail", "--again", number, "--reason", "x")
        assert again.code == 4
        assert f"{number}: printed on paper; this cannot be said of its mail" in again.err
    expected = {"mailed": FLATS - 3, "to_mail": 1, "mail_unknown": 1, "printed": 1, "to_print": 0}
    assert expected.items() <= counts(unbanked).items()


def test_what_was_printed_before_a_copy_is_said_and_not_printed_twice(
    unbanked: Company, tmp_path: Path
) -> None:
    """The last lines lead from the comparison to a plan, to the word, to what is left, to the end.

    The last invoice was issued after the copy, and is the only one that goes on paper.
    """
    *_, last, late = sorted(row["invoice_number"] for row in unbanked.table("invoices"))
    with unbanked.context() as context, context.store.writing() as tx:
        tx.journal(Event.ISSUED_AGAIN, "2026-10", last, invoices=FLATS)
    number = number_of(unbanked, "B0001-2")
    assert "perhaps printed or mailed before a copy" in unbanked.cli("show", number).out
    assert unbanked.cli("print", "--printed", number, "--reason", "seen").code == 0
    shown = unbanked.cli("trace", number).out
    assert "printed before, by the word of a colleague" in shown
    assert "perhaps" not in shown
    assert unbanked.cli("print", "--printed", number, "--reason", "seen").code == 4
    assert unbanked.cli("print").code == 2
    compare = "export invoices --period 2026-10 --to invoices.csv"
    assert unbanked.cli("run").last_line.endswith(compare)
    screen = unbanked.cli("export", "invoices", "--to", str(unbanked.home / "i.csv"))
    assert "handed out on paper: `einvoice print --period 2026-10 --new --to DIR`" in screen.err
    for printed in (1, FLATS - 1):  # a plan, then the word
        words = screen.last_line.partition(" print ")[2].split()
        screen = unbanked.cli("print", *words)
        assert (screen.code, counts(unbanked)["printed"]) == (0, printed)
        assert f"{FLATS - 2} invoices" in screen.err
        assert ("only if that is so" in screen.last_line) == (printed == 1)
        assert printed > 1 or "--apply" in screen.last_line
    assert unbanked.cli("print", *words).code == 4, "that list is settled"
    none = unbanked.cli("print", *words[:2])
    assert (none.code, "no invoice may have gone out" in none.err) == (0, True)
    assert {"to_print": 1, "again": 0}.items() <= counts(unbanked).items()
    assert screen.last_line.endswith(" print --period 2026-10 --new --to DIR")
    for options in (["--new"], []):
        screen = unbanked.cli("print", *options, "--to", str(tmp_path / "paper"))
        pages = " ".join(pages_of(tmp_path / "paper" / "B0001-2026-10.pdf"))
        assert set(re.findall(r"2611000\d{4}", pages)) == {late}
    assert {"to_print": 0, "printed": FLATS}.items() <= counts(unbanked).items()
    assert screen.last_line.endswith(compare), "the month's list, at its end"


def test_paper_printed_after_a_backup_may_be_out(unbanked: Company, tmp_path: Path) -> None:
    """No archive has it: it is compared before it is printed, and not mailed by itself."""
    copy = tmp_path / "copy.db"
    assert unbanked.cli("backup", str(copy)).code == 0
    assert unbanked.cli("print", "--to", str(tmp_path / "paper")).code == 0
    unbanked.cli("restore", str(copy))
    unbanked.cli("restore", "--nothing-imported")
    assert {"to_print": FLATS, "again": FLATS}.items() <= counts(unbanked).items()
    screen = unbanked.cli("status")
    assert screen.last_line.endswith("export invoices --period 2026-10 --to invoices.csv")
    assert "print --period 2026-10 --new --to DIR" in " ".join(screen.out.split())
    with mail_boxes() as boxes:
        mails_through(unbanked, boxes)
        assert unbanked.cli("mail", "--json").json["sent"] == []
        now = counts(unbanked)
        assert (now["to_mail"], now["to_print"], now["again"]) == (0, FLATS, FLATS)
        assert "perhaps" in unbanked.cli("show", number_of(unbanked, "B0001-2")).out
