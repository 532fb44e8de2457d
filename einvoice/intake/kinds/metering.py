"""`meters`, `readings`, reading `windows` and heating `months`."""

from collections.abc import Iterator

from einvoice.core.meters import (
    HeatingMonth,
    Meter,
    MeterService,
    PlaceKind,
    Reading,
    Source,
    Window,
)
from einvoice.intake import cells
from einvoice.intake.table import Column, Fault, Kind, Parent, in_order

_DEFAULT_DIGITS = 5


def above_register(column: str, value_e3: int | None, digits: int) -> Iterator[Fault]:
    """Say when a value has more whole places than the register can show."""
    if value_e3 is not None and value_e3 >= 10**digits * 1000:
        facts = (("limit", str(10**digits)), ("digits", str(digits)))
        yield Fault(column, "above_register", facts=facts)


def _required(column: str, because: str) -> Fault:
    facts = (("because", because),)
    return Fault(column, "required", said="required.because", facts=facts)


def _meter(row: Meter) -> Iterator[Fault]:
    yield from in_order(row.installed_on, row.removed_on, "installed_on removed_on")
    if row.removed_on is not None and row.end_value_e3 is None:
        yield _required("end_value", "removed_on")
    if row.removed_on is None and row.end_value_e3 is not None:
        yield _required("removed_on", "end_value")
    yield from above_register("start_value", row.start_value_e3, row.digits)
    yield from above_register("end_value", row.end_value_e3, row.digits)


METERS = Kind(
    "meters",
    Meter,
    (
        Column("meter_id", cells.IDENT, required=True),
        Column("place_kind", cells.choice(PlaceKind), required=True),
        Column("place_id", cells.IDENT, required=True),
        Column("service", cells.choice(MeterService), required=True),
        Column("serial", cells.text(cells.NORMAL_TEXT), required=True),
        Column("installed_on", cells.DATE, required=True),
        Column("removed_on", cells.DATE),
        Column("start_value", cells.number(3), default=0, field="start_value_e3"),
        Column("end_value", cells.number(3), field="end_value_e3"),
        Column("digits", cells.number(0, least=1, most=9), default=_DEFAULT_DIGITS),
        Column("verified_until", cells.DATE),
    ),
    key=("meter_id",),
    parents=(Parent("place_id", noun_column="place_kind"),),
    sense=_meter,
    reading_days=("installed_on", "removed_on"),
)

READINGS = Kind(
    "readings",
    Reading,
    (
        Column("meter_id", cells.IDENT, required=True),
        Column("read_on", cells.DATE, required=True),
        Column("value", cells.number(3), required=True, field="value_e3"),
        Column("source", cells.choice(Source), default=Source.OWNER),
        Column("submitted_at", cells.MOMENT, default=""),
    ),
    key=("meter_id", "read_on"),
    parents=(Parent("meter_id", "meter"),),
    reading_days=("read_on",),
)


def _window(row: Window) -> Iterator[Fault]:
    return in_order(row.first_day, row.last_day, "first_day last_day")


WINDOWS = Kind(
    "windows",
    Window,
    (
        Column("period", cells.PERIOD, required=True),
        Column("first_day", cells.DATE, required=True),
        Column("last_day", cells.DATE, required=True),
    ),
    key=("period",),
    sense=_window,
)

MONTHS = Kind(
    "months",
    HeatingMonth,
    (
        Column("building_id", cells.IDENT, required=True),
        Column("period", cells.PERIOD, required=True),
        Column("heating_on", cells.YES_NO, required=True),
    ),
    key=("building_id", "period"),
    parents=(Parent("building_id", "building"),),
)
