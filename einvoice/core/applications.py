"""Applications: what customers order at their banks, and the subscriptions that come of it.

Subscriptions are a function of all that was imported and all that was applied for, in the order
of the banks' time stamps: in which order files arrive, and how often, makes no difference.
Source: docs/BANKS.md, "Answers".
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from einvoice.core import iban
from einvoice.core.applicants import applicant_of, first_day_of, orders_meant
from einvoice.core.ownership import NO_ORDERS, FlatOrders, digits
from einvoice.core.subscriptions import Subscription

_DAY = dt.timedelta(days=1)


class Action(StrEnum):
    """The wish of a customer. `UNKNOWN` cannot be read."""

    ADD = "ADD"
    DELETE = "DEL"
    CHANGE = "CHG"
    UNKNOWN = ""


class Cause(StrEnum):
    """Why an application waits for a person; `NONE` = it does not."""

    NONE = ""
    WRONG_ACTION = "wrong-action"
    WRONG_TIME = "wrong-time"
    NO_SELLER = "no-seller-number"
    OTHER_SELLER = "other-seller"
    NO_CONTRACT = "no-contract"
    OTHER_CONTRACT = "other-contract"
    NO_ADDRESS = "no-address"
    WRONG_ADDRESS = "wrong-address"
    NO_FLAT = "unknown-service-id"
    NO_CODE = "no-code"
    OTHER_CODE = "code-differs"


class ApplicationState(StrEnum):
    """The state of an application: applied, waiting for a person, or refused by a person."""

    APPLIED = "applied"
    WAITING = "waiting"
    REFUSED = "refused"


NEVER_ACCEPTED = frozenset(
    {Cause.WRONG_ACTION, Cause.WRONG_TIME, Cause.NO_SELLER, Cause.OTHER_SELLER}
)
"""Causes that no person can mend here: the bank must send it anew."""


@dataclass(frozen=True, slots=True)
class Application:
    """One record of a bank's application file.

    ``service_id`` is what the customer typed. ``stamped_at`` is UTC in ISO, so that it sorts;
    ``day`` is its day in Riga. An unreadable time stamp leaves ``stamped_at`` empty.
    """

    action: Action
    service_id: str
    channel_address: str
    presentment: str
    customer_code: str
    customer_name: str
    customer_email: str
    seller_reg_number: str
    contract_id: str
    stamped_at: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class KnownToUs:
    """The data that an application is compared with.

    ``codes`` are those that may order for the flat (`codes_of`); None = no such flat has a
    customer on the day.
    """

    seller_reg_number: str
    contract_id: str
    codes: frozenset[str] | None


def cause_of(application: Application, known: KnownToUs) -> Cause:
    """Return why an application cannot be applied by itself: the first cause that holds."""
    causes = (
        (Cause.WRONG_ACTION, application.action is Action.UNKNOWN),
        (Cause.WRONG_TIME, not application.stamped_at),
        (Cause.NO_SELLER, not application.seller_reg_number),
        (Cause.OTHER_SELLER, application.seller_reg_number != known.seller_reg_number),
        (Cause.NO_CONTRACT, not application.contract_id),
        (Cause.OTHER_CONTRACT, application.contract_id != known.contract_id),
        (Cause.NO_ADDRESS, not application.channel_address),
        (Cause.WRONG_ADDRESS, not iban.is_valid(application.channel_address)),
        (Cause.NO_FLAT, known.codes is None),
        (Cause.NO_CODE, not digits(application.customer_code)),
        (Cause.OTHER_CODE, digits(application.customer_code) not in _all_digits(known)),
    )
    return next((cause for cause, holds in causes if holds), Cause.NONE)


def may_be_accepted(application: Application, cause: Cause) -> bool:
    """Return whether a person may let an application go; an order to end needs no account."""
    if application.action is not Action.DELETE and not iban.is_valid(application.channel_address):
        return False
    return cause not in NEVER_ACCEPTED


def _all_digits(known: KnownToUs) -> frozenset[str]:
    return frozenset(digits(code) for code in known.codes or ())


def spelling(service_id: str) -> tuple[str, ...]:
    """Return what is the same in client numbers that are only written differently.

    >>> spelling("B0001-12") == spelling("b1 12"), spelling("B0001-12") == spelling("B0001-21")
    (True, False)
    """
    parts = re.findall(r"[^\W\d_]+|[0-9]+", service_id.upper())
    return tuple(part.lstrip("0") or part[:1] for part in parts)


@dataclass(frozen=True, slots=True)
class Imported:
    """A subscription that a person imported; ``after`` = the last `moment` applied before that."""

    row: Subscription
    after: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """An application that was applied; ``digest`` keeps apart what has the same time stamp."""

    application: Application
    digest: str


@dataclass(frozen=True, slots=True)
class FlatAtBank:
    """A flat, as a customer of a bank: what has subscriptions there."""

    flat_id: str
    bank: str


_RANKS = {Action.DELETE: 0, Action.ADD: 1, Action.CHANGE: 2, Action.UNKNOWN: 3}


def replay(
    where: FlatAtBank,
    imported: Iterable[Imported],
    orders: Iterable[Order],
    whose: FlatOrders = NO_ORDERS,
) -> tuple[Subscription, ...]:
    """Return the subscriptions of a flat at a bank, earliest first.

    ADD begins one on its day, or renews the customer's own in force. DEL ends it on the day
    before, so that nothing more goes out. CHG gives the order in force another account. An ADD on
    the day after the end (the customer came back at once) goes on with what was ended. None of
    them touches what another customer of the flat ordered; ``whose`` has the flat's customers.
    """
    steps: list[tuple[tuple[str, int, str], Imported | Order]] = [
        (_time_of_import(application), application) for application in imported
    ]
    for order in orders:
        rank = _RANKS[order.application.action]
        steps.append(((moment(order.application), rank, order.digest), order))
    rows: dict[dt.date, Subscription] = {}
    for _, step in sorted(steps, key=lambda step: step[0]):
        if isinstance(step, Imported):
            rows[step.row.valid_from] = step.row
        else:
            _apply(rows, step.application, where, whose)
    return tuple(rows[day] for day in sorted(rows))


def moment(application: Application) -> str:
    """Return when an application counts, as a text that sorts."""
    return f"{application.day.isoformat()} {application.stamped_at}"


def _time_of_import(one: Imported) -> tuple[str, int, str]:
    """A row counts from its first day; a row imported after an order, from then on."""
    return (max(one.row.valid_from.isoformat(), f"{one.after}~" if one.after else ""), -1, "")


def _apply(
    rows: dict[dt.date, Subscription], told: Application, where: FlatAtBank, whose: FlatOrders
) -> None:
    flat = replace(whose, orders=tuple(rows.values()))
    begins = told.action is Action.ADD
    meant = orders_meant(told.day, told.customer_code, flat, begins=begins)
    day = told.day
    if begins:
        applicant = applicant_of(told.day, told.customer_code, flat, begins=True)
        day = first_day_of(told.day, applicant, flat)
    start = max((row.valid_from for row in meant if _in_force(row, day)), default=None)
    if begins:
        if start is None:
            start = next((row.valid_from for row in meant if row.valid_to == day - _DAY), day)
        old = rows.get(start)
        rows[start] = _with_data(old, told, start, where)
    elif start is not None and told.action is Action.CHANGE:
        rows[start] = replace(
            _with_data(rows[start], told, start, where), valid_to=rows[start].valid_to
        )
    elif start is not None and told.action is Action.DELETE:
        ended = rows.pop(start)
        if start < day:
            rows[start] = replace(ended, valid_to=day - _DAY)


def _in_force(row: Subscription, day: dt.date) -> bool:
    return row.valid_to is None or row.valid_to >= day


def _with_data(
    old: Subscription | None, told: Application, first_day: dt.date, where: FlatAtBank
) -> Subscription:
    """Return a subscription with an application's data; what it leaves open stays as it was."""
    return Subscription(
        flat_id=where.flat_id,
        bank=where.bank,
        channel_address=told.channel_address,
        payer_name=told.customer_name or (old.payer_name if old else ""),
        payer_code=told.customer_code or (old.payer_code if old else ""),
        seller_contract_id=told.contract_id or (old.seller_contract_id if old else ""),
        valid_from=first_day,
    )
