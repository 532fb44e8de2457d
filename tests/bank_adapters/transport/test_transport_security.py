"""Who is believed and who we are: host keys before authentication, private keys well guarded."""

import base64
import io
import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import paramiko
import pytest
from openssh import running_sshd
from sample_company import needs

from bank_adapters.simulator.keys import ensure_key, public_line
from bank_adapters.simulator.sftp_server import Account, SftpServer
from bank_adapters.simulator.simulator import Simulator
from bank_adapters.transport.interface import TransferError
from bank_adapters.transport.private_key import load_private_key
from bank_adapters.transport.settings import SftpSettings, fingerprint
from bank_adapters.transport.sftp import SftpTransport
from einvoice.core.errors import BankUnreachableError

if TYPE_CHECKING:
    from openssh import Sshd

_Item = TypeVar("_Item")


class _Asked(dict[str, Account]):
    """No accounts, and a record of the user names that were tried."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def get(self, name: str, default: _Item | None = None) -> Account | _Item | None:  # type: ignore[override]
        self.names.append(name)
        return default


def _other_line(tmp_path: Path) -> str:
    return public_line(ensure_key(tmp_path / "other"))


def _fingerprint(line: str) -> str:
    return fingerprint(base64.b64decode(line.split()[1]))


def test_a_changed_host_key_learns_nothing_of_us(tmp_path: Path) -> None:
    """With another host key than the pinned one, the server sees no attempt to log in."""
    host_key, asked = ensure_key(tmp_path / "host"), _Asked()
    ensure_key(tmp_path / "client")
    with SftpServer(host_key, asked) as server:
        settings = SftpSettings(
            "127.0.0.1", server.port, "swedbank", tmp_path / "client", (_other_line(tmp_path),)
        )
        with pytest.raises(BankUnreachableError, match="host-key-changed"), SftpTransport(settings):
            pass
        assert asked.names == []
        right = replace(settings, host_keys=(public_line(host_key),))
        with pytest.raises(BankUnreachableError, match="bank-refuses-key"), SftpTransport(right):
            pass
    assert set(asked.names) == {"swedbank"}


def test_each_pin_of_a_list_is_believed(simulate: Callable[..., Simulator], tmp_path: Path) -> None:
    """During a rotation the old and the new key are pinned, as lines or as fingerprints."""
    with simulate() as simulator:
        settings = simulator.settings("swedbank")
        line, other = settings.host_keys[0], _other_line(tmp_path)
        short = _fingerprint(line)
        for pins in ((other, line), (line, other), (short,), (other, short)):
            with SftpTransport(replace(settings, host_keys=pins)) as transport:
                assert transport.host_key == short


@pytest.mark.server
def test_of_several_host_keys_the_pinned_type_is_asked_for(sshd: "Sshd", tmp_path: Path) -> None:
    """A server with an ed25519 and an RSA key is believed by either pin, and by no other."""
    for line in (sshd.ed25519_line, sshd.rsa_line):
        with SftpTransport(replace(sshd.settings, host_keys=(line,))) as transport:
            assert transport.host_key == _fingerprint(line)
    with (
        pytest.raises(BankUnreachableError, match="host-key-changed"),
        SftpTransport(replace(sshd.settings, host_keys=(_other_line(tmp_path),))),
    ):
        pass


def test_a_key_the_bank_does_not_know_is_refused(
    simulate: Callable[..., Simulator], tmp_path: Path
) -> None:
    """Our key opens our account and no other, and a stranger's key opens none."""
    ensure_key(tmp_path / "stranger")
    with simulate() as simulator:
        settings = simulator.settings("swedbank")
        for wrong in (
            replace(settings, key_file=tmp_path / "stranger"),
            replace(settings, user="seb"),
        ):
            with (
                pytest.raises(BankUnreachableError, match="bank-refuses-key"),
                SftpTransport(wrong),
            ):
                pass


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o610, 0o666], ids=oct)
def test_a_private_key_others_may_touch_is_refused(tmp_path: Path, mode: int) -> None:
    """Any right for group or others is one too many."""
    ensure_key(tmp_path / "key")
    (tmp_path / "key").chmod(mode)
    with pytest.raises(BankUnreachableError, match="key-open-to-others"):
        load_private_key(tmp_path / "key")


@pytest.mark.parametrize("mode", [0o600, 0o400], ids=oct)
def test_a_guarded_private_key_is_read(tmp_path: Path, mode: int) -> None:
    """Readable by us alone is what is asked for."""
    key = ensure_key(tmp_path / "key")
    (tmp_path / "key").chmod(mode)
    assert load_private_key(tmp_path / "key") == key


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_private_key_of_another_user_is_refused(tmp_path: Path) -> None:
    """Whoever owns the file could exchange it."""
    ensure_key(tmp_path / "key")
    os.chown(tmp_path / "key", 65534, 65534)
    with pytest.raises(BankUnreachableError, match="key-of-another-user"):
        load_private_key(tmp_path / "key")


def test_a_systemd_credential_is_read_with_its_own_mode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Systemd guards the folder and marks the file for its group; only that folder is exempt."""
    key = ensure_key(tmp_path / "key")
    (tmp_path / "key").chmod(0o440)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert load_private_key(tmp_path / "key") == key
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "other"))
    with pytest.raises(BankUnreachableError):
        load_private_key(tmp_path / "key")


def test_a_credential_outside_of_a_service_says_what_is_missing(tmp_path: Path) -> None:
    """Whoever starts a command by hand learns how, instead of that a file is not there."""
    with pytest.raises(BankUnreachableError) as missing:
        load_private_key(tmp_path / "$CREDENTIALS_DIRECTORY" / "bank_key")
    assert missing.value.code == "key-not-handed-over"
    with pytest.raises(BankUnreachableError) as missing:
        load_private_key(tmp_path / "bank_key")
    assert missing.value.code == "key-unreadable"


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(paramiko.ECDSAKey.generate, id="ecdsa"),
        pytest.param(lambda: paramiko.RSAKey.generate(2048), id="rsa"),
    ],
)
def test_other_key_types_are_read(tmp_path: Path, key: Callable[[], paramiko.PKey]) -> None:
    """Not every bank takes ed25519."""
    made = key()
    made.write_private_key_file(str(tmp_path / "key"))
    (tmp_path / "key").chmod(0o600)
    assert load_private_key(tmp_path / "key") == made


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(None, "key-unreadable", id="missing"),
        pytest.param("", "no-private-key", id="empty"),
        pytest.param("hunter2 rēķins", "no-private-key", id="no key at all"),
        pytest.param(
            "-----BEGIN OPENSSH PRIVATE KEY-----\naGVsbG8=\n-----END OPENSSH PRIVATE KEY-----\n",
            "no-private-key",
            id="hollow",
        ),
    ],
)
def test_what_is_no_private_key_is_refused(
    tmp_path: Path, content: str | None, expected: str
) -> None:
    """The message names the file and never repeats what is in it."""
    path = tmp_path / "key"
    if content is not None:
        path.write_text(content)
        path.chmod(0o600)
    with pytest.raises(BankUnreachableError, match=expected) as caught:
        load_private_key(path)
    assert "hunter2" not in str(caught.value)


def test_a_private_key_behind_a_password_is_refused(tmp_path: Path) -> None:
    """Nobody is there to type it."""
    paramiko.ECDSAKey.generate().write_private_key_file(str(tmp_path / "key"), password="secret")  # noqa: S106
    (tmp_path / "key").chmod(0o600)
    with pytest.raises(BankUnreachableError, match="key-with-password"):
        load_private_key(tmp_path / "key")


def test_settings_show_no_key(simulate: Callable[..., Simulator]) -> None:
    """What is printed of settings is where the key lies, never the key."""
    with ExitStack() as stack:
        settings = stack.enter_context(simulate()).settings("swedbank")
        assert "PRIVATE KEY" not in repr(settings)
        secret = settings.key_file.read_text().splitlines()[1]
    assert secret not in repr(settings)


@pytest.mark.server
def test_a_rename_is_refused_also_where_nobody_may_look_why(tmp_path: Path) -> None:
    """A server that refuses the look after a refused rename: the refusal itself is told."""
    needs("sshd")
    with (
        running_sshd(tmp_path, "stat,lstat,fstat") as server,
        SftpTransport(server.settings) as transport,
    ):
        for name in ("a.xml", "b.xml"):
            transport.upload(f"inbox/{name}", io.BytesIO(b"x"), 1, look=False)
        with pytest.raises(TransferError) as refused:
            transport.rename("inbox/a.xml", "inbox/b.xml")
    assert type(refused.value) is TransferError
    assert refused.value.facts["status"] == str(paramiko.sftp.SFTP_FAILURE)
