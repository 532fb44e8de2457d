"""A private key that systemd hands over, from the configuration to a real bank."""

import shutil
from pathlib import Path

import pytest
from at_the_bank import configured_for
from openssh import running_sshd
from sample_company import TODAY, Company, needs


@pytest.mark.server
def test_one_configuration_serves_the_service_and_whoever_looks_by_hand(
    company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside a service the key opens the connection; outside `doctor` says how to come by it."""
    needs("sshd")
    folder = tmp_path / "any-unit.service"
    folder.mkdir()
    with running_sshd(company.home / "sshd") as sshd:
        shutil.copy(sshd.settings.key_file, folder / "bank_key")
        (folder / "bank_key").chmod(0o440)
        key = Path("$CREDENTIALS_DIRECTORY/bank_key")
        settings = sshd.settings
        configured_for(company, settings.port, settings.user, key, sshd.ed25519_line)
        company.edit_config(f"today = {TODAY}\n", "")  # a real bank wants the real clock
        monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))
        inside = verdicts(company)
        monkeypatch.delenv("CREDENTIALS_DIRECTORY")
        outside = verdicts(company)
    assert (inside["private key of seb"][0], inside["connection to seb"][0]) == ("ok", "ok")
    for what in ("private key of seb", "connection to seb"):
        verdict, detail = outside[what]
        assert verdict == "failed"
        assert "LoadCredential" in detail


def verdicts(company: Company) -> dict[str, tuple[str, str]]:
    """What `doctor` found, by what it looked at."""
    rows = company.cli("doctor", "--json").json["checks"]
    return {row["what"]: (row["verdict"], row["detail"]) for row in rows}
