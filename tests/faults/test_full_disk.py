"""A disk that fills up at any moment is said, loses nothing, and the next run goes on."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_company import Company
from small_disk import remount, small_disk

from einvoice.core.exit_codes import ExitCode

SIZE = 16 << 20
SIZES = range(40, 1100, 55) if os.environ.get("SOAK") else (40, 100, 160, 280, 520)


@pytest.fixture
def on_small_disk(imported_home: Path, tmp_path: Path) -> Iterator[Company]:
    """The imported installation on a disk of its own."""
    home = tmp_path / "disk"
    home.mkdir()
    with small_disk(home, str(SIZE)):
        shutil.copytree(imported_home, home, dirs_exist_ok=True)
        yield Company(home)


@pytest.mark.parametrize("free_kb", SIZES)
def test_a_full_disk_is_said_and_the_next_run_ends_the_month(
    on_small_disk: Company, free_kb: int
) -> None:
    """Exit 1 with what to do, never a traceback; each file is sent once."""
    ballast = on_small_disk.home / "ballast"
    room = os.statvfs(on_small_disk.home)
    ballast.write_bytes(bytes(room.f_bavail * room.f_bsize - free_kb * 1024))
    result = on_small_disk.cli("run")
    assert result.code == ExitCode.UNEXPECTED
    assert "Traceback" not in result.err
    assert "make room" in result.err
    ballast.unlink()
    assert on_small_disk.cli("run").code == ExitCode.DONE
    assert len(on_small_disk.bank_files()) == 2
    assert on_small_disk.cli("audit", "verify").code == ExitCode.DONE


READS = ("status", "check", "report", "export", "audit", "subscriptions", "show")


def test_a_disk_that_cannot_be_written_can_be_read(on_small_disk: Company) -> None:
    """Commands that only look work on a read-only disk; one that writes says what is missing."""
    assert on_small_disk.cli("run").code == ExitCode.DONE
    target = on_small_disk.home.parent / "invoices.csv"
    more = {"export": ("invoices", "--to", str(target)), "audit": ("verify",), "show": ("B0001-1",)}
    remount(on_small_disk.home, "ro")
    try:
        codes = {word: on_small_disk.cli(word, *more.get(word, ())).code for word in READS}
        assert codes == dict.fromkeys(READS, ExitCode.DONE)
        result = on_small_disk.cli("run", today="2026-12-05")
        assert (result.code, "data_dir" in result.err) == (ExitCode.UNEXPECTED, True)
    finally:
        remount(on_small_disk.home, "rw")


def test_a_restore_repeated_within_a_second_works(company: Company) -> None:
    """The copies that it takes first get names of their own."""
    copy = company.home / "copy.db"
    assert company.cli("backup", str(copy)).code == ExitCode.DONE
    for _ in range(2):
        assert company.cli("restore", str(copy)).code == ExitCode.DONE
    assert len(list((company.home / "data" / "backups").glob("before-restore-*.db"))) == 2
