"""The simulator's host key: made once, put aside when another is wanted, and remembered."""

from pathlib import Path

from bank_adapters.simulator.keys import (
    HOST_KEY,
    STATE_FOLDER,
    ensure_key,
    host_keys_beside,
    public_line,
    rotate_host_key,
)


def test_a_host_key_is_put_aside_and_still_known(tmp_path: Path) -> None:
    """Where there is none yet, nothing is put aside."""
    rotate_host_key(tmp_path)
    state = tmp_path / STATE_FOLDER
    (state / "seb").mkdir(parents=True)
    first = public_line(ensure_key(state / HOST_KEY))
    rotate_host_key(tmp_path)
    second = public_line(ensure_key(state / HOST_KEY))
    assert first != second
    client = state / "seb" / "client_key"
    ensure_key(client)
    assert set(host_keys_beside(client)) == {first, second}
