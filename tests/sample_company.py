"""A small company in a folder, and the program run in-process, for the tests of several rooms."""

import contextlib
import csv
import datetime as dt
import io
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from json_shapes import assert_shaped, command_of
from payers_named import note
from remembered import MEMORY

from einvoice.cli.main import run
from einvoice.cli.output import program, set_program
from einvoice.clock import Clock
from einvoice.config import load_config
from einvoice.core.period import Period
from einvoice.documents import schema_check
from jobs.context import Context
from jobs.setup.config_text import config_text
from jobs.setup.sample import write_sample
from jobs.talk import Silence

PERIOD = Period(2026, 10)
TODAY = "2026-11-05"
FLATS = 24
ROOT = Path(__file__).parent.parent
REMEMBERED = frozenset(
    "calculate check credit hold import init issue payments poll release render rerun run"
    " void".split()
)
"""Commands that do much and reach no further than the installation's folder."""


def needs(program: str) -> str:
    """Return the path of a program, or skip; where servers are compulsory its lack fails."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")
    if found is None:
        if os.environ.get("REQUIRE_SERVERS"):
            pytest.fail(f"{program} is compulsory here and is not installed")
        pytest.skip(f"not run here: {program} is not installed")
    return found


@dataclass(frozen=True)
class Result:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)

    @property
    def last_line(self) -> str:
        """The last line of talk."""
        return self.err.strip().splitlines()[-1]


class Screen(io.TextIOWrapper):
    """What a command prints; with ``columns`` it is a terminal of that width."""

    def __init__(self, columns: int = 0) -> None:
        super().__init__(io.BytesIO(), "utf-8")
        self._columns = columns

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return self._columns > 0

    @property
    def text(self) -> str:
        """What was printed, without colours."""
        self.flush()
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.buffer.getvalue().decode())  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Company:
    """An installation in a folder; with ``columns`` its commands print on a terminal so wide."""

    home: Path
    columns: int = 0

    def cli(self, *arguments: str, today: str | None = None) -> Result:
        """Run a command in-process; commands in sentences are said without the options.

        Every document that it prints with `--json` is held against its shape. Steps of the month
        that were done to the same files before are remembered.
        """
        clock = ("--today", today) if today else ()
        options = ("--config", str(self.home / "config.toml"), *clock)
        if self.columns or REMEMBERED.isdisjoint(arguments[:1]):
            result = self._run(options, arguments)
        else:
            set_program(self.home / "config.toml", *options)
            said = MEMORY.after(
                self.home,
                (*options, *arguments, schema_check.LOOKED_AT_TWICE),
                lambda: vars(self._run(options, arguments)),
            )
            result = Result(**said)
        note(self.home, result.err)
        return result

    def _run(self, options: tuple[str, ...], arguments: tuple[str, ...]) -> Result:
        out, err = Screen(self.columns), io.StringIO()
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.MonkeyPatch.context() as patch,
        ):
            if self.columns:
                patch.setenv("COLUMNS", str(self.columns))
            code = run([*options, *arguments])
        printed = out.text
        if "--json" in arguments and printed:
            assert_shaped(command_of(arguments), printed)
        said = err.getvalue().replace(f"`{program()} ", "`einvoice ")
        return Result(code, printed, said)

    def edit_config(self, old: str, new: str) -> None:
        """Replace one text of the configuration."""
        path = self.home / "config.toml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def edit_rows(self, kind: str, old: str, new: str) -> None:
        """Replace one text of an import file."""
        path = self.home / "input" / f"{kind}.csv"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def drop_rows(self, kind: str, text: str) -> None:
        """Take the rows that hold a text out of an import file."""
        path = self.home / "input" / f"{kind}.csv"
        lines = path.read_text("utf-8").splitlines(keepends=True)
        assert any(text in line for line in lines)
        path.write_text("".join(line for line in lines if text not in line), "utf-8")

    def become(self, home: Path) -> None:
        """Be a copy of another installation from now on."""
        shutil.rmtree(self.home)
        shutil.copytree(home, self.home)

    def copied(self, source: Path, home: Path) -> "Company":
        """Return a fresh copy of another installation, in which a portal may be at work."""
        shutil.copytree(source, home, ignore=shutil.ignore_patterns("*.db-wal", "*.db-shm"))
        ledger = Path("data", "einvoice.db")
        if not (source / ledger).exists():
            return Company(home)
        with (
            contextlib.closing(sqlite3.connect(source / ledger)) as now,
            contextlib.closing(sqlite3.connect(home / ledger)) as copy,
        ):
            now.backup(copy)
        return Company(home)

    def import_anew(self) -> None:
        """Start over with an empty database and the import files as they are now."""
        shutil.rmtree(self.home / "data")
        assert self.cli("init").code == 0
        result = self.cli("import", str(self.home / "input"))
        assert result.code == 0, result.err

    @contextlib.contextmanager
    def context(self, today: str = TODAY) -> Iterator[Context]:
        """Yield a context on this installation, whatever its transports."""
        config = load_config(self.home / "config.toml")
        context = Context(config, Clock(dt.date.fromisoformat(today)), Silence())
        try:
            yield context
        finally:
            context.close()

    def table(self, name: str) -> list[dict[str, str]]:
        """Return an exported table of the period."""
        target = self.home / f"{name}.out.csv"
        assert self.cli("export", name, "--to", str(target)).code == 0
        with target.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def bank_files(self) -> dict[str, bytes]:
        """Return what the banks hold from us, by bank and name."""
        return {
            f"{path.parent.parent.name}/{path.name}": path.read_bytes()
            for path in sorted((self.home / "bank").glob("*/inbox/*"))
        }


def set_up(home: Path, *, flats: int = FLATS, seed: int = 7) -> Company:
    """Make an installation with its import files, and nothing imported."""
    home.mkdir(parents=True, exist_ok=True)
    text = config_text("TEST01", TODAY, settle_seconds=0, language="en")
    (home / "config.toml").write_text(text, "utf-8")
    write_sample(home / "input", flats, seed, 6, PERIOD)
    return Company(home)


def simplify(company: Company) -> None:
    """Let a company's import files have houses that pay by area alone."""
    kept = ("flats", "customers", "subscriptions", "tariffs", "services")
    for path in (company.home / "input").glob("*.csv"):
        if path.stem == "buildings":
            header, *rows = path.read_text("utf-8").splitlines()
            path.write_text(
                "\n".join([header, *(_plain(header, row) for row in rows), ""]), "utf-8"
            )
        elif path.stem not in kept:
            path.unlink()
    tariffs = company.home / "input" / "tariffs.csv"
    rows = tariffs.read_text("utf-8").splitlines()
    fees = [row for row in rows[1:] if row.startswith(("management_fee", "repair_fund"))]
    tariffs.write_text("\n".join([rows[0], *fees, ""]), "utf-8")


def _plain(header: str, row: str) -> str:
    """Return a building without heating of its own."""
    values = dict(zip(header.split(","), row.split(","), strict=True))
    return ",".join((values | {"requested_mw": "", "circulation": ""}).values())
