"""Which command a person reads next while a bank's refusals are open."""

import contextlib
import sqlite3

import pytest
from month_steps import prepare, refuse
from sample_company import Company, Result

from einvoice.core.exit_codes import ExitCode

AGAIN = "rerun --rejected --period 2026-10"


@pytest.mark.parametrize(
    ("code", "mended"), [(3, "import FOLDER/subscriptions.csv"), (9, "show 26110000001")]
)
def test_a_mended_cause_leads_to_the_plan(company: Company, code: int, mended: str) -> None:
    """The screens name both steps, and the first step names the second."""
    refuse(company, (0, code))
    for screen in ("run", "status", "check", "report"):
        assert company.cli(screen).last_line.endswith(mended), screen
    assert "rerun" in company.cli("report").out
    subscriptions = str(company.home / "input" / "subscriptions.csv")
    steps = {3: ("import", subscriptions), 9: ("show", "26110000001")}
    assert company.cli(*steps[code]).last_line.endswith(AGAIN)
    assert "rerun --apply" in company.cli("rerun", "--rejected", "--unchanged").last_line
    assert company.cli("calculate").last_line.endswith(AGAIN)


def test_another_account_leads_straight_to_the_plan(company: Company) -> None:
    """What was mended goes first; the invoice whose cause is as it was waits behind it."""
    waits, mended = refuse(company, (0, 3), (1, 3))
    company.cli("run")
    assert company.cli("status").last_line.endswith("import FOLDER/subscriptions.csv")
    path = company.home / "input" / "subscriptions.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    (row,) = [row for row in rows if row.startswith(f"{mended['flat_id']},")]
    corrected = row.replace(row.split(",")[header.split(",").index("payer_name")], "Cits Maksātājs")
    path.write_text(f"{header}\n{corrected}\n", "utf-8")
    assert company.cli("import", str(path)).code == 0
    for screen in ("status", "run", "report"):
        assert company.cli(screen).last_line.endswith(AGAIN), screen
    plan = company.cli("rerun", "--rejected")
    company.cli("rerun", "--apply", plan.last_line.split()[-1])
    company.cli("run")
    assert company.cli("status").last_line.endswith("import FOLDER/subscriptions.csv")
    left = company.cli("status", "--json").json["refused"]
    assert [row["invoice_number"] for row in left] == [waits["invoice_number"]]


def test_a_page_of_what_the_bank_may_have_names_both_ways(company: Company) -> None:
    """The screen of the month leads there, and it leads back to no screen of the month."""
    (row,) = refuse(company, (0, 106))
    number = row["invoice_number"]
    company.cli("run")
    assert company.cli("status").last_line.endswith(f"show {number}")
    asked = company.cli("show", number).err
    assert f"`einvoice mark-accepted {number} " in asked
    assert f"`einvoice mark-refused {number} " in asked
    assert asked.splitlines()[-1].endswith(f" mark-accepted {number} --evidence TEXT")


def test_what_a_bank_calls_a_duplicate_is_said_once_with_the_day(company: Company) -> None:
    """Also after its word that it recalled the first: sent again at once, it comes back again."""
    rows = refuse(company, (0, 106), (1, 106))
    numbers = [row["invoice_number"] for row in rows]
    for screen in ("run", "status"):
        shown = company.cli(screen).out
        assert shown.count("refused as duplicates (106): 2. It takes") == 1
        assert "from 2026-11-11 on `" in shown, "six days after the file was sent"
    said = company.cli("mark-refused", *numbers, "--evidence", "recalled")
    for screen in (said, company.cli("status"), company.cli("run"), company.cli("rerun")):
        assert screen.last_line.endswith(f"show {numbers[0]}"), "nothing is refused once more"
    assert "from 2026-11-11 on `" in company.cli("status").out
    early = company.cli("rerun", "--rejected")
    assert "2 refused as duplicates (106) stay out of the plan: the bank takes them again " in (
        early.err
    )
    assert "from 2026-11-11 on; then `einvoice rerun --rejected --period 2026-10`" in early.err
    assert early.last_line.endswith(f"show {numbers[0]}")
    page = company.cli("show", numbers[1])
    assert "again from 2026-11-11 on: then `einvoice rerun --rejected" in page.err
    assert "until then nothing is to be done" in page.err
    assert page.last_line.endswith(f"void {numbers[1]} --reason TEXT")
    forced = company.cli("rerun", "--rejected", "--unchanged")
    assert "rerun --apply" in forced.last_line
    on_the_day = company.cli("status", today="2026-11-11")
    assert on_the_day.last_line.endswith(AGAIN)
    plan = company.cli("rerun", "--rejected", today="2026-11-11")
    company.cli("rerun", "--apply", plan.last_line.split()[-1], today="2026-11-11")
    assert "duplicates" not in company.cli("status", today="2026-11-11").out


def test_what_the_bank_may_have_is_not_planned(company: Company) -> None:
    """After an import comes the calculation, as without a refusal."""
    refuse(company, (0, 64))
    company.cli("run")
    subscriptions = str(company.home / "input" / "subscriptions.csv")
    assert company.cli("import", subscriptions).last_line.endswith("calculate")


def test_a_file_with_refused_rows_is_imported_once_it_is_corrected(company: Company) -> None:
    """A dry run that names itself leads nowhere."""
    path = company.home / "flats.csv"
    path.write_text("flat_id,building_id\nX,NOWHERE\n", "utf-8")
    for options in ((), ("--dry-run",)):
        refused = company.cli("import", str(path), *options)
        assert refused.code == 3
        assert refused.last_line.endswith("flats.csv")
    good = str(company.home / "input" / "flats.csv")
    assert company.cli("import", good, "--dry-run").last_line.endswith("flats.csv")


def test_a_row_that_an_issued_invoice_uses_is_not_imported_again_at_once(company: Company) -> None:
    """The hint names what takes the invoices back; the file is right."""
    prepare(company, "calculate", "issue")
    path = company.home / "tariffs.csv"
    rows = (company.home / "input" / "tariffs.csv").read_text("utf-8")
    header, first = rows.splitlines()[:2]
    fields = dict(zip(header.split(","), first.split(","), strict=True))
    fields["price_net"] = "9.99"
    path.write_text(f"{header}\n{','.join(fields.values())}\n", "utf-8")
    refused = company.cli("import", str(path), "--dry-run")
    assert "are issued with other values" in refused.err
    void = "void --building B0001 --period 2026-10 --reason TEXT"
    assert refused.last_line.endswith(void)
    assert refused.err.count(" void ") == 2, "once for all: in the hint, and in the last line"
    assert company.cli("import", str(path)).last_line.endswith(void)
    status = company.cli("status")
    assert status.last_line.endswith(" import FOLDER/tariffs.csv"), (
        "a run would send the wrong invoices"
    )


def test_a_sale_reported_late_leads_to_taking_the_invoice_back(company: Company) -> None:
    """The new owner's row only overlaps the old owner's: importing both again led in a circle."""
    prepare(company, "calculate", "issue")
    first = company.table("invoices")[0]
    refused = sold(company, first["flat_id"], "2026-10-15", "2026-10-16")
    assert "overlaps" in refused.err
    assert refused.last_line.endswith(f"void {first['invoice_number']} --reason TEXT")


def sold(company: Company, flat: str, until: str, since: str) -> Result:
    """Import that a flat has another owner."""
    lines = (company.home / "input" / "customers.csv").read_text("utf-8").splitlines()
    row = next(line for line in lines if line.startswith(f"{flat},"))
    old = dict(zip(lines[0].split(","), row.split(","), strict=True))
    new = old | {"name": "New Owner", "code": "010280-10003", "valid_from": since}
    path = company.home / "customers-sold.csv"
    rows = [",".join(row.values()) for row in (old | {"valid_to": until}, new)]
    path.write_text("\n".join([lines[0], *rows, ""]), "utf-8")
    return company.cli("import", str(path))


def test_a_sale_told_after_acceptance_begins_with_the_next_month(company: Company) -> None:
    """The old owner keeps the invoice, and nothing is credited."""
    assert company.cli("run").code == 0
    flat = next(row["flat_id"] for row in company.table("invoices") if row["bank"])
    refused = sold(company, flat, "2026-10-15", "2026-10-16")
    assert "End that row on 2026-10-31, begin the new owner's on 2026-11-01" in refused.err
    assert refused.last_line.endswith("customers-sold.csv")
    assert " import " in refused.last_line
    assert sold(company, flat, "2026-10-31", "2026-11-01").code == 0
    assert company.cli("run").code == 0


def test_a_duplicate_that_goes_again_after_the_deadline_is_warned_of(company: Company) -> None:
    """When it comes, on each screen and in the plan; past the deadline a run ends with 8."""
    (row,) = refuse(company, (0, 106))
    number = row["invoice_number"]
    company.cli("mark-refused", number, "--evidence", "recalled")
    assert "is after the deadline" not in company.cli("status").out
    with contextlib.closing(sqlite3.connect(company.home / "data" / "einvoice.db")) as database:
        database.execute("UPDATE files SET sent_at = '2026-11-10T08:00:00Z'")
        database.commit()
    for screen in ("status", "rerun --rejected", f"show {number}"):
        shown = company.cli(*screen.split(), today="2026-11-11")
        assert "2026-11-16 is after the deadline, 2026-11-13 17:00" in shown.out + shown.err, screen
    assert company.cli("run", today="2026-11-11").code == ExitCode.NEEDS_A_PERSON
    assert company.cli("run", today="2026-11-15").code == ExitCode.DEADLINE_IN_DANGER
