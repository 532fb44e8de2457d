"""A bounded number of mutants of the delivery jobs, drawn by a seed; exits 1 below 90 % killed.

All mutants of these modules would take days: their tests run a real SFTP server and a real
database. So each module gets as many as are asked for, and the tests that are near to it:

    python -m benchmarks.mutants_of_jobs --count 12 --seed 1 [--modules answers/poll]
    python -m benchmarks.mutants_of_jobs --modules answers/poll --only _read_again --tests poll

mutmut makes the mutants, in a copy of the tree (`mutants-jobs`). Once all near tests run without
any mutant, and it is kept which test reaches which function (`reached.json`). Then each mutant
is tested in a child of one process that has imported everything: by the tests that killed another
mutant of its function, then by up to 12 tests of each sort that reach it, from quick to slow, and
where these pass by the others that reach it. One whose tests pass, or run longer than their limit,
survived, and is tested again the next time; what was killed in this copy is not. Delete
`reached.json` after tests were added, and the folder after the code was changed.
"""

import argparse
import importlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import pytest

FOLDER = Path("mutants-jobs")
LEAST_PERCENT = 90
_SECONDS = 300
_TESTS_OF_A_MUTANT = 12
REACHING = "reaching"
_KILLED = (1, 2)
"""Exit codes of pytest: a test failed, or could not even begin."""
_COPIED = (
    *("einvoice", "jobs", "bank_adapters", "schemas", "templates", "docs", "tests", "benchmarks"),
)
_FILES = ("pyproject.toml", "config.toml", "README.md", "CHANGELOG.md")
MODULES = (
    *("steps/file_delivery", "answers/poll", "answers/settle", "running/month"),
    *("corrections/credit", "corrections/rerun", "corrections/withdraw"),
)
SHARP = (
    *("far_side", "too_late", "no_proof", "read_twice", "what_is_kept", "answers_kept"),
    *("what_a_run_says", "refusals_in_words", "broken_reading", "lost_or_sent"),
)
"""The test files (`tests/**/test_*.py`) that hold single steps and words; they come first."""
BROAD = (
    *("withdraw", "credit", "refused_month", "month", "poll", "one_message", "hostile_inbox"),
    *("deliver", "lost_bytes", "other_messages", "other_contents", "bank_words", "credit_refused"),
    *("statements_polled", "rolled_back_witness", "review", "corrected_by_lines", "many_at_once"),
    *("credit_notes_sent", "plans_of_many", "purge"),
)
"""Test files that bring whole months to their end and come through these modules."""


def main() -> None:
    """Draw, test and tell."""
    arguments = _arguments()
    if arguments.worker:
        _work(arguments.worker[0], arguments.worker[1:])
        return
    modules = arguments.modules.split(",") if arguments.modules else MODULES
    _copy()
    mutants = {module: _mutated(module) for module in MODULES}
    drawn = {module: _drawn(module, mutants[module], arguments) for module in modules}
    for module, names in drawn.items():
        tests = arguments.tests or REACHING
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
    """Copy what the tests need, once; the tests themselves each time, for some may be new."""
    again = ("tests", "benchmarks") if FOLDER.exists() else _COPIED
    ignored = shutil.ignore_patterns("__pycache__")
    for name in again:
        shutil.copytree(name, FOLDER / name, ignore=ignored, dirs_exist_ok=True)
    for name in _FILES:
        shutil.copy(name, FOLDER / name)


def _mutated(module: str) -> list[str]:
    """Write a module with all its mutants into the copy and return their names."""
    from mutmut.mutation.file_mutation import mutate_file_contents

    path = Path("jobs") / f"{module}.py"
    original = FOLDER / f"{path}.original"  # of the copy: the tree may have gone on since
    if not original.exists():
        shutil.copy(FOLDER / path, original)
    mutated = mutate_file_contents(str(path), original.read_text("utf-8"))
    (FOLDER / path).write_text(mutated.code, "utf-8")
    return [f"jobs.{module.replace('/', '.')}.{name}" for name in sorted(mutated.mutant_names)]


def _drawn(module: str, names: list[str], wanted: argparse.Namespace) -> list[str]:
    """Draw some mutants; a larger count draws the same ones first."""
    random.Random(f"{wanted.seed}:{module}").shuffle(names)  # noqa: S311 - drawn by the seed
    found = (
        [name for name in names if wanted.only in name] if wanted.only else names[: wanted.count]
    )
    print(f"{module:<22}{len(names):>4} mutants, {len(found)} taken", flush=True)
    return found


def _tell(module: str, names: list[str]) -> None:
    results = _results(FOLDER)
    survived = [name for name in names if results[name] != "killed"]
    killed = len(names) - len(survived)
    print(f"{module:<22}{killed:>4} of {len(names)} killed, {_percent(names):.0f} %")
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
    left = [name for name in names if results.get(name) != "killed"]
    if not left:
        return
    with tempfile.TemporaryDirectory() as folder:
        _prepare(Path(folder))
        killers: dict[str, list[str]] = defaultdict(list)
        for name in left:
            results[name] = _outcome(tests, name, killers[name.rpartition("__mutmut_")[0]])
            print(f"    {results[name]}: {name}", flush=True)
            Path("results.json").write_text(json.dumps(results, indent=1), "utf-8")


def _outcome(tests: str, name: str, killers: list[str]) -> str:
    """Test a mutant by the files asked for; else by a few tests that reach it, then by the rest.

    Tests that killed another mutant of this function (``killers``) come first.
    """
    if tests != REACHING:
        return _tested([_test_file(one) for one in tests.split(",")], name)
    reaching = sorted(_reached()[name.rpartition("__mutmut_")[0]])
    of_sharp = tuple(_test_file(one) for one in SHARP)
    sharp = [test for _, test in reaching if test.startswith(of_sharp)]
    broad = [test for _, test in reaching if not test.startswith(of_sharp)]
    few = list(dict.fromkeys([*killers, *_spread(sharp), *_spread(broad)]))
    outcome = _tested(few, name)
    rest = [test for test in (*sharp, *broad) if test not in few]
    if outcome == "survived" and rest:
        outcome = _tested(rest, name)
    if outcome == "killed":
        failed = re.search(
            r"^FAILED (.+?)( - |$)", Path("last.log").read_text("utf-8"), re.MULTILINE
        )
        killers += [test for test in (*sharp, *broad) if failed and test == failed[1]]
    return outcome


def _test_file(name: str) -> str:
    (found,) = Path("tests").rglob(f"test_{name}.py")
    return str(found)


def _spread(found: list[str]) -> list[str]:
    """Return so many of some tests as one mutant gets, drawn evenly from quick to slow."""
    return found[:: -(-len(found) // _TESTS_OF_A_MUTANT) or 1]


def _reached() -> dict[str, list[tuple[float, str]]]:
    """Return by function which tests pass that reach it, and how long each takes."""
    kept = Path("reached.json")
    if not kept.exists():
        files = [_test_file(one) for one in (*SHARP, *BROAD)]
        if _tested(files, "stats") != "survived":
            print(f"some tests fail without any mutant and are left out: {FOLDER}/last.log")
    return defaultdict(list, json.loads(kept.read_text("utf-8")))


class _Recorder:
    """Part of pytest: keeps which test reached which function."""

    def __init__(self) -> None:
        self._test: set[str] = set()
        self._reached: dict[str, list[tuple[float, str]]] = defaultdict(list)
        trampoline = importlib.import_module("mutmut.mutation.trampoline")
        keep = "record_trampoline_hit"
        setattr(trampoline, keep, lambda name, **_: self._test.add(name))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a test when it is over."""
        if report.when == "call" and report.passed:
            for name in self._test:
                self._reached[name].append((round(report.duration, 2), report.nodeid))
        if report.when != "setup":
            self._test.clear()

    def pytest_sessionfinish(self) -> None:
        """Keep what was found."""
        Path("reached.json").write_text(json.dumps(self._reached, indent=1), "utf-8")


def _prepare(folder: Path) -> None:
    """Import what every test imports, and an installation for those that copy one."""
    for module in ("einvoice.cli.main", "jobs.running.month", "bank_adapters.simulator.simulator"):
        importlib.import_module(module)
    company = importlib.import_module("sample_company").set_up(folder / "company")
    for command in (("init",), ("import", str(company.home / "input"))):
        company.cli(*command)
    os.environ["IMPORTED_HOME"] = str(company.home)


def _tested(tests: list[str], name: str) -> str:
    """Run tests with one mutant under test, in a child."""
    if not tests:
        return "reached by no test"
    child = os.fork()
    if child == 0:
        os.setsid()
        os.environ["MUTANT_UNDER_TEST"] = name
        told = os.open("last.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(told, 1)
        os.dup2(told, 2)
        plugins, stop = ([_Recorder()], []) if name == "stats" else ([], ["-x"])
        os._exit(int(pytest.main(["-q", *stop, "-p", "no:cacheprovider", *tests], plugins)))
    until = time.monotonic() + _SECONDS * (9 if name == "stats" else 1)
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
