"""What is refused says what is wrong, what was expected and what helps, to the last word."""

from dataclasses import replace

import pytest
from at_the_bank import BANK
from month_steps import plan_of, prepare, refuse
from sample_company import Company, Result

from bank_adapters.simulator.orders import render_applications
from einvoice.core.exit_codes import ExitCode
from einvoice.store import issuing
from einvoice.store.issue_batches import IssueBatch

REASON = ("--reason", "x")


def numbers(company: Company, bank: str = BANK) -> list[str]:
    """Return the numbers of a bank's invoices."""
    return [row["invoice_number"] for row in company.table("invoices") if row["bank"] == bank]


def says(result: Result, code: ExitCode, message: str, hint: str) -> None:
    """Check what a refused command said."""
    assert result.code == code
    words = (("error", "hint"), ("kļūda", "padoms"))
    assert any(f"{error}: {message}\n  {todo}: {hint}\n" in result.err for error, todo in words)


def outbox(company: Company, name: str, content: str) -> None:
    """Put a message into the bank's outbox."""
    path = company.home / "bank" / BANK / "outbox" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


def test_an_invoice_that_a_bank_has_is_not_void(company: Company) -> None:
    """It may still be credited."""
    assert company.cli("run").code == 0
    number = numbers(company)[0]
    says(
        company.cli("void", number, *REASON),
        ExitCode.REFUSED_BY_CHECK,
        f"invoice {number}: the bank has it; only a credit invoice or a later line corrects it, "
        "expected an invoice that no bank has",
        f"`einvoice show {number}` shows its state; nothing was changed",
    )


def test_an_invoice_whose_unsent_file_was_answered_is_not_void(company: Company) -> None:
    """The ledger is older than what was done."""
    prepare(company, "calculate", "issue", "render")
    (file,) = [row for row in company.table("files") if row["bank"] == BANK]
    file_id = file["file_id"]
    header = f'<Header infileId="{file_id}"/>'
    outbox(company, "a.xml", f'<FailedInvoice>{header}<Footer totalNr="0"/></FailedInvoice>')
    assert company.cli("poll").code == ExitCode.REFUSED_BY_CHECK
    says(
        company.cli("void", numbers(company)[0], *REASON),
        ExitCode.REFUSED_BY_CHECK,
        f"{BANK}: has {file_id}, which no run has sent: a person brought it there, or this "
        "database is older than what was done",
        "if nobody brought it there, `einvoice restore` takes over what is proven and shows what "
        f"is left; until then nothing goes to {BANK}; "
        f"if a person sent {file_id} by hand: `einvoice mark-sent {file_id} --hash HASH "
        "--evidence TEXT`",
    )


def test_each_invoice_that_cannot_be_credited_is_named(company: Company) -> None:
    """With its state and with what helps instead; the others are not credited either."""
    assert company.cli("run", "--bank", "swedbank").code == 0
    first, second = numbers(company, "swedbank")[:2]
    issued = numbers(company)[0]
    assert company.cli("credit", first, *REASON).code == 0
    says(
        company.cli("credit", second, first, issued, *REASON),
        ExitCode.REFUSED_BY_CHECK,
        f"{issued} is issued (no bank has it: `einvoice void {issued} --reason TEXT`)\n{first} has "
        "credit note 26119000001; expected invoices that their banks have accepted",
        f"`einvoice show {issued}` shows its state; nothing was changed",
    )
    assert [row["credit_note"] for row in company.table("credit_notes")] == ["26119000001"]


def test_a_plan_that_changed_and_one_that_nobody_made(company: Company) -> None:
    """Both lead to a new plan."""
    rows = refuse(company, (0, 33), (1, 33))
    plan = plan_of(company, "--rejected", "--unchanged")["plan"]
    assert company.cli("void", rows[0]["invoice_number"], *REASON).code == 0
    says(
        company.cli("rerun", "--apply", plan),
        ExitCode.REFUSED_BY_CHECK,
        f"plan {plan}: something changed since it was made, expected the same outcome",
        "make the plan anew and look at it: `einvoice rerun --rejected --unchanged --period "
        "2026-10`; nothing was done",
    )
    says(
        company.cli("rerun", "--apply", "0123456789ab"),
        ExitCode.USAGE,
        "--apply 0123456789ab: no such plan, expected the id that `einvoice rerun` printed",
        "run `einvoice rerun` and look at its plan first",
    )


def test_a_plan_of_which_not_all_can_be_issued_is_undone(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its invoices are neither void nor issued anew."""
    refuse(company, (0, 80), (1, 80))
    before = company.table("invoices")
    real = issuing.issue_drafts

    def one_less(*given: object) -> IssueBatch:
        batch = real(*given)  # type: ignore[arg-type]
        return replace(batch, invoices=batch.invoices - 1)

    late = "2026-11-27"
    plan = plan_of(company, "--period", "2026-10", today=late)
    count = len(plan["invoices"])
    monkeypatch.setattr(issuing, "issue_drafts", one_less)
    says(
        company.cli("rerun", "--apply", plan["plan"], today=late),
        ExitCode.REFUSED_BY_CHECK,
        f"plan {plan['plan']}: {count - 1} of {count} invoices could be issued anew, expected all: "
        "what else was issued of their buildings would be calculated otherwise",
        "`einvoice calculate --period 2026-10` and `einvoice check --period 2026-10` name the "
        "buildings; nothing was done",
    )
    assert company.table("invoices") == before


def test_refusals_are_said_in_the_staff_s_language(company: Company) -> None:
    """A state, an action and why, in Latvian; of what is not there, what it may have been."""
    assert company.cli("run", "--bank", "swedbank").code == 0
    sent, issued = numbers(company, "swedbank")[0], numbers(company)[0]
    company.edit_config('language = "en"', 'language = "lv"')
    says(
        company.cli("void", sent, *REASON),
        ExitCode.REFUSED_BY_CHECK,
        f"rēķins {sent}: tas ir bankā; to labo tikai kredītrēķins vai rinda vēlākā rēķinā; gaidīts "
        "tāds, kura nav nevienā bankā",
        f"`einvoice show {sent}` rāda tā stāvokli; nekas nav mainīts",
    )
    says(
        company.cli("credit", issued, *REASON),
        ExitCode.REFUSED_BY_CHECK,
        f"{issued}: rēķins ir izrakstīts (nevienai bankai tā nav: `einvoice void {issued} --reason "
        "TEXT`); gaidīti rēķini, ko to bankas ir pieņēmušas",
        f"`einvoice show {issued}` rāda tā stāvokli; nekas nav mainīts",
    )
    near = company.cli("hold", "B001-1", *REASON).err
    assert "B001-1: nav tāda dzīvokļa; nekas nav mainīts; vai domājāt „B0001-1”" in near


def test_a_reason_of_blanks_is_none(company: Company) -> None:
    """Whoever looks later must find why."""
    prepare(company, "calculate", "issue")
    result = company.cli("void", numbers(company)[0], "--reason", " ")
    assert result.code == ExitCode.USAGE
    assert "error: --reason is missing, expected why\n" in result.err


def test_an_unsafe_name_is_told_escaped(company: Company) -> None:
    """And once; the bank gives it another."""
    outbox(company, "navā.xml", "<x/>")
    says(
        company.cli("poll"),
        ExitCode.NEEDS_A_PERSON,
        rf"{BANK}: a file with an unsafe name was left there: nav\u0101.xml",
        "ask the bank for it under another name; it is told once",
    )


def test_applications_that_wait_are_told_by_their_numbers(company: Company) -> None:
    """Never by the customers' names."""
    order = {
        "SellerRegNumber": "49900001005",
        "GlobalSellerContractId": "SEB-EXAMPLE",
        "Action": "ADD",
        "ServiceId": "NOBODY",
        "ChannelAddress": "LV93UNLA0099999999999",
        "PresentmentType": "FULL",
        "CustomerIdCode": "161175-19997",
        "CustomerName": "A",
        "TimeStamp": "2026-11-04T10:00:00",
    }
    outbox(company, "orders.xml", render_applications([order]).decode())
    result = company.cli("poll")
    (queued,) = company.cli("subscriptions", "--json").json["queue"]
    says(
        result,
        ExitCode.NEEDS_A_PERSON,
        f"orders.xml: 1 application of customers wait for a person: {queued['id']} "
        "(unknown-service-id)",
        "`einvoice subscriptions` lists them with proposals",
    )


def test_a_correction_that_would_reach_another_customer_names_the_banks_way(
    company: Company,
) -> None:
    """The flat ends with the month."""
    assert company.cli("run").code == 0
    old = next(row for row in company.table("invoices") if row["bank"] == BANK)
    number, flat = old["invoice_number"], old["flat_id"]
    rows = (company.home / "input" / "flats.csv").read_text("utf-8").splitlines()
    own = next(row for row in rows if row.startswith(f"{flat},"))
    path = company.home / "flats-closed.csv"
    path.write_text(f"{rows[0]}\n{own.rstrip(',')},,2026-10-31\n", "utf-8")
    assert company.cli("import", str(path)).code == 0
    says(
        company.cli("credit", number, *REASON, "--as", "correction"),
        ExitCode.REFUSED_BY_CHECK,
        f"{number}: {flat} has another customer in 2026-11, or ended, expected the same",
        f"nothing was changed; `einvoice credit {number} --reason TEXT` asks the bank instead",
    )
