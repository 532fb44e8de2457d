"""Whose an order is: named rows for each rule and its boundary."""

import datetime as dt

import pytest
from application_samples import ONE, OTHER, application

from einvoice.core import holds
from einvoice.core.applicants import applicant_of, codes_of
from einvoice.core.applications import FlatAtBank, Order, replay
from einvoice.core.ownership import (
    FlatOrders,
    Owner,
    Tenure,
    customer_of_day,
    in_force,
    same_customer,
    tenure_of,
)
from einvoice.core.premises import Customer, CustomerKind
from einvoice.core.subscriptions import Subscription

ANNA, BORIS, CODE_A, CODE_B = "Anna Liepa", "Boriss Ozols", "161175-19997", "010280-12345"


def day(text: str) -> dt.date:
    """Return a day of 2026, ``MM-DD``, or of any year."""
    return dt.date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def customer(name: str, first: str, last: str = "", code: str = "") -> Customer:
    """Return a customer row of flat F."""
    end = day(last) if last else None
    return Customer("F", name, CustomerKind.PERSON, code, "", "lv", day(first), end)


def order(first: str, payer: tuple[str, str] = ("Somebody", ""), bank: str = "seb") -> Subscription:
    """Return an order of flat F without end."""
    return Subscription("F", bank, ONE, *payer, "", day(first))


SOLD = (customer(ANNA, "01-01", "10-15", CODE_A), customer(BORIS, "10-16", "", CODE_B))
WITH_GAP = (customer(ANNA, "01-01", "09-30"), customer(BORIS, "10-16"))
REOPENED = (customer(ANNA, "01-01", "09-30"), customer(ANNA, "10-16"))


@pytest.mark.parametrize(
    ("name", "one", "other", "same"),
    [
        ("equal codes, married since", (ANNA, CODE_A), ("Anna Ozola", CODE_A), True),
        ("equal codes, written otherwise", (ANNA, "16117519997"), (ANNA, CODE_A), True),
        ("other codes, father and son", (ANNA, CODE_A), (ANNA, CODE_B), False),
        ("one without a code, equal names", (ANNA, CODE_A), (ANNA, ""), True),
        ("one without a code, other names", (ANNA, CODE_A), (BORIS, ""), False),
        (
            "no codes, equal names but for capitals and blanks",
            (ANNA, ""),
            ("ANNA  liepa", ""),
            True,
        ),
        ("no codes, other names", (ANNA, ""), (BORIS, ""), False),
        ("a code without digits is none", (ANNA, "-"), (BORIS, "-"), False),
        ("nobody is not nobody", ("", ""), ("", ""), False),
    ],
)
def test_who_is_the_same_customer(
    name: str, one: tuple[str, str], other: tuple[str, str], *, same: bool
) -> None:
    """Codes decide; where one is missing, names."""
    assert same_customer(Owner(*one), Owner(*other)) is same, name
    assert same_customer(Owner(*other), Owner(*one)) is same, name


@pytest.mark.parametrize(
    ("name", "rows", "on", "owner"),
    [
        ("older than the first row", SOLD, "2019-05-01", ANNA),
        ("the first day", SOLD, "01-01", ANNA),
        ("the last day before the change", SOLD, "10-15", ANNA),
        ("the day of the change", SOLD, "10-16", BORIS),
        ("long after", SOLD, "2030-01-01", BORIS),
        ("between two customers", WITH_GAP, "10-10", None),
        ("between two rows of one customer", REOPENED, "10-10", ANNA),
        ("after the last customer", (customer(ANNA, "01-01", "09-30"),), "10-01", None),
        ("no customer at all", (), "10-01", None),
    ],
)
def test_whose_a_day_is(name: str, rows: tuple[Customer, ...], on: str, owner: str | None) -> None:
    """The customer of the day; before the first row the first; in a gap nobody. In any order."""
    found = customer_of_day(rows, day(on))
    assert (found.name if found else None) == owner, name
    assert customer_of_day(reversed(rows), day(on)) == found, name


@pytest.mark.parametrize(
    ("name", "made", "owner"),
    [
        ("made in the former's time", order("10-15"), ANNA),
        ("made in the present one's time", order("10-16"), BORIS),
        ("made before anybody was known", order("2019-01-01"), ANNA),
        ("the former's, and the change was told late", order("10-20", (ANNA, CODE_A)), ANNA),
        ("the same without a code", order("10-20", (ANNA, "")), ANNA),
        ("paid by the next one in the former's time", order("10-10", (BORIS, CODE_B)), ANNA),
        ("paid by a stranger", order("10-20", ("Firma", "40003032949")), BORIS),
    ],
)
def test_whose_an_order_is(name: str, made: Subscription, owner: str) -> None:
    """The customer of its first day, but never the next one's when the former pays."""
    flat = FlatOrders((made,), SOLD)
    found = flat.owner(made)
    assert found is not None
    assert found.name == owner, name
    assert [flat.of(one) for one in SOLD] == [
        (made,) if one.name == owner else () for one in SOLD
    ], name


def test_an_order_of_nobody_is_its_payers_or_nobodys() -> None:
    """In a gap who pays may be one who came or left; a stranger's order waits for a person."""
    for payer, owner in ((ANNA, ANNA), (BORIS, BORIS), ("Firma", None)):
        made = order("10-10", (payer, ""))
        flat = FlatOrders((made,), WITH_GAP)
        found = flat.owner(made)
        assert (found.name if found else None) == owner
        assert flat.belongs(made, Owner(BORIS, "")) is (owner == BORIS)


def test_what_was_decided_stands_over_the_rows() -> None:
    """A person's word counts for that order alone."""
    orders = order("10-01"), order("10-02", bank="swedbank")
    flat = FlatOrders(orders, SOLD, {("seb", day("10-01")): Owner(BORIS, CODE_B)})
    assert flat.of(SOLD[1]) == orders[:1]
    assert flat.of(SOLD[0]) == orders[1:]


@pytest.mark.parametrize(
    ("name", "rows", "since", "former"),
    [
        ("the first known", SOLD[:1], "01-01", None),
        ("after another", SOLD, "10-16", ANNA),
        ("closed and opened again", REOPENED, "01-01", None),
        ("came back", (*SOLD[:1], customer(BORIS, "10-16", "10-20"), customer(ANNA, "10-21")),
         "10-21", BORIS),
    ],
)  # fmt: skip
def test_since_when_a_customer_is_there(
    name: str, rows: tuple[Customer, ...], since: str, former: str | None
) -> None:
    """Over rows of the same customer, until the row of another."""
    found = tenure_of(rows, rows[-1])
    assert found.since == day(since), name
    assert (found.former.name if found.former else None) == former, name
    assert isinstance(found, Tenure)


@pytest.mark.parametrize(
    ("last", "today", "counts"),
    [
        (None, "11-05", True),
        ("11-05", "11-05", True),
        ("11-04", "11-05", False),
        ("10-30", "10-29", False),
    ],
)
def test_which_orders_are_in_force(last: str | None, today: str, *, counts: bool) -> None:
    """Valid on the last day of the period, and not ended since."""
    made = Subscription("F", "seb", ONE, "", "", "", day("10-31"), day(last) if last else None)
    assert bool(in_force([made], day("10-31"), day(today))) is counts
    assert not in_force([made], day("10-30"), day(today))


def codes(on: str, flat: FlatOrders, *, ends: bool = False) -> set[str] | None:
    """Return the codes that agree on a day."""
    found = codes_of(day(on), flat, ends=ends)
    return None if found is None else set(found)


def test_who_may_order() -> None:
    """The customer of the day, their payer, and one to come; who left may only end."""
    paid = FlatOrders((order("02-01", ("Firma", "1")), order("10-20", ("Firma", "2"))), SOLD)
    assert codes("10-15", paid) == {CODE_A, CODE_B, "1"}
    assert codes("10-16", paid) == {CODE_B, "2"}
    assert codes("10-16", paid, ends=True) == {CODE_A, CODE_B, "1", "2"}
    assert codes("2019-01-01", paid) == {CODE_A, CODE_B, "1"}
    gone = FlatOrders((), (customer(ANNA, "01-01", "09-30", CODE_A),))
    assert codes("10-16", gone) is None
    assert codes("10-16", gone, ends=True) == {CODE_A}
    assert codes("10-10", FlatOrders((), WITH_GAP)) == set()


def told(action: str, on: str, code: str, address: str = ONE) -> Order:
    """Return an application of a day with a code."""
    at = f"2026-{on}T10:00:00"
    made = application(action, at, customer_code=code, customer_name="", channel_address=address)
    return Order(made, f"{action}{on}{code}")


def made_of(*orders: Order, customers: tuple[Customer, ...] = SOLD) -> list[tuple[str, str, str]]:
    """Return first day, last day and account of what orders make, with the owner's initial."""
    flat = FlatOrders((), customers)
    rows = replay(FlatAtBank("F", "B"), (), reversed(orders), flat)
    return [
        (
            f"{row.valid_from:%m-%d}",
            f"{row.valid_to:%m-%d}" if row.valid_to else "",
            ("one" if row.channel_address == ONE else "other")
            + ":"
            + (owner.name[0] if (owner := flat.owner(row)) else ""),
        )
        for row in rows
    ]


ADD_A = told("ADD", "02-01", CODE_A)


@pytest.mark.parametrize(
    ("name", "orders", "expected"),
    [
        ("the next customer's order is another one",
         (ADD_A, told("ADD", "10-20", CODE_B, OTHER)),
         [("02-01", "", "one:A"), ("10-20", "", "other:B")]),
        ("who buys may order before the flat is theirs",
         (ADD_A, told("ADD", "10-10", CODE_B, OTHER)),
         [("02-01", "", "one:A"), ("10-16", "", "other:B")]),
        ("and end it again",
         (told("ADD", "10-10", CODE_B), told("DEL", "10-12", CODE_B)), []),
        ("who left ends the order of their own",
         (ADD_A, told("ADD", "10-20", CODE_B, OTHER), told("DEL", "11-03", CODE_A)),
         [("02-01", "11-02", "one:A"), ("10-20", "", "other:B")]),
        ("who left changes the order of their own",
         (ADD_A, told("ADD", "10-20", CODE_B), told("CHG", "11-03", CODE_A, OTHER)),
         [("02-01", "", "other:A"), ("10-20", "", "one:B")]),
        ("who left orders again: it is theirs",
         (told("ADD", "10-20", CODE_B, OTHER), told("ADD", "11-03", CODE_A)),
         [("10-20", "", "other:B"), ("11-03", "", "one:A")]),
        ("a stranger accepted by a person renews the order of the customer of the day",
         (ADD_A, told("ADD", "10-20", CODE_B), told("ADD", "11-03", "999", OTHER)),
         [("02-01", "", "one:A"), ("10-20", "", "other:B")]),
        ("a payer who ended the order ends nothing else",
         (told("ADD", "02-01", "999"), told("DEL", "03-01", "999"), told("ADD", "03-05", CODE_A),
          told("DEL", "04-01", "999")),
         [("02-01", "02-28", "one:A"), ("03-05", "", "one:A")]),
        ("the customer ends what a payer ordered",
         (ADD_A, told("DEL", "02-10", CODE_A), told("ADD", "03-01", "999"),
          told("DEL", "04-01", CODE_A)),
         [("02-01", "02-09", "one:A"), ("03-01", "03-31", "one:A")]),
        ("one who pays and buys later orders for the customer of the day",
         (told("ADD", "02-01", "999"), told("ADD", "03-01", "999", OTHER)),
         [("02-01", "", "other:A")]),
    ],
)  # fmt: skip
def test_nobodys_order_touches_anothers(
    name: str, orders: tuple[Order, ...], expected: list[tuple[str, str, str]]
) -> None:
    """What comes of the orders of two customers one after the other."""
    assert made_of(*orders) == expected, name


def test_a_payer_who_will_be_the_customer_orders_for_the_present_one() -> None:
    """What is paid already goes on; only the flat's own day makes the order theirs."""
    paid = told("ADD", "02-01", CODE_A), told("CHG", "03-01", CODE_A)
    flat = FlatOrders((order("02-01", (BORIS, CODE_B)),), SOLD)
    again = told("ADD", "05-01", CODE_B, OTHER).application
    found = applicant_of(again.day, CODE_B, flat, begins=True)
    assert found == SOLD[0]
    assert made_of(*paid) == [("02-01", "", "one:A")]


def test_the_code_of_the_finding() -> None:
    """It is part of the contract with other programs."""
    assert holds.SUBSCRIPTION_OF_FORMER_CUSTOMER == "SUBSCRIPTION_OF_FORMER_CUSTOMER"
