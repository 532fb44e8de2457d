"""Every command, over a company with trouble, says nothing in English where staff read another.

And what it prints fits the terminal.

The English words are those of our own English sentences, without the words that sentences in the
other language have as well: commands, names of tables, units. A sentence without any letter of its
own alphabet may be English, so that it excuses nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from openssh import free_port
from sample_company import TODAY, Company, Result
from typer.main import get_command

from einvoice.cli.app import app
from einvoice.core.bulk_command import Command
from einvoice.texts.errors import ERROR_TEXTS
from einvoice.texts.findings import FINDING_TEXTS
from einvoice.texts.screens import SCREEN_TEXTS
from jobs.setup.config_text import config_text

WHY = ("--reason", "x")
FILE = "2611SE00001TEST01"
NAMES = frozenset(re.findall("^#? *([a-z]+) =", config_text("TEST01", TODAY), re.MULTILINE))
"""Settings, which messages name."""

NO_SERVER = f"""[mail]
host = "127.0.0.1"
port = {free_port()}
security = "none"
from = "a@example.lv"
"""

KEPT = set(Command) | {
    "audit",
    "customers",
    "invoices",
    "lines",
    "files",
    "outbox",
    "report",
    "simulator",
    "status",
    "swedbank",
}
"""Words of commands, tables and folders, and a bank's name."""

NO_SCREEN = set("bank-simulator demo help init portal sample scheduler worker".split())
"""Commands that do not work on a month: they begin, play, or wait for the clock."""


def sentences(language: str) -> Iterator[str]:
    """Yield our sentences in a language."""
    tables: tuple[Mapping[str, Mapping[str, tuple[str, str]]], ...] = (ERROR_TEXTS, FINDING_TEXTS)
    for table in tables:
        yield from (text for texts in table.values() for text in texts[language])
    yield from (texts[("lv", "ru", "en").index(language)] for texts in SCREEN_TEXTS.values())


def words(texts: Iterator[str]) -> set[str]:
    """Return the lower-case words of at least three letters, commands and facts left out."""
    plain = (re.sub(r"`[^`]*`|\{[^}|]*\}", " ", text) for text in texts)
    return {word for text in plain for word in re.findall(r"(?<![\w./-])[a-z]{3,}(?![\w/-])", text)}


def fitting(company: Company, arguments: Sequence[str]) -> Result:
    """Run a command; what it prints fits the terminal.

    A command to be copied is never broken, nor is a path.
    """
    result = company.cli(*arguments)
    lines = [line for line in result.out.splitlines() if not _UNBROKEN.search(line)]
    assert [line for line in lines if len(line) > company.columns] == [], arguments
    return result


_UNBROKEN = re.compile(r"einvoice |/\S{20}")


def screens(company: Company) -> Iterator[tuple[str, str]]:
    """Yield what each command prints: a month with refused rows and invoices, and its mending."""
    home = company.home

    def said(*arguments: str) -> tuple[str, str]:
        result = fitting(company, arguments)
        talk = result.err.splitlines()
        return " ".join(arguments[:2]), "\n".join([result.out, *talk[:-1], *_not_next(talk[-1:])])

    readings = home / "input" / "readings.csv"
    readings.write_text(f"{readings.read_text('utf-8')}nope,2026-99-99,x\n", "utf-8")
    yield said("import", str(home / "input"))
    for command in ("status", "doctor", "calculate"):
        yield said(command)
    first, second = (row["flat_id"] for row in company.table("invoices")[:2])
    yield said("hold", first, *WHY)
    yield said("release", first, *WHY)
    yield said("hold", second, *WHY)
    yield said("hold", "--all", *WHY)
    yield said("check", "--all")
    yield said("import", "--set-aside", "1", *WHY)
    for command in ("issue", "render", "deliver", "poll", "run", "watch", "status", "report"):
        yield said(command)
    rows = company.table("invoices")
    accepted = next(row for row in rows if row["state"] == "accepted")
    refused = next(row for row in rows if row["state"] == "rejected")
    yield said("show", refused["flat_id"])
    yield said("trace", accepted["flat_id"])
    yield said("void", refused["invoice_number"], *WHY)
    yield said("credit", accepted["invoice_number"], *WHY)
    for command in ("credit", "void"):
        yield said(command, "--all", *WHY)
    yield said("credit", "--as", "correction", "--all", *WHY)
    prices = home / "input" / "tariffs.csv"
    prices.write_text(prices.read_text("utf-8").replace(",0.96,", ",0.97,"), "utf-8")
    yield said("import", str(prices))
    yield said("rerun", "--rejected")
    yield said("rerun")
    yield said("run")
    for command in ("subscriptions", "answers", "migrate", "restore", "status", "report"):
        yield said(command)
    yield said("export", "invoices", "--to", str(home / "i.csv"))
    yield said("backup", str(home / "b.db"))
    yield said("person", "extract", accepted["flat_id"], "--to", str(home / "p.json"))
    yield said("person", "erasure", accepted["flat_id"])
    for last in (
        "reproduce 2026-10",
        "rehearse --period 2026-11",
        f"compare {old_invoices(home)}",
        "purge",
        "payments",
        "payments exclude nope",
        "account nope",
    ):
        yield said(*last.split(), *(WHY if "exclude" in last else ()))
    yield said("account", accepted["flat_id"])
    for command in ("debtors", "refunds"):
        yield said(command)
    yield said("audit", "accept", *WHY)
    (home / "data" / "archive" / "2026-10" / "seb" / "outbound" / f"{FILE}.xml").unlink()
    yield said("audit", "verify")
    yield said("audit", "mend")
    yield said("resend", FILE, "--evidence", "x")
    yield said("mark-sent", FILE, "--evidence", "x")
    for command in ("mark-accepted", "mark-refused"):
        yield said(command, accepted["invoice_number"], "--evidence", "x")
    mails = (
        ("remind",),
        ("push-keys",),
        ("push-keys",),
        ("print",),
        ("print", "--printed", "all", *WHY),
        ("print", "--to", str(home / "paper")),
        ("mail", "--sent", "all", *WHY),
        ("mail",),
        ("mail", "--again", "1", *WHY),
    )
    for wrong in (
        *mails,
        *accounts_of_staff(home),
        ("codes", "--flat", "B0001-1", "--to", str(home / "letters.pdf")),
        ("show", "nope"),
        ("import", "nope.csv"),
        ("statu",),
        ("status", "--period", "13"),
    ):
        yield said(*wrong)
    yield said("subscriptions", "--accept", "9", "--flat", "x")


def accounts_of_staff(home: Path) -> Iterator[tuple[str, ...]]:
    """Yield the commands of accounts of staff, right and wrong."""
    secret = home / "secret.txt"
    secret.write_text("trīs zaļi kaķi\n", "utf-8")
    account = "ilze@x.lv"
    added = ("staff", "add", account, "--name", "x", "--password-file", str(secret))
    yield from (("staff", "list"), ("staff", "apply"))
    yield from (added, added)
    yield "staff", "password", account
    yield "staff", "list"
    yield from (("staff", "end", account), ("staff", "end", account))


def old_invoices(home: Path) -> Path:
    """Write what another system charges: nothing of ours, and a row that cannot be read."""
    path = home / "old.csv"
    path.write_text("flat_id,service,net\nX1,?,1.00\nX1,?,y\n", "utf-8")
    return path


def _not_next(last: list[str]) -> list[str]:
    """Return the last line unless it is a command."""
    return [line for line in last if " --config " not in line]


def plain(screen: str) -> str:
    """Return a screen without what is the same in every language: commands, ids, paths."""
    screen = re.sub(r"`[^`]*`|/\S+|\S+\.(csv|xml|toml|db|json)\b", " ", screen)
    return re.sub(r"einvoice( --?[a-z-]+| [a-z_-]+| [A-Z0-9-]+)*|--[a-z-]+", " ", screen)


@pytest.mark.parametrize(("language", "columns"), [("lv", 80), ("ru", 160)])
def test_no_english_is_left(empty_company: Company, language: str, columns: int) -> None:
    """Tables, talk, hints and errors."""
    company = Company(empty_company.home, columns)
    company.edit_config('language = "en"', f'language = "{language}"')
    company.edit_config("[mail]\n", NO_SERVER)
    company.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["refuse-some"]\n')
    own = (text for text in sentences(language) if not text.isascii())
    english = words(sentences("en")) - words(own) - NAMES - KEPT
    assert {"expected", "missing", "refused", "the", "with"} <= english
    found = {
        command: words(iter([plain(screen)])) & english for command, screen in screens(company)
    }
    assert not {command: left for command, left in found.items() if left}
    shown = {command.split()[0] for command in found}
    assert set(getattr(get_command(app), "commands", {})) <= shown | NO_SCREEN
