"""What is remembered of commands: only the same on the same files, with nothing replaced."""

import fcntl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from remembered import MEMORY, Memory, remembering
from sample_company import Company
from sqlalchemy import event


class Step:
    """A command that counts how often it was called, and changes every kind of entry."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.calls = 0

    def __call__(self) -> dict[str, Any]:
        """Do it."""
        self.calls += 1
        (self.home / "data" / "row").write_text("new", "utf-8")
        (self.home / "data" / "row").chmod(0o600)
        (self.home / "made").mkdir()
        (self.home / "made" / "file").write_text("x", "utf-8")
        (self.home / "gone" / "file").unlink()
        (self.home / "gone").rmdir()
        return {"code": 3, "out": f"see {self.home}/made"}


def made(home: Path, row: str = "old") -> Step:
    """Return a step on a new installation."""
    for name in ("data", "gone"):
        (home / name).mkdir(parents=True)
    (home / "config.toml").write_text('# at 127.0.0.1\nname = "x"\n', "utf-8")
    (home / "data" / "row").write_text(row, "utf-8")
    (home / "gone" / "file").write_text("", "utf-8")
    return Step(home)


def listing(home: Path) -> dict[str, tuple[int, str]]:
    """Return everything in a folder."""
    return {
        str(path.relative_to(home)): (
            path.stat().st_mode,
            path.read_text("utf-8") if path.is_file() else "",
        )
        for path in home.rglob("*")
    }


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    """A memory of its own, between two tests."""
    folder = MEMORY.folder
    with remembering(tmp_path / "memory"):
        yield MEMORY
    MEMORY.folder = folder


def called(memory: Memory, step: Step, *words: object) -> tuple[int, Any]:
    """Return how often the step was called for words, and what that returned."""
    returned = memory.after(step.home, words, step)
    return step.calls, returned


def test_the_second_test_gets_what_the_first_one_did(memory: Memory, tmp_path: Path) -> None:
    """Files, modes, removals and what was said, with the other folder's name."""
    first, second = made(tmp_path / "a"), made(tmp_path / "b")
    assert called(memory, first, first.home / "x", "run")[0] == 1
    memory.begin()
    calls, returned = called(memory, second, second.home / "x", "run")
    assert (calls, returned) == (0, {"code": 3, "out": f"see {second.home}/made"})
    assert listing(second.home) == listing(first.home)


def test_within_a_test_nothing_is_remembered(memory: Memory, tmp_path: Path) -> None:
    """Two calls that a test compares are two calls."""
    assert called(memory, made(tmp_path / "a"), "run")[0] == 1
    assert called(memory, made(tmp_path / "b"), "run")[0] == 1
    memory.begin()
    assert called(memory, made(tmp_path / "c"), "run")[0] == 0
    assert called(memory, made(tmp_path / "d"), "run")[0] == 1


def otherwise_row(step: Step) -> None:
    """Change one byte of a file."""
    (step.home / "data" / "row").write_text("odd", "utf-8")


def otherwise_mode(step: Step) -> None:
    """Change a mode."""
    (step.home / "data" / "row").chmod(0o400)


def otherwise_folder(step: Step) -> None:
    """Add an empty folder."""
    (step.home / "empty").mkdir()


def otherwise_link(step: Step) -> None:
    """Add what is no file."""
    (step.home / "data" / "link").symlink_to("row")


def otherwise_open(step: Step) -> None:
    """Have somebody work in the database."""
    (step.home / "data" / "einvoice.db-wal").touch()


def otherwise_outside(step: Step) -> None:
    """Have a server in the configuration."""
    (step.home / "config.toml").write_text('host = "127.0.0.1"\n', "utf-8")


@pytest.mark.parametrize(
    "change",
    [
        otherwise_row,
        otherwise_mode,
        otherwise_folder,
        otherwise_link,
        otherwise_open,
        otherwise_outside,
    ],
)
def test_what_is_otherwise_is_done(
    memory: Memory, tmp_path: Path, change: Callable[[Step], None]
) -> None:
    """Whatever is not the same, or reaches further than the folder, is done each time."""
    for name in ("a", "b"):
        memory.begin()
        step = made(tmp_path / name)
        if name == "b" or change in {otherwise_link, otherwise_open, otherwise_outside}:
            change(step)
        assert called(memory, step, "run")[0] == 1


def test_other_words_are_another_command(memory: Memory, tmp_path: Path) -> None:
    """So is a path outside the folder, whatever lies there."""
    for name, words in (("a", "run"), ("b", "issue"), ("c", "/etc/x"), ("d", "/etc/x")):
        memory.begin()
        assert called(memory, made(tmp_path / name), words)[0] == 1


def test_a_program_with_something_replaced_is_run(
    memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A patch, a variable, or somebody who listens to every database: each ends remembering."""
    assert called(memory, made(tmp_path / "a"), "run")[0] == 1
    replacing: tuple[Callable[[], object], ...] = (
        lambda: monkeypatch.setattr(Step, "extra", 1, raising=False),
        lambda: monkeypatch.setenv("EXTRA", "1"),
        lambda: event.listen(sa.Engine, "commit", _nothing),
    )
    try:
        for place, replace in enumerate(replacing):
            memory.begin()
            replace()
            assert called(memory, made(tmp_path / f"b{place}"), "run")[0] == 1
    finally:
        event.remove(sa.Engine, "commit", _nothing)
    memory.begin()
    assert called(memory, made(tmp_path / "c"), "run")[0] == 0


def _nothing(_connection: sa.Connection) -> None:
    """Listen."""


def test_a_remembered_month_is_the_month(company: Company, tmp_path: Path) -> None:
    """What a command leaves, and says, is the same whether it was done or remembered."""
    others = [company.copied(company.home, tmp_path / name) for name in ("a", "b")]
    said = []
    for other in others:
        MEMORY.begin()
        result = other.cli("calculate")
        said.append((result.code, result.out, result.err.replace(str(other.home), "HOME")))
    assert said[0] == said[1]
    assert "24 drafts changed" in said[0][2]
    assert others[0].table("invoices") == others[1].table("invoices") != []
    assert others[1].cli("audit", "verify").code == 0


@pytest.mark.parametrize("is_held", [True, False])
def test_a_command_beside_a_run_is_done(memory: Memory, tmp_path: Path, *, is_held: bool) -> None:
    """It is refused then: no other test's, and nothing that another test gets."""
    for name in ("a", "b"):
        memory.begin()
        step = made(tmp_path / name)
        lock = step.home / "data" / "run.lock"
        lock.touch()
        with lock.open("rb") as file:
            if is_held:
                fcntl.flock(file, fcntl.LOCK_EX)
            calls, _ = called(memory, step, "run")
        assert calls == (1 if is_held or name == "a" else 0)
