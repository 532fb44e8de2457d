"""Which customer and invoices a payment is for: the cases of docs/PAYMENTS.md."""

import datetime as dt
from dataclasses import replace

import pytest

from einvoice.core.payment_candidates import Rule, numbers_of
from einvoice.core.payment_facts import MatchingFacts, OpenInvoice, PayingCustomer
from einvoice.core.payment_matching import MOST_SPLIT, Match, Share, Waits, match_payment
from einvoice.core.payments import EntryPart, Payer
from einvoice.core.references import reference

DUE = dt.date(2026, 11, 30)
OWN, OTHER, STRANGE = "LV33HABA5261548189983", "LV00UNLA0000000000001", "LV00UNLA0000000000002"
MINE, YOURS, OLDER = "26110000001", "26110000002", "26100000001"

A = PayingCustomer(
    "a",
    "B0001-4",
    is_present=True,
    open_cents=7000,
    code="16117519997",
    accounts=frozenset({OWN}),
)
B = PayingCustomer(
    "b",
    "B0001-5",
    is_present=True,
    open_cents=5555,
    accounts=frozenset({OTHER}),
)
FORMER = PayingCustomer("f", "B0001-4", is_present=False, open_cents=800)
FACTS = MatchingFacts(
    customers={"a": A, "b": B, "f": FORMER},
    by_global_id={f"40003000005-{MINE}-1": OpenInvoice(MINE, "a", 5000, 5000, DUE)},
    by_number={
        MINE: OpenInvoice(MINE, "a", 5000, 5000, DUE),
        OLDER: OpenInvoice(OLDER, "a", 4000, 2000, dt.date(2026, 10, 31)),
        YOURS: OpenInvoice(YOURS, "b", 5555, 5555, DUE),
        "26090000009": OpenInvoice("26090000009", "f", 800, 800, dt.date(2026, 9, 30)),
        "26110000666": OpenInvoice("26110000666", "b", 900, 900, DUE, is_live=False),
    },
    clients={"B0001-4": ("a",), "B0001-5": ("b",), "LV-5001": ("b",)},
)
GLOBAL_ID = f"40003000005-{MINE}-1"


def match(
    cents: int,
    text: str = "",
    account: str = STRANGE,
    facts: MatchingFacts = FACTS,
    *,
    by_account: bool = False,
    **part: str,
) -> Match:
    """Return the decision on a payment; the payer's customers are those who have the account."""
    known = tuple(c.customer for c in facts.customers.values() if account in c.accounts)
    payer = Payer(part.pop("name", "Kāds Cits"), account, part.pop("code", ""))
    paid = EntryPart(cents, text, payer, **part)
    return match_payment(
        paid, numbers_of(paid), replace(facts, by_account=known), apply_by_account=by_account
    )


def applied(found: Match) -> tuple[Rule | None, tuple[Share, ...]]:
    """Return the rule and the shares of a payment that is applied."""
    assert found.waits is None
    return found.rule, found.shares


@pytest.mark.parametrize("cents", [5000, 4000, 9000])
def test_a_global_id_decides_by_itself(cents: int) -> None:
    """Less and more than is open too."""
    found = match(cents, end_to_end_id=GLOBAL_ID)
    assert applied(found) == (Rule.GLOBAL_ID, (Share("a", cents, (MINE,)),))
    assert match(cents, transaction_id=GLOBAL_ID).rule is Rule.GLOBAL_ID
    by_id_alone = replace(FACTS, by_number={})
    assert match(cents, f"e-rēķins {GLOBAL_ID}", facts=by_id_alone).rule is Rule.GLOBAL_ID


@pytest.mark.parametrize("field", ["text", "structured_ref"])
def test_a_reference_decides_by_itself(field: str) -> None:
    """Its check digits are the second fact."""
    found = match(4000, **{field: reference(MINE)})  # type: ignore[arg-type]
    assert applied(found) == (Rule.REFERENCE, (Share("a", 4000, (MINE,)),))


def test_a_structured_reference_without_check_digits_is_typed() -> None:
    """One wrong digit is the neighbour's invoice."""
    assert match(4000, structured_ref=MINE).waits is Waits.NO_SECOND_FACT
    assert match(5000, structured_ref=MINE).rule is Rule.INVOICE_NUMBER


@pytest.mark.parametrize(
    ("cents", "payment"),
    [
        (5000, {}),
        (7000, {}),
        (4000, {"account": OWN}),
        (9000, {"code": "16117519997"}),
    ],
)
def test_a_typed_number_decides_with_a_second_fact(cents: int, payment: dict[str, str]) -> None:
    """The sum of the invoice or of the account is open, or the payer is the customer."""
    found = match(cents, f"Rēķins {MINE}", **payment)  # type: ignore[arg-type]
    assert applied(found) == (Rule.INVOICE_NUMBER, (Share("a", cents, (MINE,)),))


def test_a_name_is_a_second_fact_where_one_customer_has_it() -> None:
    """The customer's own, or a daughter's; a name of two customers proves nothing."""
    assert match(4000, MINE, facts=replace(FACTS, by_name=("a",))).rule is Rule.INVOICE_NUMBER
    for names in (("b",), ("a", "b")):
        found = match(4000, MINE, facts=replace(FACTS, by_name=names))
        assert found.waits is Waits.NO_SECOND_FACT


def test_the_sum_proves_nothing_when_a_slip_away_the_same_is_open() -> None:
    """Of a typed invoice number and of a client number; the payer may still be known."""
    facts = replace(FACTS, near_cents={MINE: frozenset({5000}), "B0001-4": frozenset({7000})})
    assert match(5000, MINE, facts=facts).waits is Waits.NO_SECOND_FACT
    assert match(7000, MINE, facts=facts).waits is None
    assert match(5000, MINE, account=OWN, facts=facts).waits is None
    assert match(7000, "B0001-4", facts=facts).waits is Waits.NO_SECOND_FACT
    assert match(5000, reference(MINE), facts=facts).waits is None


def test_a_typed_number_alone_waits() -> None:
    """With the proposal."""
    found = match(4000, MINE)
    assert found.waits is Waits.NO_SECOND_FACT
    assert [(c.rule, c.customer, c.invoice) for c in found.candidates] == [
        (Rule.INVOICE_NUMBER, "a", MINE)
    ]


def test_a_mistyped_number_that_fits_by_chance_waits() -> None:
    """B pays what both owe, and types A's number."""
    same = replace(B, open_cents=5000)
    facts = replace(FACTS, customers={**FACTS.customers, "b": same})
    assert match(5000, MINE, account=OTHER, facts=facts).waits is Waits.PAYER_OF_ANOTHER
    assert match(5000, MINE, account=OTHER).rule is Rule.INVOICE_NUMBER, "B pays A's invoice"
    assert match(5000, end_to_end_id=GLOBAL_ID, account=OTHER, facts=facts).waits is None


def test_a_known_payer_of_another_customer_waits_unless_the_sum_is_open() -> None:
    """Whatever names the invoice."""
    assert match(4000, end_to_end_id=GLOBAL_ID, account=OTHER).waits is Waits.PAYER_OF_ANOTHER
    assert match(5000, end_to_end_id=GLOBAL_ID, account=OTHER).waits is None


def test_the_payers_own_code_is_no_invoice_number() -> None:
    """Eleven digits with a day of birth in front."""
    text = f"{MINE} par oktobri"
    assert match(5000, text, code=MINE).waits is Waits.NO_NUMBER
    assert match(5000, text, code=f"{MINE[:6]}-{MINE[6:]}").waits is Waits.NO_NUMBER


def test_several_numbers_of_one_customer() -> None:
    """The oldest due first among the named; their open sum is a second fact."""
    found = match(7000, f"{MINE} {OLDER}")
    assert applied(found) == (Rule.INVOICE_NUMBER, (Share("a", 7000, (OLDER, MINE)),))


def test_several_flats_split_when_the_sums_are_what_is_open() -> None:
    """By number, or by client number; one cent more and it waits."""
    found = match(10555, f"{MINE} {YOURS}")
    assert found.shares == (Share("a", 5000, (MINE,)), Share("b", 5555, (YOURS,)))
    assert match(10556, f"{MINE} {YOURS}").waits is Waits.SEVERAL_FLATS
    found = match(12555, "B0001-4 B0001-5")
    assert found.shares == (Share("a", 7000), Share("b", 5555))


def test_a_split_may_pay_whole_accounts() -> None:
    """An invoice asks for what is carried too; sums that fit in two ways wait, and many flats."""
    found = match(12555, f"{MINE} {YOURS}")
    assert found.shares == (Share("a", 7000, (MINE,)), Share("b", 5555, (YOURS,)))
    assert match(10555, f"{MINE} {YOURS}").shares[0].cents == 5000
    twice = replace(B, open_cents=7555)  # 5000 + 7555 = 7000 + 5555
    facts = replace(FACTS, customers={**FACTS.customers, "b": twice})
    assert match(12555, f"{MINE} {YOURS}", facts=facts).waits is Waits.SEVERAL_FLATS
    many = {f"c{n}": replace(B, customer=f"c{n}") for n in range(MOST_SPLIT + 1)}
    clients = {f"B0002-{n}": (f"c{n}",) for n in range(MOST_SPLIT + 1)}
    facts = replace(FACTS, customers=many, clients=clients)
    names = " ".join(clients)
    assert match(5555 * len(many), names, facts=facts).waits is Waits.SEVERAL_FLATS
    few = names.rpartition(" ")[0]
    assert len(match(5555 * MOST_SPLIT, few, facts=facts).shares) == MOST_SPLIT


def test_no_split_gives_nothing_to_a_customer() -> None:
    """A paid invoice among the named: a person looks."""
    paid = OpenInvoice(YOURS, "b", 5555, 0, DUE)
    facts = replace(FACTS, by_number={**FACTS.by_number, YOURS: paid})
    for cents in (5000, 10555):
        assert match(cents, f"{MINE} {YOURS}", facts=facts).waits is Waits.SEVERAL_FLATS


def test_a_number_and_a_client_number_of_two_flats_wait() -> None:
    """Even though the sum fits one of them."""
    assert match(5000, f"{MINE} B0001-5").waits is Waits.SEVERAL_FLATS
    assert match(5000, f"{reference(MINE)} B0001-5").waits is None, "check digits decide"


def test_a_client_number_needs_a_second_fact() -> None:
    """The whole account, or the payer; then the open invoices are paid by age."""
    assert applied(match(7000, "dz. B0001-4")) == (Rule.CLIENT_NUMBER, (Share("a", 7000),))
    assert match(100, "dz. B0001-4", account=OWN).rule is Rule.CLIENT_NUMBER
    assert match(100, "dz. B0001-4").waits is Waits.NO_SECOND_FACT


def test_a_payment_before_the_invoice_is_a_credit_of_a_known_payer() -> None:
    """Nothing is open yet."""
    facts = replace(FACTS, customers={**FACTS.customers, "a": replace(A, open_cents=0)})
    assert match(9000, "B0001-4", account=OWN, facts=facts).shares == (Share("a", 9000),)


def test_a_postal_code_only_proposes() -> None:
    """Though a flat has that client number, and the sum fits."""
    found = match(5555, "Ogre LV-5001")
    assert found.waits is Waits.PROPOSAL_ONLY
    assert [c.customer for c in found.candidates] == ["b"]


def test_a_second_payment_is_a_double() -> None:
    """Applied as credit, and told."""
    paid = OpenInvoice(MINE, "a", 5000, 0, DUE)
    facts = replace(FACTS, by_number={**FACTS.by_number, MINE: paid})
    found = match(5000, MINE, account=OWN, facts=facts)
    assert (found.shares, found.is_double) == ((Share("a", 5000, (MINE,)),), True)
    assert not match(5000, MINE).is_double


def test_the_invoice_of_a_former_customer_is_theirs() -> None:
    """Paid by anyone but the flat's new customer, who may have meant their own."""
    assert match(800, "26090000009").shares == (Share("f", 800, ("26090000009",)),)
    assert match(800, "26090000009", account=OWN).waits is Waits.FORMER_CUSTOMER


@pytest.mark.parametrize(
    ("cents", "text", "waits"),
    [
        (900, "26110000666", Waits.INVOICE_NOT_LIVE),
        (0, MINE, Waits.NOT_A_PAYMENT),
        (-5000, MINE, Waits.NOT_A_PAYMENT),
        (1_000_001, reference(MINE), Waits.SUM_TOO_LARGE),
        (70_001, reference(MINE), Waits.SUM_TOO_LARGE),
        (5000, "paldies", Waits.NO_NUMBER),
        (5000, "26110009999", Waits.NO_NUMBER),
    ],
)
def test_what_waits_for_a_person(cents: int, text: str, waits: Waits) -> None:
    """Void numbers, debits, large sums, no number, a number nobody has."""
    assert match(cents, text).waits is waits


def test_ten_times_what_is_open_is_still_applied() -> None:
    """Up to 10,000.00."""
    assert match(70_000, reference(MINE)).waits is None


def test_the_payers_account_proposes_unless_accounts_may_decide() -> None:
    """One customer's account only."""
    assert match(7000, account=OWN).waits is Waits.PROPOSAL_ONLY
    found = match(7000, account=OWN, by_account=True)
    assert applied(found) == (Rule.PAYER_ACCOUNT, (Share("a", 7000),))
    two = replace(B, accounts=frozenset({OWN}))
    facts = replace(FACTS, customers={**FACTS.customers, "b": two})
    assert match(7000, account=OWN, facts=facts, by_account=True).waits is Waits.PROPOSAL_ONLY


def test_the_account_of_an_agent_says_nothing() -> None:
    """A post office pays for many: neither proof, nor doubt, nor proposal."""
    others = {
        f"x{n}": PayingCustomer(f"x{n}", f"X-{n}", is_present=True, open_cents=0) for n in range(5)
    }
    of_agent = {c: replace(p, accounts=frozenset({OTHER})) for c, p in others.items()}
    a_too = replace(A, accounts=frozenset({OTHER}))
    facts = replace(FACTS, customers={**FACTS.customers, **of_agent, "a": a_too})
    found = match(4000, reference(MINE), account=OTHER, facts=facts)
    assert (found.waits, len(found.candidates)) == (None, 1)
    assert match(4000, MINE, account=OTHER, facts=facts).waits is Waits.NO_SECOND_FACT
    fewer = {c: p for c, p in facts.customers.items() if c not in {"x0", "x1"}}
    found = match(4000, MINE, account=OTHER, facts=replace(facts, customers=fewer))
    assert found.rule is Rule.INVOICE_NUMBER, "of five customers it still proves"


def test_the_payers_code_only_proposes() -> None:
    """Even where accounts may decide."""
    facts = replace(FACTS, by_code=("a",))
    found = match(7000, facts=facts, by_account=True)
    assert found.waits is Waits.PROPOSAL_ONLY
    assert [c.rule for c in found.candidates] == [Rule.PAYER_CODE]
