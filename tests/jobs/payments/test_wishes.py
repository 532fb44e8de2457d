"""What a manager decides in the portal about payments is carried out by the next command."""

import json
from dataclasses import replace

import pytest
from paid_company import READ_ON, PaidCompany, booked

from einvoice.core.events import Event
from einvoice.core.period import Period
from einvoice.core.residents import StaffMember, StaffRole
from einvoice.core.staff_decisions import DecisionKind, StaffDecision
from einvoice.store import journal, payments, portal_purging, staff, staff_decisions
from einvoice.store.person_decisions import person_decisions
from jobs.payments import queue
from jobs.residents.staff_decisions import Wish, WishState, decide, new_key, withdraw
from jobs.running.decided import carry_out
from jobs.views.staff_queues import payments_queue

MANAGER = "a" * 32


def wished(paid: PaidCompany, payment: str, flat_id: str = "", reason: str = "") -> Wish:
    """Decide about a payment in the portal, and return the wish."""
    wish = Wish(new_key(), DecisionKind.PAYMENT, payment, flat_id, reason)
    with paid.company.context(READ_ON) as context:
        assert decide(context, MANAGER, wish) is WishState.KEPT
    return wish


def kept(paid: PaidCompany) -> list[tuple[str, str, str]]:
    """Return state, reason and error of all that was decided in the portal."""
    with paid.company.context(READ_ON) as context:
        with context.store.reading() as tx:
            waiting = staff_decisions.waiting_decisions(tx)
        ended = payments_queue(context).ended
        rows = [*waiting, *(row.decision for row in reversed(ended))]
    return [(str(row.state), row.reason, row.why) for row in rows]


def test_what_a_manager_decides_is_carried_out_once(paid: PaidCompany) -> None:
    """By `staff apply`, through the checks of `payments accept`; with the member's id."""
    flat = paid.invoices[0]["flat_id"]
    payment = paid.waits(int(paid.invoices[0]["total_cents"]))
    wished(paid, payment, flat.lower())
    assert paid.waiting(), "the portal itself changes no payment"
    shown = paid.cli("status").out
    assert "1 decision of managers in the portal not carried out yet: `" in shown
    assert "staff apply`" in shown
    document = paid.cli("status", "--json").json
    assert (document["next_command"], document["decisions"]) == ("einvoice staff apply", 1)
    done = paid.cli("staff", "apply", "--json")
    assert (done.code, [row["code"] for row in done.json["decisions"]]) == (0, [None])
    assert paid.state_of(flat) == ("paid", 0)
    assert "waits" in paid.cli("staff", "apply").err
    assert "not carried out" not in paid.cli("status").out
    second = paid.waits(77)
    wished(paid, second, reason="a bank fee")
    assert f"payment {second[:6]}: not ours" in paid.cli("run").err
    assert not paid.waiting()
    assert kept(paid) == [("done", "", ""), ("done", "", "")]
    with paid.company.context(READ_ON) as context, context.store.reading() as tx:
        (first, other) = (json.loads(d) for _, d in journal.details(tx, Event.STAFF_DECIDED))
        assert payments.payments_with_id(tx, second)[0].reason == "a bank fee"
    assert (first["staff"], first["of"], first["accepted"], first["state"]) == (
        MANAGER,
        payment,
        True,
        "done",
    )
    assert (other["of"], other["accepted"]) == (second, False)
    assert "fee" not in str(other)


def test_a_decision_has_the_name_of_who_decided(paid: PaidCompany) -> None:
    """Not of who runs the program: for the colleague who comes second, and in the month's sheet."""
    flat = paid.invoices[0]["flat_id"]
    payment, second = paid.waits(3000), "Zane Kalniņa"
    manager = StaffMember(MANAGER, "zane@example.com", second, StaffRole.MANAGER, "-", "lv")
    with paid.company.context(READ_ON) as context, context.store.writing() as tx:
        staff.add_member(tx, manager, context.clock.timestamp())
    wished(paid, payment, flat)
    assert paid.cli("staff", "apply").code == 0
    refused = paid.cli("payments", "accept", payment, "--flat", flat)
    assert f"{second} decided on" in refused.err
    with paid.company.context(READ_ON) as context, context.store.reading() as tx:
        month = Period.parse(context.clock.timestamp()[:7]).previous
        said = [(row.what, row.actor) for row in person_decisions(tx, month)]
        kept_entry = [json.loads(d) for _, d in journal.details(tx, Event.PAYMENT_ACCEPTED)]
    assert ("payment_accepted", second) in said
    assert kept_entry[-1]["staff"] == MANAGER
    assert second not in str(kept_entry)


def test_what_cannot_be_carried_out_says_why(paid: PaidCompany) -> None:
    """Somebody was quicker at the command line: what they decided stays, and both are told."""
    flat, other = (row["flat_id"] for row in paid.invoices[:2])
    payment = paid.waits(3000)
    wished(paid, payment, flat)
    assert paid.cli("payments", "accept", payment, "--flat", other).code == 0
    before = paid.account_of(other)
    done = paid.cli("staff", "apply")
    assert done.code == 3
    assert "could not be done" in done.err
    assert paid.account_of(other) == before
    ((state, _, why),) = kept(paid)
    assert (state, json.loads(why)[0]) == ("failed", "payment-taken")
    with paid.company.context(READ_ON) as context:
        second = Wish(new_key(), DecisionKind.PAYMENT, payment, "", "a fee")
        assert decide(context, MANAGER, second) is WishState.GONE
        with context.store.writing() as tx:
            fee = StaffDecision(new_key(), MANAGER, DecisionKind.PAYMENT, payment, "", "a fee", "x")
            staff_decisions.add_decision(tx, fee)
    assert paid.cli("staff", "apply").code == 3
    assert "a fee" in {reason for _, reason, _ in kept(paid)}, "it is kept nowhere else"
    with paid.company.context(READ_ON) as context:
        late = Wish(new_key(), DecisionKind.PAYMENT, payment, flat)
        assert decide(context, MANAGER, late) is WishState.GONE


def test_killed_within_it_waits(paid: PaidCompany, monkeypatch: pytest.MonkeyPatch) -> None:
    """The decision and what it does are one transaction."""
    flat, payment = paid.invoices[0]["flat_id"], paid.waits(3000)
    wished(paid, payment, flat)

    def killed(*_call: object, **_detail: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, paid.company.context(READ_ON) as context:
        patch.setattr(queue, "_say", killed)  # the last step of applying it
        with pytest.raises(KeyboardInterrupt):
            carry_out(context)
    assert [state for state, *_ in kept(paid)] == ["waiting"]
    assert paid.waiting()
    assert paid.cli("staff", "apply").code == 0
    assert paid.state_of(flat)[0] == "partly_paid"


def test_what_breaks_one_decision_keeps_no_other(
    paid: PaidCompany, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits, is said without a word of the error, and the next run tries it again."""
    flat = paid.invoices[0]["flat_id"]
    result = paid.read(paid.write(paid.statement(9, 9, [booked(9, 3000, "īre"), booked(9, 77)])))
    assert result.code == 3, result.err
    small, large = sorted(paid.waiting(), key=lambda row: int(row["cents"]))
    wished(paid, str(small["payment_id"]), reason="a bank fee")
    wished(paid, str(large["payment_id"]), flat)

    def broken(*_call: object) -> None:
        raise RuntimeError("a secret")

    with monkeypatch.context() as patch:
        patch.setattr(queue, "exclude_in", broken)
        made = paid.cli("run")
    assert made.code == 1, made.err
    assert "RuntimeError at test_wishes.py" in made.err
    assert "secret" not in made.err
    assert paid.state_of(flat)[0] == "partly_paid"
    assert sorted(state for state, *_ in kept(paid)) == ["done", "waiting"]
    assert paid.cli("staff", "apply").code == 0
    assert not paid.waiting()


def test_a_press_is_one_decision_and_can_be_withdrawn(paid: PaidCompany) -> None:
    """Two clicks, two managers; withdrawn nothing is done, and it may be decided anew."""
    flat, payment = paid.invoices[0]["flat_id"], paid.waits(3000)
    wish = wished(paid, payment, flat)
    with paid.company.context(READ_ON) as context:
        assert decide(context, MANAGER, wish) is WishState.KEPT
        for other in (replace(wish, flat_id="", reason="no"), replace(wish, key=new_key())):
            assert decide(context, "b" * 32, other) is WishState.DECIDED
        assert len(kept(paid)) == 1
        assert withdraw(context, MANAGER, wish.key)
        assert not withdraw(context, MANAGER, wish.key)
        assert decide(context, MANAGER, wish) is WishState.GONE, "the same form, again"
    assert paid.cli("staff", "apply", "--json").json["decisions"] == []
    assert paid.waiting()
    again = wished(paid, payment, flat)
    with paid.company.context(READ_ON) as context:
        with context.store.writing() as tx:
            assert portal_purging.withdraw_decisions(tx, "2026-11-20T08:00:00Z") == 1
        assert not withdraw(context, MANAGER, again.key), "a copy was put back"
        for wrong, state in (
            (Wish(new_key(), DecisionKind.PAYMENT, payment, "B9999-1"), WishState.NO_FLAT),
            (Wish(new_key(), DecisionKind.PAYMENT, payment, "", "a\nb"), WishState.NO_REASON),
            (Wish(new_key(), DecisionKind.PAYMENT, payment[:6], flat), WishState.GONE),
            (Wish(new_key(), DecisionKind.APPLICATION, "1", flat), WishState.GONE),
            (Wish(new_key(), DecisionKind.APPLICATION, "x", flat), WishState.GONE),
        ):
            assert decide(context, MANAGER, wrong) is state
        with pytest.raises(ValueError, match="key"):
            decide(context, MANAGER, replace(wish, key="x"))
