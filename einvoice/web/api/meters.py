"""Meters of the own flats, and the windows in which their readings are taken."""

from collections.abc import Iterator

from einvoice.texts import in_language
from einvoice.texts.meter_explanations import METER_SERVICES
from einvoice.web.answers import Answer, Data
from einvoice.web.api import shapes
from einvoice.web.api.account import window_of
from einvoice.web.api.listing import page_of
from einvoice.web.visit import Visit
from jobs.views.resident_meters import ShownMeter, ShownReading, meters_of
from jobs.views.resident_places import RightToPlace, places_of
from jobs.views.resident_windows import windows_of


def meters(visit: Visit) -> Answer:
    """Return the meters of the own flats, flat by flat, and the coming windows."""
    today = visit.context.today
    items, following = page_of(visit, _own(visit))
    windows = [window_of(window, today) for window in windows_of(visit.context)]
    return Data(shapes.Meters(as_of=today, windows=windows, items=items, next=following))


def _own(visit: Visit) -> Iterator[tuple[str, shapes.Meter]]:
    present = [right for right in visit.rights if not right.past]
    for owned in places_of(visit.context, present):
        listed = meters_of(visit.context, owned.right.key)
        for shown in listed.meters if listed else ():
            yield shown.meter.meter_id, _shape(visit, owned, shown)


def _shape(visit: Visit, owned: RightToPlace, shown: ShownMeter) -> shapes.Meter:
    meter, right = shown.meter, owned.right
    return shapes.Meter(
        meter_id=meter.meter_id,
        flat_id=right.key.flat_id,
        address=f"{owned.place.address} – {owned.place.number}",
        serial=meter.serial,
        service=meter.service,
        service_name=in_language(METER_SERVICES[str(meter.service)], visit.language),
        digits=meter.digits,
        installed_on=meter.installed_on,
        removed_on=meter.removed_on,
        verified_until=meter.verified_until,
        verification=shown.verification,
        last=_last(shown.last),
        is_there=shown.is_there(visit.context.today),
        may_send=right.right.enters_readings,
    )


def _last(reading: ShownReading | None) -> shapes.LastReading | None:
    if reading is None:
        return None
    return shapes.LastReading(
        read_on=reading.read_on,
        value_e3=reading.value_e3,
        use_e3=reading.use_e3,
        period=str(reading.period) if reading.period else None,
    )
