"""The systemd units: valid, hardened, and they call commands that exist."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from sample_company import needs

from einvoice.cli.main import run
from jobs.outcome import ExitCode

UNITS = sorted((Path(__file__).parent.parent / "deploy" / "systemd").iterdir())
SERVICES = [path for path in UNITS if path.suffix == ".service"]
MOST_EXPOSED = 20
"""Tenths: systemd calls anything below 3.0 well protected."""
_OFFLINE_SINCE = 250


def analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run systemd-analyze."""
    return subprocess.run(
        ["systemd-analyze", *arguments], capture_output=True, text=True, check=False
    )


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """Copies of all units, calling a program that is there."""
    needs("systemd-analyze")
    for path in UNITS:
        text = path.read_text("utf-8").replace(
            "/usr/local/bin/einvoice", shutil.which("true") or ""
        )
        (tmp_path / path.name).write_text(text)
    return tmp_path


@pytest.mark.server
@pytest.mark.parametrize("unit", UNITS, ids=lambda path: str(path.name))
def test_systemd_finds_nothing_wrong(unit: Path, units: Path) -> None:
    """No unknown directive, no wrong time, nothing that does not fit together."""
    found = analyze("verify", "--man=no", str(units / unit.name))
    assert (found.returncode, found.stdout + found.stderr) == (0, "")
    broken = units / f"broken-{unit.name}"
    broken.write_text((units / unit.name).read_text().replace("=", "=?", 3))
    assert analyze("verify", "--man=no", str(broken)).stderr != "", "the check can fail"


@pytest.mark.server
@pytest.mark.parametrize("unit", SERVICES, ids=lambda path: str(path.name))
def test_services_are_hardened(unit: Path, units: Path) -> None:
    """What a service does not need it cannot reach."""
    version = int(re.findall(r"systemd (\d+)", analyze("--version").stdout)[0])
    if version < _OFFLINE_SINCE:
        pytest.skip(f"not run here: systemd {version} cannot judge units that are not loaded")
    arguments = ("security", "--offline=true", f"--threshold={MOST_EXPOSED}")
    assert analyze(*arguments, str(units / unit.name)).returncode == 0
    open_wide = units / f"open-{unit.name}"
    open_wide.write_text("[Service]\nExecStart=/bin/true\n")
    assert analyze(*arguments, str(open_wide)).returncode != 0


@pytest.mark.parametrize("unit", SERVICES, ids=lambda path: str(path.name))
def test_services_call_commands_that_exist(unit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And the exit codes they take for success are those that need a person, not a machine."""
    text = unit.read_text("utf-8")
    called = r"^ExecStart=/usr/local/bin/einvoice --config \S+ (\w+)$"
    (command,) = re.findall(called, text, re.MULTILINE)
    assert run([command, "--help"]) == 0
    assert command in capsys.readouterr().out
    taken = {
        int(code)
        for line in re.findall(r"^SuccessExitStatus=(.*)$", text, re.MULTILINE)
        for code in line.split()
    }
    machine = {ExitCode.UNEXPECTED, ExitCode.USAGE, ExitCode.REFUSED_BY_CHECK}
    machine |= {ExitCode.BANK_UNREACHABLE, ExitCode.OUTCOME_UNKNOWN}
    assert not taken & machine
    if command == "watch":
        assert not taken
