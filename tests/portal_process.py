"""The portal as a process of its own, as a company runs it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from portal_people import TODAY
from sample_company import Company


def started(company: Company, port: int) -> "subprocess.Popen[bytes]":
    """Start the portal; it listens a moment after this returns."""
    config = str(company.home / "config.toml")
    options = ("--config", config, "--today", TODAY, "--port", str(port))
    process = subprocess.Popen(
        [sys.executable, "-m", "einvoice.web", *options], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End the portal at once, whatever it does."""
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


@contextmanager
def portal_process(company: Company, port: int) -> Iterator[None]:
    """Have the portal listen on a port."""
    process = started(company, port)
    try:
        yield
    finally:
        kill(process)
