"""Invoices are credited, the right tariff is imported, and nobody thinks of `release`."""

import re

import pytest
from dialogue import Dialogue
from sample_company import FLATS, Company

from einvoice.core.exit_codes import ExitCode

MONTH = ("--period", "2026-10")
WHY = ("--reason", "wrong tariff")


def fees(company: Company) -> set[str]:
    """Return the unit prices of the management fee on the live invoices."""
    lines = company.table("lines")
    return {row["unit_price"] for row in lines if row["service"] == "management_fee"}


@pytest.mark.parametrize("steps", [("run",), ("poll",)])
def test_the_screens_lead_to_the_release(company: Company, steps: tuple[str, ...]) -> None:
    """`run`, also after `poll` alone, names it for all flats, once what is imported is right."""
    staff = Dialogue(company)
    assert staff.type("run").code == ExitCode.DONE
    right = company.home / "tariffs-right.csv"
    rows = (company.home / "input" / "tariffs.csv").read_text("utf-8").splitlines()
    (fee,) = [row for row in rows if row.startswith("management_fee") and "0.4316" in row]
    right.write_text("\n".join([rows[0], fee.replace("0.4316", "0.4163"), ""]), "utf-8")
    for command in ("credit", "void"):
        assert staff.type(command, "--all", "--yes", *MONTH, *WHY).code == ExitCode.DONE
    if steps == ("poll",):
        for command in ("render", "deliver"):
            staff.type(command)
    staff.type(*steps)
    assert staff.type("import", str(right)).code == ExitCode.DONE, staff.last.err
    staff.type("run")
    assert staff.last.code == ExitCode.NEEDS_A_PERSON
    wanted = " release --all --period 2026-10 --reason TEXT"
    for screen in (("run",), ("status",), ("check",), ("report",)):
        assert staff.type(*screen).last_line.endswith(wanted), screen
    planned = staff.follow("release --all")
    assert f"release {FLATS}, " in planned.err
    (plan_id,) = re.findall(r"plan ([0-9a-f]{12})", planned.err)
    assert staff.type("release", "--apply", plan_id, *WHY).code == ExitCode.DONE
    staff.run_to_the_end()
    assert fees(company) == {"0.4163"}
    assert len(company.bank_files()) == 6, "two of invoices, two of credit notes, two anew"


def test_released_and_not_calculated_goes_on_with_a_run(company: Company) -> None:
    """Nothing holds the flats any more: `status` names the run, and no second release."""
    staff = Dialogue(company)
    staff.type("run")
    staff.type("credit", "--all", "--yes", *MONTH, *WHY)
    for command in ("render", "deliver", "poll"):
        staff.type(command)
    assert staff.type("status").last_line.endswith(" release --all --period 2026-10 --reason TEXT")
    assert staff.type("release", "--all", "--yes", *MONTH, *WHY).code == ExitCode.DONE
    staff.type("status")
    assert staff.last.last_line.endswith(" run --period 2026-10")
    staff.run_to_the_end()


def test_what_is_held_otherwise_comes_first(company: Company) -> None:
    """A release of all would let go what a person holds: that flat is looked at."""
    staff = Dialogue(company)
    staff.type("hold", "B0001-1", "--reason", "a dispute")
    staff.type("run")
    staff.type("credit", "--all", "--yes", *MONTH, *WHY)
    staff.type("run")
    assert staff.last.last_line.endswith(" show B0001-1 --period 2026-10")
