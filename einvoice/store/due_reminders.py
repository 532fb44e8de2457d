"""Who may be reminded of what today, and was not: asked of the database, not user by user.

What is asked of here is by flat and month; whether a right is still there, and whose time it is,
`jobs.reminding` judges of each user before a mail goes.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Select, and_, exists, not_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from einvoice.core.account_keys import AccountKey
from einvoice.core.direct_deliveries import Channel
from einvoice.core.invoices import ISSUED_STATES
from einvoice.core.meters import Meter, PlaceKind, Window
from einvoice.core.period import Period
from einvoice.core.reminders import (
    ANSWERED_SECONDS,
    DUE_DAYS,
    INVOICE_DAYS,
    MOST_MONTHS_BEFORE,
    OVER_DAYS,
    ReminderKind,
    WishKind,
    stage_of,
)
from einvoice.core.residents import Right
from einvoice.core.submitted_readings import LIVE
from einvoice.store.batches import in_batches
from einvoice.store.input_tables import meters_table, readings
from einvoice.store.portal_tables import submitted_readings, user_flats, users
from einvoice.store.present_customers import is_same_time
from einvoice.store.push_subscriptions import has_phone
from einvoice.store.reminder_tables import reminder_wishes, reminders
from einvoice.store.reminders import Reminder, may_go
from einvoice.store.rows import fields_of
from einvoice.store.tables import invoices
from einvoice.store.transactions import ReadTransaction

SENDS = (Right.OWNER, Right.READINGS)
"""Rights with which readings are sent."""
_VERIFICATION = tuple(kind for kind in ReminderKind if kind.wish is WishKind.VERIFICATION)
_LONGEST_MONTHS = dt.timedelta(days=31 * MOST_MONTHS_BEFORE)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reminder that may go, with its user's address and language.

    ``mail_stopped``: the address has no mailbox, and the user has a phone.
    """

    reminder: Reminder
    email: str = field(repr=False)
    language: str
    mail_stopped: bool = False


@dataclass(frozen=True, slots=True)
class Today:
    """The day in Riga, and the moment in seconds since 1970.

    Not ``whole``: the meters were looked at today, and of verifications what was begun is looked
    for alone.
    """

    day: dt.date
    now_s: int
    whole: bool = True


def of_window(
    tx: ReadTransaction, today: Today, kind: ReminderKind, window: Window
) -> Iterator[Waiting]:
    """Yield who may send readings of a flat in which a meter has none for a window yet."""
    yield from _waiting(tx, today, kind, str(window.period), _without_reading(window))


def senders_told(
    tx: ReadTransaction, today: Today, flat_ids: Iterable[str]
) -> list[tuple[str, str]]:
    """Return the users of some flats, each with the flat, who are told of a window's last day."""
    columns = user_flats.c
    query = _users(today, WishKind.WINDOW_ENDS).where(columns.right.in_(SENDS))
    return [
        (row.user_id, row.flat_id)
        for part in in_batches(sorted(flat_ids))
        for row in tx.execute(query.where(columns.flat_id.in_(part)))
    ]


def _without_reading(window: Window) -> ColumnElement[bool]:
    """Return the condition that a meter of a user's flat has no reading: asked flat by flat."""
    meters, sent, read = meters_table.c, submitted_readings.c, readings.c
    in_window = (read.read_on >= window.first_day) & (read.read_on <= window.last_day)
    arrived = (sent.period == window.period) & sent.state.in_(LIVE)
    return exists().where(
        meters.place_id == user_flats.c.flat_id,
        meters.place_kind == PlaceKind.FLAT,
        meters.installed_on <= window.last_day,
        or_(meters.removed_on.is_(None), meters.removed_on > window.last_day),
        not_(exists().where(read.meter_id == meters.meter_id, in_window)),
        not_(exists().where(sent.meter_id == meters.meter_id, arrived)),
    )


def of_verifications(tx: ReadTransaction, today: Today) -> Iterator[Waiting]:
    """Yield who is to be told that a meter's verification ends, or has ended."""
    staged = sorted(
        (stage, _period_of(stage, meter.verified_until), meter.place_id)
        for meter in _verified_about(tx, today)
        if meter.verified_until and (stage := stage_of(meter.verified_until, today.day))
    )
    for (stage, period), rows in groupby(staged, lambda row: row[:2]):
        flat_ids = sorted({row[2] for row in rows})
        yield from _of_flats(tx, today, ReminderKind(stage), period, flat_ids)


def _period_of(stage: ReminderKind, until: dt.date) -> str:
    """Return the month in which verifications end together, or the day on which they ended."""
    return str(until) if stage is ReminderKind.VERIFICATION_OVER else str(Period.of(until))


def verified_in(tx: ReadTransaction, reminder: Reminder, day: dt.date) -> list[Meter]:
    """Return the meters that a reminder of a verification is of, the first to end first.

    Before the end they are those of the flat that end in its month and have not ended; after it
    those that ended on its day.
    """
    until, is_over = meters_table.c.verified_until, reminder.kind is ReminderKind.VERIFICATION_OVER
    own = meters_table.c.place_id == reminder.key.flat_id
    meters = [
        meter
        for meter in _meters(tx, own, _is_there(day), until < day if is_over else until >= day)
        if str(meter.verified_until).startswith(reminder.period)
    ]
    return sorted(meters, key=lambda meter: (str(meter.verified_until), meter.meter_id))


def _verified_about(tx: ReadTransaction, today: Today) -> list[Meter]:
    until, day = meters_table.c.verified_until, today.day
    first, last = day - dt.timedelta(days=OVER_DAYS), day + _LONGEST_MONTHS
    begun = select(reminders.c.flat_id).where(
        reminders.c.again_s <= today.now_s, reminders.c.kind.in_(_VERIFICATION)
    )
    flat_ids = select(user_flats.c.flat_id) if today.whole else begun
    in_flats = meters_table.c.place_id.in_(flat_ids)
    return _meters(tx, in_flats, _is_there(day), until >= first, until <= last)


def _is_there(day: dt.date) -> ColumnElement[bool]:
    columns = meters_table.c
    there = or_(columns.removed_on.is_(None), columns.removed_on > day)
    return and_(columns.place_kind == PlaceKind.FLAT, columns.installed_on <= day, there)


def _meters(tx: ReadTransaction, *which: ColumnElement[bool]) -> list[Meter]:
    query = select(*(meters_table.c[name] for name in fields_of(Meter))).where(*which)
    return [Meter(*row) for row in tx.execute(query)]


def of_invoices(tx: ReadTransaction, today: Today) -> Iterator[Waiting]:
    """Yield who wishes to be told of an invoice that is new."""
    columns, first = invoices.c, today.day - dt.timedelta(days=INVOICE_DAYS)
    new = (columns.issue_date >= first) & (columns.issue_date <= today.day)
    yield from _of_invoices(tx, today, ReminderKind.INVOICE, new)


def of_due_days(tx: ReadTransaction, today: Today) -> Iterator[Waiting]:
    """Yield who wishes to be told of an invoice that is due in days."""
    columns, last = invoices.c, today.day + dt.timedelta(days=DUE_DAYS)
    soon = (columns.due_date >= today.day) & (columns.due_date <= last)
    yield from _of_invoices(tx, today, ReminderKind.DUE, soon)


def _of_invoices(
    tx: ReadTransaction, today: Today, kind: ReminderKind, which: ColumnElement[bool]
) -> Iterator[Waiting]:
    wished = (
        select(user_flats.c.flat_id)
        .join(reminder_wishes, reminder_wishes.c.user_id == user_flats.c.user_id)
        .where(reminder_wishes.c.kind == kind.wish, reminder_wishes.c.wanted)
    )
    columns = invoices.c
    query = (
        select(columns.period, columns.flat_id)
        .where(columns.state.in_(ISSUED_STATES), which, columns.flat_id.in_(wished))
        .distinct()
        .order_by(columns.period, columns.flat_id)
    )
    for period, rows in groupby(tx.execute(query).all(), lambda row: row.period):
        flat_ids = [row.flat_id for row in rows]
        yield from _of_flats(tx, today, kind, str(period), flat_ids)


def of_answers(tx: ReadTransaction, today: Today) -> Iterator[Waiting]:
    """Yield whose message was answered, as the answer's own transaction kept it."""
    columns = reminders.c
    query = (
        _users(today, WishKind.ANSWERED)
        .add_columns(columns.period, columns.customer_from.label("asked_from"))
        .join(
            reminders,
            and_(
                columns.user_id == user_flats.c.user_id,
                columns.flat_id == user_flats.c.flat_id,
            ),
        )
        .where(
            columns.kind == ReminderKind.ANSWERED,
            columns.again_s <= today.now_s,
            columns.at_s > today.now_s - ANSWERED_SECONDS,
        )
        .order_by(columns.at_s, columns.period)
    )
    for row in tx.execute(query).all():
        waiting = _of_row(row, ReminderKind.ANSWERED, row.period)
        asked = AccountKey.of(row.flat_id, row.asked_from)
        if is_same_time(tx, asked, waiting.reminder.key):
            yield waiting


def _of_flats(
    tx: ReadTransaction, today: Today, kind: ReminderKind, period: str, flat_ids: list[str]
) -> Iterator[Waiting]:
    for part in in_batches(flat_ids):
        yield from _waiting(tx, today, kind, period, user_flats.c.flat_id.in_(part))


def _waiting(
    tx: ReadTransaction,
    today: Today,
    kind: ReminderKind,
    period: str,
    flats: ColumnElement[bool],
) -> Iterator[Waiting]:
    """Yield the users of some flats who were not reminded, or are to be again."""
    columns, own = user_flats.c, reminders.c
    same = and_(
        own.user_id == columns.user_id,
        own.flat_id == columns.flat_id,
        own.kind == kind,
        own.period == period,
        own.channel == Channel.EMAIL,
    )
    query = _users(today, kind.wish).outerjoin(reminders, same).where(flats, may_go(today.now_s))
    if kind not in {ReminderKind.INVOICE, ReminderKind.DUE}:
        query = query.where(columns.right.in_(SENDS))
    rows: Iterable[Any] = tx.execute(query.order_by(columns.flat_id, columns.user_id)).all()
    for row in rows:
        yield _of_row(row, kind, period)


def _users(today: Today, wish: WishKind) -> Select[Any]:
    """Select users with their rights in force, of those who can be reached and wish it."""
    columns, day = user_flats.c, today.day
    said = exists().where(
        reminder_wishes.c.user_id == users.c.user_id,
        reminder_wishes.c.kind == wish,
        reminder_wishes.c.wanted.is_(not wish.by_default),
    )
    return (
        select(columns.user_id, columns.flat_id, columns.customer_from)
        .add_columns(users.c.email, users.c.language, users.c.mail_stopped_at)
        .select_from(user_flats)
        .join(users, users.c.user_id == columns.user_id)
        .where(
            users.c.ended_at.is_(None),
            or_(users.c.mail_stopped_at.is_(None), has_phone(users.c.user_id)),
            columns.valid_from <= day,
            or_(columns.valid_to.is_(None), columns.valid_to >= day),
            not_(said) if wish.by_default else said,
        )
    )


def _of_row(row: Any, kind: ReminderKind, period: str) -> Waiting:  # noqa: ANN401 - a row of SQLAlchemy
    key = AccountKey.of(row.flat_id, row.customer_from)
    stopped = row.mail_stopped_at is not None
    return Waiting(Reminder(row.user_id, key, kind, period), row.email, row.language, stopped)
