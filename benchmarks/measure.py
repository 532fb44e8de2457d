"""Measuring: CPU time and peak memory of child processes, medians of interleaved rounds."""

import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Spent:
    """What a child process spent: user + system CPU seconds, and its peak memory."""

    cpu_seconds: float
    peak_mib: float
    output: str


def spend(arguments: Sequence[str], cwd: Path | None = None) -> Spent:
    """Run a program to its end and return what it spent.

    Raises:
        RuntimeError: it failed; a benchmark of a failure would measure nothing.
    """
    with subprocess.Popen(
        arguments, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        if process.stdout is None or process.stderr is None:
            raise RuntimeError("no pipes")
        errors = process.stderr.read()
        output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{arguments}: exit {process.returncode}: {errors[-2000:]}")
    return Spent(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, output)


def python(module: str, *arguments: str) -> Spent:
    """Run one of our modules in a fresh interpreter."""
    return spend([sys.executable, "-m", module, *arguments])


def medians(works: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Return the median CPU seconds of each work; rounds are interleaved, so drift hits all."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            found[name].append(work())
    return {name: statistics.median(values) for name, values in found.items()}


def own_cpu_seconds() -> float:
    """Return the CPU seconds this process spent so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def cpu_seconds_of(pid: int) -> float:
    """Return the CPU seconds that a process that runs spent so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_mib_of(pid: int) -> int:
    """Return the most memory that a process that runs had so far, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024
