"""Fixtures of the transports' tests."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from openssh import Sshd, running_sshd
from sample_company import needs
from transport_sides import (
    FarSide,
    a_profile,
    folder_side,
    simulator_side,
    sshd_side,
)

from bank_adapters.simulator.simulator import Simulator
from bank_adapters.transport.interface import Transport


@pytest.fixture
def simulate(tmp_path: Path) -> Callable[..., Simulator]:
    """Return how to make a simulator of one bank, with faults."""

    def make(*faults: str) -> Simulator:
        profiles = {"swedbank": a_profile("swedbank")}
        return Simulator(
            tmp_path / "bank",
            profiles,
            dt.date(2026, 11, 5),
            faults=dict.fromkeys(profiles, faults),
        )

    return make


@pytest.fixture(scope="session")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    """A real OpenSSH server on the loopback."""
    needs("sshd")
    with running_sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture(params=["folder", "simulator", pytest.param("sshd", marks=pytest.mark.server)])
def far_side(
    request: pytest.FixtureRequest, tmp_path: Path, simulate: Callable[..., Simulator]
) -> Iterator[FarSide]:
    """Each far side in turn; what holds for one must hold for all."""
    sides: dict[str, Callable[[], AbstractContextManager[FarSide]]] = {
        "folder": lambda: folder_side(tmp_path),
        "simulator": lambda: simulator_side(simulate(), tmp_path),
        "sshd": lambda: sshd_side(request.getfixturevalue("sshd")),
    }
    with sides[request.param]() as side:
        yield side


@pytest.fixture
def transport(far_side: FarSide) -> Iterator[Transport]:
    """An open connection to the far side."""
    with far_side.connect() as connected:
        yield connected
