"""The port that the portal listens on: taken, free, named, and what it prints of it."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing

import pytest
from sample_company import Company

from einvoice.config import load_config
from einvoice.core.exit_codes import ExitCode
from einvoice.web.ports import at_port


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens on."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield server.getsockname()[1]


def portal(company: Company, *options: str) -> "subprocess.Popen[str]":
    """Start the portal of a company."""
    words = [sys.executable, "-m", "einvoice.web", "--config", str(company.home / "config.toml")]
    return subprocess.Popen([*words, *options], stdout=subprocess.PIPE, text=True)


def test_a_port_that_is_taken_is_named(company: Company, taken: int) -> None:
    """With what to do, and before anything else is said."""
    process = portal(company, "--port", str(taken))
    said, _ = process.communicate(timeout=60)
    assert process.returncode == ExitCode.USAGE
    assert f"port {taken}: another program listens there" in said
    assert "--port" in said
    assert "stop with" not in said


def test_a_demo_takes_the_next_port_and_says_so(company: Company, taken: int) -> None:
    """Its links have it, and its configuration, by which commands and letters name it."""
    company.edit_config("[portal]\n", f'[portal]\naddress = "http://localhost:{taken}"\n')
    process = portal(company, "--port", str(taken), "--demo")
    assert process.stdout is not None
    try:
        first = process.stdout.readline()
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()
    (port,) = [taken + more for more in range(1, 20) if f"localhost:{taken + more} " in first]
    portal_ = load_config(company.home / "config.toml").portal
    assert (portal_.address, portal_.port) == (f"http://localhost:{port}", port)


@pytest.mark.parametrize("address", ["", "https://portals.example.lv", "http://192.0.2.1:8443"])
def test_an_address_of_others_stays(address: str) -> None:
    """Only what is typed on this machine follows the port."""
    assert at_port(address, 9443) == address
