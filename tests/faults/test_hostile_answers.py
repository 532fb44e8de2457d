"""Messages nobody meant well, or that broke on their way: named, and in bounded memory."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile_answers import HOSTILE
from unmeasured import unmeasured

PROGRAM = Path(__file__).with_name("limited_answer.py")
BOUND = 200


@pytest.mark.parametrize(
    ("make", "expected"), list(HOSTILE.items()), ids=lambda one: getattr(one, "__name__", "")
)
def test_every_message_is_read_in_little_memory(
    tmp_path: Path, make: Callable[[Path], bytes], expected: str
) -> None:
    """A named outcome within 200 MiB, measured in a process of its own."""
    path = tmp_path / "hostile.xml"
    path.write_bytes(make(tmp_path))
    command = [sys.executable, str(PROGRAM), str(path)]
    with unmeasured():
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    outcome, grown = done.stdout.split()
    assert outcome == expected
    assert int(grown) < BOUND
