"""Drawn payments of a company's invoices against the truth beside them.

With SOAK=1 20,000 flats over a year (PAID_FLATS and PAID_MONTHS: others): each month is compared,
and its accounts replayed the second way. `-s` prints the figures so far, month by month. PAID_HOME
is a folder where the company stays: a run that was stopped goes on there.
"""

import csv
import os
import time
from pathlib import Path

import pytest
from paid_year import PaidYear, paid_year

from einvoice.core.period import Period
from jobs.setup.sample.paid import TRUTH_COLUMNS

SOAK = bool(os.environ.get("SOAK"))
FLATS, MONTHS, AUTOMATIC = (20_000, 12, 0.97) if SOAK else (60, 2, 0.9)
FLATS = int(os.environ.get("PAID_FLATS", FLATS))
MONTHS = int(os.environ.get("PAID_MONTHS", MONTHS))
OCTOBER = Period(2025, 10)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> PaidYear:
    """The company after its months."""
    home = os.environ.get("PAID_HOME") or tmp_path_factory.mktemp("paid") / "home"
    year = paid_year(Path(home), FLATS, OCTOBER, MONTHS)
    while len(year.folders) < MONTHS:
        year.month()
        if SOAK:
            say_so_far(year)
    return year


def say_so_far(year: PaidYear) -> None:
    """Print what came of the months so far: a run that is stopped has shown these."""
    spent, compared = int(time.process_time()), year.compare()
    print(f"\n{year.period.previous}, month {len(year.folders)}, CPU so far {spent} s", flush=True)
    print(*compared.lines(), sep="\n", flush=True)
    assert not compared.wrong
    print(f"accounts replayed the second way: {year.replayed_otherwise()}, equal", flush=True)


def test_what_is_applied_is_the_truth(year: PaidYear) -> None:
    """No payment is applied to another customer; almost all with a right number are applied."""
    compared = year.compare()
    print(*compared.lines(), sep="\n")
    assert not compared.wrong
    assert compared.payments > FLATS * MONTHS * 0.85
    assert compared.automatic >= AUTOMATIC
    assert compared.outcomes["fee", "excluded"] == 2 * MONTHS
    assert compared.outcomes["no_number", "applied"] == 0


def test_a_second_algorithm_makes_the_same_accounts(year: PaidYear) -> None:
    """Every debt and every credit of every account, in fractions of a euro."""
    assert year.replayed_otherwise() >= FLATS


def test_the_truth_accounts_for_every_cent(year: PaidYear) -> None:
    """The rows of a payment sum to it; the same invoices and seed give the same payments."""
    with (year.folders[0] / "truth.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert tuple(rows[0]) == TRUTH_COLUMNS
    for ref in {row["bank_ref"] for row in rows if row["flat_id"]}:
        own = [row for row in rows if row["bank_ref"] == ref]
        assert sum(int(row["part_cents"]) for row in own) == int(own[0]["cents"]), ref


def test_drawn_again(year: PaidYear) -> None:
    """Statements go on from the last that was read; another seed draws other payments."""
    company, day = year.company, str(year.period.next.first_day.replace(day=12))
    month = ("--payments", "--period", str(year.period.previous))
    contents = []
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        folder = company.home / name
        done = company.cli("sample", str(folder), *month, "--seed", seed, today=day)
        assert done.code == 0, done.err
        assert "payments import" in done.err
        contents.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert contents[0] == contents[1] != contents[2]
    assert company.cli("sample", str(company.home / "a"), *month, today=day).code == 2
    files = (str(path) for path in (company.home / "a").glob("*.xml"))
    read = company.cli("payments", "import", "--dry-run", *files, today=day)
    assert read.code in {0, 3}, read.err


def test_what_is_not_drawn(year: PaidYear, tmp_path: Path) -> None:
    """Neither beside real banks, nor of a month without invoices, nor without saying which."""
    company, target = year.company, str(tmp_path / "s")
    for options, said in (
        ((), "--flats, --payments"),
        (("--payments", "--flats", "5"), "--flats, --payments"),
        (("--payments", "--period", "2031-01"), "nothing is to be paid"),
    ):
        refused = company.cli("sample", target, *options, today="2026-06-01")
        assert refused.code == 2
        assert said in refused.err
    config = company.home / "config.toml"
    text = config.read_text("utf-8")
    folder = f'\ntransport = "folder"\nfolder = "{tmp_path}"'
    config.write_text(text.replace('\ntransport = "simulator"', folder, 1), "utf-8")
    refused = company.cli("sample", target, "--payments", today="2026-06-01")
    config.write_text(text, "utf-8")
    assert refused.code == 2
    assert "real bank" in refused.err
