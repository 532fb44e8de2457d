"""What is told late begins on another day than it was written first: its refused row is settled."""

from pathlib import Path

from month_steps import accepted
from owner_steps import NEW, bring, customer_of, rows
from sample_company import Company


def unsettled(company: Company) -> list[str]:
    """Return why rows wait for a person."""
    return [row["code"] for row in company.cli("status", "--json").json["unsettled_rows"]]


def sale(company: Company, flat_id: str, last: str, first: str, **new: str) -> Path:
    """Write that a flat was sold: the old owner's last day, the new owner's first."""
    old = customer_of(company, flat_id) | {"valid_to": last}
    named = {"flat_id": flat_id, **NEW, "code": "010280-10003", "valid_to": ""}
    return bring(company, "customers", old, named | {"valid_from": first} | new)


def refused_sale(company: Company) -> tuple[str, Path]:
    """Tell a sale of October after October was accepted; return the flat and the file."""
    flat_id = accepted(company)[0]["flat_id"]
    path = sale(company, flat_id, "2026-10-15", "2026-10-16")
    told = company.cli("import", str(path))
    assert told.code == 3
    assert len(unsettled(company)) == 2
    return flat_id, path


def test_a_sale_told_late_is_settled_from_the_day_it_may_begin(simple: Company) -> None:
    """Also after the first file was imported once more; the month that bills it comes next."""
    flat_id, first = refused_sale(simple)
    email = {"email": "jauna@example.lv"}  # what else is written otherwise does not matter
    later = sale(simple, flat_id, "2026-10-31", "2026-11-01", **email)
    done = simple.cli("import", str(later), "--json")
    assert done.code == 0
    assert done.json["files"][0]["settled"] == 2
    assert simple.cli("import", str(first)).code == 3
    result = simple.cli("import", str(later))
    assert result.code == 0, result.err
    assert result.last_line.startswith("next: from 2026-12-04 on: "), "October is done"
    assert unsettled(simple) == []


def test_nobody_elses_row_settles_it(simple: Company) -> None:
    """Not one whose time ended before, not another customer's, not one of the name alone."""
    flat_id, _ = refused_sale(simple)
    closed = customer_of(simple, flat_id) | {"valid_to": "2026-10-31"}
    row = {"flat_id": flat_id, **NEW, "code": "010280-10003"}
    others = (
        closed,
        row | {"valid_from": "2020-01-01", "valid_to": "2020-12-31"},
        row | {"valid_from": "2026-11-01", "valid_to": "2026-11-10", "code": "161175-19997"},
        row | {"valid_from": "2026-11-11", "valid_to": "", "code": ""},
    )
    for other in others:
        assert simple.cli("import", str(bring(simple, "customers", other))).code == 0
        assert unsettled(simple) == ["overlap"]


def test_who_was_there_before_does_not_settle_a_later_row(simple: Company) -> None:
    """The same customer's next row waits, though all customers are imported once more."""
    old = customer_of(simple, accepted(simple)[0]["flat_id"])
    again = old | {"valid_from": "2026-11-01", "email": "cits@example.lv"}
    assert simple.cli("import", str(bring(simple, "customers", again))).code == 3
    assert simple.cli("import", str(simple.home / "input" / "customers.csv")).code == 0
    assert len(unsettled(simple)) == 1


def test_a_price_told_late_is_settled_from_the_month_it_may_begin(simple: Company) -> None:
    """The same price from another day on; another price is another row."""
    accepted(simple)
    old = next(row for row in rows(simple, "tariffs") if not row["valid_to"])
    new = old | {"price_net": "0.99", "valid_from": "2026-10-01"}
    assert (
        simple.cli(
            "import", str(bring(simple, "tariffs", old | {"valid_to": "2026-09-30"}, new))
        ).code
        == 3
    )
    assert len(unsettled(simple)) == 2
    closed, later = old | {"valid_to": "2026-10-31"}, new | {"valid_from": "2026-11-01"}
    done = simple.cli("import", str(bring(simple, "tariffs", closed, later)), "--json")
    assert done.code == 0
    assert done.json["files"][0]["settled"] == 2
    assert unsettled(simple) == []
