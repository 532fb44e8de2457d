"""A month of a company in which some meters are not read, and readings of residents are odd."""

from sample_company import Company
from sqlalchemy import delete, insert, select

from einvoice.core.meters import PlaceKind
from einvoice.core.period import Period
from einvoice.core.residents import SubmittedState
from einvoice.store.input_tables import meters_table, readings
from einvoice.store.portal_tables import submitted_readings

OCTOBER = Period(2026, 10)


def unread(company: Company) -> None:
    """Take the October readings of five meters away; residents send odd readings of four."""
    meters, columns = meters_table.c, readings.c
    odd = (
        {"state": SubmittedState.LATE, "received_at": "2026-11-01T22:00:00Z"},
        {"state": SubmittedState.REFUSED},
        {"confirmed": "NO_USE LARGE_USE"},
        {"clock_off": True, "photo_id": "p7"},
        {"state": SubmittedState.REPLACED, "clock_off": True, "photo_id": "p8"},
    )
    usual = {"state": SubmittedState.RECEIVED, "confirmed": "NO_USE", "clock_off": False}
    with company.context() as context, context.store.writing() as tx:
        in_flats = select(meters.meter_id).where(meters.place_kind == PlaceKind.FLAT)
        some = tx.scalars(in_flats.order_by(meters.meter_id).limit(len(odd))).all()
        in_window = columns.read_on >= OCTOBER.last_day.replace(day=30)
        tx.execute(delete(readings).where(columns.meter_id.in_(some), in_window))
        for number, (meter_id, values) in enumerate(zip(some, odd, strict=True)):
            row = {
                "key": f"key {number}",
                "meter_id": meter_id,
                "read_on": OCTOBER.last_day,
                "period": OCTOBER,
                "value_e3": 123_456 + number,
                "user_id": "u",
                "read_at": "2026-10-31T08:00:00Z",
                "received_at": f"2026-10-31T22:0{number}:00Z",
                "code": "",
            }
            tx.execute(insert(submitted_readings).values(row | usual | values))
