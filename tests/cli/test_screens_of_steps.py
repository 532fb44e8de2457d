"""The steps and the plans of a month in each language of the staff."""

import datetime as dt
import re

import pytest
from sample_company import Company
from screen_parts import ENGLISH, without_commands

from einvoice.cli.withdraw_output import print_rerun
from einvoice.core.bulk import Because
from einvoice.core.invoices import InvoiceState
from einvoice.core.period import Period
from einvoice.core.withdrawals import Decision, Remedy, Why
from einvoice.store.withdrawals import IssuedNow
from einvoice.texts.screens import label
from jobs.corrections.rerun import Plan, PlannedInvoice


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_one_language_step_by_step(company: Company, language: str) -> None:
    """What `calculate`, `issue`, `render`, `deliver` and `poll` say, and a refusal's code."""
    company.edit_config('language = "en"', f'language = "{language}"')
    company.edit_config("[banks.seb]\n", '[banks.seb]\nsimulator_faults = ["refuse-some"]\n')
    steps = ("calculate", "issue", "render", "deliver", "poll", "status")
    for step in steps:
        screen = company.cli(step)
        told = [line for line in screen.err.splitlines() if not line.startswith("next: ")]
        found = ENGLISH.findall(without_commands("\n".join([screen.out, *told])))
        assert not found, (step, found, screen.out, told)
        assert told or step == "status"
    refused = next(row for row in company.table("invoices") if row["state"] == "rejected")
    assert "fail code" not in company.cli("show", refused["flat_id"]).out
    code = re.compile({"lv": r"kļūdas kods \d+", "ru": r"код ошибки \d+"}[language])
    assert code.search(company.cli("show", refused["flat_id"]).out)
    assert code.search(company.cli("status").out)
    assert [row for row in company.table("findings") if code.search(row["message"])]


def test_the_steps_in_english(company: Company) -> None:
    """The words that programs of people may look for stay."""
    told = [company.cli(step).err.splitlines() for step in ("calculate", "issue", "render")]
    assert "2026-10: issued 24 invoices, 0 flats held" in told[1]
    assert "2026-10: rendered 2 files, left out 0 invoices" in told[2]
    delivered, polled = company.cli("deliver").err, company.cli("poll").err
    assert ".xml (confirmed)\n2026-10: sent 2 files\n" in delivered
    assert re.search(r"^seb answered \w+: accepted\n", polled, re.MULTILINE)
    assert "read 2 answers\n" in polled


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_plans_and_the_next_line_in_the_staffs_language(company: Company, language: str) -> None:
    """Credit, void, hold, release and rerun: the plan, what was done, and the last line."""
    company.edit_config('language = "en"', f'language = "{language}"')
    company.cli("run")
    accepted = next(row for row in company.table("invoices") if row["state"] == "accepted")
    why = ("--reason", "x")
    screens = [
        company.cli("hold", "--building", "B0001", *why),
        company.cli("hold", accepted["flat_id"], *why),
        company.cli("release", accepted["flat_id"], *why),
        company.cli("void", "--all", *why),
        company.cli("credit", accepted["invoice_number"], *why),
        company.cli("credit", "--all", *why),
        company.cli("credit", "--all", "--yes", *why),
        company.cli("rerun", "--building", "B0001"),
        company.cli("release", "--all", *why),
        company.cli("release", "--all", "--yes", *why),
        company.cli("watch"),
        company.cli("subscriptions"),
    ]
    for screen in screens:
        assert screen.code == 0, screen.err
        assert screen.last_line.startswith({"lv": "tālāk: ", "ru": "дальше: "}[language])
        shown = without_commands(re.sub(r"`[^`]*`", "", screen.out + screen.err))
        assert not ENGLISH.search(re.sub(r"\b(credit|void|hold|release|run)\b", "", shown)), shown


def test_every_reason_of_a_plan_has_a_sentence() -> None:
    """In English the one of the core."""
    for because in Because:
        assert label(f"because.{because.name.lower()}", "en") == because
    for why in Why:
        assert label(f"why.{why.name.lower()}", "en") == why
    for remedy in Remedy:
        assert label(f"remedy.{remedy.name.lower()}", "en") == remedy


SAME = "was 200.00 EUR, will be 200.00 EUR, change 0.00 EUR"
LESS = "was 200.00 EUR, will be 190.00 EUR, change -10.00 EUR"


@pytest.mark.parametrize(
    ("new_cents", "code", "why", "line", "told"),
    [
        (9_000, 9, Why.DIFFERS, f"{LESS}; another sum: 1", ""),
        (10_000, 9, Why.REFUSED, f"{SAME}; another sum: 0", "no sum changes"),
        (10_000, 9, Why.DIFFERS, f"{SAME}; another sum: 0", "something else of the invoices"),
        (10_000, 33, Why.DIFFERS, f"{SAME}; another sum: 0", ""),
    ],
)
def test_a_plan_says_whether_the_correction_is_in(  # noqa: PLR0913, PLR0917 - of the table
    new_cents: int,
    code: int,
    why: Why,
    line: str,
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Old and new amounts; of a refused sum that does not change it says so, of an account not."""
    day = dt.date(2026, 11, 30)
    rows = [
        PlannedInvoice(
            IssuedNow(
                1,
                1,
                flat,
                "B",
                Period(2026, 10),
                InvoiceState.REJECTED,
                "seb",
                day,
                10_000,
                None,
                code,
            ),
            Decision(Remedy.REISSUE, why),
            cents,
        )
        for flat, cents in (("B-1", new_cents), ("B-2", 10_000))
    ]
    print_rerun(Plan("abc", Period(2026, 10), tuple(rows)), "en", applied=False)
    shown = capsys.readouterr()
    assert f"2 invoices: {line}" in shown.err
    words = ("no sum changes", "something else of the invoices")
    assert [word for word in words if word in shown.err] == [told] * bool(told)
    change = "-10.00" if new_cents == 9_000 else ""
    first = next(one for one in shown.out.splitlines() if one.startswith("B-1"))
    assert change in first
    assert f"{new_cents // 100}.00" in first


@pytest.mark.parametrize(("count", "words"), [(1, "1 building,"), (2, "2 buildings,")])
def test_nouns_follow_their_number(count: int, words: str) -> None:
    """`1 buildings` was printed."""
    facts = {"period": "2026-10", "changes": 1, "held": 1}
    text = label("calculated_told", "en", buildings=count, **facts)
    assert words in text
    assert text.endswith("1 draft changed, 1 flat held")
