"""The systemd units: valid, hardened, and they call commands that exist."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from sample_company import needs

from einvoice.cli.main import run
from einvoice.core.exit_codes import ExitCode

FOLDER = Path(__file__).parent.parent / "deploy" / "systemd"
UNITS = sorted(FOLDER.iterdir())
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


def values(unit: Path, name: str) -> list[str]:
    """What a unit says under a name, line by line."""
    return re.findall(rf"^{name}=(.*)$", unit.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "command", "taken_for_success"),
    [
        pytest.param(
            "einvoice.service",
            "run",
            [ExitCode.NEEDS_A_PERSON, ExitCode.RUN_IN_PROGRESS],
            id="a run that needs a person, or another run",
        ),
        pytest.param(
            "einvoice-scheduler.service",
            "scheduler",
            [ExitCode.NEEDS_A_PERSON, ExitCode.DEADLINE_IN_DANGER],
            id="what the last tick came to is no fault of a process that was told to stop",
        ),
        pytest.param("einvoice-watch.service", "watch", [], id="an alarm is never a success"),
        pytest.param("einvoice-worker@.service", "worker", [], id="a worker has no bad news"),
    ],
)
def test_services_call_commands_that_exist(
    name: str,
    command: str,
    taken_for_success: list[ExitCode],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And the exit codes they take for success are those that need a person, not a machine."""
    unit = FOLDER / name
    assert values(unit, "ExecStart") == [
        f"/usr/local/bin/einvoice --config /etc/einvoice/config.toml {command}"
    ]
    assert run([command, "--help"]) == 0
    assert command in capsys.readouterr().out
    taken = [
        ExitCode(int(code)) for line in values(unit, "SuccessExitStatus") for code in line.split()
    ]
    assert taken == taken_for_success


def test_every_service_is_listed_above() -> None:
    """A new unit gets its row."""
    assert [unit.name for unit in SERVICES] == [
        "einvoice-scheduler.service",
        "einvoice-watch.service",
        "einvoice-worker@.service",
        "einvoice.service",
    ]


@pytest.mark.parametrize("unit", SERVICES, ids=lambda path: str(path.name))
def test_services_are_hardened_alike(unit: Path) -> None:
    """From NoNewPrivileges on every unit says the same; none is the weak one."""
    first = "NoNewPrivileges=yes\n"
    mine, model = (
        path.read_text("utf-8").split(first)[1].split("\n[Install]")[0].rstrip()
        for path in (unit, FOLDER / "einvoice.service")
    )
    assert mine == model
    assert "SystemCallFilter=@system-service" in mine


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: str(path.name))
def test_no_unit_stays_silent_without_its_configuration(unit: Path) -> None:
    """A condition that does not hold skips a unit as if it had done its work; 2 is a failure."""
    assert not re.search(r"^Condition", unit.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", ["einvoice-scheduler.service", "einvoice-worker@.service"])
def test_what_always_runs_is_given_time_and_comes_back(name: str) -> None:
    """It stops after what is in hand; whatever ends it unasked, it goes on."""
    unit = FOLDER / name
    (minutes,) = re.findall(r"^TimeoutStopSec=(\d+)min$", unit.read_text("utf-8"), re.MULTILINE)
    assert int(minutes) >= 15
    assert values(unit, "Restart") == ["always"]
    assert values(unit, "RestartPreventExitStatus") == [str(int(ExitCode.USAGE))]


def test_a_command_by_hand_gets_the_keys_of_the_service(tmp_path: Path) -> None:
    """All of them, also those of drop-ins; as the services' user; the journal learns who called."""
    drop_in = tmp_path / "override.conf"
    drop_in.write_text("[Service]\nLoadCredential=word:/etc/einvoice/keys/word\n")
    for name, text in {
        "systemctl": f'test "$*" = "cat einvoice.service" && cat {FOLDER}/$2 {drop_in}',
        "systemd-run": 'printf "%s\\n" "$@"',
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        [str(FOLDER.parent / "einvoice-by-hand"), "hold", "A-1", "--reason", "two words"],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "SUDO_USER": "anna"},
    )
    arguments = done.stdout.splitlines()
    called = [*values(FOLDER / "einvoice.service", "ExecStart")[0].split()[:-1]]
    assert arguments[-7:] == [*called, "hold", "A-1", "--reason", "two words"]
    properties = [one.removeprefix("--property=") for one in arguments[:-7]]
    credentials = [one for one in properties if one.startswith("LoadCredential=")]
    assert credentials == [
        f"LoadCredential={value}"
        for unit in (FOLDER / "einvoice.service", drop_in)
        for value in values(unit, "LoadCredential")
    ]
    assert len(credentials) == 2
    assert {"User=einvoice", "UMask=0077", "--setenv=LOGNAME=anna"} <= {*properties}
