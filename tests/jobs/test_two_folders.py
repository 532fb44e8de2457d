"""`transport = "folder"` by inbox and outbox alone, as the contract's keys are."""

from pathlib import Path

import pytest
from sample_company import Company


@pytest.mark.parametrize("are_absolute", [True, False], ids=["elsewhere", "beside the file"])
def test_a_bank_is_two_folders(company: Company, tmp_path: Path, *, are_absolute: bool) -> None:
    """Files are delivered into the inbox; nothing is made where a folder is missing."""
    place = tmp_path / "bank" if are_absolute else company.home / "bank-folders"
    inbox, outbox = place / "in", place / "out"
    names = (inbox, outbox) if are_absolute else ("bank-folders/in", "bank-folders/out")
    company.edit_config(
        '[banks.seb]\ntransport = "simulator"',
        f'[banks.seb]\ntransport = "folder"\ninbox = "{names[0]}"\noutbox = "{names[1]}"',
    )
    missing = company.cli("run", "--bank", "seb")
    assert missing.code == 6, missing.err
    inbox.mkdir(parents=True)
    outbox.mkdir()
    assert company.cli("run", "--bank", "seb").code == 0
    assert [path.suffix for path in inbox.iterdir()] == [".xml"]
