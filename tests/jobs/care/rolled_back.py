"""A machine whose database goes back to yesterday."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from databases import Server
from sample_company import Company

from einvoice.core.exit_codes import ExitCode

BANKS = ("seb", "swedbank")


REFUSED = ExitCode.REFUSED_BY_CHECK


@dataclass
class Machine:
    """An installation whose disk can be put back to how it was."""

    company: Company
    server: Server | None = None
    url: str = ""
    copied: str = ""

    @property
    def data(self) -> Path:
        """The folder of everything that is kept."""
        return self.company.home / "data"

    def snapshot(self) -> None:
        """Keep the folder, and the database, as they are."""
        shutil.copytree(self.data, self.company.home / "snapshot")
        if self.server is not None:
            self.copied = self.server.database(self.url)

    def put_back(self, *, folder: bool = True) -> None:
        """Let the folder and the database be as they were kept."""
        if folder:
            shutil.rmtree(self.data)
            shutil.copytree(self.company.home / "snapshot", self.data)
        if self.server is not None:
            self.company.edit_config(self.url, self.copied)


def done(company: Company, *commands: str) -> None:
    """Run commands that must succeed."""
    for command in commands:
        result = company.cli(*command.split())
        assert result.code == 0, (command, result.err)


def with_witness(company: Company) -> Path:
    """Let a witness lie outside the data folder."""
    folder = company.home / "other-disk"
    folder.mkdir()
    company.edit_config("[database]\n", f'[database]\nwitness = "{folder}/witness.json"\n')
    text = (company.home / "config.toml").read_text("utf-8")
    assert text.index("[database]") < text.index("witness = ") < text.index("[scheduler]")
    return folder / "witness.json"


def take_away(company: Company, *, answers: bool) -> None:
    """Let the banks take what is in their inboxes, and, unless they answer, say nothing."""
    for bank in BANKS:
        folder = company.home / "bank" / bank
        (folder / "kept").mkdir()
        for path in (folder / "inbox").glob("*.xml"):
            path.rename(folder / "kept" / path.name)
        if not answers:
            for path in (folder / "outbox").glob("*.xml"):
                path.rename(folder / "kept" / f"answer-{path.name}")


def held_by_banks(company: Company) -> dict[str, bytes]:
    """Return every file of ours that a bank ever got, by bank and name."""
    found = {}
    for folder in ("inbox", "kept"):
        for path in (company.home / "bank").glob(f"*/{folder}/2*.xml"):
            key = f"{path.parent.parent.name}/{path.name}"
            assert key not in found, "sent twice"
            found[key] = path.read_bytes()
    return found


def states(company: Company) -> set[str]:
    """Return the states of all files of the month."""
    return {row["state"] for row in company.table("files")}


def refused(company: Company, before: dict[str, bytes]) -> str:
    """Run, which must stop, name `restore` and send nothing; return what it said."""
    result = company.cli("run")
    assert result.code == REFUSED, result.err
    assert result.last_line.endswith(" restore") or "catch up" in result.err
    for command in ("status", "deliver"):
        told = company.cli(command)
        assert told.code == REFUSED
        assert told.last_line.endswith(" restore") or "catch up" in told.err
    assert held_by_banks(company) == before
    return result.err


def files_of(path: Path) -> dict[str, dict[str, object]]:
    """Return the files that a witness saw."""
    found: dict[str, dict[str, object]] = json.loads(path.read_text("utf-8"))["TEST01"]["files"]
    return found
