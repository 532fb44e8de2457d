"""In each state of a month its figures add up, and each flat says how it is and what comes next."""

import re
from collections.abc import Callable

from sample_company import FLATS, Company
from sqlalchemy import text

PERIOD = ("--period", "2026-10")


def of_bank(company: Company) -> list[dict[str, str]]:
    """Return the first two live invoices that banks have."""
    return [row for row in company.table("invoices") if row["state"] == "accepted"][:2]


def credited(company: Company) -> None:
    """Credit one that its bank has."""
    company.cli("credit", of_bank(company)[0]["invoice_number"], "--reason", "x")


def voided(company: Company) -> None:
    """Take back one that goes to no bank."""
    alone = next(row for row in company.table("invoices") if not row["bank"])
    company.cli("void", alone["invoice_number"], "--reason", "x")


def released(company: Company) -> None:
    """Let all that were credited go."""
    company.cli("release", "--all", "--yes", "--reason", "x")


def rerun(company: Company) -> None:
    """Do over again what is wrong in the first building."""
    plan = company.cli("rerun", "--building", "B0001", "--json").json["plan"]
    if plan:
        company.cli("rerun", "--apply", plan)


def command(*words: str) -> Callable[[Company], None]:
    """Return a step that is one command."""
    return lambda company: company.cli(*words) and None


def gone(company: Company) -> None:
    """Take a flat out of a month that is issued, as nothing but a hand in the database can."""
    with company.context() as context, context.store.writing() as tx:
        tx.execute(text("UPDATE flats SET valid_to='2026-09-30' WHERE flat_id='B0001-2'"))


STEPS: dict[str, Callable[[Company], None]] = {
    "imported": lambda _: None,
    "calculated": command("calculate"),
    "held": command("hold", "B0001-1", "--reason", "x"),
    "released": command("release", "B0001-1", "--reason", "x"),
    "issued": command("issue"),
    "void": voided,
    "void and calculated": command("calculate"),
    "sent": command("run"),
    "credited": credited,
    "all credited": command("credit", "--all", "--yes", "--reason", "x"),
    "credit notes rendered": command("render"),
    "credit notes sent": command("deliver"),
    "credit notes accepted": command("poll"),
    "credited and calculated": command("calculate"),
    "released after credit": released,
    "issued anew": command("run"),
    "rerun": rerun,
    "gone": gone,
}


def equations(text: str) -> dict[str, tuple[int, int]]:
    """Return each line `name N = part N + part N` as the whole and the sum of its parts."""
    found = re.findall(r"^(\w[a-z ]*?) +(\d+) = (.*)$", text, re.MULTILINE)
    parts = {name: re.findall(r"(-?\d+)(?= \+|$)", rest) for name, _, rest in found}
    return {name: (int(whole), sum(map(int, parts[name]))) for name, whole, _ in found}


def test_every_line_adds_up_in_every_state(company: Company) -> None:
    """On the screen, in the report, and the flats one by one."""
    seen = {}
    for state, step in STEPS.items():
        step(company)
        found = equations(company.cli("status").out)
        assert found, state
        for name, (whole, parts) in found.items():
            assert whole == parts, (state, name, company.cli("status").out)
        counts = company.cli("status", "--json").json["counts"]
        named = ("calculated", "taken_back", "not_calculated")
        seen[state] = tuple(counts[name] for name in named)
        assert sum(seen[state]) == counts["flats"] + counts["gone"], state
        assert not any(row["missing"] for row in company.cli("report", "--json").json["equations"])
    alone = FLATS - 20
    assert seen["imported"] == (0, 0, FLATS)
    assert seen["void"] == (FLATS - 1, 1, 0)
    assert seen["credit notes accepted"] == (alone, 20, 0)
    assert seen["issued anew"] == (FLATS, 0, 0)
    assert seen["gone"] == (FLATS, 0, 0)


def test_show_before_there_is_an_invoice(company: Company) -> None:
    """A flat that exists says that it is not calculated, and never that it is mistyped."""
    shown = company.cli("show", "B0001-1")
    assert shown.code == 2
    assert "B0001-1: has no invoice for 2026-10 yet, the flat is not calculated" in shown.err
    assert "`einvoice calculate --period 2026-10`" in shown.err
    assert "did you mean" not in shown.err
    gone(company)
    assert "it is no flat of that month" in company.cli("show", "B0001-2").err


def test_show_after_void_shows_what_was_taken_back(company: Company) -> None:
    """The void invoice of the month, not an older month's, and what comes next."""
    for step in ("calculate", "issue"):
        company.cli(step)
    row = company.table("invoices")[0]
    company.cli("void", row["invoice_number"], "--reason", "wrong")
    shown = company.cli("show", row["flat_id"])
    assert shown.code == 0
    assert f"invoice {row['invoice_number']}, void" in shown.out
    assert f"flat {row['flat_id']} has no other invoice for 2026-10 now" in shown.out
    assert shown.last_line.endswith("run --period 2026-10")
    company.cli("calculate")
    assert "draft" in company.cli("show", row["flat_id"]).out.splitlines()[0]


def test_show_of_a_held_flat_names_what_lets_it_go(company: Company) -> None:
    """A release where a person decides, else the file that must be mended."""
    company.cli("hold", "B0001-1", "--reason", "x")
    company.drop_rows("customers", "B0001-3,")
    company.cli("calculate")
    shown = company.cli("show", "B0001-1")
    assert shown.last_line.endswith("release B0001-1 --period 2026-10 --reason TEXT")
    assert shown.last_line.startswith("next: einvoice ")
    company.import_anew()
    company.cli("calculate")
    assert company.cli("show", "B0001-3").last_line.endswith("import FOLDER/customers.csv")
