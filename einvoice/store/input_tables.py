"""Tables of what was imported: one per kind of file, columns named as the core's fields."""

from sqlalchemy import Boolean, Column, Date, Integer, MetaData, Table, Text

from einvoice.core import meters, methods, premises, tariffs
from einvoice.core.period import Period
from einvoice.store.types import EnumText, OpenStart, PeriodText, ShareText, identifier, scaled

metadata = MetaData()


def _id(name: str, *, key: bool = False, index: bool = False) -> Column[str]:
    return Column(name, identifier(40), primary_key=key, nullable=False, index=index)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _scaled(name: str) -> Column[int]:
    return Column(name, scaled(), nullable=False)


def _period(*, name: str = "period", key: bool = True) -> Column[Period]:
    return Column(name, PeriodText, primary_key=key, nullable=not key)


buildings = Table(
    "buildings",
    metadata,
    _id("building_id", key=True),
    _text("address"),
    _text("city"),
    _text("postal_code"),
    _text("regulation"),
    Column("requested_mw_e6", scaled()),
    Column("circulation", EnumText(premises.Circulation), nullable=False),
)

flats = Table(
    "flats",
    metadata,
    _id("flat_id", key=True),
    _id("building_id", index=True),
    _text("number"),
    Column("kind", EnumText(premises.FlatKind), nullable=False),
    _scaled("fee_area_m2_e2"),
    _scaled("heat_area_m2_e2"),
    Column("declared_persons", Integer, nullable=False),
    Column("ownership_share", ShareText, nullable=False),
    Column("valid_from", OpenStart, primary_key=True),
    Column("valid_to", Date),
)

customers = Table(
    "customers",
    metadata,
    _id("flat_id", key=True),
    _text("name"),
    Column("customer_kind", EnumText(premises.CustomerKind), nullable=False),
    _text("code"),
    _text("email"),
    _text("language"),
    Column("valid_from", OpenStart, primary_key=True),
    Column("valid_to", Date),
    Column("delivery", EnumText(premises.Delivery)),
)

meters_table = Table(
    "meters",
    metadata,
    _id("meter_id", key=True),
    Column("place_kind", EnumText(meters.PlaceKind), nullable=False),
    _id("place_id", index=True),
    Column("service", EnumText(meters.MeterService), nullable=False),
    _text("serial"),
    Column("installed_on", Date, nullable=False),
    Column("removed_on", Date),
    _scaled("start_value_e3"),
    Column("end_value_e3", scaled()),
    Column("digits", Integer, nullable=False),
    Column("verified_until", Date),
)

readings = Table(
    "readings",
    metadata,
    _id("meter_id", key=True),
    Column("read_on", Date, primary_key=True),
    _scaled("value_e3"),
    Column("source", EnumText(meters.Source), nullable=False),
    _text("submitted_at"),
    sqlite_with_rowid=False,
)


def _late_readings(name: str) -> Table:
    return Table(
        name,
        metadata,
        _id("meter_id", key=True),
        Column("read_on", Date, primary_key=True),
        _period(name="counts_from"),
        Column("before_e3", scaled()),
    )


def _late_meters(name: str) -> Table:
    return Table(
        name,
        metadata,
        _id("meter_id", key=True),
        _period(name="counts_from"),
        Column("known", Boolean, nullable=False),
        Column("installed_on", Date),
        Column("removed_on", Date),
        Column("start_value_e3", scaled()),
        Column("end_value_e3", scaled()),
        Column("digits", Integer),
    )


late_readings = _late_readings("late_readings")
late_meters = _late_meters("late_meters")
"""The knowledge of a meter in months before ``counts_from``; nothing where it is not ``known``.

So it is for what a building shares out.
"""

late_readings_own = _late_readings("late_readings_own")
late_meters_own = _late_meters("late_meters_own")
"""The same for the invoice of the meter's own place."""

tariffs_table = Table(
    "tariffs",
    metadata,
    _id("service", key=True),
    _id("building_id", key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
    Column("unit", EnumText(tariffs.Unit), nullable=False),
    _scaled("price_net_e6"),
    Column("vat_percent_e2", Integer, nullable=False),
    Column("vat_percent_other_e2", Integer, nullable=False),
    Column("vat_kind", EnumText(tariffs.VatKind), nullable=False),
)

norms = Table(
    "norms",
    metadata,
    _id("service", key=True),
    _id("building_id", key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
    _scaled("value_e6"),
)

methods_table = Table(
    "methods",
    metadata,
    _id("building_id", key=True),
    _id("service", key=True),
    Column("key", EnumText(methods.Key), nullable=False),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
    _text("basis"),
)

costs = Table(
    "costs",
    metadata,
    _id("building_id", key=True),
    _id("service", key=True),
    _period(),
    _scaled("amount_net_cents"),
    Column("vat_percent_e2", Integer, nullable=False),
    Column("vat_kind", EnumText(tariffs.VatKind), nullable=False),
    _text("note"),
)

charges = Table(
    "charges",
    metadata,
    _id("charge_id", key=True),
    _id("flat_id", index=True),
    Column("period", PeriodText, nullable=False),
    _id("service"),
    _scaled("net_cents"),
    Column("vat_percent_e2", Integer, nullable=False),
    Column("vat_kind", EnumText(tariffs.VatKind), nullable=False),
    _period(name="for_period", key=False),
    _text("text_lv"),
    _text("text_ru"),
    _text("text_en"),
    _text("reason"),
)

services = Table(
    "services",
    metadata,
    _id("service", key=True),
    _text("label_lv"),
    _text("label_ru"),
    _text("label_en"),
    _text("group"),
    Column("order", Integer, nullable=False),
)

windows = Table(
    "windows",
    metadata,
    _period(),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
)

months = Table(
    "months",
    metadata,
    _id("building_id", key=True),
    _period(),
    Column("heating_on", Boolean, nullable=False),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    _id("flat_id", key=True),
    _id("bank", key=True),
    _text("channel_address"),
    _text("payer_name"),
    _text("payer_code"),
    _text("seller_contract_id"),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
)

balances = Table(
    "balances",
    metadata,
    _id("flat_id", key=True),
    _period(),
    _scaled("balance_begin_cents"),
    _scaled("paid_cents"),
    _text("customer_code"),
)
