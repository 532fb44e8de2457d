"""A company whose customers have no bank and an e-mail address each, with a month issued."""

import csv
from pathlib import Path

from sample_company import Company, set_up, simplify

FLATS, MANY = 20, 61
_LANGUAGES = ("lv", "ru", "en")


def without_banks(home: Path, flats: int) -> Company:
    """Issue a month of a company without e-invoice orders whose customers all have an address."""
    company = set_up(home, flats=flats)
    simplify(company)
    (company.home / "input" / "subscriptions.csv").unlink()
    path = company.home / "input" / "customers.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "delivery"])
        writer.writeheader()
        for number, row in enumerate(rows):
            row |= {"email": f"{row['flat_id'].lower()}@example.com", "delivery": ""}
            writer.writerow(row | {"language": _LANGUAGES[number % 3]})
    assert company.cli("init").code == 0
    for step in (("import", str(company.home / "input")), ("calculate",), ("issue",)):
        done = company.cli(*step)
        assert done.code == 0, done.err
    return company
