"""Documents of a house: for its residents, in their time, from a day on, until withdrawn."""

import datetime as dt
import stat
from dataclasses import replace

import pytest
from resident_world import FLAT, KEY, Resident
from sqlalchemy import text

from einvoice.core.account_keys import AccountKey
from einvoice.core.house_documents import DocumentKind, HouseDocument
from einvoice.store.document_files import DocumentFiles
from jobs.context import Context
from jobs.residents import house_documents as job
from jobs.residents.house_documents import NewDocument, content_of, documents_of, keep_document

PDF = b"%PDF-1.7 of a test"
TITLES = {"lv": "Tāme 2026", "ru": "Смета 2026", "en": "Estimate 2026"}
ESTIMATE = NewDocument(
    ("B0001",),
    DocumentKind.ESTIMATE,
    2026,
    TITLES,
    dt.date(2025, 11, 20),
    dt.date(2026, 10, 1),
)
TODAY = "2026-10-31"


def titles(context: Context, resident: Resident, key: AccountKey = KEY) -> list[tuple[str, bool]]:
    """Return the documents that a resident sees, and which are new."""
    shown = documents_of(context, resident.user_id, key)
    return [(row.document.title("lv"), row.is_new) for row in shown]


def test_a_document_is_new_until_it_is_read(resident: Resident) -> None:
    """It is a file for the owner of the installation alone, with a name of our making."""
    with resident.at(TODAY) as context:
        document_id = keep_document(context, "s1", ESTIMATE, PDF)
        assert titles(context, resident) == [("Tāme 2026", True)]
        file = content_of(context, resident.user_id, KEY, document_id)
        assert file is not None
        assert (file.content, file.name) == (PDF, "B0001-2026-estimate.pdf")
        assert titles(context, resident) == [("Tāme 2026", False)]
        assert content_of(context, resident.user_id, KEY, document_id) == file, "read again"
        kept = sorted((context.store.data_dir / "documents").iterdir())
        assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
        assert len(kept) == 2


def test_whom_a_document_is_not_for(resident: Resident) -> None:
    """Another house's, not published yet, withdrawn, of a time before theirs."""
    later = replace(ESTIMATE, published_from=dt.date(2026, 11, 1))
    former = replace(ESTIMATE, year=2022)
    with resident.at(TODAY) as context:
        _second_house(context)
        ids = [
            keep_document(context, "s1", new, PDF + bytes([number]))
            for number, new in enumerate(
                (replace(ESTIMATE, building_ids=("B0002",)), later, former, ESTIMATE)
            )
        ]
        assert job.withdraw_document(context, "s1", ids[-1])
        assert not job.withdraw_document(context, "s1", ids[-1])
        _somebody_before(context)
        assert titles(context, resident) == []
        for document_id in (*ids, "none"):
            assert content_of(context, resident.user_id, KEY, document_id) is None
    with resident.at("2026-11-01") as context:
        assert len(titles(context, resident)) == 1, "published now"
        assert titles(context, resident, AccountKey(FLAT, dt.date(2020, 1, 1))) == []


def _second_house(context: Context) -> None:
    with context.store.writing() as tx:
        columns = tx.execute(text("SELECT * FROM buildings")).keys()
        names = ", ".join("'B0002'" if name == "building_id" else f'"{name}"' for name in columns)
        tx.execute(text(f"INSERT INTO buildings SELECT {names} FROM buildings"))  # noqa: S608


def _somebody_before(context: Context) -> None:
    """Let the flat have had another customer before: then years before count."""
    with context.store.writing() as tx:
        columns = list(tx.execute(text("SELECT * FROM customers")).keys())
        other = {"name": "'Before'", "code": "''", "valid_from": "'2015-01-01'"}
        other["valid_to"] = "'2023-04-30'"
        names = ", ".join(other.get(name, f'"{name}"') for name in columns)
        where = f"WHERE flat_id = '{FLAT}'"
        tx.execute(text(f"INSERT INTO customers SELECT {names} FROM customers {where}"))  # noqa: S608


def test_what_is_no_document_is_not_kept(resident: Resident) -> None:
    """No PDF, no title, no house, a house that is not known: nothing is in the database."""
    wrong = (
        (ESTIMATE, b"<html>"),
        (replace(ESTIMATE, titles={"lv": ""}), PDF),
        (replace(ESTIMATE, building_ids=()), PDF),
        (replace(ESTIMATE, building_ids=("B0001", "B9999")), PDF),
    )
    with resident.at(TODAY) as context:
        for new, content in wrong:
            with pytest.raises(ValueError, match="document"):
                keep_document(context, "s1", new, content)
        assert job.every_document(context) == ()


def test_changed_bytes_are_not_handed_out(resident: Resident) -> None:
    """Nor those that are gone: the hash says what the document is."""
    with resident.at(TODAY) as context:
        document_id = keep_document(context, "s1", ESTIMATE, PDF)
        (document,) = job.every_document(context)
        path = context.store.data_dir / "documents" / document.sha256
        path.write_bytes(PDF + b"!")
        assert content_of(context, resident.user_id, KEY, document_id) is None
        path.unlink()
        assert content_of(context, resident.user_id, KEY, document_id) is None
        keep_document(context, "s1", replace(ESTIMATE, kind=DocumentKind.OTHER), PDF)
        assert content_of(context, resident.user_id, KEY, document_id) is not None


def test_a_copy_that_is_put_back_knows_the_documents_since(resident: Resident) -> None:
    """Those that were kept, and those that were withdrawn; a damaged note stops nothing."""
    copy = resident.company.home / "copy.db"
    with resident.at(TODAY) as context:
        withdrawn = keep_document(context, "s1", ESTIMATE, PDF)
    assert resident.company.cli("backup", str(copy), today=TODAY).code == 0
    with resident.at(TODAY) as context:
        assert job.withdraw_document(context, "s1", withdrawn)
        since = replace(ESTIMATE, kind=DocumentKind.PROTOCOL, titles={"lv": "Protokols"})
        keep_document(context, "s1", since, PDF + b"2")
        before = job.every_document(context)
        (context.store.data_dir / "documents" / "damaged.json").write_text("{")
    assert resident.company.cli("restore", str(copy), today=TODAY).code in {0, 3}
    with resident.at(TODAY) as context:
        assert job.every_document(context) == before
        assert titles(context, resident) == [("Protokols", True)]


def test_a_withdrawal_is_noted_once_it_is_so(
    resident: Resident, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note of what was never kept would withdraw the document when a copy is put back."""
    with resident.at(TODAY) as context:
        document_id = keep_document(context, "s1", ESTIMATE, PDF)
        is_so: list[bool] = []

        def note(_files: DocumentFiles, noted: HouseDocument) -> None:
            with resident.at(TODAY) as other:
                kept = job.document_of(other, noted.document_id)
            is_so.append(kept == noted and noted.withdrawn_at != "")

        monkeypatch.setattr(DocumentFiles, "note", note)
        assert job.withdraw_document(context, "s1", document_id)
    assert is_so == [True]


def test_purge_forgets_old_documents_with_their_files(resident: Resident) -> None:
    """A file that another document has stays."""
    old = replace(ESTIMATE, date=dt.date(2019, 5, 1), year=2019)
    with resident.at(TODAY) as context:
        for new, content in ((old, PDF), (old, PDF + b"old"), (ESTIMATE, PDF)):
            keep_document(context, "s1", new, content)
        folder = context.store.data_dir / "documents"
    assert len(list(folder.iterdir())) == 5
    result = resident.company.cli("purge", "--yes", today="2026-11-05")
    assert result.code == 0, result.err
    with resident.at(TODAY) as context:
        (left,) = job.every_document(context)
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [f"{left.document_id}.json", left.sha256]
    )
