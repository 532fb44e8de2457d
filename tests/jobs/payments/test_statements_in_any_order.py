"""The same statements in any order, repeated and overlapping: the same accounts.

And statements that were mutated: refused whole, or taken to the cent; nothing lost, nothing double.
"""

import os
import random
from collections import Counter
from pathlib import Path

import pytest
from drawn_statements import Reading, context_of, nothing_kept
from hypothesis import given, settings
from hypothesis import strategies as st
from paid_company import PaidCompany, booked

from bank_adapters.simulator.statements import SWEDBANK, WrittenStatement, render_fidavista
from einvoice.core.payments import Payer, StatementEntry
from einvoice.core.references import reference

SOAK = bool(os.environ.get("SOAK"))
ORDERS, MUTATED = (500, 10_000) if SOAK else (15, 50)  # in any order; mutants
RITA = Payer("Rita Radiniece", "LV00UNLA0000000000077", "010190-12345")


@pytest.fixture(scope="module")
def company(issued_home: Path, tmp_path_factory: pytest.TempPathFactory) -> PaidCompany:
    """A company of which nothing is changed: every reading is undone."""
    import shutil

    from sample_company import Company

    home = tmp_path_factory.mktemp("drawn") / "home"
    shutil.copytree(issued_home, home)
    return PaidCompany(Company(home))


def entries_of(paid: PaidCompany) -> list[StatementEntry]:
    """Return payments that depend on those before: by account, by sum, twice, returned, equal."""
    rows = paid.invoices[:4]
    numbers = [row["invoice_number"] for row in rows]
    sums = [int(row["total_cents"]) for row in rows]
    ids = [paid.global_id(number) for number in numbers]
    return [
        booked(9, sums[0] // 2, "", ids[0], RITA),
        booked(10, sums[0] // 4, f"rek. {numbers[0]}", payer=RITA),
        booked(10, 700, "īre", payer=RITA),
        booked(10, 700, "īre", payer=RITA),
        booked(11, sums[1], f"rek. {numbers[1]}"),
        booked(12, sums[1], reference(numbers[1])),
        booked(12, -sums[0] // 2 if sums[0] % 2 == 0 else -(sums[0] // 2), "", ids[0]),
        booked(13, sums[2] + 100, f"dz. {rows[2]['flat_id']}"),
        booked(9, sums[3], f"Apmaksa {reference(numbers[3])}"),
        booked(14, sums[3], f"rek. {numbers[3]}"),
        booked(14, -250, "Komisija"),
    ]


def statements_of(paid: PaidCompany) -> list[WrittenStatement]:
    """Return a statement of each day, of some days, of all: they overlap."""
    entries = entries_of(paid)

    def of_days(first: int, last: int, name: str) -> WrittenStatement:
        before = sum(e.cents for e in entries if e.booked_on.day < first)
        inside = [e for e in entries if first <= e.booked_on.day <= last]
        opening = paid.opening_cents + before
        return paid.statement(first, last, inside, opening, statement_id=name)

    parts = [of_days(9, 10, "A"), of_days(11, 12, "B"), of_days(13, 14, "C")]
    return [*parts, of_days(10, 12, "W"), of_days(9, 14, "M")]


@pytest.fixture(scope="module")
def files(company: PaidCompany) -> list[Path]:
    """The files: the last in two pages that wait for each other."""
    *statements, whole = statements_of(company)
    pages = company.write_pages(whole, 6)
    return [in_data(company, path) for path in (*map(company.write, statements), *pages)]


def in_data(paid: PaidCompany, path: Path) -> Path:
    """Move a file to where the archive is: pages that wait are looked for there."""
    return path.rename(paid.company.home / "data" / path.name)


def test_any_order_repetition_and_overlap(company: PaidCompany, files: list[Path]) -> None:
    """Drawn orders, 500 with SOAK: the same payments, decisions and shares as in order."""
    with context_of(company) as context:
        with nothing_kept(context) as reading:
            reading.read_all(files)
            expected = reading.decided()
        with nothing_kept(context) as reading:
            reading.read(files[2])
            alone = reading.decided()
        assert {key for key in alone if alone[key] != expected[key]}, "what came before matters"

        @settings(max_examples=ORDERS, deadline=None, database=None)
        @given(st.permutations(files), st.lists(st.sampled_from(files), max_size=1))
        def same(order: list[Path], again: list[Path]) -> None:
            with nothing_kept(context) as reading:
                reading.read_all([*order, *again])
                assert reading.decided() == expected

        same()


def test_mutated_statements_lose_and_double_nothing(company: PaidCompany) -> None:
    """Read before the good statement, which then is whole: or the contradiction is shown."""
    rng = random.Random("mutated")  # noqa: S311 - not a secret
    good = statements_of(company)[-1]
    path = in_data(company, company.write(good))
    mutant = path.with_name("mutant.xml")
    seeds = [path.read_bytes(), render_fidavista(good, SWEDBANK)]
    outcomes: dict[str, int] = {}
    with context_of(company) as context:
        with nothing_kept(context) as reading:
            reading.read(path)
            cents = reading.cents()
        for _ in range(MUTATED):
            mutant.write_bytes(mutated(rng.choice(seeds), rng))
            with nothing_kept(context) as reading:
                outcome = outcome_of(reading, mutant, path, cents)
            outcomes[outcome] = outcomes.get(outcome, 0) + 1
    assert outcomes["refused"] > MUTATED // 10
    assert outcomes["same"] > MUTATED // 100


def outcome_of(reading: Reading, mutant: Path, path: Path, cents: list[int]) -> str:
    """Read a mutant, again, then the good statement, and return what became of it."""
    first = reading.read(mutant)
    taken = reading.cents()
    assert first.added == len(taken)
    assert first.statements or not taken, "refused whole"
    assert reading.read(mutant).added == 0
    assert reading.cents() == taken
    second = reading.read(path)
    assert not Counter(cents) - Counter(reading.cents()) or second.is_refused, "nothing is lost"
    if taken == cents and b"<FIDAVISTA" in mutant.read_bytes():
        assert reading.cents() == cents, "the same days in another format are not taken again"
    if reading.cents() == cents:
        return "same" if taken else "refused"
    assert second.is_refused or reading.is_blocked(), "who trusts them is told"
    return "contradicts"


def mutated(content: bytes, rng: random.Random) -> bytes:
    """Return a statement with a digit, a byte, a piece or an element changed, doubled or gone."""
    place, size = rng.randrange(len(content)), rng.randrange(1, 40)
    way = rng.randrange(5)
    if way == 0:
        digits = [n for n, byte in enumerate(content) if chr(byte).isdigit()]
        place = rng.choice(digits)
        return content[:place] + b"%d" % rng.randrange(10) + content[place + 1 :]
    if way == 1:
        return content[:place] + bytes([rng.randrange(256)]) + content[place + 1 :]
    if way == 2:
        return content[:place] + content[place + size :]
    lines = content.splitlines(keepends=True)
    line = rng.randrange(len(lines))
    return b"".join([*lines[:line], *lines[line : line + 1] * (way - 3) * 2, *lines[line + 1 :]])
