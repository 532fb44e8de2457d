"""Old months are forgotten: persons go, hashes and sums stay, and nothing comes back."""

import csv
import datetime as dt
import os
import sqlite3
from pathlib import Path

import pytest
from month_steps import deliver_silently, prepare
from sample_company import Company
from sqlalchemy import func, insert, select

from einvoice.clock import RIGA
from einvoice.core.exit_codes import ExitCode
from einvoice.store.direct_tables import debt_reminders
from jobs.care import purge as purge_job

LATE = "2032-01-02"


def names(company: Company) -> set[str]:
    """Return names and accounts of the input."""
    found = set()
    for kind, columns in {
        "customers": ("name", "code"),
        "subscriptions": ("channel_address",),
    }.items():
        with (company.home / "input" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            found |= {row[c] for row in csv.DictReader(file) for c in columns if row[c]}
    return found


def month_files(company: Company) -> list[Path]:
    """Return the archived files of the month, sidecars included."""
    return sorted(p for p in (company.home / "data/archive/2026-10").rglob("*") if p.is_file())


def sums(company: Company) -> list[tuple[str, str]]:
    """Return number and total of every invoice."""
    return [(row["invoice_number"], row["total_cents"]) for row in company.table("invoices")]


def told(company: Company, *arguments: str) -> object:
    """Purge, or show what would go."""
    return company.cli("purge", "--json", *arguments, today=LATE).json


@pytest.mark.parametrize("today", ["2031-12-31", LATE])
def test_a_month_is_kept_five_years_after_its_accounting_year(company: Company, today: str) -> None:
    """October 2026 may go on the first day of 2032, not before; nothing goes without a yes."""
    assert company.cli("run").code == 0
    before = month_files(company)
    shown = company.cli("purge", "--json", today=today).json
    assert [month["period"] for month in shown["months"]] == (["2026-10"] if today == LATE else [])
    assert shown["done"] is False
    assert month_files(company) == before
    page = company.cli("purge", today=today)
    assert "nothing was forgotten" in page.err
    early = company.cli("purge", "--older-than", "4", "--yes", today=LATE)
    assert early.code == ExitCode.USAGE
    assert "the law keeps" in early.err


def test_persons_go_and_hashes_and_sums_stay(home: Company) -> None:
    """No name is left in archive or invoices; the audit is content; numbers and VAT still count."""
    assert home.cli("run").code == 0
    before, vat = sums(home), home.table("vat")
    secrets = names(home)
    done = home.cli("purge", "--yes", "--json", today=LATE).json
    assert done["done"] is True
    assert done["months"] == [{"period": "2026-10", "invoices": 24, "files": 2}]
    texts = [path.read_text("utf-8") for path in month_files(home)]
    assert not [one for one in secrets for text in texts if one in text]
    assert len([path for path in month_files(home) if path.name.endswith(".tombstone.json")]) == 4
    for row in home.table("invoices"):
        shown = home.cli("show", row["invoice_number"], "--json").out
        assert not [one for one in secrets if one in shown]
    assert (sums(home), home.table("vat")) == (before, vat)
    assert home.cli("audit", "verify").code == 0
    again = home.cli("purge", "--yes", "--json", today=LATE).json
    assert again["months"] == []
    assert home.cli("audit", "verify").code == 0


def test_a_flat_that_was_held_to_the_end_keeps_nobody(company: Company) -> None:
    """It was never issued: its draft goes, and the month with it."""
    assert company.cli("hold", "B0001-2", "--reason", "x").code == 0
    company.cli("run")
    assert company.cli("purge", "--yes", "--json", today=LATE).json["done"] is True
    assert "B0001-2" not in {row["flat_id"] for row in company.table("invoices")}
    assert company.cli("audit", "verify").code == 0


def test_old_files_of_refused_rows_go(company: Company) -> None:
    """They may name people: those of forgotten years go, those of kept years stay."""
    folder = company.home / "data" / "refused"
    folder.mkdir(exist_ok=True)
    for name, year in (("customers-old-refused.csv", 2026), ("customers-refused.csv", 2027)):
        (folder / name).write_text("Anna", "utf-8")
        moment = dt.datetime(year, 1, 1, 12, tzinfo=RIGA).timestamp()
        os.utime(folder / name, (moment, moment))
    assert company.cli("purge", today=LATE).code == 0
    assert len(list(folder.iterdir())) == 2
    assert company.cli("purge", "--yes", today=LATE).code == 0
    assert [path.name for path in folder.iterdir()] == ["customers-refused.csv"]


def test_what_was_purged_is_not_credited_and_has_no_bytes(company: Company) -> None:
    """Both are refused with the reason."""
    assert company.cli("run").code == 0
    row = next(row for row in company.table("invoices") if row["state"] == "accepted")
    number = row["invoice_number"]
    assert company.cli("purge", "--yes", today=LATE).code == 0
    refused = company.cli("credit", number, "--reason", "x")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert f"error: {number} is of a month that was purged" in refused.err
    gone = company.cli("show", number, "--format", "xml")
    assert gone.code == ExitCode.USAGE
    assert "its bytes are gone" in gone.err
    secrets = names(company)
    for command in (
        ("trace", number),
        ("show", number, "--format", "html"),
        ("reproduce", "2026-10"),
    ):
        looked = company.cli(*command)
        assert looked.code == ExitCode.DONE, looked.err
        assert not [one for one in secrets if one in looked.out]
    assert company.cli("trace", number, "--json").json["files"][0]["purged_on"]
    page = company.cli("show", number, "--format", "pdf", "--to", str(company.home / "x.pdf"))
    assert page.code == ExitCode.DONE, page.err


@pytest.mark.parametrize("waits", ["file", "credit note"])
def test_an_unfinished_month_is_not_forgotten(company: Company, waits: str) -> None:
    """What a bank has not answered, or a credit note that lies in no file, is still needed."""
    if waits == "file":
        prepare(company, "calculate", "issue", "render")
        deliver_silently(company)
    else:
        assert company.cli("run").code == 0
        row = next(row for row in company.table("invoices") if row["state"] == "accepted")
        assert company.cli("credit", row["invoice_number"], "--reason", "x").code == 0
    before = month_files(company)
    refused = company.cli("purge", "--yes", today=LATE)
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert "2026-10: not finished" in refused.err
    assert month_files(company) == before


def test_a_purge_that_was_killed_is_taken_up(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the files and the database: the next one forgets the rest."""
    assert company.cli("run").code == 0

    class Killed(BaseException):
        """The process was killed here."""

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as wrong:
        wrong.setattr(purge_job.purging, "forget_month", killed)
        with pytest.raises(Killed):
            company.cli("purge", "--yes", today=LATE)
    assert company.cli("audit", "verify").code == 0
    assert company.cli("purge", "--yes", "--json", today=LATE).json["months"]
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        assert database.execute("SELECT DISTINCT buyer_name FROM invoices").fetchall() == [("",)]
    assert company.cli("audit", "verify").code == 0


def test_what_an_older_copy_brings_back_is_forgotten_again(home: Company) -> None:
    """A restore does not bring persons back, nor a mail server's words; the audit is content."""
    assert home.cli("run").code == 0
    answer = (100, "refused", "<1@x>", 1, 550, "Anna moved", "", "")
    row = ("B0001-1", dt.date(1, 1, 1), dt.date(2026, 12, 15), *answer)
    with home.context() as context, context.store.writing() as tx:
        tx.execute(insert(debt_reminders).values(row))
    copy = home.home / "copy.db"
    assert home.cli("backup", str(copy)).code == 0
    assert home.cli("purge", "--yes", today=LATE).code == 0
    before = sums(home)
    restored = home.cli("restore", str(copy), today=LATE)
    assert restored.code == 0, restored.err
    assert "forgot 1 month again" in restored.err
    with home.context() as context, context.store.reading() as tx:
        assert tx.scalar(select(func.count()).select_from(debt_reminders)) == 0
    shown = home.cli("show", before[0][0], "--json").out
    assert not [one for one in names(home) if one in shown]
    assert sums(home) == before
    assert home.cli("audit", "verify").code == 0


def test_orders_and_readings_of_the_past_go_and_those_in_force_stay(company: Company) -> None:
    """What ended before the first year that is kept; of each meter its last years stay."""
    path = company.home / "input" / "customers.csv"
    rows = path.read_text("utf-8").splitlines()
    old = rows[1].replace(rows[1].split(",")[1], "Vecais Īpašnieks").split(",")
    old[-2:] = ["2019-01-01", "2020-01-01"]
    path.write_text("\n".join([*rows, ",".join(old), ""]), "utf-8")
    company.import_anew()
    assert company.cli("run").code == 0
    done = company.cli("purge", "--yes", "--json", today=LATE).json["deleted"]
    ended = [row for row in [*rows[1:], ",".join(old)] if "" < row.split(",")[-1] < "2027"]
    assert done["customers"] == len(ended) > 0
    assert done["readings"] == 0, "no later consumption may lose where it begins"
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        (left,) = database.execute("SELECT COUNT(*) FROM customers").fetchone()
    assert left == len(rows) - len(ended)


def test_a_meter_keeps_the_years_before_its_last_reading(company: Company) -> None:
    """A catch-up after years begins with them; what lies further back goes."""
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        meter, last = database.execute(
            "SELECT meter_id, MAX(read_on) FROM readings GROUP BY meter_id LIMIT 1"
        ).fetchone()
        year = int(last[:4])
        for back in (2, 3, 4, 6):
            database.execute(
                "INSERT INTO readings (meter_id, read_on, value_e3, source, submitted_at) "
                "SELECT meter_id, ?, value_e3, source, submitted_at FROM readings "
                "WHERE meter_id = ? AND read_on = ?",
                (f"{year - back}{last[4:8]}02", meter, last),
            )
    done = company.cli("purge", "--yes", "--json", today=LATE).json["deleted"]
    assert done["readings"] == 2
