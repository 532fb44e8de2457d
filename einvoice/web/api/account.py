"""Who is signed in, and their flats at a glance."""

import datetime as dt

from einvoice.core.residents import FlatRight
from einvoice.web.answers import Answer, Data, NotThere
from einvoice.web.api.invoices import status_of
from einvoice.web.api.shapes import (
    Flat,
    FlatOverview,
    Me,
    NextVerification,
    Overview,
    ReadingWindow,
)
from einvoice.web.visit import Visit
from jobs.residents.accounts import account_of
from jobs.views.resident_meters import ShownMeter
from jobs.views.resident_overview import Overview as Seen
from jobs.views.resident_overview import overview_of
from jobs.views.resident_windows import ShownWindow


def me(visit: Visit) -> Answer:
    """Return who is signed in, and which flats they may see."""
    account = account_of(visit.context, visit.person_id)
    if account is None:
        raise NotThere
    flats = [_flat(right) for right in visit.rights]
    return Data(
        Me(user_id=account.user_id, email=account.email, language=account.language, flats=flats)
    )


def overview(visit: Visit) -> Answer:
    """Return the own flats at a glance: what is to be paid, and what is to be done next."""
    seen = [(right, overview_of(visit.context, right.key)) for right in visit.rights]
    today = visit.context.today
    flats = [_seen(right, shown, today) for right, shown in seen if shown is not None]
    return Data(Overview(as_of=today, flats=flats))


def window_of(window: ShownWindow, today: dt.date) -> ReadingWindow:
    """Return a window as JSON has it."""
    return ReadingWindow(
        period=str(window.period),
        first_day=window.first_day,
        last_day=window.last_day,
        is_open=window.is_open(today),
        opens=window.opens,
        takes=window.takes(today),
    )


def _flat(right: FlatRight) -> Flat:
    since = right.key.since
    return Flat(
        flat_id=right.key.flat_id,
        customer_from=None if since == dt.date.min else since,
        right=right.right,
        past=right.past,
    )


def _seen(right: FlatRight, shown: Seen, today: dt.date) -> FlatOverview:
    place, latest, account = shown.place, shown.latest, shown.account
    missing = [meter.meter.meter_id for meter in shown.without_reading]
    return FlatOverview(
        flat_id=place.flat_id,
        address=place.address,
        number=place.number,
        city=place.city,
        past=right.past,
        until=shown.until,
        right=right.right,
        may_send=right.right.enters_readings and not right.past,
        to_pay_cents=shown.to_pay_cents,
        due_on=latest.due_date if latest else None,
        invoice_number=latest.number if latest else None,
        status=status_of(latest) if latest else "unknown",
        payments_as_of=account.as_of if account else None,
        window=window_of(shown.window, today) if shown.window else None,
        missing=len(missing),
        without_reading=missing,
        next_verification=_verification(shown.next_verification),
    )


def _verification(shown: ShownMeter | None) -> NextVerification | None:
    if shown is None or shown.meter.verified_until is None:
        return None
    return NextVerification(
        meter_id=shown.meter.meter_id,
        verified_until=shown.meter.verified_until,
        verification=shown.verification,
    )
