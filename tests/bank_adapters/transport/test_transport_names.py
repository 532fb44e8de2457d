"""Which remote names and folders are let through, and how host keys are pinned."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bank_adapters.transport.interface import (
    RemoteNameError,
    check_remote_folder,
    check_remote_name,
    check_remote_path,
    temporary_name,
)
from bank_adapters.transport.settings import HostKeyPin, SftpSettings, fingerprint
from einvoice.core.errors import UsageError


@pytest.mark.parametrize(
    "name",
    ["a", "2611SW00001ABCDEF.xml", "with blank.xml", "x" * 100, ".a.xml.1.part", "a..b"],
)
def test_safe_names_pass_unchanged(name: str) -> None:
    """Plain names and our own temporary names are used as they are."""
    assert check_remote_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("", id="empty"),
        pytest.param(".", id="here"),
        pytest.param("..", id="up"),
        pytest.param("a/b", id="slash"),
        pytest.param("a\\b", id="backslash"),
        pytest.param("../a", id="up and down"),
        pytest.param(".hidden", id="leading dot"),
        pytest.param(".a.part", id="not quite our temporary name"),
        pytest.param("..a.1.part", id="temporary name of a hidden file"),
        pytest.param(".a/b.1.part", id="temporary name with a slash"),
        pytest.param("a\nb", id="newline"),
        pytest.param("a\n", id="newline at the end"),
        pytest.param("a\0b", id="zero byte"),
        pytest.param("a\x7fb", id="delete"),
        pytest.param("rēķins.xml", id="Latvian letters"),
        pytest.param(" a", id="leading blank"),
        pytest.param("a ", id="trailing blank"),
        pytest.param("x" * 101, id="101 characters"),
    ],
)
def test_unsafe_names_are_refused(name: str) -> None:
    """Whatever could lead elsewhere, hide or confuse a terminal is refused."""
    with pytest.raises(RemoteNameError):
        check_remote_name(name)


@given(st.text("aZ09.~- /\\\n\0\x7fāß\u2028", max_size=12))
def test_no_name_that_passes_can_leave_its_folder(name: str) -> None:
    """Whatever the text, what passes has no separator, no control character and no '..'."""
    try:
        check_remote_name(name)
    except RemoteNameError:
        return
    assert name not in {".", ".."}
    assert Path("folder", name).parent == Path("folder")
    assert name.isascii()
    assert name.isprintable()


@pytest.mark.parametrize("folder", ["", "/", "inbox", "/inbox", "in/swed bank", "/a/b"])
def test_folders_of_a_configuration_pass(folder: str) -> None:
    """Folders may be nested, absolute, or where the account lands."""
    assert check_remote_folder(folder) == folder


@pytest.mark.parametrize("folder", ["..", "a/..", "a//b", "//a", "a/", "./a", "a\\b", "a\nb"])
def test_folders_that_lead_elsewhere_are_refused(folder: str) -> None:
    """No folder may climb, and its spelling is unique."""
    with pytest.raises(RemoteNameError):
        check_remote_folder(folder)


def test_a_path_is_checked_in_both_parts() -> None:
    """The folder as a folder, the name as a name."""
    assert check_remote_path("/in/a.xml") == "/in/a.xml"
    for path in ("../a.xml", "in/.a", "in/"):
        with pytest.raises(RemoteNameError):
            check_remote_path(path)


def test_a_temporary_name_passes_and_hides_the_file() -> None:
    """What we write under is accepted by the check and begins with a dot."""
    assert check_remote_name(temporary_name("x" * 100, 12)).startswith(".")
    with pytest.raises(RemoteNameError):
        temporary_name("../a", 1)


_BLOB = b"\0\0\0\x0bssh-ed25519\0\0\0\x20" + bytes(32)
_LINE = "ssh-ed25519 " + base64.b64encode(_BLOB).decode()


@pytest.mark.parametrize("text", [_LINE, _LINE + " bank, 2026", fingerprint(_BLOB)])
def test_a_line_and_a_fingerprint_pin_the_same_key(text: str) -> None:
    """A pin may be the public key line, with a comment or not, or its fingerprint."""
    assert HostKeyPin.parse(text).fingerprint == fingerprint(_BLOB)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("SHA256:short", id="short fingerprint"),
        pytest.param("MD5:00:11:22", id="other digest"),
        pytest.param("ssh-ed25519 !!!!", id="not base64"),
        pytest.param("ssh-ed25519", id="no key"),
        pytest.param(_LINE.replace("ssh-ed25519", "ssh-rsa"), id="type and key disagree"),
        pytest.param(_LINE.replace("ssh-ed25519", "ssh-dss"), id="type too weak"),
    ],
)
def test_what_is_no_host_key_is_refused(text: str) -> None:
    """A pin that cannot be read is a fault of the configuration, not a pin that never matches."""
    with pytest.raises(UsageError):
        SftpSettings("bank", 22, "us", Path("key"), (_LINE, text))


def test_settings_without_a_host_key_are_refused() -> None:
    """Without a pin nobody can say who the server is."""
    with pytest.raises(UsageError):
        SftpSettings("bank", 22, "us", Path("key"), ())
