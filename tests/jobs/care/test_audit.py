"""Nobody changes what was done unseen: the journal's chain and the archive's bytes."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from at_the_bank import deliver_with
from sample_company import Company
from sqlalchemy import text

from einvoice.core.exit_codes import ExitCode
from einvoice.store import chain
from einvoice.store.journal_entries import entry_hash


def wrong(company: Company) -> list[tuple[str, str]]:
    """Return what the audit finds."""
    result = company.cli("audit", "verify", "--json")
    found = [(one["where"], one["what"]) for one in result.json["wrong"]]
    assert result.code == (ExitCode.REFUSED_BY_CHECK if found else 0)
    return found


def in_database(company: Company, *statements: str) -> None:
    """Change rows behind the program's back, as whoever owns the database can."""
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        _without_triggers(database)
        for statement in statements:
            database.execute(statement)


def _without_triggers(database: sqlite3.Connection) -> None:
    named = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for (name,) in database.execute(named).fetchall():
        database.execute(f"DROP TRIGGER {name}")


def archived(company: Company, pattern: str) -> Path:
    """Return the first archived file of a pattern, made writable."""
    path = min((company.home / "data" / "archive").glob(pattern))
    path.chmod(0o600)
    return path


def test_what_was_done_honestly_is_found_right(home: Company) -> None:
    """After a month, after a restore, on both databases; it only reads."""
    copy = home.home / "copy.db"
    assert home.cli("calculate").code == 0
    assert home.cli("backup", str(copy)).code == 0
    assert home.cli("run").code == 0
    assert wrong(home) == []
    told = home.cli("audit", "verify")
    assert "nothing wrong" in told.err
    assert home.cli("restore", str(copy)).code == 0
    assert wrong(home) == []
    assert home.cli("restore", "--nothing-imported").code == 0
    assert home.cli("run").code == 0
    assert wrong(home) == []


def test_a_file_that_had_to_be_sent_again_is_found_right(rendered: Company) -> None:
    """It went back to ready in between, which says nothing new about its bytes."""
    deliver_with(rendered, "drop-mid-write")
    deliver_with(rendered)
    assert wrong(rendered) == []


def _changed(company: Company) -> None:
    in_database(company, "UPDATE journal SET detail = '{}' WHERE seq = 5")


def _changed_with_its_hash(company: Company) -> None:
    path = company.home / "data" / "einvoice.db"
    with sqlite3.connect(path) as database:
        _without_triggers(database)
        database.row_factory = sqlite3.Row
        row = dict(database.execute("SELECT * FROM journal WHERE seq = 5").fetchone())
        row.pop("hash")
        row["detail"] = "{}"
        new = (row["detail"], entry_hash(row))
        database.execute("UPDATE journal SET detail = ?, hash = ? WHERE seq = 5", new)


def _removed(company: Company) -> None:
    in_database(company, "DELETE FROM journal WHERE seq = 5")


def _moved(company: Company) -> None:
    in_database(
        company,
        "UPDATE journal SET seq = -1 WHERE seq = 5",
        "UPDATE journal SET seq = 5 WHERE seq = 6",
        "UPDATE journal SET seq = 6 WHERE seq = -1",
    )


def _put_in(company: Company) -> None:
    in_database(
        company,
        "INSERT INTO journal SELECT (SELECT MAX(seq) + 1 FROM journal), at, actor, event, period, "
        "subject, detail, previous_hash, hash FROM journal WHERE seq = 5",
    )


def _cut_off(company: Company) -> None:
    in_database(company, "DELETE FROM journal WHERE seq > 8")


def _ledger(company: Company) -> None:
    in_database(company, "UPDATE files SET sha256 = 'x' WHERE bank = 'seb'")


@pytest.mark.parametrize(
    ("damage", "where", "what"),
    [
        pytest.param(_changed, "journal entry 5", "was changed", id="an entry changed"),
        pytest.param(
            _changed_with_its_hash, "journal entry 6", "does not follow", id="with its hash"
        ),
        pytest.param(_removed, "journal entry 6", "entries 5 to 5 are missing", id="removed"),
        pytest.param(_moved, "journal entry 5", "does not follow", id="two exchanged"),
        pytest.param(_put_in, "journal entry ", "does not follow", id="one put in"),
        pytest.param(_cut_off, "journal entry ", "that the archive saw", id="cut off"),
        pytest.param(_ledger, "2611SE00001TEST01", "another hash than the journal", id="ledger"),
    ],
)
def test_what_was_changed_in_the_database_is_found(
    company: Company, damage: Callable[[Company], None], where: str, what: str
) -> None:
    """The first place is named, and a later command does not cover it up."""
    assert company.cli("run").code == 0
    damage(company)
    found = wrong(company)
    assert any(one.startswith(where) and what in told for one, told in found), found
    if damage is not _ledger:
        expected = 4 if damage is _cut_off else 0
        assert company.cli("hold", "B0001-2", "--reason", "x").code == expected
        assert any(what in told for _, told in wrong(company))


def _byte(company: Company) -> None:
    path = archived(company, "*/seb/outbound/*.xml")
    content = path.read_bytes()
    path.write_bytes(content[:-10] + b" " + content[-9:])


def _missing(company: Company) -> None:
    archived(company, "*/seb/outbound/*.xml").unlink()


def _extra(company: Company) -> None:
    path = archived(company, "*/seb/outbound/*.xml")
    path.with_name("2611SE00099TEST01.xml").write_bytes(b"x")


def _answer_changed(company: Company) -> None:
    path = archived(company, "*/seb/inbound/*.xml")
    path.write_bytes(path.read_bytes() + b"\n")


def _answer_missing(company: Company) -> None:
    archived(company, "*/seb/inbound/*.xml").unlink()


def _false_tombstone(company: Company) -> None:
    path = archived(company, "*/seb/outbound/*.xml")
    stone = {"sha256": "0" * 64, "size": 1, "purged_at": "2040-01-01T00:00:00Z"}
    path.with_name(path.name + ".tombstone.json").write_text(json.dumps(stone))
    path.unlink()


@pytest.mark.parametrize(
    ("damage", "where", "what"),
    [
        pytest.param(_byte, "2026-10/seb/outbound/2611SE", "bytes changed", id="a byte"),
        pytest.param(_missing, "2026-10/seb/outbound/2611SE", "is missing", id="missing"),
        pytest.param(_extra, "2026-10/seb/outbound/2611SE00099", "not a file of ours", id="extra"),
        pytest.param(_answer_changed, "2026-10/seb/inbound/FINV", "is not an answer", id="answer"),
        pytest.param(_answer_missing, "seb/inbound/FINV", "is missing", id="answer missing"),
        pytest.param(_false_tombstone, "2026-10/seb/outbound", "bytes changed", id="tombstone"),
    ],
)
def test_what_was_changed_in_the_archive_is_found(
    company: Company, damage: Callable[[Company], None], where: str, what: str
) -> None:
    """Each file is named with what is wrong; the others are right."""
    assert company.cli("run").code == 0
    damage(company)
    found = wrong(company)
    assert any(one.startswith(where) and what in told for one, told in found), found
    assert len(found) <= 2
    printed = company.cli("audit", "verify").out
    assert what in printed


def test_a_copy_put_back_by_hand_is_found_by_the_audit_too(home: Company) -> None:
    """The journal lacks what the archive saw of it."""
    if (home.home / "data" / "einvoice.db").exists():
        before = (home.home / "data" / "einvoice.db").read_bytes()
        assert home.cli("hold", "B0001-2", "--reason", "x").code == 0
        assert home.cli("hold", "B0001-3", "--reason", "x").code == 0
        for path in (home.home / "data").glob("einvoice.db*"):
            path.unlink()
        (home.home / "data" / "einvoice.db").write_bytes(before)
        assert any("that the archive saw" in what for _, what in wrong(home))
    else:
        with home.context() as context:
            assert home.cli("hold", "B0001-2", "--reason", "x").code == 0
            with context.store.writing() as tx:
                for statement in (
                    "ALTER TABLE journal DISABLE TRIGGER USER",
                    "DELETE FROM journal WHERE event = 'held'",
                ):
                    tx.execute(text(statement))
        assert any("that the archive saw" in what for _, what in wrong(home))


def test_a_restore_that_was_killed_raises_no_false_alarm(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It journals where the chain had come to before it could keep the new head."""
    copy = company.home / "copy.db"
    assert company.cli("calculate").code == 0
    assert company.cli("backup", str(copy)).code == 0
    assert company.cli("run").code == 0

    class Killed(BaseException):
        """The process was killed here."""

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as wrong:
        wrong.setattr(chain, "keep_head", killed)
        with pytest.raises(Killed):
            company.cli("restore", str(copy))
    assert wrong_after_a_run(company) == []


def wrong_after_a_run(company: Company) -> list[tuple[str, str]]:
    """Return what the audit finds after one more run: nobody said what was imported since."""
    assert company.cli("run").code == ExitCode.NEEDS_A_PERSON
    return wrong(company)


def test_the_audit_waits_for_no_writer(company: Company) -> None:
    """It would compare two moments: it is refused while another command writes."""
    with company.context() as context, context.store.run_lock():
        assert company.cli("audit", "verify").code == ExitCode.RUN_IN_PROGRESS


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("lv", "žurnāla ieraksts 5: ir mainīts: tā kontrolsumma ir cita"),
        ("ru", "запись журнала 5: изменена: её контрольная сумма другая"),
    ],
)
def test_the_screen_is_in_the_staffs_language(company: Company, language: str, said: str) -> None:
    """Where, and the difference; for programs a code as well."""
    company.edit_config('language = "en"', f'language = "{language}"')
    assert company.cli("run").code == 0
    _changed(company)
    assert said in company.cli("audit", "verify").out.splitlines()
    found = company.cli("audit", "verify", "--json").json["wrong"]
    assert ("journal entry 5", "entry-changed") in [(one["where"], one["code"]) for one in found]
