"""A bounded number of mutants of the delivery jobs, drawn by a seed; exits 1 below 90 % killed.

All mutants of these modules would take days: their tests run a real SFTP server and a real
database. So each module gets as many as are asked for, and the tests that are near to it:

    python -m benchmarks.mutants_of_jobs --count 12 --seed 1 [--modules file_delivery,poll]
    python -m benchmarks.mutants_of_jobs --modules poll --only _read_again --tests poll

mutmut makes the mutants, in a copy of the tree (`mutants-jobs`). Each is tested in a child of one
process that has imported everything. One whose tests pass, or run longer than their limit,
survived. What was tested before in this copy is not tested again. The tests run once without any
mutant before; `TRUST_TESTS=1` leaves that out.
"""

import argparse
import importlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path("mutants-jobs")
LEAST_PERCENT = 90
_SECONDS = 900
_KILLED = (1, 2)
"""Exit codes of pytest: a test failed, or could not even begin."""
_COPIED = ("einvoice", "jobs", "bank_adapters", "schemas", "templates", "tests", "benchmarks")
_FILES = ("pyproject.toml", "config.toml", "README.md", "CHANGELOG.md")
TESTS = {
    "file_delivery": ("too_late", "no_proof", "deliver", "lost_bytes"),
    "poll": ("read_twice", "poll", "hostile_inbox", "one_message"),
    "withdraw": ("withdraw",),
    "rerun": ("withdraw", "refused_month"),
    "month": ("month", "rolled_back"),
    "credit": ("credit",),
    "answers": ("poll", "one_message", "customer_orders", "rolled_back"),
}
"""By module of jobs: the test files (`tests/jobs/test_*.py`) that are near to it."""


def main() -> None:
    """Draw, test and tell."""
    arguments = _arguments()
    if arguments.worker:
        _work(arguments.worker[0], arguments.worker[1:])
        return
    modules = arguments.modules.split(",") if arguments.modules else list(TESTS)
    _copy()
    drawn = {module: _drawn(module, arguments) for module in modules}
    for module, names in drawn.items():
        tests = arguments.tests or ",".join(TESTS[module])
        command = [sys.executable, "-m", "benchmarks.mutants_of_jobs", "--worker", tests, *names]
        subprocess.run(command, cwd=FOLDER, env=os.environ | {"PYTHONPATH": "tests"}, check=True)
        _tell(module, names)
    worst = min(_percent(names) for names in drawn.values())
    sys.exit(0 if worst >= LEAST_PERCENT else 1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=12, help="mutants of each module")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--modules", default="")
    parser.add_argument("--only", default="", help="all mutants with this in their name, not drawn")
    parser.add_argument("--tests", default="", help="these tests in the place of a module's own")
    parser.add_argument("--worker", nargs="*", help=argparse.SUPPRESS)
    return parser.parse_args()


def _copy() -> None:
    """Copy what the tests need, once."""
    if FOLDER.exists():
        return
    for name in _COPIED:
        shutil.copytree(name, FOLDER / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in _FILES:
        shutil.copy(name, FOLDER / name)


def _drawn(module: str, wanted: argparse.Namespace) -> list[str]:
    """Write a module with all its mutants into the copy, and draw some of their names.

    A larger count draws the same ones first.
    """
    from mutmut.mutation.file_mutation import mutate_file_contents

    path = Path("jobs") / f"{module}.py"
    original = FOLDER / f"{path}.original"  # of the copy: the tree may have gone on since
    if not original.exists():
        shutil.copy(FOLDER / path, original)
    mutated = mutate_file_contents(str(path), original.read_text("utf-8"))
    (FOLDER / path).write_text(mutated.code, "utf-8")
    names = [f"jobs.{module}.{name}" for name in sorted(mutated.mutant_names)]
    random.Random(f"{wanted.seed}:{module}").shuffle(names)  # noqa: S311 - drawn by the seed
    found = (
        [name for name in names if wanted.only in name] if wanted.only else names[: wanted.count]
    )
    print(f"{module:<16}{len(names):>4} mutants, {len(found)} taken", flush=True)
    return found


def _tell(module: str, names: list[str]) -> None:
    results = _results(FOLDER)
    survived = [name for name in names if results[name] != "killed"]
    killed = len(names) - len(survived)
    print(f"{module:<16}{killed:>4} of {len(names)} killed, {_percent(names):.0f} %")
    for name in survived:
        print(f"    {results[name]}: {name}", flush=True)


def _percent(names: list[str]) -> float:
    results = _results(FOLDER)
    return 100 * sum(results[name] == "killed" for name in names) / max(1, len(names))


def _results(folder: Path) -> dict[str, str]:
    kept = folder / "results.json"
    found: dict[str, str] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    return found


def _work(tests: str, names: list[str]) -> None:
    """Test mutants one after the other, in the copy.

    Raises:
        SystemExit: the tests fail without any mutant, so that nothing can be said.
    """
    results = _results(Path())
    left = [name for name in names if name not in results]
    if not left:
        return
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder))
        if not os.environ.get("TRUST_TESTS") and _tested(tests, "none") != "survived":
            raise SystemExit(f"{tests}: these tests fail without any mutant: see {FOLDER}/last.log")
        for name in left:
            results[name] = _tested(tests, name)
            Path("results.json").write_text(json.dumps(results, indent=1), "utf-8")


def _prepare(folder: Path) -> None:
    """Import what every test imports, and an installation for those that copy one."""
    for module in ("einvoice.cli.main", "jobs.month", "bank_adapters.simulator.simulator"):
        importlib.import_module(module)
    company = importlib.import_module("sample_company").set_up(folder / "company")
    for command in (("init",), ("import", str(company.home / "input"))):
        company.cli(*command)
    os.environ["IMPORTED_HOME"] = str(company.home)


def _tested(tests: str, name: str) -> str:
    """Run tests with one mutant under test, in a child."""
    child = os.fork()
    if child == 0:
        os.setsid()
        os.environ["MUTANT_UNDER_TEST"] = name
        told = os.open("last.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(told, 1)
        os.dup2(told, 2)
        import pytest

        files = [f"tests/jobs/test_{one}.py" for one in tests.split(",")]
        os._exit(int(pytest.main(["-q", "-x", "-p", "no:cacheprovider", *files])))
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            code = os.waitstatus_to_exitcode(status)
            return {0: "survived"}.get(code, "killed" if code in _KILLED else f"exit {code}")
        time.sleep(0.2)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "too long"


if __name__ == "__main__":
    main()
