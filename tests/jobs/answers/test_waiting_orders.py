"""Orders that a person decides: why they wait, how they are accepted, and what the bank is told."""

import datetime as dt
import json
from typing import Any

import pytest
from order_messages import BANK, OTHER, order, polled, put, query, rows, subscribed, unsubscribed
from sample_company import Company

from einvoice.core.exit_codes import ExitCode
from einvoice.core.staff_decisions import DecisionKind
from jobs.answers.poll import Polled
from jobs.residents.staff_decisions import Wish, WishState, decide, new_key
from jobs.views.staff_queues import applications_queue


def waiting(company: Company, **changes: str) -> dict[str, Any]:
    """Let an application come that must wait, and return it as the command shows it."""
    flat_id = unsubscribed(company)["flat_id"]
    put(company, "a.xml", order(company, flat_id, "ADD", **changes))
    found = polled(company)
    assert [problem.code for problem in found.problems] == [ExitCode.NEEDS_A_PERSON]
    shown = company.cli("subscriptions", "--json")
    assert shown.code == 0
    (one,) = shown.json["queue"]
    assert subscribed(company, flat_id) == []
    result: dict[str, Any] = one
    return result


def waiting_command(company: Company) -> str:
    """Return the next command that the queue asks for."""
    found = company.cli("subscriptions", "--json").json
    (one,) = found["queue"]
    assert found["next_command"] == one["next_command"]
    command: str = one["next_command"]
    return command.removeprefix("einvoice")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"SellerRegNumber": ""}, "no-seller-number"),
        ({"GlobalSellerContractId": ""}, "no-contract"),
        ({"ChannelAddress": ""}, "no-address"),
        ({"CustomerIdCode": "161175-19997"}, "code-differs"),
        ({"ServiceId": "NOBODY"}, "unknown-service-id"),
    ],
)
def test_what_does_not_agree_waits_with_its_cause(
    company: Company, changes: dict[str, str], code: str
) -> None:
    """Nothing is guessed, no customer is made; the number and the cause are told."""
    customers = len(rows(company, "customers"))
    assert waiting(company, **changes)["code"] == code
    assert query(company, "SELECT count(*) FROM customers") == [(customers,)]
    assert "1 application of a customer waits" in company.cli("status").out
    shown = company.cli("subscriptions")
    assert "1 application waits for a person" in shown.out
    assert OTHER not in shown.out
    assert shown.last_line.endswith(waiting_command(company))


def test_a_number_written_otherwise_is_proposed_and_accepted(company: Company) -> None:
    """The person sees which flat it may mean; the decision is journalled with who took it."""
    flat_id = unsubscribed(company)["flat_id"]
    one = waiting(company, ServiceId=flat_id.lower().replace("-", " "))
    assert one["proposals"][0] == flat_id
    assert one["next_command"] == f"einvoice subscriptions --accept {one['id']} --flat {flat_id}"
    done = company.cli("subscriptions", "--accept", str(one["id"]), "--flat", flat_id)
    assert done.code == 0, done.err
    (row,) = subscribed(company, flat_id)
    assert (row.channel_address, row.valid_from) == (OTHER, dt.date(2026, 11, 4))
    assert company.cli("subscriptions", "--json").json["queue"] == []
    (entry,) = query(
        company, "SELECT actor, subject, detail FROM journal WHERE event='application_applied'"
    )
    assert entry[0]
    assert entry[1] == str(one["id"])
    assert json.loads(entry[2])["by"] == "a person"
    again = company.cli("subscriptions", "--accept", str(one["id"]), "--flat", flat_id)
    assert (again.code, "is applied" in again.err) == (ExitCode.USAGE, True)


def test_a_payer_a_person_accepted_is_known_from_then_on(company: Company) -> None:
    """Who pays for the flat may end the order without a second decision."""
    flat_id = unsubscribed(company)["flat_id"]
    one = waiting(company, CustomerIdCode="161175-19997", CustomerName="")
    assert one["code"] == "code-differs"
    company.cli("subscriptions", "--accept", str(one["id"]), "--flat", flat_id)
    (row,) = subscribed(company, flat_id)
    assert row.payer_name == unsubscribed(company)["name"], "the bank gave no name"
    ended = order(
        company, flat_id, "DEL", CustomerIdCode="161175-19997", TimeStamp="2026-11-05T08:00:00"
    )
    put(company, "b.xml", ended)
    assert polled(company).problems == ()
    assert subscribed(company, flat_id)[0].valid_to == dt.date(2026, 11, 4)


def test_what_cannot_be_accepted_is_refused_with_the_way_out(company: Company) -> None:
    """Without an account nothing can begin; a flat without a customer gets nothing."""
    one = waiting(company, ChannelAddress="")
    flat_id = unsubscribed(company)["flat_id"]
    result = company.cli("subscriptions", "--accept", str(one["id"]), "--flat", flat_id)
    assert result.code == ExitCode.USAGE
    assert f"--refuse {one['id']}" in result.err
    company.cli("subscriptions", "--refuse", str(one["id"]), "--reason", "no account")
    put(company, "b.xml", order(company, flat_id, "ADD", ServiceId="NOBODY"))
    polled(company)
    (other,) = company.cli("subscriptions", "--json").json["queue"]
    result = company.cli("subscriptions", "--accept", str(other["id"]), "--flat", "NOBODY")
    assert (result.code, "has no customer" in result.err) == (ExitCode.USAGE, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--accept", "1"),
        ("--refuse", "1"),
        ("--flat", "B0001-1"),
        ("--reason", "x"),
        ("--accept", "1", "--flat", "B0001-1", "--refuse", "1", "--reason", "x"),
        ("--accept", "99", "--flat", "B0001-1"),
        ("--refuse", "99", "--reason", "x"),
        ("--refuse", "99", "--reason", " "),
        ("--bank", "nobody"),
    ],
)
def test_options_that_say_nothing_whole_are_refused(
    company: Company, arguments: tuple[str, ...]
) -> None:
    """Half a decision is none, and so is one about nothing."""
    assert company.cli("subscriptions", *arguments).code == ExitCode.USAGE


def test_a_refusal_is_told_to_the_bank_that_takes_it(company: Company) -> None:
    """The file goes out like any other, exactly once; the simulator takes note of it."""
    one = waiting(company, ServiceId="NOBODY")
    reason = "nav tāda klienta numura"
    done = company.cli("subscriptions", "--refuse", str(one["id"]), "--reason", reason)
    assert done.code == 0, done.err
    assert company.cli("deliver", "--bank", BANK).code == 0
    (content,) = company.bank_files().values()
    assert f"<Reason>{reason}</Reason>".encode() in content
    assert b"<ServiceId>NOBODY</ServiceId>" in content
    assert "sent 0 files" in company.cli("deliver", "--bank", BANK).err
    assert polled(company) == Polled((), ()), "the bank answers nothing to it"
    (kept,) = query(company, "SELECT detail FROM journal WHERE event='application_refused'")
    assert reason not in kept[0]
    assert company.cli("run").code == 0
    status = company.cli("status", "--json").json
    assert status["counts"]["awaited"] == 0
    assert status["next_command"].startswith("einvoice print")
    assert "has not answered" not in company.cli("status", today="2026-11-25").out


def test_a_refusal_of_another_month_goes_out_too(company: Company) -> None:
    """It waits for no month: the next delivery of whatever period takes it."""
    one = waiting(company, ServiceId="NOBODY")
    company.cli("subscriptions", "--refuse", str(one["id"]), "--reason", "no such flat")
    assert company.cli("deliver", today="2026-12-03").code == 0
    assert len(company.bank_files()) == 1


def test_a_bank_that_takes_no_such_message_gets_none(company: Company) -> None:
    """The refusal is kept here, and that is all."""
    record = order(
        company, unsubscribed(company)["flat_id"], "ADD", GlobalSellerContractId="SWED-EXAMPLE",
        ServiceId="NOBODY",
    )  # fmt: skip
    put(company, "a.xml", record, bank="swedbank")
    polled(company, "swedbank")
    (one,) = company.cli("subscriptions", "--bank", "swedbank", "--json").json["queue"]
    assert company.cli("subscriptions", "--bank", "seb", "--json").json["queue"] == []
    done = company.cli(
        "subscriptions", "--refuse", str(one["id"]), "--reason", "no such flat", "--json"
    )
    assert done.json == {"id": one["id"], "state": "refused", "flat_id": "", "file": None}
    assert query(company, "SELECT count(*) FROM files") == [(0,)]


def test_a_manager_decides_in_the_portal(company: Company) -> None:
    """Accepted for a flat, refused with a reason that the bank is told; by `staff apply`."""
    flat_id = unsubscribed(company)["flat_id"]
    one = waiting(company, ServiceId=flat_id.lower().replace("-", " "))
    put(company, "b.xml", order(company, flat_id, "ADD", ServiceId="NOBODY"))
    polled(company)
    (other,) = (
        row
        for row in company.cli("subscriptions", "--json").json["queue"]
        if row["id"] != one["id"]
    )
    with company.context() as context:
        for number, flat, reason in ((one["id"], flat_id, ""), (other["id"], "", "nav klienta")):
            wish = Wish(new_key(), DecisionKind.APPLICATION, str(number), flat, reason)
            assert decide(context, "a" * 32, wish) is WishState.KEPT
        assert [row.decided is not None for row in applications_queue(context).rows] == [True] * 2
    assert subscribed(company, flat_id) == []
    done = company.cli("staff", "apply")
    assert done.code == 0, done.err
    (row,) = subscribed(company, flat_id)
    assert row.channel_address == OTHER
    assert company.cli("subscriptions", "--json").json["queue"] == []
    assert company.cli("deliver", "--bank", BANK).code == 0
    (content,) = company.bank_files().values()
    assert b"<Reason>nav klienta</Reason>" in content


def without_bank(company: Company, bank: str) -> None:
    """Take a bank's table, the last of the file, out of the configuration."""
    path = company.home / "config.toml"
    before, table, rest = path.read_text("utf-8").partition(f"[banks.{bank}]")
    assert table
    assert "\n[" not in rest
    path.write_text(before, "utf-8")


def test_a_decision_about_a_bank_that_is_gone_stops_no_run(company: Company) -> None:
    """The run goes on with the other bank, says why, and names the queue."""
    one = waiting(company, ServiceId="NOBODY")
    with company.context() as context:
        wish = Wish(new_key(), DecisionKind.APPLICATION, str(one["id"]), "", "nav klienta")
        assert decide(context, "a" * 32, wish) is WishState.KEPT
    without_bank(company, BANK)
    made = company.cli("run")
    assert made.code == ExitCode.NEEDS_A_PERSON, made.err
    assert company.bank_files(), "the other bank has its file"
    assert f"could not be done ({one['id']}): --bank: 'seb' is not configured" in made.err
    assert "expected one of swedbank" in made.err
    assert company.cli("subscriptions", "--json").json["queue"][0]["id"] == one["id"]
    with company.context() as context:
        (ended,) = applications_queue(context).ended
    assert ended.why is not None
    assert dict(ended.why.facts)["known"] == ("swedbank",)


def test_a_failed_application_leads_to_the_queue_of_applications(company: Company) -> None:
    """`staff apply` names the list in which it waits."""
    one = waiting(company, ChannelAddress="")
    with company.context() as context:
        flat_id = unsubscribed(company)["flat_id"]
        wish = Wish(new_key(), DecisionKind.APPLICATION, str(one["id"]), flat_id)
        assert decide(context, "a" * 32, wish) is WishState.KEPT
    done = company.cli("staff", "apply")
    assert done.code == ExitCode.NEEDS_A_PERSON, done.err
    assert done.last_line.endswith(" subscriptions")
