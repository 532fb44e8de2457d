"""What the journal and the ledger keep of each thing done, to the last field."""

import hashlib
import json
import sqlite3
from types import SimpleNamespace

import pytest
from at_the_bank import BANK
from bank_answers import answer, read
from month_steps import kept, plan_of, prepare, refuse
from sample_company import PERIOD, Company

from einvoice.core.advice import Action
from einvoice.core.errors import RefusedByCheckError
from einvoice.core.withdrawals import Decision, Remedy, Why
from einvoice.store import answers, issuing, withdrawals
from einvoice.store.withdrawals import Selection
from einvoice.texts.documents import TAKEN_BACK
from jobs.corrections import rerun
from jobs.corrections.rerun import PlannedInvoice, _as_advice, _digest
from jobs.corrections.withdraw import take_files_back

DIGEST = hashlib.sha256(b"wrong readings").hexdigest()
REASON = ("--reason", "wrong readings")


def number_at(company: Company, bank: str) -> str:
    """Return the number of the first invoice that goes to a bank, or to none."""
    rows = company.table("invoices")
    return next(str(row["invoice_number"]) for row in rows if row["bank"] == bank)


def left(company: Company) -> tuple[str, ...]:
    """Return the messages that are to be cleared away at their banks."""
    with company.context() as context, context.store.reading() as tx:
        return answers.names_left(tx)


def test_a_void_invoice(company: Company) -> None:
    """Its month, number, and the digest of the reason; its flat is not held."""
    prepare(company, "calculate", "issue")
    number = number_at(company, "")
    assert company.cli("void", number, *REASON).code == 0
    detail = f'{{"reason_sha256":"{DIGEST}"}}'
    assert kept(company, "voided") == [("2026-10", "voided", number, detail)]


def test_invoices_that_are_void_and_held(company: Company) -> None:
    """What was taken back for many at once says that the flats are held."""
    prepare(company, "calculate", "issue", "render")
    number = number_at(company, "")
    assert company.cli("void", "--all", *REASON, "--yes").code == 0
    detail = f'{{"held":true,"reason_sha256":"{DIGEST}"}}'
    entries = kept(company, "voided")
    assert ("2026-10", "voided", number, detail) in entries
    assert {entry[3] for entry in entries} == {detail}
    reasons = {f"invoice {entry[2]} is void" for entry in entries}
    assert {reason for *_, reason in decisions(company)} == reasons
    assert {entry[1:4] for entry in decisions(company)} == {(1, 1, "2026-10")}
    withdrawn = [subject for _, _, subject, _ in kept(company, "file_withdrawn")]
    assert withdrawn == [row["file_id"] for row in company.table("files")]
    assert len(withdrawn) == len({"seb", "swedbank"})


def test_a_file_that_is_taken_back_and_a_void_credit_note(company: Company) -> None:
    """A credit note that waits in an unsent file: file and note each have their entry."""
    assert company.cli("run").code == 0
    number = number_at(company, BANK)
    assert company.cli("credit", number, *REASON).code == 0
    detail = f'{{"cancels":"{number}","reason_sha256":"{DIGEST}"}}'
    note = "26119000001"
    assert kept(company, "credited") == [("2026-10", "credited", note, detail)]
    *_, (period, _, subject, frozen) = kept(company, "frozen")
    assert (period, subject) == ("2026-10", f"credit_notes {note}-{note}")
    assert (json.loads(frozen)["rows"], json.loads(frozen)["why"]) == (1, "issued")
    assert company.cli("render").code == 0
    (file,) = [row for row in company.table("files") if row["state"] == "ready"]
    assert company.cli("void", note, *REASON).code == 0
    assert kept(company, "file_withdrawn", "voided") == [
        ("2026-10", "file_withdrawn", file["file_id"], "{}"),
        ("2026-10", "voided", note, f'{{"reason_sha256":"{DIGEST}"}}'),
    ]


def test_a_correction(company: Company) -> None:
    """Which invoice, on which later month's it is taken back, and in which words."""
    assert company.cli("run").code == 0
    row = next(row for row in company.table("invoices") if row["bank"] == BANK)
    number, flat = row["invoice_number"], row["flat_id"]
    assert company.cli("credit", number, *REASON, "--as", "correction").code == 0
    detail = f'{{"on":"2026-11","reason_sha256":"{DIGEST}"}}'
    assert kept(company, "corrected") == [("2026-10", "corrected", number, detail)]
    words = {
        f"text_{language}": TAKEN_BACK[language].format(number=number) for language in TAKEN_BACK
    }
    expected = {"flat_id": flat, "period": "2026-11", "for_period": "2026-10", **words}
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        database.row_factory = sqlite3.Row
        lines = database.execute("SELECT * FROM charges WHERE service = 'correction'").fetchall()
    assert lines
    for line in lines:
        assert {name: line[name] for name in (*expected, "reason")} == {
            **expected,
            "reason": "wrong readings",
        }


def test_a_plan_of_nothing_has_no_new_sum(company: Company) -> None:
    """What stays as it is gets no second sum beside its own."""
    prepare(company, "calculate", "issue")
    flat = company.table("invoices")[0]["flat_id"]
    (row,) = plan_of(company, "--flat", flat)["invoices"]
    assert (row["why"], row["new_cents"]) == ("nothing", None)


def test_a_plan_says_why_a_refused_invoice_would_be_held(company: Company) -> None:
    """By the codes of what holds it; it gets no second sum either."""
    (old,) = refuse(company, (0, 33))
    assert company.cli("hold", old["flat_id"], *REASON).code == 0
    (row,) = plan_of(company, "--rejected")["invoices"]
    assert (row["why"], row["new_cents"]) == ("held", None)
    shown = company.cli("rerun", "--rejected").out
    assert "calculated now it would be held (HELD_BY_HAND)" in shown


@pytest.mark.parametrize("whole", [True, False])
def test_an_answer_that_was_read(waiting: Company, *, whole: bool) -> None:
    """Nothing waits to be cleared away: the whole one is gone, the half one stays at its bank."""
    path = answer(waiting, "a.xml")
    path.write_bytes(path.read_bytes()[: None if whole else 50])
    read(waiting)
    assert path.exists() is not whole
    assert left(waiting) == ()


def test_a_rerun_that_sends_again(company: Company) -> None:
    """The plan is the owner's alone, and gone once it is done; its id and size are kept."""
    refused = refuse(company, (0, 33), (2, 3))
    made = plan_of(company, "--rejected", "--unchanged")
    plan = company.home / "data" / "plans" / f"{made['plan']}.json"
    assert plan.stat().st_mode & 0o777 == 0o600
    issued = kept(company, "issued")
    assert company.cli("rerun", "--apply", made["plan"]).code == 0
    assert not plan.exists()
    detail = f'{{"invoices":{len(refused)}}}'
    assert kept(company, "rerun") == [("2026-10", "rerun", made["plan"], detail)]
    assert kept(company, "issued") == issued, "they keep their numbers"
    assert company.cli("audit", "verify").code == 0


def test_a_rerun_that_issues_anew(company: Company) -> None:
    """What is void names the plan; what is issued its first number, count, sum and due date."""
    late = "2026-11-27"
    prepare(company, "calculate", "issue", "render")
    made = plan_of(company, "--period", "2026-10", today=late)
    assert company.cli("rerun", "--apply", made["plan"], today=late).code == 0
    count, total = len(made["invoices"]), sum(row["new_cents"] for row in made["invoices"])
    *_, issued = kept(company, "issued")
    numbers = sorted(row["invoice_number"] for row in company.table("invoices"))
    assert issued[:3] == ("2026-10", "issued", numbers[-count])
    assert json.loads(issued[3]) == {
        "invoices": count,
        "total_cents": total,
        "due_date": "2026-12-31",
    }
    digest = hashlib.sha256(f"rerun {made['plan']}".encode()).hexdigest()
    assert {entry[3] for entry in kept(company, "voided")} == {f'{{"reason_sha256":"{digest}"}}'}
    assert company.cli("audit", "verify").code == 0


def decisions(company: Company) -> list[tuple[str, int, int, str, str]]:
    """Return who was held (1) or released (0), for its month alone, when and why, in order."""
    with sqlite3.connect(company.home / "data" / "einvoice.db") as database:
        return database.execute(
            "SELECT flat_id, held, only_its_month, period, reason FROM hold_decisions ORDER BY id"
        ).fetchall()


def test_a_flat_is_held_for_its_credit_note_until_that_is_void(company: Company) -> None:
    """The reason names the credit note."""
    assert company.cli("run").code == 0
    number = number_at(company, BANK)
    flat = next(r["flat_id"] for r in company.table("invoices") if r["invoice_number"] == number)
    assert company.cli("credit", number, *REASON).code == 0
    note = "credit note 26119000001"
    assert decisions(company) == [(flat, 1, 1, "2026-10", note)]
    assert company.cli("void", "26119000001", *REASON).code == 0
    assert decisions(company)[1:] == [(flat, 0, 1, "2026-10", f"{note} is void")]


def test_a_file_that_its_bank_has_answered_is_not_taken_back(company: Company) -> None:
    """The ledger that calls it unsent is old, whoever takes its invoices back."""
    prepare(company, "calculate", "issue", "render")
    answer(company, "a.xml")
    read(company)
    files = {row["bank"]: row["file_id"] for row in company.table("files")}
    with company.context() as context, context.store.writing() as tx:
        rows = withdrawals.all_issued(tx, PERIOD, "")
        with pytest.raises(RefusedByCheckError) as refused:
            take_files_back(tx, [row for row in rows if row.bank == BANK])
        take_files_back(tx, [row for row in rows if row.bank != BANK])
    assert refused.value.code == "answered-file-not-taken-back"
    assert refused.value.facts == {"file": files[BANK], "bank": BANK}
    states = {row["bank"]: row["state"] for row in company.table("files")}
    assert states == {BANK: "ready", "swedbank": "withdrawn"}


@pytest.mark.parametrize(
    ("wanted", "facts"),
    [
        (
            Selection(flat_ids=("F1",), bank="seb", rejected=True),
            {"flat": "F1", "bank": "seb", "rejected": ""},
        ),
        (Selection(flat_ids=("F1", "F2"), unchanged=True), {"unchanged": ""}),
        (Selection(building_id="B1"), {"building": "B1"}),
    ],
)
def test_an_outdated_plan_names_the_command_that_plans_it_anew(
    wanted: Selection, facts: dict[str, str]
) -> None:
    """With what was asked for; of several flats a person names them again."""
    advice = _as_advice(PERIOD, wanted)
    assert advice.action is Action.PLAN_RERUN
    assert dict(advice.facts) == {**facts, "period": "2026-10"}


def test_a_plan_that_cannot_be_issued_whole_does_nothing(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many were to be issued anew, and how many would have been."""
    late = "2026-11-27"
    prepare(company, "calculate", "issue")
    made = plan_of(company, "--period", "2026-10", today=late)
    before = company.table("invoices")
    monkeypatch.setattr(issuing, "issue_drafts", lambda *_: SimpleNamespace(invoices=1))
    with company.context(late) as context, pytest.raises(RefusedByCheckError) as refused:
        rerun.apply(context, made["plan"])
    assert refused.value.code == "not-all-issued-anew"
    assert refused.value.facts == {
        "plan": made["plan"],
        "count": "1",
        "wanted": str(len(made["invoices"])),
        "period": "2026-10",
    }
    assert company.table("invoices") == before


def test_a_plan_is_another_one_when_a_draft_or_an_account_is(company: Company) -> None:
    """Also where the sum stays the same: its id rests on the whole draft."""
    flat = SimpleNamespace(flat_id="F", id=1)
    row = PlannedInvoice(flat, Decision(Remedy.REISSUE, Why.DIFFERS), 1)  # type: ignore[arg-type]
    with company.context() as context:
        ids = {
            _digest(context, [row], {"F": draft}, {1: (bank,)})  # type: ignore[dict-item]
            for draft in ("a", "b")
            for bank in ("seb", "swedbank")
        }
    assert len(ids) == len({"a", "b"}) * len({"seb", "swedbank"})
