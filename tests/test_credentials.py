"""Where secrets lie: beside the configuration, or where systemd puts them for one service."""

from pathlib import Path

import pytest

from einvoice.credentials import is_credential, secret_path

FOLDER = "/run/credentials/einvoice.service"
VARIABLE = "CREDENTIALS_DIRECTORY"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("keys/bank", "/etc/einvoice/keys/bank", id="beside the configuration"),
        pytest.param("/srv/bank", "/srv/bank", id="absolute"),
        pytest.param("$CREDENTIALS_DIRECTORY/bank", f"{FOLDER}/bank", id="systemd's"),
        pytest.param(
            "keys/$CREDENTIALS_DIRECTORY/bank",
            "/etc/einvoice/keys/$CREDENTIALS_DIRECTORY/bank",
            id="only at the beginning",
        ),
        pytest.param("$HOME/bank", "/etc/einvoice/$HOME/bank", id="no other variable"),
    ],
)
def test_a_secret_lies_where_the_configuration_says(
    name: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same line serves every unit, whatever systemd calls its folder."""
    monkeypatch.setenv(VARIABLE, FOLDER)
    assert secret_path(Path("/etc/einvoice"), Path(name)) == Path(expected)


@pytest.mark.parametrize("folder", ["", None])
def test_outside_of_a_service_nothing_is_a_credential(
    folder: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path stays as it is written, and no file escapes the look at its mode."""
    monkeypatch.delenv(VARIABLE, raising=False)
    if folder is not None:
        monkeypatch.setenv(VARIABLE, folder)
    name = Path("$CREDENTIALS_DIRECTORY/bank")
    assert secret_path(Path("/etc/einvoice"), name) == Path("/etc/einvoice") / name
    assert not is_credential(Path("bank"))


def test_only_files_of_that_folder_are_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder below or above is guarded by nobody."""
    monkeypatch.setenv(VARIABLE, FOLDER)
    assert is_credential(Path(FOLDER, "bank"))
    assert not is_credential(Path(FOLDER, "more", "bank"))
    assert not is_credential(Path(FOLDER).parent / "bank")
