"""Plans and lists of many invoices: what they show, and when they are refused."""

import pytest
from many_steps import MONTH, WHY, apply, plan
from sample_company import FLATS, Company

from einvoice.core.exit_codes import ExitCode


def test_a_plan_does_nothing_and_has_every_flat(company: Company) -> None:
    """Counts and sums to a person, every flat to a program, under stable keys."""
    assert company.cli("run").code == 0
    before = company.table("invoices")
    made = plan(company, "credit", "--all")
    assert list(made) == (
        "command period plan applied taken left flats next_command credit_notes charges".split()
    )
    assert list(made["flats"][0]) == (
        "flat_id building_id invoice_number bank state total_cents taken why instead".split()
    )
    taken = [row for row in before if row["bank"]]
    assert made["taken"] == {
        "count": len(taken),
        "total_cents": sum(int(row["total_cents"]) for row in taken),
    }
    assert made["left"]["count"] == FLATS - len(taken)
    assert {row["why"] for row in made["flats"] if not row["taken"]} == {"no_bank"}
    instead = {row["instead"] for row in made["flats"] if not row["taken"]}
    assert instead == {"einvoice void INVOICE --reason TEXT"}
    assert made["next_command"] == f"einvoice credit --apply {made['plan']}"
    shown = company.cli("credit", "--building", "B0001", *MONTH, *WHY)
    assert shown.last_line.endswith("--reason 'wrong tariff'")
    assert company.table("invoices") == before
    assert company.table("credit_notes") == []
    done = apply(company, "credit", made["plan"]).json
    assert (done["applied"], len(done["credit_notes"])) == (True, len(taken))
    again = apply(company, "credit", made["plan"])
    assert again.code == ExitCode.USAGE, "a plan is done once"
    assert "was carried out already" in again.err


def test_a_plan_is_refused_when_anything_changed_since(company: Company) -> None:
    """And a plan of another command, or none, is a wrong call."""
    assert company.cli("run").code == 0
    made = plan(company, "credit", "--building", "B0001")
    first = next(row for row in company.table("invoices") if row["bank"])
    assert company.cli("credit", first["invoice_number"], "--reason", "x").code == 0
    refused = apply(company, "credit", made["plan"])
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert "something changed" in refused.err
    assert len(company.table("credit_notes")) == 1
    for command, plan_id in (("void", made["plan"]), ("credit", "0123456789ab"), ("hold", "../x")):
        unknown = apply(company, command, plan_id)
        assert unknown.code == ExitCode.USAGE
        assert "no such plan" in unknown.err
    assert company.cli("rerun", "--apply", made["plan"]).code == ExitCode.USAGE


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_list_names_invoices_or_flats(company: Company, separator: str) -> None:
    """Columns as `export` writes them; what was taken back before is left with a word."""
    assert company.cli("run").code == 0
    rows = [row for row in company.table("invoices") if row["bank"]]
    nobody = next(row for row in company.table("invoices") if not row["bank"])
    assert company.cli("void", nobody["invoice_number"], "--reason", "x").code == 0
    listed = company.home / "list.csv"
    lines = [
        ("flat_id", "invoice_number"),
        ("", rows[0]["invoice_number"]),
        (rows[1]["flat_id"], ""),
        (nobody["flat_id"], nobody["invoice_number"]),
        ("", ""),
    ]
    listed.write_text("\n".join(separator.join(line) for line in lines), "utf-8-sig")
    made = plan(company, "credit", "--from", str(listed))
    assert {(row["flat_id"], row["taken"], row["why"]) for row in made["flats"]} == {
        (rows[0]["flat_id"], True, "accepted"),
        (rows[1]["flat_id"], True, "accepted"),
        (nobody["flat_id"], False, "taken_back"),
    }
    held = company.cli("hold", "--from", str(listed), "--yes", *MONTH, *WHY, "--json").json
    assert held["taken"]["count"] == 3
    again = plan(company, "hold", "--from", str(listed))
    assert (again["plan"], {row["why"] for row in again["flats"]}) == ("", {"held"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("flat_id\nNOBODY\n", "list.csv:2: no such flat in 2026-10"),
        ("invoice_number\n26110000001\n", "list.csv:2: no such invoice of 2026-10"),
        ("invoice_number\nJānis\n", "list.csv:2: names no invoice and no flat"),
        ("name\nx\n", "expected a column invoice_number or flat_id"),
        ("flat_id\n", "has no rows"),
        ("", "expected a column"),
        ('flat_id\n"x', "no such flat in 2026-10"),
        (None, "not readable as UTF-8 text"),
    ],
)
def test_a_list_that_names_something_else_is_refused(
    company: Company, text: str | None, message: str
) -> None:
    """Whole, with the row, and nothing of what stands in it."""
    path = company.home / "list.csv"
    if text is not None:
        path.write_text(text, "utf-8")
    refused = company.cli("hold", "--from", str(path), *MONTH, *WHY)
    assert refused.code == ExitCode.USAGE
    assert message in refused.err
    assert "Jānis" not in refused.err


@pytest.mark.parametrize("command", ["credit", "void", "hold", "release"])
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "expected exactly one of"),
        (("--all", "--building", "B0001"), "expected exactly one of"),
        (("B0001-1", "--all"), "expected exactly one of"),
        (("B0001-1", "--yes"), "--yes: expected it only with"),
        (("--apply", "0123456789ab", *MONTH), "--period: expected it only with"),
        (("--building", "B9999"), "B9999: no such building in 2026-10"),
    ],
)
def test_a_call_that_cannot_be_meant_is_refused(
    company: Company, command: str, options: tuple[str, ...], message: str
) -> None:
    """Exit 2, before any work; so is a missing reason."""
    refused = company.cli(command, *options, *WHY)
    assert refused.code == ExitCode.USAGE
    assert message in refused.err
    missing = company.cli(command, "--all")
    assert (missing.code, "--reason" in missing.err) == (ExitCode.USAGE, True)
