"""Plays the banks over SFTP on the loopback."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bank_adapters.registry import BANKS, bank_adapter
from bank_adapters.simulator.keys import rotate_host_key
from bank_adapters.simulator.simulator import Simulator
from bank_adapters.transport.settings import HostKeyPin


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the banks listen, their host key, and each bank's file with the key of its user."""

    port: int
    host_key: str
    fingerprint: str
    key_files: tuple[tuple[str, Path], ...]


@contextmanager
def listening(
    folder: Path, day: dt.date, port: int, faults: tuple[str, ...], *, new_host_key: bool
) -> Iterator[Listening]:
    """Let all known banks listen until the end of the block; port 0 is any that is free."""
    profiles = {bank: bank_adapter(bank).profile for bank in BANKS}
    if new_host_key:
        rotate_host_key(folder)
    with Simulator(folder, profiles, day, port, dict.fromkeys(BANKS, faults)) as simulator:
        keys = tuple((bank, simulator.settings(bank).key_file) for bank in BANKS)
        fingerprint = HostKeyPin.parse(simulator.host_key).fingerprint
        yield Listening(simulator.port, simulator.host_key, fingerprint, keys)
