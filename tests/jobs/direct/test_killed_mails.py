"""Mailing that is killed (SIGKILL) between any two of its steps: no mail twice, none forgotten."""

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from mail_boxes import mail_boxes, mails_through
from mail_rows import address_of, ledger, number_of
from sample_company import Company
from unbanked_company import without_banks

SOAK = bool(os.environ.get("SOAK"))
PROGRAM = Path(__file__).parent / "killed_mail.py"
UNKNOWN_AFTER = {
    25: False,  # before the second mail's intent is committed
    28: False,  # before its address is named
    32: True,  # before `unknown` is committed: the archive knows it already
    33: True,  # before the first byte of its text
    34: True,  # before the server's answer is read
    35: False,  # before the answer is committed: the archive knows it already
}


@pytest.fixture(scope="module")
def few_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company of four customers without a bank; copied, never changed."""
    return without_banks(tmp_path_factory.mktemp("few") / "home", 4).home


@pytest.mark.parametrize("kill_at", range(1, 62) if SOAK else UNKNOWN_AFTER)
def test_killed_anywhere_and_called_again(kill_at: int, few_home: Path, tmp_path: Path) -> None:
    """Each mail is taken at most once; what is not sent is unknown, named, and settled by hand."""
    company = Company(tmp_path / "home").copied(few_home, tmp_path / "home")
    with mail_boxes() as boxes:
        mails_through(company, boxes)
        config = str(company.home / "config.toml")
        words = [sys.executable, str(PROGRAM), str(kill_at), "--config", config, "mail"]
        assert subprocess.run(words, check=False, capture_output=True).returncode == -signal.SIGKILL
        after = company.cli("mail", "--json")
        unknown = [flat for flat, (state, _) in ledger(company).items() if state == "unknown"]
        assert after.code == (7 if unknown else 0), after.err
        assert [row["flat_id"] for row in after.json["troubles"]] == unknown
        for flat in unknown:
            word = "--sent" if address_of(flat) in boxes.addresses else "--again"
            settled = company.cli("mail", word, number_of(company, flat), "--reason", "asked")
            assert settled.code == 0, settled.err
        assert company.cli("mail").code == 0
    assert len(unknown) == UNKNOWN_AFTER.get(kill_at, len(unknown)) <= 1
    assert Counter(boxes.addresses) == Counter(map(address_of, ledger(company)))
    assert len(boxes.taken) == 4
