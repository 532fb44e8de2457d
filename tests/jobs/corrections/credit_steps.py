"""What the tests of credit notes share."""

from pathlib import Path

from at_the_bank import BANK
from sample_company import Company


def credit_file(company: Company) -> Path:
    """Return the one file of credit notes in the bank's inbox."""
    (path,) = [
        path
        for path in (company.home / "bank" / BANK / "inbox").iterdir()
        if b'type="CRE"' in path.read_bytes()
    ]
    return path
