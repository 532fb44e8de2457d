"""Mailing that is killed (SIGKILL) between any two of its steps: no mail twice, none forgotten."""

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from mail_boxes import CUT, mail_boxes, mails_through
from mail_rows import address_of, disturb, ledger, number_of
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


def killed(company: Company, kill_at: int) -> bool:
    """Mail, killed at a moment; return whether it came to that moment."""
    config = str(company.home / "config.toml")
    words = [sys.executable, str(PROGRAM), str(kill_at), "--config", config, "mail"]
    done = subprocess.run(words, check=False, capture_output=True).returncode
    assert done in {0, 3, 6, 7, -signal.SIGKILL}
    return done == -signal.SIGKILL


@pytest.mark.parametrize("kill_at", range(1, 62) if SOAK else UNKNOWN_AFTER)
def test_killed_anywhere_and_called_again(kill_at: int, few_home: Path, tmp_path: Path) -> None:
    """Each mail is taken at most once; what is not sent is unknown, named, and settled by hand."""
    company = Company(tmp_path / "home").copied(few_home, tmp_path / "home")
    with mail_boxes() as boxes:
        mails_through(company, boxes)
        assert killed(company, kill_at)
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


SEEDS, KILLS = (range(1, 4), 6) if SOAK else ((29,), 1)


@pytest.mark.parametrize("seed", SEEDS)
def test_refusals_drops_and_a_kill_in_one_run(
    seed: int, unbanked_home: Path, tmp_path: Path
) -> None:
    """Each mail at most once, every unknown named; with SOAK=1 it is 500 invoices and six kills."""
    company, random = Company(tmp_path / "home"), Random(seed)  # noqa: S311 - a schedule
    if SOAK:
        company = without_banks(tmp_path / "many", 500)
    else:
        company.copied(unbanked_home, tmp_path / "home")
    flats = sorted(row["flat_id"] for row in company.table("invoices"))
    with mail_boxes() as boxes:
        mails_through(company, boxes)
        disturb(boxes, flats, random)
        assert boxes.at_address
        assert boxes.lost or CUT in boxes.at_text.values()
        kills = sum(killed(company, random.randrange(40, 90)) for _ in range(KILLS))
        for _ in range(8 if SOAK else 1):
            company.cli("mail")
        boxes.at_address = {a: said for a, said in boxes.at_address.items() if "550" in said}
        company.cli("mail")
        last = company.cli("mail", "--json")
    assert kills == KILLS
    kept, taken = ledger(company), Counter(boxes.addresses)
    assert set(taken.values()) == {1}
    assert len(kept) == len(flats)
    cut = {address_of(flat) for flat in flats if boxes.at_text.get(address_of(flat)) == CUT}
    unknown = {address_of(flat) for flat, (state, _) in kept.items() if state == "unknown"}
    assert boxes.lost | cut <= unknown
    assert len(unknown - boxes.lost - cut) <= kills
    for flat, (state, code) in kept.items():
        address = address_of(flat)
        assert state in {"sent", "unknown"} or (state == "refused" and code >= 500)
        assert (state == "sent") <= (address in taken)
        assert (state == "refused") <= (address not in taken)
    numbers = {row["flat_id"]: row["invoice_number"] for row in company.table("invoices")}
    named = {row["invoice_number"] for row in last.json["troubles"] if row["state"] == "unknown"}
    assert named == {numbers[flat] for flat in flats if address_of(flat) in unknown}
