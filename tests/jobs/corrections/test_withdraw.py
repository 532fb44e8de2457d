"""Taking back what no bank has: void numbers stay used, banks end with one valid invoice a flat."""

import pytest
from at_the_bank import BANK, FaultyBanks, bank_inbox, sent_ids, simulated
from bank_answers import answer, global_ids
from month_steps import deliver_silently, kept, live, plan_of, prepare, refuse, state, state_of
from sample_company import Company

from einvoice.core.exit_codes import ExitCode
from jobs.answers.poll import poll


def test_a_void_invoice_keeps_its_number_and_the_flat_gets_a_new_one(company: Company) -> None:
    """The number is not given again; the new invoice names the one it stands for."""
    prepare(company, "calculate", "issue")
    old = next(row for row in company.table("invoices") if row["bank"] == "")
    count = len(company.table("invoices"))
    done = company.cli("void", old["invoice_number"], "--reason", "wrong name")
    assert done.code == 0
    assert "1 of them went to no bank: where they were printed or mailed" in done.err
    assert company.cli("status", "--json").json["recalled"] == [
        {"flat_id": old["flat_id"], "void": old["invoice_number"], "replaced_by": ""}
    ]
    assert done.last_line.endswith("calculate --period 2026-10")
    assert company.cli("calculate").last_line.endswith("check --period 2026-10")
    assert company.cli("check").last_line.endswith("run --period 2026-10")
    assert company.cli("run").code == 0
    new = live(company, old["flat_id"])
    assert int(new["invoice_number"]) == int(old["invoice_number"][:4] + "0000000") + count + 1
    listed = company.cli("status").out
    assert [old["flat_id"], old["invoice_number"], new["invoice_number"]] in [
        line.split() for line in listed.splitlines()
    ]
    assert f"`einvoice void --recalled {old['invoice_number']}`" in listed
    assert "recall them and hand out the new invoices" in listed
    shown = company.cli("show", new["invoice_number"], "--json").json
    assert shown["replaces"] == old["invoice_number"]
    gone = company.cli("show", old["invoice_number"], "--json").json
    assert (gone["state"], gone["withdrawn_because"]) == ("void", "wrong name")
    assert company.cli("status", "--json").json["counts"]["void"] == 1


def test_a_file_that_was_never_sent_is_taken_back_with_it(company: Company) -> None:
    """The other invoices of the file go out in a further one; the old file never does."""
    prepare(company, "calculate", "issue", "render")
    rows = [row for row in company.table("invoices") if row["bank"] == BANK]
    assert company.cli("void", rows[0]["invoice_number"], "--reason", "x").code == 0
    (old_file,) = [row for row in company.table("files") if row["bank"] == BANK]
    assert old_file["state"] == "withdrawn"
    assert company.cli("run").code == 0
    (path,) = bank_inbox(company)
    assert path.name != old_file["name"]
    expected = {f"49900001005-{row['invoice_number']}-2" for row in rows[1:]}
    expected.add(f"49900001005-{live(company, rows[0]['flat_id'])['invoice_number']}-1")
    assert set(sent_ids(path)) == expected
    assert not list((company.home / "data" / "outbox").glob("*/*.xml"))


@pytest.mark.parametrize(
    ("state_at_bank", "why"),
    [("sent", "the bank has not answered yet"), ("accepted", "the bank has it; only a credit ")],
)
def test_what_a_bank_has_is_never_void(company: Company, state_at_bank: str, why: str) -> None:
    """A sent or accepted invoice is refused (4), with why; nothing changes."""
    prepare(company, "calculate", "issue", "render")
    deliver_silently(company)
    if state_at_bank == "accepted":
        answer(company, "a.xml")
        with company.context() as context, simulated(company, "no-answer") as simulator:
            poll(context, FaultyBanks(context, simulator), BANK)
    number = global_ids(company)[0].split("-")[1]
    before = state(company)
    refused = company.cli("void", number, "--reason", "x")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
    assert f"invoice {number}: {why}" in refused.err
    assert state(company) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(("26110000099", "--reason", "x"), "no such live invoice", id="unknown"),
        pytest.param(("B0001-1", "--reason", "x"), "expected an invoice number", id="no number"),
        pytest.param(("26110000001", "--reason", " "), "--reason is missing", id="no reason"),
    ],
)
def test_a_wrong_call_is_refused(
    company: Company, arguments: tuple[str, ...], message: str
) -> None:
    """Exit 2 and what was expected."""
    prepare(company, "calculate", "issue")
    result = company.cli("void", *arguments)
    assert result.code == ExitCode.USAGE
    assert message in result.err


def test_refused_invoices_go_out_again_under_their_numbers(company: Company) -> None:
    """Their payers mended it: one more file with only those, as attempt 2, and all are accepted."""
    refused = refuse(company, (0, 33), (2, 3))
    made = plan_of(company, "--rejected", "--unchanged")
    assert [(row["flat_id"], row["remedy"]) for row in made["invoices"]] == [
        (row["flat_id"], "again") for row in refused
    ]
    assert [row["old_cents"] for row in made["invoices"]] == [
        row["new_cents"] for row in made["invoices"]
    ]
    before = company.table("invoices")
    assert company.cli("rerun", "--rejected", "--unchanged").code == 0
    assert company.table("invoices") == before, "a plan does nothing"
    assert company.cli("rerun", "--apply", made["plan"]).code == 0
    assert company.cli("run").code == 0
    (path,) = bank_inbox(company)
    assert sent_ids(path) == [f"49900001005-{row['invoice_number']}-2" for row in refused]
    assert [live(company, row["flat_id"])["state"] for row in refused] == ["accepted"] * 2
    counts = company.cli("status", "--json").json["counts"]
    assert (counts["refused"], counts["void"], counts["awaited"]) == (0, 0, 0)


def test_a_recalled_paper_is_ticked_off_once(company: Company) -> None:
    """Several at once, all or none; the journal says it once for each, and the list is empty."""
    prepare(company, "calculate", "issue")
    alone = [row for row in company.table("invoices") if not row["bank"]]
    first, second, live_one = (row["invoice_number"] for row in alone[:3])
    (at_bank, *_) = (row["invoice_number"] for row in company.table("invoices") if row["bank"])
    company.cli("void", first, second, at_bank, "--reason", "wrong name")
    for wrong in (live_one, at_bank):
        refused = company.cli("void", "--recalled", first, wrong)
        assert refused.code == ExitCode.REFUSED_BY_CHECK
        assert f"{wrong}: expected a void invoice that went to no bank" in refused.err
    assert company.cli("void", "--recalled", "--all").code == ExitCode.USAGE
    assert [row["void"] for row in company.cli("status", "--json").json["recalled"]] == [
        first,
        second,
    ]
    assert state_of(company, live_one) == "issued"
    assert f"void --recalled {first} {second}`" in company.cli("status").out, "one word for both"
    done = company.cli("void", "--recalled", first)
    assert done.code == 0
    assert done.last_line.endswith("status --period 2026-10")
    both = company.cli("void", "--recalled", first, second, "--json").json["recalled"]
    assert [(row["invoice_number"], row["already"]) for row in both] == [
        (first, True),
        (second, False),
    ]
    assert [row[2] for row in kept(company, "paper_recalled")] == [first, second]
    assert company.cli("status", "--json").json["recalled"] == []
    assert "recall them" not in company.cli("status").out
    assert company.cli("audit", "verify").code == 0


@pytest.mark.parametrize(("code", "why"), [(106, "bank_says_has"), (999, "code_unknown")])
def test_what_the_bank_may_have_is_never_sent_again(company: Company, code: int, why: str) -> None:
    """It says that it has the same invoice, or nobody knows what it says: a person asks."""
    (old,) = refuse(company, (0, code))
    made = plan_of(company, "--rejected")
    assert made["plan"] == ""
    assert [row["why"] for row in made["invoices"]] == [why]
    refused = company.cli("void", old["invoice_number"], "--reason", "x")
    assert refused.code == ExitCode.REFUSED_BY_CHECK
