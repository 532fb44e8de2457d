"""Worked houses: import files in, what was worked out by hand out, through the command line.

Each folder here holds the import files of one house, ``expected/`` with its lines and invoices,
and a README with the arithmetic written out for a human reader. More houses of the same form may
lie in the folder that the environment variable EXAMPLES names.
"""

import csv
import os
from pathlib import Path

import pytest
from golden_texts import GoldenTexts
from sample_company import Company

from einvoice.core.invoices import InvoiceLine
from einvoice.core.period import Period
from einvoice.store import exports
from jobs.setup.config_text import config_text

HERE = Path(__file__).parent
EXAMPLES = Path(os.environ.get("EXAMPLES", "no examples"))
HOUSES = sorted(path.parent for place in (HERE, EXAMPLES) for path in place.glob("*/expected"))
PERIOD = "2026-10"


def months(house: Path) -> str:
    """Return the period a house is worked out for."""
    note = house / "expected" / "period"
    return note.read_text("utf-8").strip() if note.exists() else PERIOD


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="EXAMPLES names no folder with worked houses")
def test_the_examples_are_among_the_houses() -> None:
    """Where EXAMPLES is set, its houses are tested too."""
    assert any(EXAMPLES in house.parents for house in HOUSES)


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.name)
def test_house_to_the_cent(house: Path, tmp_path: Path) -> None:
    """init, import, calculate and export give every line and invoice as worked out."""
    company = Company(tmp_path)
    period = months(house)
    today = Period.parse(period).next.first_day.replace(day=5)
    text = config_text("TEST01", str(today), settle_seconds=0)
    (tmp_path / "config.toml").write_text(text, "utf-8")
    assert company.cli("init").code == 0
    imported = company.cli("import", str(house))
    assert imported.code == 0, imported.err
    assert company.cli("calculate", "--period", period).code == 0
    for name in ("lines", "invoices"):
        expected = table(house / "expected" / f"{name}.csv")
        target = tmp_path / f"{name}.out.csv"
        assert company.cli("export", name, "--period", period, "--to", str(target)).code == 0
        got = [{column: row[column] for column in expected[0]} for row in table(target)]
        assert sorted(map(str, got)) == sorted(map(str, expected))
    if HERE in house.parents:
        explained(company, period, house)


def explained(company: Company, period: str, house: Path) -> None:
    """Compare how each line came about: its rule, readings and inputs, once read by a person."""
    golden = GoldenTexts(house / "expected" / "explained.txt")
    with company.context() as context, context.store.reading() as tx:
        found = list(exports.lines(tx, Period.parse(period)))
    for flat_id in dict.fromkeys(name for name, _ in found):
        golden.check(flat_id, [_how(line) for name, line in found if name == flat_id])


def _how(line: InvoiceLine) -> str:
    readings = f" {line.opening_e3}..{line.closing_e3}" if line.closing_e3 is not None else ""
    inputs = "; ".join(f"{name} {value}" for name, value in line.inputs)
    mark = " estimated" if line.estimated else ""
    return f"{line.line_no} {line.service}{mark}{readings} | {line.rule} | {inputs}"
