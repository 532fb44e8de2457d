"""Payments that wait: accepted, split, excluded, taken back; each once."""

import getpass
import json
from dataclasses import replace

import pytest
from paid_company import READ_ON, PaidCompany, booked
from sample_company import Result

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


def waits(paid: PaidCompany, cents: int) -> str:
    """Read a payment without a number, and return its id."""
    result = paid.read(paid.write(paid.statement(9, 9, [booked(9, cents, "īre")])))
    assert result.code == 3, result.err
    (payment,) = paid.waiting()
    return str(payment["payment_id"])


def test_a_person_applies_a_payment(paid: PaidCompany) -> None:
    """By the beginning of its id; the printed next command leads back to the queue."""
    row = paid.invoices[0]
    payment = waits(paid, int(row["total_cents"]))
    assert paid.cli("payments").last_line.endswith(f"payments accept {payment[:6]} --flat FLAT")
    done = paid.cli("payments", "accept", payment[:6], "--flat", row["flat_id"])
    assert done.code == 0, done.err
    assert paid.state_of(row["flat_id"]) == ("paid", 0)
    assert not paid.waiting()
    assert "no payment waits" in paid.cli("payments").err


def test_a_person_names_the_invoice(paid: PaidCompany) -> None:
    """One that is not of the flat is refused."""
    row, other = paid.invoices[:2]
    payment = waits(paid, 100)
    accept = ("payments", "accept", payment, "--flat", row["flat_id"], "--invoice")
    assert paid.cli(*accept, other["invoice_number"]).code == 2
    assert paid.cli(*accept, row["invoice_number"]).code == 0
    assert paid.state_of(row["flat_id"])[0] == "partly_paid"


def test_a_payment_is_split(paid: PaidCompany) -> None:
    """The parts are the whole, to the cent."""
    first, second = (row["flat_id"] for row in paid.invoices[:2])
    payment = waits(paid, 3000)
    split = ("payments", "accept", payment, "--split", f"{first}=10.00", "--split")
    wrong = paid.cli(*split, f"{second}=20.01")
    assert wrong.code == 2
    assert "30.01" in wrong.err
    assert paid.cli(*split, f"{second}=20").code == 0
    balances = [paid.account_of(flat)["rows"][-1]["cents"] for flat in (first, second)]
    assert balances == [-1000, -2000]


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--flat", "B0001-1", "--split", "B0001-1=1"),
        ("--split", "B0001-1"),
        ("--split", "B0001-1=x"),
        ("--split", "B0001-1=15.00", "--split", "B0001-1=15.00"),
        ("--flat", "no such flat"),
    ],
)
def test_wrong_words_change_nothing(paid: PaidCompany, options: tuple[str, ...]) -> None:
    """Exit 2, and it waits as before."""
    payment = waits(paid, 3000)
    refused = paid.cli("payments", "accept", payment, *options)
    assert refused.code == 2, refused.err
    assert paid.waiting()


def decided(paid: PaidCompany, payment: str) -> list[Result]:
    """Return the answers to each way of deciding a payment."""
    flat = paid.invoices[0]["flat_id"]
    return [
        paid.cli("payments", "accept", payment, "--flat", flat),
        paid.cli("payments", "exclude", payment, "--reason", "no"),
    ]


def test_a_decided_payment_is_refused(paid: PaidCompany) -> None:
    """The second of two people is told by whom, with the way back; then it is decided anew."""
    payment = waits(paid, 3000)
    assert paid.cli("payments", "exclude", payment, "--reason", "a fee").code == 0
    for refused in decided(paid, payment):
        assert refused.code == 4
        assert f"{payment}: {getpass.getuser()} decided on " in refused.err
        assert f"`einvoice payments undo {payment} --reason TEXT`" in refused.err
    undo = ("payments", "undo", payment, "--reason", "it is rent")
    assert paid.cli(*undo).code == 0
    assert paid.cli(*undo).code == 4
    assert decided(paid, payment)[0].code == 0


def test_a_wrong_match_is_undone_in_its_flat_alone(paid: PaidCompany) -> None:
    """Everything else stays; no later statement applies it again."""
    row = paid.invoices[0]
    others = [other["flat_id"] for other in paid.invoices[1:6]]
    entry = booked(9, 1000, end_to_end_id=paid.global_id(row["invoice_number"]))
    assert paid.read(paid.write(paid.statement(9, 9, [entry]))).code == 0
    before = [paid.account_of(flat) for flat in others]
    payment = paid.account_of(row["flat_id"])["rows"][-1]["document"]
    assert "is decided already" in decided(paid, payment)[1].err, "by the rules: by nobody"
    assert paid.cli("payments", "undo", payment, "--reason", "of the neighbour").code == 0
    assert paid.state_of(row["flat_id"])[0] == "unpaid"
    assert [paid.account_of(flat) for flat in others] == before
    earlier = paid.statement(8, 8, [booked(8, 5)], opening_cents=paid.opening_cents - 5)
    paid.read(paid.write(earlier))
    assert payment in {waiting["payment_id"] for waiting in paid.waiting()}


def test_ids_that_are_none_or_several(paid: PaidCompany) -> None:
    """A usage error that names the list."""
    entries = [booked(9, cents, "īre") for cents in range(1, 41)]
    paid.read(paid.write(paid.statement(9, 9, entries)))
    beginnings = [payment["payment_id"][0] for payment in paid.waiting()]
    twice = next(letter for letter in beginnings if beginnings.count(letter) > 1)
    for text, said in (("0000", "is no payment"), (twice, "several payments")):
        refused = paid.cli("payments", "exclude", text, "--reason", "x")
        assert refused.code == 2
        assert said in refused.err


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
    payment = waits(paid, int(paid.invoices[0]["total_cents"]))
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
    second = waits(paid, 77)
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
    payment, second = waits(paid, 3000), "Zane Kalniņa"
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
    payment = waits(paid, 3000)
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
    flat, payment = paid.invoices[0]["flat_id"], waits(paid, 3000)
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
    assert "RuntimeError at test_queue.py" in made.err
    assert "secret" not in made.err
    assert paid.state_of(flat)[0] == "partly_paid"
    assert sorted(state for state, *_ in kept(paid)) == ["done", "waiting"]
    assert paid.cli("staff", "apply").code == 0
    assert not paid.waiting()


def test_a_press_is_one_decision_and_can_be_withdrawn(paid: PaidCompany) -> None:
    """Two clicks, two managers; withdrawn nothing is done, and it may be decided anew."""
    flat, payment = paid.invoices[0]["flat_id"], waits(paid, 3000)
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
