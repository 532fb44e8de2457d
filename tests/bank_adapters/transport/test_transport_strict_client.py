"""Every status is read, in whatever order and portions a server answers."""

import hashlib
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from fake_server import SIZE_5, Manner, session, status
from hypothesis import given, settings
from hypothesis import strategies as st
from paramiko import SFTPError
from paramiko.sftp import (
    CMD_CLOSE,
    CMD_HANDLE,
    CMD_READDIR,
    CMD_STAT,
    CMD_STATUS,
    CMD_WRITE,
    SFTP_EOF,
    SFTP_FAILURE,
)

from bank_adapters.transport.interface import TransferError
from bank_adapters.transport.settings import SftpSettings
from bank_adapters.transport.sftp import SftpTransport
from bank_adapters.transport.strict_client import BLOCK, StatusError, StrictClient


def _blocks(count: int) -> list[bytes]:
    return [bytes([number % 251]) * 100 for number in range(count)]


@pytest.mark.parametrize("order", [list, lambda held: held[::-1]], ids=["in turn", "backwards"])
@pytest.mark.parametrize("count", [1, 63, 64, 65, 130])
def test_all_statuses_ok_is_success(order: Callable[[list[int]], list[int]], count: int) -> None:
    """Answers may come in any order; the last confirmation is the whole file."""
    confirmed: list[int] = []
    with session(Manner(writes=count, order=order)) as (client, peer):
        client.write_file("a", _blocks(count), confirmed.append)
        assert peer.closes == 1
    assert confirmed[-1] == count * 100


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 90), st.data())
def test_one_failed_write_is_never_lost(count: int, data: st.DataObject) -> None:
    """Whichever write fails, and in whatever order the answers come, the upload fails."""
    failing = data.draw(st.integers(0, count - 1))

    seed = data.draw(st.integers(0, 999))

    def shuffled(held: list[int]) -> list[int]:
        return random.Random(seed).sample(held, len(held))  # noqa: S311  (an order, no secret)

    with session(Manner(count, failing, shuffled)) as (client, peer):
        with pytest.raises(StatusError) as caught:
            client.write_file("a", _blocks(count), lambda _: None)
        assert caught.value.code == SFTP_FAILURE
        assert peer.closes == 1, "the handle is given back"


@pytest.mark.parametrize("portion", [1000, BLOCK - 1, BLOCK])
def test_short_reads_are_completed(portion: int) -> None:
    """A server may answer a read with less than was asked; no byte is skipped."""
    content = b"".join(hashlib.sha256(bytes([n % 256, n // 256])).digest() for n in range(4096))
    with session(Manner(content=content, portion=portion)) as (client, _):
        assert b"".join(client.read_file("a", len(content))) == content


def test_a_file_that_became_shorter_is_noticed() -> None:
    """An end of file before the announced size is an error, not a short file."""
    with session(Manner(content=b"x" * 100)) as (client, _), pytest.raises(StatusError) as caught:
        b"".join(client.read_file("a", 200))
    assert caught.value.code == SFTP_EOF


def test_an_empty_answer_does_not_loop_for_ever() -> None:
    """A server that answers reads with nothing breaks the protocol."""
    with session(Manner(content=b"x" * 100, portion=0)) as (client, _), pytest.raises(SFTPError):
        b"".join(client.read_file("a", 100))


def test_a_listing_that_fails_half_way_is_no_empty_folder() -> None:
    """Only the end-of-file status ends a listing."""
    others = {CMD_READDIR: (CMD_STATUS, status(SFTP_FAILURE))}
    with session(Manner(others=others)) as (client, _), pytest.raises(StatusError):
        tuple(client.list_folder("inbox"))


def test_an_answer_of_another_kind_is_no_success() -> None:
    """A write answered with anything but a status was not confirmed."""
    others = {CMD_WRITE: (CMD_HANDLE, b"")}
    with session(Manner(others=others)) as (client, _), pytest.raises(SFTPError):
        client.write_file("a", [b"x"], lambda _: None)


def test_a_failing_close_matters_after_writing_and_not_after_reading() -> None:
    """What was read was read; what was written may not have been stored."""
    others = {CMD_CLOSE: (CMD_STATUS, status(SFTP_FAILURE))}
    with session(Manner(writes=1, content=b"abc", others=others)) as (client, _):
        assert b"".join(client.read_file("a", 3)) == b"abc"
        with pytest.raises(StatusError):
            client.write_file("a", [b"x"], lambda _: None)


def _transport(client: StrictClient) -> SftpTransport:
    """A transport on a session that stands already."""
    pin = "SHA256:" + "A" * 43
    transport = SftpTransport(SftpSettings("bank", 22, "us", Path("key"), (pin,)))
    transport._connection.sftp = client
    return transport


@pytest.mark.parametrize(
    ("manner", "transient", "expected"),
    [
        pytest.param(
            Manner(writes=1), True, "stored-bytes-differ .* stored=5 size=4", id="another size"
        ),
        pytest.param(
            Manner(writes=1, others={CMD_STAT: (CMD_STATUS, status(2))}),
            False,
            "remote-gone",
            id="gone",
        ),
        pytest.param(
            Manner(writes=1, attributes=bytes(4)), False, "remote-without-size", id="no size"
        ),
        pytest.param(
            Manner(writes=1, others={CMD_STAT: (CMD_HANDLE, b"")}),
            False,
            "protocol-broken",
            id="nonsense",
        ),
        pytest.param(
            Manner(writes=1, others={CMD_STAT: (CMD_STATUS, status(99))}),
            False,
            "server-refused",
            id="unknown status",
        ),
    ],
)
def test_an_upload_ends_with_a_look(manner: Manner, *, transient: bool, expected: str) -> None:
    """After the close the server must show a file of the size sent."""
    with session(manner) as (client, _), pytest.raises(TransferError, match=expected) as caught:
        _transport(client).upload("inbox/a", io.BytesIO(b"1234"), 4)
    assert caught.value.transient == transient


def test_a_server_that_tells_no_kinds_has_only_files() -> None:
    """Attributes without a mode are those of a file."""
    with session(Manner(attributes=SIZE_5)) as (client, _):
        found = _transport(client).stat("inbox/a")
    assert found is not None
    assert (found.name, found.size, found.mtime) == ("a", 5, 0)
