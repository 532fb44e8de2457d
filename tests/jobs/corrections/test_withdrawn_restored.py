"""A database of yesterday learns what was withdrawn since, before it writes."""

import pytest
from at_the_bank import BANK, FaultyBanks, simulated
from bank_answers import refusal
from month_steps import live, plan_of, prepare, refuse, state
from sample_company import PERIOD, Company

from einvoice.core.exit_codes import ExitCode
from jobs.steps import deliver as deliver_job
from jobs.steps.deliver import deliver


def test_a_restored_database_knows_what_was_withdrawn(home: Company) -> None:
    """Void stays void, attempts stay attempts: the same invoices and files, nothing sent twice."""
    copy = home.home / "copy.db"
    prepare(home, "calculate")
    assert home.cli("backup", str(copy)).code == 0
    rows = refuse(home, (0, 33), (1, 80))
    assert home.cli("void", rows[1]["invoice_number"], "--reason", "x").code == 0
    made = plan_of(home, "--rejected", "--unchanged")
    assert home.cli("rerun", "--apply", made["plan"]).code == 0
    assert home.cli("run").code == 0
    before = state(home)
    restored = home.cli("restore", str(copy))
    assert restored.code == 0, restored.err
    assert state(home) == before
    again = home.cli("run")
    assert "nothing to do" in again.err
    assert state(home) == before


LATE = "2026-11-27"


@pytest.fixture
def tried(company: Company, monkeypatch: pytest.MonkeyPatch) -> Company:
    """A backup of the drafts; then a file that was tried in vain until its last day had passed."""
    monkeypatch.setattr(deliver_job, "_pause", lambda _attempt: None)
    prepare(company, "calculate")
    assert company.cli("backup", str(company.home / "copy.db")).code == 0
    prepare(company, "issue", "render")
    with company.context() as context, simulated(company, "disk-full") as simulator:
        deliver(context, FaultyBanks(context, simulator), PERIOD, BANK)
    assert company.cli("run", today=LATE).code == ExitCode.DEADLINE_IN_DANGER
    return company


def restored(company: Company) -> Company:
    """Put the backup back."""
    result = company.cli("restore", str(company.home / "copy.db"), today=LATE)
    assert result.code == 0, result.err
    return company


def files_of_bank(company: Company) -> list[dict[str, str]]:
    """Return the files of the bank."""
    return [row for row in company.table("files") if row["bank"] == BANK]


def test_a_restored_database_does_not_send_a_file_that_was_taken_back(tried: Company) -> None:
    """What was issued anew is at the bank; the file taken back stays so, with its numbers."""
    made = plan_of(tried, "--period", "2026-10", today=LATE)
    assert tried.cli("rerun", "--apply", made["plan"], today=LATE).code == 0
    tried.cli("run", "--period", "2026-10", today=LATE)
    before = files_of_bank(tried)
    assert [row["state"] for row in before] == ["withdrawn", "accepted"]
    assert files_of_bank(restored(tried)) == before
    invoices = tried.table("invoices")
    tried.cli("run", "--period", "2026-10", today=LATE)
    assert files_of_bank(tried) == before
    assert tried.table("invoices") == invoices


def test_the_others_of_a_file_taken_back_wait_again_after_a_restore(tried: Company) -> None:
    """They lie in no file that will ever be sent: issued, as before the restore."""
    number = next(row["invoice_number"] for row in tried.table("invoices") if row["bank"] == BANK)
    assert tried.cli("void", number, "--reason", "x", today=LATE).code == 0
    before = {row["invoice_number"]: row["state"] for row in tried.table("invoices")}
    assert set(before.values()) == {"issued", "rendered", "void"}
    after = {row["invoice_number"]: row["state"] for row in restored(tried).table("invoices")}
    others = {name: state for name, state in before.items() if state != "rendered"}
    assert {name: after[name] for name in others} == others


def test_an_answer_to_a_file_that_was_taken_back_changes_nothing(tried: Company) -> None:
    """Nobody should have it: nothing goes there in its place before a person asked the bank."""
    number = next(row["invoice_number"] for row in tried.table("invoices") if row["bank"] == BANK)
    assert tried.cli("void", number, "--reason", "x", today=LATE).code == 0
    (file,) = files_of_bank(tried)
    path = tried.home / "bank" / BANK / "outbox" / "a.xml"
    header = f'<Header infileId="{file["file_id"]}"/>'
    path.write_text(f'<FailedInvoice>{header}<Footer totalNr="0"/></FailedInvoice>')
    before = tried.table("invoices")
    polled = tried.cli("poll", "--period", "2026-10", today=LATE)
    assert polled.code == ExitCode.REFUSED_BY_CHECK
    assert "was taken back" in polled.err
    assert tried.table("invoices") == before


def test_a_restored_database_knows_that_a_customer_changed_banks(company: Company) -> None:
    """Refused at one bank, ordered at the other: the last attempt says whose invoice it is."""
    copy = company.home / "copy.db"
    prepare(company, "calculate")
    assert company.cli("backup", str(copy)).code == 0
    prepare(company, "issue", "render")
    row = next(row for row in company.table("invoices") if row["bank"] == "swedbank")
    with company.context() as context, simulated(company, "no-answer") as simulator:
        deliver(context, FaultyBanks(context, simulator), PERIOD, "swedbank")
    (sent,) = (company.home / "bank" / "swedbank" / "inbox").iterdir()
    sent.unlink()
    refused = refusal(f"49900001005-{row['invoice_number']}-1", 33)
    (company.home / "bank" / "swedbank" / "outbox" / "a.xml").write_text(
        f'<FailedInvoice><Header infileId="{sent.stem}"/>{refused}<Footer totalNr="1"/>'
        "</FailedInvoice>"
    )
    assert company.cli("poll").code == ExitCode.NEEDS_A_PERSON
    rows = (company.home / "input" / "subscriptions.csv").read_text("utf-8").splitlines()
    names = rows[0].split(",")
    own = next(line.split(",") for line in rows[1:] if line.startswith(f"{row['flat_id']},"))
    own[names.index("bank")], own[names.index("valid_from")] = "seb", "2026-10-03"
    path = company.home / "subscriptions-new.csv"
    path.write_text(f"{rows[0]}\n{','.join(own)}\n", "utf-8")
    assert company.cli("import", str(path)).code == 0
    assert company.cli("rerun", "--apply", plan_of(company, "--rejected")["plan"]).code == 0
    assert company.cli("run").code == 0
    before = state(company)
    assert (live(company, row["flat_id"])["bank"], live(company, row["flat_id"])["state"]) == (
        "seb",
        "accepted",
    )
    assert company.cli("restore", str(copy)).code == 0
    assert state(company) == before


def test_an_older_copy_stops_what_writes_until_it_knows_what_is_void(company: Company) -> None:
    """A copy from before the withdrawal would send it; it is noticed."""
    prepare(company, "calculate", "issue")
    copy = company.home / "copy.db"
    assert company.cli("backup", str(copy)).code == 0
    number = company.table("invoices")[0]["invoice_number"]
    assert company.cli("void", number, "--reason", "x").code == 0
    database = company.home / "data" / "einvoice.db"
    for path in database.parent.glob("einvoice.db*"):
        path.unlink()
    copy.rename(database)
    refused = company.cli("run")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert "invoices that are void or credited there: 1" in refused.err
    assert company.cli("restore").code == 0
    assert company.cli("show", number, "--json").json["state"] == "void"
