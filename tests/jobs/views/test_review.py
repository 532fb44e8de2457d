"""`[billing] review = "required"`: a run calculates and tells; a person looks and issues."""

from email import message_from_string
from email.policy import default

import pytest
from outside import MailBox, mail_server, monitor_server, told_through, unreachable
from sample_company import FLATS, Company

from einvoice.core.exit_codes import ExitCode
from jobs.running.scheduler import Ticker
from jobs.talk import Silence


@pytest.fixture
def reviewed(company: Company) -> Company:
    """An installation whose months wait for a person."""
    company.edit_config('review = "none"', 'review = "required"')
    return company


def issue_state(company: Company) -> str:
    """Return how the step `issue` stands."""
    found = company.cli("status", "--json").json
    return next(step["state"] for step in found["steps"] if step["step"] == "issue")


def subjects(box: MailBox) -> list[str]:
    """Return the subjects of the mails."""
    return [message_from_string(text, policy=default)["Subject"] for text in box.messages]


def test_a_run_calculates_and_issues_nothing_until_a_person_does(reviewed: Company) -> None:
    """Exit 3 while it waits, however often it is called; then the run sends everything."""
    for _ in range(2):
        found = reviewed.cli("run", "--json")
        assert found.code == found.json["exit_code"] == ExitCode.NEEDS_A_PERSON
        assert found.json["counts"]["drafts"] == FLATS
        assert found.json["counts"]["issued"] == 0
        assert found.json["next_command"] == "einvoice issue --period 2026-10"
        assert issue_state(reviewed) == "review"
    assert reviewed.bank_files() == {}
    total = sum(int(row["total_cents"]) for row in reviewed.table("invoices"))
    shown = reviewed.cli("status")
    assert shown.code == 0
    assert f"{FLATS} drafts, {total // 1000_00} {total // 100 % 1000:03}" in shown.out
    assert shown.last_line.endswith("issue --period 2026-10")
    assert "until a person issues it" in reviewed.cli("run").err
    assert reviewed.cli("issue").code == 0
    assert issue_state(reviewed) == "done"
    done = reviewed.cli("run", "--json")
    assert done.code == 0, done.err
    counts = done.json["counts"]
    assert counts["accepted"] == counts["sent"] == FLATS - counts["no_bank"] > 0


def test_without_it_a_run_issues_by_itself(company: Company) -> None:
    """The default, also where the configuration says nothing."""
    company.edit_config('review = "none"\n', "")
    assert company.cli("run").code == 0
    assert issue_state(company) == "done"


def test_a_flat_released_later_waits_again(reviewed: Company) -> None:
    """What was issued goes out; the flat that was held waits for `issue` like the others did."""
    assert reviewed.cli("calculate").code == 0
    flat = next(row["flat_id"] for row in reviewed.table("invoices"))
    assert reviewed.cli("hold", flat, "--reason", "x").code == 0
    assert reviewed.cli("issue").code == 0
    assert reviewed.cli("run").code == ExitCode.NEEDS_A_PERSON
    assert reviewed.cli("release", flat, "--reason", "x").last_line.endswith(
        "calculate --period 2026-10"
    )
    assert reviewed.cli("calculate").last_line.endswith("check --period 2026-10")
    assert reviewed.cli("check").last_line.endswith("issue --period 2026-10")
    waits = reviewed.cli("run", "--json")
    assert (waits.code, waits.json["counts"]["drafts"]) == (ExitCode.NEEDS_A_PERSON, 1)
    assert waits.json["next_command"] == "einvoice issue --period 2026-10"
    assert reviewed.cli("issue").code == 0
    assert reviewed.cli("run").code == 0


def test_the_scheduler_waits_too(reviewed: Company) -> None:
    """A tick is a run."""
    ticker = Ticker(reviewed.context, Silence(), 7, "en")
    ticker.tick()
    assert ticker.last is ExitCode.NEEDS_A_PERSON
    assert reviewed.cli("status", "--json").json["counts"]["drafts"] == FLATS


def test_it_is_mailed_once_with_figures_and_movers(reviewed: Company) -> None:
    """One mail a waiting: the sum, what moved most, what to call; no second mail of trouble."""
    reviewed.edit_config('language = "en"', 'language = "lv"')
    with mail_server() as box, monitor_server() as monitor:
        told_through(reviewed, box, monitor)
        for _ in range(3):
            assert reviewed.cli("run").code == ExitCode.NEEDS_A_PERSON
        (subject,) = subjects(box)
        assert subject == "E-rēķini par 2026-10: mēnesis ir aprēķināts un gaida cilvēku"
        total = sum(int(row["total_cents"]) for row in reviewed.table("invoices"))
        body = message_from_string(box.messages[0], policy=default).get_content()
        assert f"Neizrakstīti: {FLATS}, kopā ar PVN {total // 100}.{total % 100:02} EUR" in body
        assert body.strip().endswith("einvoice issue --period 2026-10")
        flat = reviewed.table("invoices")[0]["flat_id"]
        assert reviewed.cli("hold", flat, "--reason", "x").code == 0
        assert reviewed.cli("issue").code == 0
        reviewed.cli("run")
        assert len(box.messages) == 2, "the held flat is another trouble"
        assert reviewed.cli("release", flat, "--reason", "x").code == 0
        for _ in range(2):
            reviewed.cli("run")
        assert subjects(box)[2:] == [subject], "the flat that was released waits again"


def test_the_movers_of_the_month_stand_in_the_mail(simple: Company) -> None:
    """By building and service, before and now, where there is a month before."""
    simple.edit_config('language = "en"', 'language = "lv"')
    assert simple.cli("run").code == 0
    simple.edit_config('review = "none"', 'review = "required"')
    charges = simple.home / "charges-new.csv"
    charges.write_text(
        "charge_id,flat_id,period,service,net,vat_percent,vat_kind,text_lv,reason\n"
        "NEW1,B0001-1,2026-11,penalty,12.34,0,NOTTAX,Līgumsods,kavējums\n",
        "utf-8",
    )
    assert simple.cli("import", str(charges)).code == 0
    with mail_server() as box, monitor_server() as monitor:
        told_through(simple, box, monitor)
        waits = simple.cli("run", "--period", "2026-11", today="2026-12-05")
        assert waits.code == ExitCode.NEEDS_A_PERSON
        (text,) = box.messages
    body = message_from_string(text, policy=default).get_content()
    head = "Lielākās izmaiņas kopš 2026-10 (māja, pakalpojums, bija, ir, EUR bez PVN):"
    assert f"{head}\nB0001, penalty: 0.00 -> 12.34\neinvoice check" in body


@pytest.mark.parametrize(
    ("today", "words"),
    [("2026-11-12", "mēnesis gaida cilvēku"), ("2026-11-16", "joprojām gaida cilvēku")],
)
def test_alerts_say_that_a_person_is_waited_for(reviewed: Company, today: str, words: str) -> None:
    """72, 24 and 6 hours before the deadline, and once it is lost."""
    reviewed.edit_config('language = "en"', 'language = "lv"')
    with mail_server() as box, monitor_server() as monitor:
        told_through(reviewed, box, monitor)
        assert reviewed.cli("run", "--period", "2026-10", today=today).code in {3, 8}
        alert = next(s for s in subjects(box) if "gaida cilvēku" in s and "termiņ" in s)
    assert words in alert
    watch = reviewed.cli("watch", "--period", "2026-10", "--json", today="2026-11-13")
    assert any("`einvoice issue --period 2026-10`" in one for one in watch.json["missing"])


def test_what_was_issued_goes_on_while_drafts_wait(reviewed: Company) -> None:
    """What was issued is brought to its bank; a bank that cannot be reached is told beside it."""
    assert reviewed.cli("calculate").code == 0
    flat = next(row["flat_id"] for row in reviewed.table("invoices") if row["bank"] == "seb")
    assert reviewed.cli("hold", flat, "--reason", "x").code == 0
    assert reviewed.cli("issue").code == 0
    assert reviewed.cli("release", flat, "--reason", "x").code == 0
    unreachable(reviewed)
    stuck = reviewed.cli("run", "--json")
    assert stuck.code == ExitCode.BANK_UNREACHABLE
    assert stuck.json["next_command"] == "einvoice doctor"
    assert stuck.json["counts"]["drafts"] == 1
    assert stuck.json["counts"]["accepted"] > 0
