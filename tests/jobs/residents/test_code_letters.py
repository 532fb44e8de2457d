"""Letters with registration codes: a page each, in the customer's language."""

from pathlib import Path

import pytest
from pdf_texts import page_texts
from sample_company import Company

from einvoice.core.errors import UsageError
from einvoice.core.residents import CodeState
from jobs.context import Context
from jobs.residents import code_letters
from jobs.residents.code_letters import write_letters
from jobs.residents.register import check_code

TITLES = {
    "lv": "Jūsu kods klientu portālam",
    "ru": "Ваш код для портала клиентов",
    "en": "Your code for the client portal",
}


@pytest.fixture
def addressed(company: Company) -> Company:
    """A company whose portal has an address."""
    company.edit_config("[portal]\n", '[portal]\naddress = "https://portals.example.lv"\n')
    return company


def test_each_customer_of_a_house_gets_a_page_with_an_open_code(addressed: Company) -> None:
    """Addressed to them, in their language, with the client number; flats in walking order."""
    path = addressed.home / "letters.pdf"
    with addressed.context() as context:
        letters = write_letters(context, (), "B0001", path)
        pages = page_texts(path.read_bytes())
        assert len(pages) == len(letters.made) == 24
        assert [row.flat_id for row in letters.made][:3] == ["B0001-1", "B0001-2", "B0001-3"]
        for made, page in zip(letters.made, pages, strict=True):
            assert TITLES[made.customer.language] in page
            assert made.customer.name in page
            assert made.flat_id in page
            assert "https://portals.example.lv" in page
        first = letters.made[0]
        code = "-".join((first.code[:4], first.code[4:8], first.code[8:]))
        assert code in pages[0]
        assert check_code(context, first.flat_id, code).state is CodeState.OPEN
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_file_is_there_before_a_code_counts(
    addressed: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the letter cannot be written, the letter before it goes on."""
    with addressed.context() as context:
        (before,) = write_letters(context, ["B0001-2"], "", addressed.home / "a.pdf").made

        def full(*_call: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(code_letters, "written_whole", full)
            with pytest.raises(UsageError) as caught:
                write_letters(context, ["B0001-2"], "", addressed.home / "b.pdf")
        assert caught.value.code == "cannot-write"
        assert check_code(context, "B0001-2", before.code).state is CodeState.OPEN


def test_a_flat_without_a_customer_is_named(addressed: Company) -> None:
    """Its letter would be nobody's."""
    header = "flat_id,name,customer_kind,code,email,language,valid_from,valid_to"
    lines = (addressed.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    (row,) = [line for line in lines if line.startswith("B0001-3,")]
    path = addressed.home / "customers.csv"
    path.write_text(f"{header}\n{row}2026-10-31\n", "utf-8")
    assert addressed.cli("import", str(path)).code == 0
    target = addressed.home / "letters.pdf"
    with addressed.context() as context:
        letters = write_letters(context, ["B0001-3", "B0001-2"], "", target)
        assert ([row.flat_id for row in letters.made], letters.left_out) == (
            ["B0001-2"],
            ("B0001-3",),
        )
        assert refused(context, ["B0001-3"], "", addressed.home / "b.pdf") == "codes-nobody"


def refused(context: Context, flats: list[str], building: str, path: Path) -> str:
    """Return why no letters are written."""
    with pytest.raises(UsageError) as caught:
        write_letters(context, flats, building, path)
    return caught.value.code


def test_what_is_asked_for_wrongly_is_named(addressed: Company, company: Company) -> None:
    """Nothing is written then."""
    path = addressed.home / "letters.pdf"
    with addressed.context() as context:
        assert refused(context, [], "", path) == "codes-for-whom"
        assert refused(context, ["B0001-2"], "B0001", path) == "codes-for-whom"
        assert refused(context, ["nope"], "", path) == "no-such-flat"
        assert refused(context, [], "nope", path) == "codes-no-building"
        assert refused(context, [], "B0001", Path("/nowhere/x.pdf")) == "no-such-folder"
    company.edit_config('address = "https://portals.example.lv"\n', "")
    with company.context() as context:
        assert refused(context, [], "B0001", path) == "codes-no-address"
    assert not path.exists()


def test_the_screen_names_the_file_and_never_a_code(addressed: Company) -> None:
    """Nor does the JSON: a code is in the letter alone."""
    path = addressed.home / "letters.pdf"
    said = addressed.cli("codes", "--flat", "B0001-1", "--to", str(path))
    assert said.code == 0
    assert str(path) in said.err
    assert "earlier letters" not in said.err
    again = addressed.cli("codes", "--flat", "B0001-1", "--to", str(path))
    assert (again.code, "is there already" in again.err) == (2, True)
    path.unlink()
    printed = addressed.cli("codes", "--flat", "B0001-1", "--to", str(path), "--json")
    assert printed.json["ended"] == 1
    third = addressed.home / "third.pdf"
    house = addressed.cli("codes", "--building", "B0001", "--to", str(third))
    assert "1 code of earlier letters that nobody had used has ended" in house.err
    assert [row["flat_id"] for row in printed.json["codes"]] == ["B0001-1"]
    (page,) = page_texts(path.read_bytes())
    (code,) = [word for word in page.split() if len(word) == 14 and word.count("-") == 2]
    assert code not in printed.out
