"""A month with everything that goes wrong: no person stands in what we leave behind.

Looked through: what commands say on stderr, logs, metrics, mails, pings, the journal, and the names
of all files here and at the banks.
"""

import csv
import json
import os
import re
import sqlite3
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from outside import mail_server, monitor_server
from sample_company import Company, set_up

FLATS = 1000 if os.environ.get("SOAK") else 300
_COLUMNS = {
    "customers": ("name", "code", "email"),
    "subscriptions": ("channel_address", "payer_name", "payer_code"),
    "buildings": ("address",),
}


@pytest.fixture
def town(tmp_path: Path) -> Company:
    """A company of so many flats."""
    company = set_up(tmp_path / "home", flats=FLATS)
    assert company.cli("init").code == 0
    return company


def personal(company: Company) -> set[str]:
    """Return every name, code, address and account of the input; codes without their dash too."""
    found = set()
    for kind, columns in _COLUMNS.items():
        with (company.home / "input" / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found |= {row[column] for column in columns if row[column]}
    return found | {text.replace("-", "") for text in found if re.fullmatch(r"\d{6}-\d{5}", text)}


def told_everywhere(company: Company, mail_port: int, url: str) -> None:
    """Let the configuration name every way of telling."""
    secret = company.home / "ping"
    secret.write_text(url)
    secret.chmod(0o600)
    company.edit_config(
        "[alerts]\n",
        f'[alerts]\nemail_to = ["f@example.lv"]\nemail_from = "e@example.lv"\n'
        f'smtp_host = "127.0.0.1"\nsmtp_port = {mail_port}\nsmtp_security = "none"\n'
        'webhook = "file:ping"\nmetrics_file = "e.prom"\nlog_file = "e.log"\n',
    )


def wrong_rows(company: Company) -> list[Path]:
    """Return import files of which every row is refused for what it says of a person."""
    spoiled = []
    for kind, column in (("customers", "code"), ("subscriptions", "channel_address")):
        source = company.home / "input" / f"{kind}.csv"
        with source.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row[column]][:50]
        for row in rows:
            last = row[column][-1]
            row[column] = row[column][:-1] + str((int(last) + 1) % 10)
        target = company.home / f"wrong-{kind}.csv"
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        spoiled.append(target)
    return spoiled


def month_of_troubles(company: Company) -> list[str]:
    """Do a month in which much goes wrong; return what the commands said on stderr."""
    said = [company.cli("import", str(company.home / "input")).err]
    company.drop_rows("customers", "B0001-1,")  # the scan has the names from before
    said += [company.cli("import", str(path)).err for path in wrong_rows(company)]
    for step in ("calculate", "issue"):
        said.append(company.cli(step).err)
    for bank in ("swedbank", "seb"):
        flats = [row["flat_id"] for row in company.table("invoices") if row["bank"] == bank][::30]
        folder = company.home / "bank" / bank
        (folder / "outbox").mkdir(parents=True, exist_ok=True)
        (folder / "addresses.json").write_text(json.dumps(dict.fromkeys(flats, "3")))
        (folder / "outbox" / "broken.xml").write_text("<FailedInvoice><Header")
        (folder / "outbox" / "odd.xml").write_text("<Bērziņš/>")
    said.append(company.cli("run").err)
    number = next(
        r["invoice_number"] for r in company.table("invoices") if r["state"] == "accepted"
    )
    said.append(company.cli("credit", number, "--reason", _name(company)).err)
    said.append(company.cli("hold", "B0001-2", "--reason", _name(company)).err)
    said.append(company.cli("run").err)
    said.append(company.cli("rerun", "--rejected").err)
    path = company.home / "config.toml"
    gone = 'transport = "folder"\nfolder = "nowhere"'
    path.write_text(path.read_text("utf-8").replace('transport = "simulator"', gone, 1), "utf-8")
    said.append(company.cli("run").err)
    said.append(company.cli("doctor").err)
    return said


def _name(company: Company) -> str:
    with (company.home / "input" / "customers.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.DictReader(file))["name"]


def left_behind(company: Company) -> list[str]:
    """Return log, metrics, journal and every file name."""
    found = [(company.home / name).read_text("utf-8") for name in ("e.log", "e.prom")]
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        for *columns, detail in database.execute(
            "SELECT actor, event, subject, detail FROM journal"
        ):
            found += [*columns, json.dumps(json.loads(detail), ensure_ascii=False)]
    for root in (company.home / "data", company.home / "bank"):
        found += [name for _, folders, names in os.walk(root) for name in (*folders, *names)]
    return found


def test_nobody_is_named_in_what_a_month_leaves_behind(town: Company) -> None:
    """Names, personal codes, accounts, e-mail and postal addresses: none of them, anywhere."""
    secrets = personal(town)
    assert len(secrets) > FLATS
    with mail_server() as box, monitor_server() as monitor:
        told_everywhere(town, box.port, monitor.url)
        said = month_of_troubles(town)
    mails = [
        message_from_bytes(text.encode(), policy=default).get_content() for text in box.messages
    ]
    texts = [*said, *left_behind(town), *mails, *(text for _, text in monitor.pings)]
    assert len(box.messages) >= 2
    assert sum("wrong" in text or "refused" in text for text in texts) > 0
    assert sum(map(len, texts)) > 10_000
    whole = "\n".join(texts)
    assert [secret for secret in sorted(secrets) if secret in whole] == []
