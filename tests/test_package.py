"""What is shipped, under which licences, and how much of it a short command loads."""

import importlib.util
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from einvoice import __version__

ROOT = Path(__file__).parent.parent
HEAVY = (
    "alembic",
    "apscheduler",
    "cryptography",
    "holidays",
    "jinja2",
    "lxml",
    "openpyxl",
    "paramiko",
    "procrastinate",
    "psycopg",
    "pydantic",
    "rich",
    "segno",
    "sqlalchemy",
    "typst",
    "xmlschema",
)


def test_the_licences_are_those_of_what_is_installed() -> None:
    """The page names every package, its version and its licence; none of them is GPL."""
    spec = importlib.util.spec_from_file_location("licences", ROOT / ".ci" / "licences.py")
    assert spec is not None
    assert spec.loader is not None
    licences = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(licences)
    page = (ROOT / "docs" / "LICENCES.md").read_text("utf-8")
    assert page == licences.text(), "run: python .ci/licences.py"
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 20
    for name, version, licence in rows:
        assert f"{name.removeprefix('| ')}=={version} " in lock
        assert "GPL" not in licence.replace("LGPL", "")


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["import", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """What a command does not need is not imported: start-up stays short."""
    program = (
        "import sys\nfrom einvoice.cli.main import run\n"
        f"assert run({arguments!r}) == 0\nprint('\\n'.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    heavy = set(HEAVY) - ({"pydantic"} if len(arguments) > 1 else set())  # typer looks for it
    assert heavy.intersection(done.stdout.splitlines()) == set()


def test_the_wheel_holds_all_that_is_not_python(tmp_path: Path) -> None:
    """Templates, schemas, profiles and migrations are packed; no tests are."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    rooms = ("einvoice", "bank_adapters", "jobs", "schemas", "templates")
    needed = {
        str(path.relative_to(ROOT))
        for room in rooms
        for path in (ROOT / room).rglob("*")
        if path.suffix in {".py", ".j2", ".xsd", ".toml", ".typ", ".ttf"}
    }
    assert needed <= packed
    assert {name.split("/")[0] for name in packed} == {*rooms, f"einvoice-{__version__}.dist-info"}
