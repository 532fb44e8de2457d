"""Nothing of whoever pays reaches another: no screen, export, file for a bank, log or journal."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from paid_company import PaidCompany, booked
from payers_named import note, payers_named, spellings

from bank_adapters.messages.pain001 import read_order
from einvoice.core.iban import with_check_digits
from einvoice.core.payments import Payer

PAYERS = [
    Payer(
        f"Ārija{letter}tra Maksātāja{letter}lna",
        with_check_digits("LV", f"UNLA00500100009{place:02d}"),
        f"0{place}0190-1234{place}",
    )
    for place, letter in enumerate("bdk", 1)
]
TEXT = "slepenspamatojums"
EXPORTS = ("payments", "accounts", "refunds", "invoices", "lines", "findings", "files", "vat")
SCREENS = (
    ("payments",),
    ("payments", "--not-ours"),
    ("refunds",),
    ("debtors",),
    ("status",),
    ("report",),
    ("answers", "--all"),
    ("subscriptions",),
    ("check",),
)


def secrets_in(content: bytes) -> list[str]:
    """Return what a content has of any payer."""
    secrets = [TEXT, *(v for p in PAYERS for v in (p.name, p.account, p.account[4:], p.code))]
    return [s for s in secrets if any(said.encode() in content for said in spellings(s))]


@pytest.fixture
def busy(paid: PaidCompany) -> tuple[PaidCompany, list[bytes]]:
    """Pay by strangers: applied, twice, waiting, returned, paid back; return what was said."""
    settings = '[alerts]\nmetrics_file = "e.prom"\nlog_file = "e.log"\n'
    paid.company.edit_config("[alerts]\n", settings)
    rows = paid.invoices[:3]
    cents = [int(row["total_cents"]) for row in rows]
    ids = [paid.global_id(row["invoice_number"]) for row in rows]
    entries = [
        booked(9, cents[0], TEXT, ids[0], PAYERS[0]),
        booked(10, cents[0], TEXT, ids[0], PAYERS[0]),
        booked(10, 777, TEXT, payer=PAYERS[1]),
        booked(11, cents[1], TEXT, ids[1], PAYERS[2]),
        booked(12, -cents[1], TEXT, ids[1]),
    ]
    said = [paid.read(paid.write(paid.statement(9, 15, entries)))]
    twice = paid.account_of(rows[0]["flat_id"])["rows"][2]["document"]
    reason = ("--reason", "paid twice")
    said.append(paid.cli("refunds", "add", rows[0]["flat_id"], "--payment", twice, *reason))
    folder = paid.company.home / "for-the-bank"
    folder.mkdir()
    said.append(paid.cli("refunds", "write", "--to", str(folder)))
    said += [paid.cli("run"), paid.cli("poll")]
    said += [paid.cli("account", row["flat_id"]) for row in rows]
    said += [paid.cli(*screen) for screen in SCREENS]
    said += [paid.cli(*screen, "--json") for screen in SCREENS if "report" not in screen]
    return paid, [(result.out + result.err).encode() for result in said]


def test_nothing_of_a_payer_is_anywhere_else(
    busy: tuple[PaidCompany, list[bytes]], tmp_path: Path
) -> None:
    """Only in the bank's statement, the database, and the order to pay that very payer back."""
    paid, said = busy
    home = paid.company.home
    assert [hits for content in said if (hits := secrets_in(content))] == []
    for table in EXPORTS:
        for form in ("csv", "csv-excel"):
            target = tmp_path / f"{table}-{form}"
            export = ("export", table, "--to", str(target), "--format", form)
            assert paid.cli(*export).code == 0
            assert secrets_in(target.read_bytes()) == [], table
    for table in ("accounts", "refunds", "invoices"):
        target = tmp_path / f"{table}-names"
        assert paid.cli("export", table, "--to", str(target), "--with-names").code == 0
        assert secrets_in(target.read_bytes()) == [], table
    extract = tmp_path / "person.json"
    for row in paid.invoices[:3]:
        arguments = ("person", "extract", row["flat_id"], "--to", str(extract))
        assert paid.cli(*arguments).code == 0
        assert secrets_in(extract.read_bytes()) == [], row["flat_id"]
    (ordered,) = (home / "for-the-bank").iterdir()
    (transfer,) = read_order(ordered.read_bytes()).transfers
    assert (transfer.name, transfer.account) == (PAYERS[0].name, PAYERS[0].account)
    assert set(secrets_in(ordered.read_bytes())) <= {
        *(PAYERS[0].name, PAYERS[0].account),
        PAYERS[0].account[4:],
    }
    kept = ("statements", "refunds", "refund_files")
    with_secrets = [
        path
        for path in home.rglob("*")
        if path.is_file()
        and not path.name.startswith(("statement-", "einvoice.db"))
        and path != ordered
        and not set(kept) & set(path.parts)
        and (secrets_in(path.read_bytes()) or secrets_in(path.name.encode()))
    ]
    assert with_secrets == []
    assert (home / "e.log").exists(), "the log was written"
    assert tables_with_secrets(home / "data" / "einvoice.db") == ["payments", "refunds"]


def tables_with_secrets(database: Path) -> list[str]:
    """Return the tables that have anything of a payer; journal and findings are among them all."""
    with closing(sqlite3.connect(database)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        assert {"journal", "findings", "alerts"} <= {*names}
        rows = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}  # noqa: S608 - our own tables
    return sorted(name for name, of in rows.items() if secrets_in(repr(of).encode()))


@pytest.mark.parametrize("place", ["said", "journal", "findings", "alerts", "e.log"])
def test_the_watch_over_the_whole_suite_sees_a_payer(
    busy: tuple[PaidCompany, list[bytes]], place: str
) -> None:
    """What every test's end looks at: with a payer in one place, it names the place."""
    paid, _ = busy
    assert payers_named() == [], "nobody until now"
    leaked = json.dumps({"who": PAYERS[1].name})
    home = paid.company.home
    if place == "said":
        note(home, leaked)
        assert payers_named() == [f"said: {PAYERS[1].name}"]
        return
    note(home, "")
    if place.endswith(".log"):
        with (home / place).open("a") as log:
            log.write(leaked)
    else:
        with closing(sqlite3.connect(home / "data" / "einvoice.db")) as connection, connection:
            named_in(connection, place, leaked)
    assert payers_named() == [f"{place}: {PAYERS[1].name}"]


def named_in(connection: sqlite3.Connection, table: str, text: str) -> None:
    """Put a text into the first column of text of a table that a program may write."""
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    names = [row[1] for row in columns]
    values = [text if row[2] == "TEXT" else place for place, row in enumerate(columns, 900_000)]
    marks = ", ".join("?" * len(names))
    quoted = ", ".join(f'"{name}"' for name in names)
    connection.execute(f'INSERT INTO "{table}" ({quoted}) VALUES ({marks})', values)  # noqa: S608 - ours
