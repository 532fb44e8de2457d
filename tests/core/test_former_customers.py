"""A month in which the customer changed: what is held, what is said, and where nothing is."""

import dataclasses
import datetime as dt

import pytest
from core_samples import OCTOBER, balance, building, company, customer, day, flat, single_charge
from core_samples import tariff as priced

from einvoice.core.billing import calculate_building
from einvoice.core.building_month import Draft
from einvoice.core.carried_balances import Carrying
from einvoice.core.invoices import NoticeCode
from einvoice.core.order_findings import order_findings
from einvoice.core.ownership import NO_ORDERS, FlatOrders
from einvoice.core.period import Period
from einvoice.core.premises import Customer
from einvoice.core.subscriptions import Subscription
from einvoice.core.tariffs import Unit

LIFT = priced("lift", "1.20", Unit.PROPERTY)
TODAY = dt.date(2026, 11, 5)
CODE = "161175-19997"


def people(*rows: tuple[str, str, str], code: str = CODE) -> tuple[Customer, ...]:
    """Return the customers of flat 1: name, first day, last day; the last one has the code."""
    return tuple(
        customer(
            name=name,
            code=code if (name, first, last) == rows[-1] else "",
            valid_from=day(first),
            valid_to=day(last) if last else None,
        )
        for name, first, last in rows
    )


OLD = ("Anna", "2020-01-01", "2026-10-15")
SOLD = people(OLD, ("Zenta", "2026-10-16", ""))
ON_THE_FIRST = people((*OLD[:2], "2026-09-30"), ("Zenta", "2026-10-01", ""))
BEFORE = people((*OLD[:2], "2026-09-29"), ("Zenta", "2026-09-30", ""))
VACANT = people((*OLD[:2], "2026-08-31"), ("Zenta", "2026-10-05", ""))
REOPENED = people(OLD, ("Anna", "2026-10-16", ""))
FIRST_KNOWN = people(("Zenta", "2026-10-16", ""))


def drafted(
    customers: tuple[Customer, ...],
    sums: tuple[str, str] | None = ("30.00", "0.00"),
    whose: str = "",
    for_period: Period | None = None,
) -> Draft:
    """Return October of a flat with such customers, a balance and a single charge."""
    rows = () if sums is None else (balance("1", *sums),)
    charge = single_charge("c1", "1.00", for_period=for_period)
    inputs = building(
        flat(),
        customers=customers,
        balances=tuple(dataclasses.replace(row, customer_code=whose) for row in rows),
        charges=(charge,),
    )
    (draft,) = calculate_building(OCTOBER, company(LIFT), inputs).drafts
    return draft


def found(draft: Draft) -> list[tuple[str, str]]:
    """Return the codes of findings with their facts as one text."""
    return [(one.code, " ".join(value for _, value in one.facts)) for one in draft.findings]


FORMER = "BALANCE_OF_FORMER_CUSTOMER"
OTHER = "BALANCE_OF_ANOTHER_CUSTOMER"


@pytest.mark.parametrize(
    ("name", "customers", "sums", "whose", "expected"),
    [
        ("sold in the month", SOLD, ("30.00", "0"), "",
         [(FORMER, "2020-01-01 2026-10-15 2026-10-16")]),
        ("an overpayment too", SOLD, ("-30.00", "0"), "",
         [(FORMER, "2020-01-01 2026-10-15 2026-10-16")]),
        ("only a payment", SOLD, ("0", "0.01"), "",
         [(FORMER, "2020-01-01 2026-10-15 2026-10-16")]),
        ("sold on the first day", ON_THE_FIRST, ("30.00", "0"), "",
         [(FORMER, "2020-01-01 2026-09-30 2026-10-01")]),
        ("sold on the day before", BEFORE, ("30.00", "0"), "", []),
        ("empty for a month, then sold", VACANT, ("30.00", "0"), "",
         [(FORMER, "2020-01-01 2026-08-31 2026-10-05")]),
        ("closed and opened again", REOPENED, ("30.00", "0"), "", []),
        ("the first that is known", FIRST_KNOWN, ("30.00", "0"), "", []),
        ("nothing is owed", SOLD, ("0", "0"), "", []),
        ("no balance", SOLD, None, "", []),
        ("named by code", SOLD, ("30.00", "0"), "16117519997", []),
        ("named by name", SOLD, ("30.00", "0"), "zenta", []),
        ("the former is named", SOLD, ("30.00", "0"), "Anna", [(OTHER, "2026-10")]),
        ("another code", BEFORE, ("30.00", "0"), "010280-10003", [(OTHER, "2026-10")]),
        ("another is named, though nothing is owed", SOLD, ("0", "0"), "Anna",
         [(OTHER, "2026-10")]),
        ("nobody is there", people(OLD), ("30.00", "0"), "Anna", [("NO_CUSTOMER", "")]),
    ],
)  # fmt: skip
def test_whose_a_balance_is(
    name: str,
    customers: tuple[Customer, ...],
    sums: tuple[str, str] | None,
    whose: str,
    expected: list[tuple[str, str]],
) -> None:
    """Held when the customer came in the month and the balance does not name them."""
    draft = drafted(customers, sums, whose)
    assert found(draft) == expected, name
    assert draft.held is bool(expected)


@pytest.mark.parametrize(
    ("customers", "month", "held"),
    [
        (SOLD, Period(2026, 9), True),
        (SOLD, OCTOBER, False),
        (SOLD, None, False),
        (ON_THE_FIRST, Period(2026, 9), True),
        (BEFORE, Period(2026, 9), False),
        (BEFORE, Period(2026, 8), True),
        (FIRST_KNOWN, Period(2026, 9), False),
        (REOPENED, Period(2026, 9), False),
    ],
)
def test_whose_a_correction_is(
    customers: tuple[Customer, ...], month: Period | None, *, held: bool
) -> None:
    """That of who was the customer on the last day of the month it corrects."""
    draft = drafted(customers, None, for_period=month)
    since = max(row.valid_from for row in customers)
    assert found(draft) == ([("CHARGE_OF_FORMER_CUSTOMER", f"c1 {month} {since}")] if held else [])


@pytest.mark.parametrize(
    ("customers", "since"),
    [
        (SOLD, "2026-10-16"),
        (VACANT, "2026-10-05"),
        (ON_THE_FIRST, None),
        (BEFORE, None),
        (REOPENED, None),
        (FIRST_KNOWN, None),
    ],
)
def test_what_the_invoice_says_of_the_change(
    customers: tuple[Customer, ...], since: str | None
) -> None:
    """Since when the flat is theirs, where it was another's for a part of the month."""
    notices = drafted(customers, None).notices
    assert [one.inputs for one in notices if one.code is NoticeCode.OWNER_CHANGED] == (
        [(("day", since),)] if since else []
    )


def order(bank: str, since: str, last: str = "") -> Subscription:
    """Return an order of flat 1."""
    end = day(last) if last else None
    return Subscription("1", bank, "LV58UNLA0050000000001", "Firma", "", "", day(since), end)


@pytest.mark.parametrize(
    ("name", "orders", "expected"),
    [
        ("no order", (), []),
        ("the former's", (order("seb", "2025-01-01"),),
         [("SUBSCRIPTION_OF_FORMER_CUSTOMER", "seb 2025-01-01")]),
        ("the former's at two banks", (order("seb", "2025-01-01"), order("abc", "2025-02-01")),
         [("SUBSCRIPTION_OF_FORMER_CUSTOMER", "abc, seb 2025-02-01")]),
        ("the former's, ended since", (order("seb", "2025-01-01", "2026-11-04"),), []),
        ("their own beside it", (order("seb", "2025-01-01"), order("abc", "2026-10-16")), []),
        ("their own at two banks", (order("seb", "2026-10-20"), order("abc", "2026-10-16")),
         [("TWO_BANKS", "abc, seb seb")]),
        ("their own from next month on", (order("seb", "2025-01-01"), order("abc", "2026-11-01")),
         [("SUBSCRIPTION_OF_FORMER_CUSTOMER", "seb 2025-01-01")]),
    ],
)  # fmt: skip
def test_what_is_said_of_orders(
    name: str, orders: tuple[Subscription, ...], expected: list[tuple[str, str]]
) -> None:
    """Nothing where the invoice goes to the one bank its customer ordered at."""
    draft = drafted(SOLD, None)
    said = order_findings(draft, FlatOrders(orders, SOLD), OCTOBER.last_day, TODAY)
    assert [(one.code, " ".join(v for _, v in one.facts)) for one in said] == expected, name


def test_nothing_is_said_of_the_orders_of_an_empty_flat() -> None:
    """It has no invoice that could go anywhere."""
    draft = drafted(people(OLD), None)
    flat_orders = FlatOrders((order("seb", "2025-01-01"),), people(OLD))
    assert not list(order_findings(draft, flat_orders, OCTOBER.last_day, TODAY))
    assert NO_ORDERS.of(OLD_CUSTOMER) == ()


OLD_CUSTOMER = people(OLD)[0]


@pytest.mark.parametrize(("whose", "codes"), [("Anna", []), ("", [FORMER]), ("Nobody", [OTHER])])
def test_an_opening_debt_that_names_the_former_customer_holds_nothing(
    whose: str, codes: list[str]
) -> None:
    """It is in the former customer's account: the present customer's invoice carries none of it."""
    rows = (dataclasses.replace(balance("1", "30.00", "0.00"), customer_code=whose),)
    inputs = building(flat(), customers=SOLD, balances=rows)
    opened = Carrying(OCTOBER, day("2026-11-02"), day("2026-11-04"))
    carrying = dataclasses.replace(company(LIFT), carrying=opened)
    inputs = dataclasses.replace(inputs, accounts={})
    (draft,) = calculate_building(OCTOBER, carrying, inputs).drafts
    assert draft.balance_begin_cents == 0
    assert [code for code, _ in found(draft) if code in {FORMER, OTHER}] == codes
